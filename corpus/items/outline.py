"""The agenda as an outline: for each item the lines that are its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.dates import find_dates, find_times
from corpus.items.doors import (
    group_is_closed,
    heading_is_closed,
    heading_is_open,
    line_is_closed,
    only_says_closed,
)
from corpus.items.groups import starts_anew
from corpus.items.heading_text import Heading
from corpus.items.numbering import opens_item
from corpus.items.subitems import find_subitems
from corpus.lines import Line
from corpus.outcomes.decisions import decision_heading
from corpus.sections.known_names import section_name
from corpus.sections.marks import is_case_line

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
    behind_doors = bool(headings) and _closed_above(lines, headings[0].first)
    for index, heading in enumerate(headings):
        end = headings[index + 1].first - 1 if index + 1 < len(headings) else last
        titles = _doors(lines, heading, end)
        if heading.first and _is_time(lines[heading.first - 1]):
            start, stop = next(find_times(lines[heading.first - 1].text))
            time = f"{start}-{stop}" if stop else start
        # What stands over the next item is not part of this one.
        while end > heading.last and _belongs_below(lines[end], index + 1 < len(headings)):
            end -= 1
        # Nor is what follows the title of a closed group, whether it has items or not.
        end = min([end, *(position - 1 for position, closed in titles if closed)])
        closed = (
            (behind_doors and not heading_is_open(heading.text))
            or heading_is_closed(heading.text)
            or _says_closed(lines, heading.last + 1, end)
        )
        inner = [] if closed else find_subitems(lines, heading.last + 1, end, heading.label)
        own_end = inner[0].first - 1 if inner else end
        rest = _common_decision(lines, inner, end) if inner else end + 1
        slots.append(
            Slot(heading, None, heading.last + 1, own_end, end, rest, bool(inner), time, closed)
        )
        stops = [following.first - 1 for following in inner[1:]] + [rest - 1]
        for subitem, final in zip(inner, stops, strict=False):
            first = subitem.last + 1
            hidden = heading_is_closed(subitem.text) or _says_closed(lines, first, final)
            slots.append(Slot(subitem, heading, first, final, final, final + 1, closed=hidden))
        # A heading without a label may be the title of a group; "7. Lukket møde" is one item.
        said = group_is_closed(heading.title) if heading.label is None else None
        said = titles[-1][1] if titles else said
        behind_doors = behind_doors if said is None else said
    return slots


def behind_doors(lines: Sequence[Line], slots: Sequence[Slot], last: int) -> list[range]:
    """The lines that nobody is to read: of closed items, and below the title of a closed group.

    Args:
        lines, last: as for ``outline``.
        slots: what it returned.
    """
    found = [range(slot.first, slot.whole_last + 1) for slot in slots if slot.closed]
    tops = [slot.heading for slot in slots if slot.parent is None]
    for index, heading in enumerate(tops):
        end = tops[index + 1].first - 1 if index + 1 < len(tops) else last
        titles = _doors(lines, heading, end)
        for (position, closed), (stop, _) in pairwise([*titles, (end + 1, False)]):
            while closed and stop > position + 1 and _belongs_below(lines[stop - 1], stop <= last):
                stop -= 1
            if closed:
                found.append(range(position + 1, stop))
    return [piece for positions in found for piece in _told_in_trust(lines, positions)]


def _told_in_trust(lines: Sequence[Line], positions: range) -> Iterator[range]:
    """The lines without those that only say that an item is closed."""
    start = positions.start
    for position in positions:
        if only_says_closed(lines[position].text):
            yield range(start, position)
            start = position + 1
    yield range(start, positions.stop)


def _says_closed(lines: Sequence[Line], first: int, last: int) -> bool:
    """Whether the text of an item only says that it is closed."""
    return any(line_is_closed(line.text) for line in lines[first : min(first + 3, last + 1)])


def _doors(lines: Sequence[Line], heading: Heading, end: int) -> list[tuple[int, bool]]:
    """Titles of closed and open groups after a heading: their lines, and whether they close."""
    first = heading.last + 1
    found = [
        (position, closed)
        for position in range(first, end + 1)
        if not lines[position].column
        and (closed := group_is_closed(lines[position].text)) is not None
    ]
    # Close below the heading, with a text after it, it tells of this item alone.
    if found and found[0][0] == first < end and not lines[first].gap:
        found = found[1:]
    return found


def _closed_above(lines: Sequence[Line], first: int) -> bool:
    """Whether the title of the group that stands directly over the first item closes it."""
    above = first - 1
    while above >= 0 and _belongs_below(lines[above], True):
        if (closed := group_is_closed(lines[above].text)) is not None:
            # The last group of a table of contents closes nothing after it.
            listed = (line for line in lines[:above] if opens_item(line.text) is not None)
            return closed and sum(not find_dates(line.text[:200]) for line in listed) < 2
        above -= 1
    return False


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
    return _is_time(line) or is_case_line(line.text) or (item_follows and starts_anew(line.text))
