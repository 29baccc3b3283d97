"""The course of one matter: its earlier treatment as recorded, or the days that its item tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from corpus import Meeting, Span, date_parts, find_dates
from index import Index, Passage, fold
from rag.asking.names import MONTH_WORDS
from rag.asking.question import Question
from rag.finding.evidence import Sentence
from rag.telling.compose import Composition, item_of, joined, place_words
from rag.telling.outcomes import outcome_of
from rag.telling.scope import topic_of, topic_share

Day = tuple[int, int, int]

# "Hvor har sagen været?", "sagens gang", "hvilke udvalg har behandlet den?"
_TRAVELLED = re.compile(
    r"\b(?:sag\w*|punkt\w*|planen|forslaget|indstillingen)s? (?:gang|vej|rejse|forloeb)\b|"
    r"\bsagsforloeb\w*|\bforloebet (?:i|for|af) \w*sagen\b|"
    r"\bhvor (?:har|er) (?:\w+ ){1,6}?(?:vaeret|behandlet|droeftet)\b|"
    r"\b(?:tidligere|foer) (?:\w+ )?(?:behandl\w*|droeft\w*)|"
    r"\b(?:hvilke|hvilket) (?:\w*udvalg|raad|organer|instanser) .*\b(?:behandle\w*|droeft\w*)|"
    r"\bbehandlet (?:foer|tidligere)\b|\bwhere has\b|\bearlier treat\w*"
)
# A value is no course: "Hvornår er den tidligere behandlet" wants a day, "hvor mange" a number.
_VALUES = ("number", "money", "date")
_NAMES = "|".join(sorted(MONTH_WORDS, key=len, reverse=True))
# A matter followed by days: "dato for dato", "fra foråret 2022 til marts 2023".
_BY_DAY = re.compile(
    r"\b(?:dato for dato|skridt for skridt|trin for trin|tidslinje\w*|tidsforloeb\w*|kronologisk\w*|"
    r"hvilken vej|step by step|timeline|date by date)\b|"
    r"\b(?:fra|mellem|gennem|from|between) (?:\w+ ){0,4}?(?:19|20)\d\d (?:frem )?(?:til|og|to|and) |"
    rf"\b(?:fra|mellem|from|between) (?:\w+ ){{0,2}}(?:{_NAMES}) (?:frem )?(?:til|og|to|and) "
    rf"(?:\w+ ){{0,2}}(?:{_NAMES})\b"
)
_SEASONS = {"foraar": 3, "sommer": 6, "efteraar": 9, "vinter": 12}
_LOOSE = re.compile(
    rf"\b(?:(?P<month>{_NAMES})|"
    rf"(?P<season>{'|'.join(_SEASONS)})(?:et|en)?)(?:\s+(?P<year>(?:19|20)\d\d))?\b"
)
_YEAR = re.compile(r"(?<![\d.,/-])((?:19|20)\d\d)(?![\d,/]|\.\d)")
_UNTOLD = ("header", "attachments")
_OTHER_ITEM = 0.6
# So many days at least make a course, when it is asked for by its days and when it is not.
_FEWEST = 2
_FEW = 3
# Of the meeting itself: how many of the best sentences, how good, among how many.
_OWN_DAY = 3
_GOOD = 0.05
_READ = 20
_MOST = 8


@dataclass(frozen=True)
class _Dated:
    """A sentence with the first day that it tells of."""

    passage: Passage
    span: Span
    day: Day
    score: float


def write_treatment(
    index: Index, question: Question, evidence: Sequence[Sentence], answer: Composition
) -> bool:
    """Write the earlier treatment of the best item as it is recorded, and what came of it now.

    Returns:
        False when it is not asked for, or the item has no such record; nothing was written.
    """
    item = item_of(index, evidence[0].passage) if evidence else None
    if item is None or question.kind in _VALUES or not _TRAVELLED.search(question.folded):
        return False
    of = evidence[0].passage
    sections = [section.span for section in item.sections if section.kind == "history"]
    seen: set[int] = set()
    start = len(answer.parts)
    answer.line(f"{place_words(index, of)}:")
    for passage in index.passages_of[of.doc]:
        own = [
            (span, text)
            for span, text in zip(passage.sentences, passage.sentence_texts, strict=True)
            if span.start not in seen and any(span in section for section in sections)
        ]
        seen.update(span.start for span, _ in own)
        for entry in _entries(own):
            for whole in joined(entry, passage.sentences):
                answer.quote(passage, whole)
    if len(answer.parts) == start + 1:
        del answer.parts[start:]
        return False
    now = outcome_of(index, of.doc, item)
    if now is not None and not answer.holds(*now):
        answer.quote(*now)
    return True


def write_course(
    index: Index, question: Question, evidence: Sequence[Sentence], answer: Composition
) -> bool:
    """Write the days that the minutes of the best evidence tell of, in their order.

    Returns:
        False when no course is asked for or too few days are told; nothing was written.
    """
    if not evidence or not (question.kind == "timeline" or _BY_DAY.search(question.folded)):
        return False
    by_day = bool(_BY_DAY.search(question.folded))
    dated = _within(_dated(index, question, evidence), question)
    if len(dated) < (_FEWEST if by_day else _FEW):
        return False
    best = sorted(dated, key=lambda d: -d.score)[:_MOST]
    best += _undated(index, evidence, {d.span for d in dated})
    place = ""
    for found in sorted(best, key=lambda d: (d.day, d.span)):
        if (words := place_words(index, found.passage)) != place:
            answer.line(f"{words}:")
            place = words
        answer.quote(found.passage, found.span)
    return bool(answer.citations)


def _entries(lines: Sequence[tuple[Span, str]]) -> Iterator[list[Span]]:
    """Lines of a record, cut where its first label comes again ("Udvalg: ..."), else at each day."""
    label = re.match(r"[\w ]{2,30}:", lines[0][1]) if lines else None
    entry: list[Span] = []
    for span, text in lines:
        begins = text.startswith(label.group()) if label else bool(find_dates(text))
        if entry and begins:
            yield entry
            entry = []
        entry.append(span)
    if entry:
        yield entry


def _dated(index: Index, question: Question, evidence: Sequence[Sentence]) -> list[_Dated]:
    """Sentences that tell of a day, of the best item and of others of the meeting on the topic."""
    top = evidence[0].passage
    meeting = index.meetings[top.doc]
    topic = topic_of(index, question)
    scores = {s.span.start: s.score for s in evidence if s.passage.doc == top.doc}
    near = {
        s.span.start
        for s in evidence
        if topic and s.passage.doc == top.doc and topic_share(index, topic, s) >= _OTHER_ITEM
    }
    seen: set[int] = set()
    found: list[_Dated] = []
    for passage in index.passages_of[top.doc]:
        own = passage.item == top.item
        if passage.section in _UNTOLD:
            continue
        for span, text in zip(passage.sentences, passage.sentence_texts, strict=True):
            if span.start in seen or not (own or span.start in near):
                continue
            seen.add(span.start)
            if day := first_day(text, meeting):
                found.append(_Dated(passage, span, day, scores.get(span.start, 0.0)))
    return found


def _undated(index: Index, evidence: Sequence[Sentence], dated: Set[Span]) -> list[_Dated]:
    """What the meeting itself said of the matter, when it is among the best: of its own day."""
    top = evidence[0]
    meeting = index.meetings[top.passage.doc]
    if not meeting.date:
        return []
    year, month, day = date_parts(meeting.date)
    return [
        _Dated(s.passage, s.span, (year, month, day), s.score)
        for s in evidence[:_READ]
        if (s.passage.doc, s.passage.item) == (top.passage.doc, top.passage.item)
        and s.passage.section == "minutes"
        and not s.is_heading
        and s.span not in dated
        and s.score >= _GOOD * top.score
    ][:_OWN_DAY]


def first_day(text: str, meeting: Meeting) -> Day | None:
    """The first time that a text tells of; a year that is not printed is that of the meeting.

    Returns:
        Year, month and day, 0 where it tells none; None when it tells no time.
    """
    year = int(meeting.date[:4]) if meeting.date else 0
    if dates := find_dates(text):
        return dates[0].year or year, dates[0].month, dates[0].day
    if loose := _LOOSE.search(" ".join(fold(text).split())):
        month = MONTH_WORDS[loose["month"]] if loose["month"] else _SEASONS[loose["season"]]
        return int(loose["year"] or year), month, 0
    printed = _YEAR.search(text)
    return (int(printed.group(1)), 0, 0) if printed else None


def _within(dated: Sequence[_Dated], question: Question) -> list[_Dated]:
    """Those within the years of the question, when it names any."""
    if not question.years:
        return list(dated)
    first, last = min(question.years), max(question.years)
    return [found for found in dated if first <= found.day[0] <= last]
