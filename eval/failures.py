"""Where a question went wrong: the first step that failed, which is the one to mend."""

from __future__ import annotations

from dataclasses import dataclass

from eval.metrics import NAMES
from eval.predictions import Prediction
from eval.questions import Question
from eval.scores import Scores

# In the order of the steps.
CAUSES = (
    "systemet fejlede",
    "svarede på det ubesvarlige",
    "afslog det besvarlige",
    "belægget blev ikke fundet",
    "belægget blev ikke valgt",
    "svaret siger det ikke",
)


@dataclass(frozen=True, slots=True)
class Failure:
    """A question that was not answered or refused as it should be.

    Attributes:
        cause: one of ``CAUSES``.
        values: of the metrics that apply to the question, by name.
    """

    question: Question
    prediction: Prediction
    cause: str
    values: dict[str, float]


def failures_of(scores: Scores) -> list[Failure]:
    """The questions with an ``overall`` of 0, in the order of the set."""
    found = []
    for question, prediction, row in zip(
        scores.questions, scores.predictions, scores.values, strict=True
    ):
        values = {name: float(v) for name, v in zip(NAMES, row, strict=True) if v == v}
        if values.get("overall") == 0:
            cause = _cause(question, prediction, values)
            found.append(Failure(question, prediction, cause, values))
    return found


def _cause(question: Question, prediction: Prediction, values: dict[str, float]) -> str:
    failed, answered, refused, not_found, not_chosen, not_said = CAUSES
    if prediction.error:
        return failed
    if not question.answerable:
        return answered
    if prediction.abstained:
        return refused
    if values.get("recall@10") == 0:
        return not_found
    if values.get("citation_recall") == 0:
        return not_chosen
    return not_said
