"""Keep an index up to date with a folder for as long as one likes.

The folder is looked at again and again, because network shares send no notifications.  It is
compared with itself by size and times alone, never with the clock, so a clock that jumps changes
nothing; what is new in the files themselves is then decided by their content.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

from corpus import CorpusError, list_folder
from index.build import Report, build_index
from index.embedder import Embedder, ModelUnavailable
from index.generation import Generations
from index.manifest import IndexUnavailable
from index.progress import ProgressBar
from index.reading import Snapshot, snapshot

_log = logging.getLogger(__name__)

INTERVAL = 2.0
# Looking at a folder may take one part in so many of the time, however slow the disk is.
_SHARE = 20
# What went wrong is tried again even when nothing changes: a disk gets room, a share comes back.
_FIRST_RETRY = 15.0
_LAST_RETRY = 3600.0
# What has been in motion for so long is told of: a large copy, or a file that never rests.
_RESTLESS = 60.0


class Watcher:
    """Looks at a folder and builds what has changed in it and come to rest.

    A file is at rest when it is as it was at the look before.  One that is in motion holds up no
    other: it stays in the index as it was last read.

    Args:
        corpus: folder of minutes.
        path: folder of the index.
        tell: called with a line of text when there is something to tell.
        built: what the folder was when the index was last brought up to date, if that is known.
        load: loads the embedding model, when there is something to build.
    """

    def __init__(
        self,
        corpus: Path,
        path: Path,
        tell: Callable[[str], None],
        built: Snapshot | None = None,
        load: Callable[[], Embedder] = Embedder.load,
    ) -> None:
        self._corpus = corpus
        self._path = path
        self._tell = tell
        self._built = built
        self._load = load
        self._embedder: Embedder | None = None
        self._seen: Snapshot | None = None
        self._cost = 0.0
        self._told: set[str] = set()
        self._moving: dict[str, float] = {}
        self._pause = _FIRST_RETRY
        self._retry_at = float("inf")

    def run(self, stop: Event) -> None:
        """Look until told to stop."""
        while not stop.is_set():
            self.look()
            stop.wait(max(INTERVAL, _SHARE * self._cost))

    def look(self) -> None:
        """Look once; a change is built when the files that changed are at rest."""
        began = time.monotonic()
        try:
            now = snapshot(list_folder(self._corpus))
        except CorpusError as error:
            self._tell_once({str(error)})
            self._seen = None
            return
        finally:
            self._cost = time.monotonic() - began  # without the build, which may take minutes
        before, self._seen = self._seen, now
        if before is None:
            return
        moving = {name for name in {*before, *now} if before.get(name) != now.get(name)}
        self._tell_of_restless(moving)
        built = self._built or {}
        changed = {name for name in {*built, *now} if built.get(name) != now.get(name)} - moving
        first = self._built is None and not moving
        if not (changed or first or time.monotonic() >= self._retry_at):
            return
        if left := Generations(self._path).rolled_back_from():
            self._tell_once(
                {
                    f"Indekset er rullet tilbage fra generation {left} og følger ikke mappen; kør "
                    "”python -m index build”, når det skal følge den igen."
                }
            )
            return
        if changed:
            self._pause = _FIRST_RETRY
        if self._build(before, moving):
            self._pause, self._retry_at = _FIRST_RETRY, float("inf")
        else:
            self._retry_at = time.monotonic() + self._pause
            self._pause = min(2 * self._pause, _LAST_RETRY)
        moved = {name: state for name, state in built.items() if name in moving}
        self._built = moved | {name: state for name, state in now.items() if name not in moving}

    def _build(self, seen: Snapshot, moving: set[str]) -> bool:
        """Whether all of it worked, but for what is in motion, which is seen to come to rest."""
        try:
            self._embedder = self._embedder or self._load()
            with ProgressBar() as progress:
                report = build_index(self._corpus, self._path, self._embedder, progress, seen)
        except (CorpusError, IndexUnavailable, ModelUnavailable) as error:
            self._tell_once({str(error)})
            return False
        except Exception as error:  # noqa: BLE001  (nothing ends the watching)
            _log.debug("build", exc_info=True)
            self._tell_once({f"Indekset kunne ikke bygges ({error!r}); der prøves igen."})
            return False
        if report.written:
            self._tell(summary(report))
        problems = {why for name, why in report.problems.items() if name not in moving}
        self._tell_once({f"Ikke læst: {why}" for why in problems})
        return not problems

    def _tell_of_restless(self, moving: set[str]) -> None:
        """Tell once of each file that has not come to rest for long."""
        now = time.monotonic()
        self._moving = {name: self._moving.get(name, now) for name in moving}
        for name, since in sorted(self._moving.items()):
            if now - since >= _RESTLESS:
                self._tell(f"Filen ”{name}” bliver stadig skrevet; den læses, når den er færdig.")
                self._moving[name] = float("inf")

    def _tell_once(self, lines: set[str]) -> None:
        """Tell what was not told the last time."""
        for line in sorted(lines - self._told):
            self._tell(line)
        self._told = lines


def summary(report: Report) -> str:
    """A build in one line."""
    return (
        f"Generation {report.generation}: {len(report.added)} nye, {len(report.changed)} ændrede, "
        f"{len(report.removed)} fjernede; {report.embedded} tekster blev indlejret."
    )
