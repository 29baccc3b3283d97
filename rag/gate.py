"""Whether what was found answers the question at all."""

from __future__ import annotations

from collections.abc import Sequence

from index import Index
from rag.evidence import Sentence
from rag.question import Question
from rag.retrieval import Retrieved


def confidence_of(
    index: Index, question: Question, retrieved: Retrieved, evidence: Sequence[Sentence]
) -> float:
    """Probability that the evidence answers the question."""
    return evidence[0].score if evidence else 0.0


def is_confident(confidence: float) -> bool:
    """Whether to answer."""
    return confidence >= 0.08
