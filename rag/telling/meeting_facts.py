"""Where and when a meeting was held: from the head of its minutes, or said to be missing."""

from __future__ import annotations

import re

from corpus import Meeting, Span
from index import Index, Passage, fold
from rag.asking.question import Question
from rag.refusal import Refusal
from rag.telling.compose import Composition, meeting_words
from rag.telling.overview import cite_title
from rag.telling.scope import chosen_meetings, means_one_body, unexplained

# Whether people met in one room.
_FORM = re.compile(
    r"\b(?:virtuel\w*|fysisk\w*|online|digitalt|paa (?:nettet|skaerm\w*|teams|zoom|skype|video)|videomoede\w*|"
    r"(?:i|det) samme (?:lokale|rum)|sammen i et lokale|hjemmefra|in person|virtual\w*)\b"
)
_PLACE = re.compile(
    r"\bhvor (?:blev|var|foregik|fandt|holdt\w*|moedtes) (?:\w+ ){0,6}?(?:moede\w*|holdt|klynge\w*|"
    r"udvalget|bestyrelsen)\b|\bmoedested\w*|"
    r"\b(?:i|paa) hvilke[nt]? (?:lokale|moedelokale|sal|bygning|raadhus|sygehus)\b.*"
    r"\b(?:moede\w*|sad|samle\w*|klynge\w*|udvalget)\b|"
    r"\bsted\b.{0,40}\bmoede\w*|\bmoede\w*.{0,40}\b(?:paa hvilket sted|i hvilken by|hvilken adresse)|"
    r"\bi hvilken by\b.*\bmoede|\bwhere (?:was|were|did)\b.*\b(?:meet\w*|held)|"
    r"\bmoede\w*(?: \w+){0,4} (?:var|blev|foregik|holdt) (?:\w+ ){0,2}(?:virtuel\w*|fysisk\w*|online)\b"
)
_MOST = 5
_MAY = re.compile(r"\b(?:kan|maa|skal|boer|kunne|can|may|should)\b")
_OF_FORM = re.compile(
    r"(?:virtuel|fysisk|virtual)\w*|online|digitalt|nettet|skaerm\w*|teams|zoom|skype|video\w*|samme|lokale|rum|"
    r"sammen|hjemmefra|person|foregik|afvik\w*|afhold\w*|holdt|moed\w*|saas|sad|samle\w*|politiker\w*|medlem\w*|"
    r"deltager\w*|bruge?|eller|begge|meeting|held"
)
_HOUR = re.compile(
    r"\bhvornaar paa dagen\b|\bhvad tid\b.*\bmoede|\bhvilket (?:tidspunkt|klokkeslaet)|\bhvad klokken\b|"
    r"\bhvor (?:laenge|lang tid) (?:varede|tog)\b.*\bmoede|"
    r"\bhvornaar (?:begyndte|startede|sluttede)(?: \w+){0,3} moede\w*|"
    r"\bmoede\w* (?:begyndte|startede|sluttede)\b.*\bhvornaar|\bwhat time\b.*\bmeeting|"
    r"\bhow long (?:was|did|were|does) (?:\w+ ){0,4}?meeting"
)
_DAY = re.compile(
    r"\bhvornaar (?:var|blev|holdt\w*|moedtes|har) .*\b(?:moede\w*|moedtes|moedt)\b|"
    r"\bhvornaar moedtes\b|\bwhen (?:was|did) .*\bmeet(?:ing|s)?\b"
)
_OF_DAY = re.compile(
    r"holdt|afholdt\w*|senest\w*|sidst\w*|nyeste|foerst\w*|aeldste|tidligste|moed\w*|samling\w*|last|first|"
    r"latest|most|recent|held|meet|collection|when|tidlig\w*|gang"
)
# "Hvor blev det besluttet at holde mødet" asks of a decision, "hvor står" of a place in the text.
_NOT_FACTS = re.compile(r"\b(?:beslut\w*|naeste moede|skal (?:det )?holdes|hvor mange|hvor ofte)\b")


def asks_meeting_fact(question: Question) -> str | None:
    """ "place", "form", "hour" or "day" when a question asks for that of a meeting held; else None."""
    if _NOT_FACTS.search(question.folded):
        return None
    if _HOUR.search(question.folded):
        return "hour"
    if (question.latest or question.first) and _DAY.search(question.folded):
        return "day"
    if _PLACE.search(question.folded):
        return "place"
    held = _FORM.search(question.folded) and not _MAY.search(question.folded)
    return "form" if held else None


def answer_meeting_fact(
    index: Index, question: Question, fact: str, answer: Composition
) -> Refusal | None:
    """Write where or when the meetings were held.

    Args:
        fact: as ``asks_meeting_fact`` tells.

    Returns:
        A refusal when none of the meetings asked for prints it; None when something was written
        or when it is not told which meetings are meant.
    """
    if fact == "day":
        _write_day(index, question, answer)
        return None
    if not means_one_body(question):
        return None
    newest = chosen_meetings(index, question, _MOST)
    meetings = sorted(newest, key=lambda m: str(m.date))
    if fact == "form" and unexplained(question, meetings, _OF_FORM, people=False):
        return None
    silent: list[str] = []
    for meeting in meetings:
        value = meeting.start if fact == "hour" else meeting.place
        found = _where_it_stands(index, meeting, value) if value else None
        if found is None:
            silent.append(meeting_words(meeting))
        else:
            answer.quote(*found, f"{meeting_words(meeting)}: ")
    if answer.citations or not silent or fact == "form":
        return None
    what = ("klokkeslættet", "the hour") if fact == "hour" else ("mødestedet", "the place")
    return Refusal(
        "no_value",
        f"Det fremgår ikke af referatet: {what[0]} er ikke nævnt ({'; '.join(silent)}).",
        f"The minutes do not say: {what[1]} is not given ({'; '.join(silent)}).",
    )


def _write_day(index: Index, question: Question, answer: Composition) -> None:
    """The newest or oldest of the meetings meant, unless more is asked for than its day."""
    meetings = chosen_meetings(index, question)
    if not meetings or unexplained(question, meetings, _OF_DAY, people=False):
        return
    meeting = meetings[0] if question.latest else meetings[-1]
    if question.language == "en":
        lead = f"The {'latest' if question.latest else 'first'} meeting in the collection"
    else:
        lead = f"Det {'seneste' if question.latest else 'første'} møde i samlingen"
    if mark := cite_title(index, meeting, answer):
        answer.line(f"{lead}: {meeting_words(meeting)} {mark}.")


def _where_it_stands(index: Index, meeting: Meeting, value: str) -> tuple[Passage, Span] | None:
    """The sentence of a meeting's minutes that prints a fact; in its head first."""
    hour, _, minute = value.partition(":")
    clock = rf"\b0?{int(hour)}[.:]{minute}\b|\bkl\.?\s*0?{int(hour)}\b" if hour.isdigit() else None
    wanted = re.compile(clock) if clock and minute else re.compile(re.escape(fold(value)))
    own = index.passages_of[meeting.source.path]
    for passage in sorted(own, key=lambda p: p.section != "header"):
        for span, text in zip(passage.sentences, passage.sentence_texts, strict=True):
            if wanted.search(fold(text)):
                return passage, span
    return None
