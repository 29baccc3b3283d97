"""Which lines belong to one paragraph.

Extracted text has hard line ends, often with a blank line after each, so blank lines alone do not
tell where a paragraph ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.lines import Form, Line, lines_of
from corpus.meeting import Source
from corpus.outcomes.decisions import decision_heading
from corpus.sections.known_names import is_section_name

_LABEL = re.compile(
    r"[A-ZÆØÅ][\w-]{2,24}:\s|\d{4}[-–]\d{3,7}\s+[-–]\s|(?:Ad|Pkt|Punkt|At|Indstilling)\.? \d{1,2}\b(?!\. \w+ \d{4})"
)
_VALUE = re.compile(r"\S\s{3,}\S.{0,30}$")
# A line that ends with one of these is never the end of a paragraph or heading.
_OPEN_END = re.compile(
    r"(?:[,/(–-]|\b(?:og|eller|samt|men|at|til|af|i|på|for|med|om|ved|fra|der|som|den|det|de|en|et|"
    r"er|har|skal|kan|vil|under|over|efter|mellem|mod|inden|via|pr\.|vedr\.|ift\.|bl\.a\.|d\.|kl\.|"
    r"ca\.|nr\.))$",
    re.IGNORECASE,
)
_NEAR = 6


def continues(lines: Sequence[Line], index: int, form: Form, width: int = 0) -> bool:
    """Whether line ``index`` goes on with the paragraph of the line before it.

    What tells: an unfinished word or clause, a lower-case start, and whether the next word would
    still have fitted on the line before (then its end was meant).

    Args:
        lines: neighbours included.
        index: of the line asked about.
        form: how the text is written.
        width: how wide its prose is set (``prose_width``); 0 when that is not known.
    """
    if index == 0 or form == "blocks":
        return False
    before, line = lines[index - 1], lines[index]
    if line.level or before.level or line.is_list or line.is_row or before.is_row:
        # A hyphenated word may run on into what only looks like a list ("- og").
        return False
    if is_section_name(line.text) or is_section_name(before.text):
        return False
    if decision_heading(line.text) or decision_heading(before.text):
        return False
    if _VALUE.search(before.text[-60:]) and not before.ends_sentence:
        return False  # the value in the last column ends a row of a table
    if _LABEL.match(line.text) or line.quoted != before.quoted:
        return False
    if form == "markdown":
        return line.gap == 0 and not before.hard_break
    starts_low = line.text[0].islower()
    if line.gap > 3:
        return starts_low and not before.ends_sentence
    if before.text.endswith("-") and (starts_low or line.text[0].isdigit()):
        return True
    if starts_low and not before.ends_sentence:
        return True
    if _OPEN_END.search(before.text[-12:]):
        return True
    if line.gap > 1:
        return False
    if before.ends_sentence and line.gap and not double_spaced(lines, index):
        return False
    if before.text.endswith(")") and not starts_low:
        return False
    near = max(len(other.text) for other in lines[max(0, index - _NEAR) : index + _NEAR + 1])
    if near < 0.8 * width:
        return False  # lines far shorter than the prose of this text: a list of names, say
    first_word = line.text.split(maxsplit=1)[0]
    return len(before.text) + 1 + len(first_word) > near * 0.97


@lru_cache(maxsize=64)
def prose_width(source: Source) -> int:
    """Length that nine in ten lines do not exceed; 0 for a text too short to tell."""
    lengths = sorted(len(line.text) for line in lines_of(source))
    return lengths[int(len(lengths) * 0.9)] if len(lengths) > 12 else 0


def double_spaced(lines: Sequence[Line], index: int) -> bool:
    """Whether the lines around ``index`` have a blank line after every line."""
    near = [line.gap for line in lines[max(1, index - _NEAR) : index + _NEAR + 1]]
    return bool(near) and sum(gap == 1 for gap in near) > 0.6 * len(near)
