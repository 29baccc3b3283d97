"""The page's head is Danish and names no other host."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import gradio
import pytest
from starlette.types import Message, Receive, Scope, Send

from tests.app.browsing import Served
from ui.served import POLICY, ServedPage, cleaned


def test_gradios_own_page_loses_its_foreign_addresses() -> None:
    template = Path(gradio.__file__).parent / "templates" / "frontend" / "index.html"
    page = cleaned(template.read_bytes()).decode()
    assert '<html\n\tlang="da"' in page
    assert "https://" not in page
    assert "manifest.json" not in page


def respond(kind: bytes, *bodies: bytes) -> list[Message]:
    """What a browser gets through the middleware."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await send(
            {
                "type": "http.response.start",
                "status": 200,
                "headers": [(b"content-type", kind), (b"content-length", b"1")],
            }
        )
        for number, body in enumerate(bodies):
            more = number < len(bodies) - 1
            await send({"type": "http.response.body", "body": body, "more_body": more})

    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    # In a thread, because Playwright keeps a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, ServedPage(app)({"type": "http"}, receive, send)).result()
    return sent


def test_html_comes_whole_with_a_policy_and_its_true_length() -> None:
    start, body = respond(b"text/html; charset=utf-8", b'<html lang="en">', b"</html>")
    assert body["body"] == b'<html lang="da"></html>'
    headers = dict(start["headers"])
    assert headers[b"content-length"] == b"23"
    assert headers[b"content-security-policy"].decode() == POLICY


def test_anything_else_passes_untouched_as_it_comes() -> None:
    sent = respond(b"text/event-stream", b"a", b"b")
    assert [message.get("body") for message in sent] == [None, b"a", b"b"]
    assert b"content-security-policy" not in dict(sent[0]["headers"])


def test_a_page_for_this_machine_is_not_served_under_a_foreign_name(served: Served) -> None:
    port = urlsplit(served.url).port
    for name in ("127.0.0.1", "localhost", "[::1]"):
        assert urlopen(Request(served.url, headers={"host": f"{name}:{port}"})).status == 200
    for name in ("evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "[", ""):
        with pytest.raises(HTTPError) as caught:
            urlopen(Request(served.url, headers={"host": name}))
        assert caught.value.code == 421
