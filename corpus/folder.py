"""A folder of files becomes meetings; one bad file never stops the others."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.meeting import CorpusError, Meeting
from corpus.parse import parse_meeting
from corpus.readers import SUPPORTED, read_source
from corpus.readers.files import shown

MINUTES = Path(__file__).parent / "minutes"
_SAVE_AS = "gem den som DOCX eller PDF og prøv igen"
_OTHER_KINDS = {
    ".doc": f"er i Words gamle format og læses ikke; {_SAVE_AS}",
    ".docm": f"er et Word-dokument med makroer og læses ikke; {_SAVE_AS}",
    ".dotx": f"er en Word-skabelon og læses ikke; {_SAVE_AS}",
    ".odt": f"er et OpenDocument-dokument og læses ikke; {_SAVE_AS}",
    ".rtf": f"er et RTF-dokument og læses ikke; {_SAVE_AS}",
    ".pages": f"er et Pages-dokument og læses ikke; {_SAVE_AS}",
    ".wpd": f"er et WordPerfect-dokument og læses ikke; {_SAVE_AS}",
    ".eml": "er en mail og læses ikke; gem referatet i den som PDF og prøv igen",
    ".msg": "er en mail og læses ikke; gem referatet i den som PDF og prøv igen",
    ".mht": "er en gemt webside i ét stykke og læses ikke; gem den som HTML eller PDF og prøv igen",
    ".mhtml": "er en gemt webside i ét stykke og læses ikke; gem den som HTML eller PDF og prøv igen",
    ".zip": "er pakket og læses ikke; pak den ud og prøv igen",
}
"""Kinds in which minutes are likely to come and which are not read: what to do with each."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that is not in the index, and why, in one sentence."""

    path: str
    message: str


@dataclass(frozen=True)
class Corpus:
    """What a folder holds: the meetings that were read and the files that were not.

    Attributes:
        problems: files that could not be read.
        passed_over: files that may be minutes but are of a kind that is not read, and folders
            that may not be looked into.
    """

    root: Path
    meetings: tuple[Meeting, ...]
    problems: tuple[Problem, ...]
    passed_over: tuple[Problem, ...] = ()


def find_files(root: Path) -> list[Path]:
    """Files below ``root`` that may be minutes, sorted by their path; hidden ones are passed over.

    Raises:
        CorpusError: the folder is missing, is no folder or cannot be read.
    """
    return _listed(root)[0]


def _listed(root: Path) -> tuple[list[Path], list[Problem]]:
    """The files below a folder that are to be read, and what is passed over for a reason."""
    if not root.exists():
        raise CorpusError(f"Mappen ”{root}” findes ikke; angiv en mappe med referater.")
    if not root.is_dir():
        raise CorpusError(f"”{root}” er en fil; angiv den mappe, den ligger i.")
    passed_over: list[Problem] = []
    try:
        paths = list(_walk(root, root, passed_over))
    except PermissionError as error:
        raise CorpusError(f"Mappen ”{root}” må ikke læses; giv læseadgang til den.") from error
    for path in paths:
        if path.suffix.lower() in _OTHER_KINDS:
            sentence = f"Filen '{shown(path)}' {_OTHER_KINDS[path.suffix.lower()]}."
            passed_over.append(Problem(_known(path, root), sentence))
    files = [path for path in paths if path.suffix.lower() in SUPPORTED]
    return (
        sorted(files, key=lambda path: (_known(path, root), str(path))),
        sorted(passed_over, key=lambda problem: problem.path),
    )


def _known(path: Path, root: Path) -> str:
    """The name under which a file is known: composed, whatever the disk writes."""
    return unicodedata.normalize("NFC", path.relative_to(root).as_posix())


def _walk(folder: Path, root: Path, passed_over: list[Problem]) -> Iterator[Path]:
    """Files below a folder; one below it that cannot be read is told of and passed over."""
    for path in folder.iterdir():
        if path.name.startswith((".", "~$")):
            continue
        if path.is_dir() and not path.is_symlink():
            try:
                yield from list(_walk(path, root, passed_over))
            except PermissionError:
                sentence = f"Mappen '{shown(path)}' må ikke læses; giv læseadgang til den."
                passed_over.append(Problem(_known(path, root), sentence))
        elif not path.is_dir():
            yield path


def read_meeting(path: Path, root: Path) -> Meeting:
    """Read and understand one file.

    Raises:
        CorpusError: the file cannot be read, or is empty, or is not a text of minutes.
    """
    source = read_source(path, root)
    if not source.text.strip():
        raise CorpusError(f"Filen ”{source.path}” er tom; der er intet at læse i den.")
    return parse_meeting(source)


def read_corpus(root: Path, progress: Callable[[int, int], None] | None = None) -> Corpus:
    """Read every file of a folder.

    Args:
        root: the folder; subfolders are read too.
        progress: called with files done and files in all.

    Raises:
        CorpusError: the folder itself is missing, unreadable or without any supported file.
    """
    files, passed_over = _listed(root)
    if not files and passed_over:
        raise CorpusError(passed_over[0].message)
    if not files:
        kinds = ", ".join(sorted(SUPPORTED))
        raise CorpusError(f"Der er ingen referater i ”{root}”; læg filer af slagsen {kinds} i den.")
    meetings: list[Meeting] = []
    problems: list[Problem] = []
    for problem in passed_over:
        _log.warning("%s", problem.message)
    known: set[str] = set()
    for done, path in enumerate(files):
        if progress:
            progress(done, len(files))
        name = _known(path, root)
        if name in known:
            sentence = f"Filen '{shown(path)}' er der to af med samme navn, skrevet på to måder; "
            problems.append(Problem(name, f"{sentence}omdøb eller slet den ene."))
            continue
        known.add(name)
        try:
            meeting = read_meeting(path, root)
        except CorpusError as error:
            problems.append(Problem(name, str(error)))
            _log.warning("%s", error)
            continue
        if meeting.kind == "other" and meeting.date is None:
            problems.append(Problem(meeting.source.path, meeting.warnings[0]))
        else:
            meetings.append(meeting)
    if progress:
        progress(len(files), len(files))
    return Corpus(root, tuple(meetings), tuple(problems), tuple(passed_over))
