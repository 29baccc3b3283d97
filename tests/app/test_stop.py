"""Stop, time limits and failures, with an assistant that answers when the test says so."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from corpus import MINUTES
from index import Index
from rag import Answer, Assistant, Filters, Turn
from tests.app.browsing import free_port
from ui import LiveAssistant, launch, turnstile
from ui.live import Opened

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


def test_a_new_conversation_while_searching_stays_new(page: Page, held: tuple[str, Held]) -> None:
    send(page, "hold dette")
    assert held[1].begun.wait(timeout=60)
    page.get_by_role("button", name="Ny samtale").click()
    expect(page.locator(".turn")).to_have_count(0)
    held[1].gate.set()
    send(page, QUESTION)
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
