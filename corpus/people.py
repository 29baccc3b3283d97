"""Who took part: labels and entries, tables and sentences of the attendance block together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.attendance_columns import by_column, by_header, by_label, by_row
from corpus.attendance_groups import office_of
from corpus.attendance_prose import read_chair, read_presence, read_prose
from corpus.attendance_table import read_table
from corpus.entries import lists_people, read_entries
from corpus.initials import names_of_initials
from corpus.labels import CHAIR_LABEL, read_label
from corpus.lines import Line
from corpus.meeting import Person, Span, Status
from corpus.names import same_person
from corpus.persons import read_person

_MINUTES_TAKER = re.compile(r"ref(?:\.|erent)", re.IGNORECASE)
_CHAIR = re.compile(r"(?:udvalgs|bestyrelses)?formand", re.IGNORECASE)
_CHAIR_NOTE = re.compile(r"\b(?:mødeleder|ordstyrer|dirigent)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attendance:
    """The people of a meeting and who chaired it, if the block tells.

    Attributes:
        alike: pairs of names that probably mean one person, spelt in two ways.
    """

    people: tuple[Person, ...]
    chair: str | None
    alike: tuple[tuple[str, str], ...]


def read_people(
    lines: Sequence[Line], told: Sequence[Line] = (), narrative: Sequence[Line] = ()
) -> Attendance:
    """People named in an attendance block.

    Args:
        lines: of the block without page furniture; lines that are no entry are passed over.
        told: lines of the first item, which may say who stayed away.
        narrative: lines of all items, which may say who came late or left.
    """
    tables, rest = _tables(by_header(lines))
    rest = by_column(list(by_label(list(by_row(rest)))))
    people: list[Person] = []
    chair: str | None = None
    entries = read_entries(rest)
    text = "\n".join(line.text for line in rest)
    ticked = any(entry.ticked and lists_people(entry) for entry in entries)
    for entry in entries:
        if not ticked or not lists_people(entry):
            # Boxes that nobody has ticked yet, or beside roles, tell nothing.
            entry = replace(entry, ticked=None)
        found = read_person(entry)
        if entry.label and _MINUTES_TAKER.match(entry.label):
            found = [replace(p, note="; ".join(filter(None, [p.note, "referent"]))) for p in found]
        found = [_with_office(person, office_of(entry.label or "")) for person in found]
        if entry.label and CHAIR_LABEL.match(entry.label):
            if found and chair is None:
                chair = found[0].name
            if re.match(r"formand", entry.label, re.I) is None:
                # "Mødeleder X": X is listed again among the participants.
                found = [person for person in found if text.count(person.name) < 2]
        people.extend(found)
    for table in tables:
        people.extend(read_table(table.rows, table.status, table.label))
    if any(person.name.isupper() for person in people):
        meant = names_of_initials([*rest, *told, *narrative])
        people = [_named_in_full(person, meant) for person in people]
    people.sort(key=lambda person: person.span)
    gone = {person.name for person in people if person.status == "absent"}
    prose = [
        p
        for p in read_prose(sorted([*rest, *told], key=lambda line: line.raw))
        if p.name not in gone
    ]
    listed = {person.name for person in [*people, *prose]} - gone
    prose += [p for p in read_presence(narrative) if p.name in listed]
    resolved = _resolved(people, prose)
    chair = chair or _full(read_chair([*rest, *narrative]), resolved) or _chair_by_note(resolved)
    return Attendance(resolved, chair, _alike(resolved))


def _named_in_full(person: Person, meant: Mapping[str, str]) -> Person:
    """A person listed by initials that another line gives with the name."""
    if person.name not in meant:
        return person
    note = "; ".join(filter(None, [person.note, person.name]))
    return replace(person, name=meant[person.name], note=note)


def _with_office(person: Person, office: str | None) -> Person:
    """A person with the office that the label gives; beside one of their own it is noted."""
    if office is None or person.note and person.note.startswith("i stedet for"):
        return person
    if person.role is None:
        return replace(person, role=office)
    known = office.casefold() in person.role.casefold()
    note = person.note if known else "; ".join(filter(None, [person.note, office.lower()]))
    return replace(person, note=note)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table with the status that the label above it gives, and where that stands."""

    rows: list[Line]
    status: Status
    label: Span | None


def _tables(lines: Sequence[Line]) -> tuple[list[_Table], list[Line]]:
    """The tables that name people, and the lines outside them."""
    tables: list[_Table] = []
    rest: list[Line] = []
    status: Status = "present"
    place: Span | None = None
    inside = False
    for line in lines:
        is_row = line.is_row and line.text.startswith("|")
        if is_row:
            if not inside:
                tables.append(_Table([], status, place))
            tables[-1].rows.append(line)
        else:
            rest.append(line)
            if label := read_label(line.text):
                status, place = label.status, line.raw
        inside = is_row
    named = [table for table in tables if read_table(table.rows, table.status, table.label)]
    # A table without a column of names is read as entries, cell by cell.
    kept = {line.number for table in named for line in table.rows}
    others = [line for table in tables for line in table.rows if line.number not in kept]
    return named, sorted([*rest, *others], key=lambda line: line.raw)


def _chair_by_note(people: Sequence[Person]) -> str | None:
    for person in people:
        if person.note and _CHAIR_NOTE.search(person.note):
            return person.name
    # Whoever is called the chair, of nothing else, has the chair when present.
    called = [
        person.name
        for person in people
        if person.status == "present" and any(_CHAIR.fullmatch(said) for said in _offices(person))
    ]
    return called[0] if len(called) == 1 else None


def _full(name: str | None, people: Sequence[Person]) -> str | None:
    """The name, for a first name alone as the list gives it; None when it is nobody's there."""
    if name is None or " " in name:
        return name
    fitting = [person.name for person in people if person.name.split()[0] == name]
    return fitting[0] if len(fitting) == 1 else None


def _offices(person: Person) -> list[str]:
    """What a person is called at the meeting; the role of one with an organisation is held there."""
    role = "" if person.organisation else person.role
    return [role or "", *(part.strip() for part in re.split(r"[;,]", person.note or ""))]


def _resolved(people: Sequence[Person], prose: Sequence[Person]) -> tuple[Person, ...]:
    """One entry a name.  Whoever is also among the apologies was absent; notes are kept."""
    resolved: dict[str, Person] = {}
    told = [(person, False) for person in people] + [(person, True) for person in prose]
    # Whoever is printed in short may be named in full only further down.
    for person, in_sentence in sorted(told, key=lambda pair: " " not in pair[0].name):
        known = resolved.get(person.name) or _by_short_name(person, resolved)
        if known is None:
            resolved[person.name] = person
            continue
        person = replace(person, name=known.name)
        notes = [*(known.note or "").split("; "), *(person.note or "").split("; ")]
        note = "; ".join(dict.fromkeys(filter(None, notes))) or None
        fresh = person.role if person.role != known.organisation else None
        changed = person.status == "absent" != known.status
        # "Ib Dam forlod mødet kl. 15" says more than the list of participants.
        shows = changed or (in_sentence and known.status == "present")
        resolved[person.name] = replace(
            known,
            role=known.role or fresh,
            organisation=known.organisation or person.organisation,
            status="absent" if changed else known.status,
            status_span=person.status_span if shows else known.status_span,
            note=note,
        )
    return tuple(sorted(resolved.values(), key=lambda person: person.span))


def _by_short_name(person: Person, known: Mapping[str, Person]) -> Person | None:
    """The one whose initials or first name alone are printed: "Referent: CD", "Afbud: Camilla"."""
    if " " in person.name or person.role or person.organisation:
        return None
    initials = [one for one in known.values() if person.name in _offices(one)]
    # With a class, "Camilla (8.a)" is somebody else.
    plain = not any(char.isdigit() for char in person.note or "")
    first = [one for one in known.values() if plain and one.name.startswith(f"{person.name} ")]
    fitting = initials if person.name.isupper() else first
    return fitting[0] if len(fitting) == 1 else None


def _alike(people: Sequence[Person]) -> tuple[tuple[str, str], ...]:
    names = [person.name for person in people][:200]
    return tuple(
        (one, other)
        for index, one in enumerate(names)
        for other in names[index + 1 :]
        if same_person(one, other)
    )
