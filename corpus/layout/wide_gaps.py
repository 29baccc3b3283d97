"""The cells of a line that only wide gaps part, and lines put together."""

from __future__ import annotations

from dataclasses import replace

from corpus.lines import Line
from corpus.names.enumeration import COLUMN

_LONGEST_ROW = 2000
_TABS = 40  # columns that a tab is worth: more than any name is long


def cells_of(line: Line) -> list[tuple[int, Line]]:
    """The cells of a line, each with the column of the page in which it starts."""
    if len(line.text) > _LONGEST_ROW:
        return [(line.indent, line)]
    found: list[tuple[int, Line]] = []
    tabs = counted = 0
    for match in COLUMN.finditer(line.text):
        begin, end = match.span()
        tabs += line.text.count("\t", counted, begin)
        counted = begin
        place = line.indent + begin + _TABS * tabs
        found.append((place, line.piece(begin, end, 0 if begin else line.gap)))
    return found


def joined_lines(one: Line, other: Line, link: str) -> Line:
    """Two lines as one, with a link between them."""
    offsets = (*one.offsets, *(one.at(len(one.text) - 1),) * len(link), *other.offsets)
    return replace(one, text=f"{one.text}{link}{other.text}", offsets=offsets)
