"""Several question sets made one, each question with its ``split``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from eval.errors import EvalError
from eval.files import numbered_lines
from eval.questions import read_questions
from eval.split import split_of


def fill_split(paths: Sequence[Path]) -> list[str]:
    """The lines of several question sets as one set, each with its ``split``.

    Args:
        paths: valid question sets, merged in this order; other fields are kept as they are.

    Returns:
        JSON lines without line ends; a split that disagrees with ``split_of`` is replaced.

    Raises:
        EvalError: a file is not a valid set, or two share an id.
    """
    places: dict[str, str] = {}
    problems, lines = [], []
    for path in paths:
        raw_lines = dict(numbered_lines(path))
        for question in read_questions(path):
            place = f"{path.name} linje {question.line}"
            if question.id in places:
                problems.append(f"{place}: id ”{question.id}” er også i {places[question.id]}")
            places[question.id] = place
            record = json.loads(raw_lines[question.line]) | {"split": split_of(question.id)}
            lines.append(json.dumps(record, ensure_ascii=False))
    if problems:
        raise EvalError("Sæt, der lægges sammen, må ikke have et id til fælles.", problems)
    return lines
