"""What is moved at a meeting besides the case: to put it off, to send it back, to amend it."""

from __future__ import annotations

import re

from corpus.meeting import Outcome

_AMENDMENT = re.compile(r"\b(?:\w*ændringsforslag|modforslag)", re.IGNORECASE)
_MADE = r"\b(?:foreslog|foreslået|forslag(?:et)?(?: fra [^.\n]{2,40}?)?(?:,)? om|begærede|anmodede om)\b"
_PUT_OFF = re.compile(rf"{_MADE}[^.\n]*?\b(?:udsæt|udskyd|udsat)", re.IGNORECASE)
_SENT_ON = re.compile(
    rf"{_MADE}[^.\n]*?\b(?:tilbagesend|hjemvis|oversend|send\w* (?:tilbage|retur))", re.IGNORECASE
)
_IT = re.compile(
    r"(?:\W|\b(?:dette|det)\b )*\w*forslag(?:et)?\b|"
    r"\W*(?:dette|det) (?:blev|er) (?:\w+ )?(?:vedtaget|godkendt|tiltrådt|forkastet|afvist)\b(?!,? (?:\w+ )?at\b)",
    re.IGNORECASE,
)
_MADE_HERE = re.compile(_MADE, re.IGNORECASE)
_LONGEST = 1000
_NEAR = 260  # characters; a vote may stand between a motion and what came of it


def is_amendment(text: str) -> bool:
    """Whether a sentence speaks of an amendment, which is not the case itself."""
    return bool(_AMENDMENT.search(text))


def moved(text: str, begin: int, end: int) -> Outcome | None:
    """What a motion aims at of which a text tells the result; None when it is the case itself.

    Args:
        text: display text of a minutes section.
        begin, end: of the statement that something was carried or rejected.
    """
    start = max(0, begin - _LONGEST)
    start = max(start, text.rfind(". ", start, begin) + 1, text.rfind("\n", start, begin) + 1)
    sentence = text[start:end]
    near = sentence if _MADE_HERE.search(sentence) else ""
    if not near and (_IT.match(text, start) or _IT.match(text, begin)):
        near = text[max(0, start - _NEAR) : start]
    if _PUT_OFF.search(near):
        return "postponed"
    return "referred" if _SENT_ON.search(near) else None
