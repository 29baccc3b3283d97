"""People of a meeting picked out by all that a question says of them.

"Hvilke embedsfolk fra kommunerne (ikke sekretariat) deltog?" names a group, a kind of organisation,
something left out and that they came; each is a test of one person, and whoever passes them all is
the answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from corpus import Meeting, Person
from index import Index, content_words, fold, words
from rag.asking.names import MONTH_WORDS
from rag.asking.question import Question
from rag.people.listing import absence, under_heading
from rag.people.offices import (
    GUEST,
    SECRETARIAT,
    Test,
    is_deputy,
    office_named,
    printed,
    what_named,
)
from rag.people.person import stands_over
from rag.people.roles import chairs_the_body
from rag.people.rolls import Roll, named_roll
from rag.people.substitutes import ASKS_SUBSTITUTE
from rag.people.told import meetings_asked
from rag.people.told_meeting import ABOUT_PATIENTS, ASKS_ABSENT
from rag.people.told_people import ASKS_HOURS, ASKS_REASON
from rag.refusal import Refusal
from rag.telling.compose import meeting_words
from rag.telling.scope import names_place, unexplained

_WHO = re.compile(
    r"\b(?:hvem|hvilke[nt]?|hvad hed|hvor mange|naevn|navn\w*|list|who|whom|which|how many|name)\b"
)
_CAME = re.compile(
    r"\bdelt(?:og|ager?|aget)\b|\bdeltagere?\b|\btil ?stede\b|\bvar (?:\w+ ){0,4}med\b|\bmoedte?\b(?! i)|"
    r"\bsad (?:(?:\w+ )?med|som)\b|\bdukke\w*|\bkom fra\b|\brepraesenter\w*|\bomkring bordet|"
    r"\btal(?:te|er) (?:\w+ ){1,3}sag\b|\battend\w*|\bpresent\b|\btook part|\bcame\b|\brepresent\w*|"
    r"\bspoke for\b"
)
# Who leads the body itself together with others; one chair alone ``rag.people.roles`` finds.
_CHAIRS = re.compile(
    r"\bformandsstol\w*|\bformandspost\w*|\bformandskab\w*|\bmedform(?:and|aend)\w*|\bformaend(?:ene)?\b|"
    r"\bco-?chair\w*|\bchairs\b(?! the)|\bchairmen\b|\bchairmanship|\bjoint chair\w*"
)
_SHARED_WITH = re.compile(
    r"(?<=\b)(?P<shares>del(?:er|te|t)|shares?|shared)\b(?P<what>.*?)\b(?:sammen )?(?:med|with) "
    r"(?:the )?\w+"
)
_BUT = re.compile(
    r"\b(?:ikke|uden|bortset fra|undtagen|ud ?over|foruden|andre end|not|except|other than|besides|"
    r"excluding) (?:(?:de|den|det|fra|for|heller|the|from) )?(?P<word>\w+)(?:(?:,| og| eller| or| and) "
    r"(?!ikke|not)(?P<other>\w+))?"
)
_STATUS = {"absent": ASKS_ABSENT, "guest": GUEST, "secretariat": SECRETARIAT, "came": _CAME}
_CALLS = {
    "guest": "Gæster",
    "secretariat": "Sekretariat",
    "came": "Deltagere",
}
_REPRESENTED = re.compile(r"\brepraesentere(?:t|de)\b|\brepresented\b")
_COUNTS = re.compile(r"\bhvor mange\b|\bhow many\b")
# When, why and for whom somebody came is told in sentences, not by what people are.
_TOLD_OTHERWISE = re.compile(
    "|".join(p.pattern for p in (ASKS_SUBSTITUTE, ASKS_HOURS, ASKS_REASON))
)
# What organisations are called in a question, and in the lists.
_CALLED = tuple(
    (re.compile(asked), re.compile(held))
    for asked, held in (
        (
            r"(?:almen|praksis)laege\w*|laegernes|doctors?|gps?|praktiserende|plo(?:s|-?\w*)",
            r"\bplo\b|laegeforening|almen praksis|praktiserende|praksislaege",
        ),
        (r"kommune(?:n|r|rne|rnes|s|ns)?|kommunal\w{0,2}|municip\w*", r"kommune"),
        (r"region(?:en|ens|s|al\w*)?", r"region"),
        (r"patient(?:er|erne|ernes|s)?", rf"(?!{ABOUT_PATIENTS})patient"),
        (r"(?:hospital|sygehus)(?:et|er|ene|enes|ets|erne|s)?", r"hospital|sygehus"),
        (r"psykiatrien?s?|psychiatry", r"psykiatri"),
        (r"foraeldre(?:ne|nes|s)?|parents?", r"\bforaeldre"),
        (
            r"medarbejder(?:e|ne|nes|s)?|personale(?:t|ts)?|staff|employees",
            r"medarbejder|personale|\bansat",
        ),
        (r"elev(?:er|erne|ernes)?|pupils?|students?", r"\belev"),
        (r"beboer(?:e|ne|nes|s)?|residents?", r"\bbeboer"),
        (r"bruger(?:e|ne|nes|s)?|users?", r"\bbruger"),
    )
)
_REPRESENTS = re.compile(r"(?<=\w)s?repraesentant\w*")
_DOCTORS, _KOMMUNE = _CALLED[0][1], _CALLED[1][1]
_OWN = re.compile(
    r"delt\w*|deltag\w*|stede|tilstede|med|moedt?e?s?|sad|dukke\w*|op|kom|komme|repraesent\w*|represent\w*|"
    r"repraesentant\w*|tal(?:te|er)|sag|spoke|attend\w*|present|took|part|came|afbud\w*|fravaer\w*|"
    r"mangle\w*|mangler|udeblev\w*|vaek|forhindret|meld(?:t|te)|absent\w*|apolog\w*|missing|gaest\w*|"
    r"inviteret|guests?|sekretariat\w*|secretariat|formand\w*|medform\w*|formaend\w*|cochair\w*|"
    r"co|health|cluster|chair\w*|joint|del(?:er|te|t)|shar\w*|sammen|ligestill\w*|lige|equal\w*|faelles|begge|to|tre|"
    r"two|three|organisation\w*|forening\w*|bord\w*|omkring|plads\w*|vedkommende|personen?|hele|helt|"
    r"vejen|tiden?|der|medlem\w*|members?|samtlige|alle|medregnet|regnet|slutning\w*|begyndelse\w*|starten|"
    r"ende[nr]?|midten|navne?|hvilke[nt]?|list\w*|naevn\w*|hedder|hed|havde|also|ogsaa|rejste|side"
)
# Words of which a slip of the pen is put right.
_SPELT = fold(
    "hvilken hvilke deltog deltagere manglede mangler afbud fraværende borgmester borgmestre direktør "
    "direktører rådmand formand formænd politikere embedsfolk embedsmænd sekretariat kommune kommuner "
    "kommunerne regionen lægerne patienterne absent attended officials politicians mayor mayors director"
).split()
_PUBLIC = re.compile(r"kommune|\bregion")
_CLOSE = 0.84
_SHORT = 5
_MEETINGS = 3
_FEW = 3


@dataclass(frozen=True)
class Pick:
    """What a question says of the people it asks for; of several words of a kind any will do.

    Attributes:
        status: "absent", "guest", "secretariat"; "came" for whoever was there; None unsaid.
        chairs: they lead the body.
        is_any: tests of what somebody is, by office or by group.
        places: what the name of the kind of organisation that somebody is there for holds.
        named: what its own name holds.
        without: tests that nobody may pass.
    """

    status: str | None
    chairs: bool
    is_any: tuple[Test, ...]
    places: tuple[re.Pattern[str], ...]
    named: tuple[re.Pattern[str], ...]
    without: tuple[Test, ...]

    @property
    def tells(self) -> bool:
        """Whether more is said than that somebody came or did not."""
        more = self.is_any or self.places or self.named or self.without
        return self.chairs or bool(self.status and more)


def picked(index: Index, question: Question) -> list[Roll]:
    """The people of the meetings meant, newest first, who are all that the question says.

    Returns:
        Nothing when the question says too little of them, or what is not understood.
    """
    rolls = [
        named_roll(meeting, people)
        if question.yesno
        else Roll(meeting, people, _lead(meeting, people, pick, question))
        for meeting, pick in _asked(index, question)
        if (people := _choose(meeting, pick))
    ]
    return rolls[:_MEETINGS]


def nobody_picked(index: Index, question: Question) -> Refusal | None:
    """A refusal when the one meeting meant lists nobody of the office or group asked for."""
    asked = _asked(index, question)
    if len(asked) != 1 or not names_place(question):
        return None
    meeting, pick = asked[0]
    away = pick.status == "absent"
    listed = [person for person in meeting.people if (person.status == "absent") == away]
    said = (pick.status in ("absent", "came") or question.yesno) and bool(
        pick.is_any or pick.places
    )
    offices = [office for word in question.own_terms if (office := office_named(word))]
    said = said and not any(is_deputy(person, offices) for person in listed)
    if not said or len(listed) < (1 if away else _FEW) or _choose(meeting, pick):
        return None
    danish, english = ("fraværende", "absent") if away else ("til stede", "present")
    return Refusal(
        "no_value",
        f"Referatet nævner ingen sådan blandt dem, der var {danish} ({meeting_words(meeting)}).",
        f"The minutes name nobody of that kind as {english} ({meeting_words(meeting)}).",
    )


def _asked(index: Index, question: Question) -> list[tuple[Meeting, Pick]]:
    """What the question says of the people of each meeting that it may mean."""
    spelt = _spelt(question.folded)
    whether = question.yesno and bool(_REPRESENTED.search(spelt))
    if question.people or not (whether or _WHO.search(spelt)) or _TOLD_OTHERWISE.search(spelt):
        return []
    if not any(asks.search(spelt) for asks in (*_STATUS.values(), _CHAIRS)):
        return []
    found: list[tuple[Meeting, Pick]] = []
    for meeting in meetings_asked(index, question):
        pick = _pick(meeting, question, spelt) if meeting.people else None
        if pick is not None and pick.tells:
            # Whether somebody was there is told of those who stayed away as well.
            found.append((meeting, replace(pick, status=None) if whether else pick))
    return found


def _spelt(folded: str) -> str:
    """The folded question with slips of the pen in the words for people put right."""

    def right(match: re.Match[str]) -> str:
        word = match.group()
        if len(word) < _SHORT or word in _SPELT or word in MONTH_WORDS:
            return word
        return next(iter(get_close_matches(word, _SPELT, 1, _CLOSE)), word)

    return re.sub(r"\b[a-z]+\b", right, folded)


def _pick(meeting: Meeting, question: Question, spelt: str) -> Pick | None:
    """What a question says of people of this meeting; None when it says what is not understood."""
    without: list[Test] = []

    def leave_out(match: re.Match[str]) -> str:
        tests = [what_named(word) for word in (match["word"], match["other"]) if word]
        if None in tests:
            return match.group()
        without.extend(test for test in tests if test)
        return " "

    folded = _SHARED_WITH.sub(r"\g<shares>\g<what>", _BUT.sub(leave_out, spelt))
    chairs = bool(_CHAIRS.search(folded))
    own = content_words(folded)
    strange = set(unexplained(replace(question, own_terms=tuple(own)), [meeting], _OWN, False))
    body = words(f"{meeting.body or ''} {meeting.title}")
    listed = {word for person in meeting.people for word in words(printed(person))}
    sent_by = {word for p in meeting.people for word in words(p.organisation or "")} - {"og", "for"}
    towns = {fold(town) for town in question.municipalities}
    is_any: list[Test] = []
    places: list[re.Pattern[str]] = []
    named: list[re.Pattern[str]] = []
    for word in own:
        bare = word.removesuffix("s")
        if {word, bare} & set(body) or (chairs and _CHAIRS.fullmatch(word)):
            continue
        kind = _REPRESENTS.sub("", word)
        place = next((held for asked, held in _CALLED if asked.fullmatch(kind)), None)
        if {word, bare} & towns:
            named.append(re.compile(rf"\b{bare if bare in towns else word}"))
        elif place is not None:
            places.append(place)
        elif (test := what_named(word)) is not None:
            is_any.append(test)
        elif {word, bare} & sent_by:
            named.append(re.compile(rf"\b{bare}"))
        elif word in strange:
            start = bare[: max(_SHORT, len(bare) - 2)]
            if any(other.startswith(start) for other in listed):
                named.append(re.compile(rf"\b{re.escape(start)}"))
            elif under := under_heading(meeting, start):
                is_any.append(under.__contains__)
            else:
                return None
    if named and _KOMMUNE in places:
        # "Aalborg Kommune" is one organisation.
        places = [place for place in places if place is not _KOMMUNE]
        named = [re.compile(rf"{place.pattern}\w* kommune") for place in named]
    status = next((name for name, asks in _STATUS.items() if asks.search(folded)), None)
    return Pick(status, chairs, tuple(is_any), tuple(places), tuple(named), tuple(without))


def _choose(meeting: Meeting, pick: Pick) -> tuple[Person, ...]:
    people = [p for p in meeting.people if pick.status is None or _is(p, pick.status)]
    if pick.chairs:
        people = [p for p in people if chairs_the_body(meeting, p)]
        # "Formand Ib Dam, Patientrådet" beside "Formænd: …" chairs the council that sent him.
        people = [p for p in people if fold(p.role or "") != "formand"] or people
    people = [p for p in people if not any(test(p) for test in pick.without)]
    if pick.is_any:
        people = [p for p in people if any(test(p) for test in pick.is_any)]
    for wanted in (pick.places, pick.named):
        people = _from(people, wanted) if wanted else people
    return tuple(people)


def _is(person: Person, status: str) -> bool:
    return person.status != "absent" if status == "came" else person.status == status


def _from(people: Sequence[Person], wanted: Sequence[re.Pattern[str]]) -> list[Person]:
    """Those who are there for an organisation of that name, by the entry or the heading over it.

    The chair of a municipality's committee on psychiatry is not from psychiatry, nor is a doctor
    there for the municipality of the practice.
    """

    def fits(person: Person, place: re.Pattern[str]) -> bool:
        organisation, about = fold(person.organisation or ""), printed(person)
        if place is _KOMMUNE and _DOCTORS.search(about):
            return False
        elected = _PUBLIC.search(organisation) and "udvalg" in about
        return bool(place.search(organisation if elected else about))

    return [p for p in people if any(fits(p, place) for place in wanted)]


def _lead(meeting: Meeting, people: Sequence[Person], pick: Pick, question: Question) -> str:
    """How those picked are called: by what they were, and by an organisation printed over them."""
    what = _CALLS.get(pick.status or "came") or absence(meeting, people)
    if pick.chairs:
        what = "Formænd" if len(people) > 1 else "Formand"
    over = {p.organisation for p in people if stands_over(meeting, p)}
    if len(over) == 1 and all(p.organisation in over for p in people):
        what += f" fra {over.pop()}"
    count = f"{len(people)} er nævnt, " if _COUNTS.search(question.folded) else ""
    return f"{what}, {count}{meeting_words(meeting)}"
