"""The agenda items of a text below the head of a meeting."""

from __future__ import annotations

from corpus import AgendaItem, Source
from corpus.parse import parse_meeting

HEAD = "Referat af møde i Vejudvalget den 5. maj 2021 kl. 12\n\n"


def items_of(text: str, media_type: str = "text/plain") -> tuple[AgendaItem, ...]:
    return parse_meeting(Source("møde.txt", "0", media_type, HEAD + text)).items


def outline(text: str, media_type: str = "text/plain") -> list[tuple[str | None, str]]:
    return [(item.label, item.title) for item in items_of(text, media_type)]
