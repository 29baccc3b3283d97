"""Display text of minutes as HTML, with quoted sentences marked in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from corpus import Source, Span, display_map, find_contacts
from ui.contacts import HIDDEN

_ENTRY = re.compile(r"(?:[•●▪◦‣*–-]|o|\d{1,2}[.)]|[a-zæøå][.)])\s")
# "| a | b |": what Markdown, Word and HTML tables are read as.
_RULED = re.compile(r"\|\s.*\s\|")
_DIGIT = re.compile(r"\d")
PLAIN = 0
CONTEXT = -1


def marked_html(
    source: Source,
    span: Span,
    quotes: Mapping[int, Sequence[Span]],
    context: Span | None = None,
) -> str:
    """Paragraphs and tables of the display text of ``span``.

    Args:
        source: the file.
        span: what to show.
        quotes: marker of a citation -> the spans that it quotes; they become ``<mark>``.
        context: a wider place whose paragraphs are set off.

    Returns:
        HTML in which everything from the file is escaped and contact details are hidden.
    """
    text, offsets = display_map(source, span)
    owners = [_owner(offset, quotes, context) for offset in offsets]
    text, owners = _hidden(text, owners)
    lines: list[_Line] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line:
            lines.append(_Line(line, owners[start:end]))
        start = end + 1
    # Neighbouring rows of as many cells are one table.
    blocks = groupby(lines, lambda line: len(line.cells()))
    return "".join(
        _table(list(block)) if columns > 1 else "".join(map(_paragraph, block))
        for columns, block in blocks
    )


@dataclass(frozen=True)
class _Line:
    """A line of display text, and what each of its characters belongs to."""

    text: str
    owners: Sequence[int]

    def cells(self) -> list[_Line]:
        """The cells of a row; the line itself when it is none."""
        between = "|" if _RULED.fullmatch(self.text) else "\t"
        parts = [match.span() for match in re.finditer(rf"[^{between}]+", self.text)]
        return [self._trimmed(start, end) for start, end in parts]

    def _trimmed(self, start: int, end: int) -> _Line:
        text = self.text[start:end]
        start, end = end - len(text.lstrip()), start + len(text.rstrip())
        return _Line(self.text[start:end], self.owners[start:end])

    @property
    def here(self) -> bool:
        return any(owner != PLAIN for owner in self.owners)

    def html(self) -> str:
        parts: list[str] = []
        position = 0
        for owner, run in groupby(self.owners):
            length = len(list(run))
            piece = escape(self.text[position : position + length])
            parts.append(f'<mark data-marker="{owner}">{piece}</mark>' if owner > 0 else piece)
            position += length
        return "".join(parts)


def _paragraph(line: _Line) -> str:
    names = [
        name for name, holds in (("entry", _ENTRY.match(line.text)), ("here", line.here)) if holds
    ]
    kind = f' class="{" ".join(names)}"' if names else ""
    return f"<p{kind}>{line.html()}</p>"


def _table(rows: Sequence[_Line]) -> str:
    # Nothing in a text says which row names the columns, but names hold no figures.
    named = not _DIGIT.search(rows[0].text) and any(_DIGIT.search(row.text) for row in rows[1:])
    html = "".join(
        _row(row, "th" if named and number == 0 else "td") for number, row in enumerate(rows)
    )
    return f'<table class="cells">{html}</table>'


def _row(row: _Line, tag: str) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    cells = "".join(f"<{tag}{scope}>{cell.html()}</{tag}>" for cell in row.cells())
    return f'<tr class="here">{cells}</tr>' if row.here else f"<tr>{cells}</tr>"


def _owner(offset: int, quotes: Mapping[int, Sequence[Span]], context: Span | None) -> int:
    for marker, spans in quotes.items():
        if any(quote.start <= offset < quote.end for quote in spans):
            return marker
    return CONTEXT if context and context.start <= offset < context.end else PLAIN


def _hidden(text: str, owners: list[int]) -> tuple[str, list[int]]:
    """Contact details replaced; what replaces one belongs to whoever owned its first character."""
    for start, end in reversed(find_contacts(text)):
        text = text[:start] + HIDDEN + text[end:]
        owners = owners[:start] + [owners[start]] * len(HIDDEN) + owners[end:]
    return text, owners
