"""Meetings become passages: one section of one item, cut at sentences when it is long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from langchain_text_splitters import CharacterTextSplitter

from corpus import (
    LONGEST_SENTENCE,
    AgendaItem,
    Meeting,
    SectionKind,
    Span,
    date_words,
    display_text,
    sentence_spans,
)
from index.passage import Passage

# Chosen with `python -m eval`; see "Measured" in the README.
MAX_CHARACTERS = 1000
OVERLAP_CHARACTERS = 160

_SEPARATOR = "\x1e"
_CLOSING = re.compile(r"\W*(?:med )?venlig hilsen\b", re.IGNORECASE)
SECTION_WORDS: dict[SectionKind, str] = {
    "header": "mødet, deltagere, afbud",
    "background": "sagsfremstilling",
    "economy": "økonomi",
    "recommendation": "indstilling, forslag",
    "minutes": "referat, beslutning",
    "history": "tidligere behandling",
    "attachments": "bilag",
    "other": "øvrigt",
}


def make_passages(meeting: Meeting) -> list[Passage]:
    """All passages of a meeting, in the order of its text.

    The body of a closed item has no sections and so no passage; its heading has one.
    """
    passages: list[Passage] = []
    head = _meeting_words(meeting)
    if len(meeting.header):
        sentences = sentence_spans(meeting.source, meeting.header)
        passages += _cut(meeting, None, "header", sentences, f"{head}. {SECTION_WORDS['header']}")
    outer: AgendaItem | None = None
    for position, item in enumerate(meeting.items):
        outer = item if item.parent is None else outer
        path = f"{head}. {_item_words(item, outer)}"
        heading = _heading_spans(meeting, item, position)
        if not item.sections:
            passages += _cut(meeting, position, "other", heading, path)
        for number, section in enumerate(item.sections):
            if _CLOSING.match(meeting.source.slice(section.span)):
                continue  # "Venlig hilsen" and a name are no part of what was said
            sentences = sentence_spans(meeting.source, section.span)
            if number == 0:
                sentences = heading + sentences
            words = f"{path}. {SECTION_WORDS[section.kind]}"
            passages += _cut(meeting, position, section.kind, sentences, words)
    return passages


def _heading_spans(meeting: Meeting, item: AgendaItem, position: int) -> list[Span]:
    """The heading of an item as one sentence, or several when it is no mere heading."""
    starts = [section.span.start for section in item.sections[:1]]
    following = meeting.items[position + 1 : position + 2]
    if following and following[0].span.start < item.span.end:
        starts.append(following[0].span.start)
    end = min([*starts, item.span.end])
    heading = sentence_spans(meeting.source, Span(item.span.start, end))
    if not heading:
        return []
    whole = Span(heading[0].start, heading[-1].end)
    return [whole] if len(whole) <= LONGEST_SENTENCE else heading


def _cut(
    meeting: Meeting, item: int | None, section: SectionKind, sentences: list[Span], path: str
) -> Iterator[Passage]:
    source = meeting.source
    texts = [display_text(source, sentence) for sentence in sentences]
    kept = [(s, t) for s, t in zip(sentences, texts, strict=True) if t]
    for first, last in _pieces([len(text) for _, text in kept]):
        span = Span(kept[first][0].start, kept[last][0].end)
        yield Passage(
            id=f"{source.path}#{span.start}-{span.end}",
            doc=source.path,
            item=item,
            label=meeting.items[item].label if item is not None else None,
            section=section,
            span=span,
            path=path,
            text=display_text(source, span),
            sentences=tuple(sentence for sentence, _ in kept[first : last + 1]),
            sentence_texts=tuple(text for _, text in kept[first : last + 1]),
        )


def _pieces(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Where to cut: first and last sentence of each piece.

    The splitter sees the numbers of the sentences in place of their text, with their lengths, so
    it decides where to cut and no offset ever comes from it.
    """

    def length(numbers: str) -> int:
        parts = [part for part in numbers.split(_SEPARATOR) if part]
        return sum(lengths[int(part)] + 1 for part in parts)

    splitter = CharacterTextSplitter(
        separator=_SEPARATOR,
        chunk_size=MAX_CHARACTERS,
        chunk_overlap=OVERLAP_CHARACTERS,
        length_function=length,
        strip_whitespace=False,
    )
    chunks = splitter.split_text(_SEPARATOR.join(map(str, range(len(lengths)))))
    pieces: list[tuple[int, int]] = []
    for chunk in chunks:
        numbers = [int(part) for part in chunk.split(_SEPARATOR) if part]
        if numbers and (not pieces or numbers[-1] > pieces[-1][1]):
            pieces.append((numbers[0], numbers[-1]))
    return pieces


def _meeting_words(meeting: Meeting) -> str:
    name = meeting.body or meeting.title
    if meeting.date is None:
        return name
    return f"{name}, møde {date_words(meeting.date)}"


def _item_words(item: AgendaItem, outer: AgendaItem | None) -> str:
    """What an item is called.

    Args:
        item: one of the agenda.
        outer: the last one before it that is no sub-item, or itself.
    """
    within = item.parent and outer and outer.label == item.parent and item.span in outer.span
    above = f"{outer.title}: " if within and outer else ""
    label = f"punkt {item.label} " if item.label else ""
    return f"{label}{above}{item.title}"
