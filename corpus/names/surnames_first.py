"""Lists of people by their surnames, "Dam, Ib", as registers have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.lines import BULLET, Line
from corpus.names.full_name import name_length, names_office

_ENTRY = re.compile(
    r"(?P<surname>[^\s,()]+(?: [^\s,()]+)?), (?P<first>[^,(\d–]+?)(?=\s*[,(–]|\s-|$)"
)
_LEAST = 3
_LONGEST = 150


def with_names_in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a list by surnames with the first name first: "Ib Dam".

    Three entries or more that follow each other in the order of the alphabet make such a list.
    """
    found = list(lines)
    for run in _runs(lines):
        for index, match in run:
            found[index] = _turned(lines[index], match)
    return found


def _runs(lines: Sequence[Line]) -> Iterator[list[tuple[int, re.Match[str]]]]:
    run: list[tuple[int, re.Match[str]]] = []
    for index, line in enumerate(lines):
        match = _by_surname(line)
        if match is not None:
            run.append((index, match))
        if match is None or index == len(lines) - 1:
            if len(run) >= _LEAST and _in_order([match["surname"] for _, match in run]):
                yield run
            run = []


def _by_surname(line: Line) -> re.Match[str] | None:
    """The entry of a line that is, or starts with, a surname and after a comma a first name."""
    if line.is_row or line.level or len(line.text) > _LONGEST:
        return None
    bullet = BULLET.match(line.text)
    match = _ENTRY.match(line.text, bullet.end() if bullet else 0)
    if match is None:
        return None
    parts = (match["surname"].split(), match["first"].split())
    named = all(name_length(words) == len(words) < 4 for words in parts)
    return match if named and not any(names_office(w, after_name=False) for w in parts[1]) else None


def _in_order(surnames: Sequence[str]) -> bool:
    keys = [[_ALPHABET.find(letter) for letter in name.casefold()] for name in surnames]
    return all(one <= other for one, other in pairwise(keys)) and len(set(surnames)) > 1


_ALPHABET = "'-. abcdefghijklmnopqrstuüvwxyzæäøöå"


def _turned(line: Line, match: re.Match[str]) -> Line:
    """The line with the two names the other way round; their place in the source is that of both."""
    begin, end = match.span()
    comma = match.end("surname")
    text = f"{line.text[:begin]}{match['first']} {match['surname']}{line.text[end:]}"
    return replace(line, text=text, offsets=(*line.offsets[:comma], *line.offsets[comma + 1 :]))
