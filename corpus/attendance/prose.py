"""Attendance told in sentences, such as "Alle var mødt, undtagen …", where no list is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.attendance.wrapped import tells_of_one
from corpus.lines import Line
from corpus.meeting import Person, Span, Status
from corpus.names.absence import AWAY, BECAUSE
from corpus.names.full_name import FULL_NAME, ORGANISATION, past_offices
from corpus.names.labels import read_label
from corpus.names.stand_ins import find_stand_ins

# A party may follow a name, a title go before it: "Ib Dam (V) og bestyrelsesmedlem Bo Lind".
PARTY_AFTER = r"(?: \([^()\n]{1,40}\))?"
_NAMES = rf"{FULL_NAME}{PARTY_AFTER}(?:\s*(?:,|og|samt)\s+(?:[a-zæøå]+ )?{FULL_NAME}{PARTY_AFTER})*"
_FIRST = r"[A-ZÆØÅ][a-zæøåé]+"
_FIRSTS = rf"{_FIRST}(?:(?:,| og) {_FIRST})*"
# Where a sentence starts, or its second half: ", og Ea var syg".
_OPENS = r"(?:^|[.,]\s+(?:og\s+)?)"
# Who was there for a part of the meeting, or from elsewhere.
_PRESENCE = re.compile(
    rf"(?P<who>{FULL_NAME}){PARTY_AFTER}\s+(?P<note>(?:(?:ankom(?:mer)?|kom(?:mer)?|gik|går|"
    r"deltog\s+(?:kun\s+)?(?:via|fra|til|indtil|under|i))\b[^\n.]{0,40}?"
    r"(?:\bkl(?:\.|okken)?\s*\d{1,2}(?:[.:]\d\d)?|\bpunkt\w*\s+\d+|\bvideo|\b[Tt]eams)|"
    r"deltog\s+(?:virtuelt|online|digitalt|telefonisk|(?:på|via|over|pr\.?)\s+(?:video|[Tt]eams|[Zz]oom|telefon|[Ss]kype|link))|"
    r"måtte\s+(?:gå|forlade\s+mødet)\b[^\n.]{0,40}?"
    r"(?:\bkl\.?\s*\d{1,2}(?:[.:]\d\d)?|\bpunkt\w*\s+\d+)|"
    r"(?:deltog\s+ikke|var\s+(?:ikke\s+til\s+stede|fraværende))\s+(?:i|under|ved|fra|til)\b[^\n.]{0,40}?"
    r"\b(?:punkt\w*|pkt\.?|sag\w*)\s+\d+|"
    r"(?:forlod\s+(?:mødet|lokalet)|gik\s+fra\s+mødet)(?:\s+kl\.?\s*\d{1,2}(?:[.:]\d\d)?)?)"
    r"(?:(?!,? og [A-ZÆØÅ])(?:[^.\n]|\.(?=\d))){0,80})",
)
_PRESENCE_WORD = re.compile(
    r"\b(?:ankom(?:mer)?|kom(?:mer)?|gik|går|forlod|deltog|måtte|fraværende|ikke)\b"
)
# "Ib Dam (V) var desværre forhindret", but not "var fraværende under punkt 3".
_WHO = (rf"(?P<who>{_NAMES})(?:,? (?:som|der)|,)?\s+", rf"{_OPENS}(?P<who>{_FIRSTS}) ")
_STAYED_AWAY = (
    r"(?=(?:var|er|blev|bliver|har|havde|holder|måtte|meld|send|deltog|mødte|kom|kunne|udeble)\w*\b)"
    rf"(?P<note>{AWAY})(?=\.?$|[.,;]|\s+(?:{BECAUSE}|og|men|samt)\s|"
    r"\s+(?:i|til|ved|fra)\s+(?:(?:dagens|dette)\s+)?mødet?\b|"
    r"(?:(?<=afbud)|(?<=hindret)|(?<=værende))\s+(?!(?:under|ved|fra|i(?! at)|til|kl)\b))"
)
_WORDS = ("afbud", "forhindret", "fraværende")
_FORMS: tuple[tuple[Status, str | None, re.Pattern[str]], ...] = (
    (
        "absent",
        "afbud",
        re.compile(
            rf"\b(?i:undtagen|undtaget|bortset fra|på nær|med undtagelse af)\s+(?P<who>{_NAMES}|"
            rf"{_FIRST}(?:(?:,| og) {_FIRST})*(?=[.,;]|$))",
            re.M,
        ),
    ),
    *(("absent", None, re.compile(rf"{who}{_STAYED_AWAY}", re.M)) for who in _WHO),
    (
        "absent",
        "indkaldt",
        re.compile(
            rf"(?P<who>{_NAMES})\s+(?:var|blev)\s+indkaldt,?\s+men\s+(?:mødte|kom|deltog)\s+ikke"
        ),
    ),
    ("absent", "afbud", re.compile(rf"\b(?i:afbud fra)\s*:?\s+(?P<who>{_NAMES})")),
    (
        "present",
        "",
        re.compile(rf"\brepræsenteret (?:ved|af)\s+(?:[a-zæøå]+\s+)?(?P<who>{_NAMES})"),
    ),
    (
        "present",
        "",
        re.compile(rf"\b(?:I|På|Til) mødet (?:deltog|mødte|var)\s+(?P<who>{_NAMES})"),
    ),
    ("present", "", re.compile(rf"{_OPENS}I stedet (?:deltog|mødte)\s+(?P<who>{_NAMES})", re.M)),
    ("present", None, _PRESENCE),
)
# "Referatet blev godkendt med den bemærkning, at …": what follows is of the meeting before.
_EARLIER = re.compile(
    r"\b(?:referatet|referat(?:er)?(?!\s*:)|protokol(?:len)?(?!\s*:))\b|\b(?:sidste|forrige|seneste) (?:\w+)?møde",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<!\b[A-ZÆØÅ])\.\s+(?=[A-ZÆØÅ])|\n")
_TOOK_PART = (
    r"(?:deltog|mødte|deltager|møder|(?:er|var|blev) (?:(?!ikke)[a-zæøå]+ )?indkaldt(?!,? men\b))"
)
_SUBSTITUTES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Ii] stedet for|For) (?P<for>{FULL_NAME}){PARTY_AFTER}\s+{_TOOK_PART}\s+"
        rf"(?:(?:\d\.\s+)?[a-zæøå]+\s+){{0,3}}(?P<who>{FULL_NAME})",
        rf"\b[Ss]om (?:stedfortræder|suppleant) for (?P<for>{FULL_NAME}){PARTY_AFTER}\s+{_TOOK_PART}\s+"
        rf"(?:[a-zæøå]+\s+){{0,3}}(?P<who>{FULL_NAME})",
        rf"(?P<who>{FULL_NAME}){PARTY_AFTER}\s+{_TOOK_PART}\s+"
        r"(?:(?:i stedet|som (?:stedfortræder|suppleant)) )?for\s+"
        rf"(?P<for>{FULL_NAME})",
        rf"(?P<who>{FULL_NAME}){PARTY_AFTER}\s+{_TOOK_PART}\s+i\s+(?P<for>{FULL_NAME})(?<=s)\s+sted\b",
        rf"(?P<for>{FULL_NAME}){PARTY_AFTER}\.\s+(?i:suppleant|stedfortræder)(?:en)?\s+"
        rf"(?P<who>{FULL_NAME})\s+{_TOOK_PART}\s+i\s+stedet",
        rf"\bFor (?P<for>{FULL_NAME}){PARTY_AFTER}\s+(?:var|er)\s+(?P<who>{FULL_NAME}){PARTY_AFTER}"
        r"\s+(?:indkaldt|mødt)",
        # "Ib Dam havde meldt afbud, og Bo Lind deltog i stedet"
        rf"(?P<for>{FULL_NAME}){PARTY_AFTER}(?![\w-])[^.\n]{{0,40}}?\b(?:afbud|forhindret|syg\w*|"
        rf"fraværende)\b[^.\n]{{0,30}}?(?:,|\s+og|\s+men)+\s+(?:(?:\d\.\s+)?[a-zæøå]+\s+)?"
        rf"(?P<who>{FULL_NAME}){PARTY_AFTER}\s+{_TOOK_PART}\s+i\s+stedet(?! for)",
        # "Ib Dam (V) – Bo Lind (V) mødte som stedfortræder"
        rf"(?P<for>{FULL_NAME}){PARTY_AFTER}\s+[-–]\s+(?P<who>{FULL_NAME}){PARTY_AFTER}\s+"
        rf"{_TOOK_PART}\s+(?:som (?:stedfortræder|suppleant)|i stedet)\b(?! for)",
        # "Ib Dam var forhindret, og i hans sted mødte 1. suppleant Bo Lind"
        rf"(?P<for>{FULL_NAME}){PARTY_AFTER}(?![\w-])[^.\n]{{0,60}}?(?:,\s+og\s+i|\.\s+I)\s+(?:(?:hans|hendes)\s+sted|stedet)\s+"
        rf"{_TOOK_PART}\s+(?:(?:\d\.\s+)?[a-zæøå]+\s+)?(?P<who>{FULL_NAME})",
    )
)
_LABELLED = re.compile(r"[A-ZÆØÅ][^:.,]{1,40}:\s")
_LONGEST = 3000
_WRAPPED = 50
_LONGEST_SENTENCE = 400


def read_prose(lines: Sequence[Line]) -> list[Person]:
    """People of whom sentences say that they stayed away, came late or took another's place.

    Args:
        lines: of the head and of the first item, without page furniture.
    """
    text, offsets = joined(lines)
    found: list[Person] = []
    for substitute in _SUBSTITUTES:
        for match in substitute.finditer(text):
            if _of_earlier_meeting(text, match):
                continue
            absent = match.group("for")
            if match.group().endswith(" sted"):
                absent = absent.removesuffix("s")  # "i Ea Holms sted"
            # Across the end of a line: "Bækby Kommune" / "Ib Dam".
            absent = re.split(r"\bKommune\s+", absent)[-1]
            note = f"i stedet for {absent}"
            title = past_offices(match.group("who")) or 0
            place = (match.start("who") + title, match.end("who"))
            found.append(_person(text[slice(*place)], "present", note, place, match, offsets))
    known = {person.name for person in found}
    for match, note in find_stand_ins(text):
        if not _of_earlier_meeting(text, match):
            for name, begin, end in _each(match):
                if name not in known:
                    found.append(_person(name, "present", note, (begin, end), match, offsets))
    for status, word, pattern in _FORMS:
        for match in pattern.finditer(text):
            if _of_earlier_meeting(text, match):
                continue
            told = word if word is not None else _in_short(match.group("note"))
            for name, begin, end in _each(match):
                found.append(_person(name, status, told or None, (begin, end), match, offsets))
    return found


def _in_short(note: str) -> str:
    """What a sentence says of somebody: "afbud" of whoever "havde desværre meldt afbud"."""
    said = " ".join(note.split())
    past = not said.startswith("er ")
    return next((word for word in _WORDS if past and said.endswith(word)), said)


def read_presence(lines: Sequence[Line]) -> list[Person]:
    """People of whom the report says that they came late, left, or were there for a part.

    Args:
        lines: of the items, without page furniture.
    """
    found: list[Person] = []
    for index, line in enumerate(lines):
        if _PRESENCE_WORD.search(line.text):
            text, offsets = joined(lines[max(0, index - 1) : index + 2])
            for match in _PRESENCE.finditer(text):
                note = " ".join(match.group("note").split())
                for name, begin, end in _each(match):
                    found.append(_person(name, "present", note, (begin, end), match, offsets))
    return found


def _of_earlier_meeting(text: str, told: re.Match[str]) -> bool:
    """Whether the sentence of a match speaks of other minutes: their approval, a correction."""
    begin = max(0, told.start("who") - _LONGEST_SENTENCE)
    before = text[begin : told.start("who") + 1]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    return bool(_EARLIER.search(before, ends[-1] if ends else 0))


def joined(lines: Sequence[Line]) -> tuple[str, list[int]]:
    """The lines as one text; only a sentence goes on from one line to the next."""
    text = ""
    offsets: list[int] = []
    before: Line | None = None
    for line in lines:
        if len(text) > _LONGEST:
            break
        if before is not None:
            wrapped = (
                line.number == before.number + 1
                and not line.gap
                and not before.ends_sentence
                and len(before.text) > _WRAPPED
            )
            wrapped = wrapped and read_label(line.text) is None and not _LABELLED.match(line.text)
            # A name that ends a list is no part of the one that starts the next line.
            listed = "".join(before.text.split()[-1:])[:1].isupper() and tells_of_one(line.text)
            text += " " if wrapped and not listed else "\n"
            offsets.append(before.raw.end)
        text += line.text[:_LONGEST]
        offsets += line.offsets[:_LONGEST]
        before = line
    return text, offsets


def _each(match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    start = match.start("who")
    alone = " " not in match.group("who").replace(" og ", ",").replace(", ", ",")
    for name in re.finditer(_FIRST if alone else FULL_NAME, match.group("who")):
        if ORGANISATION.search(name.group()):
            continue  # "afbud fra Ib Dam, Region Fjord"
        if match.string[start + name.start() - 1 : start + name.start()] == "(":
            continue  # "Ib Dam (Grønne Fjord)": a party
        title = 0 if alone else past_offices(name.group())
        if title is not None:
            yield name.group()[title:], start + name.start() + title, start + name.end()


def _person(
    name: str,
    status: Status,
    note: str | None,
    place: tuple[int, int],
    told: re.Match[str],
    offsets: Sequence[int],
) -> Person:
    span, shown = (
        Span(offsets[begin], offsets[end - 1] + 1) for begin, end in (place, told.span())
    )
    return Person(name, None, None, status, note, span, shown)
