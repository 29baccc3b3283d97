"""Values that fill what a question leaves open: quantities, amounts, dates, names, spelt-out words.

A sentence on the right topic answers "hvor mange" only when it counts the thing asked for; a year,
a date, an age or the number of an item is no count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index import content_words, fold, stem
from rag.asking.amounts import find_amounts

_NOT_COUNTS = re.compile(
    r"\b(?:19|20)\d\d\b(?!\s*kr)|"  # years
    r"\b\d{1,2}\.\s*(?:og\s+\d{1,2}\.\s*)?(?:januar|februar|marts|april|maj|juni|juli|august|september|"
    r"oktober|november|december|klasse|møde|halvår|kvartal)\w*|"
    r"\b\d{1,2}\.\s+(?=[a-zæøå])|"  # other ordinals
    r"\b(?:kl\.?|klokken)\s*\d[\d.:]*(?:\s*[-–]\s*\d[\d.:]*)?|\b\d{1,2}[:.]\d\d\b(?!\d)|"
    r"\b(?:punkt|pkt\.?|indsats|pejlemærke|tabel|bilag|nr\.?|§|side|projekt)\s*\d+(?:\s*og\s*\d+)?|"
    r"^\s*(?:[•o▪–*-]\s*)?\d{1,2}[.)]\s|\(\d+(?:x\d+)?\s*min\)|\b\d+/\d+\b",
    re.IGNORECASE,
)
_AGES = re.compile(r"\b\d{1,2}(?:\s*[-–]\s*\d{1,2})?\s*-?\s*år(?:ige|ig|s)?\b", re.IGNORECASE)
_QUANTITY = re.compile(
    # "en" and "et" are articles far more often than counts.
    r"(?P<number>\d[\d.,]*|\b(?:én|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|begge|ingen)\b)"
    r"[\s-]*(?P<unit>%|pct\.?|procent|(?:[a-zæøåA-ZÆØÅ-]+\s*){0,3})",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"\b\d{1,3}(?:\.\d{3})+\b")
_PERSON = re.compile(
    r"\b[A-ZÆØÅ][a-zæøåé]+(?:\s+(?:[A-ZÆØÅ]\.|[A-ZÆØÅ][a-zæøåé]+|von|af))*\s+[A-ZÆØÅ][a-zæøåé]+\b"
)
_BODY = re.compile(
    r"\b(?:[A-ZÆØÅ]\w*(?:udvalg|udvalget|forum|rådet|råd|styrelse|styrelsen|fonden|kommune|region|"
    r"klynge|praksis|sekretærerne)|Kommune|Region\w*|Regeringen|Regionen|"
    r"Kommunen|[A-ZÆØÅ]{2,5}|(?:klynge)?sekretær\w*|\w*klynger(?:ne)?|repræsentant\w*|grupperne|"
    r"administrationen|forvaltningen|direktør\w*|formand\w*|udvalget|bestyrelsen)\b"
)
_DATE = re.compile(
    r"\b(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|forår\w*|"
    r"efterår\w*|sommer\w*|vinter\w*|ultimo|medio|primo|halvår\w*|snarest|endnu ikke|(?:19|20)\d\d|kl\.|"
    r"årligt|løbende|næste møde|uge \d+)\b|\b\d{1,2}[./-]\d{1,2}\b|\d\d[:.]\d\d",
    re.IGNORECASE,
)
# People and things that are counted under many names.
_GENERIC_UNITS = frozenset(
    stem(fold(word))
    for word in (
        "borgere personer mennesker patienter deltagere medlemmer stk gange procent unge børn elever "
        "forløb kommuner indsatser møder timer"
    ).split()
)
# A day of the week, or an occasion to come: "om torsdagen", "på generalforsamlingen".
_OCCASION = re.compile(
    r"\b(?:man|tirs|ons|tors|fre|lør|søn|hellig)dag(?:e|en|s)?\b|\bweekend\w*|"
    r"\b(?:på|til|ved|inden|efter|før) (?:\w+ ){0,2}?\w*(?:møde|samling|fest|sæson|aften|ferie)(?:t|en|n|et)?\b|"
    r"\b(?:ved|inden|efter|før) (?:\w+ ){0,2}?\w*(?:start|slutning|valg)(?:en|et)?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted thing: "153 borgere"; percent sign and words alike have unit "%"."""

    number: str
    units: frozenset[str]


def quantities(text: str) -> list[Quantity]:
    """Numbers that count something; years, dates, ages, clock times and labels are left out."""
    bare = _AGES.sub(" ", _NOT_COUNTS.sub(" ", text))
    found = []
    for match in _QUANTITY.finditer(bare):
        unit = match.group("unit").strip().casefold()
        if unit.startswith(("%", "pct", "procent")):
            units = frozenset({"%"})
        else:
            units = frozenset(stem(word) for word in content_words(unit))
        found.append(Quantity(match.group("number"), units))
    return found


def counts(text: str, asked: frozenset[str]) -> float:
    """How well a text counts what is asked for.

    Args:
        asked: stems of the noun after "hvor mange"; empty when the question names none.

    Returns:
        1 when the noun itself is counted, 0.6 when something of the sort is, 0.3 for any other
        quantity, 0 for none.
    """
    best = 0.0
    percent = bool(asked & {"procent", "pct", "andel", "percent"})
    for quantity in quantities(text):
        if "%" in quantity.units:
            best = max(best, 1.0 if percent or not asked else 0.5)
        elif asked & quantity.units:
            best = 1.0
        elif quantity.units & _GENERIC_UNITS:
            best = max(best, 0.2 if percent else 0.6)
        elif not percent:
            best = max(best, 0.3)
    return best


def has_money(text: str) -> bool:
    """Whether a text names an amount of money."""
    return bool(find_amounts(text)) or bool(_THOUSANDS.search(text))


def has_person(text: str) -> bool:
    """Whether a text names a person by first name and surname."""
    return bool(_PERSON.search(text))


def has_actor(text: str) -> bool:
    """Whether a text names a person, a body or an office."""
    return has_person(text) or bool(_BODY.search(text))


def has_date(text: str) -> bool:
    """Whether a text names a time."""
    return bool(_DATE.search(text))


def has_time(text: str) -> bool:
    """Whether a text names a time, a day of the week or an occasion."""
    return has_date(text) or bool(_OCCASION.search(text))
