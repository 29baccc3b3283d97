"""Numbered lists of those who took part: their numbers are no part of a name, and number no item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.lines import Line
from corpus.names.absence import CAME_OR_NOT
from corpus.names.bare_entry import names_people
from corpus.names.labels import read_label

_NUMBERED = re.compile(r"(?P<n>\d{1,3})(?:[.)]|(?=\s))\s*(?=[A-ZÆØÅa-zæøå])")
# "1. Ib Dam, formand ........ til stede"
_SAID = re.compile(
    rf"(?:\.{{3}}|…|\s{{3}}|\s[-–])\s*{CAME_OR_NOT}\W{{0,3}}$",
    re.IGNORECASE,
)


def without_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines, with "1) Ib Dam, formand" below "Deltagere:" as "Ib Dam, formand".

    Only a list that counts from 1 and names people alone is meant, right below a label or with
    "til stede" or "afbud" after each: an agenda may stand below, and numbers its items.

    Args:
        lines: of the document without page furniture.
    """
    found = list(lines)
    for index, line in enumerate(lines):
        label = read_label(line.text[:200])
        if label is not None and label.value >= len(line.text):
            first = index + 1
            run = _numbered_people(lines, first)
        elif _SAID.search(line.text[:200]):
            first = index
            run = _numbered_people(lines, first)
            if not all(_SAID.search(one.text[:200]) for one in lines[first : first + len(run)]):
                continue
        else:
            continue
        for position, begin in enumerate(run, first):
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
