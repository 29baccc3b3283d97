"""Fit what decides on the evidence: the blend of two looks at a sentence, and the gate.

Both are logistic regressions. The blend learns which sentences hold gold, the gate which questions
the minutes answer, from the scores of the ranker and of a cross-encoder that learned from others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from eval.fit_ranker import Array, require_both, turns_of
from eval.gold_sentences import GoldSentences, Key
from eval.questions import Question
from eval.split import pair_of
from index import Index
from rag.assistant import Assistant, Looked
from rag.finding.evidence import Sentence
from rag.finding.second_look import Blend, blended, log_odds, read_closely
from rag.finding.trees import BoostedTrees
from rag.refusing import gate
from rag.refusing.missing import lacking

# Between 0.01 and 0.1 the area under the curve on sets that were left out was the same.
_GATE_C = 0.01
_AS_IT_IS = Blend(1.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Seen:
    """One question with what was found and read; the scores are still the ranker's.

    Attributes:
        gold: document and span of the sentences that answer.
    """

    index: Index
    asked: Question
    looked: Looked
    evidence: tuple[Sentence, ...]
    gold: frozenset[Key]


def seen(
    index: Index, questions: Sequence[Question], ranker_of: Callable[[Question], BoostedTrees]
) -> list[Seen]:
    """Find and read the evidence of every question; those without any are left out."""
    assistant, gold = Assistant(index), GoldSentences(index)
    found = []
    for asked in questions:
        looked = assistant.look(asked.question, turns_of(asked), ranker_of(asked))
        if looked.evidence:
            read = read_closely(looked.whole, looked.evidence, _AS_IT_IS)
            found.append(Seen(index, asked, looked, tuple(read), gold.of(asked)))
    return found


def fit_blend(examples: Sequence[Seen], about: dict[str, Any]) -> dict[str, Any]:
    """Fit the blend on questions that have gold; returns what ``rag/blend.json`` holds.

    Raises:
        EvalError: there are too few examples.
    """
    rows: list[tuple[float, float, float]] = []
    labels: list[bool] = []
    for one in examples:
        if one.gold:
            for s in one.evidence:
                rows.append((log_odds(s.score), s.read or 0.0, float(s.read is None)))
                labels.append((s.passage.doc, s.span) in one.gold)
    require_both(map(int, labels))
    model = LogisticRegression(C=100.0, max_iter=1000).fit(rows, labels)
    names = ("score", "read", "unread")
    weights = dict(zip(names, np.round(model.coef_[0], 4).tolist(), strict=True))
    intercept = round(float(model.intercept_[0]), 4)
    provenance = {**about, "rows": len(labels), "positive": sum(labels)}
    return {**weights, "intercept": intercept, "provenance": provenance}


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


def gate_rows(examples: Sequence[Seen], blend: Blend) -> GateRows:
    """Examples for the gate.

    Questions with a false premise are left out, for both a refusal and a correction are right.
    Answerable questions whose gold sentences are taken out of the evidence were tried as examples
    of unanswerable ones: the area under the curve on questions of other minutes fell with their
    weight.
    """
    used = [one for one in examples if one.asked.type != "false_premise"]
    rows = []
    for one in used:
        evidence = blended(one.evidence, blend)
        question = one.looked.question
        lack = lacking(one.index, question, evidence)
        rows.append(gate.gate_features(one.index, question, evidence, lack))
    return GateRows(
        np.array(rows, dtype=np.float32).reshape(-1, len(gate.FEATURES)),
        np.array([int(one.asked.answerable) for one in used], dtype=np.int64),
        tuple(pair_of(one.asked.id) for one in used),
    )


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


def _logistic(rows: GateRows, chosen: npt.NDArray[np.bool_]) -> tuple[Any, float]:
    """Weights and intercept for features as they are."""
    require_both(rows.answerable[chosen].tolist())
    features = rows.features[chosen].astype(np.float64)
    mean, scale = features.mean(axis=0), features.std(axis=0)
    scale[scale < 1e-9] = 1.0
    model = LogisticRegression(C=_GATE_C, max_iter=5000)
    model.fit((features - mean) / scale, rows.answerable[chosen])
    weights = model.coef_[0] / scale
    return weights, float(model.intercept_[0] - weights @ mean)
