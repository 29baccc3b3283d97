"""What a person said at a meeting, when no topic is named, or that the person was not there.

What somebody said about a topic is left to the evidence: a person can be reported on a topic
without a word on what is asked, and word by word that is not told apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Meeting, Person
from index import Index, Passage, fold, words
from rag.asking.question import Question
from rag.finding.evidence import Sentence
from rag.people.listing import shown_absent, was_absent
from rag.telling.compose import Composition, mark, meeting_words, passage_holding, place_words
from rag.telling.scope import READ, chosen_meetings, unexplained

_SAID = re.compile(
    r"\b(?:sagde|siger|mente|mener|fortalte|fortaeller|bemaerkede|syntes|foreslog|spurgte|praesenterede|"
    r"naevnte|pegede|fremhaevede|oplyste|lovede|loefter|holdning|kommenterede|udtalte|forklarede|"
    r"supplerede|lagde vaegt|said|say|told|think|mention\w*|promise\w*|explain\w*)\b"
)
_OWN = re.compile(
    r"sagde|siger|sige|mente|mener|mening\w*|fortalte|fortael\w*|bemaerk\w*|synes|syntes|foreslog|foreslaa\w*|"
    r"spurgte|spoerg\w*|praesenter\w*|naevn\w*|peg\w*|fremhaev\w*|oplys\w*|lov\w*|loeft\w*|holdning\w*|"
    r"komment\w*|udtal\w*|forklar\w*|suppler\w*|lagde|vaegt|say|told|think|mention\w*|promis\w*|explain\w*|"
    r"han|hun|hans|hendes|selv|ordet|indlaeg\w*|oplaeg\w*|input\w*"
)
_MOST = 3


def asks_what_was_said(question: Question) -> bool:
    """Whether a question asks what a person of the minutes said."""
    return bool(question.people) and bool(_SAID.search(question.folded))


def answer_said(
    index: Index, question: Question, evidence: Sequence[Sentence], answer: Composition
) -> bool:
    """Write what a person is reported to have said, or that the person was not there.

    Returns:
        False when a topic is named, or the minutes report nothing of the person; then nothing was
        written.
    """
    topic = unexplained(question, chosen_meetings(index, question, READ), _OWN)
    for name in question.people[:2]:
        mentions = _mentions(index, question, name, evidence)
        if not mentions:
            _write_absence(index, question, name, answer)
        elif not topic:
            last = ""
            for passage, number in mentions[:_MOST]:
                place = place_words(index, passage)
                if place != last:
                    answer.line(f"{place}:")
                    last = place
                answer.quote(passage, passage.sentences[number])
    return bool(answer.citations)


def _mentions(
    index: Index, question: Question, name: str, evidence: Sequence[Sentence]
) -> list[tuple[Passage, int]]:
    """Sentences outside the attendance that name the person, the likeliest first."""
    surname, first = fold(name.split()[-1]), fold(name.split()[0])
    paths = [
        m.source.path
        for m in chosen_meetings(index, question)
        if not any(p.name == name and p.status == "absent" for p in m.people)
    ]
    score = {(s.passage.doc, s.span.start): s.score for s in evidence}
    found: list[tuple[float, Passage, int]] = []
    seen: set[tuple[str, int]] = set()
    for passage in (p for path in paths for p in index.passages_of[path]):
        starts = [item.span.start for item in index.meetings[passage.doc].items]
        if passage.section in ("header", "attachments"):
            continue
        for number, span in enumerate(passage.sentences):
            key = (passage.doc, span.start)
            text = fold(passage.sentence_texts[number])
            named_words = {word.removesuffix("s") for word in words(text)}
            opens_item = passage.item is not None and span.start <= starts[passage.item]
            if key in seen or opens_item or not {surname, first} & named_words:
                continue
            seen.add(key)
            named = 0.3 if re.match(rf"\W*{re.escape(first)}\b", text) else 0.0
            in_minutes = 0.2 if passage.section == "minutes" else 0.0
            found.append((score.get(key, 0.0) + named + in_minutes, passage, number))
    found.sort(key=lambda row: -row[0])
    return [(passage, number) for _, passage, number in found if _is_reported(passage, number)]


def _is_reported(passage: Passage, number: int) -> bool:
    """A full sentence, not a line that only announces a speaker."""
    text = passage.sentence_texts[number]
    return text.rstrip('”")').endswith((".", "!", "?", ":")) and " v/" not in text


def _write_absence(index: Index, question: Question, name: str, answer: Composition) -> None:
    """Say from the attendance block that the person stayed away."""
    for meeting, person in _entries(index, question, name):
        if person.status == "absent":
            passage = passage_holding(index, meeting.source.path, person.span)
            if passage is not None:
                labels = shown_absent(meeting, person)[:-1]
                marks = [mark(index, meeting.source.path, label, answer) for label in labels]
                way = was_absent(meeting, person)
                told = " ".join([f"{person.name} {way}", *filter(None, marks), "og deltog ikke"])
                answer.quote(passage, person.span, f"{told} ({meeting_words(meeting)}): ")


def _entries(index: Index, question: Question, name: str) -> list[tuple[Meeting, Person]]:
    return [
        (meeting, person)
        for meeting in chosen_meetings(index, question)
        for person in meeting.people
        if person.name == name
    ]
