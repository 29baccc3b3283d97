"""One file that holds several meetings, such as the protocol of a year: where each begins.

A line heads a meeting when it names one and gives its day or its month ("Bestyrelsesmøde 5. maj
2021", or the day below it), when the file begins with such a line, and when the days of all of
them run in one direction.  Earlier meetings that a text only tells of seldom do, and where the
items below a line go on counting, it headed no meeting.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from corpus.dates import date_parts, find_dates, find_month, iso_month, without_months
from corpus.items.chain import is_agenda_title
from corpus.items.doors import group_is_closed
from corpus.items.numbering import numbers_of, split_label
from corpus.lines import Line, lines_of
from corpus.meeting import Meeting, Source, Span, part_path
from corpus.parse import parse_meeting
from corpus.sections.withheld import without

_NAMED = re.compile(
    r"(?!(?:næste|kommende|sidste|forrige|tidligere|indkaldelse|godkendelse)\b)"
    r"(?:[\w/-]+\W+){0,3}?(?:\w*referat|\w*protokol|\w*møde|\w*møder|\w*generalforsamling)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\w*(?:møde|generalforsamling)\b", re.IGNORECASE)
_YEARLY = "generalforsamling"
_WHERE = re.compile(r"\b(?:i|på|hos|via|kl)\b.*", re.IGNORECASE)
_DAY_LABEL = re.compile(r"(?:møde)?dato\s*:?\s*|tid(?:spunkt)?\s*:\s*", re.IGNORECASE)
_LONGEST = 120  # characters of a line that heads a meeting
_LONGEST_DAY = 60
_REST = 25  # letters beside the day on a line that is there for the day
_TOP = 12  # lines; the first meeting begins within them
_LEAST_LINES = 3
_LEAST_TEXT = 60  # characters; a list of days has less between them
_UNPARTED = "Filen ser ud til at rumme flere møder, men er for stor til at blive delt; gem hvert i sin egen fil."
_MOST_TEXT = 10_000_000  # characters over all parts, each of which is as long as the file
_MOST_COMMON = 400  # characters over the first meeting that hold for all


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that may head a meeting: its place, what sort it is, and when it was."""

    position: int
    sort: tuple[int, str]
    when: tuple[int, int, int]


def parse_meetings(source: Source) -> tuple[Meeting, ...]:
    """Understand one file, which may hold several meetings.

    Args:
        source: the file as read.

    Returns:
        Its meetings in the order of the file; usually one.  Of several, each has a path of its
        own, ``part_path``, and a text in which the others are blank, so that every offset is one
        of the file.
    """
    lines = lines_of(source)
    heads = _heads(lines)
    if len(heads) < 2:
        return (parse_meeting(source),)
    starts = [lines[head.position].raw.start for head in heads]
    common = starts[0] if starts[0] <= _MOST_COMMON else 0
    starts[0] = common
    if len(starts) * len(source.text) > _MOST_TEXT:
        whole = parse_meeting(source)
        return (replace(whole, warnings=(*whole.warnings, _UNPARTED)),)
    meetings = _parsed(source, common, starts)
    wrong = {number for number in range(1, len(meetings)) if _counts_on(meetings, number)}
    if wrong:
        starts = [start for number, start in enumerate(starts) if number not in wrong]
        meetings = _parsed(source, common, starts)
    sure = sum(len(one.items) > 1 or len(one.people) > 1 for one in meetings)
    if sure < 2 or 2 * sure < len(meetings):
        return (parse_meeting(source),)
    # One that seems to be of another body than most only tells of it.
    body, often = Counter(meeting.body for meeting in meetings).most_common(1)[0]
    return tuple(
        replace(
            meeting,
            source=replace(meeting.source, path=part_path(source.path, number)),
            body=body if 2 * often > len(meetings) else meeting.body,
        )
        for number, meeting in enumerate(meetings, 1)
    )


def _parsed(source: Source, common: int, starts: Sequence[int]) -> list[Meeting]:
    spans = [Span(*pair) for pair in pairwise([*starts, len(source.text)])]
    return [parse_meeting(_part(source, common, span)) for span in spans]


def _part(source: Source, common: int, span: Span) -> Source:
    """The file with nothing but one meeting and what stands over all of them."""
    others = [Span(common, max(common, span.start)), Span(span.end, len(source.text))]
    part = without(source, [other for other in others if len(other)])
    return replace(part, path=part_path(source.path, 1))


def _counts_on(meetings: Sequence[Meeting], number: int) -> bool:
    """Whether the items of what was taken for a meeting go on from those before it.

    Where those who came are listed anew, it is a meeting whose items are counted through the year.
    """
    if len(meetings[number].people) > 1:
        return False
    first = next((numbers_of(item.label) for item in meetings[number].items if item.label), [])
    before = [item for item in meetings[number - 1].items if not item.parent]
    last = [counted for item in before for counted in numbers_of(item.label or "")]
    return bool(first and last) and 1 < first[0] > last[-1]


def _heads(lines: Sequence[Line]) -> list[_Head]:
    """The lines that head a meeting, in order; fewer than two when the file holds one."""
    found = [head for position in range(len(lines)) if (head := _head(lines, position))]
    if not found or found[0].position > _TOP:
        return []
    first = found[0].sort
    found = [one for one in found if one.sort[0] == first[0] and one.sort[1] in (first[1], _YEARLY)]
    # The same day again is a running header.
    found = [next(same) for _, same in groupby(found, key=lambda head: head.when)]
    ends = [*(head.position for head in found[1:]), len(lines)]
    found = [head for head, end in zip(found, ends, strict=True) if _has_text(lines, head, end)]
    days = [head.when for head in found]
    in_order = all(a < b for a, b in pairwise(days)) or all(a > b for a, b in pairwise(days))
    return found if in_order else []


def _has_text(lines: Sequence[Line], head: _Head, end: int) -> bool:
    own = lines[head.position + 1 : end]
    return len(own) >= _LEAST_LINES and sum(len(line.text) for line in own) >= _LEAST_TEXT


def _head(lines: Sequence[Line], position: int) -> _Head | None:
    line = lines[position]
    text = line.text
    if len(text) > _LONGEST or line.is_row or line.is_list or line.quoted or line.column:
        return None
    if position and not (line.gap or line.level or line.strong):
        return None
    if position and group_is_closed(lines[position - 1].text):
        return None  # what stands below belongs to what was held behind closed doors
    named = _NAMED.match(text)
    if not named and not line.level:
        return None
    if text.endswith((",", ";", "?", ":")) or split_label(text)[0] or is_agenda_title(text):
        return None
    if when := _when(text):
        # "Møde 3. april og beslutninger, der følges op" goes on.
        if _letters_after_day(text) > _REST or (not named and not _is_day(text)):
            return None
    elif named and len(text) <= _LONGEST_DAY:
        below = lines[position + 1].text if position + 1 < len(lines) else ""
        when = _when(below) if _is_day(below) else None
    if not when:
        return None
    noun = _NOUN.search(text)
    sort = noun.group().casefold() if noun else "" if named is None else "referat"
    return _Head(position, (line.level, sort), when)


def _letters_after_day(text: str) -> int:
    """How many letters a line goes on with after its day, the place and the hours left out."""
    dates = find_dates(text)
    rest = _WHERE.sub("", text[dates[0].end :]) if dates else ""
    return sum(letter.isalpha() for letter in rest)


def _when(text: str) -> tuple[int, int, int] | None:
    """Year, month and day that a line gives, the day 0 where it gives none; None without a year."""
    for date in find_dates(text):
        return (date.year, date.month, date.day) if date.year else None
    month = find_month(text)
    return date_parts(iso_month(month)) if month else None


def _is_day(text: str) -> bool:
    """Whether a line is there for the day, with its weekday and hours perhaps."""
    if len(text) > _LONGEST_DAY:
        return False
    bare = _DAY_LABEL.sub("", text)
    for date in find_dates(bare)[:1]:
        bare = bare[: date.start] + bare[date.end :]
    return sum(letter.isalpha() for letter in without_months(bare)) <= _REST
