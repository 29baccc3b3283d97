"""Rows that say beside each name whether its bearer came: "Formand | Ib Dam | Afbud"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.attendance.groups import office_of
from corpus.attendance.table import has_column_of_names
from corpus.layout.tables import cells
from corpus.lines import Line
from corpus.names.absence import stayed_away
from corpus.names.bare_entry import bare_entry, is_full_name

_CAME = re.compile(r"(?:til ?stede|(?:frem)?mødt|deltog)\b(?P<more>[^|]{0,40})", re.IGNORECASE)
_LEAST = 2


def by_presence(lines: Sequence[Line]) -> list[Line]:
    """The lines, tables without names over their columns as lists with boxes: "- [x] Ib Dam".

    A table may have several people in a row, each with what is told of them.
    """
    found: list[Line] = []
    for is_row, run in groupby(lines, key=lambda line: line.is_row):
        rows = list(run)
        told = [list(_people(row)) for row in rows] if is_row else []
        plain = sum(map(bool, told)) < _LEAST or has_column_of_names(rows[0])
        found += rows if plain else (person for row in told for person in row)
    return found


def _people(row: Line) -> Iterator[Line]:
    """Each of whom a row tells whether they came."""
    places = cells(row)
    texts = [row.text[begin:end] for begin, end in places]
    for index in range(1, len(texts)):
        came = _CAME.fullmatch(texts[index])
        if not came and not stayed_away(texts[index]):
            continue
        office = index > 1 and office_of(texts[index - 1]) is not None
        named = index - 2 if office else index - 1
        if not is_full_name(bare_entry(texts[named])):
            continue
        before = named and office_of(texts[named - 1]) is not None
        told, link = [named], ", "
        if office:
            told.append(index - 1)
        elif before:
            told, link = [named - 1, named], " "
        said = came["more"].strip(" ,()") if came else texts[index]
        box = "- [x] " if came else "- [ ] "
        yield _entry(row, [places[place] for place in told], box, link, said)


def _entry(row: Line, places: Sequence[tuple[int, int]], box: str, link: str, said: str) -> Line:
    """Cells of a row, a name and an office, as an entry with a box and what is said of it."""
    text = box
    offsets = [row.at(places[0][0])] * len(text)
    for begin, end in places:
        if begin != places[0][0]:
            text += link
            offsets += [offsets[-1]] * len(link)
        text += row.text[begin:end]
        offsets += row.offsets[begin:end]
    aside = f" ({said})" if said else ""
    return replace(row, text=text + aside, offsets=(*offsets, *[offsets[-1]] * len(aside)))
