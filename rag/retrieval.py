"""Find the passages that may answer: several views of each passage, fused into one score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus import SectionKind
from index import Index, fold
from rag.answer import Filters, Hit
from rag.question import AnswerKind, Question

Array = npt.NDArray[np.float32]

# How many candidates each side proposes; the rest of an index of any size is never looked at.
_CANDIDATES = 400
# Weights of the sides and boosts, chosen with `python -m eval` on the dev split.
WEIGHTS: Mapping[str, float] = {
    "dense": 0.6,
    "sentence": 1.0,
    "stems": 0.7,
    "grams": 1.0,
    "meeting": 0.5,
    "cluster": 0.35,
    "year": 0.15,
    "item": 0.6,
    "section": 0.2,
    "person": 0.15,
}
_SECTIONS_FOR: Mapping[AnswerKind, SectionKind] = {
    "decision": "minutes",
    "attendance": "header",
    "action": "minutes",
}


@dataclass(frozen=True)
class Retrieved:
    """Hits, best first, with what the evidence step needs again.

    Attributes:
        hits: passages with their scores.
        positions: of the hits in ``Index.passages``.
        sentences: cosine of the question with every candidate sentence, -1 for others;
            shape (sentences,).
        vector: of the question, shape (dim,).
    """

    hits: tuple[Hit, ...]
    positions: tuple[int, ...]
    sentences: Array
    vector: Array


def retrieve(
    index: Index,
    question: Question,
    filters: Filters,
    vector: Array,
    k: int = 10,
    lexical_text: str | None = None,
    weights: Mapping[str, float] = WEIGHTS,
) -> Retrieved:
    """The best passages for a question.

    Args:
        index: to search.
        question: as understood; what it names raises scores but excludes nothing.
        filters: set by the user; they exclude.
        vector: of the question, shape (dim,).
        k: how many hits.
        lexical_text: words for the lexical side when they differ from the question's.
        weights: of the sides.

    Returns:
        At most ``k`` hits whose score is the weighted sum of their parts.
    """
    dense = index.dense_scores(vector, _CANDIDATES)
    sentences = index.sentence_scores(vector, 4 * _CANDIDATES)
    best_sentence = _best_per_passage(index, sentences)
    stems, grams = index.lexical_side.scores(lexical_text or question.text)
    parts: dict[str, Array] = {
        "dense": _scaled(dense),
        "sentence": _scaled(best_sentence),
        "stems": _scaled(stems),
        "grams": _scaled(grams),
    }
    parts.update(_boosts(index, question))
    total = np.zeros(len(index.passages), dtype=np.float32)
    for name, values in parts.items():
        total += weights[name] * values
    total[~_allowed(index, filters)] = -np.inf
    order = [int(i) for i in np.argsort(-total, kind="stable")[:k] if np.isfinite(total[i])]
    hits = tuple(
        Hit(
            passage=index.passages[i],
            score=float(total[i]),
            parts={name: float(weights[name] * values[i]) for name, values in parts.items()},
        )
        for i in order
    )
    return Retrieved(hits, tuple(order), sentences, vector)


def _best_per_passage(index: Index, sentences: Array) -> Array:
    if not len(sentences):
        return np.zeros(len(index.passages), dtype=np.float32)
    return np.maximum.reduceat(sentences, index.sentence_starts[:-1]).astype(np.float32)


def _scaled(scores: Array) -> Array:
    """Between 0 (the 50th best, or nothing) and 1 (the best), so that sides can be added."""
    if not len(scores):
        return scores
    top = float(scores.max())
    floor = float(np.partition(scores, -min(50, len(scores)))[-min(50, len(scores))])
    floor = max(floor, 0.0)
    if top <= floor:
        return np.zeros_like(scores)
    return np.clip((scores - floor) / (top - floor), 0.0, 1.0).astype(np.float32)


def _boosts(index: Index, question: Question) -> dict[str, Array]:
    """What question and passage share besides words: meeting, cluster, year, item, section."""
    count = len(index.passages)
    found = {
        name: np.zeros(count, dtype=np.float32)
        for name in ("meeting", "cluster", "year", "item", "section", "person")
    }
    clusters, meant = set(question.clusters), set(question.meetings)
    wanted = question.section or _SECTIONS_FOR.get(question.kind)
    people = [fold(name.split()[-1]) for name in question.people]
    for position, passage in enumerate(index.passages):
        meeting = index.meetings[passage.doc]
        if passage.doc in meant:
            found["meeting"][position] = 1
        if meeting.cluster in clusters:
            found["cluster"][position] = 1
        if question.years and meeting.date and int(meeting.date[:4]) in question.years:
            found["year"][position] = 1
        if question.item and passage.item is not None:
            item = meeting.items[passage.item]
            labels = {(item.label or "").casefold(), (item.parent or "").casefold()}
            if question.item in labels:
                found["item"][position] = 1
        if wanted and passage.section == wanted:
            found["section"][position] = 1
        if people and any(name in fold(passage.text) for name in people):
            found["person"][position] = 1
    return found


def _allowed(index: Index, filters: Filters) -> npt.NDArray[np.bool_]:
    allowed = np.ones(len(index.passages), dtype=np.bool_)
    if not filters.to_dict():
        return allowed
    for position, passage in enumerate(index.passages):
        meeting = index.meetings[passage.doc]
        item = meeting.items[passage.item] if passage.item is not None else None
        allowed[position] = (
            (not filters.clusters or meeting.cluster in filters.clusters)
            and (not filters.meetings or passage.doc in filters.meetings)
            and (not filters.date_from or (meeting.date or "") >= filters.date_from)
            and (not filters.date_to or bool(meeting.date and meeting.date <= filters.date_to))
            and (not filters.section or passage.section == filters.section)
            and (
                not filters.item
                or (item is not None and (item.label or "").casefold() == filters.item.casefold())
            )
        )
    return allowed


