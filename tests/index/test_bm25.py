"""BM25: what must hold for any documents and any question."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bm25 import BM25, K1, B

TERMS = st.sampled_from(list("abcdefg"))
DOCUMENTS = st.lists(st.lists(TERMS, max_size=12), max_size=8)


def test_a_score_is_the_formula() -> None:
    documents = [["a", "a", "b"], ["b"], ["c", "b"]]
    length, mean = 3, 2.0
    idf = math.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    expected = idf * 2 * (K1 + 1) / (2 + K1 * (1 - B + B * length / mean))
    scores = BM25.build(documents).scores(["a"])
    assert scores == pytest.approx([expected, 0, 0])


@given(DOCUMENTS, st.lists(TERMS, max_size=5))
def test_exactly_the_documents_that_share_a_term_score(
    documents: list[list[str]], query: list[str]
) -> None:
    scores = BM25.build(documents).scores(query)
    assert scores.shape == (len(documents),)
    assert [score > 0 for score in scores] == [bool(set(d) & set(query)) for d in documents]


@given(DOCUMENTS, st.lists(TERMS, min_size=1, max_size=5))
def test_order_and_repetition_of_the_question_do_not_matter(
    documents: list[list[str]], query: list[str]
) -> None:
    made = BM25.build(documents)
    np.testing.assert_allclose(
        made.scores(query), made.scores([*reversed(query), *query]), rtol=1e-6
    )


@given(DOCUMENTS, st.lists(TERMS, max_size=5))
def test_terms_nobody_wrote_change_nothing(documents: list[list[str]], query: list[str]) -> None:
    made = BM25.build(documents)
    assert np.array_equal(made.scores(query), made.scores([*query, "nowhere"]))
