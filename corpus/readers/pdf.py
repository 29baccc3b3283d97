"""PDF: the text layer page by page, in lines, with ruled tables as rows.

Runs in the reading process only (see ``worker``): the library is written in C++ and the files
come from anywhere.
"""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from corpus.readers.limits import MAX_CHARS, MAX_PAGES, Unreadable
from corpus.readers.pdf_columns import in_columns
from corpus.readers.pdf_layout import Glyph, Line, lines, render, usual_distance
from corpus.readers.pdf_pictures import is_picture, read_pictures, unread
from corpus.readers.pdf_rules import rules_of, without_struck
from corpus.readers.pdf_tables import find_tables, table_lines

# The library hands a hyphen at a line's end over as U+0002; a soft hyphen that is drawn in a
# PDF is a visible one; bullets of Symbol and Wingdings have no Unicode place of their own.
_GLYPHS = {"\x02": "-", "\u00ad": "-", "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•"}


def read_pdf(data: bytes, recognise: bool = False) -> tuple[str, tuple[str, ...]]:
    """The text of a PDF.

    Args:
        data: the file.
        recognise: read pictures of the pages that have no text of their own.

    Returns:
        The text, its pages parted by form feeds; and what was not read, one sentence each.

    Raises:
        Unreadable: encrypted, damaged, too long, or with text that has no characters; or none of
            its pages have text, and they cannot be recognised.
        NeedsOcr: some pages are pictures that can be recognised, or all are, and ``recognise``
            was not asked for.
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
        return _text(document, recognise)
    finally:
        document.close()


def _text(document: pdfium.PdfDocument, recognise: bool) -> tuple[str, tuple[str, ...]]:
    pages, broken, pictures = _layers(document)
    if len(broken) == len(pages):
        raise Unreadable(
            "er beskadiget: ingen af dens sider kan læses; hent eller gem den på ny og prøv igen"
        )
    _check_characters(pages)
    usual = usual_distance(pages)
    texts = [render(page, usual) + "\n" for page in pages]
    if not any(pages):
        pictures = [number for number in range(len(pages)) if number not in broken]
    doubts = []
    if broken:
        doubts.append(unread(broken, len(pages), "fordi filen er beskadiget; hent den på ny"))
    if pictures:
        doubts += read_pictures(document, texts, pictures, recognise)
    return "\f".join(texts), tuple(doubts)


def _layers(document: pdfium.PdfDocument) -> tuple[list[list[Line]], list[int], list[int]]:
    """The lines of each page; and which pages are broken, and which are pictures."""
    pages: list[list[Line]] = []
    broken: list[int] = []
    pictures: list[int] = []
    size = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            # One bad page must not cost the others; its place is kept so that numbers fit.
            pages.append([])
            broken.append(number)
            continue
        pages.append(_page(page))
        characters = sum(len(line.text) + 1 for line in pages[-1])
        if is_picture(page, characters):
            pictures.append(number)
        page.close()
        size += characters
        if size > MAX_CHARS:
            raise Unreadable("indeholder mere tekst end der kan læses; del den i mindre filer")
    return pages, broken, pictures


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
        rules = [] if turn else list(rules_of(page))
        tables = find_tables(rules)
        held: list[list[Glyph]] = [[] for _ in tables]
        free: list[Glyph] = []
        for glyph in without_struck(glyphs, rules):
            x, y = (glyph.x0 + glyph.x1) / 2, glyph.y + 0.3 * glyph.size
            for number, table in enumerate(tables):
                if table.holds(x, y):
                    held[number].append(glyph)
                    break
            else:
                free.append(glyph)
        groups = [lines(group) for group in in_columns(free)]
        # Columns of text stay whole, whatever stands beside them.
        part = [[line] for group in groups[::3] for line in group]
        part += [[*pair[0], *pair[1]] for pair in zip(groups[1::3], groups[2::3], strict=True)]
        for number, table in enumerate(tables):
            part += [[row] for row in table_lines(table, held[number], number + 1)]
        part.sort(key=lambda block: -block[0].y)  # stable: the rows of a table keep their order
        found.extend(line for block in part for line in block)
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
