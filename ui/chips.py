"""How a question was understood, in a few words that can be taken away one by one."""

from __future__ import annotations

import calendar
from collections.abc import Mapping

from corpus import Meeting
from rag import Filters
from ui.cards import meeting_words
from ui.texts import Texts


def filter_chips(
    filters: Filters, meetings: Mapping[str, Meeting], texts: Texts
) -> list[tuple[str, str]]:
    """What the search was narrowed to: field of ``Filters`` and words, one pair a chip."""
    chips: list[tuple[str, str]] = []
    if filters.clusters:
        chips.append(("clusters", f"{texts.cluster}: {', '.join(filters.clusters)}"))
    if filters.date_from or filters.date_to:
        period = period_words(filters.date_from, filters.date_to, texts)
        chips.append(("date", f"{texts.period}: {period}"))
    if filters.meetings:
        names = [
            meeting_words(meetings[path], texts) if path in meetings else path.rsplit("/", 1)[-1]
            for path in filters.meetings
        ]
        more = f" +{len(names) - 1}" if len(names) > 1 else ""
        chips.append(("meetings", f"{texts.meeting.capitalize()}: {names[0]}{more}"))
    if filters.item:
        chips.append(("item", f"{texts.item} {filters.item}"))
    if filters.section:
        chips.append(("section", f"{texts.section}: {texts.sections[filters.section]}"))
    return chips


def period_words(first: str | None, last: str | None, texts: Texts) -> str:
    """A period in as few words as say it: a year, a month, a day, or from and to."""
    if first and last:
        if first == last:
            return texts.date(first)
        same_year = first[:4] == last[:4]
        if same_year and (first[5:], last[5:]) == ("01-01", "12-31"):
            return first[:4]
        if (first[5:], last[5:]) == ("01-01", "12-31"):
            return f"{first[:4]}–{last[:4]}"
        days = calendar.monthrange(int(last[:4]), int(last[5:7]))[1]
        if first[:7] == last[:7] and (first[8:], last[8:]) == ("01", f"{days:02}"):
            return texts.month(first)
    ends = ((texts.from_date, first), (texts.to_date, last))
    return " ".join(f"{word} {texts.date(day)}" for word, day in ends if day)
