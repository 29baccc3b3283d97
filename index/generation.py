"""Generations on disk: immutable folders, and one pointer that names the current one.

A folder of an index holds ``CURRENT`` (the name of a generation), ``writer.lock`` and
``generations/<name>/``.  A generation is written beside the others, verified, and only then does
the pointer move, in one atomic step.  Nothing is ever edited in place.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

VERSION = 4
MANIFEST = "manifest.json"
_POINTER = "CURRENT"
_KEPT = 3
_NAME = re.compile(r"\d{6}-[0-9a-f]{8}")


class IndexUnavailable(Exception):
    """An index that cannot be opened or built; the message is one sentence for a user."""


@dataclass(frozen=True)
class Manifest:
    """What a generation was made from, and what its parts must be.

    Attributes:
        version: of the layout on disk and of the code that makes passages.
        model: name of the embedding model.
        fingerprint: of the model; vectors of another one cannot be compared with these.
        vector_key: fingerprint with precision; vectors are reused only under the same.
        settings: sizes that passages were cut with, and a hash of the code that made them.
        files: path -> SHA-256 of every file that was read.
        problems: path -> why a file was not read.
        counts: meetings, passages, sentences.
        parts: file name -> SHA-256.
        created: seconds since the epoch.
    """

    version: int
    model: str
    fingerprint: str
    vector_key: str
    settings: Mapping[str, int | str]
    files: Mapping[str, str]
    problems: Mapping[str, str]
    counts: Mapping[str, int]
    parts: Mapping[str, str]
    created: float

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read the manifest of a generation.

        Raises:
            IndexUnavailable: it is missing, damaged or of another version.
        """
        try:
            data: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
            if data.get("version") != VERSION:
                raise IndexUnavailable(
                    f"Indekset er af en anden version ({data.get('version')} i stedet for "
                    f"{VERSION}); kør ”python -m index build” igen."
                )
            return cls(**data)
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise IndexUnavailable(
                "Indekset mangler eller er beskadiget; kør ”python -m index build” igen."
            ) from error

    def write(self, folder: Path) -> None:
        """Write the manifest; it is the last part of a generation."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)
        write_bytes(folder / MANIFEST, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file and force it to disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def checksum(path: Path) -> str:
    """SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Generations:
    """The folder of an index."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._folder = root / "generations"

    def current(self) -> Path | None:
        """Folder of the current generation; None when none was ever finished."""
        try:
            name = (self.root / _POINTER).read_text("utf-8").strip()
        except (OSError, ValueError):
            return None
        return self._folder / name if _NAME.fullmatch(name) else None

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock of the one writer; the system drops it when the process dies.

        Raises:
            IndexUnavailable: another process is building, or the folder cannot be written to.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.root / "writer.lock", timeout=0)
            lock.acquire()
        except Timeout as error:
            raise IndexUnavailable(
                "Indekset bygges allerede af et andet program; prøv igen, når det er færdigt."
            ) from error
        except OSError as error:
            raise IndexUnavailable(
                f"Der kan ikke skrives i ”{self.root}” ({error.strerror}); giv skriveadgang eller "
                "vælg en anden mappe med --index."
            ) from error
        try:
            yield
        finally:
            lock.release()

    def new(self) -> Path:
        """An empty folder to write a generation in, not yet among the generations."""
        for stale in self._folder.glob(".building-*"):
            shutil.rmtree(stale, ignore_errors=True)
        folder = self._folder / f".building-{os.getpid()}-{time.monotonic_ns()}"
        folder.mkdir()
        return folder

    def publish(self, building: Path) -> Path:
        """Verify a finished generation, name it and move the pointer to it.

        Raises:
            IndexUnavailable: a part on disk is not what was written.
        """
        manifest = Manifest.read(building)
        if differing := verify_parts(building, manifest):
            raise IndexUnavailable(
                f"Det nye indeks blev ikke skrevet rigtigt ({', '.join(differing)}); det gamle er "
                "stadig i brug. Se efter, om disken er fuld, og prøv igen."
            )
        numbers = [int(path.name[:6]) for path in self.all()]
        digest = hashlib.sha256(json.dumps(dict(manifest.parts), sort_keys=True).encode())
        name = f"{max(numbers, default=0) + 1:06d}-{digest.hexdigest()[:8]}"
        folder = self._folder / name
        building.rename(folder)
        _sync_folder(self._folder)
        self._point_to(folder)
        for old in self.all()[:-_KEPT]:
            shutil.rmtree(old, ignore_errors=True)
        return folder

    def back(self) -> Path:
        """Move the pointer to the generation before the current one; nothing is deleted.

        Raises:
            IndexUnavailable: there is none before it, or a part of that one is damaged.
        """
        current = self.current()
        before = [path for path in self.all() if current and path.name < current.name]
        if not before:
            raise IndexUnavailable("Der er ingen tidligere generation at gå tilbage til.")
        if differing := verify_parts(before[-1], Manifest.read(before[-1])):
            raise IndexUnavailable(
                f"Den tidligere generation {before[-1].name} er beskadiget "
                f"({', '.join(differing)}); den nuværende er stadig i brug."
            )
        self._point_to(before[-1])
        return before[-1]

    def _point_to(self, folder: Path) -> None:
        pointer = self.root / f".{_POINTER}-{os.getpid()}"
        write_bytes(pointer, folder.name.encode())
        pointer.replace(self.root / _POINTER)
        _sync_folder(self.root)

    def all(self) -> list[Path]:
        """Folders of the finished generations, oldest first."""
        if not self._folder.is_dir():
            return []
        return sorted(path for path in self._folder.iterdir() if _NAME.fullmatch(path.name))


def verify_parts(folder: Path, manifest: Manifest) -> list[str]:
    """Names of the parts that are missing or differ from the manifest."""
    return [
        name
        for name, expected in manifest.parts.items()
        if not (folder / name).is_file() or checksum(folder / name) != expected
    ]


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
