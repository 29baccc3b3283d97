"""Who voted for or against: the vote that is recorded, or that none is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index import Index, Passage
from rag.asking.question import Question
from rag.finding.evidence import Sentence
from rag.refusal import Refusal
from rag.telling.compose import Composition, item_of, meeting_words, place_words
from rag.telling.outcomes import outcome_of
from rag.telling.scope import chosen_meetings, names_place, topic_of, topic_share

_ASKS = re.compile(
    r"\bstemte\b|\bafstemning\w*|\bstemmer\b|\b(?:var|er|gik) (?:\w+ )?imod\b|\bflertal\w*|\bmindretal\w*|"
    r"\bvoted?\b|\bvotes?\b|\bagainst\b"
)
_BALLOT = re.compile(r"\bstemt?e\b|\bafstemning\w*|\bstemmer\b|\bvote\w*")
_VOTE = re.compile(
    r"\bstemte\b|\bstemmer\b(?! overens)|\bafstemning\b|\bimod stemte\b|\bundlod at stemme\b|"
    r"\bflertal(?:let)?\b|\bmindretal(?:let)?\b|\benstemmigt?\b|\b\d+ for,? (?:og )?\d+ (?:i?mod)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"stem\w*|afstem\w*|imod|mod|flertal\w*|mindretal\w*|forslag\w*|indstilling\w*|votes?|voted|against"
)
_ON_TOPIC = 0.45
_MOST = 3


def asks_votes(question: Question) -> bool:
    """Whether a question asks for a vote: "Hvem stemte imod?"."""
    others = ("summary", "catalogue", "attendance", "quote")
    return question.kind not in others and bool(_ASKS.search(question.folded))


def answer_votes(
    index: Index, question: Question, evidence: Sequence[Sentence], answer: Composition
) -> bool:
    """Write the sentences that record the vote on the matter that is asked about.

    Returns:
        False when no vote on it is recorded.
    """
    if not evidence:
        return False
    if question.kind == "rationale":
        return False  # how one voted does not tell why
    if question.kind == "number" and not _BALLOT.search(question.folded):
        return False  # of a survey, say: how many were against
    top = evidence[0]
    if topic_share(index, topic_of(index, question, _OWN), top) < _ON_TOPIC:
        return False
    found = list(_votes(index, top))[:_MOST]
    if not found:
        return False
    answer.line(f"{place_words(index, top.passage)}:")
    item = item_of(index, top.passage)
    outcome = outcome_of(index, top.passage.doc, item) if item is not None else None
    if outcome is not None:
        answer.quote(*outcome)
    for passage, number in found:
        if not answer.holds(passage, passage.sentences[number]):
            answer.quote(passage, passage.sentences[number])
    return bool(answer.citations)


def no_vote(index: Index, question: Question, top: Sentence) -> Refusal | None:
    """The refusal when no vote is recorded on the matter, or in the meetings that are named.

    Args:
        top: the best evidence.
    """
    if topic_share(index, topic_of(index, question, _OWN), top) >= _ON_TOPIC:
        if any(_votes(index, top)) or not _BALLOT.search(question.folded):
            return None
        held = place_words(index, top.passage)
    else:
        meetings = chosen_meetings(index, question) if names_place(question) else []
        if not meetings or any(_VOTE.search(meeting.source.text) for meeting in meetings):
            return None
        held = "; ".join(meeting_words(meeting) for meeting in meetings[:5])
    return Refusal(
        "no_value",
        f"Der er ikke noteret nogen afstemning i referatet ({held}).",
        f"No vote is recorded in the minutes ({held}).",
    )


def _votes(index: Index, top: Sentence) -> Iterator[tuple[Passage, int]]:
    seen: set[int] = set()
    for passage in index.passages_of[top.passage.doc]:
        if passage.item != top.passage.item or passage.section in ("recommendation", "history"):
            continue
        for number, span in enumerate(passage.sentences):
            if span.start not in seen and _VOTE.search(passage.sentence_texts[number]):
                seen.add(span.start)
                yield passage, number
