"""Tables of those who took part: "Navn | Organisation | Init. | Tilstede"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.attendance.entries import Entry
from corpus.attendance.marks import read_mark
from corpus.attendance.persons import read_person
from corpus.layout.tables import columns
from corpus.lines import Line
from corpus.meeting import Person, Span, Status
from corpus.names.absence import is_partly, names_reason, tells_absence
from corpus.names.bare_entry import bare_entry, is_full_name
from corpus.names.full_name import FULL_NAME, ORGANISATION, PARTY, ROLE, name_length
from corpus.names.labels import read_label

_COLUMNS = (
    ("name", re.compile(r"navn\w*|(?:møde)?deltagere?|medlem\w*|person", re.IGNORECASE)),
    (
        "organisation",
        re.compile(
            r"org\.?|.*(?:organisation|virksomhed|afdeling|firma|kommune|sektor|repræsenterer).*",
            re.I,
        ),
    ),
    ("role", re.compile(r"titel|rolle|funktion|stilling", re.IGNORECASE)),
    ("party", re.compile(r"parti|gruppe|liste|partigruppe", re.IGNORECASE)),
    ("initials", re.compile(r"init\w*\.?", re.IGNORECASE)),
    (
        "present",
        re.compile(
            r"til ?stede|mødt|fremmødt?e?|fremmøde|tilstedeværelse|deltog|deltagelse|"
            r"deltager i mødet",
            re.IGNORECASE,
        ),
    ),
    ("absent", re.compile(r"(?:meldt |med )?afbud|fraværende|(?:ikke|ej) mødt", re.IGNORECASE)),
    ("unexcused", re.compile(r"uden afbud|fraværende|(?:ikke|ej) mødt|udeblev\w*", re.IGNORECASE)),
    ("substitute", re.compile(r"stedfortræder|suppleant|i stedet(?: mødte)?", re.IGNORECASE)),
    ("note", re.compile(r"(?:be|an)mærkning(?:er)?|noter?|kommentar(?:er)?", re.IGNORECASE)),
)
_INSTEAD = re.compile(rf"(?P<who>{FULL_NAME}) (?:mødte|møder|deltog|deltager) i stedet")
# "Til stede", "Kom kl. 17.30", "Online": there, if only for a part or from elsewhere.
_THERE = re.compile(
    r"til ?stede|(?:frem)?mødt|deltog|deltager|kom\b|ankom|gik|forlod|(?:fra|(?:ind)?til|under|kun)\s|"
    r"(?:stedfortræder|suppleant|vikar) for\b|kl\.|fysisk|delvis|online|virtuel|digital|(?:via |på )?(?:teams|video)",
    re.IGNORECASE,
)
_MOSTLY = 2 / 3
_TOLD = frozenset(("present", "absent", "unexcused"))
# Whoever took another's part, and "A", "F" of those who sent apologies or stayed away.
_NOT_THERE = re.compile(
    r"(?:ikke|ej)\b|[afu]\.?$|(?:stedfortræder|suppleant|erstattet|afløst)\b(?! for\b)",
    re.IGNORECASE,
)
# What the cells of a column hold whose name tells nothing: "Udpeget af", "Mødt/afbud".
_CELLS = (
    ("party", re.compile(rf"{PARTY.pattern}$")),
    ("role", re.compile(rf".*?{ROLE.pattern}", re.IGNORECASE)),
    ("organisation", re.compile(rf".*?{ORGANISATION.pattern}|(?-i:[A-ZÆØÅ]{{2,6}}$)", re.I)),
)


def read_table(rows: Sequence[Line], status: Status, label: Span | None) -> list[Person]:
    """The people of a table; empty when no column holds names.

    Args:
        rows: of one table, the row of column names first.
        status: what the label above the table says.
        label: where that label stands.
    """
    kinds = _kinds(columns(rows[0])) if rows else {}
    if rows and "name" not in kinds and len(kinds) > 1:
        kinds |= _column_of_names(rows[1:], set(kinds.values()))
    if "name" not in kinds or any(_is_label(row, kinds["name"]) for row in rows[1:]):
        return []
    kinds = _told_by_cells(kinds, rows[1:])
    standing = False  # the substitutes named are those there are, not those who came
    found: list[Person] = []
    instead: list[Person] = []
    for row in rows[1:]:
        values = columns(row)
        cell = {kind: values[place] if place < len(values) else "" for kind, place in kinds.items()}
        begin = row.text.find(cell["name"]) if cell["name"] else -1
        if begin < 0:
            continue
        end = begin + len(cell["name"])
        text, offsets = row.text[begin:end], tuple(row.offsets[begin:end])
        office = row.text.find(cell.get("role") or "\n", end)
        if office > 0:  # "Ib Dam | Chef, Bækby Kommune" as "Ib Dam, Chef, Bækby Kommune"
            stop = office + len(cell["role"])
            text += f", {cell['role']}"
            offsets += (*row.offsets[office - 2 : office], *row.offsets[office:stop])
        entry = Entry(
            text, offsets, _status(cell, status), None, None,
            shown=None, ticked=None, beside=name_length(cell["name"].split()) == 1,
        )  # fmt: skip
        for person in read_person(entry)[:1]:
            before = (
                cell.get("role") if 0 <= row.text.find(cell.get("role") or "\n") < begin else None
            )
            role = person.role or before
            said = read_mark(cell.get("present", ""))[1]
            remarks = [read_mark(cell.get(kind, ""))[1] for kind in ("absent", "unexcused", "note")]
            told = [person.note, cell.get("party"), cell.get("initials"), said, *remarks]
            note = "; ".join(filter(None, told)) or None
            organisation = cell.get("organisation") or person.organisation
            span = _row_span(row)
            shown = label if label and _TOLD.isdisjoint(cell) else span
            found.append(Person(person.name, role, organisation, person.status, note, span, shown))
            found += _in_place(row, said, person.name)
            if is_full_name(who := cell.get("substitute", "")):
                standing = standing or person.status == "present"
                instead.append(_replacement(row, who, person.name))
    return found if standing else sorted([*found, *instead], key=lambda person: person.span)


def heads_table(names: Sequence[str]) -> bool:
    """Whether these are names of columns of a table of those who took part."""
    kinds = _kinds(names)
    return "name" in kinds and len(kinds) == len(names) > 1


def starts_table(row: Line) -> bool:
    """Whether a row below an empty line is the first of another table, of those who took part."""
    kinds = _kinds(columns(row)) if row.gap else {}
    return "name" in kinds and len(kinds) > 1


def tells_presence(row: Line) -> bool:
    """Whether a row names a column that says who came: "Deltog", "Afbud"."""
    return not _TOLD.isdisjoint(_kinds(columns(row)))


def has_column_of_names(row: Line) -> bool:
    """Whether a row names a column as that of the people: "Navn", "Deltagere"."""
    return "name" in _kinds(columns(row))


def _kinds(names: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by the names of the columns."""
    kinds: dict[str, int] = {}
    for place, name in enumerate(names):
        for kind, pattern in _COLUMNS:
            # "Deltog (x)"
            if kind not in kinds and pattern.fullmatch(name.split("(")[0].strip(" :")):
                kinds[kind] = place
                break
    return kinds


def _column_of_names(rows: Sequence[Line], told: set[int]) -> dict[str, int]:
    """The column, of those whose names tell nothing, that holds names of people."""
    values = [columns(row) for row in rows]
    for place in range(max(map(len, values), default=0)):
        said = [row[place] for row in values if place < len(row) and row[place]]
        named = sum(is_full_name(bare_entry(cell)) for cell in said)
        if place not in told and len(said) > 1 and named >= _MOSTLY * len(said):
            return {"name": place}
    return {}


def _told_by_cells(kinds: dict[str, int], rows: Sequence[Line]) -> dict[str, int]:
    """The kinds, and those of columns whose names tell nothing, by what most of their cells hold."""
    values = [columns(row) for row in rows]
    kinds = dict(kinds)
    for place in range(max(map(len, values), default=0)):
        said = [row[place] for row in values if place < len(row) and row[place]]
        if place in kinds.values() or not said:
            continue
        if sum(map(_tells_presence, said)) >= _MOSTLY * len(said):
            if _TOLD.isdisjoint(kinds) and any(map(_says_there, said)):
                kinds.setdefault("present", place)
            continue
        for kind, pattern in _CELLS:
            if sum(bool(pattern.match(cell)) for cell in said) >= _MOSTLY * len(said):
                kinds.setdefault(kind, place)
                break
    return kinds


def _tells_presence(cell: str) -> bool:
    mark, more = read_mark(cell)
    marked = mark is not None and not more
    return (
        marked
        or bool(_THERE.match(cell) or re.match(r"(?:ikke|ej)\b", cell))
        or tells_absence(cell)
    )


def _says_there(cell: str) -> bool:
    """Whether a cell says no more than yes; a column of remarks has none that does."""
    mark, more = read_mark(cell)
    return (bool(mark) and not more) or cell.casefold() == "deltog"


def _is_label(row: Line, place: int) -> bool:
    """Whether a cell is only a label of the others in its row: "Afbud | Ib Dam"."""
    text = next(iter(columns(row)[place:]), "")
    label = read_label(text)
    return label is not None and label.value >= len(text)


def _status(cell: dict[str, str], status: Status) -> Status:
    apologies = (cell[kind] for kind in ("absent", "unexcused") if cell.get(kind))
    if any(read_mark(said)[0] is not False and _is_own(said) for said in apologies):
        return "absent"
    if "present" in cell and status == "present":
        value = cell["present"]
        if value.casefold().startswith("gæst"):
            return "guest"
        return "present" if _is_there(value) else "absent"
    told = not _TOLD.isdisjoint(cell)
    note = cell.get("note", "")
    return "absent" if not told and not is_partly(note) and tells_absence(note) else status


def _is_own(said: str) -> bool:
    """Whether a cell of apologies is of the one of its row, and of the whole meeting."""
    return not is_partly(said) and not is_full_name(said)


def _is_there(value: str) -> bool:
    """Whether a cell of presence says that somebody was there, be it late or for a part."""
    mark, more = read_mark(value)
    away = tells_absence(more) or names_reason(more) or _NOT_THERE.match(more)
    if is_partly(more) or (_THERE.match(more) and not away):
        return not _INSTEAD.search(more)
    if away or mark is not None or not any(map(str.isalnum, more)):
        return mark is True and not away
    return not _INSTEAD.search(more) and not is_full_name(more)


def _in_place(row: Line, said: str | None, name: str) -> list[Person]:
    """Whoever a cell of presence says took part instead."""
    match = _INSTEAD.search(said or "")
    if match is None or match.group("who") not in row.text:
        return []
    return [_replacement(row, match.group("who"), name)]


def _replacement(row: Line, who: str, name: str) -> Person:
    """Whoever a row names as the one who took another's part."""
    begin = row.text.rfind(who)
    span = Span(row.at(begin), row.at(begin + len(who) - 1) + 1)
    return Person(who, None, None, "present", f"i stedet for {name}", span, span)


def _row_span(row: Line) -> Span:
    """The row from its first to its last letter, without the bars around it."""
    inner = row.text.strip("| \t")
    begin = row.text.find(inner)
    return Span(row.at(begin), row.at(begin + len(inner) - 1) + 1)
