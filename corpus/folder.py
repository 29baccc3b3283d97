"""A folder of files becomes meetings; one bad file never stops the others."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.meeting import CorpusError, Meeting
from corpus.parse import parse_meeting
from corpus.readers import SUPPORTED, read_source

MINUTES = Path(__file__).parent / "minutes"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that is not in the index, and why, in one sentence."""

    path: str
    message: str


@dataclass(frozen=True)
class Corpus:
    """What a folder holds: the meetings that were read and the files that were not."""

    root: Path
    meetings: tuple[Meeting, ...]
    problems: tuple[Problem, ...]


def find_files(root: Path, unreadable: list[Path] | None = None) -> list[Path]:
    """Files below ``root`` that may be minutes, sorted by their path; hidden ones are passed over.

    Args:
        root: the folder.
        unreadable: takes the folders below it that could not be read; without it they are only
            logged.

    Raises:
        CorpusError: the folder is missing, is no folder or cannot be read.
    """
    barred: list[Path] = []
    try:
        if not root.exists():
            raise CorpusError(f"Mappen ”{root}” findes ikke; angiv en mappe med referater.")
        if not root.is_dir():
            raise CorpusError(f"”{root}” er en fil; angiv den mappe, den ligger i.")
        found = [path for path in _walk(str(root), barred) if _suffix(path) in SUPPORTED]
    except PermissionError as error:
        raise CorpusError(f"Mappen ”{root}” må ikke læses; giv læseadgang til den.") from error
    except OSError as error:
        raise CorpusError(
            f"Mappen ”{root}” kan ikke nås ({error.strerror}); kontrollér disken eller netværket."
        ) from error
    if unreadable is not None:
        unreadable += barred
    else:
        for folder in barred:
            _log.warning("Mappen ”%s” må ikke læses; giv læseadgang til den.", folder)
    # In the order of paths, but faster than comparing paths.
    return [Path(path) for path in sorted(found, key=lambda path: path.split(os.sep))]


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _walk(folder: str, barred: list[Path]) -> Iterator[str]:
    """Files below a folder; the folders below it that cannot be read are added to ``barred``."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "~$")):
                continue
            if entry.is_dir(follow_symlinks=False):
                try:
                    yield from list(_walk(entry.path, barred))
                except FileNotFoundError:
                    continue  # removed in this moment
                except OSError:
                    barred.append(Path(entry.path))
            elif not entry.is_dir():
                yield entry.path


def read_meeting(path: Path, root: Path) -> Meeting:
    """Read and understand one file.

    Raises:
        CorpusError: the file cannot be read, or is empty, or is not a text of minutes.
    """
    source = read_source(path, root)
    if not source.text.strip():
        raise CorpusError(f"Filen ”{source.path}” er tom; der er intet at læse i den.")
    return parse_meeting(source)


def not_minutes(meeting: Meeting) -> str | None:
    """Why a file that was read is no minutes, in one sentence; None when it is."""
    return meeting.warnings[0] if meeting.kind == "other" and meeting.date is None else None


def read_corpus(root: Path, progress: Callable[[int, int], None] | None = None) -> Corpus:
    """Read every file of a folder.

    Args:
        root: the folder; subfolders are read too.
        progress: called with files done and files in all.

    Raises:
        CorpusError: the folder itself is missing, unreadable or without any supported file.
    """
    files = find_files(root)
    if not files:
        kinds = ", ".join(sorted(SUPPORTED))
        raise CorpusError(f"Der er ingen referater i ”{root}”; læg filer af slagsen {kinds} i den.")
    meetings: list[Meeting] = []
    problems: list[Problem] = []
    for done, path in enumerate(files):
        if progress:
            progress(done, len(files))
        try:
            meeting = read_meeting(path, root)
        except CorpusError as error:
            problems.append(Problem(path.relative_to(root).as_posix(), str(error)))
            _log.warning("%s", error)
            continue
        if why := not_minutes(meeting):
            problems.append(Problem(meeting.source.path, why))
        else:
            meetings.append(meeting)
    if progress:
        progress(len(files), len(files))
    return Corpus(root, tuple(meetings), tuple(problems))
