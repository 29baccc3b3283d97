"""Who was there: answered from the people of the meetings, not from similar sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Meeting, Person
from index import Index, fold, words
from rag.asking.names import MONTH_WORDS
from rag.asking.question import Question
from rag.asking.terms import ABOUT_ASKING
from rag.people.person import asks_home
from rag.people.roles import asks_for_minute_taker
from rag.people.rolls import Roll, away_roll, named_roll, write_roll
from rag.people.told import is_elsewhere, meetings_asked, subject
from rag.people.told_meeting import ASKS_ABSENT, asks_of_meeting, body_asked
from rag.people.told_people import ASKS_REASON
from rag.refusal import Refusal
from rag.telling.compose import Composition, meeting_words
from rag.telling.scope import chosen_meetings, is_understood, names_place, unexplained

_GUEST = re.compile(r"\bgaest|\bguest|\binviteret")
_TAKER = re.compile(r"\brefer(?:ent|at)|\bsekretær", re.IGNORECASE)
_SECRETARIAT = re.compile(r"\bsekretari|\bsekretaer|\breferent\b|\bskrev referat|\bsecretar")
_SUBSTITUTE = re.compile(
    r"\bi stedet\b|\bstedfortraed|\bsubstitut|\btilforordnet|"
    r"\bstood in for\b|\bdeputi[sz]ed\b|\bmoedte (?:op )?for\b|\bi \w+(?: \w+){0,2}s sted\b|"
    r"\binstead\b|\bvikar(?:en)?\b|\bin place of|\bstand-?in\b"
)
_CHAIR = re.compile(
    r"\bmoedeleder|\bledede\b|\bordstyrer|\bchair(?:ed|ing)?\b|\bstyrede moedet|\bstod for moedet|"
    r"\bfoerte ordet\b|\bvar dirigent\b"
)
_PARTIAL = re.compile(
    r"\bhele moedet|\bfra kl|\bindtil|\bdel af moedet|\bgik (?:\w+ ){0,4}(?:foer|tidlig\w*)|"
    r"\bkom (?:\w+ ){0,4}(?:for )?sen\w*|"
    r"\b(?:fra|til) (?:begyndelsen|starten|slutningen)|"
    r"\bleft (?:\w+ ){0,5}early|\bforsinke\w*|\b(?:hvornaar|hvad tid) (?:kom|ankom|gik|forlod)|"
    r"\bankom|\blate\b|"
    r"\bhvilke punkter\b|\bkun (?:en del|til)|\bforlod|\bwhole meeting|\bentire meeting"
)
_WHICH_MEETINGS = re.compile(
    r"\b(?:hvilke|hvor mange|which|how many) (?:\w+ ){0,3}(?:moeder|meetings)\b|\bhvor ofte\b|\bhow often\b"
)
_CAME = re.compile(
    r"\bdelt(?:og|ag\w*)|\b(?:til ?)?stede\b|\bmed (?:til|i|paa|ved)\b|\battend|\bpresent\b|"
    r"\boptraed\w*"
)
_ASKS_WHEN = re.compile(r"\b(?:hvornaar|hvad tid|hvad klokken|hvor laenge|what time)\b")
_COUNT = re.compile(r"\bhvor mange\b|\bhow many\b|\bantal")
# "NMA, JR, BB": names or initials under no label.
_MAY_LIST = re.compile(r"(?:\b[A-ZÆØÅ][\w. ]{0,30}, ){2}")
_SHORT_FORM = re.compile(r"\b[A-ZÆØÅ]{2,3}\b")
# Of a large collection only the newest meetings are told.
_MEETINGS = 5
OWN = re.compile(
    r"delt(?:og|ag\w*)|stede|afbud\w*|havde|meld(?:t|te)|fravaer\w*|optraed\w*|hver|steder|skulle|vide|to|tre|fire|fem|seks|absent\w*|attend\w*|present|"
    r"people|apolog\w*|sent|kom(?:me|met|mer)?|gaest\w*|guests?|inviter\w*|sekretari\w*|sekretaer\w*|"
    r"referent\w*|skrev|skrevet|sted(?:et|e)?|moedt\w*|repraesent\w*|politi\w*|navne?|naevn|list\w*|person\w*|"
    r"tog|manglede?|mangler|vaek|dukkede|sad|bordet|ledede|leder|ordstyrer\w*|styrede|stod|chair\w*|"
    r"formand\w*|hele|helt|fulde|tidspunkt\w*|kl|indtil|forlod|senere|tidligere|tid|sent|foer|start\w*|"
    r"slut\w*|begynd\w*|kunne|early|late|arriv\w*|left|when|begge|samtlige|stedfortraed\w*|substitut\w*|suppleant\w*|vikar\w*|vegne|tilforordn\w*|"
    r"instead|place|whole|entire|who|board|antal\w*|forhindre(?:t|de)|gik|gaaet|online|teams|rolle|"
    r"stood|deputi[sz]ed|medlem\w*|members?|school|punkt\w*"
)


def answer_attendance(index: Index, question: Question, answer: Composition) -> bool:
    """Write who was there, or not, into ``answer``; of many meetings the newest.

    Returns:
        False when the people of the meetings do not tell; then nothing was written.
    """
    if ASKS_REASON.search(question.folded) or _ASKS_WHEN.search(question.folded):
        return False  # that somebody came tells neither why nor when
    rolls = _rolls(index, question)
    if asks_which_meetings(question) and _COUNT.search(question.folded):
        answer.line(f"Det står i {len(rolls)} referat{'er' if len(rolls) > 1 else ''}.")
    if len(rolls) > _MEETINGS:
        answer.line(f"{len(rolls)} møder passer; her er de {_MEETINGS} nyeste.")
    for roll in rolls[:_MEETINGS]:
        write_roll(index, roll, answer)
    return bool(answer.citations)


def _rolls(index: Index, question: Question) -> list[Roll]:
    people = not asks_of_meeting(question)
    bodies = body_asked(question)
    meetings = [
        meeting
        for meeting in meetings_asked(index, question)
        if not is_elsewhere(question, meeting, bodies, people)
    ]
    if not _about_the_meeting(meetings, question):
        return []
    if question.people:
        named = [_named(meeting, question) for meeting in meetings]
        if asks_which_meetings(question):
            away = bool(ASKS_ABSENT.search(question.folded))
            named = [
                roll
                for roll in named
                if any((person.status == "absent") == away for person in roll.people)
            ]
        return [roll for roll in named if roll.people]
    rolls = [_wanted(meeting, question) for meeting in meetings]
    return [roll for roll in rolls if roll is not None and roll.people]


def asks_which_meetings(question: Question) -> bool:
    """Whether a question asks at which meetings somebody was, or was not."""
    folded = question.folded
    told = ASKS_ABSENT.search(folded) or _CAME.search(folded)
    return bool(question.people and told and _WHICH_MEETINGS.search(folded))


def _about_the_meeting(meetings: Sequence[Meeting], question: Question) -> bool:
    """Whether nothing is left of the question beside meeting, people, offices and places.

    "Hvor mange elever deltog i afstemningen?" is about a vote, not about who came.
    """
    left = unexplained(question, meetings, OWN)
    return is_understood(left, 1 if names_place(question) or question.people else 0)


def _named(meeting: Meeting, question: Question) -> Roll:
    people = tuple(p for p in meeting.people if p.name in question.people)
    if _SUBSTITUTE.search(question.folded):
        for name in question.people:
            instead = [p for p in meeting.people if p.note and name in p.note]
            if instead:
                return Roll(
                    meeting, tuple(instead), f"I stedet for {name} ({meeting_words(meeting)})"
                )
        # Nobody is noted in the place of those who stayed away.
        people = tuple(p for p in people if p.status == "absent")
        names = ", ".join(p.name for p in people)
        lead = f"Der er ikke noteret nogen stedfortræder for {names} ({meeting_words(meeting)})"
        return Roll(meeting, people, lead)
    return named_roll(meeting, people)


def _fitting(
    people: Sequence[Person], question: Question, least: int = 0, letters: int = 7, body: str = ""
) -> tuple[Person, ...]:
    """Those whose organisation or role meets most of what the question names of them.

    Args:
        people: to choose from.
        question: whose words name the organisation or role.
        least: so many of its words at least; else nobody.
        letters: that words must share from their start.
        body: of the meeting; when several of its words are named, they say which meeting is meant.
    """
    wanted = {word[:letters] for word in _wanted_words(question)}
    of_body = wanted & {word[:letters] for word in words(body)}
    if len(of_body) > 1:
        wanted -= of_body
    scored = []
    for person in people:
        about = words(f"{person.role or ''} {person.organisation or ''}")
        scored.append((len(wanted & {word[:letters] for word in about}), person))
    best = max((score for score, _ in scored), default=0)
    return tuple(p for score, p in scored if score == best) if best >= least else ()


def _wanted_words(question: Question) -> list[str]:
    """Words of a question that may stand in somebody's role or organisation."""
    places = {fold(name) for name in question.clusters}
    shorts = {fold(short) for short in _SHORT_FORM.findall(question.text)}
    return [
        word
        for word in words(question.text)
        if (len(word) > 3 or word in shorts)
        and not word[0].isdigit()
        and word not in places
        and word not in ABOUT_ASKING
        and word not in MONTH_WORDS
        and not re.search("moede(?:t|ts|r)?$", word)
        and not OWN.fullmatch(word)
    ]


def _wanted(meeting: Meeting, question: Question) -> Roll | None:
    folded, place = question.folded, meeting_words(meeting)
    if question.yesno or _PARTIAL.search(folded):
        # "Var borgmesteren fra Morsø med?": one office, whoever holds it, there or not.
        fitting = _fitting(meeting.people, question, least=2, letters=6)
        if fitting:
            return named_roll(meeting, fitting)
    if _CHAIR.search(folded):
        if not meeting.chair:
            return None
        people = tuple(p for p in meeting.people if p.name == meeting.chair)
        return Roll(meeting, people, f"Mødeleder, {place}")
    if ASKS_ABSENT.search(folded):
        people = tuple(p for p in meeting.people if p.status == "absent")
        return away_roll(meeting, _fitting(people, question), question)
    if _SECRETARIAT.search(folded):
        people = tuple(p for p in meeting.people if p.status == "secretariat")
        if asks_for_minute_taker(folded) or not people:
            takers = tuple(p for p in meeting.people if _TAKER.search(f"{p.role} {p.note}"))
            people = takers or people
        return Roll(meeting, people, f"Sekretariat, {place}")
    if _GUEST.search(folded):
        people = tuple(p for p in meeting.people if p.status == "guest")
        return Roll(meeting, people, f"Gæster, {place}")
    if _PARTIAL.search(folded):
        noted = re.compile(r"\b(?:fra|indtil|til|under|punkt|forlod|ankom)\b")
        people = tuple(
            p for p in meeting.people if p.note and noted.search(p.note) and p.status != "absent"
        )
        return Roll(meeting, _fitting(people, question), f"En del af mødet, {place}")
    if _SUBSTITUTE.search(folded):
        people = tuple(
            p for p in meeting.people if p.note and re.search("stedet|tilforordnet", p.note)
        )
        return Roll(meeting, people, f"Stedfortrædere, {place}")
    present = tuple(p for p in meeting.people if p.status != "absent")
    if not present:
        return None
    least = 1 if body_asked(question) else 0
    chosen = _fitting(present, question, least, body=meeting.body or meeting.title)
    count = f"{len(chosen)} er nævnt, " if _COUNT.search(folded) else ""
    lead = "Nævnt i dagsordenen" if meeting.kind == "agenda" else "Deltagere"
    return Roll(meeting, chosen, f"{lead}, {count}{place}")


def not_listed(index: Index, question: Question) -> Refusal | None:
    """A refusal when the attendance of the meetings asked for does not tell.

    A named person stands nowhere in it, or who came is asked for and only apologies are listed.
    """
    understood = _about_the_meeting(meetings_asked(index, question), question)
    if asks_which_meetings(question) and understood and not _rolls(index, question):
        names = ", ".join(question.people)
        return Refusal(
            "no_value",
            f"Intet referat siger det om {names}.",
            f"No minutes say that of {names}.",
        )
    if not names_place(question):
        return None
    meetings = chosen_meetings(index, question)
    held = "; ".join(meeting_words(meeting) for meeting in meetings[:_MEETINGS])
    if not question.people:
        return _only_apologies(meetings, question, held)
    if not question.meetings or not meetings:
        return None
    if any(_is_named(meeting, name) for meeting in meetings for name in question.people):
        return None
    names = ", ".join(question.people)
    return Refusal(
        "no_value",
        f"{names} er ikke nævnt blandt deltagere eller afbud i referatet ({held}).",
        f"{names} is named neither as present nor as absent in the minutes ({held}).",
    )


def _is_named(meeting: Meeting, name: str) -> bool:
    header = meeting.source.slice(meeting.header)
    listed = any(person.name == name for person in meeting.people)
    return listed or bool(subject(meeting, name).pattern.search(header))


def _only_apologies(meetings: Sequence[Meeting], question: Question, held: str) -> Refusal | None:
    listed = [person for meeting in meetings for person in meeting.people]
    told = any(
        _MAY_LIST.search(meeting.source.slice(meeting.header))
        or _CAME.search(fold(meeting.source.text))
        for meeting in meetings
    )
    silent = bool(meetings) and not listed and not told
    if silent and _about_the_meeting(meetings, question):
        return Refusal(
            "no_value",
            f"Referatet har ingen liste over, hvem der deltog eller havde afbud ({held}).",
            f"The minutes have no list of who took part or sent apologies ({held}).",
        )
    others = (ASKS_ABSENT, _SUBSTITUTE, _CHAIR, _GUEST, _SECRETARIAT)
    if any(pattern.search(question.folded) for pattern in others):
        return None
    if not listed or any(person.status != "absent" for person in listed):
        return None
    if not _about_the_meeting(meetings, question):
        return None
    return Refusal(
        "no_value",
        f"Referatet nævner kun afbud; deltagerne er ikke listet ({held}).",
        f"The minutes list only apologies, not who took part ({held}).",
    )


def about_attendance(question: Question) -> bool:
    """Whether the people of the meetings can tell."""
    folded = question.folded
    return not asks_home(question) and (
        question.kind == "attendance"
        or asks_which_meetings(question)
        or (question.kind in ("person", "yesno") and bool(_CHAIR.search(folded)))
        or (bool(question.people) and question.kind == "date" and bool(_PARTIAL.search(folded)))
    )
