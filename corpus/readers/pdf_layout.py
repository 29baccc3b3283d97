"""From glyphs at places on a page to lines of text in reading order.

Works on plain numbers, so that it can be tested without a PDF.  Coordinates are in points with
y growing upwards, as in PDF.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

WORD_GAP = 0.15
"""In ems: a gap without a written space that still parts two words (a space is 0.2 to 0.35)."""

SPACE_GAP = 0.05
"""In ems: what a written space must leave open, since some files write one and move back."""

WIDE_GAP = 1.6
"""In ems: wider than the word gaps of justified lines; it parts columns."""

SAME_LINE = 0.4
"""In ems: how far baselines on one line differ (raised figures, mixed fonts)."""

PARAGRAPH_GAP = 1.3
"""A line distance this many times the usual one is a paragraph's end."""

COLUMN = "   "
_LABEL = re.compile(r"(?:\d{1,4}(?:\.\d{1,3})*[.)]?|[A-Za-zÆØÅæøå][.)]|[•◦▪o\u2013-])$")


class Glyph(NamedTuple):
    """One character on a page.

    Attributes:
        x0, x1: from where to where the pen moves.
        y: the baseline.
        size: the em, in points.
        text: the character; nothing when it is struck out.
        spaced: a space was written before it.
    """

    x0: float
    x1: float
    y: float
    size: float
    text: str
    spaced: bool


class Line(NamedTuple):
    """One line of text; ``block`` tells table rows (number of the table) from other lines."""

    y: float
    size: float
    text: str
    x0: float = 0.0
    x1: float = 0.0
    block: int = 0


def rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Group glyphs that stand on one line, top line first, each from left to right."""
    grouped: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.y, g.x0)):
        if grouped:
            first = grouped[-1][0]
            small, large = sorted((first.size, glyph.size))
            # Bounded by the small em too: a big title must not swallow the line below it.
            if first.y - glyph.y <= min(SAME_LINE * large, 0.8 * small):
                grouped[-1].append(glyph)
                continue
        grouped.append([glyph])
    for row in grouped:
        row.sort(key=lambda g: g.x0)
    return grouped


def text_of(row: Sequence[Glyph], column: str = COLUMN) -> str:
    """The text of one line; gaps between columns become ``column``.

    A gap after a list label ("1.", "b)", "•") is an indent, not a column, and becomes a space.
    """
    parts: list[str] = []
    right = row[0].x0
    started = 0
    for position, glyph in enumerate(row):
        if not glyph.text:
            right = max(right, glyph.x1)
            continue
        gap = glyph.x0 - right
        if position and gap > WIDE_GAP * glyph.size:
            # A number before nothing but figures is one of them.
            label = (
                not started
                and _LABEL.match("".join(parts).strip())
                and any(g.text.isalpha() for g in row[position:])
            )
            parts.append(" " if label else column)
            started = position
        elif position and (
            gap > WORD_GAP * glyph.size or (glyph.spaced and gap > SPACE_GAP * glyph.size)
        ):
            parts.append(" ")
        parts.append(glyph.text)
        right = max(right, glyph.x1)
    return "".join(parts).strip()


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of a page or of a table cell, top first."""
    found = []
    for row in rows(glyphs):
        text = text_of(row)
        if text:
            # The commonest em: a raised footnote sign must not decide how big the line is.
            size = Counter(round(g.size, 1) for g in row).most_common(1)[0][0]
            base = Counter(round(g.y, 1) for g in row).most_common(1)[0][0]
            found.append(Line(base, size, text, row[0].x0, max(g.x1 for g in row)))
    return found


def _distance(upper: Line, lower: Line) -> float:
    return (upper.y - lower.y) / max(upper.size, lower.size, 0.1)


def usual_distance(pages: Iterable[Sequence[Line]]) -> float:
    """The usual line distance of a document, in ems.

    It is the smallest distance that is common, and not the commonest one: a list of names has
    only paragraph gaps, whereas lines that were broken by the margin are always set closest.
    """
    steps: Counter[float] = Counter()
    for page in pages:
        for upper, lower in pairwise(page):
            step = _distance(upper, lower)
            if 0.8 <= step <= 3 and abs(upper.size - lower.size) < 0.6:
                steps[round(step * 20) / 20] += 1
    few = 0.1 * sum(steps.values())
    seen = 0.0
    for step in sorted(steps):
        seen += steps[step]
        if seen > few:
            return step
    return 1.2


def render(page: Sequence[Line], usual: float) -> str:
    """A page as text: one line each, an empty line where a paragraph ends."""
    out: list[str] = []
    for number, line in enumerate(page):
        if number:
            before = page[number - 1]
            if before.block or line.block:
                parted = before.block != line.block
            else:
                step = _distance(before, line)
                # At the head of the next column a small letter carries a sentence on.
                up = step < 0 and not line.text[:1].islower()
                parted = step > PARAGRAPH_GAP * usual or up
            if parted:
                out.append("")
        out.append(line.text)
    return "\n".join(out)
