"""What the minutes tell of one person's presence: when they came or left, why they were away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Meeting
from rag.asking.question import Question
from rag.people.told import Found, Line, around, holding, said_of, shown, subjects
from rag.people.told_meeting import ASKS_ABSENT

ASKS_HOURS = re.compile(
    r"\bhvornaar\b|\bhvad tid\b|\bhvad klokken\b|\bhvor laenge\b|\btil tiden\b|\bfor sent\b|"
    r"\bfoer tid\w*|\btidligere hjem|\bmed fra\b|\bhele moedet\b|\bmoedet?\b.{0,40}\bslut\b|"
    r"\bhvilke punkter\b|\bhvor meget af moedet\b|\bdukke\w* (?:(?!ikke)\w+ )?op\b|"
    r"\bwhen did\b|\bwhat time\b|\blate\b|\bleave early\b|\bleft early\b"
)
_ASKS_CAME = re.compile(
    r"\b(?:kom|ankom|dukke\w*|naaede|koblede|stoedte|arriv\w*|late|for sent|hele moedet|til tiden|"
    r"hvor laenge|gik (?:\w+ ){0,4}ind)\b|\bmed fra\b"
)
_ASKS_LEFT = re.compile(
    r"\bblev\b.*\w*moede|\b(?:gik|gaa|forlod|forlade|slut|foer tid\w*|tidligere|hele moedet|hvor laenge|left|leave)\b"
)
_WHEN = r"(?:kl\b|klokken|punkt|pkt|sag\b|dagsordenspunkt|\d{1,2}[.:]\d\d)"
_CAME = re.compile(
    rf"\b(?:først )?(?:med )?fra (?:og med )?{_WHEN}|\bankom\b|\bforsinket\b|"
    rf"\b(?:kom|mødte|stødte|dukkede|koblede\w*|tilsluttede)\b[^.;|]{{0,40}}?(?:\b{_WHEN}|\bsent\b)",
    re.IGNORECASE,
)
_LEFT = re.compile(
    rf"\b(?:gik|måtte gå|kobled\w*)\b[^.;|]{{0,40}}?\b(?:{_WHEN}|mødet\b|før tid)|"
    r"\b(?:forlod|forlade) (?:mødet|lokalet)|"
    rf"\btil (?:og med )?{_WHEN}|\bindtil\b",
    re.IGNORECASE,
)
_ASKS_PART = re.compile(r"\bhvilke punkter\b|\bhvor (?:meget|laenge)\b|\bhele moedet\b")
_PART = re.compile(rf"\b(?:under|ved|kun) {_WHEN}", re.IGNORECASE)
_ANYBODY = re.compile(r"\b(?:hvem|nogen|alle|who|anyone|anybody|everyone)\b")
_MOST = 5
# Between a name and what is said of it in running text.
_NEAR = 60


def asks_hours(question: Question) -> bool:
    """Whether a question asks when somebody came to a meeting, or left it."""
    folded = question.folded
    asked = re.search(r"\b(?:hvornaar|hvad tid|hvor laenge|when did|what time)\b", folded)
    went = _ASKS_CAME.search(folded) or _ASKS_LEFT.search(folded)
    return bool(asked and went and re.search(r"moede|meeting", folded))


def hours(meeting: Meeting, lines: Sequence[Line], question: Question) -> Found:
    """Sentences that tell when those a question is about came or left, or who did so at all."""
    ways = [
        tells
        for asks, tells in ((_ASKS_CAME, _CAME), (_ASKS_LEFT, _LEFT), (_ASKS_PART, _PART))
        if asks.search(question.folded)
    ]
    found: Found = []
    meant = subjects(meeting, question)
    for who in meant:
        for line in lines:
            for start, end in said_of(who, line):
                name = who.pattern.search(line.text, start, end)
                told = line.text[name.end() if name else start : end]
                if any(tells.search(told) for tells in ways):
                    found.append((line.passage, shown(meeting, line, (start, end))))
    if not meant and _ANYBODY.search(question.folded):
        names = {p.name.split()[-1] for p in meeting.people}
        for tells in ways:
            for line, match in holding(lines, tells):
                near = line.text if line.in_header else line.text[: match.start()][-_NEAR:]
                if any(name in near for name in names):
                    found.append((line.passage, around(meeting, line, match.start(), match.end())))
    return found[:_MOST]


ASKS_REASON = re.compile(
    r"\bhvad (?:var det,? der )?forhindrede\b|"
    r"\bhvorfor\b|\bhvad holdt\b|\baarsag\w*|\bgrund(?:en)?\b|\bhvad fejlede\b|\bskyldtes\b|\bwhy\b|"
    r"\bforklaring\w*|\bbegrund\w*"
)
_AWAY = re.compile(
    rf"{ASKS_ABSENT.pattern}|\bforhindrede .{{0,60}}(?:komme|deltage|moede)|\bblev .*vaek fra moede|"
    r"\bgik (?:\w+ )?(?:foer|tidlig\w*|hjem|fra moedet)|\bfor sent\b"
)
_BECAUSE = re.compile(
    r"\bpå grund af\b|\bpga\b|\bp\.\s?g\.\s?a|\bgrundet\b|\bfordi\b|\bda (?:han|hun|de)\b|"
    r"\b(?:som|der) (?:var|er) på\b|\b(?:som|der) skulle\b|\bidet\b|\boptaget\b|"
    r"\bsyg(?:dom\w*|e?meldt)?\b|\binfluenza|\bcorona|\bcovid|\bfeber|\boperation|\bindlagt|\blæge(?:besøg|tid)|"
    r"\bferie|\bbarsel|\borlov|\bbortrejst|\brejse\w*|\bbegravelse|\bkursus|\bkonference|\blejrskole|"
    r"\b(?:andet|borger|valg)\w*møde|\binhabil|\btekniske|\bforsink|\bsnevejr|\bvejret|\btog(?:et|drift)|"
    r"\bdobbeltbook|\bfamilie|\barbejde\b|\w*operation\b",
    re.IGNORECASE,
)
_STAYED_AWAY = re.compile(
    r"\bafbud|\bforfald|\bforhindret|\bdeltog ikke|\bikke (?:kunne )?(?:deltage|komme|møde|til stede)|"
    r"\budeblev|\bkom først\b|\bmåtte (?:gå|forlade)|\binhabil",
    re.IGNORECASE,
)
_NOT_AWAY = re.compile(r"\bikke (?:havde )?(?:meldt|haft) afbud", re.IGNORECASE)
_ASKED_OF_ALL = re.compile(
    r"^hvem (?:\w+ ){0,3}var (?:\w+ ){0,2}(syg|ferie|barsel|orlov|bortrejst|inhabil|kursus)\b"
)


def asks_reason(question: Question) -> bool:
    """Whether a question asks why somebody stayed away, came late or left."""
    return bool(ASKS_REASON.search(question.folded)) and bool(_AWAY.search(question.folded))


def reasons(meeting: Meeting, lines: Sequence[Line], question: Question) -> Found:
    """Sentences that tell why those a question is about stayed away."""
    found: Found = []
    for who in subjects(meeting, question):
        for line in lines:
            told = line.in_header or _STAYED_AWAY.search(line.text)
            if not told or _NOT_AWAY.search(line.text):
                continue
            for start, end in said_of(who, line):
                if _BECAUSE.search(line.text, start, end):
                    found.append((line.passage, shown(meeting, line, (start, end))))
    return found[:2]


def asks_who_was(question: Question) -> bool:
    """Whether a question asks who stayed away for a reason that it names: "Hvem var syg?"."""
    return bool(_ASKED_OF_ALL.search(question.folded))


def away_for(meeting: Meeting, lines: Sequence[Line], question: Question) -> Found:
    """Lines of the attendance that name the reason a question asks about."""
    found: Found = []
    for word in _ASKED_OF_ALL.findall(question.folded):
        own = [line for line in lines if line.in_header]
        for line, match in holding(own, re.compile(rf"\b{word}(?:t|dom\w*|e?meldt)?\b", re.I)):
            found.append((line.passage, around(meeting, line, match.start(), match.end())))
    return found
