"""The fitted models are read whole and say what they were fitted on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rag.finding import evidence
from rag.finding.trees import as_trees, read_trees
from rag.refusing import gate

STUMP = {
    "features": ["a", "b"],
    "column": [[1, 0, 0]],
    "threshold": [[0.5, 0, 0]],
    "left": [[1, 1, 2]],
    "right": [[2, 1, 2]],
    "value": [[0.0, -2.0, 2.0]],
    "start": 0.0,
    "depth": 1,
    "provenance": {},
}


def test_a_row_falls_to_the_leaf_on_its_side() -> None:
    rows = np.array([[9, 0.4], [9, 0.6]], dtype=np.float32)
    low, high = as_trees(STUMP).probabilities(rows)
    assert low == pytest.approx(1 / (1 + np.exp(2)))
    assert high == pytest.approx(1 / (1 + np.exp(-2)))


def test_a_model_for_other_features_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="eval fit"):
        read_trees(Path(evidence.__file__).parents[1] / "ranker.json", ["other"])


def test_both_models_name_the_questions_they_were_fitted_on() -> None:
    assert evidence.load_ranker().provenance["split"] == "dev"
    assert gate.load_gate().provenance["split"] == "dev"
