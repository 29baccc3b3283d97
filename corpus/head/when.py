"""The day and the hours of a meeting, and where they were read."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.dates import (
    MONTHS,
    WEEKDAYS,
    DateMatch,
    end_told,
    find_dates,
    find_month,
    find_times,
    iso_month,
    years_in,
)
from corpus.head.bodies import names_body
from corpus.lines import Line
from corpus.meeting import Span
from corpus.names.full_name import FULL_NAME

# Words about the time that the text itself looks forward to, within the year of the meeting.
_AHEAD = re.compile(
    r"\b(?:andet halvår|2\. halvår|efterår\w*|udgangen|ultimo|medio|primo|næste møde|sommeren|"
    r"vinteren)\s+(?:af\s+|i\s+)?(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    r"\W{0,3}(?:referatdato|rev\.? ?dato|udskrevet|udskriftsdato|opdateret|revideret|sidst|"
    r"senest |næste møde|sendt|frist|til høring|(?:referat(?:et)? )?(?:er )?(?:skrevet|udarbejdet|redigeret))",
    re.I,
)
# What a line says before a date that is that of an approval, or of another meeting.
_OTHERS_DAY = re.compile(
    r"(?<!ikke )\bgodken(?:dt|des|delse)\b(?! \w*(?:referat|dagsorden|protokol))|\bhenvis|\bjvf?\.|"
    r"\b(?:underskrevet|udsendt|offentliggjort|næste|forrige|sidste)\b",
    re.IGNORECASE,
)
# "Referat af mødet den", "Møde afholdt den": the line that says when the meeting was.
_OWN_DAY = re.compile(
    r"\W*(?:\w+ )?(?:(?:\w*(?:referat|protokol)|dagsorden)\b[^.,:]{0,90}|"
    r"\w*mødet?(?: (?:er |blev |var )?(?:af)?holdt)?(?: (?:i|for|af) [^.,:]{3,80})?)[,:]?\s*",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(r",?\s+(?:var|er|blev|bliver|måtte|som|der)\b", re.IGNORECASE)
# "Bækby Kommune, den 5. maj 2021": when a letter was written.
_LETTERHEAD = re.compile(r"[A-ZÆØÅ][^\d,:]{2,40},\s*")
_BROKEN_HOUR = re.compile(r"\b(?:kl\.?|klokken)$", re.IGNORECASE)  # the line ends before it
_BROKEN_DAY = re.compile(r"\d{1,2}\.$")
_MONTH_FIRST = re.compile(rf"(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
# "| Bo Lind | fra kl. 18 |": when somebody came or left.
_OF_PERSON = re.compile(
    rf"[|\s*-]*{FULL_NAME}\s*[|(,\t–-]\s*(?:ind)?(?:fra|til|kom|gik|ankom|forlod|deltog|først)\b.*\bkl\b"
)
_BARE_HOURS = re.compile(r"\s*,?\s*(?P<start>\d{1,2})\s?[-–]\s?(?P<end>\d{1,2})(?![\d./:-])")


def with_whole_days(head: Sequence[Line]) -> list[Line]:
    """Lines with those joined between which a day was broken: "møde i Vejudvalget d. 22." / "maj 2021"."""
    found: list[Line] = []
    for line in head:
        above = found[-1] if found else None
        if (
            above
            and not line.gap
            and _BROKEN_DAY.search(above.text)
            and _MONTH_FIRST.match(line.text)
        ):
            found[-1] = replace(
                above,
                raw=Span(above.raw.start, line.raw.end),
                text=f"{above.text} {line.text}",
                offsets=(*above.offsets, line.raw.start - 1, *line.offsets),
            )
        else:
            found.append(line)
    return found


def read_date(
    head: Sequence[Line], text: str, file_name: str, fields: Mapping[str, str]
) -> tuple[str | None, str | None, list[str]]:
    """ISO date, its evidence, and what is doubtful about it.

    Args:
        head: lines before the first item.
        text: the whole clean text, for a year that only the prose gives.
        file_name: may hold a date too.
        fields: labelled values ("dato", "tid").
    """
    labelled = [
        (0, date)
        for value in (fields.get("dato"), fields.get("tid"))
        for date in find_dates(value or "")
    ]
    ranked = labelled + [(_rank(line.text, date), date) for line, date in _dated(head)]
    ranked.sort(key=lambda pair: pair[0])
    candidates = [date for _, date in ranked]
    named = find_dates(re.sub(r"[_ ]+", " ", re.sub(r"(?<=\d)_(?=\d)", "-", file_name)))
    from_name = named[0].iso if named else None
    if not candidates:
        return _without_day(head, file_name, from_name)
    # A line that prints the meeting's own day without a year comes before a stray full date.
    chosen = candidates[0]
    warnings: list[str] = []
    if chosen.year:
        date: str | None = chosen.iso
        evidence: str | None = "stated"
        if not chosen.weekday_fits:
            day = datetime.date(chosen.year, chosen.month, chosen.day).weekday()
            warnings.append(
                f"Der står {WEEKDAYS[chosen.weekday or 0]}, men {date} er en {WEEKDAYS[day]}."
            )
    else:
        date, evidence = _inferred(chosen, text, named)
        if date is None:
            warnings.append(
                f"Årstallet for {chosen.day}.{chosen.month}. kan ikke udledes af filen."
            )
    if chosen.last:
        warnings.append(
            f"Mødet varede flere dage ({chosen.day}.–{chosen.last}.); datoen er den første."
        )
    same = {other.iso for rank, other in ranked if rank == 0 and other.iso}
    if date and (others := sorted(same - {date})):
        warnings.append(f"Der står også {', '.join(others)} over dagsordenen; {date} er brugt.")
    if date and from_name and from_name != date:
        warnings.append(f"Filnavnet siger {from_name}, men i teksten står {date}.")
    return date, evidence, warnings


def _dated(head: Sequence[Line]) -> Iterator[tuple[Line, DateMatch]]:
    """The dates of the head that may be that of the meeting, with their lines."""
    for line in head:
        text = line.text[:500]
        if _OTHER_DAY.match(text):
            continue
        for date in find_dates(text):
            if not _OTHERS_DAY.search(text[: date.start]):
                yield line, date


def _rank(text: str, date: DateMatch) -> int:
    """How a line names a date: as that of the meeting (0), as any (1), or as that of a letter (2)."""
    before = text[: date.start]
    alone = not text[date.end :].strip(" .") and date.weekday is None
    if alone and _LETTERHEAD.fullmatch(before) and not names_body(before):
        return 2
    own = _OWN_DAY.fullmatch(before) and not _TOLD_OF.match(text[date.end :])
    return 0 if own else 1


def _without_day(
    head: Sequence[Line], file_name: str, from_name: str | None
) -> tuple[str | None, str | None, list[str]]:
    if from_name:
        return from_name, f"inferred: filnavnet ({from_name})", []
    for text in (*(line.text[:300] for line in head), file_name):
        if month := find_month(text):
            return (
                iso_month(month),
                "stated",
                [f"Kun måned og år ({month.group().lower()}) står i filen, ikke dagen."],
            )
    return None, None, ["Mødets dato står ikke i filen."]


def _inferred(
    date: DateMatch, text: str, named: Sequence[DateMatch]
) -> tuple[str | None, str | None]:
    """A year for a date without one: from its weekday and the years that the text speaks of."""
    years = Counter(year for year in years_in(text) if 1990 <= year <= 2100)
    ahead = Counter(int(match.group("year")) for match in _AHEAD.finditer(text))
    possible = [year for year in sorted(years) if _exists(year, date)]
    reasons: list[str] = []
    if date.weekday is not None:
        fitting = [
            year
            for year in possible
            if datetime.date(year, date.month, date.day).weekday() == date.weekday
        ]
        if fitting:
            possible = fitting
            reasons.append(
                f"{WEEKDAYS[date.weekday]} den {date.day}.{date.month}. passer af årene i teksten "
                f"på {', '.join(map(str, fitting))}"
            )
    if not possible:
        if named and named[0].iso and (named[0].month, named[0].day) == (date.month, date.day):
            return named[0].iso, f"inferred: filnavnet ({named[0].iso})"
        return None, None
    if len(possible) > 1:
        weights = {year: 3 * ahead[year] + years[year] for year in possible}
        best = max(possible, key=lambda year: (weights[year], year))
        if ahead[best]:
            phrase = next(m.group() for m in _AHEAD.finditer(text) if int(m.group("year")) == best)
            reasons.append(f"teksten ser frem til ”{' '.join(phrase.split())}”")
        else:
            reasons.append(f"{best} er det årstal, teksten nævner oftest")
    else:
        best = possible[0]
        if not reasons:
            reasons.append(f"{best} er det eneste årstal i teksten")
    return f"{best:04d}-{date.month:02d}-{date.day:02d}", f"inferred: {'; '.join(reasons)}"


def _exists(year: int, date: DateMatch) -> bool:
    try:
        datetime.date(year, date.month, date.day)
    except ValueError:
        return False
    return True


def read_times(head: Sequence[Line], fields: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Start and end of the meeting, ``HH:MM``.

    Args:
        head: lines before the attendance.
        fields: labelled values ("tid", "slut").
    """
    end = (
        next((e or s for s, e in find_times(f"kl. {fields['slut']}")), None)
        if "slut" in fields
        else next((told for line in head if (told := end_told(line.text[:300]))), None)
    )
    for text in (fields.get("tid", ""), fields.get("start", "")):
        for start, stop in find_times(f"tid: {_undated(text)}"):
            return start, stop or end
    texts = [
        line.text[:300]
        for line in head
        if not _OTHER_DAY.match(line.text) and not _OF_PERSON.match(line.text[:300])
    ]
    for index, (text, following) in enumerate(pairwise(texts)):
        if _BROKEN_HOUR.search(text):
            texts[index] = f"{text} {following}"
    dated = [text for text in texts if find_dates(text)]
    spoken = [text for text in texts if re.search(r"\b(?:kl|tid|start)", text, re.I)]
    for index, text in enumerate([*dated, *spoken]):
        for start, stop in find_times(_undated(text)):
            # Start and end may stand on two lines, each with the date.
            following = dated[index + 1] if index + 1 < len(dated) else ""
            again = next(find_times(_undated(following)), None)
            if stop is None and again and again[1] is None and again[0] > start:
                stop = again[0]
            return start, stop or end
    for text in dated:
        if hours := _bare_hours(text):
            return hours
    return None, end


def _bare_hours(text: str) -> tuple[str, str] | None:
    """Start and end right after a date, without "kl." and minutes: "2. november, 16-18"."""
    end = max((date.end for date in find_dates(text)), default=0)
    match = _BARE_HOURS.match(text, end)
    hours = (int(match.group("start")), int(match.group("end"))) if match else (0, 0)
    return (f"{hours[0]:02d}:00", f"{hours[1]:02d}:00") if 6 < hours[0] < hours[1] < 25 else None


def _undated(text: str) -> str:
    """The text with its dates blanked, so that their numbers are not read as hours."""
    for date in find_dates(text):
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text
