"""Lists of people side by side: "Til stede:      Fraværende:" over two columns of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.labels import read_label
from corpus.lines import Line

_CELL = re.compile(r"[^\s](?:[^\t\n]*?[^\s])?(?=\s{3,}|\t|$)")
_INNER = re.compile(
    r"(?<=\S)(?:[.;,]|(?<=[a-zæøå)]))\s+(?=(?:Afbud(?: fra)?|Fraværende|Ej mødt|Referent|Mødeleder|Ordstyrer|"
    r"Dirigent|Gæster|Sekretær)\s*:)"
)
_TABS = 40  # columns that a tab is worth: more than any name is long


def by_column(lines: Sequence[Line]) -> list[Line]:
    """The lines, with lists that stand side by side put one after the other."""
    found: list[Line] = []
    index = 0
    while index < len(lines):
        labels = _cells(lines[index])
        index += 1
        if len(labels) < 2 or not all(_is_bare_label(cell.text) for _, cell in labels):
            found.append(lines[index - 1])
            continue
        columns: list[list[Line]] = [[cell] for _, cell in labels]
        edges = [place for place, _ in labels]
        while index < len(lines) and _is_row(lines[index], edges):
            for place, cell in _cells(lines[index]):
                column = min(range(len(edges)), key=lambda number: abs(edges[number] - place))
                columns[column].append(cell)
            index += 1
        found += [cell for column in columns for cell in column]
    return found


def by_label(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, cut where another list starts in one: "… Maria Bo. Fraværende: Otto Kjær"."""
    for line in lines:
        begin = 0
        for match in _INNER.finditer(line.text):
            yield line.piece(begin, match.start(), 0 if begin else line.gap)
            begin = match.end()
        yield line.piece(begin, len(line.text), 0) if begin else line


def _is_bare_label(text: str) -> bool:
    label = read_label(text)
    return label is not None and label.value >= len(text)


def _is_row(line: Line, edges: Sequence[int]) -> bool:
    """Whether a line goes on with the columns: each of its cells starts below a label."""
    if line.gap > 1 or line.level or read_label(line.text) is not None:
        return False
    return all(min(abs(edge - place) for edge in edges) <= 3 for place, _ in _cells(line))


def _cells(line: Line) -> list[tuple[int, Line]]:
    """The cells of a line, each with the column of the page in which it starts."""
    found: list[tuple[int, Line]] = []
    for match in _CELL.finditer(line.text):
        begin, end = match.span()
        place = line.indent + begin + _TABS * line.text.count("\t", 0, begin)
        found.append((place, line.piece(begin, end, 0 if begin else line.gap)))
    return found
