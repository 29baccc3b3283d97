"""Tables of those who took part: "Navn | Organisation | Init. | Tilstede"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.absence import is_partly, stayed_away
from corpus.bare_entry import bare_entry, is_full_name
from corpus.entries import Entry
from corpus.labels import read_label
from corpus.lines import Line
from corpus.meeting import Person, Span, Status
from corpus.names import FULL_NAME, ORGANISATION, PARTY, ROLE, name_length
from corpus.persons import read_person
from corpus.tables import columns

_COLUMNS = (
    ("name", re.compile(r"navn\w*|deltagere?|medlem\w*|person", re.IGNORECASE)),
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
_YES = frozenset(("x", "✓", "✔", "√", "☒", "☑", "+", "ja", "1", "[x]", "(x)"))
# "Til stede", "Kom kl. 17.30", "Online": there, if only for a part or from elsewhere.
_THERE = re.compile(
    r"til ?stede|(?:frem)?mødt|deltog|deltager|kom\b|ankom|gik|forlod|(?:fra|(?:ind)?til|under|kun)\s|"
    r"(?:stedfortræder|suppleant|vikar) for\b|kl\.|fysisk|delvis|online|virtuel|digital|(?:via |på )?(?:teams|video)",
    re.IGNORECASE,
)
# What a remark starts with of somebody who stayed away, where no column tells who was there.
_AWAY = re.compile(r"(?:(?:med|uden) )?afbud\b|fraværende|forhindret|udeblev", re.IGNORECASE)

_MOSTLY = 2 / 3
_TOLD = frozenset(("present", "absent", "unexcused"))
# What the cells of a column hold whose name tells nothing: "Udpeget af", "Mødt/afbud".
_CELLS = (
    (
        "present",
        re.compile(
            rf"(?:[x✓✔√☒☑☐+–-]|ja|nej|(?:ikke|ej) \w+)$|{_THERE.pattern}|{_AWAY.pattern}", re.I
        ),
    ),
    ("party", re.compile(rf"{PARTY.pattern}$")),
    ("role", re.compile(rf".*?{ROLE.pattern}", re.IGNORECASE)),
    ("organisation", re.compile(rf".*?{ORGANISATION.pattern}|(?-i:[A-ZÆØÅ]{{2,6}}$)", re.I)),
)
# A column of remarks has none of these, and tells nothing of those without one.
_PLAINLY_THERE = re.compile(r"[x✓✔√☒☑+]|ja|mødt|til ?stede|deltog", re.IGNORECASE)


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
            said = _remark(cell.get("present", ""))
            remark = _remark(cell.get("note", ""))
            told = [person.note, cell.get("party"), cell.get("initials"), said, remark]
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
        for kind, pattern in _CELLS:
            if sum(bool(pattern.match(cell)) for cell in said) < _MOSTLY * len(said):
                continue
            told = kind == "present" and (
                not _TOLD.isdisjoint(kinds) or not any(map(_PLAINLY_THERE.fullmatch, said))
            )
            if not told:
                kinds.setdefault(kind, place)
            break
    return kinds


def _is_label(row: Line, place: int) -> bool:
    """Whether a cell is only a label of the others in its row: "Afbud | Ib Dam"."""
    text = next(iter(columns(row)[place:]), "")
    label = read_label(text)
    return label is not None and label.value >= len(text)


def _status(cell: dict[str, str], status: Status) -> Status:
    if {cell.get("absent", "").casefold(), cell.get("unexcused", "").casefold()} & _YES:
        return "absent"
    if "present" in cell and status == "present":
        value = cell["present"].strip(" (")  # "(X) kom kl. 18.40"
        said = re.split(r"[\s,();]", value.casefold(), maxsplit=1)[0]
        if said == "gæst":
            return "guest"
        there = said in _YES or _THERE.match(value)
        return "present" if there else "absent"
    told = not _TOLD.isdisjoint(cell)
    note = cell.get("note", "")
    away = (_AWAY.match(note) and not is_partly(note)) or stayed_away(note)
    return "absent" if not told and away else status


def _remark(value: str) -> str | None:
    """What a cell of presence says besides yes or no: "X (gik kl. 15.15)"."""
    bare = re.sub(
        r"^(?:\((?:x|✓|✔|√)\)|"
        r"(?:x|✓|✔|√|☒|☑|☐|\+|ja|nej|1(?!\.)|-|–|÷|\[x\]|til ?stede|mødt(?! kl))(?!\w))",
        "",
        value.strip(),
        flags=re.IGNORECASE,
    )
    bare = bare.strip(" ,;")
    return (bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare) or None


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
