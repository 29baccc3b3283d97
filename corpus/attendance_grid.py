"""Tables with a column for each part of those who met: "Kommunerne | Regionen" over their people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.attendance_groups import heads_column, starts_person
from corpus.labels import read_label
from corpus.lines import Line
from corpus.tables import cell_paragraphs, cells

_OF_EACH = re.compile(r"organisation|repræsentant|virksomhed", re.IGNORECASE)
_LEAST = 2  # people that make a table one of them


def by_group(lines: Sequence[Line]) -> list[Line]:
    """The lines, each such table as one list after the other: what heads a column, its people."""
    found: list[Line] = []
    index = 0
    while index < len(lines):
        end = index + 1
        if _is_head(lines[index]):
            while end < len(lines) and _goes_on(lines, index, end):
                end += 1
        found += _columns(lines[index:end]) or lines[index:end]
        index = end
    return found


def _is_head(row: Line) -> bool:
    """Whether a row names only parts of those who met, or says who came: "Mødt | Afbud"."""
    if not row.text.startswith("|"):
        return False
    names = [row.text[begin:end] for begin, end in cells(row)]
    # "Organisation | Repræsentant" says what its columns hold of each.
    told = any(_OF_EACH.fullmatch(name) for name in names)
    return len(names) > 1 and not told and all(heads_column(name) for name in names)


def _goes_on(lines: Sequence[Line], head: int, index: int) -> bool:
    """Whether a row belongs to the table; a rule may part only the head from the others."""
    return lines[index].text.startswith("|") and (index == head + 1 or not lines[index].gap)


def _columns(table: Sequence[Line]) -> list[Line]:
    """The columns as lines, one below the other; empty when it is no table of people."""
    columns = {place: [replace(cell, level=1)] for place, cell in _placed(table[0])}
    for row in table[1:]:
        for place, cell in _placed(row):
            columns.setdefault(place, []).append(cell)
    people = [cell for column in columns.values() for cell in column[1:] if _tells(cell)]
    named = sum(starts_person(cell.text) for cell in people)
    everything = sum(len(column) - 1 for column in columns.values())
    if len(table) < 2 or named < _LEAST or 2 * len(people) < everything:
        return []
    for column in columns.values():
        while len(column) > 1 and not _tells_person(column[-1]):
            column.pop()  # "Afbud:" over nobody, before the next column
    return [cell for column in columns.values() for cell in column]


def _placed(row: Line) -> list[tuple[int, Line]]:
    """The paragraphs of a row, each with the number of its column."""
    found: list[tuple[int, Line]] = []
    for begin, end in cells(row):
        place = row.text.count("|", 0, begin)
        found += [(place, row.piece(*part, 0)) for part in cell_paragraphs(row, begin, end)]
    return found


def _tells(cell: Line) -> bool:
    return starts_person(cell.text) or read_label(cell.text) is not None


def _tells_person(cell: Line) -> bool:
    label = read_label(cell.text)
    return any(char.isalpha() for char in cell.text) and (
        label is None or label.value < len(cell.text)
    )
