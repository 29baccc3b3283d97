"""What a folder holds now, against what a generation knows: only what is new is read."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus import CorpusError, Listing, Meeting, list_folder, not_minutes, read_meetings
from index.manifest import Manifest

_log = logging.getLogger(__name__)
_KEPT = "Det, der sidst blev læst, bliver i indekset."

State = tuple[int, int, int]
Snapshot = Mapping[str, State]


@dataclass(frozen=True)
class Found:
    """What a folder holds.

    Attributes:
        files: path of a meeting -> SHA-256 of its file, for all that are to be in the index.
        fresh: the meetings of those files that the generation does not know in this form.
        problems: path -> why a file or folder could not be read; one that is in ``files`` too
            stays as it was last read.
        unread: path -> SHA-256, as ``Manifest.unread``.
        moving: files that are being written; they are among the problems.
        doubts: path of a meeting -> what was doubtful.
    """

    files: dict[str, str] = field(default_factory=dict)
    fresh: dict[str, Meeting] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    moving: set[str] = field(default_factory=set)
    doubts: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What an earlier generation can be asked for.

    Attributes:
        manifest: of that generation.
        meetings: as last read, for what cannot be read now.
        same_code: whether a file of the same bytes would be understood the same way now.
    """

    manifest: Manifest
    meetings: Mapping[str, Meeting]
    same_code: bool

    def has(self, name: str, path: Path) -> bool:
        """Whether a file would be understood as it was, so that it need not be read."""
        before = self.manifest.meetings_in(name)
        if not before or not self.same_code or self.manifest.is_older(name):
            return False
        return sha256(path) == self.manifest.files[before[0]]


def read_folder(
    corpus: Path, known: Known | None, seen: Snapshot, told: Callable[[int, int], None]
) -> Found:
    """Read what is new in a folder.

    What cannot be reached now (a folder or file without access, a disk that fails) and what is in
    motion is a problem, but not a reason to forget what was last read.  What can be read and is no
    minutes is a problem and is forgotten.

    Args:
        corpus: the folder.
        known: an earlier generation.
        seen: what the folder was some time ago; a file that is not so any more is in motion.
        told: called with files done and files in all.

    Raises:
        CorpusError: the folder is missing or cannot be read.
    """
    listing = list_folder(corpus)
    found = Found(problems=listing.problems())
    for done, (name, path) in enumerate(listing.files.items()):
        told(done, len(listing.files))
        _read_file(corpus, name, path, known, seen, found)
    told(len(listing.files), len(listing.files))
    for name in known.manifest.read_files if known else ():
        if listing.hides(name):
            _keep(name, known, found)
        elif name in seen and name not in listing.files:
            _leave(name, known, found)
    for folder in listing.unreadable:
        if any(name.startswith(f"{folder}/") for name in found.files):
            found.problems[folder] += f" {_KEPT}"
    return Found(
        files=dict(sorted(found.files.items())),
        fresh=found.fresh,
        problems=dict(sorted(found.problems.items())),
        unread=dict(sorted(found.unread.items())),
        moving=found.moving,
        doubts=dict(sorted(found.doubts.items())),
    )


def _read_file(
    corpus: Path, name: str, path: Path, known: Known | None, seen: Snapshot, found: Found
) -> None:
    if known and known.has(name, path):
        _keep(name, known, found)
        return
    at_rest = _state(path) == seen.get(name)
    meetings: tuple[Meeting, ...] = ()
    problem, digest, forgotten = "", None, False
    if at_rest:
        try:
            meetings = read_meetings(path, corpus)
        except CorpusError as error:
            digest = sha256(path)
            problem, forgotten = str(error), digest is not None
        except Exception:  # noqa: BLE001  (one file must never keep the others from being read)
            _log.exception("%s", name)
            digest = sha256(path)
            problem = (
                f"Filen ”{name}” kunne ikke forstås; gem den på ny, eller gem den i et andet "
                "format."
            )
        else:
            digest = meetings[0].source.sha256
            problem = not_minutes(meetings[0]) or ""
            forgotten = bool(problem)
        at_rest = _state(path) == seen.get(name)
    if not os.path.lexists(path):
        _leave(name, known, found)
        return
    if not at_rest:
        found.moving.add(name)
        problem, forgotten = (
            f"Filen ”{name}” bliver skrevet i dette øjeblik; den læses næste gang, når den er "
            "færdig."
        ), False  # fmt: skip
    if meetings and not problem:
        for meeting in meetings:
            _take(meeting, found)
        return
    kept = not forgotten and _keep(name, known, found)
    found.problems[name] = f"{problem} {_KEPT}" if kept else problem
    found.unread[name] = (digest or "") if at_rest else ""


def _leave(name: str, known: Known | None, found: Found) -> None:
    """Leave a file that went away in this moment as it was; it may be about to be replaced."""
    if known and known.same_code:
        _keep(name, known, found)


def _keep(name: str, known: Known | None, found: Found) -> bool:
    """Leave a file as it was last read."""
    if known is None:
        return False
    paths = known.manifest.meetings_in(name)
    for path in paths:
        if not known.same_code:
            _take(known.meetings[path], found)
            continue
        found.files[path] = known.manifest.files[path]
        if path in known.manifest.doubts:
            found.doubts[path] = known.manifest.doubts[path]
    return bool(paths)


def _take(meeting: Meeting, found: Found) -> None:
    path = meeting.source.path
    found.files[path] = meeting.source.sha256
    found.fresh[path] = meeting
    if meeting.warnings:
        found.doubts[path] = list(meeting.warnings)


def snapshot(listing: Listing) -> Snapshot:
    """Size and times of every file that may be minutes, and the folders that cannot be read."""
    found = {name: _state(path) for name, path in listing.files.items()}
    return found | dict.fromkeys([*listing.unreadable, *listing.others], _UNREACHABLE)


_UNREACHABLE = (-1, 0, 0)


def _state(path: Path) -> State:
    """Size and times of a file.

    Not the number that it has on its disk: some network shares give it another one each time.
    """
    try:
        status = path.stat()
    except OSError:
        return _UNREACHABLE
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def sha256(path: Path) -> str | None:
    """SHA-256 of an ordinary file; None when it cannot be read."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
