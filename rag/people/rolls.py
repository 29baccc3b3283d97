"""People of a meeting written as the minutes list them, each absence with what shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Meeting, Person, Span
from index import Index
from rag.asking.question import Question
from rag.people.listing import absence, shown_absent, shown_partial, was_absent
from rag.telling.compose import Composition, has_contacts, mark, meeting_words, passage_holding

# What begins or ends the entries of lists and tables is no part of what they say.
_BARS = " \t|*•-–"
_APOLOGIES = re.compile(
    r"(?<!uden )(?:\bafbud|\bmeld(?:t|te) (?:\w+ )?fra\b|\bapolog)(?!.*fravaer)"
)


@dataclass(frozen=True)
class Roll:
    """People of one meeting that a question asks for, and how they are called in the answer."""

    meeting: Meeting
    people: tuple[Person, ...]
    lead: str


def named_roll(meeting: Meeting, people: Sequence[Person]) -> Roll:
    """Certain people of a meeting, with what each of them was there, or not."""
    return Roll(
        meeting, tuple(people), f"{meeting_words(meeting)}: {_told(meeting, people)}. Der står"
    )


_STATES = {
    "present": "deltog",
    "guest": "deltog som gæst",
    "secretariat": "deltog (sekretariat)",
}


def _told(meeting: Meeting, people: Sequence[Person]) -> str:
    # Of a meeting that is only called nobody knows yet who will come.
    called = "er nævnt i dagsordenen" if meeting.kind == "agenda" else None
    return "; ".join(
        f"{p.name} {was_absent(meeting, p)} og deltog ikke"
        if p.status == "absent"
        else f"{p.name} {called or _STATES[p.status]}" + (f" ({p.note})" if p.note else "")
        for p in people
    )


def away_roll(meeting: Meeting, people: Sequence[Person], question: Question) -> Roll:
    """Those of the absent whom a question asks for: not who sent no apology when it asks who did."""
    if _APOLOGIES.search(question.folded):
        people = [p for p in people if absence(meeting, [p]) != "Fraværende uden afbud"] or people
    lead = f"{absence(meeting, people)}, {meeting_words(meeting)}"
    return Roll(meeting, tuple(people), lead)


def write_roll(index: Index, roll: Roll, answer: Composition) -> None:
    """Write the people of a roll under its lead, a block of neighbours as one quotation."""
    path = roll.meeting.source.path
    labels: list[Span] = []
    entries: list[Span] = []
    for person in roll.people:
        if person.status == "absent":
            spans = shown_absent(roll.meeting, person)
        else:
            spans = [shown_partial(roll.meeting, person)]
        entries.append(spans[-1])
        labels += spans[:-1]
    lines: list[str] = []
    marks = [mark(index, path, label, answer) for label in dict.fromkeys(labels)]
    for span in _runs(roll.meeting, entries):
        whole = passage_holding(index, path, span) is not None
        whole = whole and not has_contacts(roll.meeting, span)
        for piece in [span] if whole else [entry for entry in entries if entry in span]:
            holding = passage_holding(index, path, piece)
            citation = answer.cite(holding, piece) if holding else None
            if citation is not None:
                shown = (line.strip(_BARS) for line in citation.quote.split("\n"))
                lines += [f"- {text} [{citation.marker}]" for text in shown]
    if lines:
        answer.line(" ".join([roll.lead, *filter(None, marks)]) + ":")
        for line in lines:
            answer.line(line)


def _runs(meeting: Meeting, entries: Sequence[Span]) -> list[Span]:
    """Neighbouring entries as one span, so that a block of people is one quotation."""
    runs: list[Span] = []
    for entry in sorted(entries):
        start = runs[-1].end if runs else 0
        between = meeting.source.text[start : entry.start]
        if runs and start <= entry.start and not re.search(r"\w", between):
            runs[-1] = Span(runs[-1].start, entry.end)
        else:
            runs.append(entry)
    return runs
