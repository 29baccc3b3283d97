"""Whole minutes as HTML, by agenda item and section, with a passage marked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from corpus import AgendaItem, Meeting, SectionKind, Span, display_text
from ui.cards import date_words, page_image, section_class, section_tag
from ui.contacts import hide_contacts
from ui.links import HERE
from ui.marked import marked_html
from ui.texts import Texts

_LONGEST_NAME = 60
# More than any answer has; a made-up request must not keep the machine busy.
_MOST_QUOTES = 100
_FIRST_HERE = re.compile(r'<(mark|p|tr)(?= data-marker| class="(?:entry )?here")')


@dataclass(frozen=True)
class Place:
    """Where to open minutes, as the page asks for it.

    Attributes:
        sha256: of the file when the answer was given; empty for the minutes as they are now.
    """

    path: str
    sha256: str
    passage: Span | None
    quotes: tuple[Span, ...]

    @classmethod
    def from_request(cls, data: Any) -> Place:
        """Read what a browser sent.

        Raises:
            ValueError: it is not a place.
        """
        try:
            passage = data.get("passage")
            return cls(
                path=str(data["path"]),
                sha256=str(data.get("sha256") or ""),
                passage=_span(passage) if passage else None,
                quotes=tuple(_span(pair) for pair in (data.get("quotes") or ())[:_MOST_QUOTES]),
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError("not a place in the minutes") from error


def _span(pair: Sequence[int]) -> Span:
    start, end = pair
    return Span(int(start), int(end))


@dataclass(frozen=True)
class _Piece:
    span: Span
    section: SectionKind | None
    item: int | None = None

    @property
    def heading(self) -> bool:
        """Whether it is the heading of an item."""
        return self.item is not None


def minutes_html(meetings: Mapping[str, Meeting], place: Place, texts: Texts) -> str:
    """The minutes that ``place`` is in.

    A file that is gone, or that changed since the answer, is said to be so: the place would be
    the wrong one.
    """
    meeting = meetings.get(place.path)
    if meeting is None or place.sha256 not in ("", meeting.source.sha256):
        return f'<p class="notice" role="alert">{escape(texts.changed)}</p>'
    name = hide_contacts(meeting.body or meeting.title)
    facts = [date_words(meeting, texts)]
    facts += [f"{meeting.start}–{meeting.end}"] if meeting.start and meeting.end else []
    facts += [meeting.source.file]
    evidence = ""
    if (meeting.date_evidence or "").startswith("inferred"):
        why = (meeting.date_evidence or "").partition(":")[2].strip()
        evidence = (
            f"<p>{texts.inferred_date} <span lang='da'>{escape(hide_contacts(why))}</span></p>"
        )
    return (
        f'<div class="minutes-title"><h2 id="minutes-name">{escape(name)}</h2>'
        f"<p>{escape(' · '.join(facts))}</p>{evidence}</div>"
        f'<div class="minutes-text" lang="da">{pieces_html(meeting, place, texts)}</div>'
    )


def pieces_html(meeting: Meeting, place: Place, texts: Texts, anchors: bool = False) -> str:
    """The whole text of a meeting with a place marked in it.

    Args:
        anchors: give the items and the place ids that links can name; only once on a page.
    """
    pieces = "".join(_piece_html(piece, meeting, place, texts) for piece in _pieces(meeting))
    if not anchors:
        return pieces
    for position in range(len(meeting.items)):
        pieces = pieces.replace(f' data-item="{position + 1}"', f' id="punkt-{position + 1}"')
    # Everything from the file is escaped, so a tag here is one of ours.
    return _FIRST_HERE.sub(rf'<\1 id="{HERE}"', pieces, count=1)


def _piece_html(piece: _Piece, meeting: Meeting, place: Place, texts: Texts) -> str:
    if piece.item is not None:
        title = hide_contacts(" ".join(display_text(meeting.source, piece.span).split()))
        heading = f'<h3 data-item="{piece.item + 1}">{escape(title)}</h3>' if title else ""
        closed = f'<p class="note" lang="{texts.language}">{texts.closed_item}</p>'
        return heading + (closed if meeting.items[piece.item].closed else "")
    quotes = {1: place.quotes} if place.quotes else {}
    text = marked_html(meeting.source, piece.span, quotes, place.passage)
    if not text:
        return ""
    kind = piece.section or "other"
    tag = f'<div lang="{texts.language}">{section_tag(kind, texts)}</div>' if piece.section else ""
    first = min((quote.start for quote in place.quotes), default=-1)
    if piece.span.start <= first < piece.span.end:
        text += f'<div lang="{texts.language}">{page_image(meeting, place.quotes, texts)}</div>'
    return f'<section class="piece {section_class(kind)}">{tag}{text}</section>'


def _pieces(meeting: Meeting) -> list[_Piece]:
    """The whole text in order, cut at headings and sections; nothing is left out."""
    known: list[_Piece] = []
    if len(meeting.header):
        known.append(_Piece(meeting.header, "header"))
    for position, item in enumerate(meeting.items):
        known.append(_Piece(_heading(meeting, item, position), None, position))
        known += [_Piece(section.span, section.kind) for section in item.sections]
    # "Indstilling:" alone on its line belongs to the section that it names.
    known.sort(key=lambda piece: (piece.span.start, not piece.heading))
    pieces: list[_Piece] = []
    reached = 0
    for piece in known:
        start = max(piece.span.start, reached)
        if start > reached:
            between = Span(reached, start)
            if piece.section and len(meeting.source.slice(between).strip()) <= _LONGEST_NAME:
                start = reached
            else:
                pieces.append(_Piece(between, None))
        if piece.span.end > reached:
            pieces.append(_Piece(Span(start, piece.span.end), piece.section, piece.item))
            reached = piece.span.end
    if reached < len(meeting.source.text):
        pieces.append(_Piece(Span(reached, len(meeting.source.text)), None))
    return pieces


def _heading(meeting: Meeting, item: AgendaItem, position: int) -> Span:
    """The lines of an item that have its title; all before its first section when none have."""
    starts = [section.span.start for section in item.sections[:1]]
    following = meeting.items[position + 1 : position + 2]
    starts += [other.span.start for other in following if other.span.start < item.span.end]
    whole = Span(item.span.start, min([*starts, item.span.end]))
    text, title = meeting.source.slice(whole), _letters(item.title)
    for line in re.finditer(r"\n|\Z", text):
        if title in _letters(text[: line.start()]):
            return Span(whole.start, whole.start + line.start())
    return whole


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
