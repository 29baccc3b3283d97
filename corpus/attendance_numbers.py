"""Numbered lists of those who took part: their numbers are no part of a name, and number no item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.enumeration import names_people
from corpus.labels import read_label
from corpus.lines import Line

_NUMBERED = re.compile(r"(?P<n>\d{1,3})(?:[.)]|(?=\s))\s*(?=[A-ZÆØÅa-zæøå])")


def without_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines, with "1) Ib Dam, formand" below "Deltagere:" as "Ib Dam, formand".

    Only a list that counts from 1 right below a label and names people alone is meant: an agenda
    may stand below the attendance, and numbers its items.

    Args:
        lines: of the document without page furniture.
    """
    found = list(lines)
    for index, line in enumerate(lines):
        label = read_label(line.text[:200])
        if label is None or label.value < len(line.text):
            continue
        run = _numbered_people(lines, index + 1)
        for position, begin in enumerate(run, index + 1):
            entry = lines[position]
            found[position] = entry.piece(begin, len(entry.text), entry.gap)
    return found


def _numbered_people(lines: Sequence[Line], first: int) -> list[int]:
    """Where in each line of a numbered list of people the number ends; empty for other lists."""
    ends: list[int] = []
    for number, line in enumerate(lines[first:], 1):
        match = _NUMBERED.match(line.text)
        if match is None or int(match.group("n")) != number:
            break
        if line.is_row or not names_people(line.text[match.end() :]):
            return []
        ends.append(match.end())
    return ends
