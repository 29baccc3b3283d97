"""Find the passages that may answer: several views of each passage, fused into one score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus import SectionKind
from index import Index, content_words, fold, stem
from rag.answer import Filters, Hit
from rag.conversation import Resolved
from rag.kinds import AnswerKind
from rag.question import Question

Array = npt.NDArray[np.float32]

# How many candidates each side proposes; the rest of an index of any size is never looked at.
_CANDIDATES = 400
# Weights of the sides and boosts, chosen with `python -m eval` on the dev split.
WEIGHTS: Mapping[str, float] = {
    "dense": 0.4,
    "sentence": 1.0,
    "stems": 0.3,
    "grams": 0.7,
    "meeting": 0.7,
    "cluster": 0.7,
    "year": 0.15,
    "item": 1.5,
    "section": 0.1,
    "person": 0.15,
    "title": 0.6,
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


@dataclass(frozen=True, slots=True)
class View:
    """One wording of a question: alone, with its topic, with what was replied."""

    text: str
    dense: float
    lexical: float


def views_of(resolved: Resolved) -> tuple[View, ...]:
    """The wordings to search for; weights chosen on follow-ups of the dev split."""
    if not resolved.follows:
        return (View(resolved.text, 1.0, 1.0),)
    whole = f"{resolved.topic} {resolved.text}"
    return (
        View(resolved.text, 0.5, 1.0),
        View(whole, 1.0, 0.5),
        View(f"{resolved.topic} {resolved.context} {resolved.text}", 0.5, 0.25),
    )


def encode(index: Index, views: Sequence[View]) -> Array:
    """One unit vector for all wordings of a question, shape (dim,)."""
    vectors = index.embedder.encode_queries([view.text for view in views])
    mixed = np.array([view.dense for view in views], dtype=np.float32) @ vectors
    return (mixed / np.linalg.norm(mixed)).astype(np.float32)


def retrieve(
    index: Index,
    question: Question,
    filters: Filters,
    views: Sequence[View],
    k: int = 10,
) -> Retrieved:
    """The best passages for a question.

    Args:
        index: to search.
        question: as understood; what it names raises scores but excludes nothing.
        filters: set by the user; they exclude.
        views: wordings of the question.
        k: how many hits.

    Returns:
        At most ``k`` hits whose score is the weighted sum of their parts.
    """
    vector = encode(index, views)
    sentences = index.sentence_scores(vector, 4 * _CANDIDATES)
    parts = score_parts(index, question, views, vector, sentences)
    total = np.zeros(len(index.passages), dtype=np.float32)
    for name, values in parts.items():
        total += WEIGHTS[name] * values
    total[~_allowed(index, filters)] = -np.inf
    order = [int(i) for i in np.argsort(-total, kind="stable")[:k] if np.isfinite(total[i])]
    hits = tuple(
        Hit(
            passage=index.passages[i],
            score=float(total[i]),
            parts={name: float(WEIGHTS[name] * values[i]) for name, values in parts.items()},
        )
        for i in order
    )
    return Retrieved(hits, tuple(order), sentences, vector)


def score_parts(
    index: Index, question: Question, views: Sequence[View], vector: Array, sentences: Array
) -> dict[str, Array]:
    """What each side gives each passage, between 0 and 1; arrays of shape (passages,)."""
    stems = np.zeros(len(index.passages), dtype=np.float32)
    grams = np.zeros(len(index.passages), dtype=np.float32)
    for view in views:
        by_stem, by_gram = index.lexical_side.scores(view.text)
        stems += view.lexical * by_stem
        grams += view.lexical * by_gram
    return {
        "dense": _scaled(index.dense_scores(vector, _CANDIDATES)),
        "sentence": _scaled(_best_per_passage(index, sentences)),
        "stems": _scaled(stems),
        "grams": _scaled(grams),
        **_boosts(index, question),
    }


def _best_per_passage(index: Index, sentences: Array) -> Array:
    if not len(sentences):
        return np.zeros(len(index.passages), dtype=np.float32)
    best: Array = np.maximum.reduceat(sentences, index.sentence_starts[:-1])
    return best


def _scaled(scores: Array) -> Array:
    """Between 0 (the 50th best, or nothing) and 1 (the best), so that sides can be added."""
    if not len(scores):
        return scores
    top = float(scores.max())
    floor = float(np.partition(scores, -min(50, len(scores)))[-min(50, len(scores))])
    floor = max(floor, 0.0)
    if top <= floor:
        return np.zeros_like(scores)
    scaled: Array = np.clip((scores - floor) / (top - floor), 0.0, 1.0).astype(np.float32)
    return scaled


def _boosts(index: Index, question: Question) -> dict[str, Array]:
    """What question and passage share besides words: meeting, cluster, year, item, section."""
    count = len(index.passages)
    found = {
        name: np.zeros(count, dtype=np.float32)
        for name in ("meeting", "cluster", "year", "item", "section", "person", "title")
    }
    titles = _title_shares(index, question)
    clusters, meant = set(question.clusters), set(question.meetings)
    wanted = question.section or _SECTIONS_FOR.get(question.kind)
    people = [fold(name.split()[-1]) for name in question.people]
    for position, passage in enumerate(index.passages):
        meeting = index.meetings[passage.doc]
        if passage.doc in meant:
            found["meeting"][position] = 1
        if meeting.cluster in clusters or passage.doc in question.bodies:
            found["cluster"][position] = 1
        if question.years and meeting.date and int(meeting.date[:4]) in question.years:
            found["year"][position] = 1
        if question.item and passage.item is not None:
            item = meeting.items[passage.item]
            labels = {(item.label or "").casefold(), (item.parent or "").casefold()}
            if question.item in labels:
                found["item"][position] = 1
        if passage.item is not None:
            found["title"][position] = titles.get((passage.doc, passage.item), 0.0)
        if wanted and passage.section == wanted:
            found["section"][position] = 1
        if people and any(name in fold(passage.text) for name in people):
            found["person"][position] = 1
    return found


def _title_shares(index: Index, question: Question) -> dict[tuple[str, int], float]:
    """How much of each item's title the question repeats, weighted by idf, from 0 to 1."""
    asked = {stem(word) for word in question.terms}
    side = index.lexical_side.stemmed
    shares: dict[tuple[str, int], float] = {}
    for path, meeting in index.meetings.items():
        for number, item in enumerate(meeting.items):
            stems = list(dict.fromkeys(stem(word) for word in content_words(item.title)))
            weights = [float(side.idf[side.terms[s]]) if s in side.terms else 1.0 for s in stems]
            shared = sum(w for s, w in zip(stems, weights, strict=True) if s in asked)
            if shared:
                shares[(path, number)] = shared / max(sum(weights), 3.0)
    return shares


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
