"""What a question becomes: hits, citations and an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from corpus import SectionKind, Span
from index import Passage


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of the conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What the search was narrowed to; every empty field means no narrowing.

    Attributes:
        clusters: e.g. ``("Midt", "Vest")``.
        date_from, date_to: ISO dates, both inclusive.
        meetings: ``Source.path`` of single meetings.
        item: printed label of an agenda item.
        section: kind of section.
    """

    clusters: tuple[str, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    meetings: tuple[str, ...] = ()
    item: str | None = None
    section: SectionKind | None = None

    def to_dict(self) -> dict[str, Any]:
        """The fields that narrow something."""
        return {key: value for key, value in asdict(self).items() if value}


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, with the parts its score was made of."""

    passage: Passage
    score: float
    parts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Citation:
    """Sentences of one passage, word for word.

    Attributes:
        marker: number in the answer text, from 1.
        span: the quoted sentences in ``Source.text``.
        quote: display text of ``span``.
        item: label of the agenda item, or None.
        parent: label of the item that encloses it, or None.
        page: page of the file, or None.
    """

    marker: int
    passage: Passage
    span: Span
    quote: str
    body: str | None
    date: str | None
    item: str | None
    parent: str | None
    title: str | None
    page: int | None


@dataclass(frozen=True)
class Answer:
    """The reply to one question; nothing in it is shared with another.

    Attributes:
        text: with markers such as ``[1]``.
        reason: why it abstained, as a word: see ``rag.refusal``.
        question: the question as it was understood (a follow-up made whole).
        related: when it abstains, the nearest passages, which are not an answer.
        confidence: probability, from 0 to 1, that the evidence answers the question.
        doubts: the lines of the text that say that what follows may be no answer.
        timings: seconds by step.
    """

    text: str
    citations: tuple[Citation, ...]
    abstained: bool
    reason: str | None
    question: str
    filters: Filters
    retrieved: tuple[Hit, ...]
    related: tuple[Hit, ...] = ()
    confidence: float = 0.0
    doubts: tuple[str, ...] = ()
    language: Literal["da", "en"] = "da"
    timings: Mapping[str, float] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """The text without its words of doubt, for what goes on from it."""
        return "\n".join(line for line in self.text.split("\n") if line not in self.doubts)
