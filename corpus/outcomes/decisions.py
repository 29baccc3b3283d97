"""Headings of decisions, and whose decision they head.

A case travels, and what earlier bodies decided is printed in the same item: "Økonomiudvalgets
beslutning den 2. november 2022:" above "Byrådets beslutning den 15. november 2022:".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.dates import find_dates

_WHEN = (
    r"(?:\s*(?:,|i\s+møde\w*|på\s+møde\w*|fra\s+møde\w*|ved\s+møde\w*))?"
    r"(?:\s*(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag),?)?"
    r"(?:\s*(?:den|d\.))?(?:\s*(?P<date>\d[^:]{5,60}))?"
)
# "<Udvalg>s beslutning den 4. december 2012", "Beslutning i <udvalg> den ...", "Beslutning den".
_HEADING = re.compile(
    r"(?:(?P<before>[A-ZÆØÅ][\w ,.&/()-]{2,80}?s)\s+(?:beslutning(?:er)?|behandling|konklusion)\b|"
    r"(?:beslutning|behandling|behandlet|referat|konklusion)\s+(?:i|fra)\s+"
    r"(?P<after>[A-ZÆØÅ][\w ,.&/()-]{1,90}?)|"
    r"(?:beslutning|behandling|konklusion)(?=\s+(?:den|d\.)\s))" + _WHEN + r"\s*:?\s*",
    re.IGNORECASE,
)
# "Beslutning Byrådet 2018-2021 den 27-02-2018": without a word between, the date must be there.
_BESIDE = re.compile(
    r"(?:beslutning|behandling)\s*[-–:]?\s+(?P<after>[A-ZÆØÅ][\w ,.&/()-]{2,90}?)\s+(?:den|d\.)\s*"
    r"(?P<date>\d{1,2}[./-] ?\w{1,9}[./ -]{1,2}\d{2,4})(?:,? (?:kl|pkt|punkt)\b[^:]{0,20})?\s*:?\s*",
    re.IGNORECASE,
)
# "Beslutning for punkt 5", where each item is printed for itself.
_OF_ITEM = re.compile(
    r"(?:beslutning(?:er)?|referat|konklusion)\s+(?:for|til|vedr\.?)\s+"
    r"(?:dagsordens)?(?:punkt|pkt\.?|sag)(?:\s+nr\.?)?\s+\d{1,4}\s*:?",
    re.IGNORECASE,
)
# "Økonomiudvalget, 19. januar 2016, pkt. 44:" in a list of decisions.
_LISTED = re.compile(
    r"(?P<before>(?-i:[A-ZÆØÅ]{2,5})|"
    r"Udvalg(?:et)? for [\w ,-]{3,60}?|"
    r"[A-ZÆØÅ][\w -]{2,60}?(?:udvalg|udvalget|råd|rådet|bestyrelse|bestyrelsen|forum))"
    r"(?:\s*,)?\s+(?:den\s+|d\.\s*)?(?P<date>\d[^:]{5,40}):\s*",
    re.IGNORECASE,
)
# "Økonomiudvalget den 2. november 2022" alone over what it decided that day.
_ALONE = re.compile(
    r"(?P<before>[A-ZÆØÅ][\w ,-]{2,80}?(?:udvalg|udvalget|råd|rådet|bestyrelse|bestyrelsen|forum|"
    r"klyngen|KKR)),? den (?P<date>\d{1,2}\. [a-zæøå]{3,9} \d{4}):?",
)
_DECIDED = re.compile(
    r"\b(?:\w*godkendt|tiltrådt|vedtaget|forkastet|afvist|udsat|anbefalet|stemte|taget til|drøftet|imødekommet|"
    r"bevilget)\b",
    re.IGNORECASE,
)
# "Regionsrådet: Tiltrådt", after what a committee decided; "Byrådet: behandles den 19." is to come.
_NEXT = re.compile(
    r"(?P<before>[A-ZÆØÅ][\w-]*(?:udvalget|rådet|bestyrelsen|forsamlingen|repræsentationen))(?:s beslutning)?:"
)
# "Kulturudvalget, 03-04-2019, pkt. 42" alone.
_POINTED = re.compile(
    r"(?P<before>[A-ZÆØÅ][\w ,-]{2,80}?(?:udvalg|råd|bestyrelse|forum|nævn)(?:et|en|ne)?),? "
    r"(?:den )?(?P<date>\d[\w./ -]{5,20}\d{4}), (?:pkt\.?|punkt) \d{1,4}:?",
    re.IGNORECASE,
)
# "SSU", "KB": the letters with which a municipality calls its bodies.
_LETTERS = re.compile(r"(?!EUs?$)(?P<letters>[A-ZÆØÅ]{1,4}U|KB|BYR?|BR|RR|MR)s?")
_ABBREVIATION = re.compile(r"(?P<letters>[A-ZÆØÅ]{2,5})s?")
# "Udvalgets beslutning" names no body of its own, so it is that of the meeting.
_ANONYMOUS = re.compile(
    r"(?:mødet?|udvalget|rådet|bestyrelsen|klyngen|byrådet|gruppen|styregruppen|forummet|nævnet)s?",
    re.IGNORECASE,
)
_BODY_NOUN = re.compile(
    r"udvalg|råd|bestyrelse|repræsentation|forum|klynge|gruppe|nævn|forsamling|magistrat|direktion|"
    r"møde|KKR",
    re.IGNORECASE,
)
_MEETING_WORDS = re.compile(r"\b(?:i|på|fra|ved)\s+møde\w*.*$|\bordinært\b", re.IGNORECASE)
# "Referat fra mødet den 1. september er godkendt" is no heading but says what came of it.
_SAID = re.compile(
    r"\b(?:er|blev|bliver|har|kan|skal|vil|godkend(?:t|es)|udsendt)\b", re.IGNORECASE
)
_USUAL = re.compile(r"udvalg|råd|bestyrelse|nævn|magistrat|repræsentation|KKR", re.IGNORECASE)
_SMALL = frozenset("den det for og af til kommune kommunes".split())
_ENDING = re.compile(r"(?:ets|ens|nes|et|en|es|e|s)$")


@dataclass(frozen=True, slots=True)
class Decision:
    """The heading of a decision; ``body`` is None for one that names no body of its own."""

    body: str | None
    date: str | None


def decision_heading(text: str) -> Decision | None:
    """The body and date in a line that heads a decision; None for any other line."""
    if len(text) > 150 or _SAID.search(text):
        return None
    if _OF_ITEM.fullmatch(text):
        return Decision(None, None)
    match = _HEADING.fullmatch(text) or _LISTED.fullmatch(text) or _POINTED.fullmatch(text)
    if match is None and (beside := _BESIDE.fullmatch(text)):
        # "Beslutning: Turen går til Ribe den 14. maj 2024" is a decision itself.
        match = beside if _BODY_NOUN.search(beside.group("after")) else None
    return _decision(match) if match else None


def dated_body(text: str) -> Decision | None:
    """The decision under a line that gives only a body and a day; None for any other line.

    Within an item such a line heads a decision; elsewhere it may be a title or a running header.
    """
    match = _ALONE.fullmatch(text) if len(text) < 150 else None
    return _decision(match) if match else None


def decision_opening(text: str, after: bool = False) -> tuple[Decision, int] | None:
    """The decision that a line heads whose text follows on it, and where that text begins.

    Args:
        after: it follows the decision of a body or a day; the next body may stand without a day.
    """
    colon = text.find(": ", 0, 150)
    decision = decision_heading(text[: colon + 1]) if colon > 0 else None
    if decision is None and after and (match := _NEXT.fullmatch(text[: colon + 1])):
        decision = _decision(match) if _DECIDED.search(text, colon) else None
    return (decision, colon + 2) if decision and (decision.date or after) else None


def _decision(match: re.Match[str]) -> Decision | None:
    groups = match.groupdict()
    who = (groups.get("before") or groups.get("after") or "").strip(" ,")
    who = _MEETING_WORDS.sub("", who).strip(" ,")
    dates = find_dates(groups.get("date") or "")
    if not dates and not _BODY_NOUN.search(who) and not _LETTERS.fullmatch(who):
        return None
    named = bool(who) and not _ANONYMOUS.fullmatch(who)
    return Decision(who if named else None, dates[0].iso if dates else None)


def latest_decision(texts: Iterable[str]) -> Decision | None:
    """Of the headings that name both a body and a day, the one of the last day."""
    found = [decision for text in texts if (decision := decision_heading(text))]
    return max(
        (one for one in found if one.body and one.date),
        key=lambda one: one.date or "",
        default=None,
    )


def own_decisions(found: Sequence[Decision], body: str | None, date: str | None) -> list[bool]:
    """Which of the decisions printed in one item are those of this meeting.

    The one whose body and date fit the head of the minutes; else the only one of its day, when it
    names no kind of body that others are of too; else the one without a date; else the last.  A
    decision of another body never is, nor one from before the meeting.

    Args:
        found: in the order in which they are printed.
        body, date: of the meeting.
    """
    possible = [
        (one.body is None or _same_body(one.body, body))
        and (one.date is None or date is None or one.date >= date)
        for one in found
    ]
    that_day = [date is not None and one.date == date for one in found]
    # "Præsidiets beslutning i mødet den 21. september" in minutes that call it something else; a
    # committee or a council of the same day is another body.
    unusual = all(one.date and one.body and not _USUAL.search(one.body) for one in found)
    alone = that_day if sum(that_day) == 1 and unusual else [False]
    for fits in (
        [ok and of_day for ok, of_day in zip(possible, that_day, strict=True)],
        alone,
        [ok and one.date is None for ok, one in zip(possible, found, strict=True)],
    ):
        if any(fits):
            return fits
    last = max((index for index, ok in enumerate(possible) if ok), default=-1)
    return [index == last for index in range(len(found))]


def _same_body(one: str, other: str | None) -> bool:
    """Whether two names of bodies mean the same; an unknown body may be any."""
    if not other:
        return True
    if short := _ABBREVIATION.fullmatch(one):
        return _abbreviates(short.group("letters").casefold(), other.casefold())
    first, second = _stems(one), _stems(other)
    return first <= second or second <= first


def _abbreviates(letters: str, name: str) -> bool:
    """Whether letters stand for a name: "tmu" for "udvalget for teknik og miljø" too."""
    words = re.findall(r"[^\W\d_]+", name)
    if letters in words:
        return True
    for first in range(len(words)):
        rest = iter("".join([*words[first:], words[0]]))
        if words[first][0] == letters[0] and all(letter in rest for letter in letters):
            return True
    return False


def _stems(body: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]{2,}", body.casefold())
    return frozenset(_ENDING.sub("", word) for word in words if word not in _SMALL)
