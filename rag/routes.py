"""Questions that the structure of the minutes answers: people, dates, sums, items, meetings.

Each route writes an answer or leaves the question to the evidence.  None of them may answer a
question that is about more than it understands; see ``rag.telling.scope.unexplained``.
"""

from __future__ import annotations

from collections.abc import Sequence

from index import Index
from rag.asking.question import Question
from rag.finding.evidence import Sentence
from rag.people.attendance import about_attendance, answer_attendance
from rag.people.elected import answer_elected
from rag.people.municipalities import answer_municipalities
from rag.people.person import answer_person, asks_about_person
from rag.people.roles import answer_role, asks_for_role
from rag.people.said import answer_said, asks_what_was_said
from rag.telling.by_outcome import answer_by_outcome, outcomes_asked
from rag.telling.compose import Composition
from rag.telling.overview import answer_catalogue, answer_summary, is_bare
from rag.telling.sections import answer_section, asks_for_section
from rag.telling.short_forms import answer_short_form
from rag.telling.sums import answer_sum, answer_year, asks_sum, asks_year
from rag.telling.upcoming import answer_next_meeting, asks_next_meeting
from rag.telling.votes import answer_votes, asks_votes


def answer_from_structure(
    index: Index, question: Question, evidence: Sequence[Sentence], answer: Composition
) -> bool:
    """Write the answer of the first route that has one; False when none has."""
    return (
        (
            question.kind == "catalogue"
            and not question.people
            and answer_catalogue(index, question, answer)
        )
        or (_asks_summary(index, question) and answer_summary(index, question, answer))
        or answer_short_form(question, evidence, answer)
        or (bool(outcomes_asked(question)) and answer_by_outcome(index, question, answer))
        or answer_municipalities(index, question, answer)
        or (about_attendance(question) and answer_attendance(index, question, answer))
        or (asks_what_was_said(question) and answer_said(index, question, evidence, answer))
        or (asks_votes(question) and answer_votes(index, question, evidence, answer))
        or (asks_for_section(question) and answer_section(index, question, evidence, answer))
        or (asks_next_meeting(question) and answer_next_meeting(index, question, answer))
        or (asks_sum(question) and answer_sum(index, question, answer))
        or (asks_year(question) and answer_year(index, question, answer))
        or (asks_about_person(question) and answer_person(index, question, answer))
        or answer_elected(index, question, answer)
        or (asks_for_role(question) and answer_role(index, question, answer))
    )


def _asks_summary(index: Index, question: Question) -> bool:
    return question.kind == "summary" or is_bare(index, question)
