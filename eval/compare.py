"""Two systems on the same questions: what differs, and whether it could be chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.bootstrap import holm, mean_interval, permutation_p
from eval.errors import EvalError
from eval.metrics import NAMES, metric
from eval.predictions import Prediction
from eval.questions import Question
from eval.scores import Scores
from eval.tables import grid, number, p_value

SIGNIFICANT = 0.05
DECIDES = "overall"
ADJUSTED = (
    "Samlet afgør, og dets p er ujusteret; de andre måls p er justeret for deres antal efter Holm"
)
ADJUSTED_TYPES = "p er justeret for antallet af typer efter Holm"


@dataclass(frozen=True, slots=True)
class Difference:
    """A metric of two systems over the questions to which it applies for both.

    Attributes:
        label: the metric, or the type of question.
        a, b: means of the two systems.
        low, high: 95 % paired bootstrap interval of ``b - a``.
        p: two-sided, by the paired permutation test, adjusted as ``compare`` says.
        n: number of questions.
    """

    label: str
    a: float
    b: float
    low: float
    high: float
    p: float
    n: int

    @property
    def significant(self) -> bool:
        """Whether p is below .05."""
        return self.p < SIGNIFICANT

    @property
    def change(self) -> float:
        """How much B is above A."""
        return self.b - self.a


@dataclass(frozen=True, slots=True)
class Changed:
    """A question that one system got right and the other did not."""

    question: Question
    a: Prediction
    b: Prediction


@dataclass(frozen=True)
class Comparison:
    """B against A."""

    a: Scores
    b: Scores
    metrics: tuple[Difference, ...]
    types: tuple[Difference, ...]
    won: tuple[Changed, ...]
    lost: tuple[Changed, ...]

    def to_dict(self) -> dict[str, Any]:
        """Everything as JSON; questions won and lost by their ids."""
        return {
            "a": self.a.name,
            "b": self.b.name,
            "metrics": {d.label: asdict(d) | {"change": d.change} for d in self.metrics},
            "types": {d.label: asdict(d) | {"change": d.change} for d in self.types},
            "won": [changed.question.id for changed in self.won],
            "lost": [changed.question.id for changed in self.lost],
        }


def compare(a: Scores, b: Scores) -> Comparison:
    """Compare two systems that were scored on the same questions.

    ``overall`` is what decides, which is settled before anybody looks, so its p-value stands as it
    is.  Those of the other metrics are adjusted by Holm's method for their number, and so are
    those of the types, which are compared by ``overall``.

    Raises:
        EvalError: the questions differ.
    """
    if [question.id for question in a.questions] != [question.id for question in b.questions]:
        raise EvalError(f"{a.name} og {b.name} fik ikke de samme spørgsmål.")
    everything = np.ones(len(a.questions), dtype=bool)
    metrics = [_difference(name, a, b, name, everything) for name in NAMES if name != DECIDES]
    decides = _difference(DECIDES, a, b, DECIDES, everything)
    types = [_difference(label, a, b, DECIDES, rows) for label, rows in a.types.items()]
    change = b.column(DECIDES) - a.column(DECIDES)
    return Comparison(
        a,
        b,
        (*_adjusted(metrics), *filter(None, [decides])),
        _adjusted(types),
        _changed(a, b, np.flatnonzero(change > 0).tolist()),
        _changed(a, b, np.flatnonzero(change < 0).tolist()),
    )


def _adjusted(family: Sequence[Difference | None]) -> tuple[Difference, ...]:
    """Those that apply, with p-values adjusted for having looked at all of them."""
    found = [difference for difference in family if difference]
    p_values = holm([difference.p for difference in found])
    return tuple(replace(d, p=p) for d, p in zip(found, p_values, strict=True))


def _difference(
    label: str, a: Scores, b: Scores, name: str, rows: NDArray[np.bool_]
) -> Difference | None:
    one, other = a.column(name)[rows], b.column(name)[rows]
    both = ~(np.isnan(one) | np.isnan(other))
    if not both.any():
        return None
    one, other = one[both], other[both]
    changes = other - one
    _, low, high = mean_interval(changes)
    return Difference(
        label,
        float(one.mean()),
        float(other.mean()),
        low,
        high,
        permutation_p(changes),
        len(changes),
    )


def _changed(a: Scores, b: Scores, places: Sequence[int]) -> tuple[Changed, ...]:
    return tuple(Changed(a.questions[i], a.predictions[i], b.predictions[i]) for i in places)


def signed(value: float) -> str:
    """A difference with its sign: ``+.03``."""
    return ("-" if value < 0 else "+") + number(abs(value))


def compare_table(result: Comparison) -> str:
    """The comparison for a terminal."""
    head = ["A", "B", "B - A", "95 %", "p", "n"]
    blocks = [
        f"A = {result.a.name}\nB = {result.b.name}\n{len(result.a.questions)} spørgsmål; "
        f"* er p < .05; af fejl nej er færre bedre\n{ADJUSTED}",
        grid(
            ["mål", *head],
            [_row(metric(d.label).title, d) for d in result.metrics],
        ),
        f"samlet, efter type ({ADJUSTED_TYPES})",
        grid(["type", *head], [_row(d.label, d) for d in result.types]),
    ]
    for title, changed in (("vundet", result.won), ("tabt", result.lost)):
        lines = [f"  {c.question.id}  [{c.question.type}]  {c.question.question}" for c in changed]
        blocks.append("\n".join([f"{len(changed)} {title} af B", *lines]))
    return "\n\n".join(blocks)


def _row(label: str, difference: Difference) -> list[str]:
    star = "*" if difference.significant else " "
    return [
        label,
        number(difference.a),
        number(difference.b),
        signed(difference.change),
        f"{signed(difference.low)} til {signed(difference.high)}",
        p_value(difference.p) + star,
        str(difference.n),
    ]
