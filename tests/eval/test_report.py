from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import numpy as np
import pytest

from eval.report import report
from eval.scores import Scores, to_json
from eval.separation import risk_coverage
from eval.tables import number, run_table
from tests.eval.makers import cite, found, make_prediction, make_question

QUESTIONS = (
    make_question("right", 1),
    make_question("wrong", 2, question="Hvad <b>kostede</b> det?"),
    make_question("none", 3, type="unanswerable", answerable=False, expect="abstain"),
)


def scores(name: str = "ours", **fields: Any) -> Scores:
    predictions = [
        make_prediction("right", citations=[cite()], seconds=0.03, **fields),
        make_prediction("wrong", "<script>x</script>", retrieved=[found("a & b")], **fields),
        make_prediction("none", "Det ved jeg ikke.", abstained=True, seconds=0.05, **fields),
    ]
    return Scores.of(name, QUESTIONS, {p.id: p for p in predictions})


class Balanced(HTMLParser):
    """Fails when an element is closed that is not open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_page_asks_nothing_of_the_network_and_runs_nothing() -> None:
    html = report([scores(confidence=0.5)], "Prøve")
    assert not re.search(r"https?:|//|@import|url\(|<script|<link|<img|src=", html)
    assert "default-src 'none'" in html


def test_a_page_is_balanced_and_escapes_what_it_shows() -> None:
    html = report([scores(), scores("plain")], "A & B", [("set", "<x>")])
    parser = Balanced()
    parser.feed(html)
    assert parser.open == []
    assert "&lt;script&gt;x&lt;/script&gt;" in html
    assert "Hvad &lt;b&gt;kostede&lt;/b&gt; det?" in html


def test_every_failed_question_is_shown_and_no_other() -> None:
    html = report([scores()], "Prøve")
    assert "Det, der gik galt (1 af 3)" in html
    assert html.count("<details") == 1
    assert "a &amp; b" in html


def test_without_confidence_the_page_says_why_there_is_no_curve() -> None:
    assert "ikke alle svar har en <code>confidence</code>" in report([scores()], "Prøve")
    assert "ikke alle svar har en <code>confidence</code>" not in report(
        [scores(confidence=0.4)], "Prøve"
    )


def test_risk_and_coverage_by_hand() -> None:
    points = risk_coverage(np.array([0.9, 0.8, 0.8, 0.1]), [True, False, True, False])
    assert points == [(0.25, 0.0), (0.75, pytest.approx(1 / 3)), (1.0, 0.5)]


def of_two_splits() -> Scores:
    """Confidence is right about all of dev, and wrong about half of test."""
    sure = {"a": (0.9, "dev", True), "b": (0.1, "dev", False)}
    sure |= {"c": (0.8, "test", True), "d": (0.3, "test", False), "e": (0.85, "test", False)}
    refused = {"type": "unanswerable", "answerable": False, "expect": "abstain", "gold": []}
    questions = [
        make_question(name, split=split, **({} if answerable else refused))
        for name, (_, split, answerable) in sure.items()
    ]
    predictions = {
        name: make_prediction(name, confidence=confidence, abstained=confidence < 0.5)
        for name, (confidence, _, _) in sure.items()
    }
    return Scores.of("ours", questions, predictions)


def test_each_split_has_its_own_auroc_and_its_own_place() -> None:
    splits = of_two_splits().to_dict()["split"]
    assert splits["dev"]["answerability_auroc"]["value"] == 1
    assert splits["test"]["answerability_auroc"]["value"] == 0.5
    assert splits["test"]["answerability_auroc"]["n"] == 3
    text = run_table([of_two_splits()])
    assert re.search(r"^test +\.50 +\S+ +\.67 +\.50 +3$", text, re.M)


def test_a_premise_that_may_be_corrected_is_no_question_of_confidence() -> None:
    premise = make_question(
        "f", type="false_premise", answerable=False, expect="abstain_or_correct", split="test"
    )
    before = of_two_splits()
    sure = make_prediction("f", "Nej, det var 900.000 kr.", confidence=1.0)
    predictions = {p.id: p for p in (*before.predictions, sure)}
    after = Scores.of("ours", (*before.questions, premise), predictions)
    assert after.separation_by_split == before.separation_by_split


def test_the_curve_is_that_of_test_with_dev_faint_behind_it() -> None:
    html = report([of_two_splits()], "Prøve")
    assert "Risiko over dækning for test" in html
    assert "dækning 0.67, risiko 0.50. Svagt: dev" in html
    assert [*re.findall(r'class="curve (\w+)"', html)] == ["faint", "ours"]


def test_the_table_shows_types_splits_and_a_dash_where_nothing_applies() -> None:
    text = run_table([scores(), scores("plain")])
    assert "money (2)" in text
    assert "unanswerable (1)" in text
    assert "plain" in text
    assert max(map(len, text.splitlines())) <= 100


def test_the_json_has_every_figure_under_its_path() -> None:
    record = to_json([scores(confidence=0.5)], split=None)["systems"]["ours"]
    assert record["all"]["overall"]["value"] == pytest.approx(2 / 3)
    assert record["type"]["unanswerable"]["abstention"]["n"] == 1
    assert record["all"]["answerability_auroc"]["value"] == 0.5
    assert record["seconds"]["p50"] == pytest.approx(0.04)
    assert "recall@5" not in record["type"]["unanswerable"]


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1.0"), (0.999, "1.0"), (0.25, ".25"), (0.0, ".00"), (0.1, ".10")]
)
def test_shares_are_short(value: float, text: str) -> None:
    assert number(value) == text
