"""Questions about who was there that sentences of the minutes answer, by what is asked.

The list of those who came tells who was there; that somebody came late, was ill or sat in
another's place is as often told in a sentence below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Meeting
from index import Index, stem, words
from rag.asking.question import Question
from rag.people import told_deeds as of_deeds
from rag.people import told_meeting as of_meeting
from rag.people import told_people as of_people
from rag.people.attendance import OWN
from rag.people.municipalities import asks_municipalities
from rag.people.person import asks_home
from rag.people.picked import picked
from rag.people.roles import ASKS_MINUTES, ROLE_WORDS
from rag.people.rolls import Roll, away_roll, named_roll, write_roll
from rag.people.substitutes import (
    ASKS_ELECTED,
    ASKS_SUBSTITUTE,
    any_substitute,
    asks_whether,
    substitutes,
)
from rag.people.told import (
    Found,
    Line,
    bare,
    called_by,
    entries,
    holders_of,
    is_elsewhere,
    lines_of,
    meetings_asked,
    subject,
    subjects,
    with_holder,
)
from rag.telling.compose import Composition, meeting_words
from rag.telling.scope import unexplained

_ALL = re.compile(r"\b(?:var|moedte|kom) (?:alle|samtlige)\b|\bfuldtallig\w*")
_WITH = re.compile(r"^\W*(?:var|deltog|moedte|kom) .*\b(?:med|til stede)\b")
# "…, når nu Ib Dam ikke kunne?" is not what is asked.
_CLAUSE = re.compile(r",? (?:da|naar)\b")
_YESNO = re.compile(r"\W*(?:var|deltog|moedte|kom|havde|sad)\b")
# "da ambulancerne blev behandlet", "under punktet om budgettet"
_MATTER = re.compile(r"\b(?:da|under|mens|til (?:snakken|punktet|droeftelsen))\b")
# "Hvor mange andele var repræsenteret?" does not count those who are listed.
_HEADS = re.compile(
    r"\b(?:hvor mange|how many) (?:personer|deltagere|mennesker|folk|people|(?:der )?(?:kom|deltog|moedte|dukkede|var)|"
    r"came|attended|were)\b"
)
_OTHER_KINDS = ("summary", "catalogue", "quote", "decision", "money", "locate")
# Of several meetings that may be meant, the newest that tell.
_MEETINGS = 3
_ENOUGH = 350
# Beside the words of ``rag.people.attendance``: those that speak of seats, hours, reasons and offices.
_WORDS = re.compile(
    OWN.pattern
    + r"|plads\w*|stole?n?s?|saede\w*|traadte|overtog|udfyldte|afloeste|stemme|fuldmagt\w*|"
    r"indkaldt|melde|pas|naaede|frem|koblede|op|hjem|ind|gaa|tiden?|moede\w*|holdt|udeblev|syg\w*|"
    r"ferie|barsel|orlov|bortrejst|inhabil|aarsag\w*|grund\w*|hvorfor|skyldtes|bordenden|bordet|"
    r"dirigent\w*|moedeleder\w*|protokol\w*|foerte|foerer|pennen|skriv\w*|navnet|brug\w*|fysisk|"
    r"virtuel\w*|virtuelt|teams|skaerm\w*|video|online|nogen|dukke\w*|forlade|maatte|bort\w*|paa|alle|"
    r"fuldtallig\w*|oplaegsholder\w*|jeg|skal|vide|nemlig|klokken|lige|behandle\w*|snakke\w*|talte|"
    r"oppe|d|to|tre|fire|fem|seks|syv|otte|ni|ti|mange|borgere?|mennesker|folk|fremmoedte|slut|naar|"
    r"halv|timer?|kvarter|minut\w*|chaired|took|wrote|" + of_deeds.DEED_WORDS
)


def answer_presence(index: Index, question: Question, answer: Composition) -> bool:
    """Write the sentences that tell what a question asks about somebody's presence.

    Returns:
        False when none does, or the question is about something else; then nothing was written.
    """
    if question.kind in _OTHER_KINDS or asks_home(question) or asks_municipalities(question):
        return False
    if ASKS_ELECTED.search(question.folded):
        return False  # and not who came for whom
    for roll in picked(index, question):
        write_roll(index, roll, answer)
    if answer.citations or not asks_presence(question):
        return bool(answer.citations)
    told = 0
    asked = question
    for meeting in meetings_asked(index, asked):
        question = with_holder(index, asked, meeting)
        items = items_meant(question, meeting)
        lines = lines_of(index, meeting)
        if items is not None:
            found = _told(meeting, lines, question, items)
        elif of_deeds.asks_whether(question):
            found = of_deeds.present_told(lines)
        else:
            continue
        if isinstance(found, Roll):
            write_roll(index, found, answer)
        else:
            _write(meeting, found, answer, _lead(question))
        told += bool(found.people if isinstance(found, Roll) else found)
        if told == _MEETINGS or len(answer.text) > _ENOUGH:
            break
    return bool(answer.citations)


def asks_presence(question: Question) -> bool:
    """Whether a question may be about somebody's presence, or who led or wrote of a meeting."""
    folded = question.folded
    patterns = (
        ASKS_SUBSTITUTE,
        of_people.ASKS_HOURS,
        of_meeting.ASKS_CHAIR,
        ASKS_MINUTES,
        of_meeting.ASKS_GUESTS,
        of_meeting.ASKS_COUNT,
        of_meeting.ASKS_ABSENT,
        of_meeting.ASKS_BODY,
        _ALL,
        _WITH,
    )
    return (
        question.kind == "attendance"
        or of_deeds.deed_asked(question) is not None
        or of_deeds.asks_who_came(question)
        or of_people.asks_reason(question)
        or of_people.asks_who_was(question)
        or any(pattern.search(folded) for pattern in patterns)
    )


def _told(
    meeting: Meeting, lines: Sequence[Line], question: Question, items: Sequence[str]
) -> Found | Roll:
    folded = question.folded
    if deed := of_deeds.deed_asked(question):
        return of_deeds.doers(meeting, lines, deed)
    if of_people.ASKS_REASON.search(folded):
        asked = of_people.asks_reason(question)
        return of_people.reasons(meeting, lines, question) if asked else []
    if of_people.asks_who_was(question) and not question.people:
        return of_people.away_for(meeting, lines, question)
    if ASKS_SUBSTITUTE.search(folded) and (
        found := substitutes(meeting, lines, subjects(meeting, question), asks_whether(question))
    ):
        return found
    wanted = of_meeting.body_asked(question)
    if of_people.ASKS_HOURS.search(folded):
        return of_people.hours(meeting, lines, question)
    if of_meeting.ASKS_CHAIR.search(folded) and not question.people:
        return of_meeting.leaders(meeting, lines, items)
    if ASKS_MINUTES.search(folded) and not question.people:
        return of_meeting.writers(meeting, lines)
    if of_meeting.ASKS_GUESTS.search(folded) and not wanted:
        return _guests(meeting, lines, items)
    if of_meeting.ASKS_COUNT.search(folded):
        told = of_meeting.counts_told(meeting, lines)
        return told or (_counted(meeting) if _HEADS.search(folded) and not question.negated else [])
    if wanted:
        sent = _of_body(meeting, lines, question, wanted, items)
        whether = not sent and of_deeds.asks_whether(question)
        return of_deeds.present_told(lines) if whether else sent
    if _ALL.search(folded):
        people = tuple(p for p in meeting.people if p.status == "absent")
        return away_roll(meeting, people, question) if people else []
    if ASKS_SUBSTITUTE.search(folded):
        return any_substitute(meeting, lines, question)
    told = [] if items or question.people else of_deeds.present_told(lines)
    if told and (of_deeds.asks_who_came(question) or _YESNO.match(folded)):
        return told
    return _of_somebody(meeting, lines, question)


def _counted(meeting: Meeting) -> Found | Roll:
    """Those listed as present, with how many they are."""
    came = tuple(p for p in meeting.people if p.status != "absent")
    lead = f"Deltagere, {len(came)} er nævnt, {meeting_words(meeting)}"
    return Roll(meeting, came, lead) if came else []


def _guests(meeting: Meeting, lines: Sequence[Line], items: Sequence[str]) -> Found | Roll:
    if items:
        return of_meeting.guests(meeting, lines, items)
    people = tuple(p for p in meeting.people if p.status == "guest")
    return Roll(meeting, people, f"Gæster, {meeting_words(meeting)}") if people else []


def _of_body(
    meeting: Meeting,
    lines: Sequence[Line],
    question: Question,
    wanted: Sequence[str],
    items: Sequence[str],
) -> Found | Roll:
    """Who came from a body, or did not; else what is told of it, else of it by its bare name."""
    people = [
        p
        for p in of_meeting.from_body(meeting, wanted)
        if not items or not (bound := of_meeting.items_of(p)) or bound & set(items)
    ]
    away = bool(of_meeting.ASKS_ABSENT.search(_CLAUSE.split(question.folded)[0]))
    invited = bool(of_meeting.ASKS_GUESTS.search(question.folded))
    came = [p for p in people if not of_meeting.was_away(meeting, p)]
    if came and not away and len(came) <= len(meeting.people) // 2:
        return entries(lines, came)
    if not (away or invited) and (told := of_meeting.told_of_body(lines, wanted)):
        return told
    absent = tuple(p for p in people if of_meeting.was_away(meeting, p))
    instead = substitutes(meeting, lines, [subject(meeting, p.name) for p in absent])
    if instead and not away:
        return instead
    if absent and (away or _YESNO.match(question.folded)):
        return away_roll(meeting, absent, question)
    named = [word for word in wanted if word not in of_meeting.COMMON]
    if named and len(named) < len(wanted):
        return _of_body(meeting, lines, question, named, items)
    return []


def _of_somebody(meeting: Meeting, lines: Sequence[Line], question: Question) -> Found | Roll:
    """Whether somebody was there, whom the list of people does not know or only by an office."""
    if question.people:
        listed = [p for p in meeting.people if p.name in question.people]
        if not listed:
            return of_meeting.naming(meeting, lines, question)
        plain = question.kind != "attendance" and _WITH.match(question.folded)
        return named_roll(meeting, listed) if plain else []
    if _YESNO.match(question.folded):
        return named_roll(meeting, holders_of(meeting, question))
    if of_meeting.ASKS_ABSENT.search(question.folded):
        absent = [p for p in meeting.people if p.status == "absent"]
        if not absent:
            return of_meeting.absences(lines)
        if question.kind != "attendance":  # "Hvem var ikke med?"
            return away_roll(meeting, absent, question)
    return []


def items_meant(question: Question, meeting: Meeting) -> list[str] | None:
    """Labels of the items that a question about presence is bound to; often there are none.

    Returns:
        None when the question has words that are understood neither as presence nor, after "da"
        or the like, as the matter of an item.
    """
    wanted = set(of_meeting.body_asked(question))
    if is_elsewhere(question, meeting, wanted, not of_meeting.asks_of_meeting(question)):
        return None
    called = set(words(called_by(meeting)))
    left = [
        word
        for word in unexplained(question, [meeting], _WORDS)
        if not {word, bare(word)} & called
        and stem(bare(word)) not in wanted
        and not (question.people and ROLE_WORDS.search(word))  # "lægen Ib Dam"
    ]
    if question.item:
        return [question.item] if not left else None
    if not left:
        return []
    if not _MATTER.search(question.folded):
        return None
    stems = {stem(word) for word in left}
    scored: list[tuple[int, int, str]] = []
    for item in meeting.items:
        title, text = _met(stems, item.title), _met(stems, meeting.source.slice(item.span))
        scored.append((len(title | text), len(title), item.label or ""))
    best = max(scored, default=(0, 0, ""))
    if not best[0] or best[0] < len(stems) - 1:
        return None
    return [label for *score, label in scored if tuple(score) == best[:2]]


def _met(wanted: set[str], text: str) -> set[str]:
    have = {stem(word) for word in words(text)}
    return {w for w in wanted if w in have or (len(w) > 3 and any(h.startswith(w) for h in have))}


def _lead(question: Question) -> str:
    """What the people of an answer are called before the meeting is named."""
    if question.people or not of_meeting.asks_of_meeting(question):
        return ""
    if of_deeds.deed_asked(question):
        return ""
    return "Mødeleder, " if of_meeting.ASKS_CHAIR.search(question.folded) else "Referent, "


def _write(meeting: Meeting, found: Found, answer: Composition, lead: str) -> None:
    if not found:
        return
    before = len(answer.parts)
    answer.line(f"{lead}{meeting_words(meeting)}:")
    start = len(answer.parts)
    for passage, span in found:
        answer.quote(passage, span)
    if len(answer.parts) == start:
        del answer.parts[before:]
