"""Where the attendance block shows what a person was: the entry, and the label over it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import Meeting, Person, Span, Status
from corpus.names.labels import read_label
from index import words

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MARKS = " \t|*_•▪-–"
_HEADING = re.compile(r"^[^\n:]{3,80}:[ *_]*$", re.MULTILINE)
# How far below the last entry the apologies may still stand.
_BELOW = 300
_APOLOGY = r"(?:afbud|forfald|meld(?:t|te) (?:sig )?fra|frameld\w+|apologi[ez]s?\w*)"
_WITHOUT = rf"\b(?:uden|u\.|ikke|ej|manglende) (?:\w+ ){{0,3}}{_APOLOGY}"
_EITHER = r"fravær\w* ?(?:/|og|eller) ?afbud|afbud ?(?:/|og|eller) ?fravær"
_HOW_AWAY = re.compile(
    rf"(?P<without>{_WITHOUT})|(?P<either>{_EITHER})|(?P<sent>{_APOLOGY})|"
    r"fravær\w*\b(?!\W+(?:med|uden|u\.))",
    re.IGNORECASE,
)
# A label further on in the line: "Afbud: Ib Dam. Fraværende uden afbud: Bo Lind".
_LATER_LABEL = re.compile(r"[^:,;.()\n]*:")


@dataclass(frozen=True, slots=True)
class Listed:
    """One printing of a person's name in the attendance block.

    Attributes:
        entry: the name with what belongs to it.
        label: the line of the label that it stands under, or None.
        status: what that label says; None without a label.
        words: the label's words.
    """

    entry: Span
    label: Span | None
    status: Status | None
    words: str


def listings(meeting: Meeting, person: Person) -> list[Listed]:
    """Every place of the attendance block that names a person, in the order of the text."""
    text = meeting.source.text
    last = max((p.span.end for p in meeting.people), default=meeting.header.end)
    end = min(len(text), max(last, meeting.header.end) + _BELOW)
    labels = list(_labels(text, meeting.header.start, end))
    pattern = re.compile(r"\s+".join(map(re.escape, person.name.split())))
    found: list[Listed] = []
    for match in pattern.finditer(text, meeting.header.start, end):
        own = person.span.start <= match.start() < person.span.end
        entry = person.span if own else _rest_of_line(text, match.start(), match.end())
        above = [row for row in labels if row[0].start <= entry.start]
        if above:
            line, status, words = above[-1]
            found.append(Listed(entry, line, status, words))
        else:
            found.append(Listed(entry, None, None, ""))
    return found


def under_heading(meeting: Meeting, start: str) -> tuple[Person, ...]:
    """Those listed under a heading with a word that starts so: "Formænd med observatørstatus:"."""
    text = meeting.source.text
    last = max((person.span.start for person in meeting.people), default=meeting.header.end)
    above = [(m.start(), m.group()) for m in _HEADING.finditer(text, meeting.header.start, last)]
    above += [(line.start, said) for line, _, said in _labels(text, meeting.header.start, last)]
    above.sort()
    places = [place for place, _ in above]
    found: list[Person] = []
    for person in meeting.people:
        number = bisect_left(places, person.span.start)
        if number and any(word.startswith(start) for word in words(above[number - 1][1])):
            found.append(person)
    return tuple(found)


def _rest_of_line(text: str, start: int, end: int) -> Span:
    """From a name to where its line ends, when what follows belongs to it: "…, i stedet deltog"."""
    line = re.compile(r"(?:[,(–-]| [-–] )[^\n]*").match(text, end)
    stop = line.end() if line else end
    return Span(start, start + len(text[start:stop].rstrip()))


def _labels(text: str, start: int, end: int) -> Iterator[tuple[Span, Status, str]]:
    for match in _LINE.finditer(text, start, end):
        line = match.group()
        begin = len(line) - len(line.lstrip(_MARKS))
        label = read_label(line[begin:].rstrip(_MARKS)[:200])
        if label is not None:
            at = match.start() + begin
            yield Span(at, at + max(len(label.text), label.value)), label.status, label.text


def shown_absent(meeting: Meeting, person: Person) -> list[Span]:
    """What shows that a person was absent: the label of the apologies and the entry under it.

    When the entry itself says so ("Lise Holm (afbud)") it is all there is.
    """
    for listed in listings(meeting, person):
        if listed.status == "absent" and listed.label is not None:
            return [listed.label, listed.entry]
    return [person.span]


def absence(meeting: Meeting, people: Sequence[Person]) -> str:
    """What the absence of people may be called: "Afbud" only where the minutes speak of one.

    Minutes tell those who sent apologies from those who did not, or name both "Fraværende".
    """
    ways = {_way(meeting, person) for person in people}
    return ways.pop() if len(ways) == 1 else "Fraværende"


def was_absent(meeting: Meeting, person: Person) -> str:
    """That somebody was absent, in words that the minutes allow: "havde afbud"."""
    way = absence(meeting, [person])
    return f"{'havde' if way == 'Afbud' else 'var'} {way.lower()}"


def _way(meeting: Meeting, person: Person) -> str:
    source = meeting.source
    told = [f"{source.slice(person.span)} {person.note or ''} {person.role or ''}"]
    for listed in listings(meeting, person):
        if listed.status == "absent" and listed.label is not None:
            between = source.text[listed.label.start : listed.entry.start]
            told += [*reversed(_LATER_LABEL.findall(between)), listed.words]
    told.append(source.slice(person.status_span))
    found = next((match for text in told if (match := _HOW_AWAY.search(text))), None)
    if found is None or found.lastgroup not in ("without", "sent"):
        return "Fraværende"
    return "Afbud" if found.lastgroup == "sent" else "Fraværende uden afbud"


def shown_partial(meeting: Meeting, person: Person) -> Span:
    """The entry of a person; with the words after the name when those tell of a part of the meeting.

    "Tange forlod mødet kl. 14.10 under punkt 4." stands in a sentence of its own.
    """
    note = " ".join((person.note or "").split())
    if not note or note in " ".join(meeting.source.slice(person.span).split()):
        return person.span
    text = meeting.source.text
    for listed in listings(meeting, person):
        told = re.compile(r"\s+".join(map(re.escape, note.split())))
        match = told.search(text, listed.entry.start, listed.entry.start + _BELOW)
        if match and not re.search(r"[.;]\s", text[listed.entry.end : match.start()]):
            return Span(listed.entry.start, match.end())
    return person.span
