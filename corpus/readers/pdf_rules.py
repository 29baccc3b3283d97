"""Straight lines drawn on a page of a PDF: those of tables, and those that strike text out."""

from __future__ import annotations

import bisect
import ctypes
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from corpus.readers.pdf_layout import Glyph

MAX_RULES = 3_000
"""More lines than this on a page is a drawing or a map."""

_STRAIGHT = 1.0  # points that a rule may lean
_MAX_SEGMENTS = 400  # of one path; longer ones are drawings
_LOW, _HIGH = 0.15, 0.45
"""In ems above the baseline: between these a line goes through the letters."""
_ENDS = 0.6
"""In ems: how far from its text such a line begins and ends; those of tables go on."""


class Rule(NamedTuple):
    """A straight line along an axis: at ``at``, from ``start`` to ``end``."""

    upright: bool
    at: float
    start: float
    end: float


def without_struck(glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> list[Glyph]:
    """The glyphs with those that a line goes through emptied: what is struck was not agreed.

    They keep their places, so that no gap opens where they stood.
    """
    levels = [rule for rule in rules if not rule.upright]
    if not levels or len(rules) > MAX_RULES:
        return list(glyphs)
    order = sorted(range(len(glyphs)), key=lambda number: glyphs[number].y)
    heights = [glyphs[number].y for number in order]
    largest = max(glyph.size for glyph in glyphs) if glyphs else 0.0
    struck: set[int] = set()
    for rule in levels:
        first = bisect.bisect_left(heights, rule.at - _HIGH * largest)
        through = [
            number
            for number in order[first : bisect.bisect_right(heights, rule.at)]
            if _LOW * glyphs[number].size <= rule.at - glyphs[number].y
            and rule.at - glyphs[number].y <= _HIGH * glyphs[number].size
            and rule.start <= (glyphs[number].x0 + glyphs[number].x1) / 2 <= rule.end
        ]
        if not through:
            continue
        near = _ENDS * max(glyphs[number].size for number in through)
        left = min(glyphs[number].x0 for number in through)
        right = max(glyphs[number].x1 for number in through)
        if left - rule.start <= near and rule.end - right <= near:
            struck.update(through)
    return [
        glyph._replace(text="") if number in struck else glyph
        for number, glyph in enumerate(glyphs)
    ]


def rules_of(page: pdfium.PdfPage) -> Iterator[Rule]:
    """Straight level and upright lines that are drawn on a page."""
    count = 0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        segments = raw.FPDFPath_CountSegments(item.raw)
        if not 2 <= segments <= _MAX_SEGMENTS or not _visible(item):
            continue
        matrix = item.get_matrix()
        x, y = ctypes.c_float(), ctypes.c_float()
        start = last = (0.0, 0.0)
        for index in range(segments):
            segment = raw.FPDFPath_GetPathSegment(item.raw, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            point = matrix.on_point(x.value, y.value)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                start = point
            pairs = [(last, point)] if kind == raw.FPDF_SEGMENT_LINETO else []
            if raw.FPDFPathSegment_GetClose(segment):
                pairs.append((point, start))
            for (x0, y0), (x1, y1) in pairs:
                if abs(x0 - x1) <= _STRAIGHT < abs(y0 - y1):
                    yield Rule(True, x0, min(y0, y1), max(y0, y1))
                elif abs(y0 - y1) <= _STRAIGHT < abs(x0 - x1):
                    yield Rule(False, y0, min(x0, x1), max(x0, x1))
                count += 1
            last = point
        if count > MAX_RULES * 2:
            return


def _visible(path: pdfium.PdfObject) -> bool:
    """Whether a path is drawn in anything but white (programs paint cells' white grounds)."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path.raw, fill, stroke)
    colour = [ctypes.c_uint(0) for _ in range(4)]
    for drawn, get in (
        (stroke.value, raw.FPDFPageObj_GetStrokeColor),
        (fill.value, raw.FPDFPageObj_GetFillColor),
    ):
        if drawn and get(path.raw, *colour):
            red, green, blue, alpha = (channel.value for channel in colour)
            if alpha and min(red, green, blue) < 250:
                return True
    return False
