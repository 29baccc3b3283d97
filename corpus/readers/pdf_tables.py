"""Tables in a PDF: where ruled lines make a grid, a row of cells becomes one line.

A PDF knows no tables, only lines drawn between texts.  Tables without rules are left to the
gaps between words (``pdf_layout``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.readers.pdf_layout import Glyph, Line, lines

SNAP = 2.5
"""In points: rules that are this near each other are one (cells draw their own borders)."""

MIN_RULE = 4.0
"""In points: anything shorter is a letter or an ornament."""

MAX_RULES = 3_000
"""More lines than this on a page is a drawing or a map."""

MAX_CELL_LINES = 8
"""A cell with more lines holds prose: the grid is the page's layout, not a table."""


class Rule(NamedTuple):
    """A straight line along an axis: at ``at``, from ``start`` to ``end``."""

    upright: bool
    at: float
    start: float
    end: float


class Table(NamedTuple):
    """A connected grid of rules: its row edges from the top, and its upright rules."""

    edges: tuple[float, ...]
    uprights: tuple[Rule, ...]
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
        edges = tuple(reversed(_distinct(r.at for r in group if not r.upright)))
        columns = _distinct(r.at for r in uprights)
        if len(columns) >= 3 and len(edges) >= 2:
            tables.append(Table(edges, uprights, columns[0], columns[-1] + SNAP))
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


def table_lines(table: Table, glyphs: Sequence[Glyph], number: int) -> list[Line]:
    """The lines of one table: cells of a row on one line with tabs between them.

    Rows whose cells hold several entries or prose keep their lines: beside each other when
    only one cell has more than one, else cell after cell.

    Args:
        table: the grid.
        glyphs: those inside it.
        number: tells the table from its neighbours, from 1.
    """
    out: list[Line] = []
    for top, bottom in pairwise(table.edges):
        middle = (top + bottom) / 2
        inside = [g for g in glyphs if bottom < g.y + 0.3 * g.size <= top]
        if not inside:
            continue
        walls = _distinct(r.at for r in table.uprights if r.start - SNAP <= middle <= r.end + SNAP)
        walls = walls or [table.left, table.right]
        cells: list[list[Line]] = []
        rights: list[float] = []
        for index, (x0, x1) in enumerate(pairwise(walls)):
            first, last = index == 0, index == len(walls) - 2
            mine = [
                g
                for g in inside
                if (first or g.x0 + g.x1 >= 2 * x0) and (last or g.x0 + g.x1 < 2 * x1)
            ]
            cells.append(lines(mine))
            rights.append(x1)
        filled = [cell for cell in cells if cell]
        size = filled[0][0].size if filled else 10.0

        def row(text: str, y: float = top, em: float = size) -> Line:
            return Line(y, em, text, table.left, table.right, number)

        wrapped = all(
            len(cell) <= MAX_CELL_LINES and _wrapped(cell, right)
            for cell, right in zip(cells, rights, strict=True)
        )
        if (len(filled) == 1 and len(cells) == 1) or (len(filled) == 1 and not wrapped):
            out.extend(row(line.text) for line in filled[0])
        elif wrapped:
            text = "\t".join(" ".join(line.text for line in cell) for cell in cells)
            if text.strip():
                out.append(row(text.strip(" ")))
        elif sum(len(cell) > 1 for cell in cells) == 1:
            out.append(row("\t".join(cell[0].text if cell else "" for cell in cells)))
            out.extend(row(line.text) for cell in cells for line in cell[1:])
        else:
            out.extend(row(line.text) for cell in cells for line in cell)
    return out
