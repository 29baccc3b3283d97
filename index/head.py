"""The head of a meeting: what every question asks of every meeting.

Heads are kept apart from the meetings, so that the first question need not decode them all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import AgendaItem, Meeting, mentioned_names
from index.analysis import content_words, stem
from index.arrays import Rows

_MUNICIPALITY = re.compile(r"\b([A-ZÆØÅ][a-zæøå]+(?:[ -][A-ZÆØÅ][a-zæøå]+)?) Kommune")
_CLOSED = re.compile(r"\b(?:lukket|fortrolig\w*|personalesag\w*|ikke til referat)\b", re.IGNORECASE)
# What is held behind closed doors unsaid has a heading and a word or two.
_SHORT_ITEM = 300


@dataclass(frozen=True, slots=True)
class Head:
    """What every question asks of a meeting.

    Attributes:
        body, title, cluster, date: of the meeting.
        people: names of those on its lists, in order.
        mentioned: names of those that its text names with a title, or that presented something.
        municipalities: those that the people on its lists come from.
        closed: positions of the agenda items held behind closed doors.
        items: label, label of the item above, and stems of the title, of each agenda item.
    """

    body: str | None
    title: str
    cluster: str | None
    date: str | None
    people: Sequence[str]
    mentioned: Sequence[str]
    municipalities: Sequence[str]
    closed: Sequence[int]
    items: Sequence[tuple[str | None, str | None, Sequence[str]]]


def head_row(meeting: Meeting) -> bytes:
    """The head of a meeting as one line of JSON."""
    items = [
        (item.label, item.parent, list(dict.fromkeys(map(stem, content_words(item.title)))))
        for item in meeting.items
    ]
    people = [person.name for person in meeting.people]
    municipalities = [
        name
        for person in meeting.people
        for name in _MUNICIPALITY.findall(f"{person.organisation or ''}\n{person.role or ''}")
    ]
    closed = [number for number, item in enumerate(meeting.items) if _is_closed(meeting, item)]
    facts = (meeting.body, meeting.title, meeting.cluster, meeting.date)
    named = (people, mentioned_names(meeting), list(dict.fromkeys(municipalities)))
    data = (*facts, *named, closed, items)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read_heads(rows: Rows) -> list[Head]:
    """The heads of rows that ``head_row`` made; all at once is many times faster."""
    lines = rows.values.tobytes()[:-1].replace(b"\n", b",")
    data = json.loads(b"[" + lines + b"]")
    for row in data:
        row[-1] = [tuple(item) for item in row[-1]]
    return [Head(*row) for row in data]


def _is_closed(meeting: Meeting, item: AgendaItem) -> bool:
    if item.closed:
        return True
    text = meeting.source.slice(item.span)
    return len(text) <= _SHORT_ITEM and bool(_CLOSED.search(text))
