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
AWAY = (
    r"(?:(?:har |havde )?(?:meldt|meldte|melder|sendt|sendte) (?:afbud|fra)|"
    r"(?:(?:med|uden|m\.|u\.) ?)?afbud|(?:var |er )?fraværende|fravær|forfald|"
    r"(?:(?:var|er|blev) )?(?:\w+ )?forhindret|"
    r"(?:deltog|deltager|mødte|møder|kom|kommer) ikke(?: op| i mødet)?|"
    r"(?:kunne|kan) ikke (?:deltage|komme|møde|være (?:med|til ?stede))|"
    r"(?:(?:var|er) )?(?:ikke|ej) (?:til ?stede|mødt|fremmødt)|udeble\w+|"
    r"(?:(?:var|er|blev) )?syg(?:emeldt|meldt)?|(?:(?:var|er) )?bortrejst|"
    r"(?:sygdom|(?:(?:var|er) )?(?:(?:på|holder|har) )?(?:ferie|(?:barsels?|syge?)?orlov|barsel)))"
)
"""A pattern: what is said in short of somebody who was not there."""
BECAUSE = r"(?:på grund af|p\.?\s?g\.?\s?a\.?|grundet)"
_REASON = re.compile(rf"{BECAUSE}\s.+", re.IGNORECASE)
_STAYED_AWAY = re.compile(
    rf"{AWAY}(?:,? (?:{BECAUSE}|med|uden|ved|fra) [^;]*)?|{BECAUSE}\s+{_WHY}\b.*",
    re.IGNORECASE,
)
_FOR_ITEM = re.compile(
    r"\b(?:under|ved|i|fra|til) (?:behandling\w*|punkt\w*|pkt|sag\w*|kl)\b", re.I
)
_PARTLY = re.compile(
    r"(?:fra|til|indtil|kun|via|deltog|deltager|under|gik|går|kom|kommer|ankom|ankommer|undtagen|"
    r"ekskl|bortset fra|ikke)\b.*"
    r"(?:\d|\bteams|\bvideo|\bzoom|\bskype|\btelefon|virtuelt|online|digitalt)|"
    r"(?:forlod|forlader|forsinket|inhabil|fraværende (?:under|ved|fra|i|til|kl))\b|"
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


def is_reason(text: str) -> bool:
    """Whether a text is only why somebody stayed away or left: "på grund af sygdom"."""
    return bool(_REASON.fullmatch(text.strip(" .")))


def is_partly(text: str) -> bool:
    """Whether a text starts with when, how or for which items somebody took part."""
    return bool(_PARTLY.match(text))
