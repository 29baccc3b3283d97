"""Pages of PDF minutes as images, drawn when they are asked for."""

from __future__ import annotations

import hashlib
import json
import logging
import subprocess
import sys
import threading
from collections import OrderedDict
from pathlib import Path

from corpus import Meeting, Span, find_contacts

_PROGRAM = Path(__file__).with_name("page_image.py")
_SECONDS = 30
_KEPT = 24
PDF = "application/pdf"
_log = logging.getLogger(__name__)


class Changed(Exception):
    """The file is gone, or is not the one that was read."""


class Undrawable(Exception):
    """The page cannot be drawn."""


class PageImages:
    """Draws one page at a time and keeps the last ones."""

    def __init__(self, corpus: Path) -> None:
        self._corpus = corpus
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, int, tuple[Span, ...]], bytes] = OrderedDict()

    def png(self, meeting: Meeting, page: int, quotes: tuple[Span, ...]) -> bytes:
        """A page with what is quoted of it marked and contact details covered.

        Args:
            page: from 1.

        Raises:
            Changed, Undrawable.
        """
        source = meeting.source
        if source.media_type != PDF or not 1 <= page <= len(source.pages):
            raise Undrawable
        if source.withholds(page):
            raise Undrawable  # what a closed item says cannot be covered for sure
        key = (source.sha256, page, quotes)
        with self._lock:
            data = self._read(meeting)
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            first, last = source.pages[page - 1], [*source.pages[1:], len(source.text)][page - 1]
            marked = [source.text[max(q.start, first) : min(q.end, last)] for q in quotes]
            text = source.text[first:last]
            hidden = [text[start:end] for start, end in find_contacts(text)]
            self._kept[key] = _drawn(data, page - 1, marked, hidden)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]

    def _read(self, meeting: Meeting) -> bytes:
        try:
            root = self._corpus.resolve(strict=True)
            path = (root / meeting.source.file).resolve(strict=True)
            if not path.is_relative_to(root):
                raise Changed
            data = path.read_bytes()
        except OSError as error:
            raise Changed from error
        if hashlib.sha256(data).hexdigest() != meeting.source.sha256:
            raise Changed
        return data


def _drawn(data: bytes, page: int, quotes: list[str], hidden: list[str]) -> bytes:
    head = json.dumps({"page": page, "quotes": quotes, "hidden": hidden}).encode() + b"\n"
    try:
        done = subprocess.run(
            # -P: a file beside the program must not pass for a library.
            [sys.executable, "-P", str(_PROGRAM)],
            input=head + data,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        _log.warning("a page was not drawn: %s", error)
        raise Undrawable from error
    return done.stdout
