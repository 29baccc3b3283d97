"""HTML: the content of a web page in reading order, as Markdown blocks.

Runs in the reading process only.
"""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from corpus.readers.blocks import RAISED, Block, Piece, Table, fold, markdown
from corpus.readers.html_region import CHROME_LINES, main_region, plain, prune
from corpus.readers.limits import Unreadable
from corpus.readers.spans import Cell, grid

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE_WORDS = (
    "a abbr acronym b bdi bdo big button cite code data dfn em font i ins kbd label mark nobr "
    "output q rp rt ruby samp small span strong sub sup time tt u var wbr"
)
_INLINE = frozenset(_INLINE_WORDS.split())
_AREA = re.compile(r"(?<!\w)[kcdm]?m\s*$")  # "500 m<sup>2</sup>" is written "500 m2"
_ORDINAL = re.compile(r"\d{1,3}[.)]")
_NUMBER = re.compile(r"\d{1,3}[.):]?")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f]|"
    r"&#(?:0*(?:[0-8]|1[1-9]|2\d|3[01]|127)(?![0-9])|"
    r"x0*(?:[0-8bB]|[01][0-9a-fA-F]|7[fF])(?![0-9a-fA-F]));?",
    re.IGNORECASE,
)
MAX_ROWS = 65_534
"""Rows that a cell may take up, as browsers have it."""

_CELLS = ("td", "th")
_GROUPS = ("thead", "tbody", "tfoot", "colgroup")


def read_html(text: str) -> str:
    """The content of a page.

    Args:
        text: the whole page, decoded.

    Raises:
        Unreadable: the page has no elements.
    """
    # The library reads control characters but will not move them, as leaving out an element does.
    text = _CONTROL.sub(" ", text)
    # Bytes, because a text with an XML declaration in it is refused by the library.
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        page = lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    except etree.ParserError as error:
        raise Unreadable("er en tom webside; hent den på ny og prøv igen") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise Unreadable("er en webside, der er for dybt indlejret; gem den som PDF og prøv igen")
    body = page.find("body")
    if body is None:
        raise Unreadable("er en webside uden indhold; hent den på ny og prøv igen")
    title = page.findtext("head/title") or ""
    prune(body)
    region = main_region(body)
    pieces = _pieces(region)
    if next(region.iter("h1"), None) is None:
        # The heading may stand above the content; else only the window's title names the page.
        above = next(body.iter("h1"), None)
        first = title if above is None else str(above.xpath("string()"))
        pieces.insert(0, Block("heading", _SPACE.sub(" ", first), 1))
    return markdown(pieces)


def _pieces(element: HtmlElement) -> list[Piece]:
    writer = _Writer()
    writer.walk(element)
    writer.flush()
    return writer.pieces


class _Writer:
    """Gathers text until a block ends, then writes the block down."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._buffer: list[str] = []
        self._mark = ""
        self._depth = -1

    def flush(self) -> None:
        """End the current block."""
        text = fold("".join(self._buffer).replace("\t", " "))
        self._buffer.clear()
        if not text or plain(text) in CHROME_LINES:
            return
        if self._depth < 0:
            self.pieces.append(Block("paragraph", self._number(_ORDINAL) + text))
        elif self._mark:
            self.pieces.append(Block("item", self._mark + text, self._depth))
            self._mark = ""
        else:  # a further paragraph of the same list item
            self.pieces.append(Block("item", text, self._depth + 1))

    def walk(self, element: HtmlElement) -> None:
        """Add what is inside an element."""
        self._add(element.text)
        for child in element:
            self._child(child)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._buffer.append(_SPACE.sub(" ", text))

    def _child(self, child: HtmlElement) -> None:
        tag = child.tag
        if tag == "br":
            self._buffer.append("\n")
        elif tag == "wbr":
            pass
        elif tag == "sup" and child.text_content().strip().isdecimal():
            # A note's number must not become a part of the word or figure before it.
            before, text = "".join(self._buffer[-2:]), child.text_content().strip()
            self._buffer.append(text if _AREA.search(before) else text.translate(RAISED))
        elif tag in _HEADINGS or child.get("role") == "heading":
            self.flush()
            self._heading(child)
        elif tag in ("ul", "ol"):
            self.flush()
            self._list(child)
        elif tag == "table":
            self.flush()
            self.pieces.append(_table(child))
        elif tag == "pre":
            self.flush()
            self._buffer.append(child.text_content())
            self.flush()
        elif not _is_block(child) and not any(_is_block(inner) for inner in child.iter()):
            self.walk(child)
        else:
            self.flush()
            self.walk(child)
            self.flush()

    def _heading(self, element: HtmlElement) -> None:
        given = element.get("aria-level", "")
        level = _HEADINGS.get(element.tag) or _integer(given, 2)
        text = _SPACE.sub(" ", element.text_content()).strip()
        if text and plain(text) not in CHROME_LINES:
            # In a numbered list of headings the number belongs to the heading.
            number = self._mark if self._mark.strip() != "-" else ""
            number = number or self._number(_NUMBER)
            self._mark = ""
            self.pieces.append(Block("heading", number + text, min(level, 6)))

    def _number(self, form: re.Pattern[str]) -> str:
        """The number of what comes next, where it was given a block of its own."""
        before = self.pieces[-1] if self.pieces else None
        if isinstance(before, Block) and before.kind == "paragraph" and form.fullmatch(before.text):
            self.pieces.pop()
            return f"{before.text} "
        return ""

    def _list(self, element: HtmlElement) -> None:
        number = _integer(element.get("start", ""), 1)
        form = element.get("type", "1")
        outer = self._mark, self._depth
        for child in element:
            if child.tag == "li":
                number = _integer(child.get("value", ""), number)
                self._mark = f"{_ordinal(number, form)} " if element.tag == "ol" else "- "
                self._depth = outer[1] + 1
                number += 1
                self.walk(child)
                self.flush()
            else:
                self._child(child)
            self._mark, self._depth = outer
        # The item around this list has been opened by now, with or without words of its own.
        self._mark = ""


def _ordinal(number: int, form: str) -> str:
    if form in ("a", "A") and 0 < number <= 26:
        return f"{chr(ord(form) + number - 1)}."
    return f"{number}."


def _is_block(element: HtmlElement) -> bool:
    # Word writes elements of its own into paragraphs, such as <o:p>.
    return not (element.tag in _INLINE or element.tag == "br" or ":" in element.tag)


def _table(table: HtmlElement) -> Table:
    rows: list[tuple[tuple[Piece, ...], ...]] = []
    loose: list[list[Cell]] = []  # rows in no group of their own; cells do not reach out of a group
    for part in table:
        if part.tag == "tr":
            loose.append(_row(part))
            continue
        if part.tag in _CELLS:
            loose.append([_cell(part)])  # a row that nobody opened
            continue
        rows += grid(loose)
        loose.clear()
        if part.tag not in _GROUPS:
            if part.tag == "caption" or part.text_content().strip():
                rows.append((tuple(_pieces(part)),))  # also what stands outside all rows
            continue
        told = [row for row in part if row.tag == "tr" or row.text_content().strip()]
        rows += grid([_row(row) if row.tag == "tr" else [_cell(row)] for row in told])
    return Table((*rows, *grid(loose)))


def _row(row: HtmlElement) -> list[Cell]:
    return [_cell(cell) for cell in row if cell.tag in _CELLS or cell.text_content().strip()]


def _cell(cell: HtmlElement) -> Cell:
    return Cell(tuple(_pieces(cell)), _span(cell, "colspan"), _span(cell, "rowspan"))


def _span(cell: HtmlElement, name: str) -> int:
    """How many columns or rows a cell takes up; 0 rows are all that are left."""
    return _integer(cell.get(name, ""), 1) or (MAX_ROWS if name == "rowspan" else 1)


def _integer(text: str, usual: int) -> int:
    """The number in an attribute."""
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) < 7 else usual
