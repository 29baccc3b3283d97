"""Who opened a meeting, signed the minutes, is new there, or is said below the list to be present."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Meeting, display_text
from index import Passage, fold
from rag.asking.question import Question
from rag.people.told import FULL_NAME, Found, Line, holding
from rag.people.told_meeting import ASKS_ABSENT

_WHO = re.compile(r"\b(?:hvem|hvilke[nt]?|hvad hed|hvis|who|which|whose)\b")


@dataclass(frozen=True)
class Deed:
    """Something that somebody did at a meeting, or was.

    Attributes:
        asks: finds it in a folded question.
        tells: finds it in a sentence.
        about: any word of it; minutes without one say nothing of it.
        danish, english: what minutes that say nothing do not say.
    """

    asks: re.Pattern[str]
    tells: re.Pattern[str]
    about: re.Pattern[str]
    danish: str
    english: str


# One stem for asking and telling, so that what is asked for is never refused unread.
_OPENS = r"(?:åbnede|indledte|startede|begyndte|satte gang i)"
_OPENED = r"(?:blev |er |bliver )?(?:\w+ )?(?:åbnet|indledt|startet|begyndt)"
_WELCOME = Deed(
    re.compile(
        r"\b(?:boed|byder|bydes|budt)\b.*\bvelkommen\b|\btog (?:\w+ )?imod\b.*\b(?:deltager|moede|gaest)|"
        r"\btog (?:\w+ )?imod (?:i|den|da)\b|"
        rf"\bvelkomst\w*|\b{fold(_OPENS)} (?:\w+ ){{0,2}}\w*(?:moedet|forsamlingen)\b|"
        rf"\b(?:moedet|forsamlingen) {fold(_OPENED)}|\bwelcomed?\b|\b(?:opened|started) the meeting"
    ),
    re.compile(
        r"\b(?:bød|byde|byder)\b[^.]{0,40}\bvelkommen|\bvelkom(?:st|men)\b[^.]{0,40}(?:\bv/|\bved\b|\bv\.)|"
        rf"\b{_OPENS} (?:\w+ ){{0,2}}\w*(?:mødet|forsamlingen)\b|"
        rf"(?:mødet|forsamlingen) {_OPENED} (?:af|ved|med)\b|"
        rf"\b(?:mødet|forsamlingen) {_OPENS}[^.]{{0,40}}\bved\b",
        re.IGNORECASE,
    ),
    re.compile(rf"velkom|\b{_OPENS}\b|\b{_OPENED}", re.IGNORECASE),
    "hvem der bød velkommen",
    "who opened the meeting",
)
_SIGNED = re.compile(
    r"\bhilsen(?:er)?\b|\bmvh\b|\bunderskr\w+|\bunderteg\w+|\bsigneret\b|"
    r"\bskrev(?:et)? under\b|\bafsender",
    re.IGNORECASE,
)
_SIGNER = Deed(
    re.compile(
        r"\bafsender\w*|\bunderskr\w*|\bunderteg\w*|\bskrev(?:et)? under\b|\bsigned\b|\bsender of\b"
    ),
    _SIGNED,
    _SIGNED,
    "hvem der har skrevet under",
    "who signed them",
)
_IS_NEW = (
    r"\bny(?:e|t)?\s(?:\w+\s)?\w*(?:medlem|ansigt|repræsentant)\w*|\bny(?:tilkom|tiltråd|valgt)\w*"
)
_NEW = Deed(
    re.compile(rf"{fold(_IS_NEW)}|\bnew (?:member|face|representative)s?\b"),
    re.compile(_IS_NEW, re.IGNORECASE),
    re.compile(_IS_NEW, re.IGNORECASE),
    "hvem der er ny",
    "who is new",
)
_CLOSES = r"(?:afsluttede|lukkede|hævede|rundede)"
_CLOSED = Deed(
    re.compile(
        rf"\b{fold(_CLOSES)} (?:\w+ ){{0,2}}(?:moedet|af)\b|\bmoedet (?:blev )?(?:afsluttet|lukket|haevet|rundet af)\b|"
        r"\bclosed the meeting"
    ),
    re.compile(
        rf"\b{_CLOSES} (?:\w+ ){{0,2}}(?:mødet|af)\b|\bmødet (?:blev |er )?(?:afsluttet|lukket|hævet) (?:af|ved)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{_CLOSES}\b|\bafslut|\blukket|\bhævet", re.IGNORECASE),
    "hvem der afsluttede mødet",
    "who closed the meeting",
)
_TALK = r"(?:oplæg|indlæg|præsentation(?:er)?)"
_TALKED = Deed(
    re.compile(
        rf"\b(?:holdt|gav|lavede|stod for|kom med) (?:\w+ )?{fold(_TALK)}\b|\bhvilke {fold(_TALK)}\b|"
        r"\b(?:gave|held) (?:a |the )?(?:talks?|presentations?)\b"
    ),
    re.compile(
        rf"\b(?:holdt|holder|gav|giver)\b[^.]{{0,30}}\b{_TALK}\b|"
        rf"\b{_TALK}\b[^.]{{0,120}}(?:\bv/|\bved [A-ZÆØÅ])|\b[Pp]ræsentation[^.]{{0,120}}\bv/"
    ),
    re.compile(_TALK, re.IGNORECASE),
    "hvem der holdt oplæg",
    "who gave a talk",
)
DEED_WORDS = (
    r"velkom\w*|boed|byder?|bydes|budt|imod|aabn\w*|indled\w*|startede|begyndte|satte|gang|afsender\w*|nederst|"
    r"afslut\w*|lukke\w*|haeve\w*|rundede?t?|af|oplaeg|indlaeg|praesentation\w*|holdt|gav|lavede|talks?|closed|"
    r"underskr\w*|underteg\w*|under|hilsen|nye?|nyt|medlem\w*|ansigt\w*|fik|foerste|welcomed?|opened|"
    r"signed|sender|new|faces?|members?|reelt|faktisk|rent|vedkommende|hvis|bunden|bund|participants?|deltagere?|deltagerne"
)
_ASKS_CAME = re.compile(
    r"\bhvem (?:\w+ ){0,4}(?:til ?stede|deltog|moedte|moedt|kom|med|frem|op)\b|"
    r"\bwho (?:was|were|attended|came)\b"
)
_OTHERWISE = re.compile(rf"{ASKS_ABSENT.pattern}|\bikke\b|\bgaest|\bsekretari|\bfra\b|\bnot\b")
_PRESENT = re.compile(
    r"^\W*(?:til ?stede|fremmødte?|deltagere|mødte?)(?: (?:er|var|på \w+))?\s*:?\s+[A-ZÆØÅ]",
    re.IGNORECASE,
)
_IS_PRESENT = re.compile(r"^\W*[A-ZÆØÅ]\w+ (?:er|var) til ?stede\b")
_CAPITAL = re.compile(r"\b[A-ZÆØÅ][\wæøå-]*")
_RIGHT_BEFORE = re.compile(r"\b([A-ZÆØÅ][\wæøå-]*)\s+$")
_OPENING = 3
# "Var Bo Lind til stede?", of somebody who may be listed nowhere.
_WHETHER = re.compile(
    r"\W*(?:[Vv]ar|[Dd]eltog|[Mm]ødte|[Kk]om) [A-ZÆØÅ][\wæøå-]+(?: [A-ZÆØÅ][\wæøå-]+)*(?: \w+)? "
    r"(?:til stede|med|op|på|i|til|den|ved)\b"
)
_NO_NAME = frozenset(
    "Der Det Den De Vi Velkommen Velkomst En Et Med Venlig Hilsen Punkt Til Fra På Formanden Mødet".split()
)
_CLOSING = re.compile(r"\W*(?:med )?venlig hilsen\b.*\b[A-ZÆØÅ]\w", re.DOTALL | re.IGNORECASE)
_SIGNATURE = 200
_MOST = 2
_ENOUGH = 3
_TALKS = 6


_DEEDS = (_NEW, _WELCOME, _CLOSED, _TALKED, _SIGNER)


def deed_asked(question: Question) -> Deed | None:
    """The deed of which a question asks who did it; None when it asks no such thing."""
    if question.people or question.negated or not _WHO.search(question.folded):
        return None
    return next((d for d in _DEEDS if d.asks.search(question.folded)), None)


def doers(meeting: Meeting, lines: Sequence[Line], deed: Deed) -> Found:
    """The sentences that name who did it, each with the next one when that goes on about them."""
    found: Found = _closings(meeting) if deed is _SIGNER else []
    told = holding(lines, deed.tells)
    if any(FULL_NAME.search(line.text) for line, _ in told):
        # "Velkommen til nye repræsentanter fra PLO" says less than the sentence with their names.
        told = [row for row in told if deed is not _NEW or FULL_NAME.search(row[0].text)]
    for line, match in told:
        following = next((other for other in lines if other.span.start >= line.span.end), None)
        own = _names(line.text, match)
        if own:
            found.append((line.passage, line.span))
            if deed is _NEW and following and own & _names(following.text):
                found.append((following.passage, following.span))
    return list(dict.fromkeys(found))[: _TALKS if deed is _TALKED else _ENOUGH]


def _closings(meeting: Meeting) -> Found:
    """ "Venlig hilsen" with a name: cited where it stands, though no search is to find it."""
    found: Found = []
    for number, item in enumerate(meeting.items):
        for span in (section.span for section in item.sections):
            text = display_text(meeting.source, span)
            if len(text) <= _SIGNATURE and _CLOSING.match(text):
                name = f"{meeting.source.path}#{span.start}-{span.end}"
                passage = Passage(
                    id=name,
                    doc=meeting.source.path,
                    item=number,
                    label=item.label,
                    section="other",
                    span=span,
                    path=item.title,
                    text=text,
                    sentences=(span,),
                    sentence_texts=(text,),
                )
                found.append((passage, span))
    return found


def _names(text: str, match: re.Match[str] | None = None) -> set[str]:
    """Capitalised words of a sentence that may be names: whole ones, or any before or after a deed."""
    full = {word for name in FULL_NAME.findall(text) for word in name.split()}
    if full or match is None:
        return full
    # A sentence begins with a capital whatever it says: only a name stands right before the deed.
    before = _RIGHT_BEFORE.search(text, 0, match.start())
    found = {before[1]} if before else set()
    found |= {word.group() for word in _CAPITAL.finditer(text) if word.start() > _OPENING}
    return found - _NO_NAME


def asks_who_came(question: Question) -> bool:
    """Whether a question asks who was there, and nothing narrower."""
    folded = question.folded
    return not question.people and bool(_ASKS_CAME.search(folded)) and not _OTHERWISE.search(folded)


def asks_whether(question: Question) -> bool:
    """Whether a question asks if somebody of that name was there."""
    return not question.people and bool(_WHETHER.match(question.text))


def present_told(lines: Sequence[Line]) -> Found:
    """Sentences below the head of the minutes that say who is present: "Til stede er Ib og Bo."."""
    found: Found = []
    for line in lines:
        begins = _PRESENT.search(line.text)
        if not line.in_header and (begins or (found and _IS_PRESENT.search(line.text))):
            found.append((line.passage, line.span))
    return found[:_MOST]


def says_nothing_of(meeting: Meeting, deed: Deed) -> bool:
    """Whether no word of a deed stands in the minutes of a meeting."""
    return not deed.about.search(meeting.source.text)
