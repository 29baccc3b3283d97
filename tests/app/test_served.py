"""The page's head is Danish and names no other host."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import gradio
from starlette.types import Message, Receive, Scope, Send

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
