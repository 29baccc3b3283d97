"""Building the index anew while the page serves the old one."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from corpus import CorpusError
from index import IndexUnavailable, ModelUnavailable, Report

_log = logging.getLogger(__name__)
Build = Callable[[Callable[[str, int, int], None]], Report]


@dataclass(frozen=True)
class Progress:
    """How far a build is.

    Attributes:
        step: what is being done; empty before the first one.
        failure: why it failed, in Danish; empty when nobody knows.
        report: when it is done.
    """

    running: bool = False
    step: str = ""
    done: int = 0
    total: int = 0
    failure: str | None = None
    report: Report | None = None


class Rebuild:
    """One build at a time, in a thread."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._lock = threading.Lock()
        self._again = False
        self.progress = Progress()

    def start(self) -> bool:
        """Begin; while one is running, another follows it, for it may have missed a new file.

        Returns:
            Whether it began at once.
        """
        with self._lock:
            self._again = self.progress.running
            if self._again:
                return False
            self.progress = Progress(running=True)
        threading.Thread(target=self._run, name="rebuild", daemon=True).start()
        return True

    def _run(self) -> None:
        while True:
            done = self._built()
            with self._lock:
                if not self._again:
                    self.progress = done
                    return
                self._again = False

    def _built(self) -> Progress:
        try:
            return Progress(report=self._build(self._told))
        except (CorpusError, IndexUnavailable, ModelUnavailable) as error:
            return Progress(failure=str(error))
        except Exception:  # noqa: BLE001
            # The old index still serves; the log tells the rest.
            _log.exception("the index was not built")
            return Progress(failure="")

    def _told(self, step: str, done: int, total: int) -> None:
        self.progress = replace(self.progress, step=step, done=done, total=total)
