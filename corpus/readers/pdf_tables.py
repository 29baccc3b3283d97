"""Tables in a PDF: where ruled lines make a grid, a row of cells becomes one line.

A PDF knows no tables, only lines drawn between texts.  Tables without rules are left to the
gaps between words (``pdf_layout``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.readers.pdf_layout import Glyph, Line, lines
from corpus.readers.pdf_rules import MAX_RULES, Rule
from corpus.readers.spans import is_figure, is_label

SNAP = 2.5
"""In points: rules that are this near each other are one (cells draw their own borders)."""

MIN_RULE = 4.0
"""In points: anything shorter is a letter or an ornament."""

MAX_CELL_LINES = 8
"""A cell with more lines holds prose: a grid of two columns is then the page's layout, no table."""


class Table(NamedTuple):
    """A connected grid of rules: its row edges from the top, its upright and its level rules."""

    edges: tuple[float, ...]
    uprights: tuple[Rule, ...]
    levels: tuple[Rule, ...]
    left: float
    right: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside the grid."""
        return self.left <= x <= self.right and self.edges[-1] <= y <= self.edges[0]


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Join pieces of one rule: cells draw a border each, and thin boxes have two sides."""
    out: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (r.upright, round(r.at / SNAP), r.start)):
        last = out[-1] if out else None
        if (
            last is not None
            and last.upright == rule.upright
            and abs(last.at - rule.at) <= SNAP
            and rule.start <= last.end + SNAP
        ):
            out[-1] = last._replace(end=max(last.end, rule.end))
        else:
            out.append(rule)
    return [rule for rule in out if rule.end - rule.start >= MIN_RULE]


def _distinct(values: Iterable[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > SNAP:
            out.append(value)
    return out


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one.upright != other.upright
        and one.start - SNAP <= other.at <= one.end + SNAP
        and other.start - SNAP <= one.at <= other.end + SNAP
    )


def find_tables(rules: Sequence[Rule]) -> list[Table]:
    """Grids of at least two columns among the rules of a page, top one first."""
    if not rules or len(rules) > MAX_RULES:
        return []
    left = _merged(rules)
    tables = []
    while left:
        group = [left.pop()]
        for rule in group:  # grows while it is walked
            near = [other for other in left if _touch(rule, other)]
            group.extend(near)
            left = [other for other in left if other not in near]
        uprights = tuple(sorted((r for r in group if r.upright), key=lambda r: r.at))
        levels = tuple(r for r in group if not r.upright)
        edges = tuple(reversed(_distinct(r.at for r in levels)))
        columns = _distinct(r.at for r in uprights)
        if len(columns) >= 3 and len(edges) >= 2:
            tables.append(Table(edges, uprights, levels, columns[0], columns[-1] + SNAP))
    return sorted(tables, key=lambda table: -table.edges[0])


def _wrapped(cell: Sequence[Line], right: float) -> bool:
    """Whether every line break in a cell was made by its margin.

    It was when the first word of the next line would not have fitted; a break that was not
    needed parts two entries, such as two names.
    """
    for upper, lower in pairwise(cell):
        word = lower.text.split(maxsplit=1)[0]
        width = (lower.x1 - lower.x0) * len(word) / max(len(lower.text), 1)
        if upper.x1 + 0.3 * lower.size + width < right - 0.5 * lower.size:
            return False
    return True


class _Cell(NamedTuple):
    """A cell of one row: from where to where it reaches, and its lines."""

    left: float
    right: float
    lines: list[Line]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def table_lines(table: Table, glyphs: Sequence[Glyph], number: int) -> list[Line]:
    """The lines of one table: cells of a row on one line with tabs between them.

    Rows whose cells hold several entries or prose keep their lines: beside each other when
    only one cell has more than one, else cell after cell.

    Args:
        table: the grid.
        glyphs: those inside it.
        number: tells the table from its neighbours, from 1.
    """
    bands = list(pairwise(table.edges))
    cells = [_cells(table, glyphs, top, bottom) for top, bottom in bands]
    _join_down(table, cells)
    columns = _distinct(rule.at for rule in table.uprights)
    out: list[Line] = []
    for (top, _), row in zip(bands, cells, strict=True):
        out.extend(_row_lines(row, columns, Line(top, 10.0, "", table.left, table.right, number)))
    return out


def _cells(table: Table, glyphs: Sequence[Glyph], top: float, bottom: float) -> list[_Cell]:
    """The cells between two edges, from left to right."""
    middle = (top + bottom) / 2
    inside = [g for g in glyphs if bottom < g.y + 0.3 * g.size <= top]
    walls = _distinct(r.at for r in table.uprights if r.start - SNAP <= middle <= r.end + SNAP)
    walls = walls or [table.left, table.right]
    cells = []
    for index, (x0, x1) in enumerate(pairwise(walls)):
        first, last = index == 0, index == len(walls) - 2
        mine = [
            g for g in inside if (first or g.x0 + g.x1 >= 2 * x0) and (last or g.x0 + g.x1 < 2 * x1)
        ]
        cells.append(_Cell(x0, x1, lines(mine)))
    return cells


def _join_down(table: Table, bands: list[list[_Cell]]) -> None:
    """Put the text of a cell that takes up several rows in the first; see ``spans``.

    It stands in its middle, so beside any of them.  A label is repeated beside figures.
    """
    seen: set[tuple[int, int]] = set()
    for start, row in enumerate(bands):
        for index, cell in enumerate(row):
            if (start, index) in seen:
                continue
            run = [(start, index)]
            for upper, (here, below) in enumerate(pairwise(bands[start:]), start):
                edge = table.edges[upper + 1]
                position = _position(below, cell)
                if position is None or _position(here, cell) is None:
                    break
                if _parted(table.levels, edge, (cell.left + cell.right) / 2):
                    break
                run.append((upper + 1, position))
            seen.update(run)
            told = [place for place in run if bands[place[0]][place[1]].lines]
            if len(run) < 2 or len(told) != 1:
                continue
            held = bands[told[0][0]][told[0][1]].lines
            label = is_label(cell._replace(lines=held).text)
            for band, position in run:
                figures = any(is_figure(other.text) for other in bands[band][position + 1 :])
                kept = held if band == start or (label and figures) else []
                bands[band][position] = bands[band][position]._replace(lines=kept)


def _position(row: Sequence[_Cell], cell: _Cell) -> int | None:
    """Where in a row the cell is that stands under another and is as wide; None for none."""
    for position, other in enumerate(row):
        if abs(other.left - cell.left) <= SNAP and abs(other.right - cell.right) <= SNAP:
            return position
    return None


def _parted(levels: Sequence[Rule], edge: float, x: float) -> bool:
    """Whether a rule is drawn at an edge above a place."""
    return any(abs(r.at - edge) <= SNAP and r.start <= x <= r.end for r in levels)


def _row_lines(cells: Sequence[_Cell], columns: Sequence[float], form: Line) -> list[Line]:
    """The lines of one row.

    Args:
        cells: of the row.
        columns: where the columns of the whole table begin and end.
        form: a line that has all but the text and its size.
    """
    filled = [cell for cell in cells if cell.lines]
    if not filled:
        return []
    form = form._replace(size=filled[0].lines[0].size)

    def row(texts: Iterable[str]) -> Line:
        # A cell that takes up several columns leaves the others empty.
        spread = (
            text + "\t" * sum(cell.left + SNAP < x < cell.right - SNAP for x in columns)
            for cell, text in zip(cells, texts, strict=True)
        )
        return form._replace(text="\t".join(spread).strip(" "))

    wrapped = all(
        (len(filled) > 2 or len(cell.lines) <= MAX_CELL_LINES) and _wrapped(cell.lines, cell.right)
        for cell in cells
    )
    if len(filled) == 1 and (len(cells) == 1 or not wrapped):
        return [form._replace(text=line.text) for line in filled[0].lines]
    if wrapped:
        return [row(cell.text for cell in cells)]
    if sum(len(cell.lines) > 1 for cell in cells) == 1:
        first = row(cell.lines[0].text if cell.lines else "" for cell in cells)
        rest = (line for cell in cells for line in cell.lines[1:])
        return [first, *(form._replace(text=line.text) for line in rest)]
    return [form._replace(text=line.text) for cell in cells for line in cell.lines]
