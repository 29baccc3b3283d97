"""Who wrote the minutes, by a line in the head or below the items: "Referat: Ib Dam"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.lines import Line
from corpus.meeting import Person
from corpus.names.bare_entry import is_full_name
from corpus.names.full_name import FULL_NAME, past_offices

_LEADER = rf"(?:(?:dirigent|ordstyrer|mødeleder)\s*:\s*(?-i:{FULL_NAME})\s*[,;|]?\s+)?"
_WROTE = r"(?:referent|ref\.|protokolfører|referat(?:\s+(?:ved|v/|af|skrevet\s+af))?)"
_WRITER = re.compile(rf"{_LEADER}{_WROTE}\s*:\s*(?P<who>(?-i:{FULL_NAME}))\s*\.?", re.IGNORECASE)
_LABEL = re.compile(r"referent\s*:", re.IGNORECASE)
_LONGEST = 150


def names_writer(text: str) -> bool:
    """Whether a line says nothing but who wrote the minutes, and perhaps who led the meeting."""
    match = _WRITER.fullmatch(text) if len(text) < _LONGEST else None
    return match is not None and is_full_name(match.group("who"))


def find_writer(lines: Sequence[Line]) -> Person | None:
    """Whoever wrote the minutes; None where no line says nothing else.

    Args:
        lines: of the head and the items, without page furniture.
    """
    for index, line in enumerate(lines):
        begin = 0
        if names_writer(line.text) and (match := _WRITER.fullmatch(line.text)):
            begin, end = match.span("who")
        elif index and _LABEL.fullmatch(lines[index - 1].text) and is_full_name(line.text):
            end = len(line.text)
        else:
            continue
        begin += past_offices(line.text[begin:end]) or 0
        place = line.piece(begin, end, line.gap).raw
        return Person(line.text[begin:end], None, None, "secretariat", "referent", place, line.raw)
    return None
