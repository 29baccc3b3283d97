"""Put an answer together from quotations; a marker without a source cannot be made."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus import AgendaItem, Meeting, Span, display_map, display_text, find_contacts
from corpus import date_words as day_words
from index import Index, Passage
from rag.answer import Citation
from rag.finding.evidence import Sentence

_ENTRY = re.compile(r"(?:[•▪o–*+-]\s|\d{1,2}[.)]\s|[a-zA-Z][.)]\s)")
# A table is shown up to so many rows.
_ROWS = 14
_TORN = 60
_MARKER = re.compile(r"\[(\d+)\]")
_ROW = re.compile(r"\||[^\t]+\t")


@dataclass
class Composition:
    """An answer being written: text, and citations numbered in the order of their use.

    Attributes:
        doubts: those of its lines that say that what follows may be no answer.
        is_settled: it begins with a yes, a no or what is so instead.
    """

    index: Index
    parts: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    is_settled: bool = False

    @property
    def text(self) -> str:
        """What has been written so far."""
        return "\n".join(self.parts)

    def line(self, text: str) -> None:
        """Add a line of framing, which states nothing that is not cited."""
        self.parts.append(text)

    def doubt(self, text: str) -> None:
        """Put a word of doubt before all that is written."""
        self.parts.insert(0, text)
        self.doubts.append(text)

    def cite(self, passage: Passage, span: Span) -> Citation | None:
        """Number a quotation; the same one again keeps its number.

        Returns:
            None when the words are not in the source as shown, or hold contact details that
            cannot be cut off.
        """
        for citation in self.citations:
            if citation.passage.doc == passage.doc and span in citation.span:
                return citation
        meeting = self.index.meetings[passage.doc]
        trimmed = without_contacts(meeting, span)
        if trimmed is None or trimmed not in passage.span:
            return None
        quote = display_text(meeting.source, trimmed)
        if not quote or find_contacts(quote):
            return None
        item = item_of(self.index, passage)
        citation = Citation(
            marker=len(self.citations) + 1,
            passage=passage,
            span=trimmed,
            quote=quote,
            body=meeting.body,
            date=meeting.date,
            item=item.label if item else None,
            parent=item.parent if item else None,
            title=item.title if item else None,
            page=meeting.source.page_of(trimmed.start),
        )
        self.citations.append(citation)
        return citation

    def take(self, text: str, citations: Sequence[Citation], doubt: str = "") -> None:
        """Add what another answer says, with its markers numbered on; no statement is made twice.

        Args:
            text: its lines.
            citations: that its markers mean.
            doubt: a line before it, if it says anything new.
        """
        numbers = {}
        for known in citations:
            citation = self.cite(known.passage, known.span)
            numbers[known.marker] = citation.marker if citation else known.marker
        place = next((line for line in reversed(self.parts) if line.endswith(":")), "")
        leads: list[str] = []  # those that stand over the next line
        led = False
        for part in text.split("\n"):
            line = _MARKER.sub(lambda m: f"[{numbers.get(int(m[1]), m[1])}]", part)
            if line.endswith(":"):
                leads = [*leads, line] if led else [line]
                led = True
                continue
            led = False
            if line not in self.parts:
                if doubt:
                    self.parts.append(doubt)
                    self.doubts.append(doubt)
                if leads and (leads[-1] != place or doubt):
                    self.parts += leads
                place, leads, doubt = leads[-1] if leads else place, [], ""
                self.parts.append(line)

    def holds(self, passage: Passage, span: Span) -> bool:
        """Whether a span is quoted already."""
        return any(c.passage.doc == passage.doc and span in c.span for c in self.citations)

    def quote(self, passage: Passage, span: Span, lead: str = "") -> bool:
        """Add a quotation as a line of its own, with its marker."""
        known = len(self.citations)
        citation = self.cite(passage, span)
        if citation is None:
            return False
        if len(self.citations) == known and f"[{citation.marker}]" in self.text:
            return False
        self.parts.append(f"{lead}{citation.quote} [{citation.marker}]")
        return True


def has_contacts(meeting: Meeting, span: Span) -> bool:
    """Whether a span holds a mail address or telephone number."""
    return bool(find_contacts(display_text(meeting.source, span)))


def without_contacts(meeting: Meeting, span: Span) -> Span | None:
    """The part of a span before the first mail address or telephone number; None if nothing."""
    text, offsets = display_map(meeting.source, span)
    found = find_contacts(text)
    if not found:
        return span
    kept = text[: found[0][0]].rstrip(" ,;:(")
    return Span(offsets[0], offsets[len(kept) - 1] + 1) if len(kept) > 3 else None


def item_of(index: Index, passage: Passage) -> AgendaItem | None:
    """The agenda item of a passage; None for the header of the meeting."""
    return index.meetings[passage.doc].items[passage.item] if passage.item is not None else None


def date_words(date: str | None) -> str:
    """ "10. maj 2023"; "uden dato" for None."""
    return "uden dato" if date is None else day_words(date)


def meeting_words(meeting: Meeting) -> str:
    """ "Sundhedsklynge Vest, 10. maj 2023", with a word on an inferred year."""
    words = f"{meeting.body or meeting.title}, {date_words(meeting.date)}"
    inferred = (meeting.date_evidence or "").startswith("inferred")
    return f"{words} (årstal udledt)" if inferred else words


def place_words(index: Index, passage: Passage) -> str:
    """Where a quotation stands: meeting and item, and whether it is only a proposal."""
    meeting = index.meetings[passage.doc]
    item = item_of(index, passage)
    words = meeting_words(meeting)
    if item and item.number:
        words += f", punkt {item.number}"
    elif item:
        words += f", {item.title}"
    return words


def passage_holding(index: Index, doc: str, span: Span) -> Passage | None:
    """The passage that holds a span of a document."""
    for passage in index.passages_of.get(doc, ()):
        if span in passage.span:
            return passage
    return None


def mark(index: Index, path: str, span: Span, answer: Composition) -> str:
    """Cite a span of a meeting's minutes; its marker, or nothing when it cannot be cited."""
    holding = passage_holding(index, path, span)
    citation = answer.cite(holding, span) if holding else None
    return f"[{citation.marker}]" if citation else ""


def widened(sentence: Sentence, whole_list: bool) -> list[Span]:
    """The sentence with the list it opens or belongs to, as spans in reading order.

    Args:
        whole_list: a list entry brings its siblings and the line that opens the list.
    """
    passage = sentence.passage
    spans, texts = passage.sentences, passage.sentence_texts
    first = last = sentence.number
    if _ROW.match(texts[first]):
        return _table(spans, texts, first, whole_list)
    if _ENTRY.match(texts[first]) and not _is_heading(passage, first):
        if whole_list:
            while first > 0 and _ENTRY.match(texts[first]) and not _is_heading(passage, first):
                first -= 1
            if not texts[first].endswith(":") and first < sentence.number:
                first += 1
            last = _end_of_list(texts, sentence.number)
        elif len(texts[first]) < 60 and first > 0:
            opener = first
            while opener > 0 and _ENTRY.match(texts[opener]):
                opener -= 1
            if texts[opener].endswith(":"):
                return [spans[opener], spans[first]]
    else:
        return opened_by(passage, first)
    return list(spans[first : last + 1])


def opened_by(passage: Passage, number: int) -> list[Span]:
    """A sentence with the list that it opens, when it ends with a colon."""
    texts = passage.sentence_texts
    last = number
    if texts[number].endswith(":") and number + 1 < len(texts):
        last = _end_of_list(texts, number + 1)
    return list(passage.sentences[number : last + 1])


def _table(spans: Sequence[Span], texts: Sequence[str], row: int, whole: bool) -> list[Span]:
    """A row with the row that names its columns; the whole table when all of it is asked for."""
    first = last = row
    while first > 0 and _ROW.match(texts[first - 1]):
        first -= 1
    while last + 1 < len(texts) and _ROW.match(texts[last + 1]):
        last += 1
    if whole:
        return list(spans[first : min(last, first + _ROWS) + 1])
    return [spans[row]] if first == row else [spans[first], spans[row]]


def table_after(passage: Passage, number: int) -> list[Span]:
    """The rows of a table that follows a sentence at once; its caption or a torn row may precede."""
    texts = passage.sentence_texts
    last = number
    while last + 1 < len(texts):
        row = _ROW.match(texts[last + 1])
        torn = (
            len(texts[last + 1]) < _TORN and last + 2 < len(texts) and _ROW.match(texts[last + 2])
        )
        if not row and not torn:
            break
        last += 1
    return list(passage.sentences[number + 1 : min(last, number + _ROWS) + 1])


def _is_heading(passage: Passage, number: int) -> bool:
    return (
        number == 0
        and passage.item is not None
        and passage.sentences[0].start == passage.span.start
    )


def _end_of_list(texts: Sequence[str], position: int) -> int:
    last = min(position, len(texts) - 1)
    if last and not _ENTRY.match(texts[last]):
        return last
    while last + 1 < len(texts) and _ENTRY.match(texts[last + 1]) and last - position < 14:
        last += 1
    return last


def is_entry(text: str) -> bool:
    """Whether a line of display text is the entry of a list."""
    return bool(_ENTRY.match(text))


def joined(spans: Sequence[Span], sentences: Sequence[Span]) -> list[Span]:
    """Neighbouring sentences as one span, so that they are one quotation.

    Args:
        spans: chosen sentences of one passage, in order.
        sentences: all sentences of that passage.
    """
    order = {span: number for number, span in enumerate(sentences)}
    runs: list[list[Span]] = []
    for span in sorted(set(spans)):
        if runs and order[span] == order[runs[-1][-1]] + 1:
            runs[-1].append(span)
        else:
            runs.append([span])
    return [Span(run[0].start, run[-1].end) for run in runs]
