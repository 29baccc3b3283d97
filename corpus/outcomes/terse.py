"""What decides without a word for it: "OK", "Nej tak", and "Risiko 4 lukkes" below "Beslutning"."""

from __future__ import annotations

import re

from corpus.meeting import Outcome
from corpus.outcomes.stated import holds
from corpus.outcomes.wording import BODY, DECIDING, DOING, NAME, OBJECT, REST, SO, UNSTATED

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
        r"(?:ok(?:ay)?|o\.k)(?=\W*$|[.,;](?! (?:at|men|dog)\b)| (?:med|til|fra|for|hvis)\b)|"
        r"ja(?: tak)?(?=\W*$| til\b|,? (?:hvis|såfremt|under|med)\b)|"
        r"(?:fuld |enstemmig )?tilslutning(?=\W*$|[.,;](?! (?:at|men|dog)\b)| (?:til(?!,? at\b)|fra|med)\b)|"
        r"tilsluttet\b|tilsluttes\b|"
        r"(?:accept|bifald|enighed|enstemmigt|som foreslået|efter indstillingen)(?=\W*$)|"
        # What happens every day ("Lukkes kl. 21") or is thought ("Antages at koste") is no decision.
        rf"{DECIDING}(?=\W*$|[.;]|,(?! (?:at|men|hvis)\b)| (?:med|til|fra|som|for|pr|på|i|mellem|ved|hos|uden|"
        r"efter|enstemmigt|straks|nu|den \d|d\. ?\d)\b)|"
        # Before a body it is only heard: "Sendes i høring i Ældrerådet".
        r"(?:ud)?sendes i (?:(?:offentlig|ekstern|intern) )?høring"
        r"(?=\W*$|[.,;]| (?:frem|i \d|i \w+ uger|fra|til den|til d\.)\b)|"
        # "Navnet bliver Kaminstuen."
        r"[\w-]{3,40}(?:et|en)(?<!mødet) bliver (?=[\"”»“']|(?-i:[A-ZÆØÅ]))[^.\n]*",
    ),
)
_FORMS = tuple((outcome, re.compile(rf"(?:{form})", re.IGNORECASE)) for outcome, form in _ANSWERS)
_LEAD = re.compile(r"\W{0,9}")


def terse_outcome(told: str, end: int, body: str | None) -> tuple[Outcome, tuple[int, int]] | None:
    """What a text answers with its first words; None when it begins in another way.

    Args:
        told: display text of a minutes section.
        end: of its first sentence.
        body: that met.

    Returns:
        The outcome and the range of ``told`` that shows it.
    """
    lead = _LEAD.match(told, 0, end)
    begin = lead.end() if lead else 0
    for outcome, form in _FORMS:
        match = form.match(told, begin, end)
        if match and holds(told, match, outcome, body):
            return outcome, (begin, match.end())
    return None


# What the heading over a text calls a decision needs no word that says so.
_HEADING = re.compile(r"beslut|konklusion|vedtag|vedtog", re.IGNORECASE)
# Who does something and who is told to do it; what somebody says ("Ib: Vi køber det") is not meant.
_START = r"(?:^[^\w\n:]{0,60}|(?<=[.!?] ))"
_TASKS = (
    r"(?:arrangerer|booker|færdiggør|følger op på|indhenter|indkalder|kontakter|laver|opdaterer|planlægger|retter|"
    r"sender|skriver|sørger for|tager kontakt|udarbejder|udsender)"
)
_AFTER = (
    r"(?!,? (?:ikke|at|af|om|hvis|hvorvidt|når|kl|ofte|altid|stadig|normalt|typisk|måske|muligvis|gerne|jo|"
    r"allerede|antageligt)\b)"
)
_STATED = re.compile(
    rf"{_START}(?:(?!{UNSTATED}|\w*møde)[\w/&()-]+ ){{1,7}}{DECIDING}\b{_AFTER}|"
    rf"{_START}der {DECIDING}\b{_AFTER}{REST}|"
    rf"{_START}(?:{BODY}|{NAME}) {DOING} (?:(?:derfor|herefter|nu) )?{OBJECT}{REST}|"
    rf"{_START}{SO}?{DOING} {BODY} {OBJECT}{REST}|"
    # What an office is asked to write ("Forvaltningen udarbejder et notat") decides nothing yet,
    # nor does what somebody does besides the decision.
    rf"\A\W{{0,9}}(?:{BODY}|(?!(?-i:[A-ZÆØÅ][a-zæøå]{{6,}}(?:en|et)\b)){NAME}) {_TASKS} "
    rf"(?:{OBJECT}|(?:for|med|til) ){REST}|"
    rf"{_START}[\w-]{{3,40}}(?:et|en|erne|ene)(?<!mødet) bliver (?=[\"”»“'\d]|(?-i:[A-ZÆØÅ]))",
    re.IGNORECASE | re.MULTILINE,
)


_AGREED = re.compile(
    r"^\W{0,9}(?:det er )?(?:aftalt|besluttet)\W{0,3}:\W{0,4}(?=\w)", re.IGNORECASE | re.MULTILINE
)


def decision_in(text: str, heading: str) -> int | None:
    """Where what is called a decision begins in a text, as after "Aftalt:"; None when nothing is.

    Args:
        text: display text of a minutes section.
        heading: over it, which may call it a decision, and not only a report.
    """
    if found := _AGREED.search(text):
        return found.end()
    return 0 if _HEADING.search(heading) else None


def stated_outcome(
    text: str, begin: int, body: str | None
) -> tuple[Outcome, tuple[int, int]] | None:
    """What a text below the heading of a decision states without a formula; None when nothing.

    Args:
        text: display text of a minutes section.
        begin: of the decision in it.
        body: that met.

    Returns:
        The outcome and the range of ``text`` that shows it.
    """
    said = text[begin:]
    for match in _STATED.finditer(said):
        if holds(said, match, "approved", body):
            first = next(place for place in range(*match.span()) if said[place].isalnum())
            return "approved", (begin + first, begin + match.end())
    return None
