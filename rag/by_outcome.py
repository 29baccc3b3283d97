"""Items by what came of them: "Hvilke punkter blev udsat?", "Hvad blev sprunget over?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus import AgendaItem, Meeting, Outcome
from index import Index
from rag.compose import Composition, meeting_words
from rag.outcomes import outcome_of
from rag.overview import OUTCOME_WORDS
from rag.question import Question
from rag.refusal import Refusal
from rag.scope import chosen_meetings, names_place, unexplained

_ITEMS = re.compile(
    r"\b(?:hvilke[nt]?|hvad for|nogle|nogen|noget|which|what|any) (?:\w+ ){0,3}?"
    r"(?:\w*punkt(?:er|et)?|sag(?:er)?|emner?|items?)\b"
)
_CAME: tuple[tuple[Outcome, re.Pattern[str]], ...] = (
    (
        "withdrawn",
        re.compile(
            r"\b(?:udgik|udgaaet|udgaar|sprunget over|sprang\w* .*over|trukket|taget af|udgaaede|"
            r"ikke (?:blev )?(?:behandlet|naaet)|naaede .* ikke|skipped|withdrawn|dropped)\b"
        ),
    ),
    (
        "postponed",
        re.compile(r"\b(?:uds(?:at|kudt|kudte|atte|aettes)|udskoed|postponed|put off)\b"),
    ),
    (
        "rejected",
        re.compile(r"\b(?:afvis(?:t|te|er)|forkast(?:et|ede)|nedstemt|rejected|turned down)\b"),
    ),
)
_OWN = re.compile(
    r"\w*punkt\w*|sag(?:er)?|emner?|dagsorden\w*|udgik|udgaa\w*|sprunget|sprang\w*|over|trukket|taget|af|ikke|"
    r"behandlet|naae\w*|blev|items?|skipped|withdrawn|dropped|udsat\w*|udsaet\w*|udsk\w+|postponed|put|"
    r"afvis\w*|forkast\w*|nedstemt|rejected|turned|off|down|alle|agenda|nogle|nogen|noget"
)
# Of a large collection only the newest are told.
_MOST = 12
_MEETINGS = 60


def outcome_asked(question: Question) -> Outcome | None:
    """The outcome whose items are asked for; None when a question asks no such thing."""
    if question.item is not None or not _ITEMS.search(question.folded):
        return None
    return next((name for name, pattern in _CAME if pattern.search(question.folded)), None)


def answer_by_outcome(index: Index, question: Question, answer: Composition) -> bool:
    """Write the items of the meetings meant that came to what is asked for.

    Returns:
        False when there is none, or the question is about more than that.
    """
    found = list(_items(index, question))[:_MOST] if _is_all(index, question) else []
    told: Meeting | None = None
    for meeting, item in found:
        where = outcome_of(index, meeting.source.path, item)
        if where is None:
            continue
        if meeting is not told:
            answer.line(f"{meeting_words(meeting)}:")
            told = meeting
        label = f"{item.label}. " if item.label else ""
        answer.quote(*where, f"{label}{item.title}: ")
    return bool(answer.citations)


def no_such_outcome(index: Index, question: Question) -> Refusal | None:
    """The refusal when no item of the meetings named came to what is asked for."""
    wanted = outcome_asked(question)
    if wanted is None or not names_place(question) or not _is_all(index, question):
        return None
    if next(_items(index, question), None) is not None:
        return None
    held = "; ".join(meeting_words(meeting) for meeting in chosen_meetings(index, question)[:5])
    word = {"withdrawn": "udgået"}.get(wanted, OUTCOME_WORDS[wanted])
    return Refusal(
        "no_value",
        f"Det fremgår ikke af referatet: intet punkt er noteret som {word} ({held}).",
        f"The minutes do not say: no item is recorded as {wanted} ({held}).",
    )


def _is_all(index: Index, question: Question) -> bool:
    meetings = chosen_meetings(index, question)
    return not unexplained(question, meetings, _OWN, people=False)


def _items(index: Index, question: Question) -> Iterator[tuple[Meeting, AgendaItem]]:
    wanted = outcome_asked(question)
    if wanted is None:
        return
    for meeting in chosen_meetings(index, question)[:_MEETINGS]:
        for item in meeting.items:
            if item.came_to(wanted):
                yield meeting, item
