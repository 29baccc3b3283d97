"""Merged cells: a table whose cells take up several rows or columns as a plain grid.

A merged cell is written in its first row and column, and the other places that it covers are left
empty, so that what stands beside it keeps its column.  A label beside figures is repeated in each
of its rows, since a row of figures is searched and quoted alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.readers.blocks import Block, Piece, fold

MAX_COLUMNS = 100
"""Where a row is this wide no cell takes up more than its own place: the file is not a table."""

MAX_LABEL = 60
"""Characters of a label; what is longer is said once."""

_LETTER = re.compile(r"[^\W\d_]")
# Of an agenda, whose rows would each begin the item anew: "3. Budget", "Punkt 3".
_ITEM = re.compile(r"\d{1,3}[.)]\s+[A-ZÆØÅ]|(?i:punkt|pkt|ad|sag|nr)\b\.?\s*\d")
_FIGURE = re.compile(
    r"[-+\u2013\u2212]?\s*\d[\d.,\s/]{0,16}(?:%|pct\.?|procent|(?:mio\.?|t\.?)?\s*kr\.?)?", re.I
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds, and how many columns and rows it takes up."""

    pieces: tuple[Piece, ...]
    across: int = 1
    down: int = 1


Row = tuple[tuple[Piece, ...], ...]


def grid(rows: Iterable[Sequence[Cell]]) -> tuple[Row, ...]:
    """The rows of a table with every cell in its column.

    Args:
        rows: the cells that begin in each row, from left to right.
    """
    found: list[Row] = []
    reach: dict[int, tuple[int, tuple[Piece, ...]]] = {}  # by column: rows left, and the label
    for row in rows:
        above = {column: label for column, (_, label) in reach.items()}
        reach = {column: (left - 1, label) for column, (left, label) in reach.items() if left > 1}
        placed: list[tuple[Piece, ...]] = []
        for cell in row:
            while len(placed) in above:
                placed.append(())
            first = len(placed)
            placed.append(cell.pieces)
            if first >= MAX_COLUMNS:
                continue
            placed.extend(() for _ in range(min(cell.across, MAX_COLUMNS) - 1))
            if cell.down > 1:
                reach |= dict.fromkeys(range(first, len(placed)), (cell.down - 1, ()))
                reach[first] = (cell.down - 1, cell.pieces if is_label(_alone(cell.pieces)) else ())
        placed.extend(() for _ in range(max(above, default=-1) + 1 - len(placed)))
        found.append(_labelled(placed, above))
    return tuple(found)


def _labelled(row: list[tuple[Piece, ...]], above: Mapping[int, tuple[Piece, ...]]) -> Row:
    """A row with the labels of cells that began above it, left of its first figure."""
    if any(above.values()):
        figure = next((i for i, cell in enumerate(row) if is_figure(_alone(cell))), 0)
        for column, label in above.items():
            if column < figure and not row[column]:
                row[column] = label
    return tuple(row)


def is_label(text: str) -> bool:
    """Whether a cell names what stands beside it, and no agenda item."""
    return bool(0 < len(text) <= MAX_LABEL and _LETTER.search(text) and not _ITEM.match(text))


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure and nothing else: "6 %", "1.250 kr.", "2021"."""
    return bool(_FIGURE.fullmatch(text))


def _alone(cell: Sequence[Piece]) -> str:
    """The text of a cell that has one line; else nothing."""
    filled = [piece for piece in cell if not isinstance(piece, Block) or piece.text.strip()]
    if len(filled) != 1 or not isinstance(filled[0], Block):
        return ""
    text = fold(filled[0].text)
    return "" if "\n" in text else text
