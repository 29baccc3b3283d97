"""An attendance entry cut at its commas, dashes and gaps, and which part of it is the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.attendance.entries import Entry
from corpus.contacts import without_contacts
from corpus.names.absence import AWAY, CAME_OR_NOT, HOURS
from corpus.names.bare_entry import CLASS, HOUSE, past_those_sent_by
from corpus.names.first_names import is_first_name
from corpus.names.full_name import (
    ORGANISATION,
    ROLE,
    name_length,
    names_office,
    names_place,
    starts_with_name,
    title_length,
)

_NOTE = re.compile(r"\((?P<note>[^()]*)\)?")
_APOLOGY = re.compile(rf"\s*[-–/]\s*(?P<word>{AWAY})(?=\s*(?:[.,;(\t]|$))", re.IGNORECASE)
_PRESENT = re.compile(r"\s*[-–]\s*(?:deltog|deltager|mødt|til ?stede)\b(?!\s+\w)", re.IGNORECASE)
_BEFORE_ANOTHER = re.compile(
    r"(?<!\bsom)(?<!\bindkaldt) (?=(?:tilforordnet|(?:(?:indkaldt )?som )?"
    r"(?:stedfortræder|suppleant)|i stedet|vikar) for [A-ZÆØÅ])|"
    r" [–-](?= (?:stedfortræder|suppleant) [A-ZÆØÅ])"
)
# Parts the cells of a row: "Ib Dam      A      Til stede".  Where there are more, two blanks do.
_WIDE = re.compile(r" {3,}")
_NARROW = re.compile(r"(?<=\S) {2,}(?=\S)")
_THERE = re.compile(r"til ?stede|mødt|deltog|x", re.IGNORECASE)
_DASH = re.compile(r"(?<=\s)[-–](?=\s)")
# "Ib Dam ........ afbud"
_LEADER = re.compile(rf"\s*(?:\.{{3,}}|…{{2,}})\s*(?={CAME_OR_NOT}\b)", re.I)
_BY = re.compile(r"(?<=\s)(?:v/|v\.|ved|repræsenteret ved)\s*$")  # "Bækby Kommune v/" Ib Dam
_SLASH = re.compile(r"(?<=[a-zæøå])/(?=[A-ZÆØÅ]{2,}\b)")  # "Ib Dam/TR FOA"
_APART = re.compile(r"(?:[^,;|\t]|(?<=-),)+")
_BULLET = re.compile(r"^[|\s]*[-–•*](?=\s)")  # of a list whose lines have bars
_OF = frozenset("i for af på ved og".split())
_VERB = re.compile(
    r"\b(?:er|var|blev|bliver|har|havde|skal|kan|(?:af)?holdes|afholdtes|udsendt|sendt|takkede|bød)\b"
)
_TOLD = ("for ", "fra ", "til ", "indtil ", "under ", "via ", "kun ")
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}")

Part = tuple[int, str]
"""Where a part of an entry starts, and its text."""


def parts_of(text: str) -> tuple[list[Part], list[str]]:
    """The parts of an entry in order, and what is told aside of them, as in parentheses.

    The parts have blanks where something was told aside, so that offsets stay those of ``text``.
    """
    bare, notes = _without_asides(text)
    bare = _LEADER.sub(lambda m: "\t" * len(m.group()), bare)
    if apology := _APOLOGY.search(bare):
        notes.append(apology.group("word"))
        bare = bare[: apology.start()] + " " * len(apology.group()) + bare[apology.end() :]
    bare = _PRESENT.sub(lambda m: " " * len(m.group()), bare)
    narrow = len(_NARROW.findall(text)) > 1
    for gap in (_NARROW if narrow else _WIDE).finditer(text):
        bare = bare[: gap.start()] + "\t" * len(gap.group()) + bare[gap.end() :]
    for pattern in (_BEFORE_ANOTHER, _BULLET, _SLASH):
        bare = pattern.sub(lambda m: "\t" * len(m.group()), bare)
    dash = _DASH.search(bare)
    before = bare[: dash.start()].strip() if dash else ""
    if dash and (starts_with_name(bare) or is_first_name(before) or ROLE.search(before)):
        bare = _DASH.sub("\t", bare)  # not that of "OS2 - Fællesskabet, Ib Dam"
    for part in _APART.finditer(bare):
        end = part.start() + past_those_sent_by(part.group())
        if by := _BY.search(bare, part.start(), end):
            bare = bare[: by.start()] + "\t" * (end - by.start()) + bare[end:]
    parts = [(m.start(), m.group()) for m in _APART.finditer(bare)]
    told = [(start, part) for start, part in parts if part.strip(" .")]
    return [part for part in told if not _THERE.fullmatch(part[1].strip(" ."))], notes


def _without_asides(text: str) -> tuple[str, list[str]]:
    """A text with blanks for what is told aside of the name, and what was told there."""
    bare = without_contacts(text)
    notes = [m.group("note").strip() for m in _NOTE.finditer(bare) if m.group("note").strip()]
    bare = _NOTE.sub(lambda m: "\t" * len(m.group()), bare)
    for aside in (CLASS, HOUSE, HOURS):
        notes += [" ".join(m.group().split()) for m in aside.finditer(bare)]
        bare = aside.sub(lambda m: "\t" * len(m.group()), bare)
    return bare, notes


def told_by(parts: Sequence[Part], text: str, index: int) -> str | None:
    """Whom the person of a part is there for: "Bækby Kommune" before "v/Ib Dam"."""
    offset = parts[index][0]
    if index and _BY.search(text, 0, offset):
        return parts[index - 1][1].strip(" .,")
    return None


def find_name(parts: Sequence[Part], entry: Entry) -> tuple[int, int, int] | None:
    """Which part holds the name, and where: at its start, else at its end after a role."""
    for index, (offset, part) in enumerate(parts):
        words = part.split()
        length = name_length(words)
        whole = length == len(words) or words[length : length + 1] == ["fra"]
        alone = whole and index == 0 and (entry.beside or bool(CLASS.search(entry.text)))
        alone = alone and (is_first_name(words[0]) or not _another_told(parts[1:]))
        initials = entry.beside and len(parts) == 1 and _INITIALS.fullmatch(part.strip(" ."))
        if initials:
            begin = offset + len(part) - len(part.lstrip())
            return index, begin, begin + len(part.strip(" ."))
        if index + 1 < len(parts) and told_by(parts, entry.text, index + 1):
            continue  # "Bækby Bridge ved Ib Dam"
        if index and _VERB.search(parts[index - 1][1]):
            return None  # "Mødet holdes på Lundby Kro, Store Sal"
        if title := title_length(words):
            rest = words[title : title + name_length(words[title:])]
            return index, *_place(offset, part, rest)
        plain = not ORGANISATION.search(" ".join(words[:length]))
        plain = plain and not (length and names_place(words[:length]))
        if plain and (length >= 2 or (length == 1 and alone)):
            return index, *_place(offset, part, words[:length])
        if words and words[0].islower() and len(words[0]) > 3 and name_length(words[1:]) >= 2:
            rest = words[1 : 1 + name_length(words[1:])]
            if len(rest) == len(words) - 1 and not ORGANISATION.search(" ".join(rest)):
                return index, *_place(offset, part, rest)
        # "suppleant Bo Lind for Ea Friis", "chef Bo Lind under punkt 2"
        named = 1 + name_length(words[1:])
        if (
            named > 2
            and names_office(words[0], after_name=False)
            and " ".join(words[named:]).startswith(_TOLD)
        ):
            return index, *_place(offset, part, words[1:named])
        tail = _name_at_end(words)
        if tail > 2 and tail < len(words) and words[-tail - 1] in _OF:
            tail -= 1  # "Souschef i Ældre og Handicap Ida Bak"
        if tail >= 2 and ROLE.search(" ".join(words[: len(words) - tail])):
            return index, *_place(offset, part, words[len(words) - tail :])
        # "Overborgmester Karen Lindhardt og 42 medlemmer": a title, a name, and more.
        if (
            words
            and words[0][0].isupper()
            and names_office(words[0], after_name=False)
            and name_length(words[1:]) >= 2
        ):
            return index, *_place(offset, part, words[1 : 1 + name_length(words[1:])])
    return None


def _another_told(parts: Sequence[Part]) -> bool:
    """Whether a later part is surely a name: "Sweco, Ib Dam"."""
    words = [part.split() for _, part in parts]
    return any(
        each
        and is_first_name(each[title_length(each)])
        and name_length(each[title_length(each) :]) > 1
        for each in words
    )


def _name_at_end(words: Sequence[str]) -> int:
    """How many words at the end make up a name: "la Cour" goes on before its particle."""
    tail = 0
    for length in range(1, len(words) + 1):
        if name_length(words[-length:]) == length:
            tail = length
        elif words[-length][:1].isupper() or length > tail + 2:
            break
    return tail


def _place(offset: int, part: str, words: Sequence[str]) -> tuple[int, int]:
    """Where words that follow each other stand in a part."""
    pattern = r"(?<!\S)" + r"\s+".join(map(re.escape, words)) + r"(?!\S)"
    match = re.search(pattern, part)
    assert match is not None  # the words were split from the part
    return offset + match.start(), offset + match.end()
