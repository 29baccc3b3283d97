"""What the collection covers, and what a question names beyond it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping

from corpus import date_parts
from index import Head, Index, fold
from rag.answer import Filters
from rag.asking.names import MONTH_WORDS
from rag.asking.question import Question
from rag.refusal import Refusal
from rag.telling.compose import date_words


def not_covered(question: Question, index: Index) -> Refusal | None:
    """A refusal when a question names a day, cluster, body, meeting or item that is not there."""
    return (
        _no_such_day(question)
        or _no_such_body(question, index.heads)
        or _no_such_ordinal(question, index)
        or _no_such_place(question, index.heads)
    )


# Of the meetings that a question misses so many are named.
_NEAREST = 5
_DAY = re.compile(rf"\b(\d{{1,2}})\. ?({'|'.join(MONTH_WORDS)})\b(?: (\d{{4}}))?")


def _no_such_day(question: Question) -> Refusal | None:
    """Days that no calendar has: "31. april 2023"."""
    for match in _DAY.finditer(question.folded):
        # Without a year any leap year will do.
        year, month, day = int(match[3] or 2024), MONTH_WORDS[match[2]], int(match[1])
        if not 1 <= day <= calendar.monthrange(year, month)[1]:
            return Refusal(
                "no_such_meeting",
                f"Datoen {match.group()} findes ikke; spørg gerne igen med den rigtige dato.",
                f"There is no such date as {match.group()}; please ask again with the right one.",
            )
    return None


def outside(question: Question, filters: Filters, meetings: Mapping[str, Head]) -> Refusal | None:
    """A refusal when the meeting that a question dates is not among those the user chose."""
    if not question.meetings or not filters.clusters or filters.meetings:
        return None
    dated = [meetings[path] for path in question.meetings if path in meetings]
    if not dated or any(meeting.cluster in filters.clusters for meeting in dated):
        return None
    chosen = ", ".join(filters.clusters)
    held = "; ".join(f"{m.body or m.title}, {date_words(m.date)}" for m in dated)
    return Refusal(
        "no_such_meeting",
        f"Søgningen er afgrænset til klynge {chosen}, men på den dato er det {held}, der ligger i "
        "samlingen.",
        f"The search is narrowed to cluster {chosen}, but the meeting of that date is {held}.",
    )


def nothing_in_scope(meetings: Mapping[str, Head]) -> Refusal:
    """The refusal when the user's filters leave no meeting at all."""
    return Refusal(
        "no_such_meeting",
        f"Ingen møder passer til det valgte. Samlingen dækker {_cover(meetings)}.",
        f"No meeting fits what was chosen. Covered: {_cover(meetings)}.",
    )


def _no_such_place(question: Question, meetings: Mapping[str, Head]) -> Refusal | None:
    """Clusters, meetings and items that the question names and the collection does not have."""
    covered = {m.cluster for m in meetings.values() if m.cluster}
    named = set(question.clusters)
    if named and not named & covered:
        missing = ", ".join(sorted(named))
        return Refusal(
            "no_such_cluster",
            f"Der er ingen referater fra klynge {missing} i samlingen. Den dækker {_cover(meetings)}.",
            f"There are no minutes of cluster {missing}. Covered: {_cover(meetings)}.",
        )
    own = question.bodies  # none when a cluster is named
    among = {
        path: m
        for path, m in meetings.items()
        if (not named or m.cluster in named) and (not own or path in own)
    }
    if _asks_about_meeting(question):
        fitting = {path: m for path, m in among.items() if m.date and _fits(question, m.date)}
        if not fitting:
            held = "; ".join(
                f"{m.body or m.title}, {date_words(m.date)}"
                for m in _nearest(question, among.values())
            )
            return Refusal(
                "no_such_meeting",
                f"Der er intet referat af et sådant møde i samlingen. Nærmest er: {held}.",
                f"There are no minutes of such a meeting. Nearest: {held}.",
            )
        among = fitting
    elif question.meetings:
        among = {path: m for path, m in among.items() if path in question.meetings}
    if question.item and (named or own or question.meetings) and question.item.isdigit():
        labels = {fold(label or "") for m in among.values() for label, _, _ in m.items}
        if among and question.item not in labels:
            where = "; ".join(
                f"{m.body or m.title}, {date_words(m.date)}"
                for m in _nearest(question, among.values())
            )
            return Refusal(
                "no_such_item",
                f"Der er intet punkt {question.item} i referatet ({where}).",
                f"There is no item {question.item} in the minutes ({where}).",
            )
    return None


# A body by the last part of its name, asked for what only minutes of its own would tell.
_BODY = re.compile(
    r"\b(?P<name>\w*(?:udvalg|raad|forum|bestyrelse|styregruppe|kommission|naevn))(?:et|en|n)?s?\b"
)
_OF_ITS_OWN = re.compile(
    r"\bdagsorden\w*|\bagenda\b|\bnaeste moede|\bnext meeting|\breferat(?:er|et)? (?:fra|af)\b|"
    r"\bminutes (?:of|from)\b"
)
# What goes on the agenda of another body may be told.
_GOES_ON = re.compile(r"\b(?:kommer|bliver|blev|saettes|sat|saetter|skal|tages|put on|goes on)\b")


def _no_such_body(question: Question, meetings: Mapping[str, Head]) -> Refusal | None:
    """A body whose agenda, minutes or next meeting is asked for, and that has no minutes here."""
    folded = question.folded
    if not _OF_ITS_OWN.search(folded) or _GOES_ON.search(folded) or question.clusters:
        return None
    bodies = [fold(f"{meeting.body or ''} {meeting.title}") for meeting in meetings.values()]
    for match in _BODY.finditer(folded):
        if not any(match["name"] in body for body in bodies):
            return Refusal(
                "no_such_meeting",
                f"Der er ingen referater fra det udvalg eller råd i samlingen. Den dækker "
                f"{_cover(meetings)}.",
                f"There are no minutes of that body. Covered: {_cover(meetings)}.",
            )
    return None


_ORDINALS = {
    "andet": 2,
    "tredje": 3,
    "fjerde": 4,
    "femte": 5,
    "sjette": 6,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
}
_ORDINAL = re.compile(
    r"(?<!\bet )(?<!noget )(?<!hvilket )"  # "et andet møde" is some other one
    rf"\b(?P<word>{'|'.join(_ORDINALS)}|\d{{1,2}}\.) (?!(?:{'|'.join(MONTH_WORDS)})\b)(?:\w+ )?"
    r"(?:\w*moede(?:ts?|s)?|meeting)\b"
)


def _no_such_ordinal(question: Question, index: Index) -> Refusal | None:
    """The third meeting of a body, when no minutes say which that is."""
    match = _ORDINAL.search(question.folded)
    if match is None:
        return None
    number = _ORDINALS.get(match["word"]) or int(match["word"].rstrip("."))
    spelt = [word for word, value in _ORDINALS.items() if value == number]
    printed = re.compile(
        rf"\b(?:{number}\.|{'|'.join(spelt) or number})\s+(?:\w+\s+)?\w*m(?:ø|oe)de", re.IGNORECASE
    )
    for path, head in index.heads.items():
        inside = not question.clusters or head.cluster in question.clusters
        if inside and printed.search(index.meetings[path].source.text):
            return None
    return Refusal(
        "no_such_meeting",
        f"Ingen af referaterne siger, hvilket møde der er nummer {number}. Samlingen dækker "
        f"{_cover(index.heads)}.",
        f"No minutes say which meeting is number {number}. Covered: {_cover(index.heads)}.",
    )


# "på Klynge Midts møde i oktober", "referatet fra ... januar": a meeting held, not one planned.
_AT_MEETING = re.compile(
    r"\b(?:paa|til|ved|under|at|on|with)\s+(?:\w+\s+){0,4}?(?:\w*moedet?s?|meeting)\b|"
    r"\breferat(?:et)?\b|\bminutes (?:of|from)\b|"
    r"\b(?:sad med|deltog|afbud|til stede|beslutte\w*|besluttet|droeftede|vedtog|moedtes|attended|"
    r"present)\b"
)


# "paa moedet den 3. maj 2022", with no other body named: the meeting of that day.
_OF_DAY = re.compile(
    r"\b(?:(?:udvalgs|byraads|raads|bestyrelses|klynge)?moedet|the meeting)\s+"
    r"(?:(?:den|d|on|of)\.?\s+)?\d{1,2}\.? ?[a-z]+ \d{4}\b"
)


# A meeting that was only planned, or was to be moved.
_PLANNED = re.compile(
    r"\b(?:holde|afholde|planlagt|planlaegge|naeste|oensk\w*|(?:aflyse|flytte|rykke|udskyde|udsaette)[srt]?)\b"
)


def _asks_about_meeting(question: Question) -> bool:
    """Whether year or date in the question are those of the meeting itself."""
    if not (question.years or question.month):
        return False
    folded = question.folded
    if question.month is None:
        # "i Klynge Syd i 2023": the year of the meeting; "midler i 2024" is not.
        return (
            bool(question.clusters)
            and bool(
                re.search(
                    r"\b(?:beslutte\w*|besluttet|droeft\w*|talt|moede\w*|sagde|vedtog\w*|godkend\w*|skete|"
                    r"deltog|afbud|decide\w*|discuss\w*|meeting\w*)\b.*\b(?:i|in) (?:19|20)\d\d\b",
                    folded,
                )
            )
            and question.kind in ("decision", "attendance", "summary", "other", "person", "list")
        )
    planned = _PLANNED.search(folded)
    named = question.of_one_body or bool(
        question.clusters or (question.bodies and question.kind != "date")
    )
    named = named or bool(question.day and _OF_DAY.search(folded))
    return bool(_AT_MEETING.search(folded)) and named and not planned


def _nearest(question: Question, meetings: Iterable[Head]) -> list[Head]:
    """The few meetings nearest in time to the one that the question dates, by date."""

    def distance(meeting: Head) -> int:
        year, month, day = date_parts(meeting.date or "1-1-1")
        # Months of equal length will do to tell near from far.
        wanted = question.years[0] if question.years else year
        months = 12 * (wanted - year) + (question.month or month) - month
        return abs(31 * months + (question.day or day) - day)

    nearest = sorted(meetings, key=lambda meeting: (distance(meeting), str(meeting.date)))
    return sorted(nearest[:_NEAREST], key=lambda meeting: str(meeting.date))


def _fits(question: Question, date: str) -> bool:
    year, month, day = date_parts(date)
    return (
        (not question.years or year in question.years)
        and (question.month is None or month == question.month)
        and (question.day is None or day in (0, question.day))
    )


def _cover(meetings: Mapping[str, Head]) -> str:
    ordered = sorted(meetings.values(), key=lambda m: str(m.date))
    if len(ordered) > 8:
        bodies = sorted({m.body or m.title for m in ordered})
        first, last = date_words(ordered[0].date), date_words(ordered[-1].date)
        return f"{len(ordered)} møder fra {first} til {last} ({', '.join(bodies[:6])} m.fl.)"
    return "; ".join(f"{m.body or m.title}, {date_words(m.date)}" for m in ordered)
