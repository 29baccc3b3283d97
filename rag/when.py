"""When a question speaks of: years, a day, and the meetings that these single out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Mapping

from corpus import find_dates
from index import Head, words
from rag.names import MONTH_WORDS

_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d.,]*\d)")
_SHORT_YEAR = re.compile(r"(?:\bi |')(\d\d)\b(?!\s*(?:%|aar|timer|min|kr|mio|bo|klasse|\.))")
# "Fra maj til september 2024" is no single meeting.
_FROM_TO = re.compile(
    rf"\bfra (?:\w+ ){{0,2}}(?:{'|'.join(MONTH_WORDS)})(?: \d{{4}})? (?:frem )?til (?:\w+ ){{0,2}}"
    rf"(?:{'|'.join(MONTH_WORDS)})\b"
)
_LATEST = re.compile(
    r"\b(?:seneste|sidste moede|nyeste|latest|newest|most recent|last meeting)\b|"
    r"\b(?:holdt|moedtes) (?:\w+ ){0,4}(?:senest|sidst)\b(?! (?:den|d|i)\b)|"
    r"\b(?:senest|sidst) (?:holdt )?(?:moede|moedtes|samlet)\b"
)
# "Flere end i juni 2023": a day to compare with is no meeting's.
_COMPARED_WITH = re.compile(
    r"\b(?:sammenlignet med|i forhold til|end i|compared (?:to|with)|than in) (?:\w+ )?"
    rf"(?:{'|'.join(MONTH_WORDS)})\b"
)
# "Deres første møde" is that of somebody who is new.
_THEIRS = r"(?<!deres )(?<!hans )(?<!hendes )(?<!their )(?<!his )(?<!her )"
_FIRST = re.compile(
    rf"\b(?:{_THEIRS}foerste moede|tidligste|aeldste|{_THEIRS}first meeting|oldest|earliest)\b"
)
_ONE_MEETING = re.compile(
    rf"\b{_THEIRS}(?:seneste|sidste|nyeste|foerste|aeldste|tidligste|latest|last|newest|most recent|first|oldest|"
    r"earliest) (?:\w+ )?(?:\w*moede|\w*moedet|referat|meeting|minutes)s?\b"
)


def years_in(text: str) -> list[int]:
    """Years written out in a text, in its order."""
    return [int(match.group(1)) for match in _YEAR.finditer(text)]


def asks_latest(folded: str) -> bool:
    """Whether a folded question means the newest meeting."""
    return bool(_LATEST.search(folded))


def asks_first(folded: str) -> bool:
    """Whether a folded question means the oldest meeting."""
    return bool(_FIRST.search(folded))


def names_one_meeting(folded: str) -> bool:
    """Whether a folded question says "seneste møde" or the like, and not "seneste måling"."""
    return bool(_ONE_MEETING.search(folded))


def time_named(text: str, folded: str) -> tuple[tuple[int, ...], int | None, int | None]:
    """Years, month and day that a question names of meetings or matters.

    Args:
        text: the question.
        folded: the same, folded.
    """
    if _COMPARED_WITH.search(folded):
        return (), None, None
    years, month, day = _time(text, folded)
    return (years, None, None) if _FROM_TO.search(folded) else (years, month, day)


def _time(text: str, folded: str) -> tuple[tuple[int, ...], int | None, int | None]:
    years = years_in(text)
    if not years:
        years = [
            2000 + int(m.group(1))
            for m in _SHORT_YEAR.finditer(folded)
            if 15 <= int(m.group(1)) <= 35
        ]
    dates = find_dates(text)
    if dates:
        return tuple(dict.fromkeys(years)), dates[0].month, dates[0].day
    for match in re.finditer(
        r"\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?=([a-z]+))|\b([a-z]+)\s+(?=(\d{1,2})\b)", folded
    ):
        day, name = match.group(1) or match.group(4), match.group(2) or match.group(3)
        if name in MONTH_WORDS and 1 <= int(day) <= 31:
            return tuple(dict.fromkeys(years)), MONTH_WORDS[name], int(day)
    for token in words(folded):
        # "may" and "maj" are months, but "may" is also an English verb.
        if token in MONTH_WORDS and len(token) > 2 and (token != "mar"):
            if token == "may" and not re.search(r"\b(?:in|of|\d{1,2}) may\b|\bmay \d", folded):
                continue
            return tuple(dict.fromkeys(years)), MONTH_WORDS[token], None
    return tuple(dict.fromkeys(years)), None, None


def meetings_meant(
    meetings: Mapping[str, Head],
    clusters: Iterable[str],
    bodies: Collection[str],
    years: tuple[int, ...],
    month: int | None,
    day: int | None,
    latest: bool,
    first: bool,
) -> tuple[str, ...]:
    """Paths of the meetings that date and cluster words single out; none when they do not.

    Args:
        bodies: paths of the meetings of the body that is named; empty when none is.
    """
    wanted = set(clusters)
    among = [
        (path, meeting.date)
        for path, meeting in meetings.items()
        if meeting.date and (not wanted or meeting.cluster in wanted)
    ]
    if latest or first:
        own = [entry for entry in among if entry[0] in bodies] or among
        ordered = sorted(own, key=lambda entry: entry[1], reverse=latest)
        return (ordered[0][0],) if ordered else ()
    if month is None:
        if wanted and years:
            return tuple(path for path, held in among if int(held[:4]) in years)
        return ()
    found = []
    for path, held in among:
        date = datetime.date.fromisoformat(held)
        same_day = date.month == month and (day is None or date.day == day)
        if same_day and (not years or date.year in years):
            found.append(path)
    return tuple(path for path in found if path in bodies) or tuple(found)
