"""Items by what came of them: "Hvilke punkter blev udsat?", "Hvad blev sprunget over?"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus import AgendaItem, Meeting, Outcome
from index import Index
from rag.asking.question import Question
from rag.refusal import Refusal
from rag.telling.compose import Composition, meeting_words
from rag.telling.outcomes import outcome_of
from rag.telling.overview import OUTCOME_WORDS, is_sent_back
from rag.telling.scope import chosen_meetings, means_one_body, unexplained

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
    (
        "referred",
        re.compile(r"\b(?:sendt (?:\w+ )?(?:tilbage|retur)|tilbagesendt|hjemvist|sent back)\b"),
    ),
)
_OWN = re.compile(
    r"\w*punkt\w*|sag(?:er)?|emner?|dagsorden\w*|udgik|udgaa\w*|sprunget|sprang\w*|over|trukket|taget|af|ikke|"
    r"behandlet|naae\w*|blev|items?|skipped|withdrawn|dropped|udsat\w*|udsaet\w*|udsk\w+|postponed|put|"
    r"afvis\w*|forkast\w*|nedstemt|rejected|turned|off|down|sendt|tilbage\w*|retur|hjemvist|sent|back|alle|agenda|nogle|nogen|noget"
)
# Of a large collection only the newest are told.
_MOST = 12
_MEETINGS = 60


def outcomes_asked(question: Question) -> tuple[Outcome, ...]:
    """The outcomes whose items are asked for, "udsat eller afvist"; none of any other question."""
    if question.item is not None or not _ITEMS.search(question.folded):
        return ()
    return tuple(name for name, pattern in _CAME if pattern.search(question.folded))


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
    wanted = outcomes_asked(question)
    if not wanted or not means_one_body(question) or not _is_all(index, question):
        return None
    if next(_items(index, question), None) is not None:
        return None
    held = "; ".join(meeting_words(meeting) for meeting in chosen_meetings(index, question)[:5])
    told = {**OUTCOME_WORDS, "withdrawn": "udgået", "referred": "sendt tilbage"}
    word = " eller ".join(told[one] for one in wanted)
    return Refusal(
        "no_value",
        f"Det fremgår ikke af referatet: intet punkt er noteret som {word} ({held}).",
        f"The minutes do not say: no item is recorded as {' or '.join(wanted)} ({held}).",
    )


def _is_all(index: Index, question: Question) -> bool:
    meetings = chosen_meetings(index, question)
    return not unexplained(question, meetings, _OWN, people=False)


def _items(index: Index, question: Question) -> Iterator[tuple[Meeting, AgendaItem]]:
    wanted = outcomes_asked(question)
    for meeting in chosen_meetings(index, question)[:_MEETINGS] if wanted else ():
        for item in meeting.items:
            came = [one for one in wanted if item.came_to(one)]
            if came and (came != ["referred"] or is_sent_back(meeting, item)):
                yield meeting, item
