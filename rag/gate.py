"""Whether what was found answers the question at all: a decision of its own.

Named features compare the question with the evidence: does it hold the kind of thing asked for,
do the names, places, numbers and years of the question occur in it, which of the question's words
are nowhere near.  A fitted model (``rag/gate.json``, made by ``python -m eval fit``) turns them
into the probability that the evidence answers.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus import CLUSTERS
from index import Index, fold, words
from rag.evidence import Sentence
from rag.features import FEATURES as SENTENCE_FEATURES
from rag.features import asked_stems, holds_kind
from rag.question import Question
from rag.retrieval import Retrieved
from rag.slots import (
    counts,
    has_actor,
    has_date,
    has_money,
    has_person,
    only_planned,
    spells_out,
)
from rag.terms import match, terms_of, text_forms

_GATE = Path(__file__).parent / "gate.json"
_SENTENCE_COLUMNS = {name: i for i, name in enumerate(SENTENCE_FEATURES)}
FEATURES = (
    "top",
    "second",
    "third",
    "top_three",
    "similarity",
    "similarity_top",
    "passage_margin",
    "coverage",
    "coverage_group",
    "missing_weight",
    "missing_max",
    "missing_count",
    "unknown",
    "terms",
    "holds",
    "holds_any",
    "holds_near",
    "kind_money",
    "kind_number",
    "kind_date",
    "kind_person",
    "kind_rationale",
    "kind_decision",
    "kind_yesno",
    "kind_list",
    "kind_other",
    "asked",
    "asked_named",
    "asked_number",
    "names_missing",
    "towns_missing",
    "digits_missing",
    "years_missing",
    "cluster_other",
    "phrase",
    "english",
    "follows",
    "slot",
    "slot_near",
    "slot_wanted",
    "planned",
    "towns_missing_group",
    "read_top",
    "read_best",
    "read_second",
)
_NAME = re.compile(r"(?<![.?!]\s)(?<!^)\b[A-ZÆØÅ][\wæøåÆØÅ-]{2,}")


def gate_features(
    index: Index, question: Question, retrieved: Retrieved, evidence: Sequence[Sentence]
) -> npt.NDArray[np.float32]:
    """What the gate looks at, by ``FEATURES``; shape (len(FEATURES),)."""
    if not evidence:
        return np.zeros(len(FEATURES), dtype=np.float32)
    top = evidence[0]
    group = [s for s in evidence[:12] if _place(s) == _place(top)][:4]
    same = [s.text for s in evidence if s.passage.id == top.passage.id]
    near = " ".join([top.passage.path, *(s.text for s in group), *same])
    values: dict[str, float] = {
        "top": top.score,
        "second": evidence[1].score if len(evidence) > 1 else 0.0,
        "third": evidence[2].score if len(evidence) > 2 else 0.0,
        "top_three": float(np.mean([s.score for s in evidence[:3]])),
        "similarity": max(_column(s, "similarity") for s in evidence),
        "similarity_top": _column(top, "similarity"),
        "passage_margin": _margin(retrieved),
        "coverage": _column(top, "coverage"),
        "holds": float(holds_kind(question, top.text)),
        "holds_any": float(any(holds_kind(question, s.text) for s in group)),
        "holds_near": float(any(holds_kind(question, s.text) for s in evidence[:6])),
        f"kind_{question.kind}": 1.0,
        "phrase": _column(top, "phrase"),
        "cluster_other": _column(top, "cluster_other"),
        "english": float(question.language == "en"),
        "follows": float(question.follows),
        **_missing(index, question, group, near),
        **_missing_names(question, near),
    }
    values.update(_slots(question, top, group, evidence))
    values.update(_read(evidence))
    values["towns_missing_group"] = _towns_missing(question, group)
    asked = asked_stems(question)
    forms = text_forms(" ".join(s.text for s in group))
    values["asked"] = float(bool(asked))
    values["asked_named"] = float(bool(asked) and any(a in forms for a in asked))
    values["asked_number"] = max(_column(s, "asked_number") for s in group)
    return np.array([values.get(name, 0.0) for name in FEATURES], dtype=np.float32)


def _read(evidence: Sequence[Sentence]) -> dict[str, float]:
    """What the second look says of the first sentence, and of those that it puts first."""
    # A first sentence that was not read is taken for as good as the worst that was.
    said = sorted((s.read for s in evidence if s.read is not None), reverse=True)
    if not said:
        return {}
    top = evidence[0].read
    return {
        "read_top": said[-1] if top is None else top,
        "read_best": said[0],
        "read_second": said[min(1, len(said) - 1)],
    }


def _place(sentence: Sentence) -> tuple[str, int | None]:
    return sentence.passage.doc, sentence.passage.item


def _column(sentence: Sentence, name: str) -> float:
    return float(sentence.features[_SENTENCE_COLUMNS[name]])


def _margin(retrieved: Retrieved) -> float:
    scores = [hit.score for hit in retrieved.hits]
    return (scores[0] - scores[min(4, len(scores) - 1)]) / (scores[0] or 1.0)


_PAST = re.compile(
    r"\b(?:blev|viste|svarede|sagde|endte|fik|gik|kom|var|havde|i sidste ende|bakkede|vedtog|skete|did|"
    r"was|were)\b"
)
_SPELT = re.compile(r"\b[A-ZÆØÅ]{2,6}\b")


def _slots(
    question: Question, top: Sentence, group: Sequence[Sentence], evidence: Sequence[Sentence]
) -> dict[str, float]:
    """Whether the evidence holds a value that fills what the question leaves open."""
    asked = asked_stems(question)

    def fills(text: str) -> float:
        if question.kind == "money":
            return float(has_money(text))
        if question.kind == "number":
            return counts(text, asked)
        if question.kind == "date":
            return float(has_date(text))
        if re.search(r"\bhedder\b|\bnavn", question.folded):
            return float(has_person(text))
        if question.kind in ("person", "attendance"):
            return float(has_actor(text))
        if question.kind == "definition" and (short := _SPELT.search(question.text)):
            return float(spells_out(text, short.group()))
        return 1.0

    wanted = question.kind in ("money", "number", "date", "person") or (
        question.kind == "definition" and bool(_SPELT.search(question.text))
    )
    planned = bool(_PAST.search(question.folded)) and only_planned(top.text)
    return {
        "slot_wanted": float(wanted),
        "slot": max(fills(s.text) for s in group) if wanted else 0.5,
        "slot_near": max(fills(s.text) for s in evidence[:6]) if wanted else 0.5,
        "planned": float(planned),
    }


def _towns_missing(question: Question, group: Sequence[Sentence]) -> float:
    text = fold(" ".join([group[0].passage.path, *(s.text for s in group)]))
    return float(sum(fold(town) not in text for town in question.municipalities))


def _missing(
    index: Index, question: Question, group: Sequence[Sentence], near: str
) -> dict[str, float]:
    """The question's topical words that the chosen sentences, or all around them, do not meet."""
    terms = [t for t in terms_of(question.terms, index, question.language == "en") if t.topical]
    if not terms:
        return {}
    total = sum(t.weight for t in terms)
    found: dict[str, float] = {"terms": float(len(terms))}
    parts = index.lexical_side.compounds.parts
    for name, text in (("group", " ".join(s.text for s in group)), ("near", near)):
        forms = text_forms(text)
        split = {form: parts(form) for form in forms}
        met = [match(term, forms, split) for term in terms]
        if name == "group":
            found["coverage_group"] = (
                sum(m * t.weight for m, t in zip(met, terms, strict=True)) / total
            )
        else:
            missing = [t.weight for m, t in zip(met, terms, strict=True) if m < 0.5]
            found["missing_weight"] = sum(missing) / total
            found["missing_max"] = max(missing, default=0.0)
            found["missing_count"] = float(len(missing))
    found["unknown"] = float(sum(not t.known for t in terms))
    return found


def _missing_names(question: Question, near: str) -> dict[str, float]:
    """Names, places, numbers and years of the question that do not occur near the evidence."""
    present = set(words(near))
    stems = {word.rstrip("s") for word in present}
    clusters = {fold(name) for name in CLUSTERS}
    # In a question typed in capitals they tell nothing.
    text = "" if question.text.isupper() else question.text
    names = [
        fold(match_.group()).rstrip("s")
        for match_ in _NAME.finditer(text)
        if fold(match_.group()) not in clusters
    ]
    missing = [n for n in names if n not in stems and not any(s.startswith(n[:6]) for s in stems)]
    digits = [word for word in words(question.text) if word[0].isdigit() and word != question.item]
    years = [str(year) for year in question.years]
    towns = [fold(town) for town in question.municipalities]
    return {
        "names_missing": float(len(missing)),
        "towns_missing": float(sum(town not in stems for town in towns)),
        "digits_missing": float(sum(d not in present and d not in years for d in digits)),
        "years_missing": float(sum(year not in present for year in years)),
    }


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
    index: Index, question: Question, retrieved: Retrieved, evidence: Sequence[Sentence]
) -> float:
    """Probability that the evidence answers the question."""
    if not evidence:
        return 0.0
    return load_gate().probability(gate_features(index, question, retrieved, evidence))


def is_confident(confidence: float) -> bool:
    """Whether to answer."""
    return confidence >= load_gate().threshold
