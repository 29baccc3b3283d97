"""What the browser is handed: the right language, no address but our own, and to us alone.

Gradio's page says ``lang="en"`` and carries links to foreign hosts in its head.  They are taken
out here, and a Content-Security-Policy makes the browser itself refuse any other host, whatever
a later version of Gradio may ask for.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Gradio evaluates the templates of its HTML component, hence 'unsafe-eval'; nothing that a file
# or a person wrote is part of a template.
POLICY = (
    "default-src 'self'; "
    "script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; "
    "font-src 'self' data:; "
    "worker-src 'self' blob:; "
    "object-src 'none'; "
    "base-uri 'self'; "
    "form-action 'self'; "
    "frame-ancestors 'self'"
)
LOCAL = ("127.0.0.1", "localhost", "::1")
_OTHER_NAME = (
    "Chatten her er kun for den maskine, den kører på. Åbn den som localhost, eller start den med "
    "--host, hvis andre skal kunne spørge."
)
_FOREIGN = re.compile(rb"<meta\s+(?:property|name)=\"(?:og|twitter):[^>]*>\s*", re.IGNORECASE)
_MANIFEST = re.compile(rb"<link\s+rel=\"manifest\"[^>]*>\s*")
_LANGUAGE = re.compile(rb"(<html\b[^>]*?\blang=)\"[^\"]*\"")


def cleaned(page: bytes) -> bytes:
    """Gradio's page in Danish and without foreign addresses in its head."""
    page = _LANGUAGE.sub(rb'\1"da"', page, count=1)
    # A manifest is asked for though there is none unless the page is installable.
    return _MANIFEST.sub(b"", _FOREIGN.sub(b"", page), count=1)


class LocalNames:
    """ASGI middleware for a page that is served to this machine only.

    A foreign page may let its own name lead here and would then read the minutes as its own, so
    requests under any name that is not this machine's are refused.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with one sentence."""
        local = scope["type"] != "http" or _name(Headers(scope=scope).get("host", "")) in LOCAL
        await (self._app if local else PlainTextResponse(_OTHER_NAME, 421))(scope, receive, send)


def _name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


class ServedPage:
    """ASGI middleware that cleans HTML and sends the policy with it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; hold back an HTML response until it is whole."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        held: Message | None = None
        body = b""

        async def cleaning(message: Message) -> None:
            nonlocal held, body
            if message["type"] == "http.response.start" and _is_html(message):
                held = message
            elif held is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    # Pages of our own say their language, and need no cleaning.
                    page = body if _says_language(held) else cleaned(body)
                    await send({**held, "headers": _headers(held, len(page))})
                    await send({"type": "http.response.body", "body": page})

        await self._app(scope, receive, cleaning)


def _is_html(message: Message) -> bool:
    return any(
        name.lower() == b"content-type" and value.startswith(b"text/html")
        for name, value in message["headers"]
    )


def _says_language(message: Message) -> bool:
    return any(name.lower() == b"content-language" for name, _ in message["headers"])


def _headers(message: Message, length: int) -> list[tuple[bytes, bytes]]:
    kept = [pair for pair in message["headers"] if pair[0].lower() != b"content-length"]
    return [
        *kept,
        (b"content-length", str(length).encode()),
        (b"content-security-policy", POLICY.encode()),
        # Not "no-referrer": forms of our own would then come without an origin, as a foreign one's.
        (b"referrer-policy", b"same-origin"),
        (b"x-content-type-options", b"nosniff"),
    ]
