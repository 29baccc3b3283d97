"""How far a build is: a bar on a terminal, and a small file for programs that show it elsewhere."""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Never

from tqdm import tqdm

_FILE = "progress.json"
# Work that is done sooner is not worth telling of.
_WORTHWHILE = 2.0
# So often a writer says how far it is; one that has said nothing for so long was killed.
_BEAT = 1.0
_SILENCE = 15.0


class ProgressBar:
    """Shows one step after another on standard error; call it as ``index.Progress`` says."""

    def __init__(self) -> None:
        self._bar: tqdm[Never] | None = None
        self._step = ""

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def __call__(self, step: str, done: int, total: int) -> None:
        """Tell how much of a step is done."""
        bar = self._bar
        if bar is None or step != self._step:
            self._close()
            # No bar where there is no terminal, nor for what is done in a moment.
            bar = tqdm(total=total, desc=step, leave=False, disable=None, delay=_WORTHWHILE)
            self._bar, self._step = bar, step
        bar.update(done - bar.n)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


@contextlib.contextmanager
def told_to_readers(
    index: Path, told: Callable[[str, int, int], None]
) -> Iterator[Callable[[str, int, int], None]]:
    """Tell of a build in the folder of the index too, again and again, however long a step lasts.

    Args:
        index: folder of the index; the caller holds the lock of its writer.
        told: who is told anyway.
    """
    latest: tuple[str, int, int] | None = None
    ended = threading.Event()

    def tell(step: str, done: int, total: int) -> None:
        nonlocal latest
        told(step, done, total)
        latest = (step, done, total)

    def write() -> None:
        ended.wait(_WORTHWHILE)
        while not ended.wait(_BEAT):
            # Readers cannot be told when the disk is full; the build itself will say so.
            with contextlib.suppress(OSError):
                fresh = index / f".{_FILE}-new"
                fresh.write_text(json.dumps([latest, time.monotonic_ns()]), "utf-8")
                os.replace(fresh, index / _FILE)

    writer = threading.Thread(target=write, name="progress", daemon=True)
    writer.start()
    try:
        yield tell
    finally:
        ended.set()
        writer.join()
        with contextlib.suppress(OSError):
            (index / _FILE).unlink(missing_ok=True)


@dataclass(frozen=True)
class Step:
    """How much of a step of a build is done."""

    name: str
    done: int
    total: int


class BuildWatcher:
    """Tells how far a build of an index is, whichever process builds; safe for several threads.

    Args:
        index: folder of the index.
    """

    def __init__(self, index: Path) -> None:
        self._file = index / _FILE
        self._seen = ("", 0.0)

    def step(self) -> Step | None:
        """What is being done, or None when nothing is built or was begun only now."""
        try:
            text = self._file.read_text("utf-8")
            (name, done, total), _ = json.loads(text)
        except (OSError, ValueError, TypeError):
            return None
        now = time.monotonic()
        if text != self._seen[0]:
            self._seen = (text, now)
        return Step(name, done, total) if now - self._seen[1] < _SILENCE else None
