"""Text set in two columns on a page of a PDF: read down the left one, then down the right one.

Only running text is: the cells of a table and lists of people that stand side by side are read
line by line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from corpus.readers.pdf_layout import WIDE_GAP, Glyph, rows

MIN_LINES = 6
"""A column with fewer lines may be anything."""

FULL = 0.7
"""Of the widest line of a column: what more than half of the lines of running text fill."""

CARRIED_ON = 0.2
"""The share of lines that start with a small letter where sentences run over lines."""

FAR = 3.2
"""In ems: what stands this far over or under the columns (a page's header, footer) is none."""


class _Piece(NamedTuple):
    """A part of a line without a wide gap in it."""

    x0: float
    x1: float
    y: float
    size: float
    text: str
    glyphs: list[Glyph]


def in_columns(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The glyphs in groups to be read one after the other.

    Args:
        glyphs: of one page, those in tables left out.

    Returns:
        What stands above the columns, both columns, and what stands below them, each of which may
        be empty; so again where lines across the page part the columns.  One group where no two
        columns of text are found.
    """
    pieces = [piece for row in rows(glyphs) for piece in _pieces(row)]
    for gutter in _gutters(pieces):
        if not _columns(pieces, gutter, MIN_LINES):
            continue
        groups: list[list[_Piece]] = []
        below = pieces
        # Where one pair is long enough to be sure of, the gutter parts shorter ones too.
        for left, right in _columns(pieces, gutter, MIN_LINES // 2):
            top, bottom = max(left[0].y, right[0].y), min(left[-1].y, right[-1].y)
            groups += [[piece for piece in below if piece.y > top], left, right]
            below = [piece for piece in below if piece.y < bottom]
        return [[g for p in group for g in p.glyphs] for group in (*groups, below)]
    return [list(glyphs)]


def _columns(
    pieces: Sequence[_Piece], gutter: float, least: int
) -> list[tuple[list[_Piece], list[_Piece]]]:
    """The left and the right column, each of so many lines, for each run beside the gutter."""
    found = [
        (
            [piece for piece in run if piece.x1 <= gutter],
            [piece for piece in run if piece.x0 >= gutter - 1],
        )
        for run in map(_without_edges, _runs(pieces, gutter))
    ]
    return [
        (left, right)
        for left, right in found
        if _is_text(left, least) and _is_text(right, least) and _beside(left, right)
    ]


def _pieces(row: Sequence[Glyph]) -> list[_Piece]:
    """A line cut at its wide gaps."""
    parts = [[row[0]]]
    for glyph in row[1:]:
        if glyph.x0 - parts[-1][-1].x1 > WIDE_GAP * glyph.size:
            parts.append([])
        parts[-1].append(glyph)
    return [
        _Piece(
            part[0].x0,
            max(glyph.x1 for glyph in part),
            row[0].y,
            part[0].size,
            "".join(" " * glyph.spaced + glyph.text for glyph in part).strip(),
            part,
        )
        for part in parts
    ]


def _gutters(pieces: Sequence[_Piece]) -> list[float]:
    """Where a right column may begin: many lines start there, about the middle of the text."""
    if len(pieces) < 2 * MIN_LINES:
        return []
    left, right = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    starts = Counter(round(piece.x0) for piece in pieces)
    middle = range(round(left + 0.35 * (right - left)), round(left + 0.65 * (right - left)))
    return [start for start, count in starts.most_common(4) if start in middle and count > 3]


def _runs(pieces: Sequence[_Piece], gutter: float) -> list[list[_Piece]]:
    """The pieces that follow each other downwards without one that crosses the gutter."""
    runs: list[list[_Piece]] = [[]]
    for piece in pieces:
        if piece.x0 < gutter - 1 and piece.x1 > gutter:
            runs.append([])
        else:
            runs[-1].append(piece)
    return runs


def _without_edges(run: Sequence[_Piece]) -> list[_Piece]:
    """A run without the few lines at its ends that stand far from the others."""
    first, last = 0, len(run)
    for index, (upper, lower) in enumerate(pairwise(run), 1):
        if upper.y - lower.y > FAR * max(upper.size, lower.size):
            if index <= MIN_LINES // 2:
                first = index
            elif len(run) - index <= MIN_LINES // 2:
                last = min(last, index)
    return list(run[first:last])


def _is_text(column: Sequence[_Piece], least: int) -> bool:
    """Whether pieces are the lines of running text, and as many as at least are asked for."""
    if len(column) < least or any(a.y == b.y for a, b in pairwise(column)):
        return False
    widest = max(piece.x1 - piece.x0 for piece in column)
    full = sum(piece.x1 - piece.x0 >= FULL * widest for piece in column)
    carried = sum(piece.text[:1].islower() for piece in column)
    return (
        full * 2 > len(column)
        and carried >= CARRIED_ON * len(column)
        and median(len(piece.text.split()) for piece in column) >= 3
    )


def _beside(left: Sequence[_Piece], right: Sequence[_Piece]) -> bool:
    """Whether most of the shorter column stands beside the other."""
    shared = min(left[0].y, right[0].y) - max(left[-1].y, right[-1].y)
    shorter = min(part[0].y - part[-1].y for part in (left, right))
    return shared > 0.6 * shorter
