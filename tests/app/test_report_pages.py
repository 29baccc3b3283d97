"""The pages that ``python -m eval`` writes, in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from eval.compare import compare
from eval.compare_report import compare_report
from eval.report import report
from eval.scores import Scores
from tests.eval.makers import cite, found, make_prediction, make_question

QUESTIONS = (
    make_question("a", 1, type="money"),
    make_question("b", 2, type="date"),
    make_question("c", 3, type="date"),
    make_question("d", 4, type="unanswerable", answerable=False, expect="abstain"),
)


def scores(name: str, right: str) -> Scores:
    """A system that is right on some of the questions."""
    predictions = {
        key: make_prediction(
            key,
            "900.000 kr. [1]" if key in right else "Ved ikke " + "meget " * 60,
            citations=[cite()],
            retrieved=[found("Et langt sted i referatet. " * 20)],
            seconds=0.03,
            confidence=0.5,
        )
        for key in "abcd"
    }
    return Scores.of(name, QUESTIONS, predictions)


PAGES = {
    "report": report([scores("vores", "a"), scores("enkel", "b")], "Prøve", [("spørgsmål", "x")]),
    "comparison": compare_report(compare(scores("a", "a"), scores("b", "bc"))),
}


def opened(browser: Browser, tmp_path: Path, html: str, **context: object) -> Page:
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    page = browser.new_context(**context).new_page()  # type: ignore[arg-type]
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_asks_for_nothing_else_fits_a_phone_and_is_accessible(
    browser: Browser, tmp_path: Path, name: str, scheme: str
) -> None:
    phone = {"width": 390, "height": 844}
    page = opened(browser, tmp_path, PAGES[name], viewport=phone, color_scheme=scheme)
    page.locator("details").first.locator("summary").click()
    asked = page.evaluate("performance.getEntriesByType('resource').length")
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    found = [(v["id"], v["help"]) for v in Axe().run(page).response["violations"]]
    assert (asked, found) == (0, [])
    assert wider <= 0
    page.context.close()


def test_failed_questions_are_filtered_without_a_script(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, PAGES["report"], java_script_enabled=False)
    shown = page.locator("details:visible")
    assert shown.count() == 3
    page.get_by_label("date (2)").check()
    assert shown.count() == 2
    page.get_by_label("svarede på det ubesvarlige (1)").check()
    assert shown.count() == 0
    page.context.close()
