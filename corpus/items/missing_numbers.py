"""Items whose numbers are written in another way than those around them, or went lost.

"5. Veje", "Punkt 6 Restancer", "7) Næste møde", "8. Eventuelt": the sixth and the seventh fill the
gap that the others leave.  Copied from a page, a list may begin anew with each of its items.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corpus.items.chain import is_agenda_title
from corpus.items.heading_text import Opening
from corpus.items.numbering import split_label
from corpus.lines import BULLET, Line

_WIDEST = 4  # numbers; what leaves out more has more than one agenda
_LONGEST = 120
_LEAST_ALIKE = 3
_USUAL_ALIKE = 2


def with_missing(lines: Sequence[Line], found: Sequence[Opening]) -> list[Opening]:
    """The openings of items, with those between them whose numbers are written otherwise.

    Args:
        lines: of the part of the document that holds the items, without page furniture.
        found: in order, all numbered in one way.
    """
    whole = list(found)
    for one, other in pairwise(found):
        if not (one[1] and other[1] and one[1].isdigit() and other[1].isdigit()):
            continue
        first, last = int(one[1]) + 1, int(other[1])
        if 0 < last - first < _WIDEST:
            whole += _between(lines, one[0] + 1, other[0], range(first, last))
    return sorted(whole, key=lambda opening: opening[0])


def _between(lines: Sequence[Line], start: int, end: int, missing: range) -> list[Opening]:
    """Lines that open the missing numbers in order; none where a list has numbers of its own."""
    numbered: list[tuple[int, int, str]] = []
    for position in range(start, end):
        line = lines[position]
        label, title = (None, "") if BULLET.match(line.text) else split_label(line.text[:300])
        if label is not None and not line.is_row and title[:1].isupper():
            numbered.append((position, int(label), title))
    if any(number not in missing for _, number, _ in numbered):
        return []
    if [number for _, number, _ in numbered] != sorted({number for _, number, _ in numbered}):
        return []
    return [
        (position, str(number), title)
        for position, number, title in numbered
        if len(title) < _LONGEST
    ]


def numbered_alike(lines: Sequence[Line]) -> list[Opening]:
    """Items that all have the number one, each with a text below it; they have no label.

    Empty unless several of them have the titles of usual items.
    """
    found: list[Opening] = []
    for position, line in enumerate(lines):
        label, title = (None, "") if BULLET.match(line.text) else split_label(line.text[:300])
        if label is None or line.is_row or line.level:
            continue
        if label != "1" and title[:1].isupper():
            return []
        if (
            label == "1"
            and title[:1].isupper()
            and not title.endswith((",", ";"))
            and len(title) < _LONGEST
        ):
            found.append((position, None, title))
    usual = sum(is_agenda_title(title) for _, _, title in found)
    return found if len(found) >= _LEAST_ALIKE and usual >= _USUAL_ALIKE else []
