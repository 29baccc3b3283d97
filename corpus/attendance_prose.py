"""Attendance told in sentences, such as "Alle var mødt, undtagen …", where no list is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.lines import Line
from corpus.meeting import Person, Span, Status
from corpus.names import FULL_NAME

_NAMES = rf"{FULL_NAME}(?:\s*(?:,|og|samt)\s+{FULL_NAME})*"
_FORMS: tuple[tuple[Status, str | None, re.Pattern[str]], ...] = (
    (
        "absent",
        "afbud",
        re.compile(rf"\b(?i:undtagen|bortset fra|med undtagelse af)\s+(?P<who>{_NAMES})"),
    ),
    (
        "absent",
        "afbud",
        re.compile(
            rf"(?P<who>{_NAMES})\s+(?:(?:havde|har)\s+(?:meldt|sendt)|meldte|sendte)\s+afbud"
        ),
    ),
    (
        "absent",
        "forhindret",
        re.compile(rf"(?P<who>{_NAMES})\s+var\s+(?:\w+\s+)?forhindret"),
    ),
    ("absent", "afbud", re.compile(rf"\b(?i:afbud fra)\s*:?\s+(?P<who>{_NAMES})")),
    (
        "present",
        None,
        re.compile(
            rf"(?P<who>{FULL_NAME})\s+(?P<note>(?:ankom|kom|forlod\s+mødet|gik|deltog\s+(?:via|fra|til|"
            r"indtil|under))\b[^\n]{0,20}?(?:\bkl\.?\s*\d[\d.:]*|\bpunkt\w*\s+\d+|\bvideo)[^.\n]{0,80})"
        ),
    ),
)
_SUBSTITUTE = re.compile(
    rf"\b[Ii] stedet for (?P<for>{FULL_NAME})\s+(?:deltog|mødte|deltager|møder)\s+"
    rf"(?:stedfortræder\s+|suppleant\s+)?(?P<who>{FULL_NAME})"
)
_LONGEST = 3000


def read_prose(lines: Sequence[Line]) -> list[Person]:
    """People of whom sentences say that they stayed away, came late or took another's place.

    Args:
        lines: of the head and of the first item, without page furniture.
    """
    text, offsets = _joined(lines)
    found: list[Person] = []
    for match in _SUBSTITUTE.finditer(text):
        note = f"i stedet for {match.group('for')}"
        found.append(_person(match.group("who"), "present", note, *match.span("who"), offsets))
    for status, word, pattern in _FORMS:
        for match in pattern.finditer(text):
            note = word or " ".join(match.group("note").split())
            for name, begin, end in _each(match):
                found.append(_person(name, status, note, begin, end, offsets))
    return found


def _joined(lines: Sequence[Line]) -> tuple[str, list[int]]:
    text = ""
    offsets: list[int] = []
    for line in lines:
        if len(text) > _LONGEST:
            break
        text += line.text[:_LONGEST] + " "
        offsets += [*line.offsets[:_LONGEST], line.raw.end]
    return text, offsets


def _each(match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    start = match.start("who")
    for name in re.finditer(FULL_NAME, match.group("who")):
        yield name.group(), start + name.start(), start + name.end()


def _person(
    name: str, status: Status, note: str, begin: int, end: int, offsets: Sequence[int]
) -> Person:
    return Person(name, None, None, status, note, Span(offsets[begin], offsets[end - 1] + 1))
