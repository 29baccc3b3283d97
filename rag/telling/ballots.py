"""What a sentence tells of a vote: who was for, who against and who abstained, by name or number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Side = Literal["for", "against", "abstained"]

_COUNT = r"(?:\d{1,3}|ingen|én|en|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tretten|fjorten|femten)"
# Where the voters of one side end and those of the next begin.
_END = r"(?=[,;]? (?:og |mens |men |dog )?(?:i?mod|undlod|undlader|hverken)\b|[.;\n]|$)"
_AFTER_SIDE = re.compile(
    rf"\b(?P<side>for|i?mod)\b(?: (?!stem)[\w\"”'-]+){{0,6}}? stem(?:te|mer)\b:?\s*(?P<who>.*?){_END}|"
    rf"(?<=, )(?P<second>for|i?mod):? (?P<others>(?:{_COUNT} ?\(|de øvrige|resten|alle).*?){_END}|"
    # "For: A, B og F (16). Imod: V og C (9)."
    rf"(?:^|(?<=[.;] ))(?P<list>for|i?mod|ja|nej): ?(?P<listed>[^.;\n]+)",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
_CASTS = re.compile(
    r"\bstem(?:te|mer) (?:(?:dog|derfor|også|selv) )?(?P<side>for|i?mod|nej|ja)\b|"
    r"\b(?:undlod|undlader)(?: (?:\w+ )?at stemme)?\b|\bstem(?:te|mer) (?:blankt|hverken for eller i?mod)\b",
    re.IGNORECASE,
)
_CLAIMED = re.compile(r"\b(?:for|i?mod)\b[^,;]*$", re.IGNORECASE)
_NOUN, _COUNTED = re.compile(r"stemmer", re.IGNORECASE), re.compile(rf"\b{_COUNT} $", re.IGNORECASE)
_LONGEST = 200  # letters before the verb in which those who voted are named
# "4 stemmer (V, C og O) mod 3 (A, F og Ø)", "9 for og 3 imod", "mod tre stemmer (V)"
_NUMBERS = re.compile(
    rf"\b{_COUNT} (?:stemmer|for)\b(?: \((?P<ayes>[^()\n]*)\))?|"
    rf"\b(?:mod|imod) {_COUNT}\b(?: stemmer)?(?: \((?P<noes>[^()\n]*)\))?|"
    rf"\b{_COUNT} i?mod\b(?: \((?P<nays>[^()\n]*)\))?|"
    r"\bstemme\w*[^.\n]{0,25}? \(?\d{1,3} ?[-–] ?\d{1,3}\b",
    re.IGNORECASE,
)
# "18 stemte for indstillingen (V og C)", "Følgende stemte for: Ib Dam"
_LISTED = re.compile(r"^[^,;(:]*[(:]([^)]*)")
# "38 % mod 51 %" are no votes.
_CAST = re.compile(
    r"\bstem|\bfor\b[^.]{0,20}\bimod\b|\b(?:vedtaget|godkendt|forkastet|faldt|valgt) med\b",
    re.IGNORECASE,
)
# Of a majority it is told who they are; which way they voted, where it says what they did.
_PARTY_TO = re.compile(
    r"\b(?P<which>flertal|mindretal)\w*(?: (?:bestående|udgjort) af|:|,| \()\s*(?P<who>[^.;\n]*)",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:godkend|tiltråd|tiltræd|vedt[ao]g|anbefal|beslut|stemte for)\w*\b", re.IGNORECASE
)
_ALL = re.compile(r"\benstemmigt?\b|\balle stemte for\b(?! .{0,30}\bnær\b)", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:begrundede|motiverede|forklarede) (?:sin stemme|sit (?:nej|ja)|sin (?:stilling|afstemning))\b",
    re.IGNORECASE,
)
# Other words of those who take a side; on which is not understood.
_STANCE = re.compile(
    r"\b(?:i?mod|forbehold|tiltræde|tilslutte sig|afvigende|særstandpunkt|mindretal\w*|støtte[rd]e?|ønskede)\b",
    re.IGNORECASE,
)
# Words with a capital that name nobody, at the start of a sentence.
_NOBODY = re.compile(
    rf"(?:{_COUNT}|et|der|det|den|dem|da|ved|ad|for|imod|mod|indstilling\w*|forslag\w*|punkt\w*|pkt|vedtaget|"
    r"godkendt|tiltrådt|forkastet|afvist|anbefale[st]|flertal\w*|mindretal\w*|\w*medlem\w*|"
    r"stemmer\w*|afstemning\w*|følgende|heraf|herefter|derefter|ingen|nogle|budget\w*|sagen|model|ændringsforslag\w*)",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"\b[A-ZÆØÅ][\wé.-]*")
_REST = re.compile(
    r"\b(?:resten|(?:de|alle) (?:øvrige|andre)|han|hun|undertegnede|jeg|alle)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Told:
    """One side of a vote as a sentence tells it.

    Attributes:
        side: None for a majority of which it is not told what they did.
        named: it says who, and not only how many.
    """

    side: Side | None
    named: bool


def told_of(text: str) -> tuple[Told, ...]:
    """The sides of a vote that a sentence tells of; none when it tells of no vote."""
    found: list[Told] = []
    for match in _AFTER_SIDE.finditer(text):
        side = match["side"] or match["second"] or match["list"]
        who = match["who"] or match["others"] or match["listed"] or ""
        found.append(Told(_side(side), _names(who)))
    end = 0
    for match in _CASTS.finditer(text):
        first = max(end, match.start() - _LONGEST)
        begin = max(text.rfind(sign, first, match.start()) for sign in ".;:\n") + 1
        who, end = text[max(begin, first) : match.start()], match.end()
        listed = " ".join(_LISTED.findall(text[end : end + _LONGEST].split(".")[0]))
        # "For stemte 3": the verb belongs to what stands before it; "9 stemmer for" are votes.
        if match["side"] is None:
            found.append(Told("abstained", _names(f"{who} {listed}")))
        elif not (_CLAIMED.search(who) or (_NOUN.match(match[0]) and _COUNTED.search(who))):
            found.append(Told(_side(match["side"]), _names(f"{who} {listed}")))
    for match in _NUMBERS.finditer(text) if _CAST.search(text) else ():
        if match["noes"] is not None or match["nays"] is not None:
            found.append(Told("against", _names(match["noes"] or match["nays"] or "")))
        elif match["ayes"] is not None:
            found.append(Told("for", _names(match["ayes"])))
        else:
            found += [Told("for", False), Told("against", False)]
    for match in _PARTY_TO.finditer(text):
        carried = match["which"].casefold() == "flertal" and _CARRIED.search(text)
        found.append(Told("for" if carried else None, _names(match["who"])))
    if _ALL.search(text):
        found.append(Told("for", True))
    return tuple(found)


def is_ballot(text: str) -> bool:
    """Whether a sentence tells of a vote, or why somebody voted so."""
    return bool(told_of(text)) or bool(_REASON.search(text))


def takes_side(text: str) -> bool:
    """Whether a sentence names somebody who takes a side in words that ``told_of`` does not know."""
    return bool(_STANCE.search(text)) and _names(text) and not told_of(text)


def _side(word: str) -> Side:
    return "for" if word.casefold() in ("for", "ja") else "against"


def _names(text: str) -> bool:
    """Whether a text names voters: people, parties, or all the others."""
    if _REST.search(text):
        return True
    return any(not _NOBODY.fullmatch(word.strip(".")) for word in _CAPITAL.findall(text))
