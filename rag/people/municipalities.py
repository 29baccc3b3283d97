"""Which municipalities have people at the meetings of a body: "Hvilke kommuner er med i ...?"."""

from __future__ import annotations

import re

from corpus import Span
from index import Index
from rag.asking.question import Question
from rag.telling.compose import Composition, meeting_words, passage_holding
from rag.telling.scope import chosen_paths, means_one_body, unexplained

_ASKS = re.compile(
    r"\b(?:hvilke|which) (?:kommuner|municipalities)\b.*\b(?:med|indgaar|delt(?:og|ager)|repraesenter\w*|hoerer|udgoer|"
    r"bestaar|samarbejder|omfatter|daekker|part|belong|take|took|represented|members?)\b"
)
_OWN = re.compile(
    r"kommuner\w*|municipalities|indgaar|delt\w*|deltag\w*|repraesenter\w*|hoerer|udgoer|bestaar|samarbejd\w*|"
    r"omfatter|daekker|part|belong\w*|take|took|represented|members?|medlem\w*"
)


def asks_municipalities(question: Question) -> bool:
    """Whether a question asks which municipalities are part of a body, or came to a meeting."""
    asked = bool(_ASKS.search(question.folded))
    return asked and not question.people and not question.negated


def answer_municipalities(index: Index, question: Question, answer: Composition) -> bool:
    """Name the municipalities of those on the list of the newest meeting meant, each as printed.

    Returns:
        False when the question asks for something else, or no list names a municipality.
    """
    if not means_one_body(question) or not asks_municipalities(question):
        return False
    paths = chosen_paths(index, question)
    path = next((path for path in paths if index.heads[path].municipalities), None)
    if path is None:
        return False
    meeting = index.meetings[path]
    if unexplained(question, [meeting], _OWN, people=False):
        return False
    named: list[str] = []
    came = " ".join(
        f"{p.organisation or ''} {p.role or ''}" for p in meeting.people if p.status != "absent"
    )
    for town in index.heads[path].municipalities:
        written = re.compile(rf"{re.escape(town)}\s+Kommune")
        if not written.search(came):
            continue
        printed = written.search(meeting.source.text, meeting.header.start)
        span = Span(*printed.span()) if printed else None
        passage = passage_holding(index, path, span) if span else None
        if span and passage and (citation := answer.cite(passage, span)):
            named.append(f"{citation.quote} [{citation.marker}]")
    if named:
        answer.line(f"Kommuner på deltagerlisten, {meeting_words(meeting)}: {', '.join(named)}.")
    return bool(named)
