"""Comparisons that name both sides: each is asked about by itself, with the same care.

"Hvad gør Syd og Vest hver især for ...?" becomes two questions, and their answers stand side by
side. A side that the minutes do not tell of is then refused by itself, and not the whole.
"""

from __future__ import annotations

import re

from index import content_words
from rag.asking.names import MONTH_WORDS

_PLACED = "til|på|i|om|for|fra|hos|mod|af|ved|med|to|in|on|at|about|from"
_VERB = r"(?:har|havde|er|var|får|fik|skal|skulle|kan|vil|gør|\w{2,}(?:ede|te))"
# "Hvordan går Syd og Vest hver især til at ...?", after the verb and what is counted.
_EACH = re.compile(
    rf"(?P<head>(?:(?:hvor|how) (?:mange|meget|stor\w*|many|much)(?: \w+){{0,3}}? {_VERB}|"
    rf"hvilke[nt]?(?: \w+){{1,3}}? {_VERB}|(?:hv(?:ad|ordan|ornår|orfor)|what|how) \w+)) "
    r"(?P<one>.+?) (?:og|and) (?P<two>.+?),? (?:hver især|hver for sig|each)(?P<rest>\W.*)?",
    re.IGNORECASE,
)
# "... i Syd sammenlignet med Vest?"
_BESIDE = re.compile(
    rf"(?P<head>.+) (?P<prep>{_PLACED}) (?P<one>[^,?]+?),? (?:sammenlignet med|i modsætning til|kontra|"
    rf"versus|vs\.?|compared (?:to|with)) (?:(?P=prep) )?(?P<two>(?!.+ (?:{_PLACED}|og|and) )[^,?]+)",
    re.IGNORECASE,
)
# "... til Aarhus Ø og til byggemodningen i Trige?"
_TWICE = re.compile(
    rf"(?P<head>.+?)(?: både| both)? (?P<prep>{_PLACED}) "
    rf"(?P<one>(?:(?!(?:{_PLACED}|og|eller|and|or)\b)[^,;?\s]+ ){{1,6}})"
    r"(?:og|and|samt|kontra|versus) (?P=prep) (?P<two>[^,;?]+)",
    re.IGNORECASE,
)
# What follows two names or two times belongs to both: "i 2022 og i 2023 på plejecentrene".
_ONE_NAME = re.compile(r"(?P<name>[A-ZÆØÅ][\w-]*|(?:19|20)\d\d)(?P<rest> [^(].*)?")
# "sammenlignet med de andre to", "med året før": these name no side.
_POINTS = re.compile(
    r"(?:de[nt]? |alle )?(?:andre|andet|anden|øvrige|året|sidste|resten|dem|(?:til)?før|gennemsnittet)\b.*|"
    r"(?:the )?(?:others?|rest|year before|average)\b.*",
    re.IGNORECASE,
)
# "til hvilken pris", "til daglig", "fra start": asked of the same, or no thing to compare.
_NO_SIDE = re.compile(
    r"(?:hv(?:ad|em|em?s|or\w*|ordan|ilke\w*|is)|how|wh\w+|daglig|stede|slut(?:ning\w*)?|start\w*|gengæld|sidst|"
    r"jævne|hver|kort|lang|langt|forhånd|tide|tiden|stadighed|orientering|efterretning|rådighed|"
    r"begyndelsen|at|så|(?:i|på|til|om|for|fra|hos|af|ved|med) .*)\b.*",
    re.IGNORECASE,
)
# A day or a month, with what comes before it: "om kranen den 10. januar 2023".
_MONTHS = "|".join(sorted(MONTH_WORDS, key=len, reverse=True))
_TIME = re.compile(
    rf"(?P<of>.*?)\b(?P<time>(?:i |den |d\. ?)*(?:\d{{1,2}}\. ?)?(?:{_MONTHS})(?: (?P<year>(?:19|20)\d\d))?)",
    re.IGNORECASE,
)
# "Så de ens på A og på B?", "forskellen på A og B": said of both together, it asks nothing of one.
_TOGETHER = re.compile(r" (?:ens|det samme|forskelligt|henholdsvis|både|begge)(?= )")
_IF_ALIKE = re.compile(
    r"(?P<verb>så|stemte|forholdt|stillede|mente) (?=.* (?:ens|det samme|forskelligt) )", re.I
)
_DIFFERENCE = re.compile(r"\b(?:forskel(?:len)?|sammenhængen) (?:på|i|mellem) ", re.IGNORECASE)
_LONGEST = 12


def sides_of(text: str) -> list[str]:
    """The question asked of each side, in the order named; nothing when it names no two sides."""
    whole = " ".join(text.split()).rstrip(" ?.!")
    for pattern in (_EACH, _BESIDE, _TWICE):
        found = pattern.fullmatch(whole)
        if found is None:
            continue
        lead, one, two = found["head"], found["one"].strip(), found["two"].strip()
        rest = (found["rest"] or "") if pattern is _EACH else ""
        times = _TIME.fullmatch(one), _TIME.fullmatch(two)
        if pattern is _BESIDE and times[0] and times[1] and not times[1]["of"]:
            # Each time is asked about with what is said before the first, in the same year.
            first, second = times[0]["time"], times[1]["time"]
            year = f" {times[0]['year']}" if times[0]["year"] and not times[1]["year"] else ""
            placed = "" if not times[0]["of"] or " " in second else "i "
            lead = " ".join(f"{lead} {found['prep']} {times[0]['of']}".split())
            return [f"{lead} {first}?", f"{lead} {placed}{second}{year}?"]
        if not (_is_side(one) and _is_side(two)):
            continue
        if pattern is not _EACH:
            lead += f" {found['prep']}"
            name = _ONE_NAME.fullmatch(two)
            alone = _ONE_NAME.fullmatch(one)
            if name is not None and alone is not None and not alone["rest"]:
                two, rest = name["name"], name["rest"] or ""
        return [_alone(f"{lead} {side}{rest}?") for side in (one, two)]
    return []


def _is_side(text: str) -> bool:
    """Whether words name something to compare."""
    named = bool(content_words(text)) and len(text.split()) <= _LONGEST
    return named and not _POINTS.fullmatch(text) and not _NO_SIDE.fullmatch(text)


def _alone(side: str) -> str:
    """A question of one side without the words that speak of both."""
    side = _DIFFERENCE.sub("", side)
    asks = _IF_ALIKE.match(side)
    if asks is not None:
        side = f"Hvordan {side[0].lower()}{side[1:]}"
    return _TOGETHER.sub("", side)
