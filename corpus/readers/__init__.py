"""Readers: from a file of any supported kind to a ``Source``, and to the meetings in it.

All that depends on what a file holds is done in a process of its own with limits on time and
memory (``pool``, ``worker``): taking the text out (``extract``) and understanding it.  What a
file is, is decided by its content first and its suffix second (``sniff``).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from corpus.meeting import CorpusError, Meeting, Source
from corpus.readers import files
from corpus.readers.limits import Unreadable
from corpus.readers.pool import POOL
from corpus.readers.sniff import DISGUISED, SUPPORTED
from corpus.readers.worker import Answer, Request
from corpus.record import meeting_from_record

__all__ = ["DISGUISED", "SUPPORTED", "close", "read_meetings", "read_source"]


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
    return _ask(path, root, understand=False).sources[0]


def read_meetings(path: Path, root: Path) -> tuple[Meeting, ...]:
    """Read and understand one file, which may hold several meetings; see ``parse_meetings``.

    Args:
        path: of the file.
        root: as for ``read_source``.

    Raises:
        CorpusError: likewise.
    """
    answer = _ask(path, root, understand=True)
    read = zip(answer.records, answer.sources, strict=True)
    return tuple(meeting_from_record(record, source.text) for record, source in read)


def close() -> None:
    """End the reading processes at once; they end by themselves after a while without work."""
    POOL.close()


def _ask(path: Path, root: Path, *, understand: bool) -> Answer:
    real, known = files.locate(path, root)
    name = files.shown(path)
    data = files.read_bytes(real, name)
    try:
        return POOL.ask(Request(known, hashlib.sha256(data).hexdigest(), understand), data)
    except Unreadable as error:
        raise CorpusError(f"Filen ”{name}” {error}.") from error
