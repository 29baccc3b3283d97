"""The pages of the meetings: all of them, and one with its people, items and whole text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape

from corpus import AgendaItem, Meeting, Span, Status
from ui.cards import date_words, outcome_tag
from ui.contacts import hide_contacts
from ui.forms import body_and_year, filter_form, text_field
from ui.frame import View, counted, document, notice, paged, pager
from ui.links import HERE, edition, meeting_link, span_of
from ui.minutes import Place, pieces_html

_PER_PAGE = 50
_STATUSES: tuple[Status, ...] = ("present", "absent", "guest", "secretariat")


def meetings_page(meetings: Mapping[str, Meeting], view: View) -> str:
    """The meetings that fit what was chosen, newest first."""
    words = view.words
    fields = text_field("ord", words.words_in, view) + body_and_year(meetings.values(), view)
    found = [meeting for meeting in newest_first(meetings) if _fits(meeting, view)]
    part = paged(len(found), view, _PER_PAGE)
    count = counted(len(found), words.one_meeting, words.counted_meetings, view.language)
    body = (
        f'{filter_form(view, fields)}<p class="count" role="status">{count}</p>'
        + (_list(found[part.start : part.end], view) if found else notice(words.nothing))
        + pager(part, view)
    )
    return document(view, words.meetings, body)


def newest_first(meetings: Mapping[str, Meeting]) -> list[Meeting]:
    """All meetings by date; those without one come last."""
    ordered = sorted(meetings.values(), key=lambda m: m.source.path)
    return sorted(ordered, key=lambda m: m.date or "", reverse=True)


def _fits(meeting: Meeting, view: View) -> bool:
    name = hide_contacts(meeting.body or meeting.title)
    text = " ".join((name, meeting.title, *(item.title for item in meeting.items))).casefold()
    wanted, year = view.get("klynge"), view.get("aar")
    return (
        (not wanted or wanted in (meeting.cluster, name))
        and (not year or (meeting.date or "").startswith(year))
        and all(word in text for word in view.get("ord").casefold().split())
    )


def _list(meetings: list[Meeting], view: View) -> str:
    """The meetings under a heading for each year."""
    parts: list[str] = []
    last: str | None = None
    for meeting in meetings:
        year = meeting.date[:4] if meeting.date else view.texts.undated.capitalize()
        if year != last:
            parts.append(f"{'</ul>' if last else ''}<h2>{escape(year)}</h2><ul class='meetings'>")
            last = year
        parts.append(_entry(meeting, view))
    return "".join([*parts, "</ul>"])


def _entry(meeting: Meeting, view: View) -> str:
    words = view.words
    items = counted(len(meeting.items), words.one_item, words.counted_items, view.language)
    titles = "; ".join(hide_contacts(item.title) for item in meeting.items if not item.parent)
    link = escape(view.link("moede", fil=meeting.source.path))
    return (
        f'<li><a href="{link}">{escape(name_of(meeting))}</a> '
        f'<span class="when">{escape(date_words(meeting, view.texts))}</span>'
        f'<span class="items" lang="da"><span lang="{view.language}">{items}</span>'
        f"{': ' if titles else ''}{escape(titles)}</span></li>"
    )


def meetings_named(meetings: Mapping[str, Meeting], path: str) -> list[Meeting]:
    """The meeting of a path; of a file that holds several, all of them."""
    if path in meetings:
        return [meetings[path]]
    return [meeting for meeting in meetings.values() if meeting.source.file == path]


def name_of(meeting: Meeting) -> str:
    """Body of a meeting, or its title."""
    return hide_contacts(meeting.body or meeting.title)


def meeting_page(meetings: Mapping[str, Meeting], view: View) -> tuple[str, int]:
    """One meeting, opened at a place when the address names one; with the status of the page."""
    words = view.words
    meeting = next(iter(meetings_named(meetings, view.get("fil"))), None)
    if meeting is None:
        listed = f'<p><a href="{escape(view.link("moeder"))}">{words.meetings}</a></p>'
        return document(view, words.gone, notice(words.gone_why) + listed, "moeder"), 404
    place, problem = _place(meeting, view)
    first = f'<p><a href="{escape(view.changed())}#{HERE}">{words.marked_place} ↓</a></p>'
    body = (
        (notice(problem) if problem else "")
        + _facts(meeting, view)
        + (first if place.passage else "")
        + f"<h2>{words.agenda}</h2>{_agenda(meeting, view)}"
        f"<h2>{words.people}</h2>{_people(meeting, view)}{_doubts(meeting, view)}"
        f"<h2 id='referat'>{words.whole}</h2>"
        f'<div class="minutes-text" lang="da">{pieces_html(meeting, place, view.texts, anchors=True)}</div>'
    )
    title = f"{name_of(meeting)}, {date_words(meeting, view.texts)}"
    return document(view, title, body, "moeder"), 200


def _place(meeting: Meeting, view: View) -> tuple[Place, str | None]:
    """The place that the address names, and what is wrong with it."""
    nowhere = Place(meeting.source.path, "", None, ())
    if view.get("punkt"):
        item = next((i for i in meeting.items if i.label == view.get("punkt")), None)
        if item is None:
            return nowhere, view.words.no_place
        return replace(nowhere, passage=item.span), None
    if not view.get("sted"):
        return nowhere, None
    if view.get("udgave") not in ("", edition(meeting.source)):
        return nowhere, view.words.changed
    span = span_of(view.get("sted"))
    if span is None or span not in Span(0, len(meeting.source.text)):
        return nowhere, view.words.no_place
    return replace(nowhere, passage=span, quotes=(span,)), None


def _facts(meeting: Meeting, view: View) -> str:
    words, texts = view.words, view.texts
    hours = "–".join(hour for hour in (meeting.start, meeting.end) if hour)
    why = (meeting.date_evidence or "").partition("inferred:")[2].strip()
    pairs = [
        (words.date, date_words(meeting, texts) + (f": {why}" if why else "")),
        (words.time, hours),
        (words.place, meeting.place),
        (words.chair, meeting.chair),
        (words.file, meeting.source.file),
    ]
    rows = "".join(
        f'<div><dt>{name}</dt><dd lang="da">{escape(hide_contacts(value))}</dd></div>'
        for name, value in pairs
        if value
    )
    ask = escape(view.link("./", moede=meeting.source.path))
    return (
        f'<dl class="facts">{rows}</dl><p class="actions"><a class="primary" href="{ask}">'
        f'{words.ask_meeting}</a> <button type="button" class="link" '
        f'data-link="{escape(meeting_link(meeting.source.path))}">{view.texts.copy_link}</button></p>'
    )


def _agenda(meeting: Meeting, view: View) -> str:
    if not meeting.items:
        return f"<p>{view.words.no_items}</p>"
    entries = "".join(
        _agenda_entry(meeting, position, item, view) for position, item in enumerate(meeting.items)
    )
    return f'<ul class="agenda">{entries}</ul>'


def _agenda_entry(meeting: Meeting, position: int, item: AgendaItem, view: View) -> str:
    words = view.words
    title = escape(hide_contacts(item.title))
    label = f'<span class="label">{escape(item.label)}</span> ' if item.label else ""
    read = f"{escape(view.changed())}#punkt-{position + 1}"
    ask = ""
    if item.label and item.parent is None:
        link = escape(view.link("./", moede=meeting.source.path, punkt=item.label))
        ask = f'<a class="quiet" href="{link}" aria-label="{words.ask_item} {escape(item.label)}">{words.ask_item}</a>'
    kind = ' class="sub"' if item.parent else ""
    return (
        f'<li{kind}><span class="agenda-title" lang="da">{label}<a href="{read}">{title}</a></span>'
        f'<span class="agenda-end">{outcome_tag(item, words)}{ask}</span></li>'
    )


def _people(meeting: Meeting, view: View) -> str:
    parts: list[str] = []
    for status in _STATUSES:
        people = [person for person in meeting.people if person.status == status]
        if not people:
            continue
        entries = "".join(
            "<li>"
            + escape(hide_contacts(person.name))
            + "".join(
                f'<span class="role">, {escape(hide_contacts(detail))}</span>'
                for detail in (person.role, person.organisation, person.note)
                if detail
            )
            + "</li>"
            for person in people
        )
        parts.append(
            f"<div><h3>{view.words.statuses[status]} ({len(people)})</h3>"
            f'<ul lang="da">{entries}</ul></div>'
        )
    return (
        f'<div class="people">{"".join(parts)}</div>' if parts else f"<p>{view.words.no_people}</p>"
    )


def _doubts(meeting: Meeting, view: View) -> str:
    if not meeting.warnings:
        return ""
    entries = "".join(f"<li>{escape(hide_contacts(text))}</li>" for text in meeting.warnings)
    return f'<h2>{view.words.doubts}</h2><ul class="doubts" lang="da">{entries}</ul>'
