"""Dates and times as Danish minutes print them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import date_words, find_dates
from corpus.dates import MONTHS, WEEKDAYS, closing_time, find_times


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("fredag den 20. november 2020 kl. 12.30 – 14.30", "2020-11-20"),
        ("d. 27-08-2025", "2025-08-27"),
        ("05-12-2017 17:00:00", "2017-12-05"),
        ("Mødedato: 13.09.2007, kl. 17:30", "2007-09-13"),
        ("Onsdag den 15-maj-2002", "2002-05-15"),
        ("30. aug 2022", "2022-08-30"),
        ("16 May 2024", "2024-05-16"),
        ("Dato: Onsdag, April 3, 2019 - 18:00", "2019-04-03"),
        ("den 3. October 2024", "2024-10-03"),
        ("06.04.26  kl. 13 - 14.30", "2026-04-06"),
        ("d. 2021.05.13 kl 19:00", "2021-05-13"),
        ("09. 11 2021 … 17.00 –19.30", "2021-11-09"),
        ("torsdag den 6.september 2007", "2007-09-06"),
        ("27/09/2004", "2004-09-27"),
        ("den 5: maj 2021 kl. 10", "2021-05-05"),
        ("Ons. d. 24.5.2023", "2023-05-24"),
        ("den 5. og 6. maj 2021", "2021-05-05"),
        ("onsdag den 5. - torsdag den 6. maj 2021", "2021-05-05"),
        ("møde nr. 7 – tirsdag den 22. september 2023", "2023-09-22"),
        ("2023-05-24 Klynge Midt", "2023-05-24"),
        ("20260420_Koordinationsgruppe", "2026-04-20"),
        ("lørdag den tyvende januar 2024, kl. 10", "2024-01-20"),
        ("den enogtredivte maj 2021", "2021-05-31"),
    ],
)
def test_a_date_is_found_in_every_form(text: str, iso: str) -> None:
    assert [date.iso for date in find_dates(text)][:1] == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "31. april 2021",
        "1,5 mio. kr.",
        "kl. 12.30",
        "side 3/4",
        "jf. § 12",
        "kl. 10: Maj Holm",
        "den første gang",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize("hours", ["16:00-18:00", "16.00-18.00", "19.00"])
def test_a_date_without_a_year_says_so(hours: str) -> None:
    (date,) = find_dates(f"Onsdag d. 24. maj {hours}")
    assert (date.day, date.month, date.year, date.weekday) == (24, 5, None, 2)
    assert date.iso is None


def test_a_weekday_that_contradicts_the_date_is_noticed() -> None:
    assert not find_dates("torsdag, den 9. september 2009")[0].weekday_fits
    assert find_dates("onsdag, den 9. september 2009")[0].weekday_fits


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2069, 12, 31)))
def test_a_written_date_is_read_back(day: datetime.date) -> None:
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    for text in (
        f"{weekday} den {day.day}. {month} {day.year}",
        f"{day.day:02d}-{day.month:02d}-{day.year}",
        f"d. {day.day}.{day.month}.{day.year}",
        day.isoformat(),
    ):
        (found,) = find_dates(text)
        assert found.iso == day.isoformat()
        assert found.weekday_fits


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("kl. 12.30 – 14.30", ("12:30", "14:30")),
        ("kl. 13 - 14.30", ("13:00", "14:30")),
        ("kl. 9-12", ("09:00", "12:00")),
        ("kl.18.30-21.00", ("18:30", "21:00")),
        ("17:00:00", ("17:00", None)),
        ("16:00-18:00", ("16:00", "18:00")),
        ("kl 19", ("19:00", None)),
        ("kl. 18-ca. 20.15", ("18:00", "20:15")),
        ("klokken 8.15 til 9.45", ("08:15", "09:45")),
    ],
)
def test_hours_are_found_in_every_form(text: str, times: tuple[str, str | None]) -> None:
    assert next(find_times(text)) == times


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Mødet blev hævet kl. 15.35.", "15:35"),
        ("Mødet blev hævet klokken 16.00.", "16:00"),
        ("Mødet sluttede kl. 12.50", "12:50"),
        ("Møde slut: 14:00", "14:00"),
        ("Dirigenten takkede og hævede generalforsamlingen kl. 21.05.", "21:05"),
        ("Mødet begyndte kl. 10.00", None),
    ],
)
def test_the_end_is_told_by_how_the_meeting_closed(text: str, end: str | None) -> None:
    assert closing_time(text) == end


@pytest.mark.parametrize(
    ("text", "day", "month", "year"),
    [
        ("d. 12/9-23", 12, 9, 2023),
        ("mandag den 12/9 - 2023", 12, 9, 2023),
        ("Mandag d. 3/4 kl. 17.00-19.00", 3, 4, None),
        ("den 3/4", 3, 4, None),
    ],
)
def test_a_stroke_may_part_day_and_month(text: str, day: int, month: int, year: int | None) -> None:
    (found,) = find_dates(text)
    assert (found.day, found.month, found.year) == (day, month, year)


@pytest.mark.parametrize("text", ["2/3 af medlemmerne", "opgang 3/4", "den 1/2-dags tur"])
def test_a_stroke_alone_makes_no_date(text: str) -> None:
    assert find_dates(text) == []


def test_a_date_in_words() -> None:
    assert date_words("2023-05-10") == "10. maj 2023"
