"""The metrics: each is a value in [0, 1] for one question, or None where it does not apply.

``eval/format.md`` defines them; where it leaves a choice, the choice is in the docstrings here.
Retrieval and citation metrics are taken over answerable questions that have gold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import ir_measures
from ir_measures import RR, nDCG

from eval.matching import (
    contains_quote,
    contains_string,
    item_key,
    same_document,
    without_markers,
)
from eval.predictions import CitationRecord, Prediction, RetrievedRecord
from eval.questions import Gold, Question
from eval.sources import Sources, is_verbatim

RETRIEVED = 10  # passages of a prediction that are looked at


@dataclass(frozen=True, slots=True)
class Metric:
    """What a column of a table means.

    Attributes:
        name: key in JSON.
        title: heading, at most eight characters.
        meaning: one sentence for the report.
        kind: ``retrieval`` metrics need only the ranking, ``answer`` metrics the reply.
        higher_is_better: False for a rate of errors.
    """

    name: str
    title: str
    meaning: str
    kind: str
    higher_is_better: bool = True


METRICS = (
    *(
        Metric(
            f"recall@{k}",
            f"rec@{k}",
            f"nødvendigt belæg er blandt de {k} bedste passager",
            "retrieval",
        )
        for k in (1, 3, 5, 10)
    ),
    Metric("mrr@10", "mrr", "1 / plads for den første passage med belæg", "retrieval"),
    Metric("ndcg@10", "ndcg", "rangordning af alt nødvendigt belæg", "retrieval"),
    Metric("citation_precision", "kilde-p", "andel af kilderne, der er rette punkt", "answer"),
    Metric("citation_recall", "kilde-r", "alle nødvendige punkter er blandt kilderne", "answer"),
    Metric("quote_fidelity", "ordret", "citater, der står ordret i kilden", "answer"),
    Metric("answer_correct", "korrekt", "svarets egne ord siger det rigtige", "answer"),
    Metric("answer_grounded", "belagt", "svar og citater siger det, med rette kilde", "answer"),
    Metric("abstention", "ret nej", "ubesvarligt afslået, eller præmissen rettet", "answer"),
    Metric("false_abstention", "fejl nej", "besvarligt, men afslået", "answer", False),
    Metric("sure_error", "vildledt", "svaret uden forbehold, og ikke rigtigt", "answer", False),
    Metric("needless_doubt", "unødig", "rigtigt svar, men med forbehold", "answer", False),
    Metric("overall", "samlet", "belagte svar og rette afslag", "answer"),
)
NAMES = tuple(metric.name for metric in METRICS)


def metric(name: str) -> Metric:
    """The metric of that name."""
    return METRICS[NAMES.index(name)]


def group_ranks(question: Question, retrieved: Sequence[RetrievedRecord]) -> list[int | None]:
    """For each group of gold the rank, from 1, of the first passage that holds one of its quotes.

    A passage holds a quote when it is of the right document and the whole quote is in its text.
    """
    return [
        next(
            (
                rank
                for rank, passage in enumerate(retrieved, 1)
                if any(
                    same_document(passage.doc, gold.doc)
                    and contains_quote(passage.text, gold.quote)
                    for gold in group
                )
            ),
            None,
        )
        for group in question.groups
    ]


def recall_at(ranks: Sequence[int | None], k: int) -> float:
    """1 when every group is found in the k best, else 0 (with ``need: any`` there is one group).

    Recall of a ranking library is over single passages; that of a question whose evidence must
    come together from several places, each with alternatives, is not among its measures.
    """
    return float(all(rank is not None and rank <= k for rank in ranks))


def ranking(ranks: Sequence[int | None]) -> dict[str, float]:
    """Reciprocal rank and nDCG of the ten best passages, as trec_eval defines them.

    A passage is judged as relevant as the number of groups of gold that are first found in it, so
    that repeated evidence earns nothing; a group that is not found stands for a relevant passage
    that was not retrieved.

    Args:
        ranks: of the groups of gold, as ``group_ranks`` gives them.
    """
    relevance = Counter(
        f"missing {group}" if rank is None else str(rank) for group, rank in enumerate(ranks)
    )
    retrieved = {str(rank): 1 / rank for rank in range(1, RETRIEVED + 1)}
    found = ir_measures.calc_aggregate(
        [RR @ RETRIEVED, nDCG @ RETRIEVED], {"question": relevance}, {"question": retrieved}
    )
    return {"mrr@10": found[RR @ RETRIEVED], "ndcg@10": found[nDCG @ RETRIEVED]}


def in_gold_item(citation: CitationRecord, gold: Gold) -> bool:
    """Whether a citation lies in the agenda item that holds a piece of gold.

    Items are compared by document and printed label; what lies in "b" of item 3 lies in "b", in
    "3 b" and in "3".  An item without a label is known by its title.  Without either (header)
    the kinds of section must agree too, when both are given, or one quote hold the other.
    """
    if not same_document(citation.doc, gold.doc):
        return False
    label = item_key(gold.item)
    own, outer = item_key(citation.item), item_key(citation.parent)
    if own is None and label is not None and label == item_key(citation.title):
        return True
    if label not in ((own, outer, f"{outer} {own}") if own and outer else (own,)):
        return False
    if label is not None or gold.section is None or citation.section is None:
        return True
    return (
        citation.section == gold.section
        or contains_quote(citation.quote, gold.quote)
        or contains_quote(gold.quote, citation.quote)
    )


def citation_precision(question: Question, citations: Sequence[CitationRecord]) -> float:
    """Share of the citations that lie in an item that holds gold; 0 without citations."""
    good = [any(in_gold_item(cited, gold) for gold in question.gold) for cited in citations]
    return sum(good) / len(good) if good else 0.0


def citation_recall(question: Question, citations: Sequence[CitationRecord]) -> float:
    """1 when of every group of gold at least one item is cited, else 0."""
    return float(
        all(
            any(in_gold_item(cited, gold) for gold in group for cited in citations)
            for group in question.groups
        )
    )


def says(text: str, groups: Sequence[Sequence[str]]) -> bool:
    """Whether of every group of strings at least one is in the text."""
    return all(any(contains_string(text, wanted) for wanted in group) for group in groups)


def score(
    question: Question, prediction: Prediction, sources: Sources | None
) -> dict[str, float | None]:
    """Every metric of one question.

    Args:
        question: what was asked and what is right.
        prediction: what the system replied.
        sources: for quote fidelity, which is None without them.

    Returns:
        Values by name of metric, in the order of ``METRICS``.
    """
    values: dict[str, float | None] = dict.fromkeys(NAMES)
    if question.answerable and question.gold:
        values |= _retrieval(question, prediction)
        if not prediction.abstained:
            values["citation_precision"] = citation_precision(question, prediction.citations)
        values["citation_recall"] = (
            0.0 if prediction.abstained else citation_recall(question, prediction.citations)
        )
    if sources is not None and prediction.citations:
        good = [is_verbatim(citation, sources) for citation in prediction.citations]
        values["quote_fidelity"] = sum(good) / len(good)
    values |= (
        _answer(question, prediction) if question.answerable else _refusal(question, prediction)
    )
    return values | _doubt(prediction, bool(values["overall"]))


def _doubt(prediction: Prediction, right: bool) -> dict[str, float]:
    """Whether a wrong answer had no word of doubt, and whether a right one had one.

    A system that gave no reply at all has misled nobody.
    """
    if prediction.abstained or prediction.error is not None:
        return {"sure_error": 0.0}
    doubtful = float(prediction.doubtful)
    return (
        {"sure_error": 0.0, "needless_doubt": doubtful} if right else {"sure_error": 1 - doubtful}
    )


def score_retrieval(question: Question, prediction: Prediction) -> dict[str, float | None]:
    """The retrieval metrics of one question; every other one is None."""
    values: dict[str, float | None] = dict.fromkeys(NAMES)
    if question.answerable and question.gold:
        values |= _retrieval(question, prediction)
    return values


def _retrieval(question: Question, prediction: Prediction) -> dict[str, float]:
    ranks = group_ranks(question, prediction.retrieved[:RETRIEVED])
    return {f"recall@{k}": recall_at(ranks, k) for k in (1, 3, 5, 10)} | ranking(ranks)


def _answer(question: Question, prediction: Prediction) -> dict[str, float]:
    """Strict and grounded correctness of a reply to an answerable question.

    ``must_not`` is looked for in the reply's own text, for a quote may rightly hold more than
    the reply claims; ``must_contain`` in the own text (strict) or in it and its quotes (grounded).
    """
    own = without_markers(prediction.answer)
    shown = "\n".join([own, *(citation.quote for citation in prediction.citations)])
    clean = not prediction.abstained and not any(
        contains_string(own, claim) for claim in question.must_not
    )
    grounded = (
        clean
        and says(shown, question.must_contain)
        and bool(citation_recall(question, prediction.citations))
    )
    return {
        "answer_correct": float(clean and says(own, question.must_contain)),
        "answer_grounded": float(grounded),
        "false_abstention": float(prediction.abstained),
        "overall": float(grounded),
    }


def _refusal(question: Question, prediction: Prediction) -> dict[str, float]:
    """Whether a question that must not be answered was refused, or its premise corrected.

    A correction says, in the reply's own text, what ``correction_contains`` asks for and nothing
    of ``must_not``.
    """
    own = without_markers(prediction.answer)
    corrected = (
        question.expect == "abstain_or_correct"
        and bool(question.correction_contains)
        and says(own, question.correction_contains)
        and not any(contains_string(own, claim) for claim in question.must_not)
    )
    right = float(prediction.abstained or corrected)
    return {"abstention": right, "overall": right}
