"""Headings without numbers in plain text: short lines that stand alone over a text of their own.

"Vaskeriet:" over what was said of it, or "Siden sidst" between empty lines.  They are looked for
only when nothing is numbered, or when all that is numbered stands below one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.dates import find_dates
from corpus.head.bodies import names_body
from corpus.head.fields import is_field
from corpus.head.file_names import DOCUMENT_WORD
from corpus.items.chain import is_agenda_title
from corpus.items.heading_text import Heading, Opening, read_headings
from corpus.items.numbering import split_label
from corpus.items.parts import is_part_name
from corpus.lines import Line
from corpus.names.labels import opens_attendance
from corpus.outcomes.decisions import decision_heading
from corpus.outcomes.heading_outcome import outcome_alone
from corpus.outcomes.outcomes import outcome_of
from corpus.sections.known_names import divides_cases, is_section_name, may_be_item
from corpus.sections.marks import is_case_line
from corpus.sections.narrative import tells

_HOUR = r"\d{1,2}[.:]\d\d"
_TIMED = re.compile(
    rf"(?:kl\.?\s*)?(?P<time>(?P<start>{_HOUR})(?:\s*[-–]\s*{_HOUR})?)\s*[:–-]?\s+"
    r"(?P<title>(?-i:[A-ZÆØÅ]).*)",
    re.IGNORECASE,
)
_WORDS = 9
_LENGTH = 70
_LEAST = 3
_LONGEST = 300
_TOP = 5  # lines; a text whose title names a meeting has items, however unusual
_MEETING = re.compile(r"\A[^.:;]{0,60}(?:møde|referat|protokol|generalforsamling)\b", re.IGNORECASE)
_NEAR = 3  # lines; a number so near the start counts the case that the document holds
_AFTER_DAY = 20
_COUNT = re.compile(r"[^:]{2,80}: \d")
_SHORTENED = re.compile(r"(?:evt|m\.m|m\.v|mv)\.$", re.IGNORECASE)


def find_titles(lines: Sequence[Line], numbered: Sequence[Heading]) -> list[Heading]:
    """The headings without numbers; empty unless they look like an agenda.

    Args:
        lines: of the part of the document that holds the items, without page furniture.
        numbered: headings that were found by their numbers, which may be lists.
    """
    of_case = divides_cases(line.text for line in lines)
    candidates = [p for p in range(1, len(lines)) if _may_be_title(lines, p, of_case)]
    with_colon = [p for p in candidates if lines[p].text.endswith(":")]
    bare = [p for p in candidates if not lines[p].text.endswith(":")]
    of_meeting = not (numbered or of_case) and any(
        _MEETING.search(line.text) for line in lines[:_TOP]
    )
    for found in sorted((with_colon, bare), key=len, reverse=True):
        usual = any(is_agenda_title(lines[p].text) for p in found)
        if len(found) < _LEAST - of_meeting or not (usual or of_meeting):
            continue
        if numbered and not _lie_below_one(numbered, found):
            continue
        openings: list[Opening] = [(p, *_labelled(lines[p].text)) for p in found]
        return read_headings(lines, openings, len(lines) - 1)
    return []


def find_timed(lines: Sequence[Line]) -> list[Heading]:
    """Headings that the programme of a meeting opens with the hour: "09.10-09.45  Status"."""
    found = [(p, m) for p, line in enumerate(lines) if (m := _TIMED.fullmatch(line.text))]
    hours = [_clock(match.group("start")) for _, match in found]
    if len(found) < _LEAST or hours != sorted(hours):
        return []
    openings: list[Opening] = [(p, None, match.group("title")) for p, match in found]
    headings = read_headings(lines, openings, len(lines) - 1)
    return [
        replace(heading, time=" ".join(match.group("time").split()))
        for heading, (_, match) in zip(headings, found, strict=True)
    ]


def titles_above(lines: Sequence[Line], openings: Sequence[Opening]) -> list[Heading]:
    """Headings whose titles stand over their numbers: "Spørgetid" / "Sag nr. 129" / "Indstilling".

    Empty unless all of them do.
    """
    found: list[Heading] = []
    for position, label, text in openings:
        if text or not position or not _is_title(lines[position - 1]):
            return []
        after = lines[position + 1].text if position + 1 < len(lines) else ""
        if not (is_section_name(after) or is_case_line(after)):
            return []
        opening = (position - 1, label, lines[position - 1].text)
        found += [replace(one, last=position) for one in read_headings(lines, [opening], position)]
    return found


def find_single(lines: Sequence[Line]) -> list[Heading]:
    """The heading of a document that holds one case, told by its sections or what came of it."""
    named = [position for position, line in enumerate(lines) if is_section_name(line.text)]
    if named and 0 < lines[named[0]].level < max(lines[position].level for position in named):
        del named[0]  # "Referat", as the document is called
    if not named:
        return _lone(lines)
    for position, line in enumerate(lines):
        label, title = split_label(line.text)
        if label is None or line.is_row or len(title) > 2 * _LENGTH:
            continue
        after = position + 1
        while after < len(lines) and is_case_line(lines[after].text):
            after += 1
        near = title[:1].isupper() and position < min(_NEAR, named[0])
        if after in named or near:
            return read_headings(lines, [(position, label, title)], len(lines) - 1)
    over = [p for p in range(named[0]) if 0 < lines[p].level < lines[named[0]].level]
    above = named[0] - 1
    while above >= 0 and is_case_line(lines[above].text):
        above -= 1
    # A heading one level up, with who handles the case and its number between.
    above = over[-1] if over else above
    names = [lines[position].text.strip(" :").casefold() for position in named]
    # Where a name recurs there are several cases, whose titles went lost.
    if above < 0 or len(set(names)) < len(names):
        return []
    text = lines[above].text
    named_body = names_body(text) and (len(text.split()) < _WORDS // 2 or text.startswith("Udvalg"))
    if named_body or not _is_title(lines[above]):
        return []
    return read_headings(lines, [(above, None, lines[above].text)], len(lines) - 1)


def _is_title(line: Line) -> bool:
    """Whether a line may be the title of an item by what it says."""
    text = line.text
    if line.is_row or line.is_list or not 3 < len(text) <= 2 * _LENGTH or not text[0].isupper():
        return False
    if text.endswith((".", ",", ";", ":")) and not _SHORTENED.search(text):
        return False
    if is_section_name(text) or is_part_name(text) or is_field(text) or is_case_line(text):
        return False
    if decision_heading(text) or opens_attendance(text) or outcome_alone(text) != "none":
        return False
    return not _ends_dated(text)


def _ends_dated(text: str) -> bool:
    """Whether a line is, or ends with, the day of a meeting."""
    dates = find_dates(text)
    return bool(dates) and len(text) - dates[-1].end < _AFTER_DAY and dates[-1].start < _AFTER_DAY


def _is_day(text: str) -> bool:
    """Whether a line gives a day and little else: what stands above it names the meeting."""
    return any(len(text) - (date.end - date.start) < _AFTER_DAY for date in find_dates(text))


def _clock(text: str) -> float:
    return float(text.replace(":", "."))


def _labelled(text: str) -> tuple[None, str]:
    return None, text.rstrip(" :")


def _may_be_title(lines: Sequence[Line], position: int, of_case: bool) -> bool:
    """Whether a line is short, says nothing that happened, and stands over a text.

    Args:
        lines: of the part of the document that holds the items.
        position: of the line.
        of_case: "Økonomi" is a part of a case, for other parts are named too.
    """
    line, text = lines[position], lines[position].text
    words = text.split()
    if not 0 < len(text) <= _LENGTH or len(words) > _WORDS or not line.gap:
        return False
    if not text[0].isupper() or line.is_list or line.is_row or line.quoted:
        return False
    if not re.search(r"[^\W\d_]{3}", text):
        return False
    if text.endswith((".", "!", ",", ";", ")")) and not _SHORTENED.search(text):
        return False
    if is_section_name(text) and (of_case or not may_be_item(text)):
        return False
    if is_part_name(text) or decision_heading(text) or is_field(text):
        return False
    if opens_attendance(text) or find_dates(text) or tells(text) or split_label(text)[0]:
        return False
    return position + 1 < len(lines) and _is_text(lines[position + 1])


def _is_text(line: Line) -> bool:
    """Whether a line is, or heads, what was said under a title."""
    # "Blandt de fremmødte: 28 for uge 32" counts votes and lists nobody.
    listed = opens_attendance(line.text) and not _COUNT.match(line.text)
    if listed or is_field(line.text) or _is_day(line.text):
        return False
    return (
        line.is_list or line.ends_sentence or len(line.text) > _LENGTH or is_section_name(line.text)
    )


def _lie_below_one(numbered: Sequence[Heading], found: Sequence[int]) -> bool:
    """Whether all numbers stand below one of several titles, and so number an inner list."""
    first, last = numbered[0].first, numbered[-1].first
    return (
        len(numbered) < len(found)
        and any(p < first for p in found)
        and any(p > last for p in found)
        and not any(first < p < last for p in found)
    )


def _lone(lines: Sequence[Line]) -> list[Heading]:
    """The numbered line below the head of minutes over what came of it: "1. Salg" / "Udsat."."""
    opened = (
        position
        for position, line in enumerate(lines)
        if not line.is_row and split_label(line.text[:_LENGTH])[1][:1].isupper()
        if split_label(line.text[:_LENGTH])[0] is not None
    )
    first = next(opened, len(lines))
    told = (outcome_of(line.text[:_LONGEST])[0] for line in lines[first + 1 : next(opened, None)])
    headed = (
        DOCUMENT_WORD.search(line.text) or opens_attendance(line.text) for line in lines[:first]
    )
    if not any(headed) or all(outcome == "none" for outcome in told):
        return []
    return read_headings(lines, [(first, *split_label(lines[first].text))], len(lines) - 1)
