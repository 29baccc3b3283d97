"""The typed results that programs get."""

from __future__ import annotations

from typing import Any

# Pydantic wants this one before Python 3.12.
from typing_extensions import TypedDict


class Cited(TypedDict):
    """A quotation that an answer rests on."""

    marker: int
    doc: str
    body: str | None
    date: str | None
    item: str | None
    title: str | None
    section: str
    page: int | None
    quote: str
    span: list[int]


class Retrieved(TypedDict):
    """A passage that was found on the way."""

    doc: str
    item: str | None
    section: str
    text: str
    score: float


class Understood(TypedDict):
    """The question as it was understood."""

    question: str
    filters: dict[str, Any]


class Record(TypedDict):
    """An answer: the record that ``eval/format.md`` describes."""

    answer: str
    abstained: bool
    reason: str | None
    citations: list[Cited]
    retrieved: list[Retrieved]
    understood: Understood
    confidence: float
    doubtful: bool
    language: str
    seconds: float


class Found(TypedDict):
    """A passage that is near a query."""

    doc: str
    body: str
    date: str | None
    item: str | None
    title: str | None
    section: str
    text: str
    span: list[int]
    score: float


class MeetingEntry(TypedDict):
    """A meeting in the list."""

    doc: str
    body: str
    cluster: str | None
    date: str | None
    date_inferred: bool
    items: list[str]


class Part(TypedDict):
    """A section of an agenda item; ``recommendation`` is what was proposed, ``minutes`` what
    happened.
    """

    section: str
    text: str
    span: list[int]


class Item(TypedDict):
    """An agenda item with all its text."""

    doc: str
    body: str
    date: str | None
    item: str | None
    title: str
    outcome: str
    sections: list[Part]


class DecisionEntry(TypedDict):
    """A row of the register of decisions; amounts are in whole kroner."""

    doc: str
    body: str
    date: str | None
    item: str | None
    title: str
    outcome: str
    wording: str
    amounts: list[int]
    amounts_proposed: bool
    span: list[int] | None
