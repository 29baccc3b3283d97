"""Substitutes of whom sentences tell that they came or were called in for somebody who stayed away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.names.absence import AWAY
from corpus.names.full_name import FULL_NAME, ORGANISATION

STAND_IN = "stedfortræder"
"""What is noted of a substitute where it is not known for whom."""
_PARTY = r"(?: \([^()\n]{1,20}\))?"
_NAMES = rf"{FULL_NAME}{_PARTY}(?:(?:,|\s+og)\s+{FULL_NAME}{_PARTY})*"
_OFFICE = r"(?:\d\.\s*)?(?:[a-zæøå]+\s+)?(?i:stedfortræder|suppleant)(?:e?n|erne|er?)?"
# Whoever "var indkaldt" need not have come.
_CAME = (
    r"(?:deltog|deltager|mødte|møder|"
    r"(?:er|blev|var(?!\s[^.\n]{0,20}indkaldt))\s+(?:(?!ikke)[a-zæøå]+\s+)?"
    r"(?:indkaldt|mødt|til\s?stede))"
)
# Neither one who stayed away too, nor one who is to come to another meeting.
_NOT = (
    r"(?!,?\s+(?:men\b|(?:frem\s+)?ikke\b|for\s+[A-ZÆØÅ]|"
    r"(?:til|fra)\s+(?:det\s+)?(?:næste|kommende)))"
)
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        # "Som stedfortræder mødte Bo Lind"
        rf"\b[Ss]om\s+{_OFFICE}\s+{_CAME}\s+(?:[a-zæøå]+\s+){{0,3}}?(?P<who>{_NAMES})",
        # "1. stedfortræder på liste V, Bo Lind, er derfor indkaldt"
        rf"\b{_OFFICE}(?:\s+(?:på|for|fra)\s+[Ll]iste\s+\w+)?,?\s+(?P<who>{_NAMES}),?\s+"
        rf"{_CAME}{_NOT}",
        # "Bo Lind er indkaldt som stedfortræder"
        rf"(?P<who>{_NAMES})\s+{_CAME}\s+som\s+{_OFFICE}{_NOT}",
        # "Bo Lind er derfor indkaldt"
        rf"(?P<who>{_NAMES})\s+(?:er|blev)\s+(?:derfor|i\s+stedet)\s+indkaldt{_NOT}",
    )
)
_AWAY = re.compile(rf"(?<!\w){AWAY}\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<!\b[A-ZÆØÅ])\.\s+(?=[A-ZÆØÅ])|\n")
_LONGEST_BEFORE = 200


def find_stand_ins(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Where substitutes are named as ``who``, and what is to be noted of them.

    Whose place somebody took is known only where the sentence before tells of one person that
    they stayed away.
    """
    for pattern in _FORMS:
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
            told = [part for part in _SENTENCE_END.split(before) if part.strip(" .")]
            away = told[-1] if told and _AWAY.search(told[-1]) else ""
            names = [name for name in re.findall(FULL_NAME, away) if not ORGANISATION.search(name)]
            alone = len(names) == 1 and len(re.findall(FULL_NAME, match.group("who"))) == 1
            yield match, f"i stedet for {names[0]}" if alone else STAND_IN
