"""The nouns of the project: what a file, a meeting, an agenda item and a section are.

Everything here is a frozen value.  Positions are character offsets into ``Source.text``;
``source.text[span.start:span.end]`` is the truth that is shown, searched and cited.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["minutes", "agenda", "other"]
SectionKind = Literal[
    "header",
    "background",
    "economy",
    "recommendation",
    "minutes",
    "history",
    "attachments",
    "other",
]
Outcome = Literal[
    "approved",
    "noted",
    "discussed",
    "postponed",
    "referred",
    "rejected",
    "withdrawn",
    "empty",
    "none",
]
Status = Literal["present", "absent", "guest", "secretariat"]


class CorpusError(Exception):
    """A file or folder that cannot be read; the message is one sentence for a user."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of character offsets into ``Source.text``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


_PART = re.compile(r"(?P<file>.*\.\w+)#[1-9]\d*", re.DOTALL)


def part_path(file: str, number: int) -> str:
    """What one of several meetings in a file is known by; ``number`` counts from 1."""
    return f"{file}#{number}"


def file_of(path: str) -> str:
    """The file in which a meeting stands that is known by ``path``."""
    match = _PART.fullmatch(path)
    return match["file"] if match else path


@dataclass(frozen=True)
class Source:
    """One file as read, or one of the meetings in it.

    Attributes:
        path: relative to the corpus folder, with forward slashes; of one of several meetings in a
            file as ``part_path`` gives it.
        sha256: of the file's bytes, in hexadecimal.
        media_type: what the bytes are, e.g. ``text/markdown``.
        text: exactly what the reader extracted, but blank where it was withheld.
        pages: offset at which each page starts; empty when the format has no pages.
        withheld: where the text of closed items stood, or that of other meetings.
    """

    path: str
    sha256: str
    media_type: str
    text: str = field(repr=False)
    # Not in the hash, which is asked for at every sentence.
    pages: tuple[int, ...] = field(default=(), hash=False)
    withheld: tuple[Span, ...] = field(default=(), hash=False)

    @property
    def file(self) -> str:
        """Path of the file, also where the source is only one of the meetings in it."""
        return file_of(self.path)

    def slice(self, span: Span) -> str:
        """The characters of ``span``, untouched."""
        return self.text[span.start : span.end]

    def page_of(self, offset: int) -> int | None:
        """Number of the page (from 1) that holds ``offset``; None without pages."""
        return bisect.bisect_right(self.pages, offset) or None if self.pages else None

    def withholds(self, page: int) -> bool:
        """Whether the text of a closed item stands on a page, from 1."""
        first, last = self.pages[page - 1], [*self.pages[1:], len(self.text)][page - 1]
        return any(place.start < last and first < place.end for place in self.withheld)


@dataclass(frozen=True, slots=True)
class Person:
    """One entry of the attendance block, as printed.

    Attributes:
        organisation: whom they are there for, also a part of those who meet ("Forældrevalgte").
        note: whatever else is said: party, apology, hours, whose place they took.
        span: of the entry.
        status_span: what shows the status: the line of the label over or before the entry
            ("Afbud:"), a sentence ("Ib Dam forlod mødet kl. 15"), or the entry itself.
    """

    name: str
    role: str | None
    organisation: str | None
    status: Status
    note: str | None
    span: Span
    status_span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an agenda item: what was proposed is never mixed with what happened."""

    kind: SectionKind
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """What came of one part of an agenda item, and the words that show it."""

    outcome: Outcome
    span: Span


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item or sub-item of the agenda.

    Attributes:
        label: as printed without its marks ("3", "B"), or None.
        title: display text without presenter and time.
        parent: label of the enclosing item, or None.
        outcome: "none" also when parts of the item came out in ways that no one outcome names.
        outcome_span: the words that show the outcome, or those of all parts, when there are any.
        span: from the heading to the end of the item, sub-items included.
        closed: it was treated behind closed doors; of its text nothing is kept.
        parts: what came of each part, when no one outcome names them all; else empty.
    """

    label: str | None
    title: str
    presenter: str | None
    time: str | None
    parent: str | None
    outcome: Outcome
    outcome_span: Span | None
    span: Span
    sections: tuple[Section, ...]
    closed: bool = False
    parts: tuple[Part, ...] = ()

    @property
    def number(self) -> str | None:
        """What the item is called among all: "3 b" when item 3 has a part b; None without label."""
        if not self.parent or not self.label or self.label.startswith(self.parent):
            return self.label
        return f"{self.parent} {self.label}"

    @property
    def in_parts(self) -> bool:
        """Whether the item was decided part by part, as "Ad 1 godkendt, ad 2 udsat"."""
        return bool(self.parts)

    def came_to(self, outcome: str) -> bool:
        """Whether that is what came of the item, or of a part of it."""
        return self.outcome == outcome or any(part.outcome == outcome for part in self.parts)

    @property
    def decided(self) -> bool:
        """Whether the minutes tell what came of it, as a whole or part by part."""
        return self.in_parts or self.outcome not in ("none", "empty")


@dataclass(frozen=True)
class Meeting:
    """A file, or a part of one, understood as the minutes (or agenda) of one meeting.

    Attributes:
        date: ISO date, ``YYYY-MM`` where only the month is told, None when the file does not tell.
        date_evidence: ``stated``, or ``inferred: `` and from what, in Danish; None without date.
        start, end: ``HH:MM``, or None.
        header: title and attendance, everything before the first item.
        warnings: what was doubtful, one Danish sentence each.
    """

    source: Source
    kind: Kind
    title: str
    body: str | None
    cluster: str | None
    level: str | None
    date: str | None
    date_evidence: str | None
    start: str | None
    end: str | None
    place: str | None
    chair: str | None
    header: Span
    people: tuple[Person, ...]
    items: tuple[AgendaItem, ...]
    warnings: tuple[str, ...]
