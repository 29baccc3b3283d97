"""The agenda as an outline: for each item the lines that are its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dates import find_times
from corpus.decisions import decision_heading
from corpus.heading_text import Heading
from corpus.lines import Line
from corpus.marks import is_case_line
from corpus.parts import is_group_title
from corpus.section_names import section_name
from corpus.subitems import find_subitems

_CLOSED = re.compile(
    r"^\W*(?:lukket|fortroligt?)\b|\blukket[\s:.]*(?:punkt|sag)?\W*$|\blukket\s+(?:punkt|sag|"
    r"dagsorden|møde)\b|"
    r"\bclosed item\b|\bfor lukkede døre\b",
    re.IGNORECASE,
)
# "Lukket punkt.", "LUKKET - 27.00.00-A00-99-17"
_CLOSED_LINE = re.compile(
    r"(?:lukket|fortrolig)t?(?: (?:punkt|sag|dagsorden))?\W*(?:[\dA-Z]+(?:[.-][\dA-Z]+)+)?\W*",
    re.IGNORECASE,
)
_TIME_LINE = re.compile(
    r"kl\.?\s*\d{1,2}[.:]\d\d\s*(?:[-–—]\s*\d{1,2}[.:]\d\d)?\s*:?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Slot:
    """An item with the positions of the lines that belong to it.

    Attributes:
        heading: of the item.
        parent: heading of the enclosing item.
        first, last: its own lines after the heading, those of sub-items left out.
        whole_last: its last line, sub-items included.
        rest: first of its lines after the sub-items, where the decision on all of it stands.
        has_subitems: whether any follow.
        time: of a line with a time above the heading.
        closed: it was treated behind closed doors; its text is nobody's to read.
    """

    heading: Heading
    parent: Heading | None
    first: int
    last: int
    whole_last: int
    rest: int
    has_subitems: bool = False
    time: str | None = None
    closed: bool = False


def outline(lines: Sequence[Line], headings: Sequence[Heading], last: int) -> list[Slot]:
    """The items and sub-items in order.

    Args:
        lines: of the document without page furniture.
        headings: of the items.
        last: position of the last line that belongs to any.
    """
    slots: list[Slot] = []
    time: str | None = None
    behind_doors = False
    for index, heading in enumerate(headings):
        end = headings[index + 1].first - 1 if index + 1 < len(headings) else last
        if heading.first and _is_time(lines[heading.first - 1]):
            start, stop = next(find_times(lines[heading.first - 1].text))
            time = f"{start}-{stop}" if stop else start
        # What stands over the next item is not part of this one.
        while end > heading.last and _belongs_below(lines[end], index + 1 < len(headings)):
            end -= 1
        if index:
            behind_doors = _closed_group(lines, heading.first, behind_doors)
        closed = behind_doors or is_closed(heading) or _says_closed(lines, heading.last + 1, end)
        inner = [] if closed else find_subitems(lines, heading.last + 1, end, heading.label)
        own_end = inner[0].first - 1 if inner else end
        rest = _common_decision(lines, inner, end) if inner else end + 1
        slots.append(
            Slot(heading, None, heading.last + 1, own_end, end, rest, bool(inner), time, closed)
        )
        stops = [following.first - 1 for following in inner[1:]] + [rest - 1]
        for subitem, final in zip(inner, stops, strict=False):
            hidden = is_closed(subitem)
            first = subitem.last + 1
            slots.append(Slot(subitem, heading, first, final, final, final + 1, closed=hidden))
    return slots


def is_closed(heading: Heading) -> bool:
    """Whether a heading says that its item was treated behind closed doors."""
    return bool(_CLOSED.search(heading.text[:300]))


def _says_closed(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether the text of an item only says that it is closed."""
    return any(
        _CLOSED_LINE.fullmatch(line.text) for line in lines[first : min(first + 3, last + 1)]
    )


def _closed_group(lines: Sequence[Line], first: int, before: bool) -> bool:
    """Whether the items from a heading on are closed, by the title of the group above it."""
    above = first - 1
    while above >= 0 and _belongs_below(lines[above], True):
        if is_group_title(lines[above].text):
            return "lukke" in lines[above].text.casefold()
        above -= 1
    return before


def _common_decision(lines: Sequence[Line], inner: Sequence[Heading], end: int) -> int:
    """Where, after the last sub-item, the decision on the whole item starts; else past its end."""
    heads = [
        position
        for position in range(inner[0].last + 1, end + 1)
        if section_name(lines[position].text) == "minutes" or decision_heading(lines[position].text)
    ]
    common = len(inner) > 1 and len(heads) == 1 and heads[0] > inner[-1].last
    return heads[0] if common else end + 1


def _is_time(line: Line) -> bool:
    hours = len(line.text) < 40 and _TIME_LINE.fullmatch(line.text)
    return bool(hours) and any(find_times(line.text))


def _belongs_below(line: Line, item_follows: bool) -> bool:
    """Whether a line at the end of an item introduces the next one, or none."""
    return _is_time(line) or is_case_line(line.text) or (item_follows and is_group_title(line.text))
