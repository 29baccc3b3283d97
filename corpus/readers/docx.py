"""DOCX: the text of a word-processor document in reading order, as Markdown blocks.

Tracked deletions, what is struck out, comments, page headers and footers (numbers of pages and
cases, the day of printing) and hidden text are left out; insertions, text boxes, notes and
computed list numbers are kept.  So is what only the header of the first page says: which body met, and when.  Notes
follow the paragraph that refers to them.  Runs in the reading process only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from corpus.dates import find_dates
from corpus.head.bodies import names_body
from corpus.head.municipality import names_municipality
from corpus.readers.blocks import RAISED, Block, Piece, Table, markdown
from corpus.readers.docx_numbering import Numbering
from corpus.readers.docx_package import Package, W
from corpus.readers.docx_styles import MAX_LEVELS, Styles, number_of, val
from corpus.readers.limits import Unreadable
from corpus.readers.spans import MAX_COLUMNS, Cell, grid

_GONE = {
    W + "del",
    W + "moveFrom",
    W + "instrText",
    W + "delText",
    W + "delInstrText",
    W + "pPr",
    W + "rPr",
    W + "sdtPr",
    W + "sdtEndPr",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_TEXT = {W + "t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_NOTES = {W + "footnoteReference": "footnotes.xml", W + "endnoteReference": "endnotes.xml"}
_REFERENCE = "\0"  # starts what stands for a reference until its number is known; XML has none
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OPENING = 12  # blocks in which a document says itself who met and when
_PRINTED = re.compile(r"(?:udskr|print|rev|gemt|dok|sag|j\.?nr)", re.IGNORECASE)


def read_docx(data: bytes) -> str:
    """The text of a DOCX.

    Raises:
        Unreadable: damaged, encrypted, a bomb, or another kind of document.
    """
    package = Package(data)
    document = package.part(package.main)
    body = None if document is None else document.find(W + "body")
    if body is None:
        raise Unreadable("er et Word-dokument uden indhold; gem den på ny og prøv igen")
    styles = Styles(package.beside("styles.xml"))
    numbering = Numbering(package.beside("numbering.xml"), styles)
    paragraphs = (paragraph.find(W + "pPr") for paragraph in body.iter(W + "p"))
    numbering.inner_lists((own, val(own, "w:pStyle") or styles.default) for own in paragraphs)
    notes: dict[tuple[str, str], etree._Element] = {}
    for reference, part in _NOTES.items():
        root = package.beside(part)
        for note in [] if root is None else root:
            notes[reference, note.get(W + "id", "")] = note
    pieces = list(_Reader(styles, numbering, notes).pieces(body))
    header = _first_header(package, body)
    if header is not None:
        above = list(_Reader(styles, Numbering(None, styles), {}).pieces(header))
        pieces = [*_only_above(_texts(above), _texts(pieces[:_OPENING])), *pieces]
    return markdown(pieces)


def _first_header(package: Package, body: etree._Element) -> etree._Element | None:
    """The header of the first page."""
    section = next(body.iter(W + "sectPr"), None)
    if section is None:
        return None
    found = {
        reference.get(W + "type", "default"): reference.get(_RELATION, "")
        for reference in section.iterfind(W + "headerReference")
    }
    wanted = "first" if section.find(W + "titlePg") is not None else "default"
    return package.related(found[wanted]) if wanted in found else None


def _texts(pieces: Sequence[Piece]) -> list[str]:
    """The lines of pieces, those in tables too."""
    return [line for line in markdown(pieces).splitlines() if line.strip()]


def _only_above(header: Sequence[str], opening: Sequence[str]) -> Iterator[Block]:
    """The lines of a header that say who met or when, where the document does not open with it."""
    facts = [
        fact
        for fact in (find_dates, names_body, names_municipality)
        if not any(fact(line[:500]) for line in opening)
    ]
    for line in header:
        for cell in re.split(r"\t|\s\|\s", line.strip("| ")):
            if any(fact(cell[:500]) for fact in facts) and not _PRINTED.match(cell):
                yield Block("paragraph", cell)


class _Reader:
    """Walks a document once, since list numbers depend on what came before."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        notes: Mapping[tuple[str, str], etree._Element],
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = dict(notes)
        self._noted = 0
        self._carried = ""
        self._alone = False  # in a cell with one paragraph, which may be nothing but its number

    def pieces(self, parent: etree._Element) -> Iterator[Piece]:
        """The blocks and tables below a container (body, cell, text box, content control)."""
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield self._table(child)
            elif child.tag not in _GONE:
                yield from self.pieces(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Piece]:
        parts: list[str] = []
        boxes: list[etree._Element] = []
        properties = paragraph.find(W + "pPr")
        style = val(properties, "w:pStyle") or self._styles.default
        self._collect(paragraph, style, parts, boxes)
        notes = self._numbered_notes(parts)
        text = self._carried + "".join(parts)
        self._carried = ""
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._carried = text  # its end was deleted: it goes on in the next paragraph
        else:
            block = self._block(properties, text)
            if block is not None:
                yield block
        for box in boxes:
            yield from self.pieces(box)
        for mark, note in notes:
            pieces = list(self.pieces(note))
            if pieces and isinstance(pieces[0], Block):
                yield Block("paragraph", f"{mark} {pieces[0].text.strip()}")
                yield from pieces[1:]

    def _collect(
        self,
        parent: etree._Element,
        style: str | None,
        parts: list[str],
        boxes: list[etree._Element],
    ) -> None:
        """Gather the text of a paragraph, its references to notes and the text boxes on it."""
        for child in parent:
            if child.tag in _TEXT:
                parts.append(child.text or "")
            elif child.tag in _SIGNS:
                parts.append(_SIGNS[child.tag])
            elif child.tag == W + "sym":
                code = child.get(W + "char", "")
                parts.append("•" if code.upper() in ("F0B7", "F0A7", "F0D8") else "")
            elif child.tag in _NOTES:
                parts.append(f"{_REFERENCE}{child.tag} {child.get(W + 'id', '')}")
            elif child.tag == W + "txbxContent":
                boxes.append(child)
            elif child.tag not in _GONE and not (
                child.tag == W + "r" and self._styles.is_unread(child, style)
            ):
                self._collect(child, style, parts, boxes)

    def _numbered_notes(self, parts: list[str]) -> list[tuple[str, etree._Element]]:
        """The notes that a paragraph refers to, with the numbers that its text now has."""
        found: list[tuple[str, etree._Element]] = []
        for index, part in enumerate(parts):
            if not part.startswith(_REFERENCE):
                continue
            kind, _, identity = part[1:].partition(" ")
            note = self._notes.pop((kind, identity), None)  # once: a note may refer to itself
            parts[index] = ""
            if note is not None:
                self._noted += 1
                parts[index] = str(self._noted).translate(RAISED)
                found.append((parts[index], note))
        return found

    def _block(self, properties: etree._Element | None, text: str) -> Block | None:
        style = val(properties, "w:pStyle") or self._styles.default
        # An empty paragraph of a list has a number too, so it is counted before it is dropped.
        mark = self._numbering.mark(properties, style)
        if not text.strip():
            shown = mark[0] if mark and self._alone else ""
            return Block("paragraph", shown) if shown[:1].isalnum() else None
        level = self._styles.heading(style)
        outline = number_of(val(properties, "w:outlineLvl"))
        if outline is not None and outline >= 0:
            level = outline + 1 if outline < MAX_LEVELS else None
        prefix = f"{mark[0]} " if mark and mark[0] else ""
        if level is not None:
            return Block("heading", prefix + text.strip(), level)
        if mark is not None:
            # Numbers say their depth themselves ("2.1"); bullets show it by an indent, and so do
            # lists that are part of another.
            inner = int(self._numbering.is_inner(properties, style))
            return Block("item", prefix + text.strip(), mark[1] if mark[0] == "•" else inner)
        return Block("paragraph", text)

    def _table(self, table: etree._Element) -> Table:
        rows: list[list[Cell]] = []
        above: dict[int, tuple[int, int]] = {}  # by column, where a cell that goes on downwards is
        for row in _nested(table, W + "tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            column = _count(row, "w:trPr/w:gridBefore", 0)
            cells = [Cell((), column)] if column else []
            begun: dict[int, tuple[int, int]] = {}
            for cell in _nested(row, W + "tc"):
                self._alone = len(cell.findall(W + "p")) == 1
                held = tuple(self.pieces(cell))  # what is not shown is counted in its list too
                self._alone = False
                across = _count(cell, "w:tcPr/w:gridSpan", 1)
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and merge.get(W + "val") != "restart" and column in above:
                    begun[column] = place = above[column]
                    first = rows[place[0]][place[1]]
                    rows[place[0]][place[1]] = replace(first, down=first.down + 1)
                else:
                    if merge is not None:
                        begun[column] = (len(rows), len(cells))
                    gone = cell.find(f"{W}tcPr/{W}cellDel") is not None
                    cells.append(Cell(() if gone else held, across))
                column += across
            rows.append(cells)
            above = begun
        return Table(grid(rows))


def _count(parent: etree._Element, path: str, usual: int) -> int:
    """A number of columns, such as a cell's ``gridSpan``."""
    number = number_of(val(parent, path))
    return usual if number is None else min(max(number, 0), MAX_COLUMNS)


def _nested(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children with a tag, also inside content controls and insertions, not inside tables."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _GONE and child.tag not in (W + "tbl", W + "tc"):
            yield from _nested(child, tag)
