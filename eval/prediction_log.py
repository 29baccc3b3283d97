"""A predictions file that is being written, and can be gone on with after an interruption."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO

from eval.errors import EvalError
from eval.files import told, write_text
from eval.predictions import Prediction, meta_path, read_meta, read_predictions
from eval.questions import Question


class PredictionLog:
    """A predictions file that grows by a line as each question is answered.

    Use as a context manager.  ``done`` holds what was answered before, when it resumes.

    Args:
        path: where to write.
        questions: what will be asked.
        questions_file: where they came from, so that ``compare`` finds them again.
        system: name of what answers, with its version.
        resume: continue a file instead of writing it anew.

    Raises:
        EvalError: an existing file belongs to another question set, on resuming to another
            system, or without resuming is not finished; nothing has been written then.
    """

    def __init__(
        self,
        path: Path,
        questions: Sequence[Question],
        questions_file: Path,
        system: str,
        *,
        resume: bool = False,
    ) -> None:
        self.path = path
        self.done: dict[str, Prediction] = {}
        self._meta = {
            "questions_file": str(questions_file.resolve()),
            "questions": {question.id: question.fingerprint for question in questions},
            "system": system,
        }
        with told(path, "læses"):
            begun = path.exists() and path.stat().st_size > 0
        if begun:
            self._take_over(questions, system, resume)
        self._file: IO[str] | None = None

    def _take_over(self, questions: Sequence[Question], system: str, resume: bool) -> None:
        if not resume:
            begun = read_predictions(self.path, questions, partial=True)
            if len(begun) < len(read_meta(self.path).get("questions", {})):
                raise EvalError(
                    f"{self.path} er ikke færdig ({len(begun)} svar); gå videre med --resume, "
                    f"fjern den, eller skriv til en anden fil."
                )
            return
        half = _cut_half_line(self.path)
        try:
            self.done = read_predictions(self.path, questions, partial=True)
            before = read_meta(self.path).get("system", system)
            if before != system:
                raise EvalError(
                    f"{self.path} er lavet med {before}, ikke med {system}; "
                    f"fjern den, eller skriv til en anden fil."
                )
        except EvalError:
            # Somebody else's file: it stays as it was.
            with told(self.path, "skrives"), self.path.open("ab") as file:
                file.write(half)
            raise

    def __enter__(self) -> PredictionLog:
        write_text(meta_path(self.path), json.dumps(self._meta, ensure_ascii=False, indent=1))
        with told(self.path, "skrives"):
            self._file = self.path.open("a" if self.done else "w", encoding="utf-8")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            with told(self.path, "skrives"):
                self._file.close()

    def write(self, prediction: Prediction) -> None:
        """Append one prediction and flush it, so that it outlives an interruption.

        Raises:
            EvalError: it cannot be written, e.g. because the disk is full.
        """
        if self._file is None:
            raise ValueError("use the log as a context manager")
        with told(self.path, "skrives"):
            self._file.write(json.dumps(prediction.record, ensure_ascii=False) + "\n")
            self._file.flush()


def _cut_half_line(path: Path) -> bytes:
    """Cut off, and give, a last line that an interruption left without its end."""
    with told(path, "læses"):
        data = path.read_bytes()
    whole = data.rfind(b"\n") + 1
    if whole < len(data):
        with told(path, "skrives"), path.open("r+b") as file:
            file.truncate(whole)
    return data[whole:]
