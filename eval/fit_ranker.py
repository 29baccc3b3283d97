"""Fit the ranker of sentences: shallow boosted trees that learn which sentences hold gold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import GradientBoostingClassifier

from eval.errors import EvalError
from eval.gold_sentences import GoldSentences
from eval.questions import Question
from index import Index
from rag import Turn
from rag.assistant import Assistant
from rag.finding import features
from rag.finding.trees import BoostedTrees

Array = npt.NDArray[np.float32]
# Chosen by fitting on one half of dev and looking at the other; deeper trees did worse.
_RANKER = {
    "n_estimators": 120,
    "max_depth": 3,
    "learning_rate": 0.05,
    "min_samples_leaf": 60,
    "max_features": 0.4,
}


@dataclass(frozen=True)
class Sample:
    """One question with the features of its candidate sentences and which of them hold gold."""

    question: Question
    features: Array
    gold: npt.NDArray[np.int64]


def sentence_samples(index: Index, questions: Iterable[Question]) -> list[Sample]:
    """Features and labels of the candidate sentences of answerable questions."""
    assistant, gold = Assistant(index), GoldSentences(index)
    samples = []
    for question in questions:
        if not question.gold:
            continue
        looked = assistant.look(question.question, turns_of(question), _untrained())
        if not looked.evidence:
            continue
        keys = gold.of(question)
        labels = [(s.passage.doc, s.span) in keys for s in looked.evidence]
        samples.append(
            Sample(
                question,
                np.stack([s.features for s in looked.evidence]),
                np.array(labels, dtype=np.int64),
            )
        )
    return samples


def turns_of(question: Question) -> list[Turn]:
    """The turns before a question."""
    return [Turn(t["role"], t["content"]) for t in question.history]  # type: ignore[arg-type]


def _untrained() -> BoostedTrees:
    """A ranker that gives every sentence the same score; for collecting features."""
    zero = np.zeros((1, 1), dtype=np.int64)
    value = zero.astype(np.float32)
    return BoostedTrees(features.FEATURES, zero, value, zero, zero, value, 0.0, 0, {})


def fit_ranker(samples: Sequence[Sample], about: dict[str, Any]) -> dict[str, Any]:
    """Fit the ranker; returns what ``rag/ranker.json`` holds.

    Raises:
        EvalError: there are too few samples.
    """
    require_both(label for s in samples for label in s.gold.tolist())
    rows = np.concatenate([s.features for s in samples])
    labels = np.concatenate([s.gold for s in samples])
    return _fitted(rows, labels, features.FEATURES, _RANKER, about)


def require_both(labels: Iterable[int]) -> None:
    """Refuse examples of one kind only.

    Raises:
        EvalError: there are no two kinds.
    """
    if set(labels) != {0, 1}:
        raise EvalError(
            "Der er for få spørgsmål at lære af; skriv flere besvarlige med ”gold” og "
            "flere ubesvarlige."
        )


def _fitted(
    rows: Array,
    labels: npt.NDArray[np.int64],
    features: Sequence[str],
    settings: dict[str, Any],
    about: dict[str, Any],
) -> dict[str, Any]:
    model = GradientBoostingClassifier(**settings, subsample=0.6, random_state=7)
    model.fit(rows, labels)
    share = float(labels.mean())
    trees = [estimator[0].tree_ for estimator in model.estimators_]
    size = max(tree.node_count for tree in trees)

    def padded(values: npt.NDArray[Any], fill: float) -> list[Any]:
        return [*values.tolist(), *[fill] * (size - len(values))]

    def itself(tree: Any, children: npt.NDArray[Any]) -> npt.NDArray[Any]:
        return np.where(children < 0, np.arange(tree.node_count), children)

    return {
        "features": list(features),
        "column": [padded(np.maximum(t.feature, 0), 0) for t in trees],
        "threshold": [padded(np.round(t.threshold, 5), 0) for t in trees],
        "left": [padded(itself(t, t.children_left), 0) for t in trees],
        "right": [padded(itself(t, t.children_right), 0) for t in trees],
        "value": [
            padded(np.round(t.value[:, 0, 0] * settings["learning_rate"], 5), 0) for t in trees
        ],
        "start": float(np.log(share / (1 - share))),
        "depth": int(max(tree.max_depth for tree in trees)),
        "provenance": {
            **about,
            "rows": len(labels),
            "positive": int(labels.sum()),
            "settings": settings,
        },
    }
