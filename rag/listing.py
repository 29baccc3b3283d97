"""Where the attendance block shows what a person was: the entry, and the label over it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import Meeting, Person, Span, Status
from corpus.labels import read_label

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MARKS = " \t|*_•▪-–"
# How far below the last entry the apologies may still stand.
_BELOW = 300


@dataclass(frozen=True, slots=True)
class Listed:
    """One printing of a person's name in the attendance block.

    Attributes:
        entry: the name with what belongs to it.
        label: the line of the label that it stands under, or None.
        status: what that label says; None without a label.
        words: the label's words.
    """

    entry: Span
    label: Span | None
    status: Status | None
    words: str


def listings(meeting: Meeting, person: Person) -> list[Listed]:
    """Every place of the attendance block that names a person, in the order of the text."""
    text = meeting.source.text
    last = max((p.span.end for p in meeting.people), default=meeting.header.end)
    end = min(len(text), max(last, meeting.header.end) + _BELOW)
    labels = list(_labels(text, meeting.header.start, end))
    pattern = re.compile(r"\s+".join(map(re.escape, person.name.split())))
    found: list[Listed] = []
    for match in pattern.finditer(text, meeting.header.start, end):
        own = person.span.start <= match.start() < person.span.end
        entry = person.span if own else _rest_of_line(text, match.start(), match.end())
        above = [row for row in labels if row[0].start <= entry.start]
        if above:
            line, status, words = above[-1]
            found.append(Listed(entry, line, status, words))
        else:
            found.append(Listed(entry, None, None, ""))
    return found


def _rest_of_line(text: str, start: int, end: int) -> Span:
    """From a name to where its line ends, when what follows belongs to it: "…, i stedet deltog"."""
    line = re.compile(r"(?:[,(–-]| [-–] )[^\n]*").match(text, end)
    stop = line.end() if line else end
    return Span(start, start + len(text[start:stop].rstrip()))


def _labels(text: str, start: int, end: int) -> Iterator[tuple[Span, Status, str]]:
    for match in _LINE.finditer(text, start, end):
        line = match.group()
        begin = len(line) - len(line.lstrip(_MARKS))
        label = read_label(line[begin:].rstrip(_MARKS)[:200])
        if label is not None:
            at = match.start() + begin
            yield Span(at, at + max(len(label.text), label.value)), label.status, label.text


def shown_absent(meeting: Meeting, person: Person) -> list[Span]:
    """What shows that a person was absent: the label of the apologies and the entry under it.

    When the entry itself says so ("Lise Holm (afbud)") it is all there is.
    """
    for listed in listings(meeting, person):
        if listed.status == "absent" and listed.label is not None:
            return [listed.label, listed.entry]
    return [person.span]


def shown_partial(meeting: Meeting, person: Person) -> Span:
    """The entry of a person; with the words after the name when those tell of a part of the meeting.

    "Tange forlod mødet kl. 14.10 under punkt 4." stands in a sentence of its own.
    """
    note = " ".join((person.note or "").split())
    if not note or note in " ".join(meeting.source.slice(person.span).split()):
        return person.span
    text = meeting.source.text
    for listed in listings(meeting, person):
        told = re.compile(r"\s+".join(map(re.escape, note.split())))
        match = told.search(text, listed.entry.start, listed.entry.start + _BELOW)
        if match and not re.search(r"[.;]\s", text[listed.entry.end : match.start()]):
            return Span(listed.entry.start, match.end())
    return person.span
