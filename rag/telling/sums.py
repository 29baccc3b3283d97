"""Sums of money over several decisions: only of parts that are cited, and shown with them."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus import AgendaItem, Meeting, Span, display_text
from index import Index
from rag.asking.amounts import amounts
from rag.asking.names import MONTH_WORDS
from rag.asking.question import Question
from rag.telling.compose import Composition, meeting_words, passage_holding, place_words
from rag.telling.scope import READ, chosen_meetings, unexplained

_ASKS = re.compile(
    r"\bi alt\b|\bsamlet\b|\btilsammen\b|\bsammenlagt\b|\balt i alt\b|\bin total\b|\baltogether\b|\btotal\b"
)


def asks_sum(question: Question) -> bool:
    """Whether a question asks for an amount over several decisions."""
    return question.kind == "money" and bool(_ASKS.search(question.folded))


def answer_sum(index: Index, question: Question, answer: Composition) -> bool:
    """Add up what one meeting approved, item by item.

    Returns:
        False unless the meeting approved amounts under at least two items.
    """
    if not (question.clusters or question.meetings) or _topic(index, question):
        return False
    meetings = chosen_meetings(index, question)
    if not meetings:
        return False
    meeting = meetings[0]
    approved = [item for item in meeting.items if item.outcome == "approved"]
    if any(_own_amounts(meeting, item) for item in approved):
        return False
    parts = [
        (item, span, value)
        for item in approved
        for span, value in [_approved_amount(index, meeting, item)]
        if span is not None
    ]
    if len(parts) < 2:
        return False
    total = f"{sum(value for _, _, value in parts):,}".replace(",", ".")
    answer.line(f"{meeting_words(meeting)}: i alt {total} kr., lagt sammen af de godkendte beløb:")
    for item, span, _ in parts:
        passage = passage_holding(index, meeting.source.path, span)
        if passage is not None:
            answer.quote(passage, span, f"Punkt {item.number}, indstilling, godkendt: ")
    return len(answer.citations) >= 2


_MOST = 4
_PLAIN = re.compile(
    r"(?:hvor|mange|meget|penge|kroner|kr|midler|bevilg\w*|godkend\w*|afsat|afsaette\w*|alt|samlet|"
    r"tilsammen|sammenlagt|moede\w*|klynge\w*|sundhedsklynge\w*|politisk\w*|beloeb\w*|total|money|"
    r"much|cluster|approve\w*|grant\w*|meeting|altogether|besluttede|gav|fik|sat|afsat|til|bruges|brugt|\d.*)"
)


def _topic(index: Index, question: Question) -> list[str]:
    """Words that say what the money is for; then a sum over all items is not what is asked."""
    return unexplained(question, chosen_meetings(index, question, READ), _PLAIN, people=False)


def asks_year(question: Question) -> bool:
    """Whether a question asks for the money of a year: "Hvor mange kroner er afsat i 2024?"."""
    return question.kind == "money" and len(question.years) == 1 and question.month is None


def answer_year(index: Index, question: Question, answer: Composition) -> bool:
    """Write the sentences that tie an amount to a year, whichever year the meeting was held.

    Returns:
        False when the question says what the money is for, or no sentence has both.
    """
    anywhere = replace(question, years=(), meetings=())
    meetings = chosen_meetings(index, anywhere)
    if unexplained(question, meetings, _PLAIN, people=False):
        return False
    # "svaret ventes i maj 2024" is a day, not a year that money is for.
    no_day = "".join(f"(?<!{month} )" for month in MONTH_WORDS)
    year = re.compile(rf"{no_day}\b{question.years[0]}\b", re.IGNORECASE)
    seen: set[tuple[str, int]] = set()
    for meeting in meetings:
        for passage in index.passages_of[meeting.source.path]:
            for span, text in zip(passage.sentences, passage.sentence_texts, strict=True):
                key = (passage.doc, span.start)
                if key not in seen and year.search(text) and amounts(text):
                    seen.add(key)
                    answer.quote(passage, span, f"{place_words(index, passage)}: ")
                    if len(answer.citations) == _MOST:
                        return True
    return bool(answer.citations)


def _own_amounts(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether the record itself names amounts, so that the proposal's need not be the approved."""
    return any(
        amounts(display_text(meeting.source, section.span))
        for section in item.sections
        if section.kind == "minutes"
    )


def _approved_amount(index: Index, meeting: Meeting, item: AgendaItem) -> tuple[Span | None, int]:
    """The sentence of the recommendation with the largest amount; a part is not added to it."""
    best: tuple[Span | None, int] = (None, 0)
    for section in item.sections:
        if section.kind != "recommendation":
            continue
        passage = passage_holding(index, meeting.source.path, section.span)
        if passage is None:
            continue
        for span, text in zip(passage.sentences, passage.sentence_texts, strict=True):
            values = amounts(text)
            if values and max(values) > best[1] and span in section.span:
                best = (span, max(values))
    return best
