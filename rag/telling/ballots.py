"""What a sentence tells of a vote: who was for, who against and who abstained, by name or number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Side = Literal["for", "against", "abstained"]

_COUNT = r"(?:\d{1,3}|ingen|én|en|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tretten|fjorten|femten)"
# Where the voters of one side end and those of the next begin.
_END = r"(?=[,;]? (?:og |mens |men |dog )?(?:i?mod|undlod|hverken)\b|[.;\n]|$)"
_AFTER_SIDE = re.compile(
    rf"\b(?P<side>for|i?mod)\b(?: (?!stem)[\w\"”'-]+){{0,6}}? stem(?:te|mer)\b:?\s*(?P<who>.*?){_END}|"
    rf"(?<=, )(?P<second>for|i?mod):? (?P<others>(?:{_COUNT} ?\(|de øvrige|resten|alle).*?){_END}",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE_VERB = re.compile(
    r"(?P<who>[^.;:\n]*?)\bstemte (?:(?:dog|derfor|ikke|også|selv) )?(?P<side>for|i?mod|nej|ja)\b"
    r"(?=(?P<rest>[^.\n]*))",
    re.IGNORECASE,
)
_ABSTAINED = re.compile(
    r"(?P<who>[^.;:\n]*?)\b(?:undlod(?: (?:\w+ )?at stemme)?|stemte (?:blankt|hverken for eller i?mod))\b:?"
    r"(?P<after>[^.;\n]*)",
    re.IGNORECASE,
)
# "4 stemmer (V, C og O) mod 3 (A, F og Ø)", "9 for og 3 imod", "mod tre stemmer (V)", "16 (SF)"
_NUMBERS = re.compile(
    rf"\b{_COUNT} (?:stemmer|stemte|for)\b(?: \((?P<ayes>[^()\n]*)\))?|"
    rf"\b(?:mod|imod) {_COUNT}\b(?: stemmer)?(?: \((?P<noes>[^()\n]*)\))?|"
    rf"\b{_COUNT} i?mod\b(?: \((?P<nays>[^()\n]*)\))?|\b\d{{1,3}} ?[-–] ?\d{{1,3}}\b",
    re.IGNORECASE,
)
# "18 stemte for indstillingen (V og C)", "Følgende stemte for: Ib Dam"
_LISTED = re.compile(r"^[^,;(:]*[(:]([^)]*)")
# "38 % mod 51 %" are no votes.
_CAST = re.compile(
    r"\bstem|\bfor\b[^.]{0,20}\bimod\b|\b(?:vedtaget|godkendt|forkastet|faldt|valgt) med\b",
    re.IGNORECASE,
)
# Of a majority it is told who they are, whichever way they voted.
_PARTY_TO = re.compile(
    r"\b(?:fler|mindre)tal\w*(?: (?:bestående|udgjort) af|:| \()\s*(?P<who>[^.;\n]*)", re.IGNORECASE
)
_ALL = re.compile(r"\benstemmigt?\b|\balle stemte for\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:begrundede|motiverede|forklarede) (?:sin stemme|sit (?:nej|ja)|sin (?:stilling|afstemning))\b",
    re.IGNORECASE,
)
# Words with a capital that name nobody, at the start of a sentence.
_NOBODY = re.compile(
    rf"(?:{_COUNT}|et|der|det|den|dem|da|ved|ad|for|imod|mod|indstilling\w*|forslag\w*|punkt\w*|pkt|vedtaget|"
    r"godkendt|tiltrådt|forkastet|afvist|anbefale[st]|flertal\w*|mindretal\w*|medlem\w*|lokaludvalgsmedlem\w*|"
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
        side: None for those of whom only a majority or minority is told.
        named: it says who, and not only how many.
    """

    side: Side | None
    named: bool


def told_of(text: str) -> tuple[Told, ...]:
    """The sides of a vote that a sentence tells of; none when it tells of no vote."""
    found: list[Told] = []
    for match in _AFTER_SIDE.finditer(text):
        side = _side(match["side"] or match["second"])
        found.append(Told(side, _names(match["who"] or match["others"] or "")))
    for match in _BEFORE_VERB.finditer(text):
        # "For stemte 3": the verb belongs to what stands before it.
        if not re.search(r"\b(?:for|i?mod)\b[^,;]*$", match["who"], re.IGNORECASE):
            listed = " ".join(_LISTED.findall(match["rest"]))
            found.append(Told(_side(match["side"]), _names(f"{match['who']} {listed}")))
    for match in _ABSTAINED.finditer(text):
        found.append(Told("abstained", _names(f"{match['who']} {match['after']}")))
    for match in _NUMBERS.finditer(text):
        if match["noes"] is not None or match["nays"] is not None:
            found.append(Told("against", _names(match["noes"] or match["nays"] or "")))
        elif match["ayes"] is not None:
            found.append(Told("for", _names(match["ayes"])))
        elif _CAST.search(text):
            found += [Told("for", False), Told("against", False)]
    found += [Told(None, _names(match["who"])) for match in _PARTY_TO.finditer(text)]
    if _ALL.search(text):
        found.append(Told("for", True))
    return tuple(found)


def is_ballot(text: str) -> bool:
    """Whether a sentence tells of a vote, or why somebody voted so."""
    return bool(told_of(text)) or bool(_REASON.search(text))


def _side(word: str) -> Side:
    return "for" if word.casefold() in ("for", "ja") else "against"


def _names(text: str) -> bool:
    """Whether a text names voters: people, parties, or all the others."""
    if _REST.search(text):
        return True
    return any(not _NOBODY.fullmatch(word.strip(".")) for word in _CAPITAL.findall(text))
