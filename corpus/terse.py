"""What decides without a word for it: "OK", "Nej tak", and "Risiko 4 lukkes" below "Beslutning"."""

from __future__ import annotations

import re

from corpus.meeting import Outcome
from corpus.wording import DECIDING, NAME, REST, START

_TO_NEXT = r"(?:(?:det )?næste|det kommende|et (?:senere|kommende)) \w*møde"
_ANSWERS: tuple[tuple[Outcome, str], ...] = (
    (
        "postponed",
        rf"(?:(?:tages|kommer) (?:med |op )?(?:på|til)|(?:flyttes|rykkes|overføres|flyttet|rykket|overført|"
        rf"skydes|venter|afventer|gemmes|henlægges)(?: til)?) {_TO_NEXT}\b|"
        r"(?:venter|henstår|bæres over|sættes i bero|stilles i bero|i bero)(?=\W*$| til\b|,)",
    ),
    (
        "noted",
        r"(?:(?:taget|tages|toges) )?ad notam\b|noteret\b|noteres\b|(?:tages )?til orientering(?=\W*$)",
    ),
    (
        "rejected",
        r"nej(?: tak)?(?=\W*$| til\b|,? (?:da|der|fordi|idet|vi|det)\b)|kan ikke lade sig gøre\b",
    ),
    (
        "approved",
        r"(?:ok(?:ay)?|o\.k)(?=\W*$|[.,;]| (?:med|til|fra|for|hvis)\b)|"
        r"ja(?: tak)?(?=\W*$| til\b|,? (?:hvis|såfremt|under|med)\b)|"
        r"(?:fuld |enstemmig )?tilslutning(?=\W*$|[.,;]| (?:til|fra|med)\b)|tilsluttet\b|tilsluttes\b|"
        r"(?:accept|bifald|enighed|enstemmigt|som foreslået|efter indstillingen)(?=\W*$)|"
        rf"(?:{DECIDING})\b(?! ikke\b)|"
        # Before a body it is only heard: "Sendes i høring i Ældrerådet".
        r"(?:ud)?sendes i (?:(?:offentlig|ekstern|intern) )?høring"
        r"(?=\W*$|[.,;]| (?:frem|i \d|i \w+ uger|fra|til den|til d\.)\b)|"
        # "Navnet bliver Kaminstuen."
        r"[\w-]{3,40}(?:et|en) bliver (?=[\"”»“']|(?-i:[A-ZÆØÅ]))[^.\n]*",
    ),
)
_FORMS = tuple((outcome, re.compile(rf"(?:{form})", re.IGNORECASE)) for outcome, form in _ANSWERS)
_LEAD = re.compile(r"\W{0,9}")


def terse_outcome(opening: str) -> tuple[Outcome, tuple[int, int]] | None:
    """What a text answers with its first words; None when it begins in another way.

    Args:
        opening: the first sentence of a minutes section.

    Returns:
        The outcome and the range of ``opening`` that shows it.
    """
    lead = _LEAD.match(opening)
    begin = lead.end() if lead else 0
    for outcome, form in _FORMS:
        if match := form.match(opening, begin):
            return outcome, (begin, match.end())
    return None


# What the heading over a text calls a decision needs no word that says so.
_HEADING = re.compile(r"beslut|konklusion|vedtag|vedtog", re.IGNORECASE)
_STATED = re.compile(
    rf"{START}(?:(?!(?:ikke|skal|bør|kan|kunne|vil|ville|hvis|når|at|som|der|foreslås|indstilles|\w*møde)\b)"
    rf"[\w/&()-]+ ){{1,7}}(?:{DECIDING})\b(?! ikke\b)|"
    # "Norddal udpeger Nina Toft"
    rf"{START}{NAME} (?:udpeger|ansætter|indkøber|køber|bestiller|sælger|opretter)\b(?! ikke\b){REST}|"
    rf"{START}der (?:{DECIDING})\b(?! ikke\b){REST}|"
    rf"{START}[\w-]{{3,40}}(?:et|en|erne|ene) bliver (?=[\"”»“'\d]|(?-i:[A-ZÆØÅ]))",
    re.IGNORECASE | re.MULTILINE,
)


def heads_decision(heading: str) -> bool:
    """Whether the heading of a section calls it a decision, and not only a report."""
    return bool(_HEADING.search(heading))


def stated_outcome(text: str) -> tuple[Outcome, tuple[int, int]] | None:
    """What a text below the heading of a decision states in the passive; None when it does not.

    Args:
        text: display text of a minutes section.

    Returns:
        The outcome and the range of ``text`` that shows it.
    """
    match = _STATED.search(text)
    if match is None or "?" in text[match.start() : match.end() + 1]:
        return None
    begin = next(place for place in range(*match.span()) if text[place].isalnum())
    return "approved", (begin, match.end())
