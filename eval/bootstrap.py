"""Uncertainty of means over questions: bootstrap intervals and a paired permutation test."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
RESAMPLES = 2000
PERMUTATIONS = 10_000
_CELLS = 4_000_000  # of an intermediate array, to bound memory


def mean_intervals(
    values: FloatArray, *, resamples: int = RESAMPLES, level: float = 0.95, seed: int = 0
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Means of columns with percentile bootstrap intervals (Efron 1979).

    Questions (rows) are drawn with replacement, the same draw for all columns.  A column that is
    the same for every question gets an interval of no width; that is no proof of certainty.

    Args:
        values: shape (questions, metrics); NaN where a metric does not apply.
        resamples: number of bootstrap samples.
        level: coverage of the interval.
        seed: of the random draws, so that the same input gives the same interval.

    Returns:
        Means, lower and upper bounds, each of shape (metrics,); NaN for a column without values.
    """
    known = ~np.isnan(values)
    filled = np.where(known, values, 0.0)
    rows, columns = values.shape
    with np.errstate(invalid="ignore", divide="ignore"):
        means = filled.sum(axis=0) / known.sum(axis=0)
        samples = np.concatenate(
            [counts @ filled / (counts @ known) for counts in _draws(rows, resamples, seed)]
        )
    low, high = np.full(columns, np.nan), np.full(columns, np.nan)
    some = known.any(axis=0)
    if some.any():
        tail = (1 - level) / 2
        low[some], high[some] = np.nanquantile(samples[:, some], [tail, 1 - tail], axis=0)
    return means, low, high


def _draws(rows: int, resamples: int, seed: int) -> Iterator[FloatArray]:
    """How often each row is drawn, in batches of shape (batch, rows)."""
    rng = np.random.default_rng(seed)
    batch = max(1, _CELLS // rows)
    for start in range(0, resamples, batch):
        size = min(batch, resamples - start)
        yield rng.multinomial(rows, np.full(rows, 1 / rows), size=size).astype(np.float64)


def permutation_p(
    differences: FloatArray, *, permutations: int = PERMUTATIONS, seed: int = 0
) -> float:
    """Two-sided p-value of a mean difference by flipping signs (Fisher's randomisation test).

    Under the hypothesis that two systems are alike, each question's difference is as likely with
    the other sign.  Up to 13 differences that are not zero all flips are enumerated; beyond that
    p = (1 + flips at least as extreme) / (1 + flips drawn).

    Args:
        differences: one value a question, without NaN.
        permutations: number of random flips.
        seed: of the random flips.

    Returns:
        1.0 when nothing differs.
    """
    nonzero = differences[differences != 0]
    count = len(nonzero)
    if count == 0:
        return 1.0
    observed = abs(nonzero.sum()) - 1e-12
    if 2**count <= permutations:
        bits = (np.arange(2**count)[:, None] >> np.arange(count)) & 1
        return float(np.mean(np.abs((2 * bits - 1) @ nonzero) >= observed))
    rng = np.random.default_rng(seed)
    extreme, batch = 0, max(1, _CELLS // count)
    for start in range(0, permutations, batch):
        size = (min(batch, permutations - start), count)
        signs = 2 * rng.integers(0, 2, size=size, dtype=np.int8) - 1
        extreme += int((np.abs(signs @ nonzero) >= observed).sum())
    return (1 + extreme) / (1 + permutations)


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


def auroc(positive: FloatArray, negative: FloatArray) -> float:
    """Probability that a positive scores above a negative, ties counting half (Mann-Whitney U).

    Returns:
        NaN when either side is empty.
    """
    if not len(positive) or not len(negative):
        return float("nan")
    wins = (positive[:, None] > negative).sum() + 0.5 * (positive[:, None] == negative).sum()
    return float(wins / (len(positive) * len(negative)))
