"""What minutes say of somebody who stayed away, came late, left or took part from elsewhere."""

from __future__ import annotations

import re

_HOUR = r"kl(?:\.|okken)?\s*\d{1,2}(?:[.:]\d\d)?"
_LEFT = (
    r"(?:gik|går|kom|kommer|ankom|ankommer|forlod(?: mødet| lokalet)?|forlader mødet|forlader|"
    r"(?:måtte|må) (?:gå|forlade (?:mødet|lokalet))|deltog|deltager|mødte|møder|indtil|til|fra|"
    r"først|kun|herefter|derefter)"
)
# "Ib Dam kl. 13.15", "Ib Dam gik kl. 15.30": when somebody came or left, or for how long.
HOURS = re.compile(
    rf"(?<=\S)\s+(?P<hour>(?:(?:der|som)\s+)?(?:{_LEFT}\s+)*(?:ca\.?\s*)?{_HOUR}(?:\s*[-–]\s*\d{{1,2}}(?:[.:]\d\d)?)?)"
    r"\s*\.?\s*$"
)
_WHY = r"(?:\w*sygdom|ferie|barsel|orlov|kursus|arbejde|\w+ møde|rejse|begravelse|travlhed|vagt)"
_IS = r"(?:(?:var|er|blev|bliver) )?(?:(?:desværre|også|ligeledes|heller) )?"
_DOES = r"(?:(?:måtte|må|har|havde) )?(?:desværre )?"
_WHY_ALONE = re.compile(_WHY, re.IGNORECASE)
AWAY = (
    rf"(?:(?:har|havde) afbud|{_DOES}(?:meld(?:t|te|er|e)|send(?:t|te|er|e)) (?:afbud|fra)|"
    rf"(?:(?:med|uden|m\.|u\.) ?)?afbud|{_IS}fraværende|fravær|forfald|{_IS}(?:\w+ )?forhindret|"
    r"(?:deltog|deltager|mødte|møder|kom|kommer) (?:desværre )?ikke(?: op| frem| i mødet)?|"
    r"(?:kunne|kan) (?:desværre )?ikke (?:deltage|komme|møde|være (?:med|til ?stede))|"
    rf"{_IS}(?:ikke|ej) (?:til ?stede|mødt|fremmødt|med)|udeble\w+|(?:blev|bliver) væk|"
    rf"{_IS}(?:meldte? (?:sig )?)?syg(?:emeldt|meldt)?|{_IS}bortrejst|sygdom|"
    rf"{_IS}(?:(?:på|holder|har) )?(?:ferie|(?:barsels?|syge?)?orlov|barsel))"
)
"""A pattern: what is said in short of somebody who was not there."""
CAME_OR_NOT = rf"(?:til ?stede|mødt|{AWAY})"
"""A pattern: what a list says at the end of the line of each who was, or was not, there."""
BECAUSE = r"(?:på grund af|p\.?\s?g\.?\s?a\.?|grundet)"
_REASON = re.compile(rf"{BECAUSE}\s.+", re.IGNORECASE)
_STAYED_AWAY = re.compile(
    rf"{AWAY}(?:,? (?:{BECAUSE}|med|uden|ved|fra) [^;]*)?|{BECAUSE}\s+{_WHY}\b.*",
    re.IGNORECASE,
)
_FOR_ITEM = re.compile(
    r"\b(?:under|ved|i|fra|til) (?:behandling\w*|punkt\w*|pkt|sag\w*|kl)\b", re.I
)
_TELLS_AWAY = re.compile(
    r"(?<!\w)(?<!for )(?:afbud|fraværende(?! (?:ved|under|fra|i|til|kl))|forhindret)\b",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"(?:fra|til|indtil|kun|via|punkt|pkt|deltog|deltager|under|gik|går|kom|kommer|ankom|ankommer|undtagen|"
    r"ekskl|bortset fra|ikke)\b.*"
    r"(?:\d|\bteams|\bvideo|\bzoom|\bskype|\btelefon|virtuelt|online|digitalt)|"
    r"(?:forlod|forlader|forsinket|inhabil)\b|"
    r"(?:var )?(?:fraværende|ikke til ?stede) (?:under|ved|fra|i|til|kl)\b|"
    r"(?:måtte|må) (?:gå|forlade)\b|"
    r"(?:pr\.?|på|over|via) (?:microsoft )?(?:telefon\w*|teams|video\w*|zoom|skype|link)\b|"
    r"(?:online|virtuelt?|digitalt?|telefonisk|fysisk|på telefon)$|"
    r"(?:der|som) (?:[a-zæøå]+ )",
    re.IGNORECASE,
)


def stayed_away(note: str) -> bool:
    """Whether what is said aside of a name says that its bearer was not there at all."""
    said = note.strip(" .")
    return bool(_STAYED_AWAY.fullmatch(said)) and not _FOR_ITEM.search(said)


def tells_absence(note: str) -> bool:
    """Whether a note says anywhere, and not of one item only, that its person was away."""
    away = bool(_TELLS_AWAY.search(note)) and not _FOR_ITEM.search(note)
    return away or stayed_away(note)


def names_reason(text: str) -> bool:
    """Whether a text is nothing but why somebody was away: "Ferie", "Sygdom"."""
    return bool(_WHY_ALONE.fullmatch(text.strip(" .")))


def is_reason(text: str) -> bool:
    """Whether a text is only why somebody stayed away or left: "på grund af sygdom"."""
    return bool(_REASON.fullmatch(text.strip(" .")))


def is_partly(text: str) -> bool:
    """Whether a text starts with when, how or for which items somebody took part."""
    return bool(_PARTLY.match(text))
