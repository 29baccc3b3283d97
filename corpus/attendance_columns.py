"""Lists of people side by side: "Til stede:      Fraværende:" over two columns of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.attendance_groups import names_nobody, office_of, starts_person
from corpus.attendance_table import heads_table
from corpus.bare_entry import bare_entry, is_full_name
from corpus.enumeration import COLUMN
from corpus.first_names import is_first_name
from corpus.labels import read_label
from corpus.lines import Line
from corpus.names import FULL_NAME, ORGANISATION, starts_with_name
from corpus.tables import cell_paragraphs, cells

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
_PAIRS = 2  # a single name over an office may be the end of one list and the label of another
_LONGEST_ROW = 2000
_TABS = 40  # columns that a tab is worth: more than any name is long


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
    for line in lines:
        row = _cells(line)
        names = [cell.text for _, cell in row]
        if not line.is_row and heads_table(names) and not all(map(_is_bare_label, names)):
            edges = [(place, place + len(cell.text)) for place, cell in row]
        elif line.gap > 2 or not 1 < len(row) <= len(edges):
            edges = []
        found.append(_barred(line, row, edges) if edges else line)
    return found


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
        first = _cells(lines[index])
        columns, end, broken = (
            _columns(lines, index + 1, first) if len(first) > 1 else ([], 0, False)
        )
        cells = [cell.text for _, cell in first]
        heads = all(map(_is_bare_label, cells)) or (
            end > index + 1 and all(ORGANISATION.fullmatch(cell.strip(" :")) for cell in cells)
        )
        # People without a heading are read row by row, unless what is told of one goes on below.
        if columns and (heads or (broken and all(map(starts_person, cells)))):
            found += [cell for column in columns for cell in column]
            index = end
            continue
        found.append(lines[index])
        index += 1
    return found


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
        row = _cells(lines[index])
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
            columns[place].append(_joined(columns[place].pop(), cell, " ") if goes_on else cell)
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


def by_signature(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, names side by side over as many offices as entries: "Ib Dam, formand".

    So people sign: "Ib Dam        Bo Lind" over "Formand        Kasserer".
    """
    index = 0
    while index < len(lines):
        names, offices = ([cell for _, cell in _cells(line)] for line in _pair(lines, index))
        signed = len(names) == len(offices) > 1
        signed = signed and all(is_full_name(cell.text) for cell in names)
        if not signed or not all(_is_office(cell.text) for cell in offices):
            yield lines[index]
            index += 1
            continue
        yield from (_joined(*pair, ", ") for pair in zip(names, offices, strict=True))
        index += 2


def _pair(lines: Sequence[Line], index: int) -> tuple[Line, Line]:
    """A line and the one after it; the last line twice."""
    return lines[index], lines[min(index + 1, len(lines) - 1)]


def _joined(one: Line, other: Line, link: str) -> Line:
    offsets = (*one.offsets, *(one.at(len(one.text) - 1),) * len(link), *other.offsets)
    return replace(one, text=f"{one.text}{link}{other.text}", offsets=offsets)


def by_office(lines: Sequence[Line]) -> list[Line]:
    """The lines, with names and offices that alternate line by line put beside each other.

    A page of a council may give "Ib Dam" / "Formand" / "Bo Lind" / "Medlem", or the other way.
    """
    found: list[Line] = []
    index = 0
    while index < len(lines):
        link = _link(lines, index)
        end = index
        while link is not None and _link(lines, end) == link:
            end += 2
        if link is None or (end - index < 2 * _PAIRS and not _stands_below(lines, index)):
            found.append(lines[index])
            index += 1
            continue
        pairs = zip(lines[index:end:2], lines[index + 1 : end : 2], strict=True)
        found += [_joined(*pair, link) for pair in pairs]
        index = end
    return found


def _link(lines: Sequence[Line], index: int) -> str | None:
    """What joins a line with the next where they are a name and an office; else None."""
    pair = lines[index : index + 2]
    if len(pair) < 2 or pair[1].gap > 1 or any(line.level or line.is_row for line in pair):
        return None
    one, other = (line.text for line in pair)
    if is_full_name(bare_entry(one)) and "," not in one and _is_office(other):
        return ", "
    return " " if _is_office(one) and is_full_name(other) else None


def _stands_below(lines: Sequence[Line], index: int) -> bool:
    """Whether the office below a single name is no label of others: "Ib Dam" / "Borgmester"."""
    office = lines[index + 1]
    return _is_office(office.text) and not office.gap and read_label(office.text) is None


def _is_office(text: str) -> bool:
    return office_of(text) is not None and not text.endswith(":")


def _is_bare_label(text: str) -> bool:
    label = read_label(text)
    return label is not None and label.value >= len(text)


def _cells(line: Line) -> list[tuple[int, Line]]:
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
