"""What seldom happens must look right as well: a single word, thirty sources, endless names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from corpus import MINUTES
from index import Index
from rag import Answer, Assistant, Filters, Turn
from tests.app.browsing import Shoot, ask, free_port, narrow_enough, serious
from ui import LiveAssistant, launch
from ui.live import Opened

ATTENDED = "Hvem deltog i mødet i Sundhedsklynge Vest?"
LONG = "Samarbejdsudvalgetforsammenhængendepatientforløb" * 3


class Extreme(Assistant):
    """Answers in one word, or with a source from each of many passages."""

    def __init__(self, index: Index) -> None:
        super().__init__(index)
        self._index = index

    def answer(
        self, question: str, history: Sequence[Turn] = (), filters: Filters | None = None
    ) -> Answer:
        answer = super().answer(ATTENDED)
        if question == "tredive":
            passages = [self._index.passages[number] for number in range(30)]
            citations = tuple(
                replace(
                    answer.citations[0],
                    marker=number,
                    passage=passage,
                    span=passage.sentences[0],
                    quote=passage.sentence_texts[0],
                )
                for number, passage in enumerate(passages, 1)
            )
            text = "\n".join(f"- {cited.quote} [{cited.marker}]" for cited in citations)
            return replace(answer, text=text, citations=citations)
        if question == "langt":
            return replace(answer, text=f"{LONG} [1]", question=LONG, filters=Filters(item=LONG))
        return replace(answer, text="Ja. [1]", citations=answer.citations[:1])


@pytest.fixture(scope="module")
def url(index: Index, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("looks")
    live = LiveAssistant(folder, index)
    live._opened = Opened(index, Extreme(index))
    page, url = launch(live, "127.0.0.1", free_port(), MINUTES, folder)
    yield url
    page.close(verbose=False)


@pytest.mark.parametrize("question", ["ja", "tredive", "langt"])
def test_it_fits_wide_and_narrow(browser: Browser, url: str, shoot: Shoot, question: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page: Page = context.new_page()
    page.goto(url)
    expect(page.get_by_role("textbox")).to_be_focused()
    turn = ask(page, question)
    expect(turn.locator(".marker").first).to_be_in_viewport()
    shoot(page, f"extreme-{question}")
    assert serious(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert narrow_enough(page)
    shoot(page, f"phone-extreme-{question}")
    context.close()
