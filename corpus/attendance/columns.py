"""Lists of people side by side: "Til stede:      Fraværende:" over two columns of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.attendance.groups import (
    as_head,
    names_nobody,
    starts_person,
)
from corpus.attendance.marks import read_mark
from corpus.attendance.table import heads_table
from corpus.attendance.unlabelled import is_list_of_people
from corpus.attendance.wrapped import goes_on_within_word
from corpus.layout.tables import cell_paragraphs, cells
from corpus.layout.wide_gaps import cells_of, joined_lines
from corpus.lines import Line
from corpus.names.first_names import is_first_name
from corpus.names.full_name import FULL_NAME, ORGANISATION, starts_with_name
from corpus.names.labels import read_label

_INNER = re.compile(
    r"(?<=\S)(?:[.;,]|(?<=[a-zæøå)]))\s+(?=(?:Afbud(?: fra)?|Fraværende|(?:Ej|Ikke) mødt|"
    r"Mødte ikke|Deltagere|Medlemmer|Til ?stede|Referent|Mødeleder|Ordstyrer|"
    r"Dirigent|Gæster|Sekretær)\s*:)|"
    r"(?<=[\w.:)]) (?=(?:Til ?stede|Mødedeltagere|Deltagere|Fremmødte|Afbud|Fraværende|Referent|"
    r"Mødeleder|Ordstyrer|Dirigent|Gæster)\s*:)|"
    r"(?<=\S)\s+/\s+(?=(?:Referent|Mødeleder|Ordstyrer|Dirigent)\s*:)|"
    r"(?<=[a-zæøå)\d])[.;]\s+(?=Fra [a-zæøå]+:|(?:Fra [a-zæøå]+|Derudover|Desuden|Endvidere|Herudover|"
    r"Under (?:punkt|pkt\.?) [\d-]+) deltog\b)|"
    # "… Bo Lind. Kommunerne: Ea Friis": a full stop, and what others are of.
    r"(?<=[a-zæøå)])[.;]\s+(?=[A-ZÆØÅ][\wæøå/ -]{2,40}:\s+[A-ZÆØÅa-zæøå])|"
    # "Vi var hos Ib. Til stede var Bo Lind"
    rf"(?<=[a-zæøå)])[.]\s+(?=(?:Til ?stede|Mødt|Fremmødte?|Fraværende|Forhindret) var {FULL_NAME}\b)|"
    r"(?<=[a-zæøå)])[.]\s+(?=Der (?:deltog|mødte|var) [^.:]{0,30}:\s)|"
    r"(?<=[a-zæøå)])[.]\s+(?=Fra [a-zæøå]+ (?:mødte|var) [a-zæøåA-ZÆØÅ])|"
    # "A: Bo Lind - V: Ea Friis"
    rf"\s+[-–]\s+(?=[A-ZÆØÅ]{{1,3}}:\s+{FULL_NAME}\b)|"
    # "Nord: Bo Lind, Syd: Ea Friis"
    rf"(?<=[a-zæøå)]),\s+(?=[A-ZÆØÅ][\wæøå-]{{2,20}}(?: [A-ZÆØÅa-zæøå][a-zæøå]{{3,15}})?:\s+{FULL_NAME}\b)"
)
_LABELLED = re.compile(r"[A-ZÆØÅ][^:|]{2,40}:\s*[^\s|]")
_PART = re.compile(r"[A-ZÆØÅ][\wæøå/&. -]{2,50}:?")
# "Ib Dam: Driftschef"
_TOLD_OF = re.compile(rf"(?P<name>{FULL_NAME}):\s+[^.:]{{2,60}}$")
_UNFINISHED = re.compile(r"(?:,|\b(?:for|af|i|og|ved))$")
_NEAR = 3
_FEW = 3
_LEAST = 2  # people below each name that make them a list
_LONGEST_ROW = 2000


def by_row(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, rows of a label and its people made lines: "Afbud | Ib Dam" as "Afbud: Ib Dam"."""
    for line in lines:
        found = cells(line) if line.is_row else []
        told = [part for part in found if _LABELLED.match(line.text, *part)]
        if len(told) == len(found) > 1:  # "Lokale: Caféen | Formand: Ib Dam"
            yield from (line.piece(*part, 0) for part in told if read_label(line.text, part[0]))
            continue
        label, value = (line.text[slice(*cell)] for cell in found) if len(found) == 2 else ("", "")
        if not (_is_bare_label(label) or (_names_part(label) and starts_person(value))):
            yield line
            continue
        (begin, end), (start, stop) = found
        paragraphs = list(cell_paragraphs(line, start, stop))
        for index, (first, last) in enumerate(paragraphs):
            part = line.piece(first, last, 0)
            if index:
                yield part
                continue
            name = label.rstrip(" :")
            between = (line.at(end - 1),) * 2
            offsets = (*line.offsets[begin : begin + len(name)], *between, *part.offsets)
            yield replace(line, text=f"{name}: {part.text}", offsets=offsets)


def _names_part(text: str) -> bool:
    """Whether the first cell of a row may say of whom those in the second are: "Kommuner"."""
    named = starts_with_name(text) and not ORGANISATION.search(text)
    return bool(_PART.fullmatch(text)) and not named and not names_nobody(f"{text}:")


def by_header(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a table that only wide gaps make as rows with bars.

    "Navn      Organisation      Til stede" over as many columns.
    """
    found: list[Line] = []
    edges: list[tuple[int, int]] = []  # from where to where the names of the columns reach
    for index, line in enumerate(lines):
        row = cells_of(line)
        names = [cell.text for _, cell in row]
        heads = not line.is_row and heads_table(names)
        # "Deltagere      Afbud" heads two lists, or a column of names and one of crosses.
        if heads and (
            not all(map(_is_bare_label, names)) or _are_marked(lines[index + 1 :][:_FEW])
        ):
            edges = [(place, place + len(cell.text)) for place, cell in row]
        elif line.gap > 2 or not 1 < len(row) <= len(edges):
            edges = []
        found.append(_barred(line, row, edges) if edges else line)
    return found


def _are_marked(lines: Sequence[Line]) -> bool:
    """Whether lines hold no more than a mark after the name with which each starts."""
    marks = [cell.text for line in lines for _, cell in cells_of(line)[1:]]
    return bool(marks) and all(read_mark(mark)[0] is not None for mark in marks)


def _barred(line: Line, row: Sequence[tuple[int, Line]], edges: Sequence[tuple[int, int]]) -> Line:
    """A line of cells as the row of a table; where some are empty, their place tells which."""
    text, offsets = "| ", [line.at(0)] * 2
    column = 0
    for index, (place, cell) in enumerate(row):
        if len(row) < len(edges):
            last = len(edges) - len(row) + index
            near = min(range(column, last + 1), key=lambda n: _distance(place, edges[n]))
            text += "| " * (near - column)
            offsets += [cell.offsets[0]] * 2 * (near - column)
            column = near
        column += 1
        text += f"{cell.text} | "
        offsets += [*cell.offsets, *[cell.offsets[-1]] * 3]
    return replace(line, text=text.rstrip(), offsets=tuple(offsets[:-1]))


def _distance(place: int, edge: tuple[int, int]) -> int:
    """How far a cell starts from below the name of a column."""
    return max(edge[0] - place, place - edge[1], 0)


def by_column(lines: Sequence[Line]) -> list[Line]:
    """The lines, with lists that stand side by side put one after the other."""
    found: list[Line] = []
    index = 0
    while index < len(lines):
        first = cells_of(lines[index])
        texts = [cell.text for _, cell in first]
        people = len(first) > 1 and all(map(starts_person, texts))
        columns, end, broken = (
            _columns(lines, index + 1, first)
            if len(first) > 1 and (people or not any(map(starts_person, texts)))
            else ([], index + 1, False)
        )
        labels = all(map(_is_bare_label, texts))
        below = [cell.text for column in columns for cell in column[1:]]
        if columns and not people and (labels or _heads_lists(texts, below)):
            found += [
                c for head, *rest in columns for c in (head if labels else as_head(head), *rest)
            ]
        elif columns and people and broken:
            found += [cell for column in columns for cell in column]
        else:
            # People without a heading are read row by row, unless what is told of one goes on below.
            end = end if people else index + 1
            found += lines[index:end]
        index = end
    return found


def _heads_lists(names: Sequence[str], below: Sequence[str]) -> bool:
    """Whether cells say of whom those in the lines below them are: "Kommuner      Regionen"."""
    if below and all(ORGANISATION.fullmatch(name.strip(" :")) for name in names):
        return True
    of_others = any(names_nobody(f"{name}:") for name in names)  # "Kandidater"
    return not of_others and len(below) >= _LEAST * len(names) and is_list_of_people(below)


def _columns(
    lines: Sequence[Line], index: int, first: Sequence[tuple[int, Line]]
) -> tuple[list[list[Line]], int, bool]:
    """The columns below the cells of a line, as far as they hold people.

    Returns:
        The cells of each, the index of the line below them, and whether what is told of somebody
        goes on in the next line: "Ib Dam, formand for" / "Sundhedsudvalget".
    """
    columns = [[cell] for _, cell in first]
    edges = [place for place, _ in first]
    broken = False
    while index < len(lines) and _may_be_row(lines[index]):
        row = cells_of(lines[index])
        placed: list[tuple[int, Line]] = []
        for number, (place, cell) in enumerate(row[: len(edges)]):
            near = min(range(len(edges)), key=lambda column: abs(edges[column] - place))
            # Where the gaps were narrowed, only the order tells the column.
            aligned = len(row) < len(edges) and abs(edges[near] - place) <= _NEAR
            placed.append((near if aligned else number, cell))
        on = [_goes_on(columns[place][-1], cell) for place, cell in placed]
        people = [starts_person(cell.text) or starts_with_name(cell.text) for _, cell in placed]
        if len(row) > len(edges) or not all(map(any, zip(on, people, strict=True))):
            break
        for (place, cell), goes_on in zip(placed, on, strict=True):
            columns[place].append(_with_rest(columns[place].pop(), cell) if goes_on else cell)
            broken = broken or goes_on
        index += 1
    return columns, index, broken


def _may_be_row(line: Line) -> bool:
    return line.gap <= 2 and not line.level and read_label(line.text) is None


def _goes_on(above: Line, cell: Line) -> bool:
    """Whether a cell is the rest of what the one above it tells."""
    rest = cell.text[:1].islower() or cell.text.startswith("(") or _UNFINISHED.search(above.text)
    return bool(rest) and not starts_person(cell.text) and not _is_bare_label(above.text)


def lists_within(text: str) -> bool:
    """Whether a list of people starts within a line: "Møde den 4. maj. Til stede: Ib Dam"."""
    return any(read_label(text, match.end()) for match in _INNER.finditer(text[:_LONGEST_ROW]))


def by_label(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, cut where another list starts in one: "… Maria Bo. Fraværende: Otto Kjær"."""
    for line in lines:
        line = _with_office_after(line)
        begin = 0
        for match in _INNER.finditer(line.text):
            yield line.piece(begin, match.start(), 0 if begin else line.gap)
            begin = match.end()
        yield line.piece(begin, len(line.text), 0) if begin else line


def _with_office_after(line: Line) -> Line:
    """ "Ib Dam: Formand for udvalget" as "Ib Dam, Formand for udvalget"."""
    match = _TOLD_OF.match(line.text)
    if match is None or not is_first_name(line.text.split()[0]) or read_label(line.text):
        return line
    colon = match.end("name")
    return replace(line, text=f"{line.text[:colon]},{line.text[colon + 1 :]}")


def _with_rest(above: Line, cell: Line) -> Line:
    if goes_on_within_word(above.text, cell.text):
        return joined_lines(above.piece(0, len(above.text) - 1, above.gap), cell, "")
    return joined_lines(above, cell, " ")


def _is_bare_label(text: str) -> bool:
    label = read_label(text)
    return label is not None and label.value >= len(text)
