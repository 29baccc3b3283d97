"""Whether what was found answers the question at all: a decision of its own.

A few features tell what the second look says, whether the evidence holds the kind of thing asked
for, what it lacks, and which of the question's words are nowhere near. A fitted model
(``rag/gate.json``, made by ``python -m eval fit``) turns them into the probability that the
evidence answers. Names, numbers, places and kinds of the question as features of their own were
left out again: on minutes that nothing was fitted to they made no difference.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index import Index
from rag.asking.question import Question
from rag.asking.terms import match, terms_of, text_forms
from rag.finding.evidence import Sentence
from rag.finding.features import holds_kind
from rag.refusing.missing import Lack

_GATE = Path(__file__).parents[1] / "gate.json"
FEATURES = (
    "read_best",
    "read_second",
    "read_top",
    "lacks",
    "holds",
    "terms",
    "unknown",
    "missing_count",
    "missing_weight",
)
# How many sentences of the best agenda item are looked at.
_GROUP = 4
# A word of the question is met when some word is at least so near to it.
_MET = 0.5
_BESIDE = 0.8


def gate_features(
    index: Index, question: Question, evidence: Sequence[Sentence], lack: Lack | None
) -> npt.NDArray[np.float32]:
    """What the gate looks at.

    Args:
        evidence: sentences, best first.
        lack: what they lack, see `rag.refusing.missing.lacking`.

    Returns:
        Shape (len(FEATURES),), in their order: the log-odds that the second look gives the best
        sentence, the second best and the one that stands first; whether something is lacking;
        whether the first sentence holds the kind of thing asked for; how many topical words the
        question has, how many of them the collection does not know, how many are not met near
        the first sentence, and what share of the weight those have.
    """
    if not evidence:
        return np.zeros(len(FEATURES), dtype=np.float32)
    values = {
        **_read(evidence),
        "lacks": float(lack is not None),
        "holds": float(holds_kind(question, evidence[0].text)),
        **_missing(index, question, evidence),
    }
    return np.array([values.get(name, 0.0) for name in FEATURES], dtype=np.float32)


def _read(evidence: Sequence[Sentence]) -> dict[str, float]:
    # A first sentence that was not read is taken for as good as the worst that was.
    said = sorted((s.read for s in evidence if s.read is not None), reverse=True)
    if not said:
        return {}
    top = evidence[0].read
    return {
        "read_best": said[0],
        "read_second": said[min(1, len(said) - 1)],
        "read_top": said[-1] if top is None else top,
    }


def _missing(index: Index, question: Question, evidence: Sequence[Sentence]) -> dict[str, float]:
    """The question's topical words, and those that nothing near the first sentence meets."""
    terms = [t for t in terms_of(question.terms, index, question.language == "en") if t.topical]
    if not terms:
        return {}
    forms = text_forms(_near(evidence))
    parts = {form: index.lexical_side.compounds.parts(form) for form in forms}
    missing = [term.weight for term in terms if match(term, forms, parts) < _MET]
    return {
        "terms": float(len(terms)),
        "unknown": float(sum(not term.known for term in terms)),
        "missing_count": float(len(missing)),
        "missing_weight": sum(missing) / sum(term.weight for term in terms),
    }


def _near(evidence: Sequence[Sentence]) -> str:
    """The path of the first sentence, what was found in its item, and in its passage."""
    top = evidence[0].passage
    group = [s for s in evidence[:12] if (s.passage.doc, s.passage.item) == (top.doc, top.item)]
    same = [s.text for s in evidence if s.passage.id == top.id]
    return " ".join([top.path, *(s.text for s in group[:_GROUP]), *same])


@dataclass(frozen=True)
class Gate:
    """Logistic regression over ``FEATURES``.

    Attributes:
        weights: shape (len(FEATURES),), of the features as they are (scaling is folded in).
        intercept: log-odds when all features are zero.
        threshold: below this probability the question is refused.
        provenance: how it was fitted.
    """

    weights: npt.NDArray[np.float64]
    intercept: float
    threshold: float
    provenance: Mapping[str, Any]

    def probability(self, features: npt.NDArray[np.float32]) -> float:
        """Probability that evidence with these features answers."""
        return 1.0 / (1.0 + math.exp(-(self.intercept + float(self.weights @ features))))


@lru_cache(maxsize=1)
def load_gate() -> Gate:
    """The model that ships."""
    data = json.loads(_GATE.read_text("utf-8"))
    weights = np.array([data["weights"][name] for name in FEATURES], dtype=np.float64)
    return Gate(weights, data["intercept"], data["threshold"], data["provenance"])


def confidence_of(
    index: Index, question: Question, evidence: Sequence[Sentence], lack: Lack | None
) -> float:
    """Probability that the evidence answers the question; arguments as of `gate_features`."""
    if not evidence:
        return 0.0
    return load_gate().probability(gate_features(index, question, evidence, lack))


def is_confident(confidence: float, beside: bool = False) -> bool:
    """Whether to answer.

    Args:
        beside: the same question of another side was answered, so that the topic is in the
            minutes; less is then enough.
    """
    return confidence >= load_gate().threshold * (_BESIDE if beside else 1.0)
