"""The one written form that DOCX and HTML are brought into: plain Markdown blocks.

Headings are ``#`` lines, lists keep their marks, tables are ``| a | b |`` rows.  Nothing is
escaped and emphasis is not marked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

MAX_CELL_PARAGRAPHS = 8
"""A cell with more paragraphs than this holds prose: the table is the page's layout."""

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Digits as the raised ones that refer to a note."""

_PROSE = 60  # letters; a cell with more tells something
_WORD = re.compile(r"[^\W\d_]{3}")
_LABEL = re.compile(r"(?:(?:punkt|pkt\.?|ad) )?\d{1,3}[.):]", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\u00a0\f\r]+")
_LABEL_TAB = re.compile(r"^((?:\d{1,4}(?:\.\d{1,3})*[.)]?|[A-Za-zÆØÅæøå][.)]|[•◦▪o\u2013-]))\t")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (level 1 to 6), a list item (level = depth from 0) or a paragraph.

    ``text`` of an item begins with its mark, such as "- " or "2. ".
    """

    kind: Literal["heading", "item", "paragraph"]
    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; each cell holds blocks, which may be tables."""

    rows: tuple[tuple[tuple[Block | Table, ...], ...], ...]


Piece = Block | Table


def fold(text: str) -> str:
    r"""Runs of blanks as one, lines trimmed, empty lines dropped; line breaks stay.

    A run with a tab becomes a tab, since it parts columns ("Ib Holm (A)\tPer Due (V)"), but
    not after a list label that was typed by hand.
    """
    lines = (
        _LABEL_TAB.sub(r"\1 ", _BLANKS.sub(_one_blank, line).strip()) for line in text.split("\n")
    )
    return "\n".join(line for line in lines if line)


def _one_blank(run: re.Match[str]) -> str:
    return "\t" if "\t" in run[0] else " "


def markdown(pieces: Sequence[Piece]) -> str:
    """Write pieces down, with an empty line between blocks but not inside lists and tables."""
    groups: list[tuple[str, list[str]]] = []

    def put(kind: str, text: str) -> None:
        # Only items that follow each other share a group; tables are put in whole.
        if kind == "item" and groups and groups[-1][0] == "item":
            groups[-1][1].append(text)
        else:
            groups.append((kind, [text]))

    def walk(parts: Sequence[Piece]) -> None:
        for piece in parts:
            if isinstance(piece, Block):
                text = _block(piece)
                if text:
                    put(piece.kind, text)
            else:
                table(piece)

    def table(piece: Table) -> None:
        written: list[str] = []
        width = max((len(row) for row in piece.rows), default=0)
        headed = False

        def flush() -> None:
            if written:
                put("table", "\n".join(written))
                written.clear()

        lays_out = _lays_out(piece)
        for row in piece.rows:
            if not any(_has_text(cell) for cell in row):
                continue
            if lays_out or _is_layout(row, width):
                flush()
                for cell in _numbered(row) if lays_out else row:
                    walk(cell)
                continue
            cells = [" <br> ".join(_cell_lines(cell)) for cell in row]
            cells += [""] * (width - len(cells))
            written.append("| " + " | ".join(cells) + " |")
            if not headed:
                written.append("|" + " --- |" * width)
                headed = True
        flush()

    walk(pieces)
    return "\n\n".join("\n".join(group) for _, group in groups) + "\n" if groups else ""


def _block(block: Block) -> str:
    text = fold(block.text)
    if block.kind == "heading":
        flat = text.replace("\n", " ").replace("\t", " ")
        return "#" * min(max(block.level, 1), 6) + " " + flat if flat else ""
    if block.kind == "item":
        indent = "  " * min(block.level, 8)
        return indent + text.replace("\n", "\n" + indent + "  ") if text else ""
    return text


def _has_text(cell: Sequence[Piece]) -> bool:
    return any(
        piece.text.strip()
        if isinstance(piece, Block)
        else any(_has_text(inner) for row in piece.rows for inner in row)
        for piece in cell
    )


def _is_layout(row: Sequence[Sequence[Piece]], width: int) -> bool:
    """Whether a row only places things on the page."""
    if width == 1:
        return True
    for cell in row:
        filled = [piece for piece in cell if not isinstance(piece, Block) or piece.text.strip()]
        if len(filled) > MAX_CELL_PARAGRAPHS:
            return True
        for piece in filled:
            if isinstance(piece, Table):
                return True
            if piece.kind == "heading" and sum(_has_text(other) for other in row) == 1:
                return True
    return False


def _lays_out(table: Table) -> bool:
    """Whether a whole table only places text: beside a margin, or each with its number before it."""
    rows = [[cell for cell in row if _has_text(cell)] for row in table.rows]
    rows = [row for row in rows if row]
    placed = all(len(row) == 1 or (len(row) == 2 and _is_number(row[0])) for row in rows)
    # A table within a cell is laid out on its own.
    whole = [row[-1] for row in rows if not any(isinstance(piece, Table) for piece in row[-1])]
    texts = ["".join(_cell_lines(cell)) for cell in whole]
    prose = sum(len(text) > _PROSE for text in texts)
    # Beside a margin titles and texts take turns; beside numbers nearly all is text.
    enough = (
        prose * 2 > len(texts) if any(len(row) == 2 for row in rows) else prose * 3 > len(texts)
    )
    return placed and enough and all(map(_WORD.search, texts))


def _is_number(cell: Sequence[Piece]) -> bool:
    lines = _cell_lines(cell)
    return len(lines) == 1 and bool(_LABEL.fullmatch(lines[0]))


def _numbered(row: Sequence[Sequence[Piece]]) -> list[Sequence[Piece]]:
    """The filled cells of a row, the number in the first before the words of the next."""
    filled = [cell for cell in row if _has_text(cell)]
    if len(filled) != 2:
        return filled
    (label,), (first, *rest) = _cell_lines(filled[0]), filled[1]
    if not isinstance(first, Block) or first.kind == "item":
        return filled
    return [[replace(first, text=f"{label} {first.text.lstrip()}"), *rest]]


def _cell_lines(cell: Sequence[Piece]) -> list[str]:
    lines: list[str] = []
    for piece in cell:
        if isinstance(piece, Block):
            text = fold(piece.text).replace("\t", " ")
            lines.extend(text.split("\n") if text else [])
    return lines
