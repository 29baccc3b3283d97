"""Those who took part, listed or signed below the last item: "Til stede var: ...", "Underskrifter"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.attendance.groups import office_of, starts_person
from corpus.attendance.table import starts_table, tells_presence
from corpus.dates import closing_time, find_dates
from corpus.layout.tables import columns
from corpus.lines import Line
from corpus.names.full_name import FULL_NAME, PARTY
from corpus.names.labels import CHAIR_LABEL, read_label

SIGNED = re.compile(
    r"(?:\d{1,3}[.:)]?\s+)?(?:underskrift(?:er|sark|sside|sblad)?|underskrevet(?: af)?)\s*:?",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[\w.-]+")
_GAP = re.compile(r"\s{3,}|\t")
_MOSTLY = 0.6
_LONGEST = 300  # lines


def tail_start(lines: Sequence[Line], first: int, last: int, listed: bool) -> int:
    """Where the list of those who took part starts below an item; ``last + 1`` without any.

    Args:
        lines: of the document without page furniture.
        first, last: of the text of the last item.
        listed: those present are listed over the agenda, so that only apologies are looked for.
    """
    begin = last
    while begin > max(first, last - _LONGEST) and _belongs(lines[begin]):
        begin -= 1
    # Below an item an apology may be of that item alone; below the end of the meeting it is not.
    ended = next((p for p in range(begin, last) if closing_time(lines[p].text[:300])), last)
    for position in range(begin, last + 1):
        if _starts_list(lines, position, listed, position > ended):
            return position
    return last + 1


def _starts_list(lines: Sequence[Line], position: int, listed: bool, ended: bool) -> bool:
    line = lines[position]
    above = lines[position - 1] if position else None
    if above is not None and not line.gap and not above.ends_sentence:
        return False
    if line.is_row:
        return not listed and starts_table(line) and tells_presence(line)
    if SIGNED.fullmatch(line.text):
        return not listed and position < len(lines) - 1
    label = read_label(line.text)
    if label is None:
        return False
    named = label.value < len(line.text) or (
        position + 1 < len(lines) and starts_person(lines[position + 1].text)
    )
    if label.status == "absent":
        return named and ended
    opens = label.status == "present" and not label.groups and not CHAIR_LABEL.match(label.text)
    return named and not listed and opens


def _belongs(line: Line) -> bool:
    """Whether a line may stand in such a list: people, their offices, labels, a day, an hour."""
    text = line.text[:300]
    if line.is_row:
        return starts_table(line) or any(map(starts_person, columns(line)))
    if read_label(text) or starts_person(text) or SIGNED.fullmatch(text):
        return True
    if (
        all(map(office_of, _GAP.split(text.strip(" ."))))
        or PARTY.fullmatch(text)
        or closing_time(text)
    ):
        return True
    dated = find_dates(text)
    if dated and len(text) < 60:
        return True
    words = _WORDS.findall(text)
    capital = sum(word[:1].isupper() for word in words)
    # The second line of a list that was broken.
    return bool(re.search(FULL_NAME, text)) and capital >= _MOSTLY * len(words)
