"""Uncertainty of means over questions, by the statistics of scipy and scikit-learn."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from sklearn.metrics import roc_auc_score

FloatArray = NDArray[np.float64]
RESAMPLES = 2000
PERMUTATIONS = 10_000
_SEED = 0  # so that the same input gives the same interval


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


def auroc(positive: FloatArray, negative: FloatArray) -> float | None:
    """Probability that a positive scores above a negative, ties counting half.

    Returns:
        None when either side is empty.
    """
    if not len(positive) or not len(negative):
        return None
    labels = [1] * len(positive) + [0] * len(negative)
    return float(roc_auc_score(labels, np.concatenate([positive, negative])))
