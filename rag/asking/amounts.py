"""Amounts of money as they are written in Danish minutes, in whole kroner."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"\d{1,3}(?:[. \u00a0]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_SCALE = r"mio\.?|mill?\.?|million(?:er)?|mia\.?|milliard(?:er)?|t\.?|tusinde?|hundrede tusinde"
_CURRENCY = r"kr\b\.?|kroner\b|dkk\b"
_AMOUNT = re.compile(
    rf"(?:\b(?:{_CURRENCY})\s*(?P<after>{_NUMBER})(?:\s*(?P<after_scale>{_SCALE})(?!\w))?)"
    rf"|(?<![\d.,])(?P<before>{_NUMBER})(?:\s*(?P<scale>{_SCALE}))?\s*(?:danske\s+)?(?:{_CURRENCY})"
    r"|(?<![\d.,])(?P<bare>\d+(?:,\d+)?)\s*(?P<bare_scale>mio\b\.?|mia\b\.?|million(?:er)?\b|"
    r"milliard(?:er)?\b)",
    re.IGNORECASE,
)
_FACTORS = (
    ("mia", 1_000_000_000),
    ("milliard", 1_000_000_000),
    ("mi", 1_000_000),
    ("hundrede", 100_000),
    ("t", 1_000),
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount: its value in kroner, and the words that say it."""

    kroner: int
    words: str


def find_amounts(text: str) -> list[Amount]:
    """Amounts of money in the order of the text.

    "80 000 kr.", "kr. 2 mio.", "50 t.kr.", "3 millioner kroner" and "1,5 mia." are read; a number
    without currency or scale is none.
    """
    found = []
    for match in _AMOUNT.finditer(text):
        digits = match["after"] or match["before"] or match["bare"]
        scale = (match["after_scale"] or match["scale"] or match["bare_scale"] or "").casefold()
        factor = next((f for start, f in _FACTORS if scale.startswith(start)), 1)
        whole, _, fraction = re.sub(r"[.\s\u00a0]", "", digits).partition(",")
        value = round(float(f"{whole}.{fraction or 0}") * factor)
        found.append(Amount(value, " ".join(match.group().split())))
    return found


def amounts(text: str) -> list[int]:
    """The values alone: "125.000 kr." is 125000, "2 mio. kr." 2000000."""
    return [amount.kroner for amount in find_amounts(text)]
