"""When a question speaks of: years, a day, and the meetings that these single out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Mapping

from corpus import earliest_day, find_dates
from index import Head, fold, words
from rag.asking.names import MONTH_WORDS

_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d.,]*\d)")
_RANGE = re.compile(
    r"\b(?:[Ff]ra|[Ff]rom|i) ((?:19|20)\d\d)(?: (?:frem )?(?:til|to)(?: og med)? |\s?[-–]\s?)"
    r"((?:19|20)\d\d)\b|(?<!forskellen )(?<!forskel )\b(?:[Mm]ellem|[Bb]etween) "
    r"((?:19|20)\d\d) (?:og|and) ((?:19|20)\d\d)\b"
)
_SHORT_YEAR = re.compile(r"(?:\bi |')(\d\d)\b(?!\s*(?:%|aar|timer|min|kr|mio|bo|klasse|\.))")
# "Fra maj til september 2024" is no single meeting.
_FROM_TO = re.compile(
    rf"\bfra (?:\w+ ){{0,2}}(?:{'|'.join(MONTH_WORDS)})(?: \d{{4}})? (?:frem )?til (?:\w+ ){{0,2}}"
    rf"(?:{'|'.join(MONTH_WORDS)})\b"
)
_LATEST = re.compile(
    r"\b(?:seneste|sidste \w*(?:moede|forsamling)|nyeste|latest|newest|most recent|last meeting)\b|"
    r"\b(?:holdt|moedtes) (?:\w+ ){0,4}(?:senest|sidst)\b(?! (?:den|d|i)\b)|"
    r"\b(?:senest|sidst) (?:holdt )?(?:moede|moedtes|samlet)\b"
)
# "Flere end i juni 2023": a day to compare with is no meeting's.
_COMPARED_WITH = re.compile(
    r"\b(?:sammenlignet med|i forhold til|end i|compared (?:to|with)|than in) (?:\w+ )?"
    rf"(?:{'|'.join(MONTH_WORDS)})\b(?: (?:19|20)\d\d)?",
    re.IGNORECASE,
)
# "Jan Nord", whom no minutes name, and no month either.
_FIRST_NAME = re.compile(
    r"\b(?:Jan|Maj|August)(?=[ -](?!Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Okt|Nov|Dec)[A-ZÆØÅ][a-zæøå]+)"
)
# "Deres første møde" is that of somebody who is new.
_THEIRS = r"(?<!deres )(?<!hans )(?<!hendes )(?<!their )(?<!his )(?<!her )"
_FIRST = re.compile(
    rf"\b(?:{_THEIRS}foerste moede|tidligste|aeldste|{_THEIRS}first meeting|oldest|earliest)\b"
)
# An association has general meetings, and meetings of its board.
_KIND = re.compile(r"\b(?P<kind>generalforsamling|bestyrelse)(?:n|ns|en|ens|s?moede\w*)?\b")
_MONTH = rf"(?:{'|'.join(sorted(MONTH_WORDS, key=len, reverse=True))})"
# "Novembermødet", "martsreferatet".
_MONTHS_MEETING = re.compile(
    rf"\b(?P<month>{_MONTH})(?:klynge|udvalgs|bestyrelses|byraads)?(?:moede|referat|samling)\w*"
)
# "Februar 21" is a year in Danish, where the day stands before its month.
_MONTH_AND_YEAR = re.compile(
    rf"\b{_MONTH} '?(?P<year>[012]\d|3[0-5])(?=\W*$|[,?!;]|\.(?!\d)| (?:hv\w+|om|i|paa|til|ved|og|for|fra|med|"
    r"da|som|der|blev|var|er|hos|af|men)\b)"
)
# Parts of a year, by the months that may be meant by them.
_PERIODS: tuple[tuple[re.Pattern[str], tuple[int, ...]], ...] = (
    (re.compile(r"\bforaar(?:et|s\w*)?\b|\bspring\b"), (2, 3, 4, 5, 6)),
    (re.compile(r"\bsommer(?:en|s)?\b|\bsummer\b"), (6, 7, 8)),
    (re.compile(r"\befteraar(?:et|s\w*)?\b|\bautumn\b"), (8, 9, 10, 11, 12)),
    (re.compile(r"\bvinter(?:en|s)?\b|\bwinter\b"), (11, 12, 1, 2, 3)),
    (
        re.compile(
            r"\b(?:slutningen|udgangen|enden|the end) (?:af|of)\b|\b(?:sidst|sent) (?:i|paa)\b|"
            r"\bultimo\b|\blate (?:in )?(?=(?:19|20)\d\d)"
        ),
        (10, 11, 12),
    ),
    (
        re.compile(
            r"\b(?:starten|begyndelsen|the (?:start|beginning)) (?:af|of)\b|\b(?:foerst|tidligt) (?:i|paa)\b|"
            r"\bprimo\b|\bearly (?:in )?(?=(?:19|20)\d\d)"
        ),
        (1, 2, 3, 4),
    ),
    (
        re.compile(r"\b(?:midten|the middle) (?:af|of)\b|\bmedio\b|\bmidt i (?=(?:19|20)\d\d)"),
        (5, 6, 7, 8),
    ),
    (re.compile(r"\b(?:foerste|1\.) halvaar\b|\bfirst half\b"), (1, 2, 3, 4, 5, 6)),
    (re.compile(r"\b(?:andet|2\.|sidste) halvaar\b|\bsecond half\b"), (7, 8, 9, 10, 11, 12)),
)
# "Da man sås igen i marts": said at the meeting before that one; "næste møde efter marts" is not.
_AHEAD = re.compile(
    r"\b(?:(?:se|saa|moede|moedte|samle|samlede)s igen|naeste gang|naeste moede|kommende moede|"
    r"(?:udsk[uo]\w+|udsat|udsaette\w*|gemt|sat) til (?:moedet|et moede)|(?:vende\w*|komme\w*) tilbage|"
    r"frem (?:mod|til) moedet|met? again|meet again|next (?:time|meeting)|postponed to)"
    rf" (?:(?!(?:efter|siden|after|since) )\w+\.? ){{0,4}}{_MONTH}\b"
)
# "Hvad blev besluttet på det næste møde den 14. marts?": at that meeting itself.
_WAS_HELD = re.compile(
    r"^(?!.*\b(?:skal|skulle|vil|ville|aftalt\w*|planlagt\w*|will|would|should)\b).*"
    r"\b(?:blev|besluttede|vedtog|godkendte|afviste|skete|sagde|deltog|moedte|valgte|fik|was|were|did)\b.*"
    r"\b(?:paa|ved|under|at|in) (?:det |the |deres |udvalgets )?(?:naeste|kommende|next) (?:\w*moede|meeting)\b"
)
_ONE_MEETING = re.compile(
    rf"\b{_THEIRS}(?:seneste|sidste|nyeste|foerste|aeldste|tidligste|latest|last|newest|most recent|first|oldest|"
    r"earliest) (?:\w+ )?(?:\w*moede|\w*moedet|referat|meeting|minutes)s?\b"
)


def years_in(text: str) -> list[int]:
    """Years written out in a text, in its order; "fra 2020 til 2023" names those between as well."""
    years: list[int] = []
    at = 0
    for match in _RANGE.finditer(text):
        years += map(int, _YEAR.findall(text[at : match.start()]))
        first, last = sorted(int(year) for year in match.groups() if year)
        years += range(first, last + 1)
        at = match.end()
    return [*years, *map(int, _YEAR.findall(text[at:]))]


def asks_latest(folded: str) -> bool:
    """Whether a folded question means the newest meeting."""
    return bool(_LATEST.search(folded))


def asks_first(folded: str) -> bool:
    """Whether a folded question means the oldest meeting."""
    return bool(_FIRST.search(folded))


def names_one_meeting(folded: str) -> bool:
    """Whether a folded question says "seneste møde" or the like, and not "seneste måling"."""
    return bool(_ONE_MEETING.search(folded))


def looks_ahead(folded: str) -> bool:
    """Whether a folded question dates a meeting that was yet to come when it was spoken of."""
    return bool(_AHEAD.search(folded)) and not _WAS_HELD.search(folded)


def time_named(
    text: str, folded: str, english: bool = False
) -> tuple[tuple[int, ...], int | None, int | None]:
    """Years, month and day that a question names of meetings or matters.

    Args:
        text: the question.
        folded: the same, folded.
        english: it is English, and "May 21" a day.
    """
    text, folded = _COMPARED_WITH.sub(" ", text), _COMPARED_WITH.sub(" ", folded)
    if not english and (name := _FIRST_NAME.search(text)):
        folded = re.sub(rf"\b{name.group().lower()}\b(?= [a-z])", " ", folded, count=1)
    years, month, day = _time(text, folded, english)
    return (years, None, None) if _FROM_TO.search(folded) else (years, month, day)


def _time(text: str, folded: str, english: bool) -> tuple[tuple[int, ...], int | None, int | None]:
    years = years_in(text)
    if not years:
        years = [
            2000 + int(m.group(1))
            for m in _SHORT_YEAR.finditer(folded)
            if 15 <= int(m.group(1)) <= 35
        ]
    if not years and not english and (named := _MONTH_AND_YEAR.search(folded)):
        years = [2000 + int(named["year"])]
        folded = f"{folded[: named.start('year')]} {folded[named.end('year') :]}"
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
    if compound := _MONTHS_MEETING.search(folded):
        return tuple(dict.fromkeys(years)), MONTH_WORDS[compound["month"]], None
    return tuple(dict.fromkeys(years)), None, None


def meetings_meant(
    meetings: Mapping[str, Head],
    folded: str,
    clusters: Iterable[str],
    bodies: Collection[str],
    time: tuple[tuple[int, ...], int | None, int | None],
) -> tuple[str, ...]:
    """Paths of the meetings that date and cluster words single out; none when they do not.

    Args:
        meetings: heads, by path.
        folded: the question, folded.
        clusters: that it names.
        bodies: paths of the meetings of the body that is named; empty when none is.
        time: years, month and day that it names.
    """
    years, month, day = time
    wanted = set(clusters)
    among = [
        (path, earliest_day(meeting.date))
        for path, meeting in meetings.items()
        if meeting.date and (not wanted or meeting.cluster in wanted)
    ]
    named = bool(wanted) or (bool(bodies) and len(bodies) < len(meetings))
    if not named and (kind := _KIND.search(folded)):
        held = [
            entry
            for entry in among
            if kind["kind"]
            in fold(f"{meetings[entry[0]].body} {meetings[entry[0]].title} {entry[0]}")
        ]
        among = held or among
    latest = asks_latest(folded)
    if latest or asks_first(folded):
        own = [entry for entry in among if entry[0] in bodies] or among
        own = [entry for entry in own if not years or entry[1].year in years] or own
        ordered = sorted(own, key=lambda entry: entry[1], reverse=latest)
        return (ordered[0][0],) if ordered else ()
    if month is None:
        if not years or not (wanted or bodies):
            return ()
        found = [(path, held) for path, held in among if held.year in years]
        months = {m for period, own in _PERIODS if period.search(folded) for m in own}
        found = [entry for entry in found if entry[1].month in months] or found
    else:
        found = [
            (path, held)
            for path, held in among
            if held.month == month
            and (day is None or held.day == day)
            and (not years or held.year in years)
        ]
    found = [entry for entry in found if entry[0] in bodies] or found
    if month is not None and looks_ahead(folded):
        found = [entry for later in found for entry in _before(meetings, later) or [later]]
    return tuple(dict.fromkeys(path for path, _ in found))


def _before(
    meetings: Mapping[str, Head], later: tuple[str, datetime.date]
) -> list[tuple[str, datetime.date]]:
    """The meeting of the same body or cluster before a meeting; empty when it is the first."""
    head = meetings[later[0]]
    earlier = [
        (path, earliest_day(other.date))
        for path, other in meetings.items()
        if other.date
        and ((other.cluster and other.cluster == head.cluster) or other.body == head.body)
    ]
    return sorted((e for e in earlier if e[1] < later[1]), key=lambda entry: entry[1])[-1:]
