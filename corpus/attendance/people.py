"""Who took part: labels and entries, tables and sentences of the attendance block together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.attendance.capitals import in_small_letters
from corpus.attendance.chair import chair_by_office, told_chair
from corpus.attendance.columns import (
    by_column,
    by_header,
    by_label,
    by_row,
)
from corpus.attendance.entries import lists_people, read_entries
from corpus.attendance.feet import by_foot
from corpus.attendance.grid import by_group
from corpus.attendance.groups import office_of
from corpus.attendance.marks import by_mark
from corpus.attendance.offices import by_office, by_signature
from corpus.attendance.persons import read_person
from corpus.attendance.prose import read_presence, read_prose
from corpus.attendance.rows import by_presence
from corpus.attendance.table import read_table, starts_table
from corpus.lines import Line
from corpus.meeting import Person, Span, Status
from corpus.names.first_names import is_first_name
from corpus.names.initials import names_of_initials
from corpus.names.labels import CHAIR_LABEL, LEADER_LABEL, read_label
from corpus.names.same_people import alike, offices, resolved
from corpus.names.stand_ins import STAND_IN
from corpus.names.surnames_first import with_names_in_order
from corpus.names.writer import find_writer

_CHAIRS = re.compile(r"formandskab", re.IGNORECASE)
# "Ib Dam (Danske Patienter), formand" is the chair of those who meet, not of those in brackets.
_OFFICE_LAST = re.compile(r"\)\s*[,–-]?\s*(?:formand|forperson)\s*\.?$", re.IGNORECASE)
_MINUTES_TAKER = re.compile(r"ref(?:\.?$|erent)|minutes|protokolfører", re.IGNORECASE)
# What makes lines of people of other forms of them, in this order.
_ARRANGED: tuple[Callable[[Sequence[Line]], Iterable[Line]], ...] = (
    by_row,
    by_foot,
    by_mark,
    by_label,
    by_signature,
    by_office,
    by_column,
)
_LONGEST_BLOCK = 3000  # lines; no meeting has more people, and each line costs a millisecond


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
    lines: Sequence[Line],
    told: Sequence[Line] = (),
    narrative: Sequence[Line] = (),
    body: str | None = None,
) -> Attendance:
    """People named in an attendance block.

    Args:
        lines: of the block without page furniture; lines that are no entry are passed over.
        told: lines of the first item, which may say who stayed away.
        narrative: lines of all items, which may say who came late or left, and who led the
            meeting.
        body: that met.
    """
    lines = with_names_in_order(in_small_letters(lines[:_LONGEST_BLOCK]))
    tables, rest = _tables(by_header(by_group(by_presence(lines))))
    for arranged in _ARRANGED:
        rest = list(arranged(rest))
    people, chairs = _listed(rest)
    for table in tables:
        people.extend(read_table(table.rows, table.status, table.label))
    if any(person.name.isupper() for person in people):
        meant = names_of_initials([*rest, *told, *narrative])
        people = [_named_in_full(person, meant) for person in people]
    people.sort(key=lambda person: person.span)
    sentences = _told(people, rest, told, narrative)
    found = resolved(people, sentences)
    away = {person.name for person in found if person.status == "absent"}
    writer = find_writer([*rest, *narrative])
    noted = any(_MINUTES_TAKER.search(person.note or "") for person in found)
    if writer is not None and writer.name not in away and not noted:
        found = resolved([*found, writer], ())
    leads, chair = (next((n for n in names if n not in away), None) for names in chairs)
    # Whoever is the chair of the body does not lead each of its meetings.
    led = None if leads else told_chair([*rest, *narrative])
    if led is not None:
        leads = _full(led.name, found)
        if leads is None and (" " in led.name or is_first_name(led.name)):
            leads = led.name
            found = resolved([*found, led], ())  # whoever led the meeting was there
    chair = leads or chair
    chair = chair and (_full(chair, found) or chair)
    chair = chair or chair_by_office(found, body, narrative)
    return Attendance(found, chair, alike(found))


def _listed(lines: Sequence[Line]) -> tuple[list[Person], tuple[list[str], list[str]]]:
    """The people of the entries of a block, and who labels say lead the meeting, and the body."""
    people: list[Person] = []
    leaders: list[str] = []
    chairs: list[str] = []
    leading: list[Person] = []  # the meeting, by a label that says no more of them
    entries = read_entries(lines)
    # "Formandskab:" before one person says who leads; before two, not which of them.
    alone = sum(bool(_CHAIRS.match(entry.label or "")) for entry in entries) == 1
    last = [entry for entry in entries if _OFFICE_LAST.search(entry.text)]
    ticked = any(entry.ticked and lists_people(entry) for entry in entries)
    for entry in entries:
        chair_of_all = last == [entry]
        if not ticked or not lists_people(entry):
            # Boxes that nobody has ticked yet, or beside roles, tell nothing.
            entry = replace(entry, ticked=None)
        label = entry.label or ""
        found = [_with_office(person, office_of(label)) for person in read_person(entry)]
        if _MINUTES_TAKER.match(label):
            found = [replace(p, note="; ".join(filter(None, [p.note, "referent"]))) for p in found]
        if found and (CHAIR_LABEL.match(label) or (alone and _CHAIRS.match(label))):
            (leaders if LEADER_LABEL.match(label) else chairs).append(found[0].name)
            leading += found if office_of(label) is None else []
        if found and chair_of_all:
            chairs.append(found[0].name)
        people += found
    # "Mødeleder X": X is listed again among the participants.
    times = Counter(person.name for person in people)
    again = {person.span for person in leading if times[person.name] > 1}
    return [person for person in people if person.span not in again], (leaders, chairs)


def _told(
    people: Sequence[Person],
    block: Sequence[Line],
    opening: Sequence[Line],
    narrative: Sequence[Line],
) -> list[Person]:
    """What sentences tell of people, beside the list."""
    gone = {person.name for person in people if person.status == "absent"}
    known = {person.name.split()[0] for person in people}
    placed = {person.name for person in people if (person.note or "").startswith("i stedet for")}
    items = min((line.raw.start for line in opening), default=None)
    told = [
        person
        for person in read_prose(sorted([*block, *opening], key=lambda line: line.raw))
        if person.name not in gone
        and not (person.name in placed and person.note == STAND_IN)
        and (" " in person.name or person.name in known or is_first_name(person.name))
        and (items is None or person.span.start < items or not _is_news(person))
    ]
    listed = {person.name for person in [*people, *told]} - gone
    return told + [person for person in read_presence(narrative) if person.name in listed]


def _is_news(person: Person) -> bool:
    """Whether somebody "er på barsel", which an item may tell of one who is not of the body."""
    return person.status == "absent" and (person.note or "").startswith("er ")


def _named_in_full(person: Person, meant: Mapping[str, str]) -> Person:
    """A person listed by initials that another line gives with the name."""
    if person.name not in meant:
        return person
    name = meant[person.name]
    told = (person.note or "").replace(name, "").strip(" ,;")  # "ID (Ib Dam, formand)"
    note = "; ".join(filter(None, [told, person.name]))
    return replace(person, name=name, note=note)


def _with_office(person: Person, office: str | None) -> Person:
    """A person with the office that the label gives; beside one of their own it is noted."""
    if office is None or (person.note or "").startswith("i stedet for"):
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
    status: Status = "present"
    place: Span | None = None
    inside = False
    for line in lines:
        is_row = line.is_row and line.text.startswith("|")
        if is_row:
            if not inside or starts_table(line):
                tables.append(_Table([], status, place))
            tables[-1].rows.append(line)
        elif (label := read_label(line.text)) and label.value >= len(line.text):
            # Not "Referent: Ib Dam", which is told of nobody else.
            status, place = label.status, line.raw
        inside = is_row
    named = [table for table in tables if read_table(table.rows, table.status, table.label)]
    # A table without a column of names is read as entries, cell by cell.
    kept = {line.number for table in named for line in table.rows}
    return named, [line for line in lines if line.number not in kept]


def _full(name: str, people: Sequence[Person]) -> str | None:
    """The name as the list gives it, also for a first name or initials; None when it is nobody's."""
    fitting = [person.name for person in people if f"{person.name} ".startswith(f"{name} ")]
    if name.isupper():
        fitting = [person.name for person in people if name in offices(person)]
    fitting = [name] if name in fitting else fitting
    return fitting[0] if len(fitting) == 1 else None
