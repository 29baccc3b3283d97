"""Lists of people with no label over them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.attendance.groups import LONGEST_ENTRY, is_group, starts_person, surely
from corpus.lines import Line
from corpus.names.absence import CAME_OR_NOT
from corpus.names.bare_entry import bare_entry, is_full_name
from corpus.names.enumeration import COLUMN
from corpus.names.full_name import ORGANISATION, PARTY, ROLE, starts_with_name
from corpus.names.labels import read_label

# "Ib Dam ........ afbud"
_LEADER = re.compile(rf"(?:\.{{3,}}|…)\s*{CAME_OR_NOT}\W*$", re.I)


def is_list_of_people(cells: Sequence[str]) -> bool:
    """Whether texts are all people, and most of them surely: those of a list without a label."""
    sure = sum(surely(cell) or _tells_person(cell) for cell in cells)
    return all(map(starts_person, cells)) and 3 * sure >= 2 * len(cells)


def unlabelled(lines: Sequence[Line]) -> int | None:
    """Where people are listed with no label over any; None when those present have one."""
    labels = [read_label(line.text) for line in lines]
    present = [label for label in labels if label and label.status == "present"]
    if not all(label.groups or label.adds for label in present):
        return None
    people = [_tells_person(line.text) for line in lines]
    for start in range(len(people)):
        after = is_group(lines[start - 1].text, 0) if start else False
        least = 2 if after else 3
        if all(people[start : start + least]) and len(people) - start >= least:
            return start - 1 if after else start
    return None


def _tells_person(text: str) -> bool:
    """Whether a line is a full name with a role or a party, or several beside each other.

    "Ib Dam, formand", "Bo Lind (V)", "Overlæge Per Holm".
    """
    cells = [match.group() for match in COLUMN.finditer(text[:LONGEST_ENTRY])]
    if len(cells) > 1 and all(starts_with_name(cell) for cell in cells):
        return True
    if len(cells) > 1 and is_full_name(cells[0]):
        return any(ROLE.search(cell) or ORGANISATION.search(cell) for cell in cells[1:])
    if ROLE.search(text.split(maxsplit=1)[0]):
        return is_full_name(bare_entry(text))
    name, mark, rest = (*re.split(r"([,(])", text[:LONGEST_ENTRY], maxsplit=1), "", "")[:3]
    if _LEADER.search(text[:LONGEST_ENTRY]):
        return is_full_name(bare_entry(name.split("...")[0]))
    said = ROLE.search(rest) or (mark == "(" and PARTY.match(rest))
    return bool(said) and is_full_name(name)
