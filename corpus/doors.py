"""What a meeting treats behind closed doors: told by a heading, by a line, or by the title of a group.

The text of what is closed is nobody's to read, so in doubt it stays closed.
"""

from __future__ import annotations

import re

from corpus.groups import is_group_title
from corpus.heading_text import OPEN_MARK
from corpus.names import FULL_NAME

_CASE = (
    r"(?:\w*(?:sag|punkt|dagsorden|orientering|drøftelse|beslutning|meddelelse|behandling)"
    r"(?:er|en|et)?|møde|del|session)\b"
)
# "Lukket: Salg af grund", "Personalesag (lukket)"; "Svømmehallen lukket" tells of a pool.
_HEADING = re.compile(
    rf"^\W*lukket(?: {_CASE}|\s*[:()–—-]|\W*$)|^\W*fortroligt?\b|"
    rf"(?:[(:–—-]|\s\s)\s*(?:lukket|fortroligt?)(?: {_CASE})?\W*$|"
    r"\blukket (?:punkt|sag|dagsorden|møde)\b|(?-i:\sL(?:ukket|UKKET))\W*$|"
    r"\bclosed item\b|\bfor lukkede døre\b",
    re.IGNORECASE,
)
# "Salg af grund (L)"; after a name it is the letter of a party.
_LETTER = re.compile(r"^\W*\(L\)|\(L\)\W*$")
_OF_PARTY = re.compile(rf"(?:\b(?:fra|af|ved|v\.)|v/)\s*{FULL_NAME}\s+\(L\)\W*$")
# "Lukket punkt.", "LUKKET - 27.00.00-A00-99-17"
_LINE = re.compile(
    r"(?:lukket|fortrolig)t?(?: (?:punkt|sag|dagsorden|møde|del|session))?\W*"
    r"(?:[\dA-Z]+(?:[.-][\dA-Z]+)+)?\W*|"
    r"(?:dette )?(?:punkt|sag)(?:et|en)? [\w ]{0,40}for lukkede døre\W*",
    re.IGNORECASE,
)
_CLOSED_GROUP = re.compile(r"\b(?:lukke(?:t|de)|fortrolige?|ikke[- ]offentlige?)\b", re.IGNORECASE)
_OPEN_GROUP = re.compile(r"\b(?:åbe?n|åbent|åbne|offentlige?)\b", re.IGNORECASE)


def heading_is_closed(text: str) -> bool:
    """Whether a heading says that its item was treated behind closed doors."""
    text = text[:300]
    if _HEADING.search(text):
        return True
    return bool(_LETTER.search(text)) and not _OF_PARTY.search(text)


def heading_is_open(text: str) -> bool:
    """Whether a heading says that anyone may hear its item, whatever group it stands in."""
    return bool(OPEN_MARK.search(text[:300]))


def line_is_closed(text: str) -> bool:
    """Whether a line only says that its item is closed."""
    return len(text) < 120 and bool(_LINE.fullmatch(text))


def group_is_closed(text: str) -> bool | None:
    """Whether a title of a group closes what follows it, or opens it; None when it does neither."""
    if not is_group_title(text):
        return None
    if _CLOSED_GROUP.search(text):
        return True
    return False if _OPEN_GROUP.search(text) else None
