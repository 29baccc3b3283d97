"""Minutes that somebody uploaded: read and shown before they are added, never put elsewhere."""

from __future__ import annotations

import shutil
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from corpus import CorpusError, Meeting, not_minutes, read_meetings
from corpus.readers import SUPPORTED
from ui.language import Both, Language

MAX_BYTES = 25 * 1024 * 1024
MOST_WAITING = 50
_LONGEST_NAME = 240  # bytes; disks take 255
_FOLDER = "uploads"

# Why a file is not taken; what the readers say is in Danish.
TOO_MUCH = Both(
    "Det er for meget på én gang; højst {limit} MB.",
    "That is too much at once; at most {limit} MB.",
)
NAME_TAKEN = Both(
    (
        "Der ligger allerede en fil, der hedder ”{name}”; fjern den først, eller giv den nye et "
        "andet navn."
    ),
    ("There is a file named “{name}” already; remove it first, or give the new one another name."),
)
MANY_WAITING = Both(
    "Der venter mange filer; tilføj eller kassér dem, der er, først.",
    "Many files are waiting; add or discard those first.",
)
NO_MINUTES = Both(
    "”{name}” ligner ikke et referat: hverken dagsordenspunkter eller mødedato er fundet.",
    "“{name}” does not look like minutes: neither agenda items nor a date were found.",
)
UNREADABLE = Both("{why}", "“{name}” could not be read. In Danish: {why}")
NOT_KEPT = Both("”{name}” kunne ikke gemmes ({why}).", "“{name}” could not be kept ({why}).")
NOT_WAITING = Both(
    "Filen venter ikke længere; upload den igen.",
    "The file is no longer waiting; upload it again.",
)
NOT_ADDED = Both(
    "”{name}” kunne ikke lægges i mappen ({why}); giv skriveadgang til den.",
    "“{name}” could not be put in the folder ({why}); make it writable.",
)
NOT_THERE = Both(
    "”{name}” er ikke en fil i mappen med referater.",
    "“{name}” is not a file in the folder of minutes.",
)
NOT_REMOVED = Both("”{name}” kunne ikke fjernes ({why}).", "“{name}” could not be removed ({why}).")
BAD_NAME = Both(
    "”{name}” er ikke et filnavn, der kan bruges; omdøb filen.",
    "“{name}” is not a name that can be used; rename the file.",
)
BAD_KIND = Both(
    "”{name}” er ikke en fil, der kan læses; der kan læses {kinds}.",
    "“{name}” is not a file that can be read; these can: {kinds}.",
)
TOO_LARGE = Both(
    "”{name}” fylder mere end {limit} MB; del den op.",
    "“{name}” is larger than {limit} MB; split it.",
)


class Unwanted(Exception):
    """A file that is not taken.

    Args:
        why: one sentence; words in braces are filled in with ``values``.
    """

    def __init__(self, why: Both[str], /, **values: object) -> None:
        super().__init__(why.da.format(**values))
        self._why, self._values = why, values

    def told(self, language: Language) -> str:
        """The sentence in a language."""
        return self._why.said(language).format(**self._values)


@dataclass(frozen=True)
class Upload:
    """A file that waits to be added, and what was read in it."""

    id: str
    name: str
    meetings: tuple[Meeting, ...]


class Uploads:
    """Files between upload and corpus, in the folder of the index."""

    def __init__(self, corpus: Path, index: Path) -> None:
        self._corpus = corpus
        self._folder = index / _FOLDER
        self._lock = threading.Lock()
        self._waiting: dict[str, Upload] = {}
        # What an earlier run left behind was never added.
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def waiting(self) -> list[Upload]:
        """In the order they came."""
        return list(self._waiting.values())

    def take(self, name: str, data: BinaryIO) -> Upload:
        """Keep a file apart and read it.

        Raises:
            Unwanted: its name, size or content is not that of minutes.
        """
        _check_name(name)
        if (self._corpus / name).exists():
            raise Unwanted(NAME_TAKEN, name=name)
        with self._lock:
            if len(self._waiting) >= MOST_WAITING:
                raise Unwanted(MANY_WAITING)
            token = uuid4().hex
            folder = self._folder / token
            try:
                folder.mkdir(parents=True)
                _copy(data, folder / name, name)
                meetings = read_meetings(folder / name, folder)
                if not_minutes(meetings[0]):
                    raise Unwanted(NO_MINUTES, name=name)
            except CorpusError as error:
                shutil.rmtree(folder, ignore_errors=True)
                raise Unwanted(UNREADABLE, name=name, why=error) from error
            except OSError as error:
                shutil.rmtree(folder, ignore_errors=True)
                raise Unwanted(NOT_KEPT, name=name, why=error.strerror) from error
            except Unwanted:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            self._waiting[token] = Upload(token, name, meetings)
            return self._waiting[token]

    def add(self, token: str) -> str:
        """Move a file into the corpus; returns its name.

        Raises:
            Unwanted: it is gone, or cannot be put there.
        """
        with self._lock:
            upload = self._waiting.pop(token, None)
            if upload is None:
                raise Unwanted(NOT_WAITING)
            kept = self._folder / token / upload.name
            try:
                # "x": what came in the meantime is never written over.
                with kept.open("rb") as data, (self._corpus / upload.name).open("xb") as target:
                    shutil.copyfileobj(data, target)
            except FileExistsError as error:
                raise Unwanted(NAME_TAKEN, name=upload.name) from error
            except OSError as error:
                raise Unwanted(NOT_ADDED, name=upload.name, why=error.strerror) from error
            finally:
                shutil.rmtree(self._folder / token, ignore_errors=True)
            return upload.name

    def discard(self, token: str) -> None:
        """Forget a file that waits."""
        with self._lock:
            self._waiting.pop(token, None)
            if token.isalnum():
                shutil.rmtree(self._folder / token, ignore_errors=True)

    def remove(self, path: str) -> None:
        """Delete a file of the corpus.

        Args:
            path: as the index knows it.

        Raises:
            Unwanted: it is not there, or may not be deleted.
        """
        try:
            root = self._corpus.resolve(strict=True)
            target = (root / path).resolve(strict=True)
            if not target.is_relative_to(root) or not target.is_file():
                raise Unwanted(NOT_THERE, name=path)
            target.unlink()
        except OSError as error:
            raise Unwanted(NOT_REMOVED, name=path, why=error.strerror) from error


def _check_name(name: str) -> None:
    shown = "".join(char if char.isprintable() else "�" for char in name)[:_LONGEST_NAME]
    if (
        not name
        or name.startswith((".", "~$"))
        or not name.isprintable()
        or len(name.encode()) > _LONGEST_NAME
        or set(name) & set('/\\:*?"<>|')
    ):
        raise Unwanted(BAD_NAME, name=shown)
    if Path(name).suffix.lower() not in SUPPORTED:
        kinds = ", ".join(sorted(SUPPORTED))
        raise Unwanted(BAD_KIND, name=shown, kinds=kinds)


def _copy(data: BinaryIO, path: Path, name: str) -> None:
    size = 0
    with path.open("xb") as target:
        while block := data.read(1 << 20):
            size += len(block)
            if size > MAX_BYTES:
                raise Unwanted(TOO_LARGE, name=name, limit=MAX_BYTES >> 20)
            target.write(block)
