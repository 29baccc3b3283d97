"""Who had the chair: as sentences tell, as signatures show, or by the office that leads the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from corpus.attendance.prose import PARTY_AFTER, joined
from corpus.lines import Line
from corpus.meeting import Person, Span
from corpus.names.bare_entry import is_full_name
from corpus.names.full_name import FULL_NAME, ORGANISATION, past_offices
from corpus.names.same_people import offices

_LEADER = r"(?:dirigent|ordstyrer|mødeleder)"
_WHO = rf"(?:(?!og )[a-zæøå]+ )?(?P<who>{FULL_NAME}|[A-ZÆØÅ][a-zæøå]+)"
_TOLD = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_WHO}{PARTY_AFTER}\s+(?:blev|er)\s+(?:\w+\s+)?valgt\s+(?:til|som)\s+{_LEADER}\b",
        rf"\bvalgt\s+(?:til|som)\s+referent,?\s+og\s+{_WHO}\s+(?:til|som)\s+{_LEADER}\b",
        rf"\b(?:[Tt]il|[Ss]om)\s+{_LEADER}\s+(?:valgtes|blev\s+valgt|valgte\s+\w+)\s+{_WHO}",
        rf"\b(?:[Mm]ødet|[Gg]eneralforsamlingen)\s+(?:blev|er)\s+ledet\s+af\s+{_WHO}",
        rf"\bforeslog\s+{_WHO}\s+(?:til|som)\s+{_LEADER}\b",
        rf"{_WHO}{PARTY_AFTER}\s+(?:ledede\s+mødet|varetog\s+(?:\w+\s+)?mødeledelsen|(?:var|fungerede\s+som)\s+{_LEADER})\b"
        r"(?! (?:under|ved|fra|til|indtil) )",
    )
)
# Below "Valg af dirigent" whoever is chosen leads the meeting.
_ELECTION = rf"(?i:valg af (?:\w+ og )?{_LEADER})\b[^\n]{{0,60}}\n"
_ELECTED = tuple(
    re.compile(_ELECTION + pattern)
    for pattern in (
        rf"[^\n.]{{0,80}}?\b[Ff]oreslog {_WHO}",
        rf"{_WHO}{PARTY_AFTER} (?:(?:blev|er) )?(?:\w+ )?(?:gen)?valgt\b",
        rf"(?:Valgt(?: blev)?|Valget faldt på|(?i:{_LEADER}))(?: blev| er)?\s*:?\s+{_WHO}",
        rf"{_WHO}{PARTY_AFTER}\.?(?=\n|$)",
    )
)
_OFFICE = r"(?P<office>(?i:dirigent|ordstyrer|mødeleder|formand|forperson|borgmester)(?:en)?)"
_SIGNED = (
    re.compile(rf"(?P<who>{FULL_NAME}){PARTY_AFTER},? {_OFFICE}"),
    re.compile(rf"{_OFFICE}(?::\s*|\s+)(?P<who>{FULL_NAME})"),
)
_LAST = 14  # lines: the signatures
_GAP = re.compile(r"\s{3,}|\t|\|")
_LED_NOTE = re.compile(rf"\b{_LEADER}\b", re.IGNORECASE)
_CHAIR = re.compile(
    r"(?:udvalgs|bestyrelses)?formand|forperson|fmd\.?|chair(?:man|woman|person)?", re.IGNORECASE
)
# The mayor leads the council and its finance committee.
_OF_MAYOR = re.compile(
    r"byråd|kommunalbestyrelse|økonomi(?:udvalg|- og \w+udvalg)|magistrat", re.IGNORECASE
)
_MAYOR = re.compile(r"(?:over)?borgmester", re.IGNORECASE)


def told_chair(lines: Sequence[Line]) -> Person | None:
    """Whoever sentences say was chosen to lead the meeting, or led it; None when they do not.

    Args:
        lines: of the head and of the first items, their headings too, without page furniture.
    """
    text, offsets = joined(lines)
    for pattern in (*_TOLD, *_ELECTED):
        if match := pattern.search(text):
            title = past_offices(match.group("who")) or 0  # "Borgmester Ib Dam ledede mødet"
            place = (match.start("who") + title, match.end("who"))
            span, shown = (
                Span(offsets[begin], offsets[end - 1] + 1) for begin, end in (place, match.span())
            )
            office = _LED_NOTE.search(match.group())
            note = office.group().lower() if office else "mødeleder"
            return Person(text[slice(*place)], None, None, "present", note, span, shown)
    return None


def chair_by_office(people: Sequence[Person], body: str | None, end: Sequence[Line]) -> str | None:
    """Whoever is noted as having led the meeting, or has the office that leads the body.

    Args:
        people: of the meeting.
        body: that met.
        end: the lines of the items, the signatures last.
    """
    for person in people:
        led = _LED_NOTE.search(person.note or "") or _LED_NOTE.fullmatch(person.role or "")
        if led and person.status != "absent":
            return person.name
    there = [person for person in people if person.status == "present"]
    signed = {office: name for office, name in _signed(end) if name in [p.name for p in there]}
    for office, name in signed.items():
        if _LED_NOTE.match(office):
            return name
    # Whoever is called the chair, of nothing else, has the chair when present.
    called = [p.name for p in there if any(_CHAIR.fullmatch(said) for said in _offices(p, body))]
    if len(called) > 1:
        # Beside whoever is the chair here, others may have that of a committee elsewhere.
        called = [p.name for p in there if "formand" in map(str.casefold, _offices(p, body))]
    if not called and signed:
        called = list(set(signed.values()))
    if not called and body and _OF_MAYOR.search(body):
        called = [p.name for p in there if any(_MAYOR.fullmatch(said) for said in offices(p))]
    return called[0] if len(called) == 1 else None


def _offices(person: Person, body: str | None) -> list[str]:
    """What a person is called; a part of the house has no chair of its own: "Ledelse: Ib Dam"."""
    group = person.organisation or ""
    within = not ORGANISATION.search(group) or group.casefold() in (body or "").casefold()
    return offices(replace(person, organisation=None) if within else person)


def _signed(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Who signed as what at the end: "Ib Dam, formand", "Dirigent: Bo Lind"."""
    signed = takewhile(lambda line: not line.text.endswith("."), reversed(lines[-_LAST:]))
    texts = [line.text[:300] for line in signed][::-1]
    for index, text in enumerate(texts):
        beside = [*texts[max(index - 1, 0) : index], *texts[index + 1 : index + 2]]
        names = [other for other in beside if is_full_name(other)]
        # "Formand" over or below one name; between two it may belong to either.
        if re.fullmatch(_OFFICE, text) and len(names) == 1:
            yield text, names[0]
        for part in _GAP.split(text):
            for pattern in _SIGNED:
                if match := pattern.fullmatch(part.strip(" .")):
                    yield match.group("office"), match.group("who")
