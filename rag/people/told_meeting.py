"""What the minutes tell of who led a meeting, wrote of it, was its guest, and how many came."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from corpus import Meeting, Person
from index import content_words, stem, words
from rag.asking.question import Question
from rag.people.roles import ASKS_MINUTES
from rag.people.told import FULL_NAME, Found, Line, around, bare, holding, subjects

ASKS_CHAIR = re.compile(
    r"\bmoedeleder\w*|\bordstyrer\w*|\bdirigent\w*|\bbordenden\b|"
    r"\b(?:ledede|styrede|ledte|leder) (?:\w+ ){0,3}\w*moede|\bchair(?:ed|ing)?\b"
)
_CHAIR = re.compile(
    r"\b(?:mødeleder|ordstyrer|dirigent)\b|\bled(?:ede|er|te) mødet|\bstyrede mødet|\bbordenden\b|"
    r"\bmødet (?:blev )?(?:ledet|ledes|ledt|styret)\b",
    re.IGNORECASE,
)
_TO_CHOOSE = re.compile(
    r"\W*(?:\d+\W*)?valg\w* (?:af|som|til) [a-zæøå ]+\W*(?:\d+\W*)?", re.IGNORECASE
)
_MINUTES = re.compile(
    r"\breferent\b|\breferatskriver|\bskr(?:ev|iver) (?:\w+ )?referat|\bprotokolfører\b|\bskriver\b(?=\W*$|\))|"
    r"\b(?:førte|tog) (?:protokollen|referat\w*|pennen)|\breferat(?:et)? (?:ved\b|v/|er skrevet af|"
    r"(?:blev )?(?:ført|taget|skrevet) af)|^\W*referat: (?=[A-ZÆØÅ][\w-]+ [A-ZÆØÅ][\w-]+\W*$)",
    re.IGNORECASE,
)
ASKS_GUESTS = re.compile(r"\bgaest(?:er|en|erne)?\b|\bguests?\b|\binviteret\b|\boplaegsholder\w*")
_GUEST = re.compile(
    r"\bgæst(?:er)?\b|\binviteret\b|\boplægsholder|\bunder (?:punkt\w*|pkt\.?) \d[^.]{0,20} deltog\b|"
    r"\bdeltog\b[^.]{0,40}\b(?:punkt\w*|pkt\.?) \d|\b(?:punkt|pkt\.?) \d",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\b(?:punkt\w*|pkt\.?|sag) (\d+(?:(?:, | og |-|–)\d+)*)", re.IGNORECASE)
ASKS_BODY = re.compile(
    r"\b(?:repraesenter\w*|represent\w*) (?P<of>.+)|"
    r"\b(?:deltog|kom|moedte|sad|manglede|hvem|nogen) (?:(?!referat|protokol)\w+ ){0,4}?fra (?P<from>.+)|"
    r"^(?:var|mødte|deltog) (?P<is>[\w-]+) (?:til stede|med|repraesenteret)\b"
)
_BODY_ENDS = re.compile(
    r"(?:^|\s+|,)(?:i|paa|til|den|da|under|deltog|deltage|var|med|moedte|ved|ikke|kl|at)\b.*|[,?.!].*"
)
_NO_BODY = re.compile(r"(?:moed|begynd|start|hel|foerst|dag)\w*")
# What most have in common says nothing of which is meant.
COMMON = {stem(word) for word in ("kommune", "region", "afdeling")}
_REPRESENTED = re.compile(
    r"\brepræsenteret\b|\bmødte for\b|\b[Ff]ra [A-ZÆØÅ][^.]{0,40} (?:deltog|mødte)\b|"
    r"\b(?:deltog|mødte)\b[^.]{0,40} (?:fra|for) [A-ZÆØÅ]|\bsende en repræsentant"
)
ASKS_COUNT = re.compile(
    r"\bhvor mange\b.*\b(?:moedte|moedt|fremmoedt\w*|til ?stede|deltog|dukkede|kom|med til|repraesenteret)\b|"
    r"\bhow many\b.*\b(?:attend\w*|present|came)\b"
)
_NUMBER = r"(?:\d+|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tyve)"
_COUNT = re.compile(
    rf"(?<!punkt )(?<!sag )(?<!pkt )(?<!pkt\. )\b{_NUMBER} (?:[\wæøå-]+ ){{0,3}}"
    rf"(?:til ?stede|mødte?|mødt op|fremmødte?|deltog|deltagere|"
    rf"dukkede op|repræsenteret)\b|\b{_NUMBER} (?:ud )?af (?:[\wæøå-]+ ){{0,3}}(?:medlemmer|\d+)|"
    rf"\b(?:deltog|mødte|kom|fremmødt\w*:?|deltagere:?|til stede:?) (?:i alt |omkring |cirka |ca\. )?"
    rf"{_NUMBER}\b(?!\.)",
    re.IGNORECASE,
)
_COMES = r"(?:med|til ?stede|moed(?:te?|t)|kom(?:me|met)?|dukke\w*|deltog|delta(?:ge|get)|frem|op)"
ASKS_ABSENT = re.compile(
    rf"\bafbud|\bfravaer|\bmanglede?\b|\bhvem mangler\b|\budeblev|\bforhindret|"
    rf"\b(?:blev|holdt (?:\w+ )?)(?: \w+)? ?vaek\b|\bmeld(?:t|te) (?:\w+ )?fra\b|"
    rf"\b(?:ikke|aldrig) (?:\w+ ){{0,2}}{_COMES}\b|"
    rf"\b(?:deltog|kom|moedte|var|dukke\w*) (?:\w+ )?ikke (?:med|op|frem|i|til|paa|den)\b|"
    r"\b(?:deltog|kom|moedte|var) (?:\w+ )?ikke\W*$|"
    r"\babsent|\bapolog|\bmissing\b|\b(?:did ?n.t|not) (?:attend|come|take part|present)"
)
_ABSENT = re.compile(
    r"^\W*(?:\w+ )?(?:afbud|fravær|forfald|ikke mødt|ej mødt)|\b(?:meldt|sendt) afbud\b",
    re.IGNORECASE,
)
_APOLOGY = re.compile(r"\b(?:afbud|ikke mødt|fraværende)\b", re.IGNORECASE)
# Departments that deal with patients, and speak for none of them.
ABOUT_PATIENTS = r"patient(?:forloeb|sikkerhed|vejled|hotel|kontor|behandl|transport|administ)\w*"
_MOST = 4

# "Centret", "lejren": the bare word has an e that the stem lacks.
_SYNCOPE = re.compile(r"(?<=[^aeiouy])(?=[rln]$)")


def asks_of_meeting(question: Question) -> bool:
    """Whether a question asks who led a meeting or wrote of it."""
    return bool(ASKS_CHAIR.search(question.folded) or ASKS_MINUTES.search(question.folded))


def leaders(meeting: Meeting, lines: Sequence[Line], items: Collection[str]) -> Found:
    """Where it is told who led the meeting; of the items with those labels first, if any."""
    # "Valg af dirigent" is what is to be done, and names nobody.
    told = [line for line in lines if not _TO_CHOOSE.fullmatch(line.text)]
    return _of_items(meeting, told, _CHAIR, items)[:2]


def writers(meeting: Meeting, lines: Sequence[Line]) -> Found:
    """Where it is told who wrote the minutes, by name; "valg af referent" is but a matter."""
    names = {name for p in meeting.people for name in (p.name.split()[0], p.name.split()[-1])}
    found = [
        (line.passage, around(meeting, line, match.start(), match.end()))
        for line, match in holding(lines, _MINUTES)
        if line.in_header or FULL_NAME.search(line.text) or names & set(line.text.split())
    ]
    return found[:2]


def guests(meeting: Meeting, lines: Sequence[Line], items: Collection[str]) -> Found:
    """Where the guests of certain items are named."""
    return _of_items(meeting, lines, _GUEST, items, strict=True)[:_MOST]


def _of_items(
    meeting: Meeting,
    lines: Sequence[Line],
    tells: re.Pattern[str],
    items: Collection[str],
    strict: bool = False,
) -> Found:
    every: Found = []
    own: Found = []
    names = {p.name.split()[-1] for p in meeting.people}
    for line, match in holding(lines, tells):
        if not line.in_header and not any(name in line.text for name in names):
            continue
        place = (line.passage, around(meeting, line, match.start(), match.end()))
        every.append(place)
        numbers = {n for found in _NUMBERS.findall(line.text) for n in _expanded(found)}
        if numbers & set(items):
            own.append(place)
    return own if own or strict else every


def items_of(person: Person) -> set[str]:
    """Labels of the items that somebody was there for; none when it is not told."""
    told = f"{person.role or ''} {person.organisation or ''} {person.note or ''}"
    return {label for numbers in _NUMBERS.findall(told) for label in _expanded(numbers)}


def _expanded(numbers: str) -> list[str]:
    """ "3-5" is 3, 4 and 5."""
    found = re.findall(r"\d+", numbers)
    if re.fullmatch(r"\d+[-–]\d+", numbers):
        return [str(n) for n in range(int(found[0]), min(int(found[1]), int(found[0]) + 30) + 1)]
    return found


def body_asked(question: Question) -> list[str]:
    """The stems of the body, party or place that a question asks who came for; maybe none."""
    match = ASKS_BODY.search(question.folded)
    if match is None:
        return []
    phrase = _BODY_ENDS.sub("", match["of"] or match["from"] or match["is"] or "")
    named = [stem(bare(word)) for word in content_words(phrase)]
    return [] if not named or _NO_BODY.match(named[0]) else named


def from_body(meeting: Meeting, wanted: Sequence[str]) -> list[Person]:
    """The people whose entry names a body."""
    return [
        p
        for p in meeting.people
        if _names(
            f"{meeting.source.slice(p.span)} {p.role or ''} {p.organisation or ''} {p.note or ''}",
            wanted,
        )
    ]


def was_away(meeting: Meeting, person: Person) -> bool:
    """Whether somebody was absent, or is listed with an apology in the entry."""
    return person.status == "absent" or bool(_APOLOGY.search(meeting.source.slice(person.span)))


def told_of_body(lines: Sequence[Line], wanted: Sequence[str]) -> Found:
    """Sentences that tell of the presence of a body, or the line that lists those it sent."""
    found: Found = []
    for line in lines:
        label, _, listed = line.text.partition(":")
        label, listed = (line.text, line.text) if "|" in line.text else (label, listed)
        lists = line.in_header and FULL_NAME.search(listed) and _names(label, wanted)
        lists = lists and not _APOLOGY.search(line.text)
        if lists or (_REPRESENTED.search(line.text) and _names(line.text, wanted)):
            found.append((line.passage, line.span))
    return found[:2]


def _names(text: str, wanted: Sequence[str]) -> bool:
    have = [word for word in words(text) if not re.fullmatch(ABOUT_PATIENTS, word)]
    return all(
        any(
            word == other or (len(word) > 3 and other.startswith((word, _SYNCOPE.sub("e", word))))
            for other in have
        )
        for word in wanted
    )


def counts_told(meeting: Meeting, lines: Sequence[Line]) -> Found:
    """Where it is told how many came."""
    first = [line for line in lines if line.passage.item in (None, 0)]
    return [
        (line.passage, around(meeting, line, match.start(), match.end()))
        for line, match in holding(first, _COUNT)
    ][:2]


def absences(lines: Sequence[Line]) -> Found:
    """The lines of apologies of a meeting of whose people none is known to have been absent."""
    own = [line for line in lines if line.passage.item in (None, 0)]
    return [(line.passage, line.span) for line, _ in holding(own, _ABSENT)][:2]


def naming(meeting: Meeting, lines: Sequence[Line], question: Question) -> Found:
    """Lines of the attendance that name those a question is about."""
    return [
        (line.passage, around(meeting, line, match.start(), match.end()))
        for who in subjects(meeting, question)
        for line, match in holding([line for line in lines if line.in_header], who.pattern)
    ][:2]
