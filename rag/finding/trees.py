"""Boosted decision trees, read from JSON and applied with NumPy alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class BoostedTrees:
    """An additive model: ``start`` plus the leaf of every tree, through the logistic function.

    All arrays of nodes have shape (trees, nodes); a leaf points to itself.

    Attributes:
        features: names of the columns that it was fitted on.
        column: which feature a node looks at.
        threshold: a row goes left when its value is at most this.
        left, right: the next node.
        value: what a leaf adds, learning rate included.
        start: log-odds before the first tree.
        depth: steps from the root to the deepest leaf.
        provenance: how it was fitted.
    """

    features: tuple[str, ...]
    column: npt.NDArray[np.int64]
    threshold: npt.NDArray[np.float32]
    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    value: npt.NDArray[np.float32]
    start: float
    depth: int
    provenance: Mapping[str, Any]

    def probabilities(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """Probability of the positive class for each row.

        Args:
            rows: shape (n, len(features)).

        Returns:
            Shape (n,), between 0 and 1.
        """
        count, trees = len(rows), np.arange(self.column.shape[0])
        node = np.zeros((count, len(trees)), dtype=np.int64)
        samples = np.arange(count)[:, None]
        for _ in range(self.depth):
            values = rows[samples, self.column[trees, node]]
            goes_left = values <= self.threshold[trees, node]
            node = np.where(goes_left, self.left[trees, node], self.right[trees, node])
        total = self.start + self.value[trees, node].sum(axis=1, dtype=np.float64)
        return np.asarray(1.0 / (1.0 + np.exp(-total)))


def read_trees(path: Path, features: Sequence[str]) -> BoostedTrees:
    """Read a model.

    Args:
        path: of the JSON file.
        features: the columns that the caller will give, in order.

    Raises:
        ValueError: the model was fitted on other features.
    """
    data = json.loads(path.read_text("utf-8"))
    if data["features"] != list(features):
        raise ValueError(f"{path.name} was fitted on other features; run `python -m eval fit`")
    return as_trees(data)


def as_trees(data: Mapping[str, Any]) -> BoostedTrees:
    """The model of a record such as ``rag/ranker.json`` holds."""
    return BoostedTrees(
        features=tuple(data["features"]),
        column=np.array(data["column"], dtype=np.int64),
        threshold=np.array(data["threshold"], dtype=np.float32),
        left=np.array(data["left"], dtype=np.int64),
        right=np.array(data["right"], dtype=np.int64),
        value=np.array(data["value"], dtype=np.float32),
        start=float(data["start"]),
        depth=int(data["depth"]),
        provenance=data["provenance"],
    )
