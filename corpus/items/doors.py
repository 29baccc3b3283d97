"""What a meeting treats behind closed doors: told by a heading, by a line, or by the title of a group.

The text of what is closed is nobody's to read, so in doubt it stays closed.
"""

from __future__ import annotations

import re

from corpus.items.groups import is_group_title
from corpus.items.heading_text import OPEN_MARK
from corpus.names.full_name import FULL_NAME

_LONGEST = 120
_CLOSED = r"(?:lukke(?:t|de)|fortrolig(?:t|e)?|(?:ikke|ej)[- ]offentlig(?:t|e)?)"
_CASE = (
    r"(?:\w*(?:sag|punkt|dagsorden|orientering|drøftelse|beslutning|meddelelse|behandling)"
    r"(?:er|en|et)?|møde|del|session)\b"
)
_IT_IS = (
    r"(?:(?:dette |denne )?\w*(?:punkt|sag)(?:et|en)? (?:er|behandle[st]) (?:som )?(?:et |en )?)"
)
# "Lukket: Salg af grund", "Personalesag (lukket)"; "Svømmehallen lukket" tells of a pool.
_HEADING = re.compile(
    rf"^\W*{_CLOSED}(?: {_CASE}|\s*[\]:().–—-]|\W*$)|^\W*fortroligt?\b|"
    rf"(?:[(\[:–—-]|\s\s)\s*{_IT_IS}?{_CLOSED}(?: {_CASE})?\W*$|"
    r"\blukket (?:punkt|sag|dagsorden|møde)\b|(?-i:\sL(?:ukket|UKKET))\W*$|"
    r"\bclosed item\b|\bfor lukkede døre\b",
    re.IGNORECASE,
)
# "Salg af grund (L)", "L – Salg af grund"; after a name it is the letter of a party.
_LETTER = re.compile(r"^\W*\(L\)|^\W*L\s+[–—-]\s|\(L\)\W*$")
_OF_PARTY = re.compile(rf"(?:\b(?:fra|af|ved|v\.)|v/)\s*{FULL_NAME}\s+\(L\)\W*$")
_CITED = r"(?:,? (?:jf|jævnfør|i henhold til|efter|iht|ifølge)\b.*(?:lov|§).*)?"
# "Lukket punkt.", "LUKKET - 27.00.00-A00-99-17", "Ikke offentligt punkt, jf. styrelsesloven § 10"
_LINE = re.compile(
    rf"\W*{_CLOSED}(?: (?:punkt|sag|dagsorden|møde|del|session))?\W*"
    rf"(?:[\dA-Z]+(?:[.-][\dA-Z]+)+)?\W*{_CITED}|"
    r"(?:dette )?(?:punkt|sag)(?:et|en)? [\w ]{0,40}for lukkede døre\b\W*.*|"
    r"\W*(?:ikke|ej) til offentliggørelse\W*|"
    rf"\W*(?:åben/lukket|åben eller lukket|offentlighed|sagstype|punkttype)\s*:\s*{_CLOSED}(?: {_CASE})?\W*",
    re.IGNORECASE,
)
# "Punktet er fortroligt.", "Lukket. Bo opsiges.", "Sagen er omfattet af tavshedspligt": what follows
# is told in trust.
# What "blev lukket" or "er lukket ned" was dealt with.
_SAYS = re.compile(
    rf"\W*{_CLOSED}(?: (?:punkt|sag|dagsorden|møde|del|session))?\.(?=\s|$)|"
    rf"\W*{_IT_IS}(?:{_CLOSED}|(?:omfattet|underlagt) (?:af )?tavshedspligt|undtaget offentlighed|"
    r"for lukkede døre|i lukket møde)\b(?! (?:ned|op|uden|med)\b)",
    re.IGNORECASE,
)
# "Beslutning ikke frigivet." may be read by all.
_KEPT_BACK = re.compile(
    r"\W*(?:(?:beslutning|referat|tekst)(?:en|et)? )?(?:er )?(?:ikke|ej) "
    r"(?:frigivet|offentliggjort|til offentliggørelse)\W*",
    re.IGNORECASE,
)
_CLOSED_GROUP = re.compile(rf"\b{_CLOSED}\b", re.IGNORECASE)
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
    """Whether a line says that its item is closed."""
    return only_says_closed(text) or bool(_SAYS.match(text))


def only_says_closed(text: str) -> bool:
    """Whether a line tells nothing but that its item is closed."""
    short = len(text) < _LONGEST
    return short and bool(_LINE.fullmatch(text) or _KEPT_BACK.fullmatch(text))


def group_is_closed(text: str) -> bool | None:
    """Whether a title of a group closes what follows it, or opens it; None when it does neither."""
    if not is_group_title(text):
        return None
    if _CLOSED_GROUP.search(text):
        return True
    return False if _OPEN_GROUP.search(text) else None
