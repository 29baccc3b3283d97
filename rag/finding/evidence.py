"""From passages to sentences: which of them answer, and with what confidence.

Every sentence of the best passages gets named features; a small fitted ranker, shallow boosted
trees in ``rag/ranker.json`` made by ``python -m eval fit``, turns them into the probability that
the sentence is evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus import Span
from index import Index, Passage
from rag.asking.question import Question
from rag.finding.features import FEATURES, candidates
from rag.finding.retrieval import Retrieved
from rag.finding.trees import BoostedTrees, read_trees

_RANKER = Path(__file__).parents[1] / "ranker.json"
_HEADING = FEATURES.index("heading")


@dataclass(frozen=True)
class Sentence:
    """A candidate piece of evidence.

    Attributes:
        passage: that holds it.
        position: of the passage in the index.
        number: of the sentence within the passage.
        span: in the source.
        text: display text.
        features: by ``FEATURES``; shape (len(FEATURES),).
        score: probability that it is evidence.
        read: what the second look says (`rag.finding.second_look`), as log-odds; None when it was not read.
    """

    passage: Passage
    position: int
    number: int
    span: Span
    text: str
    features: npt.NDArray[np.float32]
    score: float
    read: float | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading of the agenda item."""
        return bool(self.features[_HEADING])


@lru_cache(maxsize=1)
def load_ranker() -> BoostedTrees:
    """The ranker that ships."""
    return read_trees(_RANKER, FEATURES)


def find_evidence(
    index: Index, question: Question, retrieved: Retrieved, ranker: BoostedTrees | None = None
) -> list[Sentence]:
    """Sentences of the retrieved passages, best first; each stretch of text once."""
    ranker = ranker or load_ranker()
    rows, features = candidates(index, question, retrieved)
    if not rows:
        return []
    scores = ranker.probabilities(np.stack(features))
    sentences = [
        Sentence(passage, position, number, span, text, feature, float(score))
        for (passage, position, number, span, text), feature, score in zip(
            rows, features, scores, strict=True
        )
    ]
    sentences.sort(key=lambda s: -s.score)
    seen: set[tuple[str, int]] = set()
    unique: list[Sentence] = []
    for sentence in sentences:
        key = (sentence.passage.doc, sentence.span.start)
        if key not in seen:
            seen.add(key)
            unique.append(sentence)
    return unique
