"""Questions about whole meetings: summaries, agendas, and what the collection covers."""

from __future__ import annotations

import re

from corpus import AgendaItem, Meeting, Section, Span, display_text
from index import Index
from rag.asking.question import Question
from rag.telling.compose import Composition, date_words, meeting_words, passage_holding
from rag.telling.scope import chosen_meetings, is_understood, means_one_body, unexplained

OUTCOME_WORDS = {
    "approved": "godkendt",
    "noted": "taget til efterretning",
    "discussed": "drøftet",
    "postponed": "udsat",
    "referred": "sendt videre",
    "rejected": "afvist",
    "withdrawn": "udgik",
    "empty": "intet",
    "none": "",
}


# What those who met agreed on among themselves is no case that was approved.
_AGREED = re.compile(
    r"^(?!.*\b(?:godkend|tiltr|vedtag|vedtog|bevilg)).*\b(?:aftal(?:t|te|tes)\b|(?:blev|var) enige? om)",
    re.I | re.S,
)
# Most of what is sent on goes to a higher body; this came back from it.
_SENT_BACK = re.compile(r"\btilbage|\bretur\b|\bhjemvi|\bfornyet behandling", re.I)


def outcome_word(meeting: Meeting, item: AgendaItem) -> str:
    """What came of an item in a word or two; nothing when the minutes do not tell."""
    if item.in_parts:
        return "afgjort i flere dele"
    if item.outcome == "approved" and _AGREED.search(_told(meeting, item)):
        return "aftalt"
    return "sendt tilbage" if is_sent_back(meeting, item) else OUTCOME_WORDS[item.outcome]


def is_sent_back(meeting: Meeting, item: AgendaItem) -> bool:
    """Whether an item, or a part of it, was not sent on but back to where it came from."""
    return item.came_to("referred") and bool(_SENT_BACK.search(_told(meeting, item)))


def _told(meeting: Meeting, item: AgendaItem) -> str:
    """The words that show what came of an item."""
    return display_text(meeting.source, item.outcome_span) if item.outcome_span else ""


def answer_catalogue(index: Index, question: Question, answer: Composition) -> bool:
    """Which meetings there are, counted and listed by date, each with its title line."""
    meetings = sorted(chosen_meetings(index, question), key=lambda m: str(m.date))
    if not meetings or not is_understood(unexplained(question, meetings, _CATALOGUE, people=False)):
        return False
    lines = []
    for meeting in meetings:
        citation = cite_title(index, meeting, answer)
        if citation:
            lines.append(f"{meeting.body or meeting.title}, {date_words(meeting.date)} {citation}")
    answer.line(f"{_lead(question, len(meetings))}: {'; '.join(lines)}.")
    return bool(answer.citations)


def _lead(question: Question, count: int) -> str:
    if question.language == "en":
        if question.latest or question.first:
            return f"The {'newest' if question.latest else 'oldest'} minutes"
        return f"The collection has minutes of {count} meeting{'s' if count != 1 else ''}"
    if question.latest or question.first:
        return f"Det {'nyeste' if question.latest else 'ældste'} referat"
    return f"Samlingen har {count} referat{'er' if count != 1 else ''}"


def cite_title(index: Index, meeting: Meeting, answer: Composition) -> str | None:
    """Marker of the title line of a meeting's minutes."""
    for passage in index.passages_of[meeting.source.path][:1]:
        titled = [
            span
            for span, text in zip(passage.sentences, passage.sentence_texts, strict=True)
            if meeting.title in text
        ]
        citation = answer.cite(passage, (titled or passage.sentences)[0])
        return f"[{citation.marker}]" if citation else None
    return None


_CATALOGUE = re.compile(
    r"samling\w*|periode\w*|daekke\w*|organ(?:er)?|dokument\w*|kender|kende|findes|ligger|indeholder|"
    r"hjaelpe|svare|documents?|cover\w*|period|which|can|you|are|alt|haft|tidligste"
)
_SUMMARY = re.compile(
    r"opsummer\w*|resume\w*|sammenfat\w*|summar\w*|overblik\w*|kort\w*|hele|emner?|sager?|punkter\w*|"
    r"stod|handlede|droeft\w*|gennemgang|gennemgaa|giv|vis|lav|traek|skete|give|overview|short|brief|whole|agenda\w*|topics?|items?|main|vigtigste"
)
# "Hvilke beslutninger traf byrådet?", "Which decisions were made?"
_DECIDING = re.compile(
    r"traf|traeff\w*|truffet|trufne|tog|taget|made|taken|reached|decisions?|alle?|all|snakke\w*|talte?|talt|droeft\w*|"
    r"behandl\w*|lave\w*|handlede|sket|skete|siden|sidst|vigtigste?|foregik|talked?|discuss\w*"
)
# "Hvad snakkede de om?", "Hvad er der sket siden sidst?"
_ALL_OF_IT = re.compile(
    r"\bhvad (?:\w+ ){0,3}?(?:snakke\w*|talte?|droeftede|behandlede|lavede|handlede) (?:\w+ ){0,3}?(?:om|paa|til|i)\b|"
    r"\bhvad (?:blev|er|var) (?:\w+ )?(?:der )?(?:snakket|talt|droeftet|sket|behandlet|lavet)\b|\bhvad skete\b|"
    r"\bhvad (?:\w+ ){0,3}vigtigste?\b|\bwhat (?:did they|was) (?:talk\w*|discuss\w*)"
)
_SINCE = re.compile(r"\bsiden (?!sidst)")
_NONE = Section("other", Span(0, 0))


def is_bare(index: Index, question: Question) -> bool:
    """Whether a question asks what a meeting decided and names no matter: "Hvad blev besluttet?"."""
    decides = question.kind == "decision" or bool(_ALL_OF_IT.search(question.folded))
    if not decides or question.item is not None or question.people or question.follows:
        return False
    if question.negated or _SINCE.search(question.folded):
        return False
    if question.years and question.month is None and len(question.meetings) > 1:
        return False
    if not question.meetings and (question.month or question.years or question.yesno):
        return False  # no meeting is of that time, or one thing is asked about
    if not means_one_body(question):
        return False
    meetings = chosen_meetings(index, question)
    return not unexplained(question, meetings, _DECIDING, people=False)


def answer_summary(index: Index, question: Question, answer: Composition) -> bool:
    """A meeting as its items with their outcomes; the newest one that fits."""
    meetings = chosen_meetings(index, question)
    if not meetings or (len(meetings) > 1 and not means_one_body(question)):
        return False
    if not is_bare(index, question) and unexplained(question, meetings, _SUMMARY, people=False):
        return False
    meeting = meetings[0]
    answer.line(f"{meeting_words(meeting)}:")
    for item in meeting.items:
        if item.parent is not None or all(s.kind == "header" for s in item.sections or (_NONE,)):
            continue
        end = item.sections[0].span.start if item.sections else item.span.end
        own = Span(item.span.start, max(item.span.start, end))
        passage = passage_holding(index, meeting.source.path, Span(own.start, own.start + 1))
        if passage is None:
            continue
        citation = answer.cite(passage, passage.sentences[0])
        if citation is None:
            continue
        label = f"{item.label}. " if item.label else ""
        outcome = outcome_word(meeting, item)
        told = f" – {outcome}{_cite_outcome(index, meeting, item, answer)}" if outcome else ""
        answer.line(f"{label}{item.title} [{citation.marker}]{told}")
    return bool(answer.citations)


def _cite_outcome(index: Index, meeting: Meeting, item: AgendaItem, answer: Composition) -> str:
    """Marker of the sentence that shows an outcome, with a blank before it."""
    if item.outcome_span is None:
        return ""
    passage = passage_holding(index, meeting.source.path, item.outcome_span)
    for span in passage.sentences if passage else ():
        if passage is not None and span.overlaps(item.outcome_span):
            citation = answer.cite(passage, span)
            return f" [{citation.marker}]" if citation else ""
    return ""
