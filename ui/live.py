"""The assistant over the newest generation of the index."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index import BuildWatcher, Generations, Index, IndexUnavailable, open_generation
from rag import Assistant
from ui.examples import working_examples
from ui.language import Language

_log = logging.getLogger(__name__)
# What could not be opened may be there a moment later: a network share comes back.
_RETRY_SECONDS = 10.0


@dataclass(frozen=True)
class Opened:
    """One generation, and the assistant that answers from it."""

    index: Index
    assistant: Assistant


class LiveAssistant:
    """Follows the pointer of an index, so that new minutes need no restart.

    What was handed out stays valid: a question that is being answered keeps the generation it
    began with.
    """

    def __init__(self, path: Path, index: Index) -> None:
        self._path = path
        self._opened = Opened(index, Assistant(index))
        self._refused = ""
        self._retry_at = 0.0
        self.building = BuildWatcher(path)
        self._opening = threading.Lock()
        self._lock = threading.Lock()
        self._examples: dict[tuple[str, Language], Sequence[str]] = {}

    def current(self) -> Opened:
        """The newest generation that can be opened; reads one small file when nothing moved."""
        if self._moved_to() is None:
            return self._opened
        # Who comes while another opens it is answered from the old one at once.
        if not self._opening.acquire(blocking=False):
            return self._opened
        try:
            folder = self._moved_to()
            if folder is not None:
                try:
                    index = open_generation(folder, self._opened.index.embedder)
                    # Laid out and decoded now, so that no question waits for it.
                    _ = index.columns, [*index.meetings.values()]
                except (IndexUnavailable, OSError) as error:
                    # The old one still answers; the other is not tried at every question.
                    if folder.name != self._refused:
                        _log.warning("keeping %s: %s", self._opened.index.generation, error)
                    self._refused = folder.name
                    self._retry_at = time.monotonic() + _RETRY_SECONDS
                else:
                    self._opened = Opened(index, Assistant(index))
        finally:
            self._opening.release()
        return self._opened

    def _moved_to(self) -> Path | None:
        folder = Generations(self._path).current()
        if folder is None or folder.name == self._opened.index.generation:
            return None
        if folder.name == self._refused and time.monotonic() < self._retry_at:
            return None
        return folder

    def examples(self, language: Language) -> Sequence[str]:
        """Questions that the current minutes answer; found once a generation and language."""
        opened = self.current()
        key = (opened.index.generation, language)
        found = self._examples.get(key)
        if found is None:
            found = working_examples(opened.assistant, opened.index.meetings, language)
            with self._lock:
                self._examples = {
                    known: value for known, value in self._examples.items() if known[0] == key[0]
                } | {key: found}
        return found
