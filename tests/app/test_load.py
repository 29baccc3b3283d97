"""Many people at once, and one who asks too much."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from html import escape
from typing import Any
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest

from tests.app.browsing import Served
from ui.texts import DANISH
from ui.turnstile import Busy, Turnstile

QUESTIONS = (
    ("Hvad besluttede Sundhedsklynge Vest om forebyggelige genindlæggelser?", "2023-05-10"),
    ("Hvem deltog i mødet i Klynge Syd?", "2021-02-03"),
)


def posted(served: Served, path: str, data: object) -> dict[str, Any]:
    body = json.dumps(data).encode()
    with urlopen(
        Request(f"{served.url}gradio_api/{path}", body, {"content-type": "application/json"})
    ) as reply:
        found: dict[str, Any] = json.load(reply)
        return found


def asked_in_the_page(served: Served, function: int, question: str) -> str:
    """The conversation as the page of one person shows it, after one question."""
    person = uuid4().hex
    joined = {"fn_index": function, "session_hash": person, "data": [question, None]}
    posted(served, "queue/join", joined)
    with urlopen(f"{served.url}gradio_api/queue/data?session_hash={person}") as stream:
        for line in stream:
            message = json.loads(line[6:]) if line.startswith(b"data: ") else {}
            if message.get("msg") == "process_completed":
                return str(message["output"]["data"][2])
    pytest.fail("no answer")


def asked_by_a_program(served: Served, question: str) -> dict[str, Any] | str:
    """The record, or the message of a refusal."""
    event = posted(served, "call/ask", {"data": [question, []]})["event_id"]
    kind = ""
    with urlopen(f"{served.url}gradio_api/call/ask/{event}") as stream:
        for line in stream:
            name, _, value = line.decode().strip().partition(": ")
            if name == "event":
                kind = value
            elif name == "data" and kind in ("complete", "error"):
                found: Any = json.loads(value)
                return found[0] if kind == "complete" else str(found["error"])
    pytest.fail("no answer")


def test_fifty_people_at_once_get_their_own_answer(served: Served) -> None:
    with urlopen(f"{served.url}config") as reply:
        functions = json.load(reply)["dependencies"]
    (function,) = [f["id"] for f in functions if len(f["targets"]) == 3 and f["inputs"]]
    wanted = [QUESTIONS[number % 2] for number in range(50)]
    with ThreadPoolExecutor(50) as pool:
        pages = list(pool.map(lambda q: asked_in_the_page(served, function, q[0]), wanted))
    for number, page in enumerate(pages):
        own, other = wanted[number], wanted[number + 1 if number % 2 == 0 else number - 1]
        assert page.count('<section class="turn"') == 1
        assert escape(own[0]) in page
        assert own[1] in page
        assert escape(other[0]) not in page


def test_a_program_that_asks_too_much_is_told_and_nobody_else_waits_for_it(
    served: Served,
) -> None:
    with ThreadPoolExecutor(40) as pool:
        replies = list(pool.map(lambda _: asked_by_a_program(served, QUESTIONS[0][0]), range(40)))
    answered = [reply for reply in replies if isinstance(reply, dict)]
    refused = [reply for reply in replies if isinstance(reply, str)]
    assert len(answered) >= 10
    assert set(refused) <= {DANISH.busy}
    # Afterwards there is room again.
    assert isinstance(asked_by_a_program(served, QUESTIONS[1][0]), dict)


def test_a_turnstile_lets_few_in_and_turns_the_rest_away() -> None:
    async def tried() -> None:
        turnstile = Turnstile(at_once=2, waiting=3)
        leave = asyncio.Event()
        inside = 0

        async def visit(person: str) -> None:
            nonlocal inside
            async with turnstile.passing(person, 2):
                inside += 1
                await leave.wait()

        visits = [asyncio.create_task(visit(person)) for person in "aabbc"]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert inside == 2
        for person in "ad":
            with pytest.raises(Busy):
                await visit(person)
        leave.set()
        await asyncio.gather(*visits)
        assert inside == 5
        await visit("a")

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, tried()).result()
