"""Where people are listed outside the head: below the first items, and where no agenda is found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.attendance.groups import starts_person
from corpus.lines import NUMBERED, Line
from corpus.names.bare_entry import names_people
from corpus.names.labels import read_label
from corpus.sections.known_names import section_name

# The items that open a meeting, where minutes say who is not there.
_OPENS_MEETING = re.compile(
    r"dagsord|fremmød|fravær|afbud|åbn(?:ing|et)|velkomst|mødets start|formalia|beslutningsdygtig|"
    r"(?:indkald|godkend)\w* .*stedfortræder",
    re.IGNORECASE,
)
_OPENING_ITEMS = 3
_APOLOGY = re.compile(r"afbud|forfald|forhindre|i mødet|apologies", re.IGNORECASE)
# "I mødet deltog:", and not "Under punkt 4 deltog:"
_CAME = re.compile(
    r"(?:i|på|til) mødet (?:deltog|mødte|var)\b[^:]{0,20}:?|(?:til ?stede|fremmødte?|mødt)\b[^:]{0,20}:",
    re.IGNORECASE,
)
_FEW = 2
_AGENDA = re.compile(
    r"(?:\w+)?dagsorden\w*\W*|(?:sag|punkt|pkt)\b\W*(?:nr\W*)?\d+\W*|"
    r"\d{1,3}(?:/\d+)?\s*[.:)]?\s+[A-ZÆØÅ]",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[=#~>]{1,3}\s+(?=\w)")
_LONGEST_ALONE = 80  # lines


def opens_meeting(title: str, place: int) -> bool:
    """Whether an item is one of those that open a meeting.

    Args:
        title: of the item.
        place: of the item among all, from 0.
    """
    return place == 0 or (place < _OPENING_ITEMS and bool(_OPENS_MEETING.search(title)))


def listed_below(
    lines: Sequence[Line], narrative: Sequence[Line], head: Sequence[Line]
) -> list[Line]:
    """The lists of those who stayed away in the text of items: "Fraværende med afbud: Ib Dam".

    Those who came are listed there too ("I mødet deltog:"), where the head does not list them.

    One that says no more than "Fraværende:" may be of its item alone, and is taken only where it
    stands under other items too and the head does not tell who stayed away.

    Args:
        lines: of the items that open the meeting.
        narrative: lines of all items.
        head: of the document.
    """
    labels = [read_label(line.text) for line in head]
    told = any(label and label.status == "absent" for label in labels)
    listed_above = any(label and label.status == "present" for label in labels)
    texts = [] if told else [line.text for line in narrative]
    found: list[Line] = []
    index = 0
    while index < len(lines):
        label = read_label(lines[index].text)
        end = index + 1
        if label is not None and label.status == "absent":
            if label.value >= len(lines[index].text):
                while end < len(lines) and _names(lines[end]):
                    end += 1
            listed = lines[index:end]
            whole = _APOLOGY.search(label.text) or all(texts.count(one.text) > 1 for one in listed)
            if whole:
                found += listed
        elif label is not None and not listed_above and _CAME.fullmatch(lines[index].text):
            while end < len(lines) and _names(lines[end]):
                end += 1
            several = end - index > _FEW or any("," in one.text for one in lines[index + 1 : end])
            found += lines[index:end] if several else []
        index = end
    return found


def _names(line: Line) -> bool:
    return not line.level and read_label(line.text) is None and starts_person(line.text)


def listed_alone(lines: Sequence[Line]) -> list[Line]:
    """The list of those who took part in a text in which no agenda is found; empty without one."""
    lines = [_without_sign(line) for line in lines]
    first = next((i for i, one in enumerate(lines) if _opens(lines, i)), len(lines))
    found = list(lines[first : first + 1])
    for line in lines[first + 1 : first + _LONGEST_ALONE]:
        numbered = _AGENDA.match(line.text) or NUMBERED.match(line.text)
        if numbered and not names_people(line.text[numbered.end() :]):
            break
        if section_name(line.text) is not None:
            break
        found.append(line)
    return found


def _without_sign(line: Line) -> Line:
    """A line without the sign that it starts with, as lists of other forms have it: "= Ib Dam"."""
    sign = _SIGN.match(line.text)
    return line.piece(sign.end(), len(line.text), line.gap) if sign else line


def _opens(lines: Sequence[Line], index: int) -> bool:
    """Whether a label over or before people stands in a line."""
    text = lines[index].text
    label = read_label(text)
    if label is None or label.groups:
        return False
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    return ":" in text[: label.value + 1] or (label.value >= len(text) and starts_person(below))
