"""Stop, time limits and failures, with an assistant that answers when the test says so."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from corpus import MINUTES
from index import Index
from rag import Answer, Assistant, Filters, Turn
from tests.app.browsing import free_port
from ui import LiveAssistant, launch, turnstile
from ui.answering import Answering
from ui.links import address, edition
from ui.live import Opened
from ui.page_images import PageImages
from ui.texts import DANISH

QUESTION = "Hvad besluttede Sundhedsklynge Vest om forebyggelige genindlæggelser?"


class Held(Assistant):
    """Answers a question with "hold" in it only when the gate is opened."""

    def __init__(self, index: Index) -> None:
        super().__init__(index)
        self.gate = threading.Event()
        self.begun = threading.Event()

    def answer(
        self, question: str, history: Sequence[Turn] = (), filters: Filters | None = None
    ) -> Answer:
        if "hold" in question:
            self.begun.set()
            self.gate.wait(timeout=300)
        if "knæk" in question:
            raise RuntimeError("broken on purpose")
        return super().answer(question, history, filters)


@pytest.fixture(scope="module")
def held(index_folder: Path, index: Index) -> Iterator[tuple[str, Held]]:
    assistant = Held(index)
    live = LiveAssistant(index_folder, index)
    live._opened = Opened(index, assistant)
    page, url = launch(live, "127.0.0.1", free_port(), MINUTES, index_folder)
    yield url, assistant
    assistant.gate.set()
    page.close(verbose=False)


@pytest.fixture
def page(browser: Browser, held: tuple[str, Held]) -> Iterator[Page]:
    url, assistant = held
    assistant.gate.clear()
    assistant.begun.clear()
    context = browser.new_context(reduced_motion="reduce")
    opened = context.new_page()
    opened.goto(url)
    expect(opened.locator(".example").first).to_be_visible()
    yield opened
    assistant.gate.set()
    context.close()


def send(page: Page, question: str) -> None:
    page.get_by_role("textbox").fill(question)
    page.get_by_role("textbox").press("Enter")


def test_stop_gives_the_question_back_and_the_next_one_is_answered(
    page: Page, held: tuple[str, Held]
) -> None:
    send(page, "hold dette")
    expect(page.locator(".searching")).to_be_visible()
    assert held[1].begun.wait(timeout=60)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.get_by_role("alert")).to_contain_text("Stoppet")
    expect(page.get_by_role("textbox")).to_have_value("hold dette")
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()
    send(page, QUESTION)
    expect(page.locator(".turn .marker").first).to_be_visible()
    # What was stopped does not turn up later.
    held[1].gate.set()
    send(page, QUESTION)
    expect(page.locator(".turn:not(.pending)")).to_have_count(2)


def test_what_is_typed_after_a_question_stays(page: Page, held: tuple[str, Held]) -> None:

    def typing_on(route: Route) -> None:
        if "hold dette" in (route.request.post_data or ""):
            page.keyboard.type("og så det næste")
        route.continue_()

    page.route("**/queue/join*", typing_on)
    send(page, "hold dette")
    expect(page.locator(".searching")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_value("og så det næste")
    held[1].gate.set()
    expect(page.locator(".turn:not(.pending)")).to_have_count(1)
    expect(page.get_by_role("textbox")).to_have_value("og så det næste")


def test_one_slow_question_does_not_hold_up_somebody_else(
    browser: Browser, page: Page, held: tuple[str, Held]
) -> None:
    send(page, "hold dette")
    assert held[1].begun.wait(timeout=60)
    context = browser.new_context()
    other = context.new_page()
    other.goto(held[0])
    send(other, QUESTION)
    expect(other.locator(".turn .marker").first).to_be_visible()
    context.close()
    held[1].gate.set()
    expect(page.locator(".turn:not(.pending)")).to_have_count(1)


def test_pages_that_are_drawn_hold_up_nobody_and_too_many_are_turned_away(
    page: Page, held: tuple[str, Held], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = threading.Event()
    monkeypatch.setattr(PageImages, "png", lambda *_: b"png" if drawn.wait(300) else b"")
    source = next(iter(held[1].index.meetings.values())).source
    image = address("side.png", fil=source.path, udgave=edition(source), side=1)

    def status(_: int) -> int:
        try:
            return int(urlopen(held[0] + image).status)
        except HTTPError as error:
            assert error.read().decode() == DANISH.busy
            return error.code

    with ThreadPoolExecutor(turnstile.WAITING + 1) as pool:
        asked = [pool.submit(status, number) for number in range(turnstile.WAITING + 1)]
        # All have come when one is turned away.
        assert next(as_completed(asked)).result() == 503
        send(page, QUESTION)
        expect(page.locator(".turn .marker").first).to_be_visible()
        page.goto(held[0] + "moeder")
        expect(page.locator("ul.meetings li")).to_have_count(5)
        drawn.set()
        assert Counter(one.result() for one in asked) == {200: turnstile.WAITING, 503: 1}


def test_answers_that_were_given_up_hold_up_nobody(
    index_folder: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    assistant = Held(index)
    live = LiveAssistant(index_folder, index)
    live._opened = Opened(index, assistant)

    async def asked() -> Answer:
        answering = Answering(live)
        with monkeypatch.context() as patch:
            patch.setattr(turnstile, "TIME_LIMIT_SECONDS", 0.01)
            for _ in range(12):
                with pytest.raises(TimeoutError):
                    await answering.answer("en", "hold dette", [], None)
        _, answer = await answering.answer("en anden", QUESTION, [], None)
        return answer

    try:
        # In a thread, because Playwright keeps a loop running in this one.
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(asyncio.run, asked()).result(timeout=120).citations
    finally:
        assistant.gate.set()


def test_a_new_conversation_while_searching_stays_new(page: Page, held: tuple[str, Held]) -> None:
    send(page, "hold dette")
    assert held[1].begun.wait(timeout=60)
    page.get_by_role("button", name="Ny samtale").click()
    expect(page.locator(".turn")).to_have_count(0)
    held[1].gate.set()
    # The box is emptied for the new conversation, on a busy machine after the first letters.
    box = page.get_by_role("textbox")
    for _ in range(10):
        box.fill(QUESTION)
        page.wait_for_timeout(300)
        if box.input_value() == QUESTION:
            break
    box.press("Enter")
    expect(page.locator(".turn:not(.pending)")).to_have_count(1)
    expect(page.locator(".question")).to_contain_text(QUESTION)


def test_switching_language_while_searching_loses_nothing(
    page: Page, held: tuple[str, Held]
) -> None:
    send(page, "hold dette")
    assert held[1].begun.wait(timeout=60)
    page.get_by_role("button", name="English").click()
    held[1].gate.set()
    expect(page.locator(".turn:not(.pending)")).to_have_count(1)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".turn")).to_have_count(1)


def test_a_failure_is_one_calm_sentence(page: Page) -> None:
    send(page, "knæk")
    expect(page.get_by_role("alert")).to_contain_text("Der opstod en fejl")
    send(page, QUESTION)
    expect(page.locator(".turn .marker").first).to_be_visible()


def test_an_answer_that_takes_too_long_is_given_up(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turnstile, "TIME_LIMIT_SECONDS", 0.01)
    send(page, "hold dette")
    expect(page.get_by_role("alert")).to_contain_text("tog for lang tid")


def test_the_index_folder_is_not_part_of_the_page(page: Page) -> None:
    assert str(Path(MINUTES).parent) not in page.content()
