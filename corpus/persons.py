"""An attendance entry becomes a person.

An entry gives a name, a role and an organisation in any order; which part is the name is told by
its shape, for role and organisation words are few and known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.contacts import find_contacts
from corpus.entries import Entry
from corpus.enumeration import CLASS, HOUSE
from corpus.initials import are_initials_of
from corpus.meeting import Person, Status
from corpus.names import (
    FULL_NAME,
    ORGANISATION,
    PARTY,
    ROLE,
    name_length,
    names_place,
    starts_with_name,
)

_NOTE = re.compile(r"\((?P<note>[^()]*)\)?")
_APOLOGY = re.compile(r"\s*[-–]\s*(?P<word>afbud|fraværende|forhindret)\b", re.IGNORECASE)
_PRESENT = re.compile(r"\s*[-–]\s*(?:deltog|deltager|mødt|til ?stede)\b(?!\s+\w)", re.IGNORECASE)
_ABSENT_NOTE = re.compile(
    r"\bafbud\b|\bfraværende\b(?! (?:ved|under|fra))|\bforhindret\b", re.IGNORECASE
)
_SECRETARIAT_NOTE = re.compile(r"\b(?:sekretariat|referent|sekretær)\b", re.IGNORECASE)
_INSTEAD = re.compile(
    r"(?i:\bi stedet(?: deltager| deltog| mødte| møder|:)|\bstedfortræder|\bsuppleant)\s*:?\s*"
    rf"(?P<who>{FULL_NAME})|(?P<other>{FULL_NAME}) (?:mødte|møder|deltog|deltager) i stedet"
)
_FOR_ANOTHER = re.compile(
    r"^(?:(?:tilforordnet|stedfortræder|suppleant|i stedet|vikar|møder|mødte)\s+)?for\s+"
    r"(?-i:[A-ZÆØÅ][a-zæøå]).+",
    re.IGNORECASE,
)
_BEFORE_ANOTHER = re.compile(
    r" (?=(?:tilforordnet|stedfortræder|suppleant|i stedet|vikar) for [A-ZÆØÅ])|"
    r" [–-](?= (?:stedfortræder|suppleant) [A-ZÆØÅ])"
)
_PARTIAL = re.compile(
    r"(?:fra|til|indtil|kun|via|deltog|deltager|under|gik|kom|ankom)\b.*(?:\d|teams|video|"
    r"virtuelt|online|digitalt)|forlod\b",
    re.IGNORECASE,
)
_APOLOGIES = re.compile(r"(?:(?:med|uden) )?afbud|fraværende|forhindret", re.IGNORECASE)
# Parts the cells of a row: "Ib Dam      A      Til stede".  Where there are more, two blanks do.
_WIDE = re.compile(r" {3,}")
_NARROW = re.compile(r"(?<=\S) {2,}(?=\S)")
_THERE = re.compile(r"til ?stede|mødt|deltog|x", re.IGNORECASE)
_LEADER = re.compile(r"\.{4}|…{2}|(?:\. ){4}")
_ALTERNATIVE = re.compile(rf"^/\s*{FULL_NAME}")
_DASH = re.compile(r"(?<=\s)[-–](?=\s)")
# "Ib Dam kl. 13.15": when somebody came, or for how long.
_HOUR = re.compile(
    r"(?<=\S)\s+(?P<hour>(?:fra\s+|til\s+|indtil\s+)?kl\.?\s*\d{1,2}(?:[.:]\d\d)?"
    r"(?:\s*[-–]\s*\d{1,2}(?:[.:]\d\d)?)?)\s*\.?\s*$"
)
_BY = re.compile(r"(?<=\s)v/")  # "Bækby Kommune v/Ib Dam"
_BULLET = re.compile(r"^[|\s]*[-–•*](?=\s)")  # of a list whose lines have bars
_OF = frozenset("i for af på ved og".split())
_PARTY_LETTER = re.compile(r"[ABCDFIKLMOVÆØÅ]")
_SENTENCE = re.compile(
    r"(?:var|er|havde|har|ledede|ankom|kom|forlod|gik|deltog|mødte|møder|meldte|erklærede|bød|takkede)\b"
)
_VERB = re.compile(
    r"\b(?:er|var|blev|bliver|har|havde|skal|kan|(?:af)?holdes|afholdtes|udsendt|sendt|takkede|bød)\b"
)
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}")
_ACRONYM = re.compile(r"\d?[A-ZÆØÅ]{1,6}")  # "DTU", "3F"


def read_person(entry: Entry) -> list[Person]:
    """The person of an entry, and whoever took part in their place; none for other text."""
    text = entry.text
    if _LEADER.search(text):
        return []  # a line of a table of contents
    status: Status = entry.status
    by_label = entry.shown is not None and entry.ticked is None
    if entry.ticked is False and status == "present":
        status = "absent"
    bare, notes = _without_asides(text)
    stop = len(bare.rstrip(" ,")) if find_contacts(text) else len(text.rstrip(" ,"))
    asides = [note for note in notes if _names_organisation(note)]
    notes = [note for note in notes if note not in asides[:1]]
    notes += [entry.note] if entry.note else []
    if apology := _APOLOGY.search(bare):
        notes.append(apology.group("word"))
        bare = bare[: apology.start()] + " " * len(apology.group()) + bare[apology.end() :]
    bare = _PRESENT.sub(lambda m: " " * len(m.group()), bare)
    narrow = len(_NARROW.findall(text)) > 1
    for gap in (_NARROW if narrow else _WIDE).finditer(text):
        bare = bare[: gap.start()] + "\t" * len(gap.group()) + bare[gap.end() :]
    bare = _BEFORE_ANOTHER.sub(lambda m: "\t" * len(m.group()), bare)
    bare = _BY.sub(lambda m: "\t" * len(m.group()), bare)
    dash = _DASH.search(bare)
    if dash and (starts_with_name(bare) or ROLE.search(bare[: dash.start()])):
        bare = _DASH.sub("\t", bare)  # not that of "OS2 - Fællesskabet, Ib Dam"
    bare = _BULLET.sub(lambda m: "\t" * len(m.group()), bare)
    parts = [(m.start(), m.group()) for m in re.finditer(r"(?:[^,;|\t]|(?<=-),)+", bare)]
    parts = [(start, part) for start, part in parts if not _THERE.fullmatch(part.strip(" ."))]
    parts = [(start, part) for start, part in parts if part.strip(" .")]
    position = _find_name(parts, entry)
    if position is None:
        return []
    index, begin, end = position
    if text[begin:end].endswith(".") and len(text[begin:end].split()[-1]) > len("S."):
        end -= 1  # the full stop of the list, not of an initial
    if _PARTY_LETTER.fullmatch(text[end - 1 : end]) and text[begin:end].count(" ") > 1:
        notes.append(text[end - 1])  # "Ib Holm Dam V"
        end -= 2
    name = text[begin:end]
    before = text[parts[index][0] : begin].strip(" .")
    others = [part.strip(" .") for i, (_, part) in enumerate(parts) if i != index]
    after = bare[end : parts[index][0] + len(parts[index][1])].strip(" .-–")
    told = not _PARTIAL.match(after) or (text.endswith(".") and not entry.beside)
    if _SENTENCE.match(after) and told:
        return []
    if _ALTERNATIVE.match(after):
        notes.append(after)
        after = ""
    initials = [
        part for part in others if _INITIALS.fullmatch(part) and are_initials_of(part, name)
    ]
    notes += initials
    others = [part for part in others if part not in initials]
    role, organisation, more = _role_and_organisation(before, after, others)
    notes.extend(more)
    if asides:
        organisation, spare = (organisation, asides) if organisation else (asides[0], [])
        notes[:0] = spare[:1]
    joined = "; ".join(notes) or None
    if joined and status == "present":
        if _ABSENT_NOTE.search(joined):
            status, by_label = "absent", False
        elif _SECRETARIAT_NOTE.search(joined):
            status, by_label = "secretariat", False
    if entry.group and organisation and " " not in entry.group:
        pass  # "Kommunerne:" over people who each say which one
    elif entry.group:
        if organisation and organisation != entry.group:
            role = f"{role}, {organisation}" if role else organisation
        organisation = entry.group
    span = entry.span(0, stop)
    others_there = _in_place(name, notes, entry)
    if others_there and status == "present":
        status, by_label = "absent", False  # another was there instead
    shown = entry.shown if by_label and entry.shown else span
    return [Person(name, role, organisation, status, joined, span, shown), *others_there]


def _without_asides(text: str) -> tuple[str, list[str]]:
    """A text with blanks for what is told aside of the name, and what was told there."""
    bare = text
    for begin, end in find_contacts(text):
        bare = bare[:begin] + " " * (end - begin) + bare[end:]
    notes = [m.group("note").strip() for m in _NOTE.finditer(bare) if m.group("note").strip()]
    bare = _NOTE.sub(lambda m: " " * len(m.group()), bare)
    for aside in (CLASS, HOUSE, _HOUR):
        notes += [" ".join(m.group().split()) for m in aside.finditer(bare)]
        bare = aside.sub(lambda m: " " * len(m.group()), bare)
    return bare, notes


def _names_organisation(note: str) -> bool:
    """Whether an aside is nothing but an organisation: "(Bækby Kommune)"."""
    named = ORGANISATION.search(note) and not ROLE.search(note) and not _is_note(note)
    return bool(named) and "," not in note and not any(c.isdigit() for c in note)


def _in_place(name: str, notes: Sequence[str], entry: Entry) -> list[Person]:
    """Whoever the notes say took part instead."""
    found: list[Person] = []
    for note in notes:
        match = None if _FOR_ANOTHER.match(note) else _INSTEAD.search(note)
        who = (match.group("who") or match.group("other")) if match else ""
        where = entry.text.find(who) if who else -1
        if where >= 0:
            span = entry.span(where, where + len(who))
            found.append(Person(who, None, None, "present", f"i stedet for {name}", span, span))
    return found


def _find_name(parts: Sequence[tuple[int, str]], entry: Entry) -> tuple[int, int, int] | None:
    """Which part holds the name, and where: at its start, else at its end after a role."""
    for index, (offset, part) in enumerate(parts):
        words = part.split()
        length = name_length(words)
        whole = length == len(words) or words[length : length + 1] == ["fra"]
        alone = whole and index == 0 and (entry.beside or bool(CLASS.search(entry.text)))
        initials = entry.beside and len(parts) == 1 and _INITIALS.fullmatch(part.strip(" ."))
        if initials:
            begin = offset + len(part) - len(part.lstrip())
            return index, begin, begin + len(part.strip(" ."))
        if index and _VERB.search(parts[index - 1][1]):
            return None  # "Mødet holdes på Lundby Kro, Store Sal"
        plain = not ORGANISATION.search(" ".join(words[:length]))
        plain = plain and not (length and names_place(words[:length]))
        if plain and (length >= 2 or (length == 1 and alone)):
            return index, *_place(offset, part, words[:length])
        if words and words[0].islower() and len(words[0]) > 3 and name_length(words[1:]) >= 2:
            rest = words[1 : 1 + name_length(words[1:])]
            if len(rest) == len(words) - 1 and not ORGANISATION.search(" ".join(rest)):
                return index, *_place(offset, part, rest)
        tail = 0
        while tail < len(words) and name_length(words[len(words) - tail - 1 :]) == tail + 1:
            tail += 1
        if tail > 2 and tail < len(words) and words[-tail - 1] in _OF:
            tail -= 1  # "Souschef i Ældre og Handicap Ida Bak"
        if tail >= 2 and ROLE.search(" ".join(words[: len(words) - tail])):
            return index, *_place(offset, part, words[len(words) - tail :])
        # "Overborgmester Karen Lindhardt og 42 medlemmer": a title, a name, and more.
        if (
            words
            and words[0][0].isupper()
            and ROLE.search(words[0])
            and name_length(words[1:]) >= 2
        ):
            return index, *_place(offset, part, words[1 : 1 + name_length(words[1:])])
    return None


def _place(offset: int, part: str, words: Sequence[str]) -> tuple[int, int]:
    """Where words that follow each other stand in a part."""
    pattern = r"(?<!\S)" + r"\s+".join(map(re.escape, words)) + r"(?!\S)"
    match = re.search(pattern, part)
    assert match is not None  # the words were split from the part
    return offset + match.start(), offset + match.end()


def _names_another(part: str) -> bool:
    """Whether a part of an entry says whose place somebody took, or who took it."""
    return bool(_FOR_ANOTHER.match(part) or _INSTEAD.match(part))


def _is_note(part: str) -> bool:
    """Whether a part of an entry is neither role nor organisation: a party, hours, an apology."""
    said = PARTY.fullmatch(part) or _PARTIAL.match(part) or _APOLOGIES.fullmatch(part)
    return bool(said) or _names_another(part)


def _role_and_organisation(
    before: str, after: str, others: Sequence[str]
) -> tuple[str | None, str | None, list[str]]:
    notes: list[str] = []
    if _is_note(after) and not PARTY.fullmatch(after):
        notes.append(after)
        after = ""
    organisation: str | None = None
    if after.startswith("fra "):
        organisation, after = after[4:], ""
    roles: list[str] = [part for part in (before, after) if part]
    covered = False
    last = max((index for index, part in enumerate(others) if not _is_note(part)), default=-1)
    for index, part in enumerate(others):
        if _is_note(part):
            notes.append(part)
            covered = covered or _names_another(part)
        elif covered and ROLE.search(part):
            # "tilforordnet for X, formand for Y": the role is that of X.
            notes[-1] += f", {part}"
        elif organisation or (ORGANISATION.search(part) and not ROLE.search(part) and not roles):
            # "Fjord Kommune, IT" is an organisation and its part.
            organisation = f"{organisation}, {part}" if organisation else part
        elif (
            index == last
            and (part[:1].isupper() or part[:1].isdigit())
            and not ROLE.search(part)
            and (roles or _ACRONYM.fullmatch(part) or ORGANISATION.search(part))
        ):
            organisation = part
        else:
            roles.append(part)
    return ", ".join(roles) or None, organisation, notes
