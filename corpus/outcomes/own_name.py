"""The names by which a text means the body that met."""

from __future__ import annotations

import re
from functools import lru_cache

SELF = "mødet"
"""A subject that the formulas of decisions know, put for each of the names."""
# The word for what met within its name: "Ældrerådet i Lerby Kommune", "Lerby Roklub". One in the
# genitive ("Byrådets underudvalg") is that of another.
_BODY_WORD = re.compile(
    r"(?<![\w-])(?P<stem>[\w-]*(?:råd|udvalg|klynge|forum|bestyrelse|gruppe|forening|nævn|forsamling|klub|"
    r"repræsentation|præsidi|kollegi|laug|selskab|forbund|team))(?:m?et|um|b?e?n|e?t)?(?![\w-])",
    re.IGNORECASE,
)


# "Bestyrelsen i Grundejerforeningen Eng", "Dialogmøde mellem Kulturudvalget og Idrætsrådet"
_OF_OTHERS = re.compile(r",| (?:af|for|hos|i|mellem|på|til|under|ved)\b")


def without_name(text: str, body: str | None) -> tuple[str, dict[int, int]]:
    """A text with one word for the name of the body that met.

    Returns:
        The text, as long as before, and where each name starts, by where it ends.
    """
    name = _own_name(body)
    if name is None:
        return text, {}
    own = {match.end(): match.start() for match in name.finditer(text)}
    return name.sub(lambda match: SELF.rjust(len(match.group())), text), own


def head_of(body: str) -> str:
    """The part of a body's name that names it and not whom it belongs to or sits among."""
    return _OF_OTHERS.split(body, maxsplit=1)[0]


@lru_cache(maxsize=16)
def _own_name(body: str | None) -> re.Pattern[str] | None:
    """The names by which a text may mean the body that met: its own, or only the word for it.

    "Styregruppen" is the body "Styregruppe" too, "Ældrerådet" that of a municipality and
    "Lokaludvalget" that of a part of a town.
    """
    if body is None:
        return None
    words = (match["stem"] for match in _BODY_WORD.finditer(head_of(body)))
    names = {re.escape(body), *(f"{word[:1].upper()}{word[1:]}" for word in words)}
    known = "|".join(sorted((n for n in names if len(n) >= len(SELF)), key=len, reverse=True))
    return re.compile(rf"\b(?:{known})(?:[mb]?e?n|m?e?t)?\b") if known else None
