"""The lines of a document in the order in which they are read, and the agenda found in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from corpus.items.heading_text import Heading
from corpus.items.headings import find_items
from corpus.items.parts import Parts, find_parts
from corpus.items.people_numbers import without_numbers
from corpus.items.untitled import listed_titles, titled, without_texts
from corpus.layout.flat import run_on, topics_apart, unfolded, with_titles_apart
from corpus.layout.furniture import furniture
from corpus.layout.side_by_side import by_side
from corpus.layout.tables import by_cell
from corpus.lines import Line, lines_of
from corpus.meeting import Source

_MAX_UNFOLDED = 20_000  # lines; what has more was not written on one


class Agenda(NamedTuple):
    """The lines without page furniture, the parts they are in, and the headings of the items."""

    lines: list[Line]
    parts: Parts
    headings: list[Heading]


def find_agenda(source: Source) -> Agenda:
    """The agenda of a document, whose lines are cut anew where its items stand within them."""
    skip = furniture(source)
    lines = by_cell(by_side([line for line in lines_of(source) if line.number not in skip]))
    found = _within(without_numbers(lines))
    if not found.headings and len(lines) < _MAX_UNFOLDED:
        cut = _within(unfolded(found.lines))
        cut = cut if cut.headings else _within(topics_apart(found.lines))
        found = cut if cut.headings else found
    elif run_on([heading.title for heading in found.headings]):
        cut = _within(with_titles_apart(found.lines))
        found = cut if len(cut.headings) >= len(found.headings) else found
    if found.headings and (titles := listed_titles(found.lines[: found.headings[0].first])):
        if parted := without_texts(found.lines, found.headings, titles):
            found = _within(parted)
        found = found._replace(headings=titled(found.headings, titles))
    return found


def _within(lines: Sequence[Line]) -> Agenda:
    parts = find_parts(lines)
    found = find_items(lines[parts.first : parts.last + 1])
    return Agenda(list(lines), parts, [_moved(heading, parts.first) for heading in found])


def _moved(heading: Heading, by: int) -> Heading:
    return replace(heading, first=heading.first + by, last=heading.last + by)
