"""A progress bar on a terminal for work that takes more than two seconds."""

from __future__ import annotations

from types import TracebackType
from typing import Never

from tqdm import tqdm


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
            bar = tqdm(total=total, desc=step, leave=False, disable=None, delay=2)
            self._bar, self._step = bar, step
        bar.update(done - bar.n)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
