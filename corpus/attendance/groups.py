"""What stands over some of the people of a list: an organisation, an office, a part of the house."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.contacts import find_contacts
from corpus.lines import BULLET, Line
from corpus.names.bare_entry import CLASS, bare_entry, is_full_name, names_people
from corpus.names.enumeration import split_people
from corpus.names.first_names import is_first_name
from corpus.names.full_name import (
    ORGANISATION,
    PARTY,
    ROLE,
    name_length,
    starts_with_name,
    title_length,
)
from corpus.names.labels import Label, read_label

# "Liva (9.B) og Oskar (8.A), begge indtil kl. 19.30"
SHARED_NOTE = re.compile(
    r",\s*(?:begge|alle)\s+(?P<note>(?:fra|til|indtil|via|"
    r"under)\b[^,;]*?)[.\s]*$"
)
LONGEST_ENTRY = 2000
_LONGEST_LABEL = 60
_LEAST_BELOW = 2  # lines of people that a word with a colon must have below it to be their label
# "Ledelsen: skoleleder Ib Dam": within a list any word with a colon may head some of its people.
_SUBLABEL = re.compile(r"[A-ZÆØÅ][\wæøå/&. -]{0,60}:\s+(?=\S)")
_SUBHEAD = re.compile(r"[A-ZÆØÅ][\wæøå/ -]{2,40}:")
# Words with a colon that name no part of those who met.
_NO_PEOPLE = re.compile(
    r"(?:kopi|cc|punkt|pkt|kl\.|udsend\w*|send\w*|næste|kag\w+|kaffe\w*|brød|forplejning|frist|bilag|ansvarlig\w*|"
    r"sagsbehandler\w*|kontakt\w*|telefon|mail|sted|tid|dato|emne|adresse|vedr\w*|journal\w*|"
    r"opgave\w*|bemærk\w*|udarbejdet|skrevet|godkendt|underskrevet|valg|forslag|oplæg\w*|underskrift\w*|tovholder\w*|"
    r"ikke|ej|syge?(?:meld\w*|dom)?|frafald\w*|mangle\w*|fratr\w*|udtr\w*|kandidat\w*|modtag\w*|fordel\w*|distribu\w*)\b",
    re.IGNORECASE,
)
# Parts of those who meet, which head a list also where no other label does.
_PARTY_TO_MEETING = re.compile(
    r"\w*(?:forældre|elev|lærer|medarbejdere?|personale|ledelse|bestyrelse|råd|udvalg|gruppe|kommune|"
    r"region|repræsentant|valgte|praksis|patient|pårørende|beboer|lejer|deltog|deltager|mødte|"
    r"formand|forperson|kasserer|ejer|leder|leverandør|præst|bygherre|entreprenør|rådgiver)(?:n|en|r|er|ne|erne|et)?\b",
    re.IGNORECASE,
)
# A part of those who meet that stands alone over its people, without a colon.
_PART_NAME = re.compile(
    r"(?:forældre|elever|elevråd|elevrådet|medarbejdere|personale|ledelse|ledelsen|skolen|lærere|"
    r"kommuner|kommunerne|regionen|præster|bestyrelsen|administrationen|forvaltningen|"
    r"organisationer|foreninger|øvrige|andre|(?:møde)?deltagere fra [\wæøå -]{3,40})",
    re.IGNORECASE,
)
# Any other stands apart from the lines above it: "Ansatte" over "Rektor Ib Dam".
_SET_OFF = re.compile(r"[A-ZÆØÅ][a-zæøå-]{3,}(?: [a-zæøå-]+){0,3}")
_FOR = re.compile(
    r"^(?:(?:deltagere|til ?stede|mødt|repræsentanter)\s+)?(?:fra|for)\s+(?=\w)", re.IGNORECASE
)
_TOOK_PART = re.compile(r"\s+(?:deltog|deltager|mødte|møder|var)$", re.IGNORECASE)
# Offices for the time of the meeting only.
_AT_MEETING = re.compile(
    r"(?:mødeleder|ordstyrer|dirigent|stemmetæller|protokolfører|vært|ref\b|referent|facilit|formandskab|(?:udvalgs)?formænd)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    rf"(?:(?!\w*(?:te|ende)\s)[\w-]+\s+)?[\w-]*?(?:{ROLE.pattern}|stedfortræder|observatør)",
    re.IGNORECASE,
)
# Labels of which only one person is.
_ONE = re.compile(
    r"(?:gæst|referent|ref\.|mødeleder|ordstyrer|dirigent|oplægsholder|sekretær)\b", re.I
)
# What says of people only that they are none of those before, or how they came.
_TELLS_NOTHING = re.compile(
    r"(?:indkaldte? \w+|øvrige|andre|desuden|endvidere|derudover|herudover|tilforordnede?|tilkaldt|ekstra|nye?|"
    r"(?:øvrige|andre) deltagere|(?:endvidere|desuden|derudover|herudover) (?:deltog|deltager))",
    re.IGNORECASE,
)
_STANDS_IN = re.compile(r"(?:suppleant|stedfortræder|vikar|afløser) for [A-ZÆØÅ]", re.IGNORECASE)
_ROLE_BEFORE = re.compile(rf"^(?:\w+\s+){{0,2}}?\w*{ROLE.pattern}\s+", re.IGNORECASE)
FIRST_NAME = re.compile(r"[A-ZÆØÅ][a-zæøåé]+(?:-[A-ZÆØÅ][a-zæøåé]+)?")

_ACRONYM = re.compile(r"(?!OBS|NB|PS|CC)[A-ZÆØÅ]{2,6}")


def group_name(text: str) -> str:
    """Of whom people are, by what stands over them: "For Region Øst deltog" is "Region Øst"."""
    return _TOOK_PART.sub("", _FOR.sub("", text.strip(" :")))


def read_sublabel(text: str, start: int = 0) -> Label | None:
    """A heading of some of the people in a list, if people follow it on the line."""
    match = _SUBLABEL.match(text, start, start + 70)
    if match is None or _NO_PEOPLE.match(text, start):
        return None
    value = match.end()
    named = text[value:LONGEST_ENTRY]
    shared = SHARED_NOTE.search(named)
    parts = [
        named[begin:end]
        for begin, end in split_people(named[: shared.start()] if shared else named, True)
    ]
    name = text[start:value].strip(" :")
    party = bool(_PARTY_TO_MEETING.search(name) or ORGANISATION.fullmatch(name))
    bare = [bare_entry(part) for part in parts]
    people = all(names_people(part) for part in parts)
    # First names alone may be anything, unless it is said of whom they are, or more of one.
    first_names = all(FIRST_NAME.fullmatch(part) or is_full_name(part) for part in bare)
    said = len(parts) > 1 and any("(" in part or CLASS.search(part) for part in parts)
    common = all(is_first_name("".join(part.split()[:1])) for part in bare)
    people = people or (first_names and (party or said or common))
    # "Ingeniør: Sweco, Ib Dam": whom the others are there for.
    people = people or (len(parts) > 1 and party and all(map(names_people, parts[1:])))
    # "PLO: Ib Dam, praktiserende læge": whoever comes after an organisation is of it.
    people = people or bool(ORGANISATION.fullmatch(name) and starts_with_name(named))
    return Label(name, "present", value) if people else None


def names_nobody(text: str) -> bool:
    """Whether a line starts with the label of something else: "Kopi til:", "Næste møde:"."""
    other = _NO_PEOPLE.match(text) and ":" in text[:_LONGEST_LABEL]
    return bool(other) and read_label(text) is None


def opens_list(label: Label, line: str) -> bool:
    """Whether those after a heading took part, by itself or for they are surely people: "Hvem:".

    Args:
        label: the heading.
        line: in which it stands.
    """
    text = label.text
    organisation = ORGANISATION.fullmatch(text) or _ACRONYM.fullmatch(text)
    if _PARTY_TO_MEETING.search(text) or organisation:
        return True
    people = line[label.value : LONGEST_ENTRY]
    names = [people[begin:end] for begin, end in split_people(people, True)]
    return sum(map(surely, names)) > 1


def lists_below(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is some word with a colon, and below it are lines that are surely people."""
    if not _SUBHEAD.fullmatch(lines[index].text) or len(lines) - index <= _LEAST_BELOW:
        return False
    return all(surely(line.text) for line in lines[index + 1 : index + 1 + _LEAST_BELOW])


def surely(text: str) -> bool:
    """Whether a text starts with a full name, of which the first is common, after an office or not."""
    bullet = BULLET.match(text)
    words = re.split(r"[,;(]|\s[-–]\s", text[bullet.end() if bullet else 0 :], maxsplit=1)[
        0
    ].split()
    words = words[title_length(words) :]
    return bool(words) and is_first_name(words[0]) and name_length(words) > 1


def names_group(text: str) -> bool:
    """Whether a line is, or starts with, what some people are of."""
    label = read_label(text)
    if label is not None:
        return label.groups
    return read_sublabel(text) is not None or is_group(text, 0)


def is_of(text: str) -> bool:
    """Whether words are those of an organisation or of a part of those who meet."""
    return bool(ORGANISATION.search(text) or _PARTY_TO_MEETING.search(text))


def group_of(label: Label, divided: bool = False) -> str | None:
    """What the people after a heading are of; None for one that tells nothing of them.

    Args:
        divided: several headings divide the list, so that any names a part of those who met.
    """
    text = label.text
    if (
        stands_in(text)
        or office_of(text)
        or _AT_MEETING.match(text)
        or _TELLS_NOTHING.fullmatch(text)
    ):
        return None
    name = group_name(text)
    named = is_of(name) or _ACRONYM.fullmatch(name) or label.groups or _FOR.match(text)
    return name if named or divided else None


def stands_in(text: str) -> bool:
    """Whether a heading says whose place the one after it took: "Suppleant for Ib Dam"."""
    return bool(_STANDS_IN.match(text))


def office_of(label: str) -> str | None:
    """The office that a heading gives to each of its people: "Suppleanter" makes a "Suppleant"."""
    if _AT_MEETING.match(label) or label.casefold().endswith("mænd"):
        return None
    ways = sorted({label.removesuffix("er"), label.removesuffix("e"), label}, key=len)
    return next((single for single in ways if _OFFICE.fullmatch(single)), None)


def one_person(label: str) -> bool:
    """Whether a label is of one person: "Gæst", "Referent", "Projektleder"."""
    return bool(_ONE.match(label)) or names_one_office(label)


def names_one_office(label: str) -> bool:
    """Whether a label is the office of its only person: "Næstformand", "Projektleder"."""
    return office_of(label) == label and not label.endswith(("ne", "ere"))


def names_the_others(text: str) -> bool:
    """Whether a heading says of its people only that they are none of those before."""
    return bool(_TELLS_NOTHING.fullmatch(text.strip(" :")))


def as_head(cell: Line) -> Line:
    """What stands over a column of people as a heading of them; a label is one by itself."""
    if read_label(cell.text) is not None:
        return replace(cell, level=1)
    name = cell.text.rstrip(" :")
    return replace(
        cell, text=f"{name}:", offsets=(*cell.offsets[: len(name)], cell.at(len(name) - 1)), level=1
    )


def heads_people(lines: Sequence[Line], index: int) -> bool:
    """Whether a line such as "Kommunerne:" only says of whom the entries after it are."""
    text = lines[index].text
    after = lines[index + 1].text if index + 1 < len(lines) else ""
    heads = bool(_PART_NAME.fullmatch(text)) or (is_group(text, 0) and bool(BULLET.match(after)))
    subhead = _SUBHEAD.fullmatch(text) or (lines[index].level and text.endswith(":"))
    heads = heads or (bool(subhead) and not _NO_PEOPLE.match(text))
    set_off = index + 1 < len(lines) and lines[index].gap > lines[index + 1].gap
    heads = heads or (set_off and bool(_SET_OFF.fullmatch(text)) and not is_first_name(text))
    return heads and starts_person(after)


def heads_column(text: str) -> bool:
    """Whether the cell at the top of a column says who its people are, or that they came."""
    label = read_label(text)
    bare = label is not None and label.value >= len(text)
    return bare or is_group(text, 0) or bool(_PARTY_TO_MEETING.fullmatch(text.strip(" :")))


def starts_person(text: str) -> bool:
    """Whether a line starts with a person: a name, perhaps after an office, or a pupil."""
    bullet = BULLET.match(text)
    begin = bullet.end() if bullet else 0
    first = re.split(r"[,;|]", text[begin:], maxsplit=1)[0]
    bare = bare_entry(first)
    pupil = bool(CLASS.search(first) and FIRST_NAME.fullmatch(bare))
    named = is_full_name(bare) or starts_with_name(_ROLE_BEFORE.sub("", bare))
    return pupil or named or read_sublabel(text, begin) is not None


def is_grouped(lines: Sequence[Line]) -> bool:
    """Whether organisations stand alone over their people."""
    alone = 0
    before = ""
    for line in lines:
        if is_group(line.text, 0) and not before.rstrip().endswith((",", "-", "–")):
            alone += 1
        before = line.text
    return alone >= 2


def is_group(text: str, start: int) -> bool:
    """Whether a line is only the name of an organisation."""
    if len(text) > 100:
        return False
    bare = text[start:].strip(" :.")
    if len(bare) > 3 and PARTY.fullmatch(bare):
        return True
    if not bare or len(bare) > 60 or "," in bare or "(" in bare or any(c.isdigit() for c in bare):
        return False
    if find_contacts(bare) or "v/" in bare or not bare[0].isupper() or text.rstrip().endswith("."):
        return False
    if is_full_name(re.split(r"\s+[-–]\s+|\s{3,}", bare, maxsplit=1)[0]):
        return False  # "Ib Dam – Bækby Kommune"
    return bool(ORGANISATION.search(bare)) and not ROLE.search(bare)
