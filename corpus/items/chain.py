"""The increasing sequence of numbered lines that looks most like an agenda."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.items.groups import starts_anew
from corpus.lines import Line

MAX_STEP = 6
"""A sequence leaves out fewer numbers than this, but where it runs through the year."""

_AGENDA_TITLE = re.compile(
    r"(?:godkendelse af|velkom|meddelelse|orientering|eventuelt|evt\b|næste møde|siden sidst|"
    r"deltagere|status|drøftelse|tema|oplæg|spørgetid|bordet rundt|mødeplan|opfølgning|dialog|"
    r"valg af|formalia|bemærkninger til|beslutning|lukket|underskrift)",
    re.IGNORECASE,
)
_WORTHLESS = -1.2
_RUNNING = 20  # numbers from here on run through the year, and those of closed items are missing
_MAX_RUNNING_STEP = 40
_LEFT_OUT = 1.2
_CUT_OUT = 1.5  # the price of a gap of any width between two items that look like ones
_FILED = 0.4
_PASSED = 0.8
_LIKELY = 0.5
_OPENING = 20
_NEAR = 100


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may open an item; ``score`` says how much it looks like one."""

    line: int
    number: int
    label: str
    text: str
    score: float


def is_agenda_title(text: str) -> bool:
    """Whether a text starts like the title of one of the usual items of an agenda."""
    return bool(_AGENDA_TITLE.match(text))


def best_chain(found: Sequence[Candidate], lines: Sequence[Line]) -> tuple[list[Candidate], float]:
    """The increasing sequence with the highest score (dynamic programming over the numbers).

    A sequence may leave out a few numbers, at a price, and may begin anew below the title of a
    group.  It may pass over lists, which begin with one; what else it passes over has its price
    too.  Among equals the earlier one stays, for later repetitions are lists inside the last item.
    """
    found = [candidate for candidate in found if candidate.score > _WORTHLESS]
    if not found:
        return [], 0.0
    strays = _strays(found)
    best: list[float] = []
    worth: list[float] = []  # the same, with the price of all strays so far to be taken off
    link: list[int] = []
    ending: dict[int, int] = {}  # number -> the best sequence so far that ends with it
    for index, one in enumerate(found):
        top = one.score + (0.5 if one.number == 1 else -0.1 if one.number < 20 else 0.0)
        previous = -1
        passed = strays[index - 1] if index else 0.0
        running = one.number - MAX_STEP > _RUNNING or one.score >= _FILED
        for step in range(1, (_MAX_RUNNING_STEP if running else MAX_STEP) + 1):
            earlier = ending.get(one.number - step)
            if earlier is None:
                continue
            total = worth[earlier] - passed + one.score + 1.0 - _price(step, found[earlier], one)
            if total > top:
                top, previous = total, earlier
        if one.number == 1 and one.line and starts_anew(lines[one.line - 1].text):
            near = range(max(0, index - _NEAR), index)
            for earlier in sorted(near, key=lambda place: (-worth[place], place)):
                total = worth[earlier] - passed + one.score + 0.5
                if total > top and not _repeats(one, earlier, found, link):
                    top, previous = total, earlier
                    break
        best.append(top)
        worth.append(top + strays[index])
        link.append(previous)
        if one.number not in ending or worth[index] > worth[ending[one.number]]:
            ending[one.number] = index
    index = max(range(len(found)), key=lambda position: (worth[position], -position))
    score = best[index]
    chain: list[Candidate] = []
    while index >= 0:
        chain.append(found[index])
        index = link[index]
    return chain[::-1], score


def _price(step: int, before: Candidate, one: Candidate) -> float:
    """What it costs that the numbers between an item and the one before it are missing."""
    price = 0.8 * (step - 1) if step <= MAX_STEP else math.inf
    if before.number >= _RUNNING and one.score >= _LIKELY:
        return min(price, _LEFT_OUT)
    # An extract of a long agenda: 1, 2, then 23.
    return min(price, _CUT_OUT) if min(before.score, one.score) >= _FILED else price


def _strays(found: Sequence[Candidate]) -> list[float]:
    """Up to each candidate, the price of passing over those that are in no list from one on."""
    strays: list[float] = []
    total, start = 0.0, 0
    for index, one in enumerate(found):
        if not index or one.number != found[index - 1].number + 1:
            start = one.number
        if start != 1 and one.score >= _LIKELY:
            total += _PASSED * (2 if is_agenda_title(one.text) else 1)
        strays.append(total)
    return strays


def _repeats(one: Candidate, end: int, found: Sequence[Candidate], link: Sequence[int]) -> bool:
    """Whether a sequence that ends somewhere, a table of contents perhaps, has an item already."""
    for _ in range(_NEAR):
        if end < 0:
            break
        if found[end].text[:_OPENING].casefold() == one.text[:_OPENING].casefold():
            return True
        end = link[end]
    return False
