"""Who holds a role: found among the people of the meetings by the words of the question."""

from __future__ import annotations

import re

from corpus import Meeting, Person
from index import Index, content_words, stem
from rag.attendance import chosen_meetings
from rag.compose import Composition, meeting_words, passage_holding
from rag.question import Question

_ROLE_WORDS = re.compile(
    r"\b\w*(?:formand|formaend|direktoer|chef|leder|konsulent|borgmester\w*|raadmand|medlem|sekretaer|"
    r"referent|ordfoerer|ordfoerande|ordforande|suppleant|laege|projektleder|repraesentant|mayor|chair\w*|"
    r"director|councillor|head|secretary)(?:en|et|er|ne|s)?\b"
)
_ENGLISH_ROLES = {
    "mayor": "borgmester",
    "chair": "formand",
    "chairman": "formand",
    "chairperson": "formand",
    "director": "direktør",
    "councillor": "rådmand",
    "head": "leder chef",
    "secretary": "sekretær",
    "ordförande": "formand",
    "ordforande": "formand",
}
_ENOUGH = 0.45


_ABOUT = re.compile(
    r"\b(?:poster?|stilling\w*|rolle\w*|titel|titler|hverv|funktion\w*|hvor arbejder|hvad laver|hvem er|"
    r"who is|what (?:position|role|post|title)s?|repraesentere\w*)\b"
)


def asks_about_person(question: Question) -> bool:
    """Whether a question asks what a named person is: "Hvilken stilling har ...?"."""
    return bool(question.people) and bool(_ABOUT.search(question.folded))


def answer_person(index: Index, question: Question, answer: Composition) -> bool:
    """Write how the minutes list a person, meeting by meeting in the order of time.

    Returns:
        False when no attendance block gives the person a role or an organisation.
    """
    for meeting in reversed(chosen_meetings(index, question)):
        for person in meeting.people:
            if person.name not in question.people or not (person.role or person.organisation):
                continue
            passage = passage_holding(index, meeting.source.path, person.span)
            if passage is not None:
                status = " (afbud)" if person.status == "absent" else ""
                answer.quote(passage, person.span, f"{meeting_words(meeting)}{status}: ")
    return bool(answer.citations)


def asks_for_role(question: Question) -> bool:
    """Whether a question asks who holds an office: "Hvem er formand for ...?"."""
    return question.kind == "person" and bool(_ROLE_WORDS.search(question.folded))


def answer_role(index: Index, question: Question, answer: Composition) -> bool:
    """Write the people whose role and organisation meet the question best.

    Returns:
        False when nobody's printed role meets enough of the question's words.
    """
    wanted, others = _wanted(question)
    if not wanted:
        return False
    scored: list[tuple[float, str, Meeting, Person]] = []
    for meeting in chosen_meetings(index, question):
        for person in meeting.people:
            score = (
                0.0
                if others and _met(others, meeting, person) > 0.9
                else _met(wanted, meeting, person)
            )
            if score >= _ENOUGH:
                scored.append((score, str(meeting.date), meeting, person))
    if not scored:
        return False
    best = max(score for score, *_ in scored)
    chosen = [row for row in scored if row[0] >= best - 0.01]
    newest = max(date for _, date, _, _ in chosen)
    if not question.years and not question.meetings:
        chosen = [row for row in chosen if row[1] == newest] or chosen
    for _, _, meeting, person in chosen[:4]:
        passage = passage_holding(index, meeting.source.path, person.span)
        if passage is not None:
            status = " (afbud)" if person.status == "absent" else ""
            answer.quote(passage, person.span, f"{meeting_words(meeting)}{status}: ")
    return bool(answer.citations)


_BESIDES = re.compile(
    r"\b(?:ud over|udover|foruden|andre end|bortset fra|besides|other than)\b(.*)"
)


def _wanted(question: Question) -> tuple[set[str], set[str]]:
    """Stems of the words that can stand in a role or organisation, and of those excepted."""
    besides = _BESIDES.search(question.folded)
    others = {stem(word) for word in content_words(besides.group(1))} if besides else set()
    skip = {"hvem", "klynge", "sundhedsklynge", "klyngen", "politisk", "moede", "moedet", "referat"}
    clusters = {name.casefold() for name in question.clusters}
    found: set[str] = set()
    for word in question.terms:
        if word in skip or word in clusters or word.isdigit():
            continue
        if any(str(year) == word for year in question.years):
            continue
        for danish in _ENGLISH_ROLES.get(word, word).split():
            found.update(stem(w) for w in content_words(danish))
    return found - others, others


def _met(wanted: set[str], meeting: Meeting, person: Person) -> float:
    """Share of the wanted words that a person's printed role or organisation, or the body, has."""
    printed = f"{person.role or ''} {person.organisation or ''} {person.note or ''} {person.name}"
    printed += f" {meeting.body or ''} {meeting.title}"
    have = [stem(word) for word in content_words(printed)]
    role = any(_ROLE_WORDS.search(word) for word in wanted)
    met = 0
    role_met = not role
    place_met = not any(not _ROLE_WORDS.search(word) for word in wanted)
    for word in wanted:
        hit = any(
            word == h or (len(word) > 4 and (h.endswith(word) or h[:7] == word[:7])) for h in have
        )
        met += hit
        is_role = bool(_ROLE_WORDS.search(word))
        role_met = role_met or (hit and is_role)
        place_met = place_met or (hit and not is_role)
    # The office alone names nobody: "formand for elevrådet" is not whoever chairs something.
    return met / len(wanted) if role_met and place_met else 0.0
