"""Who was elected to an office, as sentences of the minutes tell: "Valgt til formand blev Ib"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index import Index, fold, words
from rag.asking.question import Question
from rag.people.offices import holds, office_named
from rag.people.roles import asks_for_role
from rag.people.told import Line, lines_of
from rag.telling.compose import Composition, item_of, place_words
from rag.telling.scope import READ, chosen_meetings, means_one_body, unexplained

_ELECTED = re.compile(
    r"\b(?:gen|ny)?valgt(?:e|es)?\b|\b(?:gen|ny)valg\b|\bmodt(?:og|ager)\b[^.]{0,20}\bvalg\b|\bkonstituere\w*|\boverta(?:ger|get)\b|"
    r"\bovertog\b|\bafløs\w+|\btiltr(?:åd|æd)\w*",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?:ny|gen|ny)?valg\w*|nye?|elected|chosen|nuvaerende|i dag|sidder|som")
_NAME = re.compile(
    r"(?<=\w )[A-ZÆØÅ][a-zæøå]+|^\W*[A-ZÆØÅ][a-zæøå]+(?= (?:[A-ZÆØÅ(]|blev|er|modt|genv|nyv))"
)
# "Formand: Ib Dam"
_LABEL = re.compile(r"\W*(?P<office>[\wæøå]+)\s*:\s*[A-ZÆØÅ][a-zæøå]")
_NOT = re.compile(r"\b(?:ikke|fratr\w+|trækker sig)\b", re.IGNORECASE)
_MOST = 3


def answer_elected(index: Index, question: Question, answer: Composition) -> bool:
    """Write who was elected to the office asked for, by the newest minutes that tell.

    Returns:
        False when none does, or more is asked for than who holds the office.
    """
    if question.people or not asks_for_role(question) or not means_one_body(question):
        return False
    offices = {office for word in question.own_terms if (office := office_named(word))}
    meetings = chosen_meetings(index, question, READ)
    left = unexplained(question, meetings, _OWN, people=False)
    if len(offices) != 1 or any(office_named(word) is None for word in left):
        return False
    (office,) = offices
    for meeting in meetings:
        for line in list(_told(index, lines_of(index, meeting), office))[:_MOST]:
            answer.quote(line.passage, line.span, f"{place_words(index, line.passage)}: ")
        if answer.citations:
            return True
        if any(holds(office, words(f"{p.role or ''} {p.note or ''}")) for p in meeting.people):
            return False  # the list of those who came tells
    return False


def _told(index: Index, lines: Sequence[Line], office: str) -> Iterator[Line]:
    """Sentences that tell of an election to an office, named in them or in the title over them."""
    stepped_down: Line | None = None
    for line in lines:
        label = _LABEL.match(line.text)
        elected = not line.in_header and _ELECTED.search(line.text) and _NAME.search(line.text)
        item = item_of(index, line.passage)
        named = {office_named(word) for word in words(line.text)} - {None}
        over = {office_named(word) for word in words(item.title)} if item and not named else set()
        labelled = label is not None and office_named(fold(label["office"])) == office
        # "Ib ønskede ikke genvalg. I stedet kom Bo."
        instead = stepped_down and line.passage.item == stepped_down.passage.item
        stepped_down = None
        if labelled or (elected and office in named | over) or instead:
            stepped_down = line if _NOT.search(line.text) else None
            yield line
