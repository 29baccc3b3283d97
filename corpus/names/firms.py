"""Firms and organisations in a list of people, where their names look like those of people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.names.first_names import is_first_name
from corpus.names.full_name import ORGANISATION, ROLE, title_length


def firms(
    parts: Sequence[str], bare: Sequence[str], people: Sequence[bool], *, beside: bool
) -> list[bool]:
    """Which parts of a list are firms, or organisations, that look like names: "Nordic Energy".

    A first name that is common, an office or an aside tells a person.  What has none is a person
    too, but not where firms are named that cannot be one ("Falck"), nor as what one who stands
    alone is of: "Ib Dam, oberst, Bedre Psykiatri".
    """
    told = [
        _is_known(name) or "(" in part or bool(ROLE.search(name))
        for name, part in zip(bare, parts, strict=True)
    ]
    if not beside:
        spoken = [i for i, person in enumerate(people) if person and told[i]]
        return [
            person and not told[i] and bool(spoken) and spoken[0] < i and not people[i - 1]
            for i, person in enumerate(people)
        ]
    alone = [
        len(part.split()) == 1 and part[:1].isupper() and not is_first_name(part) for part in bare
    ]
    own = [i == 0 or (people[i - 1] and not told[i - 1]) for i in range(len(parts))]
    if not any(people) or not any(a and o for a, o in zip(alone, own, strict=True)):
        return [False] * len(parts)
    return [
        (alone[i] and own[i]) or (not told[i] and (person or bool(ORGANISATION.fullmatch(bare[i]))))
        for i, person in enumerate(people)
    ]


def is_firm(text: str) -> bool:
    """Whether a text starts with words that look like a name but hold no common first name."""
    words = re.split(r"[,;]", text, maxsplit=1)[0].split()
    return len(words) > 1 and words[0][0].isupper() and not any(map(is_first_name, words))


def _is_known(name: str) -> bool:
    words = name.split()
    return bool(words) and is_first_name(words[title_length(words)])
