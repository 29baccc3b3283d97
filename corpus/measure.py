"""How well minutes are understood, beside what a person read in them, and how fast PDFs are read.

A file of facts has one JSON record a line, with ``path`` and any of ``kind`` ("referat",
"dagsorden ..."), ``body``, ``date``, ``start``, ``end``, ``place``, ``items`` (headings, numbers
included) and ``apologies`` (names); what is null or missing was not recorded.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from corpus.items.numbering import split_label
from corpus.meeting import CorpusError, Meeting
from corpus.names.full_name import same_person
from corpus.readers import read_meetings, read_source

_FACTS = ("kind", "body", "date", "start", "end", "place", "items", "apologies")
_KINDS = {"minutes": "referat", "agenda": "dagsorden", "other": "andet"}
_ROUNDS = 3


@dataclass(frozen=True)
class Reading:
    """What was found of the facts.

    Attributes:
        right, known: of each fact, how often it was read as recorded and how often recorded;
            ``items`` and ``apologies`` count headings and names, the others files.
        wrong: what was read instead, one line each.
    """

    right: Counter[str]
    known: Counter[str]
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speed:
    """Pages of PDF a second: read, read and understood, and extracted by the library alone."""

    pages: int
    read: float
    understood: float
    bare: float


def read_facts_file(path: Path) -> list[dict[str, Any]]:
    """The records of a file of facts.

    Raises:
        CorpusError: missing, or not a record with a path on each line.
    """
    try:
        records = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    except OSError as error:
        raise CorpusError(f"Filen ”{path}” kan ikke læses; angiv en fil med fakta.") from error
    except ValueError as error:
        raise CorpusError(f"Filen ”{path}” er ikke JSON linje for linje; ret den.") from error
    if not all(isinstance(record, dict) and "path" in record for record in records):
        raise CorpusError(f"Filen ”{path}” har linjer uden ”path”; ret dem.")
    return records


def measure(records: Iterable[dict[str, Any]], folders: Sequence[Path]) -> Reading:
    """Read the files that facts are recorded of, and compare.

    Args:
        records: as ``read_facts_file`` gives them.
        folders: in which the files are looked for.

    Raises:
        CorpusError: a file is in none of the folders, or cannot be read.
    """
    right: Counter[str] = Counter()
    known: Counter[str] = Counter()
    wrong: list[str] = []
    for record in records:
        meeting = _meeting(record["path"], folders)
        for fact in _FACTS:
            expected = record.get(fact)
            if expected is None:
                continue
            found = _found(meeting, fact)
            hits, count = _compared(fact, expected, found)
            right[fact] += hits
            known[fact] += count
            if hits < count or (count == 0 and found):
                wrong.append(f"{record['path']}: {fact}: {expected!r}, læst som {found!r}")
    return Reading(right, known, tuple(wrong))


def _meeting(path: str, folders: Sequence[Path]) -> Meeting:
    for folder in folders:
        if (folder / path).is_file():
            return read_meetings(folder / path, folder)[0]
    raise CorpusError(f"Filen ”{path}” er i ingen af mapperne; angiv den mappe, den ligger i.")


def _found(meeting: Meeting, fact: str) -> Any:
    if fact == "kind":
        return _KINDS[meeting.kind]
    if fact == "items":
        return [item.title for item in meeting.items if item.parent is None]
    if fact == "apologies":
        return [person.name for person in meeting.people if person.status == "absent"]
    return getattr(meeting, fact)


def _compared(fact: str, expected: Any, found: Any) -> tuple[int, int]:
    """How many of how many things were found as expected."""
    if fact == "items":
        return sum(any(map(_same_start(title), found)) for title in expected), len(expected)
    if fact == "apologies":
        hits = sum(any(same_person(name, other) for other in found) for name in expected)
        return max(0, hits - max(0, len(found) - len(expected))), len(expected)
    if fact == "kind":
        return int(expected.startswith(found)), 1
    if fact == "place":
        return int(_same_start(expected)(found or "")), 1
    if fact == "body":
        words = _words(found or "")
        return int(bool(words) and words <= _words(expected)), 1
    return int(expected == found), 1


def _words(text: str) -> frozenset[str]:
    # The compound of a body and its meeting names the body: "styregruppemøde".
    return frozenset(re.findall(r"[^\W_]+", re.sub(r"(?<=\w)møde\b", "", text.casefold())))


def _same_start(expected: str) -> Callable[[str], bool]:
    """Whether a text is the one expected; either may be given shortened."""
    wanted = _letters(split_label(re.sub(r"^\(.*?\)", "", expected).strip())[1])

    def fits(text: str) -> bool:
        one, other = sorted((wanted, _letters(text)), key=len)
        return bool(one) and other.startswith(one)

    return fits


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", text.casefold()))


def speed(files: Sequence[Path]) -> Speed:
    """How fast PDFs are read, at their best of a few rounds that alternate.

    Args:
        files: PDFs; at least one.
    """
    pages = sum(len(pdfium.PdfDocument(path)) for path in files)
    read_source(files[0], files[0].parent)  # starts the reading process
    best = {"read": 0.0, "understood": 0.0, "bare": 0.0}
    for _ in range(_ROUNDS):
        for name, work in (("read", _read), ("understood", _understand), ("bare", _extract)):
            began = time.perf_counter()
            for path in files:
                work(path)
            best[name] = max(best[name], pages / (time.perf_counter() - began))
    return Speed(pages, **best)


def _read(path: Path) -> None:
    read_source(path, path.parent)


def _understand(path: Path) -> None:
    read_meetings(path, path.parent)


def _extract(path: Path) -> None:
    document = pdfium.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        text.get_text_bounded()
        text.close()
        page.close()
    document.close()
