"""Who did something at a meeting is told by sentences, and not by the head of its minutes."""

from __future__ import annotations

import re

from index import Index
from rag.asking.question import Question
from rag.finding.evidence import Sentence
from rag.people.roles import asks_for_role

# "Hvem fortalte om ...": a verb that is more than being or sitting there.
_DOES = re.compile(
    r"\b(?:hvem|who)(?: (?:var|er|was|is) (?:det|it))?(?: (?:som|der|fra|i|af|that|from|\w+e[tr]))* "
    r"(?!(?:var|er|sad|sidder|hedder|kom|kommer|deltog|deltager|moed\w*|stod|staar|har|havde|kig\w*|repraesent\w*|"
    r"skal|skulle|is|are|was|were|sat|came|has|had|will|else|ellers)\b)\w{3,}"
)
_LABEL = re.compile(r"\W*[\w ]{1,30}:")
# What lists people has a label, or ends without a full stop, or is short.
_PROSE = re.compile(r"(?!\W*[\w ]{1,30}:)(?:\S+\s+){7,}\S+[.!?]\W*")


def asks_for_deed(question: Question) -> bool:
    """Whether a question asks who did something: "Hvem bød velkommen?"."""
    folded = question.folded
    does = _DOES.search(folded)
    return question.kind == "person" and bool(does) and not asks_for_role(question)


def is_listed(index: Index, sentence: Sentence) -> bool:
    """Whether a sentence is of the head of minutes: the body, the day, the place, those who came."""
    if sentence.passage.section != "header" or _PROSE.fullmatch(sentence.text):
        return False
    meeting = index.meetings[sentence.passage.doc]
    facts = (meeting.body, meeting.title, meeting.place)
    return (
        bool(_LABEL.match(sentence.text))
        or any(fact and fact in sentence.text for fact in facts)
        or any(sentence.span.overlaps(person.span) for person in meeting.people)
    )
