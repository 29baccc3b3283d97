"""Tables with a column for each part of those who met: "Kommunerne | Regionen" over their people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.attendance.groups import (
    as_head,
    heads_column,
    names_nobody,
    starts_person,
)
from corpus.attendance.unlabelled import is_list_of_people
from corpus.layout.tables import cell_paragraphs, cells
from corpus.lines import Line
from corpus.names.labels import read_label

_OF_EACH = re.compile(r"organisation|repræsentant|virksomhed", re.IGNORECASE)
_LEAST = 2  # people that make a table one of them


def by_group(lines: Sequence[Line]) -> list[Line]:
    """The lines, each such table as one list after the other: what heads a column, its people."""
    found: list[Line] = []
    index = 0
    while index < len(lines):
        end = index + 1
        if lines[index].text.startswith("|") and len(cells(lines[index])) > 1:
            while end < len(lines) and _goes_on(lines, index, end):
                end += 1
        table = lines[index:end]
        headed = _is_head(table[0]) or _are_people(table[1:], table[0])
        alone = (
            []
            if headed or not _are_people(table)
            else [c for row in table for _, c in _placed(row)]
        )
        found += (_columns(table) if headed else alone) or table
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


def _are_people(rows: Sequence[Line], head: Line | None = None) -> bool:
    """Whether all cells of some rows are people, several in each, and none of the row over them."""
    names = [cell.text for _, cell in _placed(head)] if head else []
    people = [cell.text for row in rows for _, cell in _placed(row)]
    if any(starts_person(name) or names_nobody(f"{name}:") for name in names):
        return False
    return len(people) >= 2 * _LEAST and is_list_of_people(people)


def _goes_on(lines: Sequence[Line], head: int, index: int) -> bool:
    """Whether a row belongs to the table; a rule may part only the head from the others."""
    return lines[index].text.startswith("|") and (index == head + 1 or not lines[index].gap)


def _columns(table: Sequence[Line]) -> list[Line]:
    """The columns as lines, one below the other; empty when it is no table of people."""
    columns = {place: [as_head(cell)] for place, cell in _placed(table[0])}
    for row in table[1:]:
        for place, cell in _placed(row):
            columns.setdefault(place, []).append(cell)
    people = [cell for column in columns.values() for cell in column[1:] if _tells(cell)]
    named = sum(starts_person(cell.text) for cell in people)
    everything = sum(len(column) - 1 for column in columns.values())
    if len(table) < 2 or named < _LEAST or 2 * len(people) < everything:
        return []
    if any(column[1:] and not any(map(_tells, column[1:])) for column in columns.values()):
        return []  # "Deltagere | Afbud" over names and crosses
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
