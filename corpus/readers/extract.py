"""From the bytes of a file to its text; what they are is decided by ``sniff``.

Runs in the reading process only.  The modules of a format are imported when the first file of it
comes: most corpora hold one kind, and each costs time to start.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.readers import sniff
from corpus.readers.limits import MAX_CHARS, MAX_LINES, Unreadable
from corpus.readers.text import tidy

_STRUCK = re.compile(
    r"~~(?=[^\s~])[^~\n]{0,1000}?(?<=\S)~~(?!~)|<(del|s|strike)>[^<]{0,1000}</\1>", re.IGNORECASE
)
"""What is struck out in Markdown; it was not agreed, or is so no more."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What was read of a file.

    Attributes:
        media_type: what the bytes are.
        text: tidied.
        pages: offset at which each page starts; empty when the format has no pages.
        doubts: what of it could not be read, one Danish sentence each.
    """

    media_type: str
    text: str
    pages: tuple[int, ...] = ()
    doubts: tuple[str, ...] = ()


def extract(data: bytes, suffix: str, recognise: bool = False) -> Extract:
    """The text of one file.

    Args:
        data: the file.
        suffix: of its name, lower case, with its dot.
        recognise: read scanned pages of a PDF as pictures.

    Raises:
        Unreadable: with the reason.
        NeedsOcr: it has scanned pages that can be recognised, and that was not asked for.
    """
    found = _extract(data, suffix, recognise)
    if not found.text.strip():
        raise Unreadable("indeholder ingen tekst; kontrollér, at det er den rigtige fil")
    if len(found.text) > MAX_CHARS:
        raise Unreadable("indeholder mere tekst end der kan læses; del den i mindre filer")
    if sum(1 for line in found.text.split("\n") if line.strip()) > MAX_LINES:
        raise Unreadable("indeholder flere linjer end der kan læses; del den i mindre filer")
    return found


def _extract(data: bytes, suffix: str, recognise: bool) -> Extract:
    told = sniff.told_type(data, suffix)
    if told.media_type == sniff.PDF:
        from corpus.readers.pdf import read_pdf

        read, doubts = read_pdf(data, recognise)
        text = "\f".join(tidy(page) for page in read.split("\f"))
        return Extract(told.media_type, text, (0, *_feeds(text)), doubts)
    if told.media_type == sniff.DOCX:
        from corpus.readers.docx import read_docx

        return Extract(told.media_type, tidy(read_docx(data).replace("\f", "\n")))
    if told.media_type == sniff.HTML:
        from corpus.readers.html import read_html

        text = tidy(read_html(told.text).replace("\f", "\n"))
        return Extract(told.media_type, text, doubts=told.doubts)
    text = _STRUCK.sub("", told.text) if told.media_type == sniff.MARKDOWN else told.text
    # Programs that turn a PDF into text also end the last page with a form feed.
    end = len(text.rstrip())
    starts = [offset for offset in _feeds(text) if offset < end]
    return Extract(told.media_type, text, (0, *starts) if starts else (), told.doubts)


def _feeds(text: str) -> list[int]:
    """The offsets after the form feeds of a text."""
    return [match.end() for match in re.finditer("\f", text)]
