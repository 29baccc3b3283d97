"""The same person printed more than once in the attendance of a meeting."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.meeting import Person
from corpus.names.full_name import same_person


def offices(person: Person) -> list[str]:
    """What a person is called at the meeting; the role of one with an organisation is held there."""
    role = "" if person.organisation else person.role
    said = [role or "", *re.split(r"[;,]", f"{role or ''};{person.note or ''}")]
    return [part.strip() for part in said]


def resolved(people: Sequence[Person], prose: Sequence[Person]) -> tuple[Person, ...]:
    """One entry a name.  Whoever is also among the apologies was absent; notes are kept."""
    found: dict[str, Person] = {}
    told = [(person, False) for person in people] + [(person, True) for person in prose]
    # Whoever is printed in short may be named in full only further down.
    for person, in_sentence in sorted(told, key=lambda pair: " " not in pair[0].name):
        known = found.get(person.name) or _by_short_name(person, found)
        if known is None:
            found[person.name] = person
            continue
        person = replace(person, name=known.name)
        notes = [*(known.note or "").split("; "), *(person.note or "").split("; ")]
        note = "; ".join(dict.fromkeys(filter(None, notes))) or None
        fresh = person.role if person.role != known.organisation else None
        changed = person.status == "absent" != known.status
        # "Ib Dam forlod mødet kl. 15" says more than the list of participants.
        shows = changed or (in_sentence and known.status == "present")
        found[person.name] = replace(
            known,
            role=known.role or fresh,
            organisation=known.organisation or person.organisation,
            status="absent" if changed else known.status,
            status_span=person.status_span if shows else known.status_span,
            note=note,
        )
    return tuple(sorted(found.values(), key=lambda person: person.span))


def _by_short_name(person: Person, known: Mapping[str, Person]) -> Person | None:
    """The one whose initials or first name alone are printed: "Referent: CD", "Afbud: Camilla"."""
    if " " in person.name or person.role or person.organisation:
        return None
    initials = [one for one in known.values() if person.name in offices(one)] or [
        one for one in known.values() if person.name == "".join(w[0] for w in one.name.split())
    ]
    # With a class, "Camilla (8.a)" is somebody else.
    plain = not any(char.isdigit() for char in person.note or "")
    first = [one for one in known.values() if plain and one.name.startswith(f"{person.name} ")]
    fitting = initials if person.name.isupper() else first
    return fitting[0] if len(fitting) == 1 else None


def alike(people: Sequence[Person]) -> tuple[tuple[str, str], ...]:
    """Pairs of names that probably mean one person, spelt in two ways."""
    names = [person.name for person in people][:200]
    return tuple(
        (one, other)
        for index, one in enumerate(names)
        for other in names[index + 1 :]
        if same_person(one, other)
    )
