"""How a question was understood, in a few words that can be taken away or changed one by one."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any

from corpus import Meeting
from rag import Filters
from ui.cards import meeting_words
from ui.texts import Texts

# What taking a chip away empties.
_EMPTY: Mapping[str, Mapping[str, Any]] = {
    "clusters": {"clusters": ()},
    "date": {"date_from": None, "date_to": None},
    "meetings": {"meetings": ()},
    "item": {"item": None},
    "section": {"section": None},
}
# More could not be looked through.
_MOST_CHOICES = 100


def chips_html(
    filters: Filters,
    names: Mapping[str, Meeting],
    place: int,
    texts: Texts,
    meetings: Mapping[str, Meeting] | None = None,
) -> str:
    """The chips of an answer; empty when the search was not narrowed.

    Args:
        names: the meetings that the filters name, as far as they are known.
        place: of the exchange in its session.
        meetings: what can be chosen in place of what stands there; None when nothing can.
    """
    entries = "".join(
        f"<li>{_chip(field, chip, filters, place, texts, meetings)}"
        f'<button type="button" class="remove" data-turn="{place}" data-without="{field}" '
        f'aria-label="{escape(texts.remove.format(chip=chip))}">'
        '<span aria-hidden="true">×</span></button></li>'
        for field, chip in filter_chips(filters, names, texts)
    )
    return (
        f'<ul class="chips" aria-label="{escape(texts.narrowed)}">{entries}</ul>' if entries else ""
    )


def _chip(
    field: str,
    chip: str,
    filters: Filters,
    place: int,
    texts: Texts,
    meetings: Mapping[str, Meeting] | None,
) -> str:
    name = f'<span class="chip">{escape(chip)}</span>'
    if meetings is None:
        return name
    options = "".join(
        f'<option value="{escape(value)}">{escape(words)}</option>'
        for value, words in choices(field, filters, meetings, texts)
    )
    return (
        f'<details class="change" name="change-{place}"><summary title="{escape(texts.change)}">{name}</summary>'
        f'<form data-change="{field}" data-turn="{place}"><label>{escape(texts.change_to)} '
        f'<select name="to">{options}</select></label> '
        f"<button>{escape(texts.try_again)}</button></form></details>"
    )


def choices(
    field: str, filters: Filters, meetings: Mapping[str, Meeting], texts: Texts
) -> list[tuple[str, str]]:
    """What a chip can be changed to: value and words."""
    found: dict[str, str] = {}
    if field == "clusters":
        found = {name: name for name in sorted({m.cluster for m in meetings.values() if m.cluster})}
    elif field == "date":
        years = sorted({m.date[:4] for m in meetings.values() if m.date}, reverse=True)
        found = {year: year for year in years}
    elif field == "meetings":
        newest = sorted(meetings.items(), key=lambda pair: pair[1].date or "", reverse=True)
        found = {path: meeting_words(meeting, texts) for path, meeting in newest}
    elif field == "item":
        of = [meetings[path] for path in filters.meetings if path in meetings] or meetings.values()
        labels = {item.label for meeting in of for item in meeting.items if item.label}
        for label in sorted(labels, key=lambda label: (len(label), label)):
            found[label] = f"{texts.item} {label}"
    elif field == "section":
        found = {str(kind): words for kind, words in texts.sections.items()}
    return list(found.items())[:_MOST_CHOICES]


def without(filters: Filters, field: str) -> Filters:
    """The filters after a chip was taken away."""
    return replace(filters, **_EMPTY.get(field, {}))


def changed(filters: Filters, field: str, value: str) -> Filters:
    """The filters after a chip was changed; what is narrower than it goes with it."""
    if field == "clusters":
        return replace(filters, clusters=(value,), meetings=(), item=None)
    if field == "date":
        days = {"date_from": f"{value}-01-01", "date_to": f"{value}-12-31"}
        return replace(filters, **days, meetings=(), item=None)
    if field == "meetings":
        return Filters(meetings=(value,), section=filters.section)
    if field == "item":
        return replace(filters, item=value)
    section: Any = value
    return replace(filters, section=section)


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
