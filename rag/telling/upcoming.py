"""The meeting after this one: what the minutes announce, and what the collection holds."""

from __future__ import annotations

import re

from corpus import Meeting, find_dates
from index import Head, Index, Passage
from rag.asking.question import Question
from rag.asking.slots import has_date
from rag.telling.compose import Composition, meeting_words, passage_holding
from rag.telling.scope import chosen_meetings, is_understood, means_one_body, unexplained

_ASKS = re.compile(
    r"\bnaeste (?:gang|moede\w*|\w*forsamling)|\bnaeste .{0,30}moede|\bmoede\w* (?:\w+ ){0,3}igen\b|\bigen moede|"
    r"\b(?:kommende|efterfoelgende) moede|\bnext meet\w*|\bmoedes .{0,30}(?:naeste|igen)\b|"
    r"\bafholdes det naeste|\b(?:ses|samles|moedes|moede) .{0,60}?\bigen\b|\bmeet (?:again|next)\b"
)
_OWN = re.compile(
    r"naeste|gang|igen|kommende|efterfoelgende|skal|moedes|datoe?r?n?e?|dag|planlagt|planlagte|fastsat|"
    r"\w*forsamling\w*|aftalt|next|again|meet|date|scheduled|finde?r?|sted|bliver|kan|ventes|forventes"
)
_ANNOUNCED = re.compile(
    r"\bnæste (?:\w+ ){0,2}(?:møde|\w*forsamling)|\bmøde\w*\s+(?:\w+\s+){0,5}(?:i|d\.|den)\s+.*(?:\d{4}|\d{1,2}\.)|"
    r"\b(?:datoer|dato) for\b|\byderligere \w+ møder|\bønskes planlagt møde",
    re.IGNORECASE,
)
# "8. Næste møde" over "Onsdag den 13. marts kl. 19"
_HEADED = re.compile(
    r"^\W*(?:dato for )?(?:næste|kommende) (?:\w+ )?(?:møde|\w*møde|\w*forsamling)", re.IGNORECASE
)
# "På mødet den 13. marts blev planen godkendt": that meeting is over.
_PAST = re.compile(r"\b(?:blev|var|havde|er blevet)\b", re.IGNORECASE)
# Of a large collection only the newest minutes are read for what they announce.
_READ = 5


def asks_next_meeting(question: Question) -> bool:
    """Whether a question asks when the next meeting is."""
    wanted = question.kind in ("date", "action", "yesno") and "hvem" not in question.folded
    return wanted and bool(_ASKS.search(question.folded))


def answer_next_meeting(index: Index, question: Question, answer: Composition) -> bool:
    """Write when the next meeting is, from the minutes before it and from its own.

    Returns:
        False when the minutes announce none.
    """
    if not means_one_body(question):
        return False
    meetings = chosen_meetings(index, question)
    if not meetings or not is_understood(unexplained(question, meetings, _OWN, people=False)):
        return False
    # When the newest minutes announce none, those before may have announced one after it.
    told = ((m, _announcements(index, m, str(meetings[0].date))) for m in meetings[:_READ])
    meeting, announced = next(((m, found) for m, found in told if found), (meetings[0], []))
    if announced:
        answer.line(f"{meeting_words(meeting)}:")
        for passage, number in announced[:2]:
            answer.quote(passage, passage.sentences[number])
    later = [
        path
        for path, other in index.heads.items()
        if _same_body(other, meeting)
        and str(other.date) > str(meeting.date)
        and ("forsamling" not in question.folded or "forsamling" in f"{other.body} {other.title}")
    ]
    if later:
        following = index.meetings[min(later, key=lambda path: str(index.heads[path].date))]
        holding = passage_holding(index, following.source.path, following.header)
        for passage in [holding] if holding else _header_passages(index, following):
            for span, text in zip(passage.sentences, passage.sentence_texts, strict=True):
                if has_date(text) and re.search(r"\d", text):
                    answer.quote(passage, span, "Næste møde i samlingen: ")
                    return True
    return bool(answer.citations)


def _same_body(one: Head, other: Meeting) -> bool:
    if one.cluster or other.cluster:
        return one.cluster == other.cluster
    return one.body is not None and one.body == other.body


def _header_passages(index: Index, meeting: Meeting) -> list[Passage]:
    found = [p for p in index.passages_of[meeting.source.path] if p.section == "header"]
    return found[:1]


def _announcements(index: Index, meeting: Meeting, after: str) -> list[tuple[Passage, int]]:
    """Sentences that announce a meeting; those with a day before those with a season.

    Args:
        after: a day, written YYYY-MM-DD, that what is announced must not lie before; in the
            minutes of an older meeting it must be told.
    """
    found: list[tuple[int, Passage, int]] = []
    seen: set[int] = set()
    for passage in index.passages_of[meeting.source.path]:
        if passage.section == "header":
            continue
        for number, span in enumerate(passage.sentences):
            text = passage.sentence_texts[number]
            heading = passage.item is not None and _HEADED.search(meeting.items[passage.item].title)
            if span.start in seen or not (heading or _ANNOUNCED.search(text)):
                continue
            if not _tells_when(text):
                continue
            if not heading and "næste" not in text.casefold() and _PAST.search(text):
                continue
            days = [date.iso for date in find_dates(text) if date.iso]
            if max(days, default="" if after > str(meeting.date) else after) < after:
                continue
            seen.add(span.start)
            following = bool(heading) or "næste" in text.casefold()
            exact = following and bool(re.search(r"\b\d{1,2}\.\s*[a-z]+", text))
            own = bool(_ANNOUNCED.search(text))
            found.append(((0 if own else 1) if exact else 2 if following else 3, passage, number))
    found.sort(key=lambda row: row[0])
    best = found[0][0] if found else 0
    return [(passage, number) for rank, passage, number in found if rank == best]


def _tells_when(text: str) -> bool:
    """Whether a time is named beside the words "næste møde" themselves."""
    return has_date(re.sub(r"næste møde", " ", text, flags=re.IGNORECASE))
