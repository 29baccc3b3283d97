"""How well a system's confidence tells questions that the minutes answer from others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from eval.bootstrap import Estimate, FloatArray, auroc
from eval.predictions import Prediction
from eval.questions import Question

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Separation:
    """Confidence over some questions, and where the system stands.

    Coverage is the share of the questions that are answered, risk the share of those answered
    that must be refused.  A question with a false premise is not among them: a correction, which
    is an answer and rightly confident, is as right as a refusal.

    Attributes:
        auroc: probability that an answerable question has more confidence than another one; None
            when there are not both.
        curve: coverage and risk for every threshold on confidence.
        operating: coverage and risk of what the system did.
        n: number of questions.
    """

    auroc: Estimate | None
    curve: tuple[Point, ...] = field(repr=False)
    operating: Point
    n: int


def separation(
    questions: Sequence[Question], predictions: Sequence[Prediction]
) -> Separation | None:
    """The separation over these questions.

    Args:
        questions: in the order of ``predictions``; those that may be corrected are passed over.
        predictions: of one system.

    Returns:
        None when no question is left, or one of them has no confidence.
    """
    pairs = [
        (question.answerable, prediction)
        for question, prediction in zip(questions, predictions, strict=True)
        if question.expect != "abstain_or_correct"
    ]
    known = [p.confidence for _, p in pairs if p.confidence is not None]
    if not known or len(known) < len(pairs):
        return None
    confidence = np.array(known, dtype=np.float64)
    answerable = np.array([may for may, _ in pairs], dtype=bool)
    answered = np.array([not prediction.abstained for _, prediction in pairs], dtype=bool)
    wrong = (answered & ~answerable).sum()
    return Separation(
        auroc(confidence[answerable], confidence[~answerable]),
        tuple(risk_coverage(confidence, answerable.tolist())),
        (float(answered.mean()), float(wrong / max(answered.sum(), 1))),
        len(known),
    )


def risk_coverage(confidence: FloatArray, answerable: Sequence[bool]) -> list[Point]:
    """Coverage and risk for every threshold on confidence, most confident first.

    As El-Yaniv and Wiener (2010) define them, with the gate alone as the classifier, for the
    answer to a refused question is not known.  Questions of equal confidence come together.
    """
    order = np.argsort(-confidence, kind="stable")
    wrong = np.cumsum(~np.asarray(answerable, dtype=bool)[order])
    answered = np.arange(1, len(order) + 1)
    last_of_tie = np.append(np.diff(confidence[order]) != 0, True)
    return [
        (float(n / len(order)), float(bad / n))
        for n, bad in zip(answered[last_of_tie], wrong[last_of_tie], strict=True)
    ]
