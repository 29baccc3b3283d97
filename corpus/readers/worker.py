"""The reading process: reads and understands files, one after another, within limits.

Started by ``pool`` as ``python -m corpus.readers.worker``.  On standard input it gets requests
and on standard output it answers, each as a length of 8 bytes and then that many bytes.  A
request is a line of JSON (``Request``) and the file; an answer one letter (``t`` text, ``u``
unreadable and why, ``o`` needs recognition, ``m`` out of memory, ``x`` unexpected failure and its
name) and UTF-8, which for ``t`` is JSON (``Answer``).
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from dataclasses import asdict, dataclass, replace
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from corpus.meeting import Meeting, Source, Span
from corpus.meetings_apart import parse_meetings
from corpus.readers.extract import extract
from corpus.readers.limits import (
    MAX_PEOPLE,
    MAX_SENTENCES,
    MEMORY_BYTES,
    OCR_SECONDS,
    READING_SECONDS,
    NeedsOcr,
    Unreadable,
)
from corpus.record import bare_record
from corpus.sentences import sentence_spans

try:
    import resource
except ImportError:  # not on Windows, where only the caller's clock limits a file
    resource = None  # type: ignore[assignment]

_LOOK_SECONDS = 1.0
_RECURSION = 20_000  # frames; web pages nest deep, and here only this process is at stake


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted of a file.

    Attributes:
        path: under which it is known.
        sha256: of the file.
        understand: whether a meeting is wanted too.
        recognise: whether scanned pages are read as pictures.
    """

    path: str
    sha256: str
    understand: bool
    recognise: bool = False

    @property
    def seconds(self) -> float:
        """Of computing that it may take."""
        return OCR_SECONDS if self.recognise else READING_SECONDS


@dataclass(frozen=True, slots=True)
class Answer:
    """A file as read, and the records of the meetings in it when those were wanted.

    Attributes:
        sources: of each meeting; the file alone when none is wanted.
        records: as many, or none.
    """

    sources: tuple[Source, ...]
    records: tuple[dict[str, Any], ...]


def packed(request: Request) -> bytes:
    """A request as it is written before the file."""
    return json.dumps(asdict(request)).encode("utf-8") + b"\n"


def parted(message: bytes) -> tuple[Request, bytes]:
    """A request and its file."""
    head, _, data = message.partition(b"\n")
    return Request(**json.loads(head)), data


def unpacked(data: bytes) -> Answer:
    """The answer in what stands behind its letter."""
    found = json.loads(data)
    return Answer(tuple(map(_source, found["sources"])), tuple(found["records"]))


def _source(told: dict[str, Any]) -> Source:
    places = tuple(Span(**place) for place in told["withheld"])
    return Source(**{**told, "pages": tuple(told["pages"]), "withheld": places})


def work(request: Request, data: bytes) -> Answer:
    """Read one file, and understand it when that is wanted.

    Raises:
        Unreadable: with the reason.
        NeedsOcr: a scanned PDF.
    """
    suffix = PurePosixPath(request.path).suffix.lower()
    found = extract(data, suffix, request.recognise)
    source = Source(request.path, request.sha256, found.media_type, found.text, found.pages)
    if not request.understand:
        return Answer((source,), ())
    meetings = parse_meetings(source)
    for meeting in meetings:
        _require_usual(meeting)
    # What was not read comes first: it may be why the rest was not understood.
    doubted = [replace(one, warnings=(*found.doubts, *one.warnings)) for one in meetings]
    # The meetings' own sources: what closed items say does not leave this process.
    return Answer(
        tuple(meeting.source for meeting in doubted), tuple(bare_record(one) for one in doubted)
    )


def _require_usual(meeting: Meeting) -> None:
    """Turn down what would cost others too much, who have no clock.

    Raises:
        Unreadable: more sentences or people than minutes have.
    """
    if len(meeting.people) > MAX_PEOPLE:
        raise Unreadable(f"nævner flere end {MAX_PEOPLE} deltagere; gem hvert møde i sin egen fil")
    if len(meeting.source.text) < 2 * MAX_SENTENCES:
        return  # there is no room for so many
    sections = [section.span for item in meeting.items for section in item.sections]
    if (
        sum(len(sentence_spans(meeting.source, span)) for span in [meeting.header, *sections])
        > MAX_SENTENCES
    ):
        raise Unreadable("indeholder flere sætninger end der kan søges i; del den i mindre filer")


def answer(request: Request, data: bytes) -> bytes:
    """The answer to one request; this is where a library's unexpected errors end."""
    try:
        done = work(request, data)
        told = {"sources": [asdict(one) for one in done.sources], "records": done.records}
        return b"t" + json.dumps(told, ensure_ascii=False).encode("utf-8")
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
        message = read_message(sys.stdin.buffer)
        if not message:
            return
        request, data = parted(message)
        _limit_time(request.seconds)
        write_message(out, answer(request, data))


if __name__ == "__main__":
    main()
