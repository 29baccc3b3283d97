"""Refusals of questions about somebody's presence whose answer would stand in the minutes."""

from __future__ import annotations

import re

from index import Index
from rag.compose import meeting_words
from rag.presence import items_meant
from rag.question import Question
from rag.refusal import Refusal
from rag.substitutes import ASKS_SUBSTITUTE
from rag.told import meetings_asked, subjects, with_holder
from rag.told_people import asks_hours, asks_reason

_ASKS_AWAY = re.compile(r"\bafbud|\bfravaer|\bforhindret|\budeblev|\bmanglede\b|\babsent")
_WHO = re.compile(r"\b(?:hvem|who)\b")
_MEETINGS = 3


def not_told(index: Index, question: Question) -> Refusal | None:
    """A refusal when sentences would tell why, when or in whose place, and none does.

    Only for people whom the minutes list, and questions that ask nothing else; so it is to be
    asked after ``rag.presence.answer_presence``.
    """
    if asks_reason(question):
        danish, english = "Referatet siger ikke hvorfor", "The minutes do not say why"
    elif asks_hours(question):
        danish, english = "Referatet siger ikke hvornår", "The minutes do not say when"
    elif ASKS_SUBSTITUTE.search(question.folded) and _WHO.search(question.folded):
        danish = "Der er ikke noteret nogen stedfortræder"
        english = "No substitute is noted"
    else:
        return None
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
    if _ASKS_AWAY.search(question.folded) and len(found) == 1 and set(names) <= set(came):
        # The question takes an absence for granted that never was.
        return Refusal(
            "no_value",
            f"Referatet nævner ikke noget fravær: {held} står blandt deltagerne.",
            f"The minutes tell of no absence: {held} is listed among those present.",
        )
    return Refusal("no_value", f"{danish} ({held}).", f"{english} ({held}).")
