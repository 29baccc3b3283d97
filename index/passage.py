"""The unit that is embedded, searched and cited."""

from __future__ import annotations

from dataclasses import dataclass

from corpus import SectionKind, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One section of one agenda item, or a part of it when it is long.

    The first passage of an item starts with the item's heading.

    Attributes:
        id: stable name, ``<path>#<start>-<end>``.
        doc: ``Source.path`` of its meeting.
        item: position in ``Meeting.items``; None for the header of the meeting.
        label: of that item as printed, or None.
        section: kind of the section.
        span: what may be cited, in ``Source.text``.
        path: context for search: meeting, date, item title, section; never cited.
        text: display text of ``span``.
        sentences: the sentences and list entries of ``span``, in order.
        sentence_texts: their display texts.
    """

    id: str
    doc: str
    item: int | None
    label: str | None
    section: SectionKind
    span: Span
    path: str
    text: str
    sentences: tuple[Span, ...]
    sentence_texts: tuple[str, ...]
