"""A vote of which only the numbers are printed: "6 stemte for, 3 imod"."""

from __future__ import annotations

import re

from corpus.meeting import Outcome

_WORDS = "ingen én to tre fire fem seks syv otte ni ti elleve tolv".split()
_NUMBER = rf"\d{{1,3}}|{'|'.join(_WORDS)}|en"
_CAST = r"(?:stemte|stemmer|har stemt)"
_GAP = r"[,.;]?\s+(?:(?:og|mens|men)\s+)?"
_FORMS = tuple(
    re.compile(pattern.format(n=_NUMBER, cast=_CAST, gap=_GAP), re.IGNORECASE)
    for pattern in (
        r"\b(?P<ayes>{n}) (?:\w+ )?{cast} for\b(?: (?:det|den|forslaget|indstillingen))?{gap}"
        r"(?P<noes>{n}) (?:\w+ )?(?:{cast} )?i?mod\b",
        # "4 stemmer for en nedlæggelse, mens 2 stemte imod"
        r"\b(?P<ayes>{n}) (?:stemte|stemmer) for (?:en |et |at (?!afvise|afslå|forkaste|nedstemme|udskyde|udsætte))"
        r"(?:(?!\bstem)[^;\n]){{1,80}}?,? (?:og|mens|men) "
        r"(?P<noes>{n}) (?:{cast} )?imod\b",
        r"\bfor(?: \w+)? stemte:? (?P<ayes>{n})\b(?: \([^()\n]*\))?{gap}"
        r"i?mod(?: \w+)?(?: stemte)?:? (?P<noes>{n})\b",
        r"\bstemt:? (?P<ayes>{n}) for{gap}(?P<noes>{n}) i?mod\b",
        r"\b(?P<ayes>{n}) ja(?:-stemmer)?{gap}(?P<noes>{n}) nej\b",
        r"\bfor: (?P<ayes>{n})\b{gap}i?mod: (?P<noes>{n})\b",
    )
)
# More than half of those who vote is not enough, or more was voted on than one thing.
_UNCLEAR = re.compile(
    r"ændringsforslag|underændring|\b(?:udsæt|udskyd)|kvalificeret|\b2/3\b|to tredjedele|vejledende|urafstemning",
    re.IGNORECASE,
)


def outcome_of_vote(text: str) -> tuple[Outcome, tuple[int, int]] | None:
    """Approved or rejected by the numbers of the only vote in a text; None when unclear.

    Args:
        text: display text of a minutes section.

    Returns:
        The outcome and the range of ``text`` that gives the numbers.
    """
    found = [match for form in _FORMS for match in form.finditer(text)]
    if len(found) != 1 or _UNCLEAR.search(text):
        return None
    ayes, noes = (_number(found[0].group(side)) for side in ("ayes", "noes"))
    if ayes == noes:
        return None
    return ("approved" if ayes > noes else "rejected"), found[0].span()


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    word = text.casefold()
    return 1 if word == "en" else _WORDS.index(word)
