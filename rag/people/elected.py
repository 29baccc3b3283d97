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
    r"\b(?:gen|ny)?valgt(?:e|es)?\b|\b(?:gen|ny)valg\b|\bkonstituere\w*", re.IGNORECASE
)
_OWN = re.compile(r"(?:ny|gen)?valg\w*|nye?|elected|chosen|nuvaerende|i dag|sidder|som")
_NAME = re.compile(
    r"(?<=\w )[A-ZÆØÅ][a-zæøå]+|^\W*[A-ZÆØÅ][a-zæøå]+(?= (?:[A-ZÆØÅ(]|blev|er|modt|genv|nyv))"
)
# "Formand: Ib Dam", but not "Formand: Der har været møde"
_LABEL = re.compile(
    r"\W*(?P<office>[\wæøå]+)\s*:\s*[A-ZÆØÅ][\w-]+(?:\s+[A-ZÆØÅ(]|\s*(?:,|og\b|/|\.?\s*$))"
)
# Of another body: "formand for Teknikudvalget", "Regionsrådet har valgt ..."
_ELSEWHERE = re.compile(
    r"\w (?:for|i) (?:[A-ZÆØÅ]|\w+(?:udvalg|råd|gruppe))|[A-ZÆØÅ]\w*(?:rådet|udvalget|forbundet|kredsen)\b|\bKKR\b"
)
_BODY = re.compile(r"udvalg|raad|naevn|kommission|gruppe|forum|forbund|kreds|klynge|kkr")
_INSTEAD = re.compile(r"\bi stedet\b|\bvalgt", re.IGNORECASE)
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
    # Of a body within the body, of long ago, or of several years the rest of the evidence tells.
    of_body = any(_BODY.search(word) and not office_named(word) for word in question.own_terms)
    if of_body or question.first or len(question.years) > 1:
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
        named = {office_named(word) for word in words(line.text)} - {None}
        item = item_of(index, line.passage)
        title = words(item.title) if item and not named else []
        over = {office_named(word) for word in title} if "valg" in title else set()
        labelled = label is not None and office_named(fold(label["office"])) == office
        elected = not line.in_header and _ELECTED.search(line.text) and _NAME.search(line.text)
        chosen = bool(elected) and office in named | over and not _ELSEWHERE.search(line.text)
        # "Ib ønskede ikke genvalg. I stedet kom Bo."
        instead = (
            stepped_down is not None
            and line.passage.item == stepped_down.passage.item
            and bool(_INSTEAD.search(line.text) and _NAME.search(line.text))
        )
        if stepped_down is not None and instead:
            yield stepped_down
        stepped_down = None
        if (labelled or chosen) and _NOT.search(line.text):
            stepped_down = line
        elif labelled or chosen or instead:
            yield line
