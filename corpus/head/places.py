"""Where a meeting was held, as its head or its prose tells without a label."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from corpus.dates import find_dates
from corpus.head.bodies import names_body
from corpus.head.file_names import without_date
from corpus.lines import Line
from corpus.names.full_name import starts_with_name

_ROOM = (
    r"(?:\w*(?:salen?|hallen|lokale[t]?|værelse[t]?|(?:\w{3,}rum|\brum)(?:met)?|gården|huset|kantinen?|cent(?:ret|eret|er)|kontoret|"
    r"rådhus\w*|\w*hytten|"
    r"skolen|biblioteket))"
)
_PLACE = re.compile(
    r"(?:\b(?:microsoft )?teams\b|\bzoom\b|\bskype\b|\bvirtuel\w*|\bonline\b|\btelefonmøde\b|"
    r"\b(?:i|på) (?=[A-ZÆØÅ]).*(?:rum|sal|lokale|center|hus|gård|rådhus)\w*|\bmødelokale\b|"
    r"\blokale \S+|\brådhus\w*|\bregionshus\w*|\bkonferencelokale|\budvalgsværelse)",
    re.IGNORECASE,
)
_ROOM_WORD = re.compile(rf"\b{_ROOM}\b", re.IGNORECASE)
_LONGEST_PLACE = 70
_OPENING = 6000  # characters in which prose may tell
FAR_APART = re.compile(r"\S\s{3,}\S")
_ROOM_LINE = re.compile(rf"[A-ZÆØÅ][^:|]{{0,40}}?{_ROOM}\b", re.IGNORECASE)
# What follows date and hour in a line: "kl. 18:30 i sognegården", "kl. 18 - Personalerummet".
_TAIL = re.compile(
    r"^\W*(?:[Mm]ødet (?:blev )?(?:af)?hold(?:es|t) )?(?:(?:i|på|hos)\s+|[-–]\s+)"
    r"(?P<place>[A-ZÆØÅa-zæøå][^()|:]{2,60})$"
)
_HELD = re.compile(r"^(?:mødet (?:blev |er )?(?:af)?hold(?:es|t) )?(?:(?:i|på)\s+)?", re.IGNORECASE)
# What an hour looks like between the day and the place of a meeting.
_HOURS = re.compile(
    r"\bkl(?:\.|okken)?\s*[\d.:]+(?:\s*(?:[-–]|til(?: kl\.?)?)\s*[\d.:]+)?|"
    r"(?<![\d.:/-])\d{1,2}(?:[.:]\d\d)?\s?(?:[-–]|til)\s?\d{1,2}(?:[.:]\d\d)?(?![\d.:/-]*\d)"
)
_VIRTUAL_PROSE = re.compile(
    r"\b(?:afhold\w+|mødtes|foregik|gennemført\w*)\s+(?:\w+\s+){0,2}?(?P<place>virtuelt|online|"
    r"(?:via|på|over) (?:microsoft )?teams)\b",
    re.IGNORECASE,
)
# "Kurset i førstehjælp afholdes online." tells of something else.
_TOLD = re.compile(
    r"(?!(?:mødet?|møderne|vi|det)\b)\w[^.:]*\b(?:(?:af)?hold(?:es|t)|foregår|foregik|er|var|bliver|blev)\b"
    r"[^.:]*\.$",
    re.IGNORECASE,
)


def read_place(
    head: Sequence[Line], text: str, taken: Set[int]
) -> tuple[str | None, frozenset[int]]:
    """The place, and where the lines start that tell nothing else.

    Args:
        head: the lines before those who came are listed.
        text: the whole clean text.
        taken: where the lines start that tell other facts.
    """
    if found := _in_head(head, taken):
        return found
    if prose := _VIRTUAL_PROSE.search(text[:_OPENING]):
        told = text[text.rfind("\n", 0, prose.start()) + 1 : prose.end()] + "."
        return None if _TOLD.match(told) else prose.group("place"), frozenset()
    return None, frozenset()


def _in_head(head: Sequence[Line], taken: Set[int]) -> tuple[str, frozenset[int]] | None:
    for position, line in enumerate(head[:12]):
        text = line.text[:200]
        dated = bool(find_dates(text))
        of_person = line.is_row or (FAR_APART.search(text) and starts_with_name(text))
        if (line.raw.start in taken or of_person) and not dated:
            continue  # "Ib Dam     Bækby Kommune     Teams" says where he was
        if dated and (tail := _TAIL.search(_after_time(text))):
            return tail.group("place"), frozenset()
        room = _after_time(text).strip(" ,.-–") if dated else ""
        is_room = _ROOM_WORD.search(room) or _PLACE.match(room)
        if room[:1].isalpha() and len(room) < _LONGEST_PLACE and is_room:
            return _without_body(room), frozenset()
        if not dated and _TOLD.match(text):
            continue
        bare = without_date(_blanked(text))
        match = _PLACE.search(bare)
        if match and len(bare) < 90 and "," not in bare[: match.start()][:-2]:
            place = _HELD.sub("", bare[match.start() :] if dated else bare)
            return _without_body(place), frozenset((line.raw.start,))
        near = any(
            find_dates(other.text[:200]) or " kl" in f" {other.text[:20].casefold()}"
            for other in head[max(0, position - 2) : position]
        )
        if near and not dated and len(text) < 90 and _ROOM_LINE.match(text):
            place = _after_time(text).strip(" ,.-–") or text
            return _HELD.sub("", place), frozenset((line.raw.start,))
    return None


def _without_body(place: str) -> str:
    """ "Teknisk Udvalg - Udvalgsværelse 398": the room, without the body that met in it."""
    body, dash, room = place.partition(" - ")
    return room.strip() if dash and names_body(body) else place


def _after_time(text: str) -> str:
    """What follows the last date or hour of a line."""
    end = max((date.end for date in find_dates(text)), default=0)
    hours = list(_HOURS.finditer(text))
    return text[max([end, *(match.end() for match in hours)]) :]


def _blanked(text: str) -> str:
    for date in find_dates(text):
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text
