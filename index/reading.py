"""What a folder holds now, against what a generation knows: only what is new is read."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus import CorpusError, Meeting, list_folder, not_minutes, read_meeting
from index.manifest import Manifest

_log = logging.getLogger(__name__)
_KEPT = "Det, der sidst blev læst, bliver i indekset."


@dataclass(frozen=True)
class Found:
    """What a folder holds.

    Attributes:
        files: path -> SHA-256 of all that is to be in the index.
        fresh: the meetings of those that the generation does not know in this form.
        problems: path -> why a file or folder could not be read; one that is in ``files`` too
            stays as it was last read.
        doubts: path -> what was doubtful.
    """

    files: dict[str, str] = field(default_factory=dict)
    fresh: dict[str, Meeting] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
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


def read_folder(corpus: Path, known: Known | None, told: Callable[[int, int], None]) -> Found:
    """Read what is new in a folder.

    What cannot be reached now (a folder or file without access, a disk that fails) and what is
    being written to in this moment is a problem, but not a reason to forget what was last read.
    What can be read and is no minutes is a problem and is forgotten.

    Args:
        corpus: the folder.
        known: an earlier generation.
        told: called with files done and files in all.

    Raises:
        CorpusError: the folder is missing or cannot be read.
    """
    listing = list_folder(corpus)
    found = Found(problems=listing.problems())
    for done, (name, path) in enumerate(listing.files.items()):
        told(done, len(listing.files))
        _read_file(corpus, name, path, known, found)
    told(len(listing.files), len(listing.files))
    for name in known.manifest.files if known else ():
        if listing.hides(name):
            _keep(name, known, found)
    for folder in listing.unreadable:
        if any(name.startswith(f"{folder}/") for name in found.files):
            found.problems[folder] += f" {_KEPT}"
    return Found(
        files=dict(sorted(found.files.items())),
        fresh=found.fresh,
        problems=dict(sorted(found.problems.items())),
        doubts=dict(sorted(found.doubts.items())),
    )


def _read_file(corpus: Path, name: str, path: Path, known: Known | None, found: Found) -> None:
    before = known.manifest.files.get(name) if known else None
    if known and known.same_code and before and before == sha256(path):
        _keep(name, known, found)
        return
    try:
        meeting = read_meeting(path, corpus)
    except CorpusError as error:
        problem, kept = str(error), sha256(path) is None and _keep(name, known, found)
    except Exception:  # noqa: BLE001  (one file must never keep the others from being read)
        _log.exception("%s", name)
        problem = (
            f"Filen ”{name}” kunne ikke forstås; gem den på ny, eller gem den i et andet format."
        )
        kept = _keep(name, known, found)
    else:
        if why := not_minutes(meeting):
            problem, kept = why, False
        elif sha256(path) in (meeting.source.sha256, None):
            problem, kept = "", False
        else:
            problem = f"Filen ”{name}” blev ændret, mens den blev læst; prøv igen."
            kept = _keep(name, known, found)
    if not os.path.lexists(path):  # removed in this moment
        found.files.pop(name, None)
        found.fresh.pop(name, None)
        found.doubts.pop(name, None)
    elif problem:
        found.problems[name] = f"{problem} {_KEPT}" if kept else problem
    else:
        _take(meeting, found)


def _keep(name: str, known: Known | None, found: Found) -> bool:
    """Leave a file as it was last read."""
    if known is None or name not in known.manifest.files:
        return False
    if known.same_code:
        found.files[name] = known.manifest.files[name]
        if name in known.manifest.doubts:
            found.doubts[name] = known.manifest.doubts[name]
    else:
        _take(known.meetings[name], found)
    return True


def _take(meeting: Meeting, found: Found) -> None:
    name = meeting.source.path
    found.files[name] = meeting.source.sha256
    found.fresh[name] = meeting
    if meeting.warnings:
        found.doubts[name] = list(meeting.warnings)


def sha256(path: Path) -> str | None:
    """SHA-256 of an ordinary file; None when it cannot be read."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
