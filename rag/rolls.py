"""People of a meeting written as the minutes list them, each absence with what shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Meeting, Person, Span
from index import Index
from rag.compose import Composition, has_contacts, mark, passage_holding
from rag.listing import shown_absent, shown_partial


@dataclass(frozen=True)
class Roll:
    """People of one meeting that a question asks for, and how they are called in the answer."""

    meeting: Meeting
    people: tuple[Person, ...]
    lead: str


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
                lines += [f"- {t} [{citation.marker}]" for t in citation.quote.split("\n")]
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
