"""A system's values for every question, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from itertools import compress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.bootstrap import Estimate, FloatArray, mean_interval
from eval.metrics import METRICS, NAMES, score, score_retrieval
from eval.predictions import Prediction
from eval.questions import Question
from eval.separation import Separation, separation
from eval.sources import Sources

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

    @cached_property
    def types(self) -> Mapping[str, NDArray[np.bool_]]:
        """Which questions are of each type, in order of first appearance."""
        return _rows([(question.type,) for question in self.questions])

    @cached_property
    def splits(self) -> Mapping[str, NDArray[np.bool_]]:
        """Which questions are of each split; one may be of two, see ``Question.splits``."""
        return _rows([question.splits for question in self.questions])

    @cached_property
    def summary(self) -> Summary:
        """Means and intervals of the metrics that apply, over all questions."""
        return _summary(self.values)

    @cached_property
    def by_type(self) -> Mapping[str, Summary]:
        """The same for each type of question."""
        return {label: _summary(self.values[rows]) for label, rows in self.types.items()}

    @cached_property
    def by_split(self) -> Mapping[str, Summary]:
        """The same for each split."""
        return {label: _summary(self.values[rows]) for label, rows in self.splits.items()}

    @cached_property
    def separation(self) -> Separation | None:
        """How confidence tells answerable questions from others; None without confidence."""
        return separation(self.questions, self.predictions)

    @cached_property
    def separation_by_split(self) -> Mapping[str, Separation]:
        """The same for each split that has confidence."""
        found = {
            label: separation(
                list(compress(self.questions, rows)), list(compress(self.predictions, rows))
            )
            for label, rows in self.splits.items()
        }
        return {label: part for label, part in found.items() if part}

    @property
    def seconds(self) -> FloatArray:
        """Seconds an answer took, where that is known."""
        return np.array([p.seconds for p in self.predictions if p.seconds is not None], float)

    def to_dict(self) -> dict[str, Any]:
        """Everything as JSON: ``all``, ``type`` and ``split``, then latency.

        ``all`` and each split hold the AUROC of confidence, ``answerability_auroc``, too.
        """
        record: dict[str, Any] = {
            "questions": len(self.questions),
            "all": _summary_dict(self.summary, self.separation),
            "type": {label: _summary_dict(part) for label, part in self.by_type.items()},
            "split": {
                label: _summary_dict(part, self.separation_by_split.get(label))
                for label, part in self.by_split.items()
            },
        }
        if len(self.seconds):
            record["seconds"] = dict(
                zip(("p50", "p95"), np.percentile(self.seconds, [50, 95]).tolist(), strict=True)
            )
        return record


def _rows(labels: Sequence[Sequence[str]]) -> dict[str, NDArray[np.bool_]]:
    known = dict.fromkeys(label for some in labels for label in some)
    return {label: np.array([label in some for some in labels], dtype=bool) for label in known}


def _summary(values: FloatArray) -> Summary:
    found = {}
    for metric, column in zip(METRICS, values.T, strict=True):
        known = column[~np.isnan(column)]
        if len(known):
            found[metric.name] = Estimate(*mean_interval(known), len(known))
    return found


def _summary_dict(
    summary: Summary, separated: Separation | None = None
) -> dict[str, dict[str, float]]:
    found = {name: asdict(part) for name, part in summary.items()}
    if separated and separated.auroc:
        found["answerability_auroc"] = asdict(separated.auroc)
    return found


def to_json(systems: Iterable[Scores], **about: Any) -> dict[str, Any]:
    """The machine-readable result of a run: ``{"systems": {name: …}, …}``."""
    return {**about, "systems": {scores.name: scores.to_dict() for scores in systems}}
