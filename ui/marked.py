"""Display text of minutes as HTML, with quoted sentences marked in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby

from corpus import Source, Span, display_map
from ui.contacts import HIDDEN, contacts

_ENTRY = re.compile(r"(?:[•●▪◦‣*–-]|o|\d{1,2}[.)]|[a-zæøå][.)])\s")
PLAIN = 0
CONTEXT = -1


def marked_html(
    source: Source,
    span: Span,
    quotes: Mapping[int, Sequence[Span]],
    context: Span | None = None,
) -> str:
    """Paragraphs of the display text of ``span``.

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
    paragraphs: list[str] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line:
            paragraphs.append(_paragraph(line, owners[start:end]))
        start = end + 1
    return "".join(paragraphs)


def _owner(offset: int, quotes: Mapping[int, Sequence[Span]], context: Span | None) -> int:
    for marker, spans in quotes.items():
        if any(quote.start <= offset < quote.end for quote in spans):
            return marker
    return CONTEXT if context and context.start <= offset < context.end else PLAIN


def _hidden(text: str, owners: list[int]) -> tuple[str, list[int]]:
    """Contact details replaced; what replaces one belongs to whoever owned its first character."""
    for start, end in reversed(contacts(text)):
        text = text[:start] + HIDDEN + text[end:]
        owners = owners[:start] + [owners[start]] * len(HIDDEN) + owners[end:]
    return text, owners


def _paragraph(line: str, owners: Sequence[int]) -> str:
    parts: list[str] = []
    position = 0
    for owner, run in groupby(owners):
        length = len(list(run))
        piece = escape(line[position : position + length])
        parts.append(f'<mark data-marker="{owner}">{piece}</mark>' if owner > 0 else piece)
        position += length
    names = [
        name
        for name, holds in (
            ("entry", _ENTRY.match(line)),
            ("here", any(owner != PLAIN for owner in owners)),
        )
        if holds
    ]
    kind = f' class="{" ".join(names)}"' if names else ""
    return f"<p{kind}>{''.join(parts)}</p>"
