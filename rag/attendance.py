"""Who was there: answered from the people of the meetings, not from similar sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Meeting, Person, Span
from index import Index, words
from rag.compose import Composition, has_contacts, meeting_words, passage_holding
from rag.premise import Refusal
from rag.question import Question

_ABSENT = re.compile(
    r"\bafbud|\bfravaer|\bikke (?:til stede|med|deltog|moedte|moedt|kunne komme)|\bmanglede|meldt fra|"
    r"\bblev vaek|\babsent|\bapolog|\bdid not attend|\bforhindret|kunne ikke (?:komme|deltage)"
)
_GUEST = re.compile(r"\bgaest|\bguest|\binviteret")
_SECRETARIAT = re.compile(r"\bsekretari|\bsekretaer|\breferent\b|\bskrev referat|\bsecretar")
_SUBSTITUTE = re.compile(
    r"\bi stedet\b|\bstedfortraed|\bsubstitut|\btilforordnet|"
    r"\bmoedte (?:op )?for\b|\bi \w+(?: \w+)?s sted\b|\binstead\b|\bvikar|\bin place of"
)
_CHAIR = re.compile(
    r"\bmoedeleder|\bledede\b|\bordstyrer|\bchair|\bstyrede moedet|\bstod for moedet"
)
_PARTIAL = re.compile(
    r"\bhele moedet|\bfra kl|\bindtil|\bdel af moedet|\bgik foer|\bkom senere|"
    r"\bhvilke punkter\b|\bkun (?:en del|til)|\bforlod|\bwhole meeting|\bentire meeting"
)
_COUNT = re.compile(r"\bhvor mange\b|\bhow many\b|\bantal")
_GENERIC = frozenset(
    """
    deltog deltager deltagere deltagerne til stede moedet moede moeder afbud havde meldt fravaerende
    klynge klyngen sundhedsklynge politisk politiske med fra for hvem hvilke hvor mange var der maj
    januar februar marts april juni juli august september oktober november december i paa attended
    attend absent present meeting cluster people who was were did apologies sent kunne komme ikke
    gaester gaest sekretariat sekretariatet referent stedet mødte moedte op midt syd vest nord west
    south north repraesentanter repraesentant politikere politiker seneste sidste nyeste alle navne
    naevn list liste personer person guests guest folk dem tog sig af hvilken hvilket the from
    """.split()
)


@dataclass(frozen=True)
class Roll:
    """People of one meeting that a question asks for, and how they are called in the answer."""

    meeting: Meeting
    people: tuple[Person, ...]
    lead: str


def answer_attendance(index: Index, question: Question, answer: Composition) -> bool:
    """Write who was there, or not, into ``answer``.

    Returns:
        False when the people of the meetings do not tell; then nothing was written.
    """
    for roll in _rolls(index, question):
        path = roll.meeting.source.path
        lines: list[str] = []
        for span in _runs(roll.meeting, roll.people):
            whole = passage_holding(index, path, span) is not None
            whole = whole and not has_contacts(roll.meeting, span)
            for piece in [span] if whole else [p.span for p in roll.people if p.span in span]:
                holding = passage_holding(index, path, piece)
                citation = answer.cite(holding, piece) if holding else None
                if citation is not None:
                    lines += [f"- {t} [{citation.marker}]" for t in citation.quote.split("\n")]
        if lines:
            answer.line(f"{roll.lead}:")
            for line in lines:
                answer.line(line)
    return bool(answer.citations)


def _rolls(index: Index, question: Question) -> list[Roll]:
    meetings = chosen_meetings(index, question)
    if not _about_the_meeting(meetings, question):
        return []
    if question.people:
        named = [_named(meeting, question) for meeting in meetings]
        return [roll for roll in named if roll.people]
    rolls = [_wanted(meeting, question) for meeting in meetings]
    return [roll for roll in rolls if roll is not None and roll.people]


def _about_the_meeting(meetings: Sequence[Meeting], question: Question) -> bool:
    """Whether nothing is left of the question beside meeting, people, offices and places.

    "Hvor mange elever deltog i afstemningen?" is about a vote, not about who came.
    """
    known: set[str] = set()
    for meeting in meetings:
        known.update(words(f"{meeting.body or ''} {meeting.title} {meeting.cluster or ''}"))
        for person in meeting.people:
            known.update(words(f"{person.name} {person.role or ''} {person.organisation or ''}"))
    left = [
        word
        for word in question.terms
        if word not in _GENERIC
        and not word[0].isdigit()
        and word not in question.clusters
        and len(word) > 3
        and not any(word[:6] == other[:6] for other in known | _GENERIC)
    ]
    return len(left) <= (1 if question.meetings or question.clusters or question.bodies else 0)


def chosen_meetings(index: Index, question: Question) -> list[Meeting]:
    """The meetings a question is about, newest first; all of them when it names none."""
    chosen = [
        meeting
        for meeting in index.meetings.values()
        if (question.scope is None or meeting.source.path in question.scope)
        and (not question.meetings or meeting.source.path in question.meetings)
        and (not question.bodies or meeting.source.path in question.bodies)
        and (not question.clusters or meeting.cluster in question.clusters)
        and (not question.years or (meeting.date and int(meeting.date[:4]) in question.years))
    ]
    return sorted(chosen, key=lambda meeting: str(meeting.date), reverse=True)


def _named(meeting: Meeting, question: Question) -> Roll:
    people = tuple(p for p in meeting.people if p.name in question.people)
    if _SUBSTITUTE.search(question.folded):
        for name in question.people:
            instead = [p for p in meeting.people if p.note and name in p.note]
            if instead:
                return Roll(
                    meeting, tuple(instead), f"I stedet for {name} ({meeting_words(meeting)})"
                )
        return Roll(meeting, (), "")
    return Roll(meeting, people, f"{meeting_words(meeting)}: {_told(people)}. Der står")


_STATES = {
    "present": "deltog",
    "absent": "havde afbud og deltog ikke",
    "guest": "deltog som gæst",
    "secretariat": "deltog (sekretariat)",
}


def _told(people: Sequence[Person]) -> str:
    return "; ".join(
        f"{p.name} {_STATES[p.status]}"
        + (f" ({p.note})" if p.note and p.status != "absent" else "")
        for p in people
    )


def _best_fitting(meeting: Meeting, question: Question) -> tuple[Person, ...]:
    """Whoever's printed role and organisation meet at least two words of the question."""
    wanted = [w for w in words(question.text) if len(w) > 3 and w not in _GENERIC]
    scored = []
    for person in meeting.people:
        about = words(f"{person.role or ''} {person.organisation or ''}")
        scored.append((sum(any(w[:6] == a[:6] for a in about) for w in wanted), person))
    best = max((score for score, _ in scored), default=0)
    return tuple(p for score, p in scored if score == best) if best >= 2 else ()


def _wanted(meeting: Meeting, question: Question) -> Roll | None:
    folded, place = question.folded, meeting_words(meeting)
    if question.yesno or _PARTIAL.search(folded):
        # "Var borgmesteren fra Morsø med?": one office, whoever holds it, there or not.
        fitting = _best_fitting(meeting, question)
        if fitting:
            return Roll(meeting, fitting, f"{place}: {_told(fitting)}. Der står")
    if _CHAIR.search(folded):
        if not meeting.chair:
            return None
        people = tuple(p for p in meeting.people if p.name == meeting.chair)
        return Roll(meeting, people, f"Mødeleder, {place}")
    if _ABSENT.search(folded):
        people = tuple(p for p in meeting.people if p.status == "absent")
        return Roll(meeting, _narrowed(people, question), f"Afbud, {place}")
    if _SECRETARIAT.search(folded):
        people = tuple(p for p in meeting.people if p.status == "secretariat")
        return Roll(meeting, people, f"Sekretariat, {place}")
    if _GUEST.search(folded):
        people = tuple(p for p in meeting.people if p.status == "guest")
        return Roll(meeting, people, f"Gæster, {place}")
    if _PARTIAL.search(folded):
        noted = re.compile(r"\b(?:fra|indtil|til|under|punkt|forlod|ankom)\b")
        people = tuple(
            p for p in meeting.people if p.note and noted.search(p.note) and p.status != "absent"
        )
        return Roll(meeting, _narrowed(people, question), f"En del af mødet, {place}")
    if _SUBSTITUTE.search(folded):
        people = tuple(
            p for p in meeting.people if p.note and re.search("stedet|tilforordnet", p.note)
        )
        return Roll(meeting, people, f"Stedfortrædere, {place}")
    present = tuple(p for p in meeting.people if p.status != "absent")
    if not present:
        return None
    return Roll(meeting, _narrowed(present, question), f"Deltagere, {place}")


def _narrowed(people: Sequence[Person], question: Question) -> tuple[Person, ...]:
    """Only those whose organisation or role meets most of what the question names of them."""
    wanted = [w for w in words(question.text) if len(w) > 3 and w not in _GENERIC]
    scored = []
    for person in people:
        about = words(f"{person.role or ''} {person.organisation or ''}")
        scored.append((sum(any(w[:7] == a[:7] for a in about) for w in wanted), person))
    best = max((score for score, _ in scored), default=0)
    return tuple(person for score, person in scored if score == best)


def _runs(meeting: Meeting, people: Sequence[Person]) -> list[Span]:
    """Neighbouring entries as one span, so that a block of people is one quotation."""
    runs: list[Span] = []
    for person in sorted(people, key=lambda p: p.span):
        start = runs[-1].end if runs else 0
        between = meeting.source.text[start : person.span.start]
        if runs and start <= person.span.start and not re.search(r"\w", between):
            runs[-1] = Span(runs[-1].start, person.span.end)
        else:
            runs.append(person.span)
    return runs


def not_listed(index: Index, question: Question) -> Refusal | None:
    """A refusal when a named person stands nowhere in the attendance of the meeting asked for."""
    if not question.people or not question.meetings:
        return None
    meetings = chosen_meetings(index, question)
    if any(person.name in question.people for m in meetings for person in m.people):
        return None
    names = ", ".join(question.people)
    held = "; ".join(meeting_words(meeting) for meeting in meetings)
    return Refusal(
        "no_value",
        f"{names} er ikke nævnt blandt deltagere eller afbud i referatet ({held}).",
        f"{names} is named neither as present nor as absent in the minutes ({held}).",
    )


def about_attendance(question: Question) -> bool:
    """Whether the people of the meetings can tell."""
    return question.kind == "attendance" or (
        question.kind in ("person", "yesno") and bool(_CHAIR.search(question.folded))
    )
