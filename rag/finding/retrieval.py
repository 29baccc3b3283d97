"""Find the passages that may answer: several views of each passage, fused into one score."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus import SectionKind
from index import Index, fold, stem
from rag.answer import Filters, Hit
from rag.asking.conversation import Resolved
from rag.asking.kinds import AnswerKind
from rag.asking.question import Question

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
    "figure": 0.4,
}
_FIGURE = re.compile(r"\d{2,}")
# A figure that a larger share of all passages hold tells nothing.
_FEW = 0.03
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
        sentences: cosine of the question with the nearest sentences and with all of the hits, -1
            for others; shape (sentences,).
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
    order = _best(index, question, total, k)
    hits = tuple(
        Hit(
            passage=index.passages[i],
            score=float(total[i]),
            parts={name: float(WEIGHTS[name] * values[i]) for name, values in parts.items()},
        )
        for i in order
    )
    _fill(index, order, vector, sentences)
    return Retrieved(hits, tuple(order), sentences, vector)


def _best(index: Index, question: Question, total: Array, k: int) -> list[int]:
    """Positions of the ``k`` best passages, at least half of them of the meetings that are meant.

    What a meeting's own minutes say is put in other words than the question's, while those of
    another meeting of the same body may repeat the name of the body in every passage.
    """
    ranked = np.argsort(-total, kind="stable")
    ranked = ranked[np.isfinite(total[ranked])]
    meant = index.columns.of_meetings(question.meetings)[ranked]
    kept = np.zeros(len(ranked), dtype=np.bool_)
    kept[np.flatnonzero(meant)[: k // 2]] = True
    kept[np.flatnonzero(~kept)[: k - int(kept.sum())]] = True
    return [int(i) for i in ranked[kept]]


def _fill(index: Index, positions: Sequence[int], vector: Array, sentences: Array) -> None:
    """Give every sentence of these passages its cosine, also where it was not among the nearest."""
    for position in positions:
        start, end = (int(index.sentence_starts[position + i]) for i in (0, 1))
        if (sentences[start:end] < 0).any():
            own = index.sentence_vectors.reconstruct_n(start, end - start)
            sentences[start:end] = own @ vector


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
    columns = index.columns
    wanted = question.section or _SECTIONS_FOR.get(question.kind)
    nothing = np.zeros(len(index.passages), dtype=np.bool_)
    found = {
        "meeting": columns.of_meetings(question.meetings),
        "cluster": columns.of_clusters(question.clusters) | columns.of_meetings(question.bodies),
        "year": columns.of_years(question.years),
        "item": columns.of_label(question.item) if question.item else nothing,
        "section": columns.of_section(wanted) if wanted else nothing,
        "person": _naming(index, question.people),
        "title": _title_shares(index, question)[columns.items],
        "figure": _counting(index, question),
    }
    return {name: values.astype(np.float32) for name, values in found.items()}


def _naming(index: Index, people: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which passages hold the surname of one of the people, shape (passages,)."""
    side = index.lexical_side.stemmed
    named = np.zeros(len(index.passages), dtype=np.bool_)
    for name in people:
        row = side.terms.get(stem(fold(name.split()[-1])))
        if row is not None:
            named[side.documents[side.starts[row] : side.starts[row + 1]]] = True
    return named


def _counting(index: Index, question: Question) -> npt.NDArray[np.bool_]:
    """Which passages hold a figure of the question that few others hold, shape (passages,).

    "Frem til 2030", "de 1.126 mio.": hardly two matters share such a figure. The year of a
    meeting itself is none.
    """
    side = index.lexical_side.stemmed
    found = np.zeros(len(index.passages), dtype=np.bool_)
    figures = [word for word in question.own_terms if _FIGURE.fullmatch(word)]
    held = {head.date[:4] for head in index.heads.values() if head.date} if figures else set()
    for word in figures:
        row = None if word in held else side.terms.get(stem(word))
        if row is not None:
            having = side.documents[side.starts[row] : side.starts[row + 1]]
            if len(having) <= max(2, _FEW * len(index.passages)):
                found[having] = True
    return found


def _title_shares(index: Index, question: Question) -> Array:
    """How much of each item's title the question repeats, weighted by idf, from 0 to 1.

    Returns:
        Shape (items + 1,); the last is that of no item.
    """
    columns, side = index.columns, index.lexical_side.stemmed
    shares = np.zeros(len(columns.title_stems) + 1, dtype=np.float32)
    asked = {stem(word) for word in question.terms} & columns.titles.keys()

    def weight(word: str) -> float:
        row = side.terms.get(word)
        return 1.0 if row is None else float(side.idf[row])

    for item in {int(number) for word in asked for number in columns.titles[word]}:
        weights = {word: weight(word) for word in columns.title_stems[item]}
        shared = sum(weights[word] for word in weights.keys() & asked)
        shares[item] = shared / max(sum(weights.values()), 3.0)
    return shares


def _allowed(index: Index, filters: Filters) -> npt.NDArray[np.bool_]:
    """Which passages the user's filters leave, shape (passages,)."""
    columns = index.columns
    allowed = columns.between(filters.date_from, filters.date_to)
    if filters.clusters:
        allowed &= columns.of_clusters(filters.clusters)
    if filters.meetings:
        allowed &= columns.of_meetings(filters.meetings)
    if filters.section:
        allowed &= columns.of_section(filters.section)
    if filters.item:
        allowed &= columns.of_label(filters.item)
    return allowed
