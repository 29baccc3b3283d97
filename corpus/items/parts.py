"""The parts of a document: its head, a list of the agenda, and the minutes themselves.

Many minutes print the agenda twice: first as a list or a table of contents, then item by item.
The head ends where the list starts, and the items are those of the second part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.items.numbering import opens_item
from corpus.items.subitems import dotted_items
from corpus.lines import Line

_CONTENTS = re.compile(
    r"(?:(?:side\s+)?(?:indholdsfortegnelse|indhold|punktliste|sagsoversigt|punktoversigt|sagsliste)|"
    r"(?:åben |lukket |foreløbig )?dagsorden(?: for mødet)?|"
    r"dagsordenspunkter|dagens punkter|punkter(?: på dagsordenen)?|"
    r"(?:åbne|lukkede) (?:sager|punkter|dagsordenspunkter)|åben(?:t)? (?:referat|dagsorden))"
    r"(?:\s+side)?|(?:pkt\.?|punkt|sag|nr\.?)\s+(?:tekst|titel|emne|overskrift)\s+side",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"(?:møde ?referat|referat(?: (?:af|fra) mødet)?)", re.IGNORECASE)
_OTHER = re.compile(
    r"møde ?(?:indhold|fakta|beskrivelse|præsentation)\b.*|baggrundsmateriale.*|"
    r"beslutnings.{0,5} ?og action ?logs|deltagere|afbud|status|mødedeltagere",
    re.IGNORECASE,
)
_PAGE_BEFORE = re.compile(r"^\d{1,4}\s{2,}(?=\d{1,4}[.)])")  # "12   3. Eventuelt"
_LOOK_AHEAD = 4


def is_part_name(text: str) -> bool:
    """Whether a line only names a part of the document."""
    bare = text.strip(" :.*")
    return len(bare) < 60 and any(
        pattern.fullmatch(bare) for pattern in (_CONTENTS, _MINUTES, _OTHER)
    )


@dataclass(frozen=True, slots=True)
class Parts:
    """Positions in the list of lines.

    Attributes:
        head_end: of the first line that is no longer head.
        first: of the first line of the part that holds the items.
        last: of its last line, inclusive.
        reported: the part has a title that says that it is the minutes.
    """

    head_end: int
    first: int
    last: int
    reported: bool


def find_parts(lines: Sequence[Line]) -> Parts:
    """Where the parts of a document are.

    Args:
        lines: of the document without page furniture.
    """
    end = len(lines) - 1
    listed = next((p for p, line in enumerate(lines) if _starts_list(lines, p, line)), None)
    if listed is None:
        return Parts(len(lines), 0, end, False)
    minutes = _minutes_start(lines, listed)
    if minutes is None:
        return Parts(listed, 0, end, False)
    within = lines[minutes + 1 :]
    if any(opens_item(line.text) is not None for line in within) or dotted_items(within):
        return Parts(listed, minutes + 1, end, True)
    # The part for the minutes was left empty, so the list is all there is.
    return Parts(listed, listed, minutes - 1, False)


def _starts_list(lines: Sequence[Line], position: int, line: Line) -> bool:
    """Whether the agenda, or a table of contents, is listed from this line on."""
    bare = re.sub(r"\s+", " ", line.text[:200]).strip(" :.*")
    if len(bare) > 60 or not _CONTENTS.fullmatch(bare):
        return False
    ahead = lines[position + 1 : position + 1 + _LOOK_AHEAD]
    for following in ahead:
        if _listed(following) is not None:
            return True
        bare = following.text.strip(" :.*")
        if bare.casefold() != "side" and not _CONTENTS.fullmatch(bare):
            return False
    return False


def _listed(line: Line) -> int | None:
    """The number of the item that a line of a list names, perhaps after that of its page."""
    return opens_item(_PAGE_BEFORE.sub("", line.text))


def _minutes_start(lines: Sequence[Line], listed: int) -> int | None:
    """The line that parts the list of the agenda from the minutes, if there is one."""
    level = lines[listed].level
    first = next(n for line in lines[listed + 1 :] if (n := _listed(line)) is not None)
    titles = [
        position
        for position in range(listed + 1, len(lines))
        if _MINUTES.fullmatch(lines[position].text.strip(" :.*"))
    ]
    if level:
        headings = [p for p in titles if 0 < lines[p].level <= level]
        return headings[0] if len(headings) == 1 else None
    for position in titles:
        following = lines[position + 1 : position + 2]
        if following and opens_item(following[0].text) == first:
            return position
    return None
