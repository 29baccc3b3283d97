"""Who is meant by initials, where another place of the minutes gives them beside the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.lines import Line
from corpus.names.full_name import FULL_NAME

_INITIALS = r"(?P<short>[A-ZÆØÅ]{2,4})"
# "Ib Dam (ID)", "ID = Ib Dam", "ID: Ib Dam", "ID (Ib Dam, formand)"
_BOTH = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<name>{FULL_NAME}) \({_INITIALS}\)",
        rf"(?<![A-ZÆØÅ]){_INITIALS}(?: ?= ?|: )(?P<name>{FULL_NAME})",
        rf"(?<![A-ZÆØÅ]){_INITIALS} \((?P<name>{FULL_NAME})(?=[,)])",
    )
)
_LONGEST_LEGEND = 2000


def names_of_initials(lines: Sequence[Line]) -> dict[str, str]:
    """Full names by the initials that some line gives with them.

    Initials that are given with two names, or that are none of the name, are left out.
    """
    found: dict[str, set[str]] = {}
    for line in lines:
        for pattern in _BOTH:
            for match in pattern.finditer(line.text):
                if are_initials_of(match.group("short"), match.group("name")):
                    found.setdefault(match.group("short"), set()).add(match.group("name"))
    return {short: names.pop() for short, names in found.items() if len(names) == 1}


def is_legend(text: str) -> bool:
    """Whether a line only tells what initials mean: "ID: Ib Dam, BL: Bo Lind"."""
    return len(text) < _LONGEST_LEGEND and len(_BOTH[1].findall(text)) > 1


def are_initials_of(short: str, name: str) -> bool:
    """Whether capitals are those of a name: "IBD" of "Ib Dam"."""
    letters = iter(name.upper())
    return short[0] == name[0].upper() and all(letter in letters for letter in short)
