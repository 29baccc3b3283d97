"""Tables as cells: rows that stand for agenda items, or that only lay text out.

A table of figures stays as it is, row by row.  A table whose columns are called "Emne",
"Indhold", "Referat" is the agenda itself, and is read cell by cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.lines import Line
from corpus.meeting import Span
from corpus.outcomes.heading_outcome import outcome_alone
from corpus.sections.known_names import section_name

_TITLE_COLUMN = re.compile(
    r"(?:emne|punkt|dagsordenspunkt|dagsorden|sag|tema|titel|overskrift)(?:er|et|en)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:(?:punkt|pkt|ad|nr)\b\.?\s*)?\d{1,3}(?:\.\d{1,2}|\s?[a-z])?[.)]?", re.IGNORECASE
)
_WORD = re.compile(r"[a-zæøå]{3}")
_ITEM_CELL = re.compile(r"(?:punkt|pkt|ad|sag)\b\.?\s*\d{1,3}\b", re.IGNORECASE)
_LABEL = re.compile(r"\d{1,3}[.)]")
_ITEM_START = re.compile(r"\d{1,3}[.)]\s+[A-ZÆØÅ]")
_PROSE = 40
_LAID_OUT = re.compile(
    r"det\s+(?:indstilles|foreslås)\b|(?:indstilling|referat|beslutning)\s*:", re.I
)
_OWNER_COLUMN = re.compile(r"(?:ansvar(?:lig)?|ansv|deadline|frist)", re.IGNORECASE)
_RULE = re.compile(r"[|\s:-]+")  # "|---|---|"
_CELL = re.compile(r"[^|\t]+")


def is_title_column(name: str) -> bool:
    """Whether the cells of a column of this name are titles of agenda items."""
    return bool(_TITLE_COLUMN.fullmatch(name.strip(" .:")))


def cells(line: Line) -> list[tuple[int, int]]:
    """Where the filled cells of a row stand in ``line.text``, white space trimmed."""
    found: list[tuple[int, int]] = []
    for match in _CELL.finditer(line.text):
        text = match.group()
        if text.strip():
            begin = match.start() + len(text) - len(text.lstrip())
            found.append((begin, match.start() + len(text.rstrip())))
    return found


def columns(line: Line) -> list[str]:
    """The cells of a row in order, empty ones included."""
    if line.text.startswith("|"):
        return [cell.strip() for cell in line.text.strip("| ").split("|")]
    return [cell.strip() for cell in line.text.split("\t")]


def by_cell(lines: Sequence[Line]) -> list[Line]:
    """The lines with agenda and layout tables cut into their cells, one line each."""
    found: list[Line] = []
    # Where nothing else is an item, a table of them may be the minutes.
    alone = sum(line.level > 0 for line in lines) < 2 and not any(
        _ITEM_START.match(line.text) for line in lines if not line.is_row
    )
    names: list[str] = []  # of the columns of the agenda that goes on, on the next page too
    for table in _tables(lines):
        if not table[0].is_row:
            found += table
        elif headed := _agenda_columns(table[0]):
            names = _with_one_title(headed, table[1:])
            found.extend(cell for row in table[1:] for cell in _item_cells(row, names))
        elif names and 1 < len(columns(table[0])) <= len(names) and _opens_item(table[0]):
            found.extend(cell for row in table for cell in _item_cells(row, names))
        elif alone and _names_owners(table):
            found.extend(cell for row in table[1:] for cell in _item_cells(row, ()))
        elif _is_case(table) or _lists_items(table) or any(_is_laid_out(row) for row in table):
            found.extend(cell for row in table for cell in _item_cells(row, ()))
        else:
            found += table
    return found


def _tables(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Neighbouring rows together, every other line alone."""
    table: list[Line] = []
    for line in lines:
        if line.is_row:
            begins = line.gap and (_agenda_columns(line) or _heads_case(line))
            if table and (line.gap > 1 or begins):
                yield table
                table = []
            table.append(line)
            continue
        if table:
            yield table
            table = []
        yield [line]
    if table:
        yield table


def _agenda_columns(row: Line) -> list[str]:
    """Names of the columns, if the row heads an agenda with what happened; else nothing."""
    names = columns(row)
    titled = any(is_title_column(name) for name in names)
    told = any(section_name(name) == "minutes" for name in names)
    return names if titled and told else []


def _with_one_title(names: Sequence[str], rows: Sequence[Line]) -> list[str]:
    """Names of columns of which one holds titles: beside "Emne", "Punkt" holds but numbers."""
    titled = [index for index, name in enumerate(names) if is_title_column(name)]
    worded = {
        cell.column
        for row in rows
        for cell in _cut(row, names)
        if _WORD.search(cell.text) and not _NUMBER.fullmatch(cell.text)
    }
    title = next((index for index in titled if names[index] in worded), titled[0])
    return ["" if index in titled and index != title else name for index, name in enumerate(names)]


def _opens_item(row: Line) -> bool:
    """Whether the first cell of a row opens an item: "3. Økonomi", or its number alone."""
    first = next((row.text[begin:end] for begin, end in cells(row)), "")
    return bool(_ITEM_START.match(first) or _NUMBER.fullmatch(first))


def _is_case(table: Sequence[Line]) -> bool:
    """Whether a table is one item: number and title above, its sections with their names below."""
    rows = [[row.text[begin:end] for begin, end in cells(row)] for row in table[1:]]
    named = any(len(row) > 1 and section_name(row[0]) is not None for row in rows)
    return named and _heads_case(table[0])


def _heads_case(row: Line) -> bool:
    """Whether a row is nothing but number and title."""
    texts = [row.text[begin:end] for begin, end in cells(row)]
    return len(texts) == 2 and bool(_LABEL.fullmatch(texts[0]))


def _is_laid_out(row: Line) -> bool:
    """Whether a row holds an agenda item or a section instead of values."""
    texts = [row.text[begin:end] for begin, end in cells(row)]
    if not texts:
        return False
    return bool(_ITEM_CELL.match(texts[0])) or any(_LAID_OUT.match(text) for text in texts)


def _lists_items(table: Sequence[Line]) -> bool:
    """Whether each row holds an agenda item and what was said of it, or one only its heading."""
    rows = [[row.text[begin:end] for begin, end in cells(row)] for row in table]
    if len(rows) == 1:
        return len(rows[0]) == 1 or (len(rows[0]) == 2 and bool(_NUMBER.fullmatch(rows[0][0])))
    if all(_tells_of_item(row) for row in rows):
        numbers = [int(row[0][:-1]) for row in rows]
        return all(one < other for one, other in pairwise(numbers))
    return all(_ITEM_START.match(row[0]) for row in rows if row) and any(
        len(text) > _PROSE for row in rows for text in row[1:]
    )


def _names_owners(table: Sequence[Line]) -> bool:
    """Whether rows are items beside who has them in hand: "1. | Veje / Vi skriver ... | Ib | uge 30"."""
    if not any(_OWNER_COLUMN.fullmatch(name.strip(" .:")) for name in columns(table[0])):
        return False
    told = 0
    rows = [row for row in table[1:] if not _RULE.fullmatch(row.text)]
    for row in rows:
        found = cells(row)
        if len(found) < 2 or not _NUMBER.fullmatch(row.text[slice(*found[0])]):
            continue
        # Of a list of tasks no cell has a title over its text.
        (begin, end), *text = cell_paragraphs(row, *found[1])
        told += bool(text) and end - begin <= _PROSE
    return told > 1 and told * 2 > len(rows)


def _tells_of_item(row: Sequence[str]) -> bool:
    """Whether a row is number, title and what was said: "2. | Ny sti | Stien blev vedtaget."."""
    return (
        len(row) == 3
        and bool(_LABEL.fullmatch(row[0]))
        and row[1][0].isupper()
        and (row[2].endswith(".") or outcome_alone(row[2]) != "none")
    )


def _item_cells(row: Line, names: Sequence[str]) -> list[Line]:
    """The cells of a row of an agenda, from its title on, which takes the number before it."""
    found = list(_cut(row, names))
    if not found or _RULE.fullmatch(row.text):
        return []
    numbered = len(found) > 1 and bool(_NUMBER.fullmatch(found[0].text))
    place = int(numbered and not names)
    place = next((i for i, cell in enumerate(found) if is_title_column(cell.column)), place)
    title = found[place]
    before = next((cell for cell in found[:place] if _NUMBER.fullmatch(cell.text)), None)
    if before is not None:
        title = replace(
            title,
            raw=Span(before.raw.start, title.raw.end),
            text=f"{before.text} {title.text}",
            offsets=(*before.offsets, title.raw.start - 1, *title.offsets),
        )
    return [title, *found[place + 1 :]]


def _cut(row: Line, names: Sequence[str]) -> Iterator[Line]:
    """The paragraphs in the cells of a row as lines, each with the name of its column."""
    bars = row.text.startswith("|")
    for begin, end in cells(row):
        # A row of bars begins with one; one of tabs has lost those before its first cell.
        column = row.text.count("|", 0, begin) - 1 if bars else row.text.count("\t", 0, begin)
        column += 0 if bars else row.indent
        for start, stop in cell_paragraphs(row, begin, end):
            yield replace(
                row,
                raw=Span(row.at(start), row.at(stop - 1) + 1),
                text=row.text[start:stop],
                offsets=row.offsets[start:stop],
                gap=row.gap if begin <= 2 else 0,
                level=0,
                column=names[column] if column < len(names) else "",
            )


def cell_paragraphs(row: Line, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of a cell stand: between them stood a line break, which left a hole in the offsets."""
    start = begin
    for index in range(begin, end - 1):
        hole = row.offsets[index + 1] - row.offsets[index] > 3
        if hole and row.text[index].isspace() and row.text[index + 1].isspace():
            stop = len(row.text[:index].rstrip())
            if start < stop:
                yield start, stop
            start = index + 2
    if start < end:
        yield start, end
