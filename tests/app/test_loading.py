"""A page that is still getting ready does not lose what is asked meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from corpus import MINUTES
from index import Index
from tests.app.browsing import ask, free_port
from ui import LiveAssistant, launch


@pytest.fixture
def slow(index_folder: Path, index: Index) -> Iterator[tuple[str, threading.Event]]:
    """A program that finds its examples when the test says so."""
    ready = threading.Event()
    ready.set()

    class Slow(LiveAssistant):
        def examples(self, language: object) -> list[str]:
            ready.wait(timeout=60)
            return ["Hvem deltog i mødet i Klynge Syd?"]

    page, url = launch(Slow(index_folder, index), "127.0.0.1", free_port(), MINUTES, index_folder)
    ready.clear()
    yield url, ready
    ready.set()
    page.close(verbose=False)


def test_an_answer_is_not_written_over_by_late_examples(
    browser: Browser, slow: tuple[str, threading.Event]
) -> None:
    url, ready = slow
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(url)
    expect(page.locator(".example").first).to_be_visible()
    ask(page, "Hvem deltog i mødet i Klynge Syd?")
    ready.set()
    # Whatever was on its way has come when the next question is answered.
    ask(page, "Hvad besluttede Klynge Vest?")
    expect(page.locator(".turn")).to_have_count(2)
    context.close()
