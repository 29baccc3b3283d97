"""Danish dates and clock times as minutes print them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = (
    "januar februar marts april maj juni juli august september oktober november december"
).split()
WEEKDAYS = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()
_SHORT_MONTHS = "jan feb mar apr jun jul aug sept sep okt nov dec".split()
_ENGLISH_MONTHS = {
    "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "october": 10,
}  # fmt: skip
# "den tyvende januar"
_ONES = (
    "første anden tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte".split()
)
_TEENS = "trettende fjortende femtende sekstende syttende attende nittende tyvende".split()
_TWENTIES = [f"{one}ogtyvende" for one in "en to tre fire fem seks syv otte ni".split()]
_DAYS = [*_ONES, *_TEENS, *_TWENTIES, "tredivte", "enogtredivte"]
_MONTH = "|".join([*MONTHS, *_ENGLISH_MONTHS, *_SHORT_MONTHS])
_DAY_WORD = "|".join(WEEKDAYS)
_SHORT_DAY = r"(?:man|tirs?|ons|tors?|fre|lør|søn)(?=\.)"
_LEAD = rf"(?:(?P<weekday>{_DAY_WORD}|{_SHORT_DAY})[,.]?\s+)?(?:(?:den|d\.?)\s*)?"
# "5. og 6. maj", "5.-6. maj": a meeting of two days is held on the first.  The number before a
# weekday is one of a day only with its full stop: "Møde nr. 7 – tirsdag den 22. maj".
_SECOND_DAY = (
    rf"(?:(?:(?:\.\s*og|\.\s?[-–])\s*(?:(?:{_DAY_WORD})\s+)?(?:den\s+|d\.\s*)?|\s?[-–]\s*)"
    r"(?P<last>\d{1,2})(?=\.))?"
)
# "5: maj 2021": what recognised text makes of the full stop.
_MISREAD = r"[:,](?=\s\w+\.?\s(?:19|20)\d\d\b)"
_WRITTEN = re.compile(
    rf"\b{_LEAD}(?<![\d.,])(?P<day>\d{{1,2}}){_SECOND_DAY}(?:\.\s?|\s|-|{_MISREAD})\s*"
    rf"(?P<month>{_MONTH})\b\.?"
    # "24. maj 16.00" goes on with the hour.
    r"(?:[\s,.-]*(?P<year>(?:19|20)\d\d|'?\d\d(?![.:]\d)(?=\s*(?:[.,]|kl|$)))\b)?",
    re.IGNORECASE,
)
_SPELT = re.compile(
    rf"\b(?:(?P<weekday>{_DAY_WORD})[,.]?\s+)?den\s+(?P<day>{'|'.join(_DAYS)})\s+"
    rf"(?P<month>{'|'.join(MONTHS)})\b(?:[\s,]*(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
# "Onsdag, April 3, 2019": what some sites make of a Danish day.
_MONTH_FIRST = re.compile(
    rf"\b(?:(?P<weekday>{_DAY_WORD}),?\s+)?(?P<month>{'|'.join([*MONTHS, *_ENGLISH_MONTHS])})\s+"
    r"(?P<day>\d{1,2}),\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    rf"\b{_LEAD}(?<![\d.,/-])(?P<day>\d{{1,2}})\s?(?P<sep>[./-])\s?(?P<month>\d{{1,2}})"
    rf"(?:\s?(?P=sep)\s?|\s+)(?P<year>(?:19|20)\d\d|\d\d)(?![\d.:]*\d)",
    re.IGNORECASE,
)
# "12/9-23"
_SLASHED = re.compile(
    rf"\b{_LEAD}(?<![\d.,/-])(?P<day>\d{{1,2}})\s?/\s?(?P<month>\d{{1,2}})\s?[-–]\s?"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d.:]*\d)",
    re.IGNORECASE,
)
# "Mandag d. 3/4": only where the words before it say that it is a day.
_DAY_MONTH = re.compile(
    rf"\b(?=(?:{_DAY_WORD})\b|den\s|d\.){_LEAD}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?![\d/-]|[.,]\d)",
    re.IGNORECASE,
)
_ISO = re.compile(
    rf"\b{_LEAD}(?<![\d.,/-])(?P<year>(?:19|20)\d\d)[.-](?P<month>\d\d)[.-](?P<day>\d\d)(?!\d)",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_CLOCK = r"(?:[01]?\d|2[0-4])"
_TIME_RANGE = re.compile(
    rf"(?:(?P<lead>\b(?:kl(?:\.|okken)?|tid(?:spunkt)?:?|fra)\s*)|(?<![\d.,/-]))"
    rf"(?P<start>{_CLOCK}(?:[.:][0-5]\d)?)(?::00)?"
    rf"(?:\s*(?:[-–—]{{1,3}}|til)\s*(?:ca\.?\s*)?(?:kl\.?\s*)?(?:ca\.?\s*)?(?P<end>{_CLOCK}(?:[.:][0-5]\d)?))?(?![\d,./%-]*\d)",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:mødet?|generalforsamlingen|vi)\s*(?:blev\s+|er\s+)?(?:hævet|slut(?:tede|tet|ter)?|afsluttet|afsluttedes)"
    rf"(?:\s*(?:kl(?:\.|okken)?|:))?\s*:?\s*(?P<end>{_CLOCK}[.:][0-5]\d)",
    re.IGNORECASE,
)
_ENDED = re.compile(
    rf"\b(?:sluttede|hævede(?:\s+(?:mødet|generalforsamlingen))?)\s+kl\.?\s*(?P<end>{_CLOCK}[.:][0-5]\d)",
    re.IGNORECASE,
)
# At the head of minutes: "Start kl. 19.00   Slut kl. 21.25", "... og sluttede kl. 12.10".
_END = re.compile(
    rf"\b(?:slut(?:tede)?|hævet)\s*:?\s*(?:kl(?:\.|okken)?\s*)?(?:ca\.?\s*)?"
    rf"(?P<end>{_CLOCK}[.:][0-5]\d)(?![.:]?\d)",
    re.IGNORECASE,
)
# "november 2024", but not "3. november 2024"
_MONTH_ALONE = re.compile(
    rf"(?<!\d\.\s)(?<!\d\s)(?<!\d\.)\b(?P<month>{'|'.join(MONTHS)})\s+'?(?P<year>(?:19|20)\d\d|\d\d(?!\.|\s*kl))\b",
    re.IGNORECASE,
)
_TAIL = 800
_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d,/]|\.\d)")


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date found in a text; ``year`` is None when it is not printed.

    Of a meeting of several days it is the first; ``last`` is the day of the month of the last.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: int | None
    last: int | None = None

    @property
    def iso(self) -> str | None:
        """ISO form, or None without a year."""
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}" if self.year else None

    @property
    def weekday_fits(self) -> bool:
        """False only when a printed weekday contradicts the date."""
        if self.weekday is None or self.year is None:
            return True
        return datetime.date(self.year, self.month, self.day).weekday() == self.weekday


def _month_number(text: str) -> int:
    text = text.casefold()
    if text.isdigit():
        return int(text)
    if text in _ENGLISH_MONTHS:
        return _ENGLISH_MONTHS[text]
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(text[:3]))


def _day_number(text: str) -> int:
    return int(text) if text.isdigit() else _DAYS.index(text.casefold()) + 1


def _make(match: re.Match[str]) -> DateMatch | None:
    groups = match.groupdict()
    year_text = (groups.get("year") or "").lstrip("'")
    year = int(year_text) if year_text else None
    if year is not None and year < 100:
        year += 2000 if year < 70 else 1900
    day, month = _day_number(groups["day"]), _month_number(groups["month"])
    try:
        # 2024 is a leap year, so 29 February without a year is possible.
        datetime.date(year or 2024, month, day)
    except ValueError:
        return None
    weekday_text = groups.get("weekday")
    short = weekday_text[:3].casefold() if weekday_text else None
    weekday = next((n for n, name in enumerate(WEEKDAYS) if short and name.startswith(short)), None)
    last = int(groups["last"]) if groups.get("last") else None
    return DateMatch(match.start(), match.end(), day, month, year, weekday, last)


def find_dates(text: str) -> list[DateMatch]:
    """All dates in ``text``, in order; none overlap.

    Impossible ones (31 April) are passed over.
    """
    found: list[DateMatch] = []
    for pattern in (_WRITTEN, _SPELT, _MONTH_FIRST, _ISO, _NUMERIC, _SLASHED, _COMPACT, _DAY_MONTH):
        for match in pattern.finditer(text):
            made = _make(match)
            if made and not any(made.start < d.end and d.start < made.end for d in found):
                found.append(made)
    return sorted(found, key=lambda date: date.start)


def _clock(text: str) -> str:
    hour, _, minute = text.replace(".", ":").partition(":")
    return f"{int(hour):02d}:{minute or '00'}"


def find_times(text: str) -> Iterator[tuple[str, str | None]]:
    """Clock times as (start, end), ``HH:MM``; a bare hour counts only after "kl." or "Tid"."""
    for match in _TIME_RANGE.finditer(text):
        start, end = match.group("start"), match.group("end")
        printed = re.search(r"[.:]", start)
        if match.group("lead") or (printed and end) or re.fullmatch(r"\d{1,2}:\d\d", start):
            yield _clock(start), _clock(end) if end else None


def find_month(text: str) -> re.Match[str] | None:
    """The first month with its year in a text, "november 2024" or "juni 23"; ``iso_month`` reads it."""
    return _MONTH_ALONE.search(text)


def iso_month(found: re.Match[str]) -> str:
    """``YYYY-MM`` of what ``find_month`` found."""
    year = found["year"]
    return (
        f"{year if len(year) == 4 else f'20{year}'}-{MONTHS.index(found['month'].lower()) + 1:02d}"
    )


def without_months(text: str) -> str:
    """A text without its months with their years."""
    return _MONTH_ALONE.sub("", text)


def date_parts(iso: str) -> tuple[int, int, int]:
    """Year, month and day of an ISO date; the day is 0 where only the month is known."""
    year, month, day = (int(part) for part in [*iso.split("-"), "0"][:3])
    return year, month, day


def earliest_day(iso: str) -> datetime.date:
    """The day of an ISO date; the first of the month where only that is known."""
    year, month, day = date_parts(iso)
    return datetime.date(year, month, day or 1)


def falls_within(iso: str, first: str | None, last: str | None) -> bool:
    """Whether a day, or a month of which no day is known, may lie between two days, inclusive."""
    known = len(iso)
    return (first or "")[:known] <= iso and (last is None or iso <= last[:known])


def date_words(iso: str) -> str:
    """``2023-05-10`` as a Dane writes it: "10. maj 2023"; ``2023-05``: "maj 2023"."""
    year, month, day = date_parts(iso)
    words = f"{MONTHS[month - 1]} {year}"
    return f"{day}. {words}" if day else words


def closing_time(text: str) -> str | None:
    """Time at which the text says that the meeting ended, ``HH:MM``."""
    # "... takkede for god ro og orden og sluttede kl. 21.50" counts only at the very end.
    match = _CLOSED.search(text) or _ENDED.search(text, max(0, len(text) - _TAIL))
    return _clock(match.group("end")) if match else None


def end_told(text: str) -> str | None:
    """Time at which a line of the head of minutes says that the meeting ended, ``HH:MM``."""
    match = _END.search(text)
    return _clock(match.group("end")) if match else None


def years_in(text: str) -> list[int]:
    """Years printed as four digits, in order, with repetitions."""
    return [int(match.group()) for match in _YEAR.finditer(text)]
