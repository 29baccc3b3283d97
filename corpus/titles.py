"""Headings without numbers in plain text: short lines that stand alone over a text of their own.

"Vaskeriet:" over what was said of it, or "Siden sidst" between empty lines.  They are looked for
only when nothing is numbered, or when all that is numbered stands below one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dates import find_dates
from corpus.decisions import decision_heading
from corpus.facts import is_field
from corpus.heading_text import Heading, Opening, read_headings
from corpus.labels import opens_attendance
from corpus.lines import Line
from corpus.narrative import tells
from corpus.numbering import is_agenda_title, split_label
from corpus.parts import is_part_name
from corpus.section_names import is_section_name

_WORDS = 9
_LENGTH = 70
_LEAST = 3
_SHORTENED = re.compile(r"(?:evt|m\.m|m\.v|mv)\.$", re.IGNORECASE)


def find_titles(lines: Sequence[Line], numbered: Sequence[Heading]) -> list[Heading]:
    """The headings without numbers; empty unless they look like an agenda.

    Args:
        lines: of the part of the document that holds the items, without page furniture.
        numbered: headings that were found by their numbers, which may be lists.
    """
    candidates = [p for p in range(1, len(lines)) if _may_be_title(lines, p)]
    with_colon = [p for p in candidates if lines[p].text.endswith(":")]
    bare = [p for p in candidates if not lines[p].text.endswith(":")]
    for found in sorted((with_colon, bare), key=len, reverse=True):
        if len(found) < _LEAST or not any(is_agenda_title(lines[p].text) for p in found):
            continue
        if numbered and not _lie_below_one(numbered, found):
            continue
        openings: list[Opening] = [(p, *_labelled(lines[p].text)) for p in found]
        return read_headings(lines, openings, len(lines) - 1)
    return []


def _labelled(text: str) -> tuple[None, str]:
    return None, text.rstrip(" :")


def _may_be_title(lines: Sequence[Line], position: int) -> bool:
    """Whether a line is short, says nothing that happened, and stands over a text."""
    line, text = lines[position], lines[position].text
    words = text.split()
    if len(text) > _LENGTH or len(words) > _WORDS or not text[0].isupper() or not line.gap:
        return False
    if line.is_list or line.is_row or line.quoted or not re.search(r"[^\W\d_]{3}", text):
        return False
    if text.endswith((".", "!", ",", ";", ")")) and not _SHORTENED.search(text):
        return False
    if is_section_name(text) or is_part_name(text) or decision_heading(text) or is_field(text):
        return False
    if opens_attendance(text) or find_dates(text) or tells(text) or split_label(text)[0]:
        return False
    return position + 1 < len(lines) and _is_text(lines[position + 1])


def _is_text(line: Line) -> bool:
    """Whether a line is, or heads, what was said under a title."""
    if opens_attendance(line.text) or is_field(line.text):
        return False
    return (
        line.is_list or line.ends_sentence or len(line.text) > _LENGTH or is_section_name(line.text)
    )


def _lie_below_one(numbered: Sequence[Heading], found: Sequence[int]) -> bool:
    """Whether all numbers stand below one of several titles, and so number an inner list."""
    first, last = numbered[0].first, numbered[-1].first
    return (
        len(numbered) < len(found)
        and any(p < first for p in found)
        and any(p > last for p in found)
        and not any(first < p < last for p in found)
    )
