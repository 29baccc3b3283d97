"""Items whose titles stand only in the list of the agenda: "Ad 2: Bent orienterede om økonomien."."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.heading_text import Heading, take_apart
from corpus.lines import Line
from corpus.narrative import tells
from corpus.numbering import numbered_items


def listed_titles(lines: Sequence[Line]) -> dict[str, str]:
    """Titles by their labels, as a list of the agenda before the items gives them."""
    found, _ = numbered_items(lines)
    return {candidate.label: take_apart(candidate.text)[0] for candidate in found}


def without_texts(
    lines: Sequence[Line], headings: Sequence[Heading], titles: Mapping[str, str]
) -> list[Line] | None:
    """The lines with each number parted from the text after it; None when titles follow them."""
    telling = [h for h in headings if h.label in titles and tells(h.text)]
    if len(telling) * 2 <= len(headings) or not titles:
        return None
    starts = {heading.first for heading in headings if heading.label in titles and heading.text}
    found: list[Line] = []
    for position, line in enumerate(lines):
        heading = next((h for h in headings if h.first == position), None)
        if heading is None or position not in starts:
            found.append(line)
            continue
        cut = line.text.find(heading.text[:20])
        found += [line.piece(0, cut, line.gap), line.piece(cut, len(line.text), 2)]
    return found


def titled(headings: Sequence[Heading], titles: Mapping[str, str]) -> list[Heading]:
    """The headings, those that are only a number with their title from the list."""
    return [
        heading if heading.text else replace(heading, title=titles.get(heading.label or "", ""))
        for heading in headings
    ]
