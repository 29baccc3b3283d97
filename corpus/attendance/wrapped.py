"""Entries of a list of people that run on over several lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.attendance.groups import (
    LONGEST_ENTRY,
    heads_column,
    heads_people,
    is_group,
    read_sublabel,
    starts_person,
)
from corpus.contacts import find_contacts
from corpus.lines import BULLET, Line
from corpus.names.absence import AWAY
from corpus.names.enumeration import TOOK_PART, breaks_off
from corpus.names.full_name import FULL_NAME, ROLE, names_office
from corpus.names.labels import read_label

# "a) Økonomichef Ib Dam": the letters of a list within a list.
LETTER = re.compile(r"[a-z]\)\s+(?=\S)")
# "Ib Dam og suppleant" / "Bo Lind": an office whose name stands on the next line.
_OFFICE_ENDS = re.compile(rf"[A-ZÆØÅ)][^\s,;]*\s+(?:og|samt)\s+[a-zæøå]*{ROLE.pattern}$")
_BREAKS = re.compile(r"(?:[-–,;(&]|\b(?:i|for|fra|hos|af|og|samt|ved|til))$")
_AWAY_ENDS = re.compile(rf"(?<!\w){AWAY}$", re.IGNORECASE)  # "Ib Dam – meldte fra"
_UNFINISHED = re.compile(r"(?:[-–,(]|\b(?:i|for|af|og|samt|ved|til))$")
# "under pkt." / "2": a number that belongs to the word before it.
_WANTS_NUMBER = re.compile(r"\b(?:punkt|pkt|kl|nr)\.?$", re.IGNORECASE)
# "Ib Dam ankom under punkt 2": a sentence, and no part of the list above it.
_TELLS = re.compile(
    rf"{FULL_NAME}(?: \([^()]{{1,20}}\))? (?:ankom|kom|deltog|gik|måtte|havde|var|er|blev|meldte|forlod|mødte)\b"
)
_WIDE_LINE = 50  # letters of a line that was broken because it was full


def unwrapped(
    lines: Sequence[Line], index: int, start: int, grouped: bool
) -> tuple[str, list[int], int]:
    """An entry with the lines over which it runs on.

    Args:
        lines: of the block.
        index, start: line and character where the entry begins.
        grouped: organisations stand alone over their people.

    Returns:
        Its text, for each character its offset in the source, and the index of the next line.
    """
    line = lines[index]
    text = line.text[start:LONGEST_ENTRY]
    offsets = list(line.offsets[start:LONGEST_ENTRY])
    bulleted = bool(BULLET.match(line.text))
    index += 1
    while (
        index < len(lines)
        and len(text) < LONGEST_ENTRY
        and lines[index].raw.start > lines[index - 1].raw.start  # not the top of the next column
        and not (lines[index].text.endswith(":") and heads_people(lines, index))
        and _goes_on(text, lines[index - 1], lines[index], grouped, bulleted)
    ):
        following = lines[index]
        if goes_on_within_word(text, following.text):
            text, offsets = text[:-1], offsets[:-1]
        else:
            text += " "
            offsets.append(following.raw.start - 1)
        text += following.text[:LONGEST_ENTRY]
        offsets.extend(following.offsets[:LONGEST_ENTRY])
        index += 1
    return text, offsets, index


def goes_on_within_word(text: str, rest: str) -> bool:
    """Whether a word is broken between two lines: "Sundheds-" / "udvalget", but not / "og"."""
    broken = text.endswith("-") and not text.endswith(" -") and rest[:1].islower()
    return broken and rest.split(maxsplit=1)[0] not in ("og", "eller", "samt")


def tells_of_one(text: str) -> bool:
    """Whether a line is a sentence that starts with whom it is of: "Ib Dam ankom under punkt 2"."""
    return bool(_TELLS.match(text))


def runs_on(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the rest of a sentence that filled the line before it."""
    if index >= len(lines) or lines[index].gap or BULLET.match(lines[index].text):
        return False
    before = lines[index - 1]
    if before.number == lines[index].number:
        return False  # another list, cut from the same line
    full = len(before.text) > _WIDE_LINE and not before.ends_sentence
    return full and read_label(lines[index].text) is None


def _goes_on(text: str, before: Line, line: Line, grouped: bool, bulleted: bool) -> bool:
    listed = BULLET.match(line.text) or LETTER.match(line.text)
    if line.level or listed or line.gap > 2 or line.is_row or tells_of_one(line.text):
        return False
    if TOOK_PART.search(text.rstrip()):
        return False  # "Ib Dam, Bo Lind deltog"
    contacts = find_contacts(line.text[:LONGEST_ENTRY])
    if bulleted:
        if read_label(line.text) is not None:
            return False
        # After an empty line only the rest of a broken line goes on, never a sentence or a heading.
        full = len(before.text) > _WIDE_LINE and line.gap <= before.gap and not line.strong
        broken = line.text[:1].islower() or bool(_UNFINISHED.search(text.rstrip()))
        broken = broken or full or contacts == [(0, len(line.text))]
        if line.gap:
            return broken and not line.ends_sentence
        return broken or not (heads_column(line.text) or starts_person(line.text))
    breaks = _BREAKS.search(text.rstrip()) and not _AWAY_ENDS.search(text[-_WIDE_LINE:].rstrip())
    if line.text[:1].islower() and not (contacts and contacts[0][0] == 0):
        # "Ib Dam, chef" / "overlæge Bo Lind"
        return bool(breaks) or not starts_person(line.text)
    if contacts == [(0, len(line.text))]:
        return True
    if read_label(line.text) is not None or read_sublabel(line.text) is not None:
        return False
    if breaks and not text.rstrip().endswith((",", ";")):
        return True
    if _OFFICE_ENDS.search(text.rstrip()[-_WIDE_LINE:]):
        return True
    if line.text[:1].isdigit() and _WANTS_NUMBER.search(text.rstrip()[-_WIDE_LINE:]):
        return True
    if ";" in text and (text.rstrip().endswith(";") or text.count(";") > 1):
        # So does one with semicolons, and also between two of its people.
        return not text.rstrip().endswith(".")
    if not text.rstrip().endswith(","):
        # A list of names that filled its line may break inside a name: it goes on until its full
        # stop.
        if line.text[:1].isalpha() and names_office(
            line.text.split(maxsplit=1)[0], after_name=False
        ):
            return False
        full = (
            len(before.text) > _WIDE_LINE
            and line.gap <= before.gap
            and not text.rstrip().endswith((".", ")"))
        )
        return full and breaks_off(text[-len(before.text) :])
    return not (grouped and is_group(line.text, 0))
