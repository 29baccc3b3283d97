"""Items whose titles stand only in the list of the agenda: "Ad 2: Bent orienterede om økonomien."."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.items.heading_text import Heading, take_apart
from corpus.items.numbering import numbered_items, numbers_of, split_label
from corpus.lines import Line
from corpus.sections.narrative import tells

_AD = re.compile(r"ad\b", re.IGNORECASE)
_OPENING = 12  # letters


def listed_titles(lines: Sequence[Line]) -> dict[str, str]:
    """Titles by their labels, as a list of the agenda before the items gives them."""
    found = [(candidate.label, candidate.text) for candidate in numbered_items(lines)[0]]
    counted = [(label, text) for label, text in (split_label(one.text) for one in lines) if label]
    in_order = [label for label, _ in counted] == [str(n + 1) for n in range(len(counted))]
    listed = counted if in_order and len(counted) > len(found) else found
    return {label: take_apart(text)[0] for label, text in listed}


def without_texts(
    lines: Sequence[Line], headings: Sequence[Heading], titles: Mapping[str, str]
) -> list[Line] | None:
    """The lines with each number parted from the text after it; None when titles follow them."""
    listed = [h for h in headings if _title(h.label or "", titles)]
    telling = [h for h in listed if tells(h.text)]
    mostly = len(telling) * 2 > sum(bool(heading.text) for heading in headings)
    # "Ad 4) Vi mangler fire hjælpere" below "4) Hjælpere" answers the list, tell what it may.
    mostly = mostly or (len(listed) > 1 and all(_answers(lines, h, titles) for h in listed))
    if not mostly and not (listed and all(_is_alone(lines, h, titles) for h in listed if h.text)):
        return None
    starts = {heading.first: heading.text for heading in listed if heading.text}
    found: list[Line] = []
    apart = -1
    for position, line in enumerate(lines):
        cut = line.text.find(starts[position][:20]) if position in starts else 0
        if cut > 0:
            found += [line.piece(0, cut, line.gap), line.piece(cut, len(line.text), 2)]
            continue
        found.append(replace(line, gap=max(line.gap, 2)) if position == apart else line)
        if cut < 0:
            apart = position + 1  # "Ad 1" alone, and the text in the next line
    return found


def _answers(lines: Sequence[Line], heading: Heading, titles: Mapping[str, str]) -> bool:
    """Whether a line that begins with "Ad" says something else than the title in the list."""
    title = _title(heading.label or "", titles).casefold()
    named = heading.text.casefold().startswith(title)
    return bool(_AD.match(lines[heading.first].text)) and not named


def _is_alone(lines: Sequence[Line], heading: Heading, titles: Mapping[str, str]) -> bool:
    """Whether a number has its line for itself, and something else than its title below."""
    title, below = _title(heading.label or "", titles).casefold(), heading.text.casefold()
    again = below.startswith(title) and not below[len(title) : len(title) + 1].isalpha()
    return heading.text[:_OPENING] not in lines[heading.first].text and not again


def titled(headings: Sequence[Heading], titles: Mapping[str, str]) -> list[Heading]:
    """The headings, those that are only a number with their title from the list."""
    return [
        heading if heading.text else replace(heading, title=_title(heading.label or "", titles))
        for heading in headings
    ]


def _title(label: str, titles: Mapping[str, str]) -> str:
    """The title of a label, or those of all the items it stands for."""
    several = (titles.get(str(number), "") for number in numbers_of(label))
    return titles.get(label) or " / ".join(title for title in several if title)
