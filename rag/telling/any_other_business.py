"""What came up below "Eventuelt", the item that most agendas end with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus import AgendaItem, Meeting, Span
from index import Index, Passage, fold
from rag.asking.question import Question
from rag.refusal import Refusal
from rag.telling.compose import Composition, meeting_words, place_words
from rag.telling.scope import READ, chosen_meetings, means_one_body, unexplained

_NAME = r"(?:eventuelt|evt|any other business|aob)"
# "Til evt. flytning" asks of no item: the name stands last, or before a time or a place.
_LAST = r"(?=\W*$|[,?!;]|\.? (?:i|paa|da|den|d|ved|hos|fra|af|noget|nogen)\b|\.? \d)"
_ASKS = re.compile(
    rf"\b(?:under|til|paa|ved|punktet|below) (?:selve |punktet |det )?{_NAME}\b{_LAST}|"
    rf"^\W*(?:og )?(?:eventuelt\b|{_NAME}\b{_LAST})|\bany other business\b|\baob\b"
)
_TITLE = re.compile(rf"\W*{_NAME}\b(?:\W*|\W*(?:og|/|,|&)\W.{{0,30}})")
_OWN = re.compile(
    r"eventuelt|evt|under|other|business|aob|any|anything|noget|nogen|ting|naaet|op|kom|bragt|bragte|taget|tog|"
    r"ordet|naevnt|rejst|sket|skete|sagt|talt|talte|snakket|droeft\w*|diskuter\w*|diskussion\w*|"
    r"orienter\w*|punkt\w*|stod|staar|came|raised|discuss\w*|said"
)
# Of several meetings that may be meant, the newest; of a long item the beginning.
_MEETINGS = 3
_LONGEST = 500


def answer_any_other_business(
    index: Index, question: Question, answer: Composition
) -> Refusal | None:
    """Write what came up below "Eventuelt" at the meetings asked about; of many, at the newest.

    A question about one matter there is left to the evidence, unless nothing came up at all.

    Returns:
        A refusal when none of the meetings named has such an item; None when something was
        written or the question asks for something else.
    """
    if not _ASKS.search(question.folded):
        return None
    meetings = chosen_meetings(index, question, READ)
    found = [(meeting, item) for meeting in meetings for item in _items(meeting)][:_MEETINGS]
    if not found:
        if not means_one_body(question) or not meetings:
            return None
        held = "; ".join(map(meeting_words, meetings[:_MEETINGS]))
        return Refusal(
            "no_value",
            f"Referatet har intet punkt, der hedder ”Eventuelt” ({held}).",
            f"The minutes have no item “Eventuelt” ({held}).",
        )
    one_matter = bool(unexplained(question, meetings, _OWN, people=False))
    for meeting, item in found:
        if item.outcome == "empty" or not one_matter:
            _write(index, meeting, item, answer)
    return None


def _items(meeting: Meeting) -> Iterator[AgendaItem]:
    return (item for item in meeting.items if _TITLE.fullmatch(fold(item.title)))


def _write(index: Index, meeting: Meeting, item: AgendaItem, answer: Composition) -> None:
    """The sentences of an item, after the place where they stand."""
    for number, (passage, span) in enumerate(_beginning(index, meeting, item)):
        if number == 0:
            answer.line(f"{place_words(index, passage)} ({item.title}):")
        answer.quote(passage, span)


def _beginning(index: Index, meeting: Meeting, item: AgendaItem) -> Iterator[tuple[Passage, Span]]:
    """The first sentences of an item's sections, those of a passage as one quotation."""
    left, told = _LONGEST, 0
    for passage in index.passages_of[meeting.source.path]:
        own = [
            span
            for span in passage.sentences
            if span.start >= told and any(span in section.span for section in item.sections)
        ]
        if not own or left <= 0:
            continue
        last = next((span for span in own if span.end - own[0].start >= left), own[-1])
        left -= last.end - own[0].start
        told = last.end
        yield passage, Span(own[0].start, last.end)
