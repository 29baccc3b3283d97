"""The register of decisions: what came of every agenda item, as rows to filter and sort."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from corpus import AgendaItem, Meeting, display_text
from index import Index, Passage
from rag.telling.sums import amounts
from ui.contacts import hide_contacts
from ui.links import edition
from ui.live import LiveAssistant
from ui.plain import one_line, shortened

Column = Literal["date", "body", "item", "outcome", "amount"]
COLUMNS: Sequence[Column] = ("date", "body", "item", "outcome", "amount")
_MOST_AMOUNTS = 3
_LONGEST_WORDING = 240
# "Godkendt.", "Udvalget tiltrådte indstillingen.": what was proposed is what was decided, unless
# the words say that something was changed or chosen in its place.
_AS_PROPOSED = re.compile(
    r"^\W*(?:[\w.]+ ){0,2}?(?:godkend|vedtag|tiltr[åæ]d|anbefal(?:es|et)|bevil|imødekom|indstilles)|"
    r"\b(?:indstilling|forslag|som (?:foreslået|indstillet)|ansøgning|anmodning)",
    re.IGNORECASE,
)
_ADVISES = re.compile(r"\b(?:anbefal(?:er|ede|es)|indstill?er) ", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\bdog\b|\bændr|\bi stedet\b|\bbortset fra\b|\bundtag|\bpå nær\b|\bdelvist?\b|\bmindretal\b|"
    r"\bmodforslag|\bmen\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Decision:
    """What came of one item.

    Attributes:
        position: of the item in ``Meeting.items``.
        wording: the sentences that show the outcome.
        amounts: in whole kroner, in the order of the text; none when nothing was approved.
        proposed: the amounts stand in the recommendation that was decided on, or are only
            recommended to a higher body.
    """

    meeting: Meeting
    position: int
    wording: str
    amounts: tuple[int, ...]
    proposed: bool

    @property
    def item(self) -> AgendaItem:
        """The agenda item."""
        return self.meeting.items[self.position]

    @cached_property
    def body(self) -> str:
        """Who decided."""
        return hide_contacts(self.meeting.body or self.meeting.title)

    @cached_property
    def title(self) -> str:
        """Of the item."""
        return hide_contacts(self.item.title)

    @cached_property
    def searched(self) -> str:
        """What the words of a choice are looked for in."""
        return f"{self.title} {self.wording}".casefold()

    @property
    def edition(self) -> str:
        """Which edition of the file it was read from."""
        return edition(self.meeting.source)

    @property
    def largest(self) -> int:
        """The largest of the amounts; 0 when there is none."""
        return max(self.amounts, default=0)


@dataclass(frozen=True)
class Choice:
    """Which decisions are wanted, and in which order; every empty field means all.

    Attributes:
        text: words that must all stand in the item's title or the wording.
        body: cluster or body.
        amount: only those with an amount.
    """

    text: str = ""
    body: str = ""
    year: str = ""
    outcome: str = ""
    amount: bool = False
    sort: Column = "date"
    falling: bool = True


class Register:
    """The decisions of the newest generation of an index; read once a generation."""

    def __init__(self, live: LiveAssistant) -> None:
        self._live = live
        self._lock = threading.Lock()
        self._kept: tuple[str, tuple[Decision, ...]] = ("", ())

    def rows(self) -> tuple[Decision, ...]:
        """All of them, newest first."""
        index = self._live.current().index
        with self._lock:
            if self._kept[0] != index.generation:
                self._kept = (index.generation, decisions(index))
            return self._kept[1]


def decisions(index: Index) -> tuple[Decision, ...]:
    """Every decision of an index, newest first."""
    found: list[Decision] = []
    for path, passages in index.passages_of.items():
        of_item: dict[int, list[Passage]] = {}
        for passage in passages:
            if passage.item is not None:
                of_item.setdefault(passage.item, []).append(passage)
        meeting = index.meetings[path]
        found += [
            _decision(meeting, position, of_item.get(position, []))
            for position, item in enumerate(meeting.items)
            if item.decided
        ]
    return tuple(chosen(found, Choice()))


def _decision(meeting: Meeting, position: int, passages: Sequence[Passage]) -> Decision:
    item = meeting.items[position]
    shown = item.outcome_span
    wording = "\n".join(
        text
        for passage in passages
        for span, text in zip(passage.sentences, passage.sentence_texts, strict=True)
        if shown is not None and span.overlaps(shown)
    )
    money, proposed = _money(meeting, item, passages)
    wording = hide_contacts(one_line(wording))
    return Decision(meeting, position, shortened(wording, _LONGEST_WORDING), money, proposed)


def _money(
    meeting: Meeting, item: AgendaItem, passages: Sequence[Passage]
) -> tuple[tuple[int, ...], bool]:
    """The amounts that were approved or recommended, and whether they are only proposed.

    What is said before a case is approved is talk, and so is every amount of a case that was not.
    """
    if item.in_parts:
        approved = [part.span for part in item.parts if part.outcome == "approved"]
        return _distinct(display_text(meeting.source, span) for span in approved), False
    if item.outcome not in ("approved", "referred") or item.outcome_span is None:
        return (), False
    told = [
        text
        for passage in passages
        if passage.section == "minutes"
        for span, text in zip(passage.sentences, passage.sentence_texts, strict=True)
        if span.end > item.outcome_span.start
    ]
    if found := _distinct(told):
        advised = any(_ADVISES.search(text) and amounts(text) for text in told)
        return found, advised or item.outcome == "referred"
    decision = " ".join(told)
    if not _AS_PROPOSED.search(decision) or _OTHERWISE.search(decision):
        return (), False
    asked = _distinct(
        text
        for passage in passages
        if passage.section == "recommendation"
        for text in passage.sentence_texts
    )
    return asked, bool(asked)


def _distinct(texts: Iterable[str]) -> tuple[int, ...]:
    found = (value for text in texts for value in amounts(text))
    return tuple(dict.fromkeys(found))[:_MOST_AMOUNTS]


_KEYS: Mapping[Column, Callable[[Decision], tuple[object, ...]]] = {
    "date": lambda row: (row.meeting.date or "", row.meeting.source.path, -row.position),
    "body": lambda row: (row.body.casefold(), row.meeting.date or "", row.position),
    "item": lambda row: (row.item.title.casefold(), row.meeting.date or ""),
    "outcome": lambda row: (row.item.outcome, row.meeting.date or ""),
    "amount": lambda row: (row.largest, row.meeting.date or ""),
}


def chosen(rows: Iterable[Decision], choice: Choice) -> list[Decision]:
    """The rows that fit a choice, in its order."""
    words = choice.text.casefold().split()

    def fits(row: Decision) -> bool:
        meeting = row.meeting
        return (
            (not choice.body or choice.body in (meeting.cluster, row.body))
            and (not choice.year or (meeting.date or "").startswith(choice.year))
            and (not choice.outcome or row.item.came_to(choice.outcome))
            and (not choice.amount or row.largest > 0)
            and all(word in row.searched for word in words)
        )

    return sorted(filter(fits, rows), key=_KEYS[choice.sort], reverse=choice.falling)
