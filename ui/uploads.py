"""Minutes that somebody uploaded: read and shown before they are added, never put elsewhere."""

from __future__ import annotations

import shutil
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from corpus import CorpusError, Meeting, read_meeting
from corpus.readers import SUPPORTED

MAX_BYTES = 25 * 1024 * 1024
MOST_WAITING = 50
_LONGEST_NAME = 150
_FOLDER = "uploads"


class Unwanted(Exception):
    """A file that is not taken; the message is one Danish sentence."""


@dataclass(frozen=True)
class Upload:
    """A file that waits to be added, and what was read in it."""

    id: str
    name: str
    meeting: Meeting


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
            raise Unwanted(
                f"Der ligger allerede en fil, der hedder ”{name}”; fjern den først, eller giv den "
                "nye et andet navn."
            )
        with self._lock:
            if len(self._waiting) >= MOST_WAITING:
                raise Unwanted("Der venter mange filer; tilføj eller kassér dem, der er, først.")
            token = uuid4().hex
            folder = self._folder / token
            try:
                folder.mkdir(parents=True)
                _copy(data, folder / name, name)
                meeting = read_meeting(folder / name, folder)
                if meeting.kind == "other" and meeting.date is None:
                    raise Unwanted(f"”{name}” ligner ikke et referat: {meeting.warnings[0]}")
            except CorpusError as error:
                shutil.rmtree(folder, ignore_errors=True)
                raise Unwanted(str(error)) from error
            except OSError as error:
                shutil.rmtree(folder, ignore_errors=True)
                raise Unwanted(f"”{name}” kunne ikke gemmes ({error.strerror}).") from error
            except Unwanted:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            self._waiting[token] = Upload(token, name, meeting)
            return self._waiting[token]

    def add(self, token: str) -> str:
        """Move a file into the corpus; returns its name.

        Raises:
            Unwanted: it is gone, or cannot be put there.
        """
        with self._lock:
            upload = self._waiting.pop(token, None)
            if upload is None:
                raise Unwanted("Filen venter ikke længere; upload den igen.")
            kept = self._folder / token / upload.name
            try:
                # "x": what came in the meantime is never written over.
                with kept.open("rb") as data, (self._corpus / upload.name).open("xb") as target:
                    shutil.copyfileobj(data, target)
            except FileExistsError as error:
                raise Unwanted(
                    f"Der ligger allerede en fil, der hedder ”{upload.name}”."
                ) from error
            except OSError as error:
                raise Unwanted(
                    f"”{upload.name}” kunne ikke lægges i mappen ({error.strerror}); giv "
                    "skriveadgang til den."
                ) from error
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
                raise Unwanted(f"”{path}” er ikke en fil i mappen med referater.")
            target.unlink()
        except OSError as error:
            raise Unwanted(f"”{path}” kunne ikke fjernes ({error.strerror}).") from error


def _check_name(name: str) -> None:
    shown = "".join(char if char.isprintable() else "�" for char in name)[:_LONGEST_NAME]
    if (
        not name
        or len(name) > _LONGEST_NAME
        or name.startswith((".", "~$"))
        or not name.isprintable()
        or set(name) & set('/\\:*?"<>|')
    ):
        raise Unwanted(f"”{shown}” er ikke et filnavn, der kan bruges; omdøb filen.")
    if Path(name).suffix.lower() not in SUPPORTED:
        kinds = ", ".join(sorted(SUPPORTED))
        raise Unwanted(f"”{shown}” er ikke en fil, der kan læses; der kan læses {kinds}.")


def _copy(data: BinaryIO, path: Path, name: str) -> None:
    size = 0
    with path.open("xb") as target:
        while block := data.read(1 << 20):
            size += len(block)
            if size > MAX_BYTES:
                raise Unwanted(f"”{name}” fylder mere end {MAX_BYTES >> 20} MB; del den op.")
            target.write(block)
