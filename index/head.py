"""The head of a meeting: what every question asks of every meeting.

Heads are kept apart from the meetings, so that the first question need not decode them all.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Meeting, mentioned_names
from index.analysis import content_words, stem
from index.arrays import Rows


@dataclass(frozen=True, slots=True)
class Head:
    """What every question asks of a meeting.

    Attributes:
        body, title, cluster, date: of the meeting.
        people: names of those on its lists, in order.
        mentioned: names of those that its text names with a title, or that presented something.
        items: label, label of the item above, and stems of the title, of each agenda item.
    """

    body: str | None
    title: str
    cluster: str | None
    date: str | None
    people: Sequence[str]
    mentioned: Sequence[str]
    items: Sequence[tuple[str | None, str | None, Sequence[str]]]


def head_row(meeting: Meeting) -> bytes:
    """The head of a meeting as one line of JSON."""
    items = [
        (item.label, item.parent, list(dict.fromkeys(map(stem, content_words(item.title)))))
        for item in meeting.items
    ]
    people = [person.name for person in meeting.people]
    facts = (meeting.body, meeting.title, meeting.cluster, meeting.date)
    data = (*facts, people, mentioned_names(meeting), items)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read_heads(rows: Rows) -> list[Head]:
    """The heads of rows that ``head_row`` made; all at once is many times faster."""
    lines = rows.values.tobytes()[:-1].replace(b"\n", b",")
    data = json.loads(b"[" + lines + b"]")
    return [
        Head(body, title, cluster, date, people, mentioned, [tuple(item) for item in items])
        for body, title, cluster, date, people, mentioned, items in data
    ]
