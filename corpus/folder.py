"""A folder of files becomes meetings; one bad file never stops the others."""

from __future__ import annotations

import logging
import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.meeting import CorpusError, Meeting
from corpus.readers import DISGUISED, SUPPORTED, read_meetings

MINUTES = Path(__file__).parent / "minutes"
_SAVE_AS = "gem den som DOCX eller PDF og prøv igen"
_OTHER_KINDS = {
    ".docm": f"er et Word-dokument med makroer og læses ikke; {_SAVE_AS}",
    ".dotx": f"er en Word-skabelon og læses ikke; {_SAVE_AS}",
    ".odt": f"er et OpenDocument-dokument og læses ikke; {_SAVE_AS}",
    ".pages": f"er et Pages-dokument og læses ikke; {_SAVE_AS}",
    ".wpd": f"er et WordPerfect-dokument og læses ikke; {_SAVE_AS}",
    ".eml": "er en mail og læses ikke; gem referatet i den som PDF og prøv igen",
    ".msg": "er en mail og læses ikke; gem referatet i den som PDF og prøv igen",
    ".mht": "er en gemt webside i ét stykke og læses ikke; gem den som HTML eller PDF og prøv igen",
    ".mhtml": "er en gemt webside i ét stykke og læses ikke; gem den som HTML eller PDF og prøv igen",
    ".zip": "er pakket og læses ikke; pak den ud og prøv igen",
}
"""Kinds in which minutes are likely to come and which are not read: what to do with each."""
_TRIED = SUPPORTED | DISGUISED
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Problem:
    """A file or folder that is not read, and why, in one sentence."""

    path: str
    message: str


@dataclass(frozen=True)
class Corpus:
    """What a folder holds: the meetings that were read and the files that were not.

    Attributes:
        problems: what is not read: files that cannot be, or are of another kind, and folders
            that may not be looked into.
    """

    root: Path
    meetings: tuple[Meeting, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Listing:
    """What stands in a folder, each thing by its path in it; hidden files are passed over.

    Attributes:
        files: those that may be minutes, sorted.
        others: files of a kind that minutes come in and that is not read, and what to do with each.
        unreadable: folders that may not be looked into.
        doubles: files whose name another one has too, written in another way.
    """

    files: Mapping[str, Path]
    others: Mapping[str, str]
    unreadable: tuple[str, ...]
    doubles: tuple[str, ...]

    def hides(self, path: str) -> bool:
        """Whether a path is in a folder that could not be read."""
        return any(path.startswith(f"{folder}/") for folder in self.unreadable)

    def problems(self) -> dict[str, str]:
        """By path, what is not read and why, in one sentence each."""
        found = dict(self.others)
        for name in self.doubles:
            found[name] = (
                f"Filen ”{name}” er der to af med samme navn, skrevet på to måder; kun den ene er "
                "læst. Omdøb eller slet den anden."
            )
        for folder in self.unreadable:
            found[folder] = f"Mappen ”{folder}” kan ikke læses; giv læseadgang til den."
        return dict(sorted(found.items()))


def list_folder(root: Path) -> Listing:
    """What stands in a folder and the folders below it.

    Raises:
        CorpusError: the folder is missing, is no folder or cannot be read.
    """
    barred: list[str] = []
    try:
        if not root.exists():
            raise CorpusError(f"Mappen ”{root}” findes ikke; angiv en mappe med referater.")
        if not root.is_dir():
            raise CorpusError(f"”{root}” er en fil; angiv den mappe, den ligger i.")
        # In the order of paths, but faster than comparing paths.
        found = sorted(_walk(str(root), barred), key=lambda path: path.split(os.sep))
    except PermissionError as error:
        raise CorpusError(f"Mappen ”{root}” må ikke læses; giv læseadgang til den.") from error
    except OSError as error:
        raise CorpusError(
            f"Mappen ”{root}” kan ikke nås ({error.strerror}); kontrollér disken eller netværket."
        ) from error
    files: dict[str, Path] = {}
    others: dict[str, str] = {}
    doubles: list[str] = []
    for path in found:
        suffix = os.path.splitext(path)[1].lower()
        if suffix not in _TRIED and suffix not in _OTHER_KINDS:
            continue
        name = _name(path, root)
        if suffix in _OTHER_KINDS:
            others[name] = f"Filen ”{name}” {_OTHER_KINDS[suffix]}."
        elif name in files:
            doubles.append(name)
        else:
            files[name] = Path(path)
    names = tuple(sorted(_name(folder, root) for folder in barred))
    return Listing(dict(sorted(files.items())), others, names, tuple(doubles))


def _name(path: str, root: Path) -> str:
    """The name under which a file is known: composed, and what is no text in it is marked."""
    name = os.path.relpath(path, root).replace(os.sep, "/")
    if name.isascii() and name.isprintable():
        return name
    name = _CONTROL.sub("\ufffd", unicodedata.normalize("NFC", name))
    return name.encode("utf-8", "replace").decode()


def _walk(folder: str, barred: list[str]) -> Iterator[str]:
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
                    barred.append(entry.path)
            elif not _is_linked_folder(entry):
                yield entry.path


def _is_linked_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # such as a link to itself; it is told of when it is opened


def not_minutes(meeting: Meeting) -> str | None:
    """Why a file that was read is no minutes, in one sentence; None when it is."""
    of_several = meeting.source.path != meeting.source.file
    if meeting.kind != "other" or meeting.date is not None or of_several:
        return None
    return meeting.warnings[0]


def read_corpus(root: Path, progress: Callable[[int, int], None] | None = None) -> Corpus:
    """Read every file of a folder.

    Args:
        root: the folder; subfolders are read too.
        progress: called with files done and files in all.

    Raises:
        CorpusError: the folder itself is missing, unreadable or without any supported file.
    """
    listing = list_folder(root)
    problems = listing.problems()
    if not listing.files:
        kinds = ", ".join(sorted(SUPPORTED))
        first = next(iter(problems.values()), f"Læg filer af slagsen {kinds} i den.")
        raise CorpusError(f"Der er ingen referater i ”{root}”. {first}")
    meetings: list[Meeting] = []
    for done, (name, path) in enumerate(listing.files.items()):
        if progress:
            progress(done, len(listing.files))
        try:
            found = read_meetings(path, root)
        except CorpusError as error:
            problems[name] = str(error)
            continue
        if why := not_minutes(found[0]):
            problems[name] = why
        else:
            meetings += found
    if progress:
        progress(len(listing.files), len(listing.files))
    for why in problems.values():
        _log.warning("%s", why)
    told = (Problem(path, why) for path, why in sorted(problems.items()))
    return Corpus(root, tuple(meetings), tuple(told))
