"""What one file may cost, and the exception with which a reader turns a file down."""

from __future__ import annotations

MAX_BYTES = 50 * 1024 * 1024
"""Minutes with all their drawings stay under 20 MB; above 50 MB it is something else."""

MAX_PAGES = 5_000
"""A municipal council's bound volume of a whole year is under 2,000 pages."""

MAX_CHARS = 20_000_000
"""About 8,000 full pages; more would make one file larger than a whole usual corpus."""

MAX_LINES = 250_000
"""Lines with text; 5,000 pages have no more.  The parser takes about 0.2 ms a line, so this bounds
the time that any file takes once it is read."""

MAX_SENTENCES = 200_000
"""As many as 10,000 usual minutes have; to embed them takes a quarter of an hour.  Whoever cuts a
text into sentences has no clock: the reading process has done it before, and it had one."""

MAX_PEOPLE = 2_000
"""On the lists of one meeting; every name is compared with every other."""

MAX_PART_BYTES = 100 * 1024 * 1024
"""Of one unpacked part of a DOCX: the text of 5,000 pages is some 60 MB of XML."""

MAX_PARTS = 10_000
"""Parts in a DOCX; a document with a thousand pictures has about 1,100."""

MAX_RATIO = 250
"""Packed to unpacked; word-processor XML is packed 10 to 40 times, bombs 1,000 times."""

READING_SECONDS = 240.0
"""Of computing, for one file: 5,000 full PDF pages take two minutes on a slow core.  It is not the
clock on the wall that counts: on a busy machine a good file must not be turned down for what others
do."""

PATIENCE = 4
"""So many times that on the clock, after which the reading is ended all the same: it may stand still,
and where the system cannot count computing there is no other end."""

OCR_SECONDS = 1_200.0
"""Instead of ``READING_SECONDS`` for a scanned file: recognising a page takes 3 to 10 seconds."""

OCR_PAGES_SECONDS = 900.0
"""Of those for recognising; the pages that are left then stay unread, which is told."""

MAX_OCR_PAGES = 400
"""More scanned pages than this are not recognised within ``OCR_SECONDS`` at 3 seconds each."""

OCR_PAGE_SECONDS = 60
"""Patience with one scanned page."""

MEMORY_BYTES = 2 * 1024**3
"""Address space of the reading process; 2,000 PDF pages need 0.1 GB, 50 MB of HTML the most."""

MAX_ANSWER = 12 * MAX_CHARS
"""Bytes of a text and of the record of its meeting: at most a heading on each line."""

LARGE_ANSWER = 400_000
"""After a longer answer, of some 100 pages, the reading process is replaced: the caches of what 64
files were understood as must leave room for the next one."""

FILES_PER_WORKER = 500
"""A reading process is replaced after so many files, which bounds what libraries leak."""

IDLE_SECONDS = 30.0
"""A reading process that nobody uses for this long is ended."""


class Unreadable(Exception):
    """A reader turns a file down.

    The message is the rest of a Danish sentence that begins with "Filen ”x.pdf”", without its
    full stop, e.g. ``er tom; læg den rigtige fil i mappen``.
    """


class NeedsOcr(Exception):
    """A PDF with pages that can be read only by recognising pictures."""
