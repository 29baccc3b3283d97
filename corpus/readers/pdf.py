"""PDF: the text layer page by page, in lines, with ruled tables as rows.

Runs in the reading process only (see ``worker``): the library is written in C++ and the files
come from anywhere.
"""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from collections.abc import Iterator

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from corpus.readers import ocr
from corpus.readers.limits import MAX_CHARS, MAX_PAGES, NeedsOcr, Unreadable
from corpus.readers.pdf_layout import Glyph, Line, lines, render, usual_distance
from corpus.readers.pdf_tables import MAX_RULES, Rule, find_tables, table_lines

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# The library hands a hyphen at a line's end over as U+0002; a soft hyphen that is drawn in a
# PDF is a visible one; bullets of Symbol and Wingdings have no Unicode place of their own.
_GLYPHS = _LIGATURES | {"\x02": "-", "\u00ad": "-", "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•"}
_STRAIGHT = 1.0  # points that a rule may lean
_MAX_SEGMENTS = 400  # of one path; longer ones are drawings


def read_pdf(data: bytes, recognise: bool = False) -> str:
    """The text of a PDF, its pages parted by form feeds.

    Args:
        data: the file.
        recognise: read pictures of the pages instead of their text layer.

    Raises:
        Unreadable: encrypted, damaged, too long, or with text that has no characters.
        NeedsOcr: no page has a text layer, and ``recognise`` was not asked for.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise Unreadable("er krypteret; gem den uden adgangskode og prøv igen") from error
        raise Unreadable(
            "er beskadiget og kan ikke åbnes som PDF; hent eller gem den på ny og prøv igen"
        ) from error
    try:
        if len(document) > MAX_PAGES:
            raise Unreadable(
                f"har flere end {MAX_PAGES} sider; del den i mindre filer og prøv igen"
            )
        if recognise:
            return "\f".join(ocr.pages(document))
        return _text(document)
    finally:
        document.close()


def _text(document: pdfium.PdfDocument) -> str:
    pages: list[list[Line]] = []
    size = 0
    broken = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            # One bad page must not cost the others; its place is kept so that numbers fit.
            pages.append([])
            broken += 1
            continue
        pages.append(_page(page))
        page.close()
        size += sum(len(line.text) + 1 for line in pages[-1])
        if size > MAX_CHARS:
            raise Unreadable("indeholder mere tekst end der kan læses; del den i mindre filer")
    if broken == len(pages):
        raise Unreadable(
            "er beskadiget: ingen af dens sider kan læses; hent eller gem den på ny og prøv igen"
        )
    if not any(pages):
        raise NeedsOcr
    _check_characters(pages)
    usual = usual_distance(pages)
    return "\f".join(render(page, usual) + "\n" for page in pages)


def _check_characters(pages: list[list[Line]]) -> None:
    """Refuse text of which most characters are only numbers in a font without a table."""
    text = "".join(line.text for page in pages for line in page)
    unknown = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in text)
    if unknown * 2 > len(text):
        raise Unreadable(
            "har skrifttyper uden tegntabel, så dens tekst ikke kan læses; "
            "gem den på ny fra det program, den er skrevet i"
        )


def _page(page: pdfium.PdfPage) -> list[Line]:
    """The lines of one page; text that runs in another direction comes last."""
    text = page.get_textpage()
    by_turn = _glyphs(text, page.get_cropbox())
    text.close()
    found: list[Line] = []
    for turn in sorted(by_turn, key=lambda t: -len(by_turn[t])):
        glyphs = by_turn[turn]
        tables = [] if turn else find_tables(list(_rules(page)))
        held: list[list[Glyph]] = [[] for _ in tables]
        free: list[Glyph] = []
        for glyph in glyphs:
            x, y = (glyph.x0 + glyph.x1) / 2, glyph.y + 0.3 * glyph.size
            for number, table in enumerate(tables):
                if table.holds(x, y):
                    held[number].append(glyph)
                    break
            else:
                free.append(glyph)
        part = lines(free)
        for number, table in enumerate(tables):
            part.extend(table_lines(table, held[number], number + 1))
        part.sort(key=lambda line: -line.y)  # stable: the rows of a table keep their order
        found.extend(part)
    return found


def _glyphs(
    text: pdfium.PdfTextPage, crop: tuple[float, float, float, float]
) -> dict[int, list[Glyph]]:
    """The characters of a page by the direction they run in (quarter turns)."""
    by_turn: dict[int, list[Glyph]] = defaultdict(list)
    handle = text.raw
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    # Called for every character of every page, so what is looked up is looked up once.
    unicode, size_of, matrix_of = (
        raw.FPDFText_GetUnicode,
        raw.FPDFText_GetFontSize,
        raw.FPDFText_GetMatrix,
    )
    box_of, origin_of = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
    spaced = False
    for index in range(text.count_chars()):
        char = _character(unicode(handle, index))
        if char <= " " or char == "-" or char.isspace():
            # Characters that the library thinks up (spaces, line ends) are left to the layout.
            if raw.FPDFText_IsGenerated(handle, index) == 1 and char != "-":
                continue
            if char != "-":
                spaced = spaced or char.isspace()
                continue
        box_of(handle, index, box)
        origin_of(handle, index, x, y)
        matrix_of(handle, index, matrix)
        if not (crop[0] <= x.value <= crop[2] and crop[1] <= y.value <= crop[3]):
            continue  # outside what is shown
        size = size_of(handle, index) * math.hypot(matrix.c, matrix.d)
        turn = 0
        if matrix.b or matrix.a < 0:
            turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        left, right, base = _turned(box, y.value, x.value, turn)
        by_turn[turn].append(Glyph(left, right, base, max(size, 1.0), char, spaced))
        spaced = False
    return by_turn


def _character(code: int) -> str:
    if 0 < code < 0xD800 or 0xE000 <= code < 0x110000:
        char = chr(code)
        return _GLYPHS.get(char, char)
    return "\ufffd"


def _turned(box: raw.FS_RECTF, y: float, x: float, turn: int) -> tuple[float, float, float]:
    """Left, right and baseline as they are when the page is held so that the text is level."""
    if turn == 0:
        return box.left, box.right, y
    if turn == 1:
        return box.bottom, box.top, -x
    if turn == 2:
        return -box.right, -box.left, -y
    return -box.top, -box.bottom, x


def _rules(page: pdfium.PdfPage) -> Iterator[Rule]:
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
