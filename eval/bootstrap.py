"""Uncertainty of figures over questions, by the statistics of scipy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats

FloatArray = NDArray[np.float64]
RESAMPLES = 2000
PERMUTATIONS = 10_000
_SEED = 0  # so that the same input gives the same interval


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure over ``n`` questions with its 95 % interval."""

    value: float
    low: float
    high: float
    n: int


def mean_interval(values: FloatArray) -> tuple[float, float, float]:
    """A mean with its 95 % percentile bootstrap interval (Efron 1979).

    Where every question has the same value the interval has no width; that is no proof of
    certainty.

    Args:
        values: one a question, at least one, without NaN.

    Returns:
        Mean, lower and upper bound.
    """
    mean = float(values.mean())
    if np.ptp(values) == 0:  # a single question, too, of which nothing can be resampled
        return mean, mean, mean
    interval = stats.bootstrap(
        (values,), np.mean, n_resamples=RESAMPLES, method="percentile", rng=_SEED
    ).confidence_interval
    return mean, float(interval.low), float(interval.high)


def permutation_p(differences: FloatArray) -> float:
    """Two-sided p-value of a mean difference by flipping signs (Fisher's randomisation test).

    Under the hypothesis that two systems are alike, each question's difference is as likely with
    the other sign.  Questions that do not differ have no sign and are left out, so that all flips
    are enumerated up to 13 that do; beyond that they are drawn.

    Args:
        differences: one value a question, without NaN.

    Returns:
        1.0 when nothing differs.
    """
    nonzero = differences[differences != 0]
    if len(nonzero) < 2:  # of a single difference both flips are as extreme
        return 1.0
    test = stats.permutation_test(
        (nonzero,), np.mean, permutation_type="samples", n_resamples=PERMUTATIONS, rng=_SEED
    )
    return float(test.pvalue)


def holm(p_values: list[float]) -> list[float]:
    """P-values adjusted for having looked at all of them (Holm 1979).

    The i-th smallest of m is multiplied by m - i + 1, and none is smaller than the one before.
    """
    adjusted = [0.0] * len(p_values)
    worst = 0.0
    for place, index in enumerate(sorted(range(len(p_values)), key=lambda i: p_values[i])):
        worst = max(worst, min(1.0, (len(p_values) - place) * p_values[index]))
        adjusted[index] = worst
    return adjusted


def auroc(positive: FloatArray, negative: FloatArray) -> Estimate | None:
    """Probability that a positive scores above a negative, ties counting half.

    It is the U of Mann and Whitney over the number of pairs.  Its interval is a bootstrap of both
    sides.

    Returns:
        None when either side is empty.
    """
    if not len(positive) or not len(negative):
        return None

    def area(one: FloatArray, other: FloatArray, axis: int = -1) -> Any:
        with np.errstate(divide="ignore", invalid="ignore"):  # of its p-value when all are ties
            u = stats.mannwhitneyu(one, other, axis=axis, method="asymptotic").statistic
        return u / (one.shape[axis] * other.shape[axis])

    value, n = float(area(positive, negative)), len(positive) + len(negative)
    if len(positive) < 2 or len(negative) < 2:  # of a single question nothing can be resampled
        return Estimate(value, value, value, n)
    interval = stats.bootstrap(
        (positive, negative), area, n_resamples=RESAMPLES, method="percentile", rng=_SEED
    ).confidence_interval
    return Estimate(value, float(interval.low), float(interval.high), n)
