"""A system's values for every question, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.bootstrap import FloatArray, auroc, mean_interval
from eval.metrics import METRICS, NAMES, score, score_retrieval
from eval.predictions import Prediction
from eval.questions import Question
from eval.sources import Sources


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over ``n`` questions with its 95 % interval."""

    value: float
    low: float
    high: float
    n: int


Summary = Mapping[str, Estimate]


@dataclass(frozen=True, eq=False)
class Scores:
    """Values of one system.

    Attributes:
        name: of the system.
        questions: rows of ``values``.
        predictions: in the order of the questions.
        values: shape (questions, len(METRICS)); NaN where a metric does not apply.
    """

    name: str
    questions: tuple[Question, ...]
    predictions: tuple[Prediction, ...] = field(repr=False)
    values: FloatArray = field(repr=False)

    @classmethod
    def of(
        cls,
        name: str,
        questions: Sequence[Question],
        predictions: Mapping[str, Prediction],
        sources: Sources | None = None,
        *,
        retrieval_only: bool = False,
    ) -> Scores:
        """Score the predictions of a system.

        Args:
            predictions: one for every question, by id.
            sources: for quote fidelity; without them that metric is left out.
            retrieval_only: for systems that retrieve and do not answer.
        """
        rows = [
            score_retrieval(question, predictions[question.id])
            if retrieval_only
            else score(question, predictions[question.id], sources)
            for question in questions
        ]
        values = np.array(
            [[np.nan if row[name] is None else row[name] for name in NAMES] for row in rows],
            dtype=np.float64,
        ).reshape(len(rows), len(NAMES))
        ordered = tuple(predictions[question.id] for question in questions)
        return cls(name, tuple(questions), ordered, values)

    def column(self, name: str) -> FloatArray:
        """Values of one metric, a row a question."""
        return self.values[:, NAMES.index(name)]

    def rows(self, by: str, label: str) -> NDArray[np.bool_]:
        """Which questions have this type or split."""
        return np.array([getattr(question, by) == label for question in self.questions], bool)

    def labels(self, by: str) -> list[str]:
        """The types or splits there are, in order of first appearance."""
        return list(dict.fromkeys(getattr(question, by) for question in self.questions))

    @cached_property
    def summary(self) -> Summary:
        """Means and intervals of the metrics that apply, over all questions."""
        return _summary(self.values)

    @cached_property
    def by_type(self) -> Mapping[str, Summary]:
        """The same for each type of question."""
        return self._by("type")

    @cached_property
    def by_split(self) -> Mapping[str, Summary]:
        """The same for each split."""
        return self._by("split")

    def _by(self, attribute: str) -> dict[str, Summary]:
        return {
            label: _summary(self.values[self.rows(attribute, label)])
            for label in self.labels(attribute)
        }

    @property
    def seconds(self) -> FloatArray:
        """Seconds an answer took, where that is known."""
        return np.array([p.seconds for p in self.predictions if p.seconds is not None], float)

    def answerability_auroc(self) -> float | None:
        """How well confidence separates answerable questions from others; None without it."""
        pairs = [
            (question.answerable, prediction.confidence)
            for question, prediction in zip(self.questions, self.predictions, strict=True)
        ]
        if any(confidence is None for _, confidence in pairs):
            return None
        yes = np.array([confidence for answerable, confidence in pairs if answerable], float)
        no = np.array([confidence for answerable, confidence in pairs if not answerable], float)
        return auroc(yes, no)

    def to_dict(self) -> dict[str, Any]:
        """Everything as JSON: ``all``, ``type`` and ``split``, then latency and AUROC."""
        record: dict[str, Any] = {
            "questions": len(self.questions),
            "all": _summary_dict(self.summary),
            "type": {label: _summary_dict(part) for label, part in self.by_type.items()},
            "split": {label: _summary_dict(part) for label, part in self.by_split.items()},
        }
        if len(self.seconds):
            record["seconds"] = dict(
                zip(("p50", "p95"), np.percentile(self.seconds, [50, 95]).tolist(), strict=True)
            )
        area = self.answerability_auroc()
        if area is not None:
            record["answerability_auroc"] = area
        return record


def _summary(values: FloatArray) -> Summary:
    found = {}
    for metric, column in zip(METRICS, values.T, strict=True):
        known = column[~np.isnan(column)]
        if len(known):
            found[metric.name] = Estimate(*mean_interval(known), len(known))
    return found


def _summary_dict(summary: Summary) -> dict[str, dict[str, float]]:
    return {
        name: {"value": part.value, "low": part.low, "high": part.high, "n": part.n}
        for name, part in summary.items()
    }


def to_json(systems: Iterable[Scores], **about: Any) -> dict[str, Any]:
    """The machine-readable result of a run: ``{"systems": {name: …}, …}``."""
    return {**about, "systems": {scores.name: scores.to_dict() for scores in systems}}
