"""The reading process: reads files of untrusted kinds, one after another, within limits.

Started by ``pool`` as ``python -m corpus.readers.worker``.  On standard input it gets requests
and on standard output it answers, each as a length of 8 bytes and then that many bytes.  A
request is one letter for the kind (``p`` PDF, ``o`` PDF by recognition, ``z`` zip, ``h`` HTML
in UTF-8) and the file; an answer one letter (``t`` text, ``u`` unreadable and why, ``o`` needs
recognition, ``m`` out of memory, ``x`` unexpected failure and its name) and UTF-8.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import BinaryIO

from corpus.readers.limits import (
    MAX_CHARS,
    MEMORY_BYTES,
    OCR_SECONDS,
    WALL_SECONDS,
    NeedsOcr,
    Unreadable,
)
from corpus.readers.text import tidy

try:
    import resource
except ImportError:  # not on Windows, where only the caller's clock limits a file
    resource = None  # type: ignore[assignment]

_LOOK_SECONDS = 1.0
_RECURSION = 20_000  # frames; web pages nest deep, and here only this process is at stake


def extract(kind: bytes, data: bytes) -> str:
    """The text of one file of an untrusted kind, tidied.

    Args:
        kind: letter of the request.
        data: the file.

    Raises:
        Unreadable: with the reason.
        NeedsOcr: a scanned PDF.
    """
    # Imported on first use: most corpora hold one kind, and each import costs start-up time.
    if kind in b"po":
        from corpus.readers.pdf import read_pdf

        return "\f".join(tidy(page) for page in read_pdf(data, kind == b"o").split("\f"))
    if kind == b"z":
        from corpus.readers.docx import read_docx

        text = read_docx(data)
    else:
        from corpus.readers.html import read_html

        text = read_html(data.decode("utf-8"))
    if len(text) > MAX_CHARS:
        raise Unreadable("indeholder mere tekst end der kan læses; del den i mindre filer")
    return tidy(text.replace("\f", "\n"))


def answer(kind: bytes, data: bytes) -> bytes:
    """The answer to one request; this is where a library's unexpected errors end."""
    try:
        return b"t" + extract(kind, data).encode("utf-8")
    except Unreadable as error:
        return b"u" + str(error).encode("utf-8")
    except NeedsOcr:
        return b"o"
    except MemoryError:
        return b"m"
    except Exception as error:  # noqa: BLE001 - the boundary, reported with the file name
        return b"x" + type(error).__name__.encode("utf-8", errors="replace")


def _limit_memory() -> None:
    if resource is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard)
        try:
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        except (ValueError, OSError):  # macOS knows the limit but does not set it
            pass


def _limit_time(seconds: float) -> None:
    """Allow this process so many more seconds of computing; then the system ends it."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime + seconds) + 1
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        if hard != resource.RLIM_INFINITY:
            soft = min(soft, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def read_message(stream: BinaryIO, most: int = 1 << 40) -> bytes | None:
    """The next message, or None when the other side has gone or says more than ``most``."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    size = int.from_bytes(head, "big")
    if size > most:
        return None
    data = stream.read(size)
    return data if len(data) == size else None


def write_message(stream: BinaryIO, *parts: bytes) -> None:
    """Write one message made of parts."""
    stream.write(sum(map(len, parts)).to_bytes(8, "big"))
    stream.writelines(parts)
    stream.flush()


def _end_with(parent: int) -> None:
    """End this process when the one that started it has, also in the middle of a file."""
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os._exit(1)


def main() -> None:
    """Answer requests until standard input ends."""
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    # The answers get a channel of their own, so that nothing a library prints gets into them.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.setrecursionlimit(_RECURSION)
    _limit_memory()
    while True:
        request = read_message(sys.stdin.buffer)
        if not request:
            return
        _limit_time(OCR_SECONDS if request[:1] == b"o" else WALL_SECONDS)
        write_message(out, answer(request[:1], request[1:]))


if __name__ == "__main__":
    main()
