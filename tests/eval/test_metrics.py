from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics import (
    METRICS,
    citation_precision,
    citation_recall,
    group_ranks,
    in_gold_item,
    ranking,
    recall_at,
    score,
    score_retrieval,
)
from eval.predictions import CitationRecord, Prediction
from eval.questions import Gold, Question
from eval.sources import sources_in
from tests.eval.makers import cite, found, make_prediction, make_question

QUOTE = "Klyngen godkender projektet med 900.000 kr."
TWO = [
    {"doc": "vest.txt", "item": "2", "section": "recommendation", "quote": QUOTE, "group": 1},
    {"doc": "syd.txt", "item": "1", "section": "minutes", "quote": "finder datoer", "group": 2},
]
RANKS = st.lists(st.none() | st.integers(1, 12), min_size=1, max_size=6)


def refusable(**fields: Any) -> Any:
    kind: Any = {"type": "false_premise", "answerable": False, "expect": "abstain_or_correct"}
    return make_question(**kind | fields)


def test_a_passage_is_relevant_with_the_whole_quote_in_the_right_document() -> None:
    question = make_question()
    passages = make_prediction(
        retrieved=[found(QUOTE, "syd.txt"), found("900.000 kr."), found(f"Før. {QUOTE} Efter.")]
    ).retrieved
    assert group_ranks(question, passages) == [3]
    assert group_ranks(question, passages[:2]) == [None]


def test_recall_needs_any_gold_or_every_group() -> None:
    retrieved = make_prediction(retrieved=[found(QUOTE), found("andet")]).retrieved
    assert recall_at(group_ranks(make_question(gold=TWO, need="any"), retrieved), 1) == 1
    assert recall_at(group_ranks(make_question(gold=TWO, need="all"), retrieved), 10) == 0


def test_reciprocal_rank_by_hand() -> None:
    assert ranking([None, 4, 2])["mrr@10"] == 1 / 2
    assert ranking([None])["mrr@10"] == 0


def test_ndcg_by_hand() -> None:
    def ndcg(*ranks: int | None) -> float:
        return ranking(ranks)["ndcg@10"]

    assert ndcg(3) == pytest.approx(1 / math.log2(4))
    ideal = 1 + 1 / math.log2(3)
    assert ndcg(1, 4) == pytest.approx((1 + 1 / math.log2(5)) / ideal)
    assert ndcg(2, None) == pytest.approx((1 / math.log2(3)) / ideal)
    assert ndcg(1, 1) == 1
    assert ndcg(2, 2) == pytest.approx(1 / math.log2(3))
    assert ndcg(None, None) == 0


@given(RANKS)
def test_recall_does_not_fall_with_k(ranks: list[int | None]) -> None:
    values = [recall_at(ranks, k) for k in range(1, 13)]
    assert values == sorted(values)


@pytest.mark.parametrize(
    ("citation", "gold", "expected"),
    [
        (("2", "minutes"), ("2", "recommendation"), True),
        (("Punkt 2:", "minutes"), ("2", None), True),
        (("2", "minutes"), ("3", "minutes"), False),
        ((None, "header"), ("2", "header"), False),
        ((None, "header"), (None, "header"), True),
        ((None, "header"), (None, "minutes"), False),
        ((None, "header"), (None, None), True),
    ],
)
def test_items_are_compared_by_label_and_without_one_by_section(
    citation: tuple[str | None, str], gold: tuple[str | None, str | None], expected: bool
) -> None:
    cited = CitationRecord("vest.txt", *citation, quote="citat")
    assert in_gold_item(cited, Gold("vest.txt", *gold, quote="guld", group=None)) is expected
    assert not in_gold_item(cited, Gold("syd.txt", *gold, quote="guld", group=None))


@pytest.mark.parametrize(
    ("gold", "expected"),
    [("b", True), ("3 b", True), ("Punkt 3", True), ("2", False), ("c", False)],
)
def test_what_lies_in_a_part_of_an_item_lies_in_the_item(gold: str, expected: bool) -> None:
    cited = CitationRecord("vest.txt", "b", "minutes", quote="citat", parent="3")
    assert in_gold_item(cited, Gold("vest.txt", gold, "minutes", "guld", None)) is expected


@pytest.mark.parametrize(
    ("item", "gold", "expected"),
    [(None, "Nyt fra  GF:", True), (None, "Nyt fra os", False), ("2", "Nyt fra GF", False)],
)
def test_an_item_without_a_label_is_known_by_its_title(
    item: str | None, gold: str, expected: bool
) -> None:
    cited = CitationRecord("vest.txt", item, "minutes", quote="citat", title="Nyt fra GF")
    assert in_gold_item(cited, Gold("vest.txt", gold, "minutes", "guld", None)) is expected


def test_an_unnumbered_item_matches_when_it_quotes_the_gold_whatever_the_section_is_called() -> (
    None
):
    cited = CitationRecord("vest.txt", None, "other", quote="Status. Den sendes pr. 1. juli.")
    assert in_gold_item(cited, Gold("vest.txt", None, "minutes", "sendes pr. 1. juli", None))


def test_citation_precision_is_the_share_in_gold_items() -> None:
    question = make_question()
    citations = make_prediction(citations=[cite(), cite(item="1"), cite("syd.txt")]).citations
    assert citation_precision(question, citations) == pytest.approx(1 / 3)
    assert citation_precision(question, ()) == 0


def test_citation_recall_needs_every_group() -> None:
    citations = make_prediction(citations=[cite()]).citations
    assert citation_recall(make_question(gold=TWO, need="any"), citations) == 1
    assert citation_recall(make_question(gold=TWO, need="all"), citations) == 0


def test_an_answer_whose_number_is_only_in_its_quote_is_grounded_but_not_strictly_correct() -> None:
    prediction = make_prediction(answer="Se indstillingen [1]", citations=[cite(quote=QUOTE)])
    values = score(make_question(), prediction, None)
    assert values["answer_correct"] == 0
    assert values["answer_grounded"] == 1
    assert values["overall"] == 1


def test_an_answer_that_claims_something_forbidden_is_wrong() -> None:
    prediction = make_prediction(answer="900.000 eller 220.000 kr.", citations=[cite(quote=QUOTE)])
    values = score(make_question(), prediction, None)
    assert values["answer_correct"] == values["answer_grounded"] == 0


def test_what_only_a_quote_says_is_no_forbidden_claim() -> None:
    prediction = make_prediction(citations=[cite(quote=f"{QUOTE} Desuden 220.000 kr.")])
    assert score(make_question(), prediction, None)["answer_grounded"] == 1


def test_a_right_answer_with_a_citation_elsewhere_is_not_grounded() -> None:
    prediction = make_prediction(citations=[cite(item="1")])
    values = score(make_question(), prediction, None)
    assert values["answer_correct"] == 1
    assert values["answer_grounded"] == 0


def test_a_refused_answerable_question_fails_and_has_no_citation_precision() -> None:
    prediction = make_prediction(answer="900.000 kr.", abstained=True)
    values = score(make_question(), prediction, None)
    assert values["false_abstention"] == 1
    assert values["overall"] == values["answer_correct"] == values["citation_recall"] == 0
    assert values["citation_precision"] is None
    assert values["abstention"] is None


@pytest.mark.parametrize(
    ("fields", "answer", "abstained", "expected"),
    [
        ({}, "Det står der ikke.", True, 1),
        ({"correction_contains": ["godkendt"]}, "Nej, det blev godkendt.", False, 1),
        ({"correction_contains": ["godkendt"]}, "Fordi pengene slap op.", False, 0),
        ({"correction_contains": ["godkendt"]}, "Godkendt med 220.000 kr.", False, 0),
        ({}, "Det blev godkendt.", False, 0),
        (
            {"expect": "abstain", "type": "unanswerable", "correction_contains": ["godkendt"]},
            "Det blev godkendt.",
            False,
            0,
        ),
    ],
)
def test_a_question_without_an_answer_is_refused_or_corrected(
    fields: dict[str, Any], answer: str, abstained: bool, expected: float
) -> None:
    values = score(refusable(**fields), make_prediction(answer=answer, abstained=abstained), None)
    assert values["abstention"] == values["overall"] == expected
    assert values["recall@5"] is None
    assert values["false_abstention"] is None


def test_quotes_are_checked_at_their_place_in_the_file(minutes: Path) -> None:
    sources = sources_in(minutes)
    start = sources["vest.txt"].text.index("Projektet evalueres")
    end = sources["vest.txt"].text.index("2023.\n", start) + 5
    quote = "Projektet evalueres ved udgangen af 2023."
    for citation, expected in [
        (cite(quote=quote, span=[start, end]), 1),
        (cite(quote=quote), 1),
        (cite(quote=quote, span=[start + 10, end]), 0),
        (cite(quote=quote, span=[0, 10**6]), 0),
        (cite(quote="Projektet evalueres i 2024."), 0),
        (cite(quote=quote, doc="nord.txt"), 0),
    ]:
        values = score(make_question(), make_prediction(citations=[citation]), sources)
        assert values["quote_fidelity"] == expected, citation


def test_a_system_that_only_retrieves_has_retrieval_metrics_only() -> None:
    values = score_retrieval(make_question(), make_prediction(retrieved=[found(QUOTE)]))
    kinds = {metric.kind for metric in METRICS if values[metric.name] is not None}
    assert kinds == {"retrieval"}


@pytest.mark.parametrize(
    ("question", "fields", "misled"),
    [
        (make_question(), {"citations": [cite()]}, 0),
        (make_question(), {"citations": []}, 1),
        (make_question(), {"citations": [], "doubtful": True}, 0),
        (make_question(), {"abstained": True}, 0),
        (refusable(), {}, 1),
        (refusable(), {"doubtful": True}, 0),
        (refusable(), {"abstained": True}, 0),
        (refusable(correction_contains=["900.000"], must_not=[]), {}, 0),
    ],
)
def test_only_a_wrong_answer_without_a_word_of_doubt_misleads(
    question: Question, fields: dict[str, Any], misled: float
) -> None:
    values = score(question, make_prediction(**fields), None)
    assert values["sure_error"] == misled
    right = values["overall"] == 1 and "abstained" not in fields
    assert values["needless_doubt"] == (0 if right else None)


def test_doubt_of_a_right_answer_is_needless() -> None:
    values = score(make_question(), make_prediction(citations=[cite()], doubtful=True), None)
    assert values["needless_doubt"] == 1
    assert values["sure_error"] == 0


def test_who_gave_no_reply_misled_nobody() -> None:
    assert score(make_question(), Prediction.failed("q1", "timeout"), None)["sure_error"] == 0
