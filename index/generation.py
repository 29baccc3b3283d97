"""Generations on disk: immutable folders, and one pointer that names the current one.

A folder of an index holds ``CURRENT``, ``writer.lock`` and ``generations/<name>/``.  A generation
is written beside the others, verified, and only then does the pointer move, in one atomic step.
Nothing is ever edited in place.

The first line of the pointer names the current generation; the other lines name those that were
rolled back from, which nothing returns to.  While one of them is newer than the current, the index
is held where it is until somebody asks for a build.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from filelock import FileLock, Timeout

from index.holding import unheld
from index.manifest import (
    MANIFEST,
    IndexUnavailable,
    Manifest,
    OtherVersion,
    digest_of,
    write_bytes,
)

_POINTER = "CURRENT"
_KEPT = 3
_NAME = re.compile(r"\d{6,}-[0-9a-f]{8}")


class IndexBusy(IndexUnavailable):
    """Another process is writing the index."""


class Generations:
    """The folder of an index."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._folder = root / "generations"

    def current(self) -> Path | None:
        """Folder of the current generation; None when none was ever finished."""
        names = self._pointer()
        return self._folder / names[0] if names else None

    def rolled_back_from(self) -> str | None:
        """Name of the newest generation that was left by ``back``; None after a later build."""
        current, *left = self._pointer() or [""]
        return max((name for name in left if _age(name) > _age(current)), key=_age, default=None)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock of the one writer; the system drops it when the process dies.

        Raises:
            IndexBusy: another process is building.
            IndexUnavailable: the folder cannot be written to.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.root / "writer.lock", timeout=0)
            lock.acquire()
        except Timeout as error:
            raise IndexBusy(
                "Indekset bygges allerede af et andet program; prøv igen, når det er færdigt."
            ) from error
        except OSError as error:
            raise IndexUnavailable(
                f"Der kan ikke skrives i ”{self.root}” ({error.strerror}); giv skriveadgang eller "
                "vælg en anden mappe med --index."
            ) from error
        try:
            self._tidy()
            yield
        finally:
            lock.release()

    def _tidy(self) -> None:
        """Remove what a writer that was killed left: half a generation, or one never pointed to."""
        for stale in (*self._folder.glob(".*-*"), *self.root.glob(".*-*")):
            if stale.is_dir():
                shutil.rmtree(stale, ignore_errors=True)
            else:
                with contextlib.suppress(OSError):
                    stale.unlink()
        if names := self._pointer():
            for folder in self.all():
                if folder.name not in names and _age(folder.name) > _age(names[0]):
                    _remove(folder)

    def new(self) -> Path:
        """An empty folder to write a generation in, not yet among the generations."""
        folder = self._folder / f".building-{os.getpid()}-{time.monotonic_ns()}"
        folder.mkdir()
        return folder

    def publish(self, building: Path) -> Path:
        """Verify a finished generation, name it and move the pointer to it.

        The last three are kept, but none of another version: this program cannot go back to it,
        and an older one may hold what is no longer kept of a file.

        Raises:
            IndexUnavailable: a part on disk is not what was written.
        """
        manifest = Manifest.read(building)
        if differing := manifest.differing(building):
            raise IndexUnavailable(
                f"Det nye indeks blev ikke skrevet rigtigt ({', '.join(differing)}); det gamle er "
                "stadig i brug. Se efter, om disken er fuld, og prøv igen."
            )
        pointer = self._pointer()
        names = {*pointer, *(path.name for path in self.all())}
        number = max(map(_age, names), default=0) + 1
        digest = digest_of((building / MANIFEST).read_bytes())
        folder = self._folder / f"{number:06d}-{digest}"
        _sync_folder(building)
        building.rename(folder)
        _sync_folder(self._folder)
        left = [name for name in pointer[1:] if (self._folder / name).is_dir()]
        self._point_to(folder.name, left)
        good = [
            path for path in self.all() if path.name not in left and not _of_another_version(path)
        ]
        for old in self.all():
            if old not in good[-_KEPT:]:
                _remove(old)
        return folder

    def back(self, fingerprint: str) -> Path:
        """Move the pointer to the newest generation before the current one that can be used.

        Nothing is deleted.  One that was itself rolled back from is passed over.

        Args:
            fingerprint: of the model that questions are asked with.

        Raises:
            IndexUnavailable: there is none before it, or each is damaged or of another model.
        """
        current, *left = self._pointer() or [""]
        before = [path for path in self.good() if _age(path.name) < _age(current)]
        if not before:
            raise IndexUnavailable("Der er ingen tidligere generation at gå tilbage til.")
        wrong = {path: _wrong_with(path, fingerprint) for path in reversed(before)}
        chosen = next((path for path, why in wrong.items() if not why), None)
        if chosen is None:
            reasons = "; ".join(f"{path.name}: {why}" for path, why in wrong.items())
            raise IndexUnavailable(
                f"Ingen tidligere generation kan bruges ({reasons}); den nuværende er stadig i "
                "brug."
            )
        try:
            self._point_to(chosen.name, [current, *left])
        except OSError as error:
            raise IndexUnavailable(
                f"Der kan ikke skrives i ”{self.root}” ({error.strerror}); intet er ændret."
            ) from error
        return chosen

    def good(self) -> list[Path]:
        """Folders of the generations up to the current one that were not rolled back from."""
        current, *left = self._pointer() or [""]
        return [
            path
            for path in self.all()
            if path.name not in left and not (current and _age(path.name) > _age(current))
        ]

    def all(self) -> list[Path]:
        """Folders of the finished generations, oldest first."""
        if not self._folder.is_dir():
            return []
        found = [path for path in self._folder.iterdir() if _NAME.fullmatch(path.name)]
        return sorted(found, key=lambda path: _age(path.name))

    def _pointer(self) -> list[str]:
        """The current generation and those that were rolled back from; empty without a current."""
        try:
            names = (self.root / _POINTER).read_text("utf-8").split()
        except (OSError, ValueError):
            return []
        return names if all(_NAME.fullmatch(name) for name in names) else []

    def _point_to(self, name: str, left: Sequence[str]) -> None:
        pointer = self.root / f".{_POINTER}-{os.getpid()}"
        write_bytes(pointer, "\n".join([name, *left]).encode())
        pointer.replace(self.root / _POINTER)
        _sync_folder(self.root)


def _age(name: str) -> int:
    """Number of a generation, by which they are ordered, whatever the clock said; 0 for none."""
    return int(name.partition("-")[0] or 0)


def _wrong_with(folder: Path, fingerprint: str) -> str:
    """Why a generation cannot be used with a model; empty when it can."""
    try:
        manifest = Manifest.read(folder)
    except IndexUnavailable:
        return "beskadiget"
    if differing := manifest.differing(folder):
        return f"beskadiget ({', '.join(differing)})"
    return "" if manifest.fingerprint == fingerprint else f"lavet med modellen {manifest.model}"


def _of_another_version(folder: Path) -> bool:
    try:
        Manifest.read(folder)
    except OtherVersion:
        return True
    except IndexUnavailable:
        return False
    return False


def _remove(folder: Path) -> None:
    """Remove a generation unless a reader holds it; it is then removed after a later build."""
    # Under another name first, so that half a generation is never among the generations.
    gone = folder.with_name(f".removed-{folder.name}")
    with contextlib.suppress(OSError), unheld(folder) as free:
        if free:
            folder.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
