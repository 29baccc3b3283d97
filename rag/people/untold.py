"""Refusals of questions about somebody's presence whose answer would stand in the minutes."""

from __future__ import annotations

import re

from corpus import Meeting
from index import Index
from rag.asking.question import Question
from rag.people.person import asks_home, without_home
from rag.people.picked import nobody_picked
from rag.people.presence import items_meant
from rag.people.roles import ASKS_MINUTES, chairs_the_body
from rag.people.substitutes import ASKS_ELECTED, ASKS_SUBSTITUTE
from rag.people.told import meetings_asked, subjects, with_holder
from rag.people.told_deeds import deed_asked, says_nothing_of
from rag.people.told_meeting import ASKS_ABSENT, ASKS_CHAIR
from rag.people.told_people import asks_hours, asks_reason
from rag.refusal import Refusal
from rag.telling.compose import meeting_words
from rag.telling.scope import names_place

_WHO = re.compile(r"\b(?:hvem|who)\b")
_TO_COME = re.compile(r"\b(?:naeste|kommende|bliver|skal|next|will)\b")
_WRITER = re.compile(r"\breferent|\bprotokolfører|\bref\.?:", re.IGNORECASE)
_MEETINGS = 3
_CHAIR_OF = re.compile(
    r"\b(?:hvem|who|hedder|navn\w*|name)\b.*?\b(?:(?:næst|vice)?form(?:and|ænd)\w* (?:for|i|af)|chair\w* of) "
    r"(?:(?:det|den|de|the) )?(?P<of>.+)",
    re.IGNORECASE,
)
# What tells one committee from another: "Økonomiudvalget", "Teknisk Udvalg", "Udvalget for Kultur".
_BODY = re.compile(
    r"(?P<one>(?!for|sam|til)\w{3,}?)s?(?:udvalg|bestyrelse|råd|nævn)(?:et|en)?\b|"
    r"(?P<other>(?!dette|hvert|samme|hvilke|andre|alle)\w{4,}) udvalg\b|"
    r"udvalget for (?:(?:det|de|den) )?(?P<kind>\w{4,})",
    re.IGNORECASE,
)
_SHARED = 5


def not_told(index: Index, question: Question) -> Refusal | None:
    """A refusal when sentences would tell why, when or in whose place, and none does.

    Only for people whom the minutes list, and questions that ask nothing else; so it is to be
    asked after ``rag.people.presence.answer_presence``.
    """
    if no := nobody_picked(index, question) or _of_another_body(index, question):
        return no
    if asks_home(question) and (silent := without_home(index, question)):
        who = f"{', '.join(question.people)}; {'; '.join(map(meeting_words, silent[:_MEETINGS]))}"
        if "parti" in question.folded:
            danish, english = "Referatet nævner ikke partiet", "The minutes do not name the party"
        else:
            danish, english = "Referatet siger ikke hvorfra", "The minutes do not say where from"
        return Refusal("no_value", f"{danish} ({who}).", f"{english} ({who}).")
    if asks_reason(question):
        danish, english = "Referatet siger ikke hvorfor", "The minutes do not say why"
    elif asks_hours(question):
        danish, english = "Referatet siger ikke hvornår", "The minutes do not say when"
    elif ASKS_ELECTED.search(question.folded):
        return None
    elif ASKS_SUBSTITUTE.search(question.folded) and _WHO.search(question.folded):
        danish = "Der er ikke noteret nogen stedfortræder"
        english = "No substitute is noted"
    else:
        return _nobody_named(index, question)
    found: list[str] = []
    names: dict[str, None] = {}
    came: dict[str, None] = {}
    for meeting in meetings_asked(index, question):
        here = with_holder(index, question, meeting)
        listed = {person.name for person in meeting.people}
        meant = [who.name for who in subjects(meeting, here) if who.name in listed]
        if meant and items_meant(here, meeting) is not None:
            found.append(meeting_words(meeting))
            names |= dict.fromkeys(meant)
            came |= dict.fromkeys(p.name for p in meeting.people if p.status != "absent")
    if not found:
        return None
    held = f"{', '.join(names)}; {'; '.join(found[:_MEETINGS])}"
    if ASKS_ABSENT.search(question.folded) and len(found) == 1 and set(names) <= set(came):
        # The question takes an absence for granted that never was.
        return Refusal(
            "no_value",
            f"Referatet nævner ikke noget fravær: {held} står blandt deltagerne.",
            f"The minutes tell of no absence: {held} is listed among those present.",
        )
    return Refusal("no_value", f"{danish} ({held}).", f"{english} ({held}).")


def _of_another_body(index: Index, question: Question) -> Refusal | None:
    """A refusal when the chair of a body is asked for that has no minutes and is not spoken of."""
    asked = None if question.people else _CHAIR_OF.search(question.text)
    named = _BODY.match(asked["of"]) if asked else None
    if named is None:
        return None
    start = re.escape(named[named.lastgroup or 0][:_SHARED].lower())
    body = rf"\b{start}"
    told = re.compile(rf"form(?:and|ænd)[^.\n]{{0,80}}{body}|{body}[^.\n]{{0,80}}form(?:and|ænd)")
    for meeting in index.meetings.values():
        called = f"{meeting.body} {meeting.title} {meeting.source.path}".lower()
        if re.search(start, called) or told.search(meeting.source.text.lower()):
            return None
    of = named.group()
    return Refusal(
        "no_value",
        f"Intet referat siger, hvem der er formand for {of}.",
        f"No minutes say who chairs {of}.",
    )


def _nobody_named(index: Index, question: Question) -> Refusal | None:
    """A refusal when no meeting meant tells who led it, wrote of it, opened it or is new there."""
    meetings = meetings_asked(index, question) if names_place(question) else []
    deed = deed_asked(question)
    if question.people or not meetings or not _WHO.search(question.folded):
        return None
    if _TO_COME.search(question.folded) or len(meetings) > _MEETINGS:
        return None
    if deed is not None:
        silent = all(says_nothing_of(meeting, deed) for meeting in meetings)
        danish, english = deed.danish, deed.english
    elif ASKS_CHAIR.search(question.folded):
        silent = not any(_led(meeting) for meeting in meetings)
        danish, english = "hvem der ledede mødet", "who chaired the meeting"
    elif ASKS_MINUTES.search(question.folded):
        silent = not any(_written(meeting) for meeting in meetings)
        danish, english = "hvem der skrev det", "who wrote them"
    else:
        return None
    if not silent or any(items_meant(question, meeting) is None for meeting in meetings):
        return None
    held = "; ".join(map(meeting_words, meetings))
    return Refusal(
        "no_value",
        f"Referatet siger ikke, {danish} ({held}).",
        f"The minutes do not say {english} ({held}).",
    )


def _led(meeting: Meeting) -> bool:
    """Whether a chair is listed, or somebody bade welcome and so may have led the meeting."""
    if meeting.chair or "velkommen" in meeting.source.text.casefold():
        return True
    return any(chairs_the_body(meeting, person) for person in meeting.people)


def _written(meeting: Meeting) -> bool:
    listed = any(person.status == "secretariat" for person in meeting.people)
    return listed or bool(_WRITER.search(meeting.source.text))
