"""A decision is asked for, and its item tells what was proposed and nothing of what came of it.

Agendas, extracts and minutes of items that were not reached hold proposals only. A proposal is as
near to the question as a text can be, and answers nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import AgendaItem, Meeting, display_text
from index import Index, Passage, fold
from rag.asking.question import Question
from rag.asking.wanted import wants_outcome
from rag.finding.evidence import Sentence
from rag.telling.compose import item_of

_ASKS = re.compile(
    r"\b(?:fik|fik de|har) [^?]{2,80}?\b(?:anbefalet|bevilget|bevilliget|godkendt|igennem|lov|ja|tilladelse|"
    r"tilsagn|stoette|tilskud)\b|"
    r"\b(?:gik|kom) [^?]{2,80}?\bigennem\b|\b(?:sagde|sagt|svarede) [^?]{0,80}?\b(?:ja|nej)\b|"
    r"\bblev [^?]{2,80}?\b(?:besluttet|stoettet|tiltraadt|vedtaget|imoedekommet|bevilget|bevilliget)\b|"
    r"\b(?:beslutning|afgoerelse|udfald)(?:en|et)\b|\bhvad besluttede\b|\bhvad blev der besluttet\b|"
    r"\bdid [^?]{2,80}?\b(?:approve|agree|grant|adopt|say yes|accept|decide)\b"
)
_ASKS_PROPOSAL = re.compile(
    r"\bindstill\w*|\bforesl\w+|\bforslag\w*|\blagt op til\b|\bbedt om\b|\bskal\b|\bskulle\b|\bpropos\w*|"
    r"\brecommend\w*"
)
_DECIDED = re.compile(
    r"\b(?:besluttede|besluttet|godkendte|vedtog|vedtaget|tiltrådte|tiltrådt|bevilgede|bevilget|afviste|afvist|"
    r"forkastede|forkastet|imødekommet|udsatte|udsat|frigav|udpegede|valgte|fulgte|er (?:blevet )?godkendt|"
    r"blev godkendt|traf beslutning|truffet beslutning)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:udvalget|rådet|bestyrelsen|byrådet) (?:tiltræder|godkender|vedtager|følger)\b", re.I
)
# "Punkt 2-4 blev godkendt under ét."
_TOGETHER = re.compile(
    r"\b(?:punkt\w*|pkt\.?|sag\w*) ?(?:nr\. ?)?\d{1,3} ?(?:-|–|,|og|til) ?\d|\bunder ét\b|\ben bloc\b",
    re.IGNORECASE,
)
_TOLD_IN = ("minutes", "history")
_SHORT = 12  # letters; a shorter title ("Evt.", "Budget") is found anywhere
_BARE = 60  # letters; so short a sentence among a proposal is no part of it


def is_undecided(index: Index, question: Question, best: Sequence[Sentence]) -> bool:
    """Whether a decision is asked for of an item that tells none.

    Args:
        best: sentences of the best agenda item, best first.
    """
    if _ASKS_PROPOSAL.search(question.folded) or question.kind == "timeline":
        return False
    if not (_ASKS.search(question.folded) or wants_outcome(question.folded)):
        return False
    top = best[0].passage
    item, meeting = item_of(index, top), index.meetings[top.doc]
    # Of the day that a question names, what was decided on other days tells nothing.
    told = not question.dated and any(_tells(sentence) for sentence in best)
    if item is None or item.decided or told or _stands_bare(index, top):
        return False
    whole = [item, *_related(meeting, item)]
    kinds = {section.kind for one in whole for section in one.sections}
    proposed = "recommendation" in kinds or meeting.kind == "agenda"
    if not proposed or "minutes" in kinds or any(one.decided for one in whole):
        return False
    return not (_settled_elsewhere(meeting, item) or _has_twin(index, meeting))


def _tells(sentence: Sentence) -> bool:
    """Whether a sentence tells of a decision, of earlier days perhaps."""
    passage = sentence.passage
    if passage.section == "recommendation":
        return False
    return passage.section in _TOLD_IN or bool(_DECIDED.search(sentence.text))


def _stands_bare(index: Index, top: Passage) -> bool:
    """Whether a decision stands in the item below a heading that is not known to head one."""
    own = (p for p in index.passages_of[top.doc] if p.item == top.item)
    return any(
        bool(_NOW.search(text))
        if passage.section != "recommendation"
        else len(text) <= _BARE and bool(_DECIDED.search(text))
        for passage in own
        for text in passage.sentence_texts
    )


def _has_twin(index: Index, meeting: Meeting) -> bool:
    """Whether another file is of the same meeting, as an agenda and the minutes are."""
    return any(
        path != meeting.source.path and head.date == meeting.date and head.body == meeting.body
        for path, head in index.heads.items()
    )


def _related(meeting: Meeting, item: AgendaItem) -> list[AgendaItem]:
    """The item that holds this one, and those that it holds."""
    return [
        other
        for other in meeting.items
        if other is not item and (other.span in item.span or item.span in other.span)
    ]


def _settled_elsewhere(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether another item of the meeting speaks of this one, as one that approves several at once."""
    title = fold(item.title)
    return any(
        _TOGETHER.search(told) or (len(title) >= _SHORT and title in fold(told))
        for other in meeting.items
        if other is not item and item.span not in other.span
        for section in other.sections
        if section.kind == "minutes"
        for told in (display_text(meeting.source, section.span),)
    )
