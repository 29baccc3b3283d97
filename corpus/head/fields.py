"""Labelled facts at the head of a document: "Sted: Rådhuset", or a table of labels and values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dates import find_dates, find_times
from corpus.lines import BULLET, Line
from corpus.names.labels import opens_attendance

_FIELD_NAMES = {
    "tidspunkt": "tid",
    "mødetidspunkt": "tid",
    "mødetid": "tid",
    "tid": "tid",
    "dato og tid": "tid",
    "starttidspunkt": "start",
    "mødestart": "start",
    "dato": "dato",
    "mødedato": "dato",
    "sted": "sted",
    "mødested": "sted",
    "lokale": "sted",
    "mødelokale": "sted",
    "lokation": "sted",
    "hos": "sted",
    "hvor": "sted",
    "hvornår": "tid",
    "mødenavn": "møde",
    "udvalg": "møde",
    "møde": "møde",
    "emne": "emne",
    "slut": "slut",
    "møde slut": "slut",
    "mødet slut": "slut",
    "mødet hævet": "slut",
    "sluttidspunkt": "slut",
    "sluttidspunkt for møde": "slut",
}
_FIELD = re.compile(
    rf"(?P<name>{'|'.join(sorted(_FIELD_NAMES, key=len, reverse=True))})"
    # "MødestedRådhuset": a label and its value in neighbouring elements of a page
    r"(?:\b|(?=(?-i:[A-ZÆØÅ][a-zæøå])))"
    r"\s*(?P<colon>:)?\s*(?P<value>.*)$",
    re.IGNORECASE,
)
# Where one line has several: "Dato: 5. maj 2021 Tid: 16.30 Sted: Caféen"
_WIDE = re.compile(
    r"\s{3,}|\t|\s+(?=(?:(?:møde)?tid|tidspunkt|mødetidspunkt|(?:møde)?sted)\s?:\s)", re.IGNORECASE
)


def read_fields(head: Sequence[Line]) -> tuple[dict[str, str], set[int]]:
    """Labelled values: "Sted: ...", "Sted ..." in a table, and labels with their values below.

    Args:
        head: lines before the first item.

    Returns:
        The values by the name of the fact ("tid", "sted"), and where the lines start that told
        them and nothing of people.
    """
    used: set[int] = set()
    found: dict[str, str] = {}
    waiting: list[str] = []
    for line, text in ((one, text) for one in head for text in _field_texts(one)):
        match = _FIELD.match(text[:300])
        name = _FIELD_NAMES[match.group("name").casefold()] if match else ""
        value = match.group("value").strip(" :|") if match else ""
        # "Mødelokale C" below "Sted" is the value of that label.
        odd = value and not (match and match.group("colon")) and not _plausible(name, value)
        if match is None or odd or BULLET.match(line.text):
            if waiting and not opens_attendance(line.text):
                name = waiting.pop(0)
                if _plausible(name, text):
                    found.setdefault(name, text)
                    used.add(line.raw.start)
            else:
                waiting.clear()
            continue
        if not value:
            waiting.append(name)
            used.add(line.raw.start)
        else:
            waiting.clear()
            # "Mødelokale 20" is the room; "Mødelokale   Lokale 2" only says that it is one.
            room = name == "sted" and not match.group("colon") and "lokale" in text[:12].casefold()
            room = room and "lokale" not in value.casefold()
            found.setdefault(name, text.strip() if room else value)
            used.add(line.raw.start)
    used.difference_update(line.raw.start for line in head if _tells_people(line))
    return found, used


def _tells_people(line: Line) -> bool:
    """Whether a row tells who was there beside a fact: "Lokale: Caféen | Formand: Ib Dam"."""
    return line.text.startswith("|") and any(map(opens_attendance, line.text[1:].split("|")[1:]))


def _field_texts(line: Line) -> list[str]:
    """The fields of a line: its first two cells, "Dato: ...      Sted: ..." apart, or all of it."""
    if line.text.startswith("|"):
        cells = [cell.strip() for cell in line.text.strip("|").split("|")]
        return [" ".join(cells[:1] if _tells_people(line) else cells[:2])]
    parts = _WIDE.split(line.text)
    labelled = [match for part in parts if (match := _FIELD.match(part)) and match.group("colon")]
    return parts if len(labelled) == len(parts) else [line.text]


def _plausible(name: str, value: str) -> bool:
    """Whether a value without a colon before it fits its label, which may be a word of a text."""
    if name in ("tid", "dato", "start", "slut"):
        return bool(find_dates(value)) or any(find_times(f"kl. {value}"))
    return (value[:1].isupper() and len(value) > 3) or "lokale" in value


def is_field(text: str) -> bool:
    """Whether a line starts with the label of a fact of the meeting, such as "Sted:"."""
    match = _FIELD.match(text[:300])
    return match is not None and bool(match.group("colon") or not match.group("value"))


def is_label(text: str) -> bool:
    """Whether a line is nothing but the label of a fact of the meeting."""
    return text.strip(" :").casefold() in _FIELD_NAMES
