"""Readers: from a file of any supported kind to a ``Source``.

Plain text and Markdown are read here; PDF, DOCX and HTML are read in a process of their own
with limits on time and memory (``pool``, ``worker``).  What a file is, is decided by its
content first and its suffix second (``sniff``).
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from corpus.meeting import CorpusError, Source
from corpus.readers import files, sniff
from corpus.readers.limits import MAX_LINES, Unreadable
from corpus.readers.pool import POOL
from corpus.readers.sniff import SUPPORTED
from corpus.readers.text import declared_charset, decode, tidy

__all__ = ["SUPPORTED", "close", "read_source"]


def read_source(path: Path, root: Path) -> Source:
    """Read one file.

    Args:
        path: of the file.
        root: the corpus folder, under which the file must really be, links followed.

    Returns:
        The file as read.  ``path`` is relative to ``root``, in NFC, with forward slashes.
        ``pages`` is filled for PDF, and for text whose pages are parted by form feeds.

    Raises:
        CorpusError: it cannot be read; one Danish sentence that says why and what to do.
    """
    real, known = files.locate(path, root)
    name = files.shown(path)
    data = files.read_bytes(real, name)
    try:
        media_type, text = _extract(data, Path(known).suffix.lower())
        if not text.strip():
            raise Unreadable("indeholder ingen tekst; kontrollér, at det er den rigtige fil")
        if sum(1 for line in text.split("\n") if line.strip()) > MAX_LINES:
            raise Unreadable("indeholder flere linjer end der kan læses; del den i mindre filer")
    except Unreadable as error:
        raise CorpusError(f"Filen ”{name}” {error}.") from error
    return Source(
        known, hashlib.sha256(data).hexdigest(), media_type, text, _pages(text, media_type)
    )


def close() -> None:
    """End the reading processes at once; they end by themselves after a while without work."""
    POOL.close()


def _extract(data: bytes, suffix: str) -> tuple[str, str]:
    kind = sniff.container(data, suffix)
    if kind == "pdf":
        return sniff.PDF, POOL.extract(b"p", data)
    if kind == "zip":
        return sniff.DOCX, POOL.extract(b"z", data)
    text = tidy(decode(data, declared_charset(data)))
    media_type = sniff.text_type(text, suffix)
    if media_type == sniff.HTML:
        text = POOL.extract(b"h", text.encode("utf-8"))
    return media_type, text


def _pages(text: str, media_type: str) -> tuple[int, ...]:
    feeds = [match.end() for match in re.finditer("\f", text)]
    if media_type == sniff.PDF:
        return (0, *feeds)
    # Programs that turn a PDF into text also end the last page with a form feed.
    end = len(text.rstrip())
    starts = [offset for offset in feeds if offset < end]
    return (0, *starts) if starts else ()
