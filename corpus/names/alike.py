"""The same person under several spellings in several minutes: pointed out, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from corpus.meeting import Meeting
from corpus.names.full_name import same_person


@dataclass(frozen=True, slots=True)
class Alike:
    """Two names that probably mean one person, and the files in which each stands."""

    names: tuple[str, str]
    files: tuple[tuple[str, ...], tuple[str, ...]]


def alike_people(meetings: Sequence[Meeting]) -> tuple[Alike, ...]:
    """Pairs of names from different meetings that probably mean the same person.

    Names that stand side by side in one meeting are left to that meeting's warnings.

    Args:
        meetings: any number, in any order.

    Returns:
        Pairs in the order of their names.
    """
    files: dict[str, set[str]] = defaultdict(set)
    for meeting in meetings:
        for person in meeting.people:
            files[person.name].add(meeting.source.path)
    by_initial: dict[str, list[str]] = defaultdict(list)
    for name in sorted(files):
        by_initial[name[0].casefold()].append(name)
    return tuple(
        Alike((one, other), (tuple(sorted(files[one])), tuple(sorted(files[other]))))
        for names in by_initial.values()
        for one, other in combinations(names, 2)
        if same_person(one, other) and not files[one] & files[other]
    )
