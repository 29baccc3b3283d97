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
        self.progress = Progress()

    def start(self) -> bool:
        """Begin, unless a build is running already; returns whether it began."""
        with self._lock:
            if self.progress.running:
                return False
            self.progress = Progress(running=True)
        threading.Thread(target=self._run, name="rebuild", daemon=True).start()
        return True

    def _run(self) -> None:
        try:
            report = self._build(self._told)
        except (CorpusError, IndexUnavailable, ModelUnavailable) as error:
            self.progress = Progress(failure=str(error))
        except Exception:  # noqa: BLE001
            # The old index still serves; the log tells the rest.
            _log.exception("the index was not built")
            self.progress = Progress(failure="")
        else:
            self.progress = Progress(report=report)

    def _told(self, step: str, done: int, total: int) -> None:
        self.progress = replace(self.progress, step=step, done=done, total=total)
