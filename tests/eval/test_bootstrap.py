from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.bootstrap import auroc, holm, mean_interval, permutation_p


def test_the_interval_of_a_share_is_about_two_standard_errors_wide() -> None:
    mean, low, high = mean_interval(np.array([1.0] * 80 + [0.0] * 20))
    assert mean == 0.8
    assert low == pytest.approx(0.8 - 1.96 * 0.04, abs=0.015)
    assert high == pytest.approx(0.8 + 1.96 * 0.04, abs=0.015)


def test_the_same_values_give_the_same_interval() -> None:
    values = np.random.default_rng(1).random(50)
    assert mean_interval(values) == mean_interval(values)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=1, max_size=40))
def test_an_interval_holds_its_mean(values: list[float]) -> None:
    mean, low, high = mean_interval(np.array(values))
    assert low - 1e-9 <= mean <= high + 1e-9


def test_permutation_test_by_hand() -> None:
    # Of the 8 ways to sign three differences of 1, two are as extreme as all alike.
    assert permutation_p(np.array([1.0, 1.0, 1.0, 0.0])) == 2 / 8
    assert permutation_p(np.array([0.0, 0.0])) == 1.0
    assert permutation_p(np.array([1.0, -1.0])) == 1.0
    assert permutation_p(np.array([1.0])) == 1.0


def test_random_flips_agree_with_the_binomial_distribution() -> None:
    # 15 won and 5 lost: the two-sided sign test gives 0.0414.
    p = permutation_p(np.array([1.0] * 15 + [-1.0] * 5))
    assert p == pytest.approx(0.0414, abs=0.006)


def test_a_clear_difference_is_never_certain() -> None:
    assert 0 < permutation_p(np.ones(100)) < 0.001


def test_holm_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.5, 0.9]) == [1.0, 1.0]
    assert holm([]) == []


def test_auroc_by_hand() -> None:
    found = auroc(np.array([0.9, 0.4]), np.array([0.5, 0.4]))
    assert found is not None
    assert (found.value, found.n) == (pytest.approx((2 + 0.5) / 4), 4)
    assert auroc(np.array([]), np.array([0.5])) is None


def test_the_interval_of_an_auroc_is_that_of_hanley_and_mcneil() -> None:
    # Exponential scores with an area of .8; their formula gives a standard error of .0306.
    chance = np.random.default_rng(0)
    found = auroc(chance.exponential(4, 100), chance.exponential(1, 100))
    assert found is not None
    assert found.low < found.value < found.high
    assert found.high - found.low == pytest.approx(2 * 1.96 * 0.0306, rel=0.15)


def test_an_auroc_of_ties_alone_is_a_half_and_of_one_question_has_no_width() -> None:
    same = auroc(np.ones(3), np.ones(4))
    assert same is not None
    assert (same.low, same.value, same.high) == (0.5, 0.5, 0.5)
    single = auroc(np.array([0.9]), np.array([0.1, 0.2]))
    assert single is not None
    assert (single.low, single.high) == (1, 1)
