"""Fit the ranker of sentences and the gate of answers on the ``dev`` questions.

The ranker, shallow boosted trees, learns which sentences hold gold; the gate, a logistic regression,
learns which questions the minutes answer, with the scores of a ranker that was not fitted
on the same questions (two folds), so that it sees what it will see in use.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from eval.errors import EvalError
from eval.files import write_text
from eval.matching import squeeze
from eval.questions import Question
from eval.split import pair_of
from index import Index
from rag import Turn, evidence, features, gate
from rag.assistant import Assistant
from rag.trees import BoostedTrees, as_trees

Array = npt.NDArray[np.float32]
# Chosen by fitting on one half of dev and looking at the other; deeper trees did worse.
_RANKER = {
    "n_estimators": 120,
    "max_depth": 3,
    "learning_rate": 0.05,
    "min_samples_leaf": 60,
    "max_features": 0.4,
}
# Stronger regularisation and boosted trees did no better on the held-out folds of dev.
_GATE_C = 0.1


@dataclass(frozen=True)
class Sample:
    """One question with the features of its candidate sentences and which of them hold gold."""

    question: Question
    features: Array
    gold: npt.NDArray[np.int64]


def sentence_samples(index: Index, questions: Iterable[Question]) -> list[Sample]:
    """Features and labels of the candidate sentences of answerable questions."""
    assistant = Assistant(index)
    samples = []
    for question in questions:
        if not question.gold:
            continue
        looked = assistant.look(question.question, _turns(question), _untrained())
        if not looked.evidence:
            continue
        labels = [_holds_gold(s, question) for s in looked.evidence]
        samples.append(
            Sample(
                question,
                np.stack([s.features for s in looked.evidence]),
                np.array(labels, dtype=np.int64),
            )
        )
    return samples


def _turns(question: Question) -> list[Turn]:
    return [Turn(t["role"], t["content"]) for t in question.history]  # type: ignore[arg-type]


def _untrained() -> BoostedTrees:
    """A ranker that gives every sentence the same score; for collecting features."""
    zero = np.zeros((1, 1), dtype=np.int64)
    value = zero.astype(np.float32)
    return BoostedTrees(features.FEATURES, zero, value, zero, zero, value, 0.0, 0, {})


def _holds_gold(sentence: evidence.Sentence, question: Question) -> int:
    text = squeeze(sentence.text)
    for gold in question.gold:
        quote = squeeze(gold.quote)
        long_enough = gold.doc == sentence.passage.doc and min(len(text), len(quote)) > 3
        if long_enough and (text in quote or quote in text):
            return 1
    return 0


def fit_ranker(samples: Sequence[Sample], about: dict[str, Any]) -> dict[str, Any]:
    """Fit the ranker; returns what ``rag/ranker.json`` holds.

    Raises:
        EvalError: there are too few samples.
    """
    _require_both(label for s in samples for label in s.gold.tolist())
    rows = np.concatenate([s.features for s in samples])
    labels = np.concatenate([s.gold for s in samples])
    return _fitted(rows, labels, features.FEATURES, _RANKER, about)


@dataclass(frozen=True)
class GateRows:
    """Examples for the gate; both arrays have one entry a question.

    Attributes:
        features: shape (questions, len(gate.FEATURES)).
        answerable: 1 where the minutes answer.
        pairs: what the question's id shares with that of its twin, see ``eval.split``.
    """

    features: Array
    answerable: npt.NDArray[np.int64]
    pairs: tuple[str, ...]

    @property
    def folds(self) -> npt.NDArray[np.int64]:
        """Ten folds, in turn; both questions of a pair are in one."""
        places = {pair: place for place, pair in enumerate(dict.fromkeys(self.pairs))}
        return np.array([places[pair] % 10 for pair in self.pairs])


def gate_rows(
    index: Index, questions: Sequence[Question], ranker_of: Callable[[Question], BoostedTrees]
) -> GateRows:
    """Examples for the gate.

    Questions with a false premise are left out, for both a refusal and a correction are right.
    Answerable questions whose gold sentences are taken out of the evidence were tried as examples
    of unanswerable ones: the area under the curve on questions of other minutes fell with their
    weight.
    """
    assistant = Assistant(index)
    rows: list[Array] = []
    labels: list[int] = []
    pairs: list[str] = []
    for question in questions:
        if question.type == "false_premise":
            continue
        looked = assistant.look(question.question, _turns(question), ranker_of(question))
        if looked.evidence:
            rows.append(
                gate.gate_features(index, looked.question, looked.retrieved, looked.evidence)
            )
            labels.append(int(question.answerable))
            pairs.append(pair_of(question.id))
    found = np.array(rows, dtype=np.float32).reshape(-1, len(gate.FEATURES))
    return GateRows(found, np.array(labels, dtype=np.int64), tuple(pairs))


def fit_gate(rows: GateRows, false_refusals: float, about: dict[str, Any]) -> dict[str, Any]:
    """Fit the gate; returns what ``rag/gate.json`` holds.

    Args:
        rows: examples.
        false_refusals: share of answerable questions that may be refused; the threshold is set
            on ten-fold predictions so that it is met.
        about: goes into the provenance.

    Raises:
        EvalError: there are too few examples.
    """
    folds = rows.folds
    held_out = np.zeros(len(folds))
    for fold in range(10):
        weights, intercept = _logistic(rows, folds != fold)
        held_out[folds == fold] = rows.features[folds == fold] @ weights + intercept
    answerable = held_out[rows.answerable == 1]
    threshold = float(1 / (1 + np.exp(-np.quantile(answerable, false_refusals))))
    weights, intercept = _logistic(rows, np.ones(len(folds), dtype=bool))
    refused = held_out[rows.answerable == 0] < np.quantile(answerable, false_refusals)
    return {
        "weights": {n: round(float(w), 4) for n, w in zip(gate.FEATURES, weights, strict=True)},
        "intercept": round(float(intercept), 4),
        "threshold": round(threshold, 4),
        "provenance": {
            **about,
            "rows": len(rows.answerable),
            "unanswerable": int((rows.answerable == 0).sum()),
            "false_refusals_allowed": false_refusals,
            "right_refusals_ten_fold": round(float(refused.mean()), 3),
        },
    }


def _require_both(labels: Iterable[int]) -> None:
    if set(labels) != {0, 1}:
        raise EvalError(
            "Der er for få dev-spørgsmål at tilpasse til; skriv flere besvarlige med ”gold” og "
            "flere ubesvarlige."
        )


def _logistic(rows: GateRows, chosen: npt.NDArray[np.bool_]) -> tuple[Any, float]:
    """Weights and intercept for features as they are."""
    _require_both(rows.answerable[chosen].tolist())
    features = rows.features[chosen].astype(np.float64)
    mean, scale = features.mean(axis=0), features.std(axis=0)
    scale[scale < 1e-9] = 1.0
    model = LogisticRegression(C=_GATE_C, max_iter=5000)
    model.fit((features - mean) / scale, rows.answerable[chosen])
    weights = model.coef_[0] / scale
    return weights, float(model.intercept_[0] - weights @ mean)


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


def write_model(data: dict[str, Any], path: Path) -> None:
    """Write a fitted model as JSON, one tree a line, so that a change can be read.

    Raises:
        EvalError: the file cannot be written.
    """
    lines = []
    for key, value in data.items():
        if isinstance(value, list) and value and isinstance(value[0], list):
            inner = ",\n  ".join(json.dumps(row) for row in value)
            lines.append(f' "{key}": [\n  {inner}\n ]')
        else:
            lines.append(f' "{key}": {json.dumps(value, ensure_ascii=False)}')
    write_text(path, "{\n" + ",\n".join(lines) + "\n}")


def fit(
    sets: Sequence[tuple[Index, Sequence[Question]]], about: dict[str, Any], false_refusals: float
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Fit ranker and gate on question sets, each over its own index.

    Args:
        sets: indexes with their questions; give only those of the ``dev`` split.
        about: provenance.
        false_refusals: share of answerable questions that the gate may refuse.

    Returns:
        What ``rag/ranker.json`` and ``rag/gate.json`` hold.

    Raises:
        EvalError: there are too few questions.
    """
    samples = [s for index, questions in sets for s in sentence_samples(index, questions)]
    halves = [
        as_trees(fit_ranker([s for s in samples if _half(s.question) == half], {}))
        for half in (0, 1)
    ]
    parts = [gate_rows(i, qs, lambda q: halves[1 - _half(q)]) for i, qs in sets]
    rows = GateRows(
        np.concatenate([p.features for p in parts]),
        np.concatenate([p.answerable for p in parts]),
        tuple(pair for p in parts for pair in p.pairs),
    )
    return fit_ranker(samples, about), fit_gate(rows, false_refusals, about)


def _half(question: Question) -> int:
    return hashlib.sha256(pair_of(question.id).encode()).digest()[1] % 2
