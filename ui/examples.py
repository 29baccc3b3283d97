"""What the minutes cover, and questions to begin with; both come from the meetings alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import islice, zip_longest

from corpus import AgendaItem, Meeting, find_contacts
from rag import Assistant
from ui.cards import meeting_words, open_button
from ui.contacts import hide_contacts
from ui.frame import menu
from ui.language import Language
from ui.texts import TEXTS, Texts

WANTED = 4
# Each candidate costs one answer when the page starts.
_TRIED = 16
_LISTED = 200
_NAMED = 6
_LONGEST_TITLE = 60
# Items that every agenda has say nothing about what these minutes are about.
_ROUTINE = (
    "velkom godkend eventuelt orientering meddelelse deltager dagsorden status næste underskrift "
    "bordet punkter gensidig"
).split()
_QUESTIONS: Mapping[Language, Mapping[str, str]] = {
    "da": {
        "approved": "Hvad blev besluttet om ”{title}” i {body}?",
        "attendance": "Hvem deltog i mødet i {body} den {date}?",
        "recommendation": "Hvad blev indstillet om ”{title}” i {body}?",
        "discussed": "Hvad blev der sagt om ”{title}” i {body}?",
    },
    "en": {
        "approved": "What was decided about “{title}” in {body}?",
        "attendance": "Who attended the meeting of {body} on {date}?",
        "recommendation": "What was recommended about “{title}” in {body}?",
        "discussed": "What was said about “{title}” in {body}?",
    },
}


def working_examples(
    assistant: Assistant, meetings: Mapping[str, Meeting], language: Language
) -> list[str]:
    """Questions of different kinds that the assistant answers with a source."""
    found: list[str] = []
    for question in islice(_candidates(list(meetings.values()), language), _TRIED):
        answer = assistant.answer(question)
        if answer.citations and not answer.abstained:
            found.append(question)
        if len(found) == WANTED:
            break
    return found


def _candidates(meetings: Sequence[Meeting], language: Language) -> Iterator[str]:
    """One of each kind in turn, each from another meeting while there are any, newest first."""
    newest = sorted(meetings, key=lambda meeting: meeting.date or "", reverse=True)
    used: set[tuple[str, int | None]] = set()
    columns = []
    for number, kind in enumerate(_QUESTIONS[language]):
        turned = newest[number % len(newest) :] + newest[: number % len(newest)] if newest else []
        columns.append(_of_kind(kind, turned, language, used))
    for row in zip_longest(*columns):
        yield from (question for question in row if question)


def _of_kind(
    kind: str, meetings: Sequence[Meeting], language: Language, used: set[tuple[str, int | None]]
) -> Iterator[str]:
    form = _QUESTIONS[language][kind]
    for meeting in meetings:
        if not meeting.body:
            continue
        if kind == "attendance":
            present = [person for person in meeting.people if person.status == "present"]
            if len(present) > 1 and meeting.date:
                date = TEXTS[language].date(meeting.date)
                yield form.format(body=meeting.body, date=date)
            continue
        for position, item in enumerate(meeting.items):
            place = (meeting.source.path, position)
            if place not in used and _fits(kind, item):
                used.add(place)
                yield form.format(title=item.title, body=meeting.body)
                break


def _fits(kind: str, item: AgendaItem) -> bool:
    title = item.title.casefold()
    if not 8 <= len(title) <= _LONGEST_TITLE or find_contacts(item.title):
        return False
    if any(word.startswith(routine) for routine in _ROUTINE for word in title.split()[:2]):
        return False
    sections = {section.kind for section in item.sections}
    if kind == "recommendation":
        return "recommendation" in sections
    if kind == "approved":
        return "minutes" in sections and item.outcome == "approved"
    return "minutes" in sections and item.outcome != "empty"


def header_html(meetings: Mapping[str, Meeting], texts: Texts) -> str:
    """Title of the page and what the minutes cover, with a list of the meetings."""
    newest = sorted(meetings.values(), key=lambda meeting: meeting.date or "", reverse=True)
    entries = "".join(f"<li>{_open(meeting, texts)}</li>" for meeting in islice(newest, _LISTED))
    more = f"<li>… +{len(newest) - _LISTED}</li>" if len(newest) > _LISTED else ""
    covered = (
        f'<details class="covered"><summary>{escape(coverage(newest, texts))}</summary>'
        f'<ul aria-label="{texts.covered}">{entries}{more}</ul></details>'
        if newest
        else f"<p>{texts.no_meetings}</p>"
    )
    return f"<h1>{escape(texts.title)}</h1>{covered}{menu('', texts.language)}"


def coverage(meetings: Sequence[Meeting], texts: Texts) -> str:
    """How many meetings, which years, and which clusters or bodies, in a few words."""
    noun = texts.meeting if len(meetings) == 1 else texts.meetings
    parts = [f"{len(meetings)} {noun}"]
    years = sorted({meeting.date[:4] for meeting in meetings if meeting.date})
    if years:
        parts.append(years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}")
    clusters = sorted({meeting.cluster for meeting in meetings if meeting.cluster})
    bodies = sorted({meeting.body for meeting in meetings if meeting.body and not meeting.cluster})
    names = [*clusters, *map(hide_contacts, bodies)]
    if names:
        shown = ", ".join(names[:_NAMED])
        more = f" +{len(names) - _NAMED}" if len(names) > _NAMED else ""
        parts.append((f"{texts.cluster} " if clusters else "") + shown + more)
    return ", ".join(parts)


def _open(meeting: Meeting, texts: Texts) -> str:
    return open_button(meeting.source, meeting.header, (), meeting_words(meeting, texts))
