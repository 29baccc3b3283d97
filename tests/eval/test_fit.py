from __future__ import annotations

import numpy as np
import pytest

from eval.errors import EvalError
from eval.fit_gate import GateRows, fit_gate
from eval.fit_ranker import Sample, fit_ranker
from rag.refusing import gate
from tests.eval.makers import make_question


def test_both_questions_of_a_pair_are_held_out_together() -> None:
    pairs = ("p1", "p1", "alone", "p2", "p2")
    rows = GateRows(np.zeros((5, 1), dtype=np.float32), np.array([1, 0, 1, 1, 0]), pairs)
    assert rows.folds.tolist() == [0, 0, 1, 2, 2]


def test_too_few_questions_to_fit_to_are_told_of() -> None:
    columns = np.zeros((3, len(gate.FEATURES)), dtype=np.float32)
    rows = GateRows(columns, np.array([1, 1, 0]), ("a", "b", "c"))
    with pytest.raises(EvalError, match="for få spørgsmål"):
        fit_gate(rows, 0.02, {})
    without_gold = Sample(make_question(), columns, np.zeros(3, dtype=np.int64))
    for samples in ([], [without_gold]):
        with pytest.raises(EvalError, match="for få spørgsmål"):
            fit_ranker(samples, {})
