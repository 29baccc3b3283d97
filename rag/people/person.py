"""What a person is: how the minutes list the person, or the title that the text gives."""

from __future__ import annotations

import re

from corpus import Meeting, Person
from index import Index
from rag.asking.question import Question
from rag.people.listing import absence, shown_absent
from rag.people.mentions import titles
from rag.people.offices import AFTER, BEFORE, has_party
from rag.telling.compose import Composition, mark, meeting_words, passage_holding, place_words
from rag.telling.scope import chosen_meetings, is_understood, unexplained

_ABOUT = re.compile(
    r"\b(?:post(?:en|er)?|stilling\w*|rolle\w*|titel|titler|hverv|funktion\w*|job|jobtitel|embede\w*|kasket\w*|"
    r"arbejder|ansat|hvad laver|hvad er|hvad var|hvem er|hvem var|hvor kom\w*|kommer .* fra|"
    r"hvor er .* fra|hvor hoerer|hvilke[nt]? (?:kommune|region|organisation|afdeling|hospital|skole|firma|"
    r"virksomhed|forening|forvaltning|parti|by)\b.*\b(?:hoerer|kommer|kom|er|var|arbejder|repraesenterer|"
    r"sidder)\b|(?:which|what) (?:municipality|organisation|region|hospital)\b|belongs? to|"
    r"hvem repraesenterer|repraesenterer|who is|who was|works?|"
    r"work for|what (?:position|role|post|title|job)s?|job title|from where)\b"
)
_OWN = re.compile(
    r"poster?|post|stilling\w*|rolle\w*|titel|titler|hverv\w*|funktion\w*|job\w*|embeder?|kasket\w*|samme|vejen|aendret|skiftet|gennem|tiden|aarene|arbejd\w*|"
    r"ansat\w*|laver|lave|kom|kommer|repraesenter\w*|haft|har|organisation\w*|works?|position\w*|"
    r"hoerer|hjemme|sidder|oppe|vedkommende|meld(?:t|te)|afbud|deltog|moedte|parti|municipality|belongs?|roles?|titles?|represents?|come|comes|from|hedder|hun|han|hans|hendes|selv|til|daglig\w*|oplaeg\w*"
)
_HOME = re.compile(
    r"\b(?:hvilke[nt]?|which|what) (?:kommune|region|organisation|hospital|skole|firma|virksomhed|forening|forvaltning|"
    r"parti|municipality)\b|\bhvor (?:kom\w*|er) \w+ \w+ fra\b"
)
_MOST = 4
_SENTENCE = 320


def asks_about_person(question: Question) -> bool:
    """Whether a question asks what a named person is: "Hvilken stilling har ...?"."""
    folded = question.folded
    beside = AFTER.search(folded) or BEFORE.search(folded)
    return bool(question.people) and bool(_ABOUT.search(folded)) and not beside


def asks_home(question: Question) -> bool:
    """Whether a question asks where a named person belongs: "Hvilken kommune er ... fra?", or party."""
    return asks_about_person(question) and bool(_HOME.search(question.folded))


def without_home(index: Index, question: Question) -> list[Meeting]:
    """The meetings that list the people a question names, when none says where they come from.

    Or of which party they are, when that is asked for.
    """
    meetings = chosen_meetings(index, question)
    listed = [(m, p) for m in meetings for p in m.people if p.name in question.people]
    party = "parti" in question.folded
    if party and any(f"{name} (" in m.source.text for m in meetings for name in question.people):
        return []
    if any(has_party(p) if party else p.role or p.organisation or p.note for _, p in listed):
        return []
    if not is_understood(unexplained(question, meetings, _OWN), 0):
        return []
    return list({m.source.path: m for m, _ in listed}.values())


def answer_person(index: Index, question: Question, answer: Composition) -> bool:
    """Write how the minutes list or introduce a person, by date.

    Returns:
        False when the minutes give no title and no organisation, or more is asked for.
    """
    meetings = chosen_meetings(index, question)
    if not is_understood(unexplained(question, meetings, _OWN), 0):
        return False
    meetings = [m for m in meetings if any(_named(m, name) for name in question.people)]
    for meeting in reversed(meetings[:_MOST]):
        for name in question.people:
            if not _write_entry(index, meeting, name, answer):
                for passage, number in list(titles(index, meeting, name))[:1]:
                    if len(passage.sentence_texts[number]) <= _SENTENCE:
                        place = place_words(index, passage)
                        answer.quote(passage, passage.sentences[number], f"{place}: ")
    return bool(answer.citations)


def _named(meeting: Meeting, name: str) -> bool:
    return any(p.name == name for p in meeting.people) or name.split()[-1] in meeting.source.text


def _write_entry(index: Index, meeting: Meeting, name: str, answer: Composition) -> bool:
    for person in meeting.people:
        if person.name == name and (person.role or person.organisation or _office(person)):
            write_entry(index, meeting, person, answer)
            return True
    return False


def _office(person: Person) -> bool:
    """Whether a note tells an office: "(formand)", "(referent)"; a time or a party does not."""
    return bool(person.note and re.match(r"[a-zæøå]{5,}\b(?! kl)", person.note.split(";")[0]))


def write_entry(index: Index, meeting: Meeting, person: Person, answer: Composition) -> None:
    """Write how a person is listed, as a quotation that bears the place; an apology is said."""
    passage = passage_holding(index, meeting.source.path, person.span)
    if passage is None:
        return
    status = ""
    if person.status == "absent":
        shown = [span for span in shown_absent(meeting, person) if span != person.span]
        marks = [mark(index, meeting.source.path, span, answer) for span in shown]
        away = absence(meeting, [person]).lower()
        status = f" ({' '.join([away, *filter(None, marks)])})"
    group = f"{person.organisation}, " if stands_over(meeting, person) else ""
    answer.quote(passage, person.span, f"{meeting_words(meeting)}{status}: {group}")


def stands_over(meeting: Meeting, person: Person) -> bool:
    """Whether a person's organisation is printed over the entry and not in it."""
    printed = " ".join(meeting.source.slice(person.span).split())
    return person.organisation is not None and person.organisation not in printed
