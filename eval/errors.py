"""The one error that this package raises."""

from __future__ import annotations

from collections.abc import Sequence


class EvalError(Exception):
    """Something that a user can put right; the message is one sentence.

    Args:
        message: what is wrong and what to do about it.
        problems: one line each, when there is more than one thing to put right
            (e.g. ``line 7: unknown type 'decison'``).
    """

    def __init__(self, message: str, problems: Sequence[object] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(str(problem) for problem in problems)
