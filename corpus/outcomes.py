"""What came of an agenda item, told from the words of its minutes section alone.

The formulas are those of Danish public bodies.  A recommendation, a wish ("der ønskes") or an
expectation ("det forventes") is no outcome; "anbefalet" to a higher body is not final.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.formulas import FORMULAS, SIGNS
from corpus.meeting import Outcome
from corpus.motions import moved
from corpus.several import deciding_part, parts_of
from corpus.stated import clause_before, holds
from corpus.terse import heads_decision, stated_outcome, terse_outcome
from corpus.votes import outcome_of_vote
from corpus.wording import MONTH

_FORMULAS = tuple(
    # No formula begins within a word, and most places of a text are within one.
    (outcome, re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})", re.IGNORECASE | re.MULTILINE))
    for outcome, patterns in FORMULAS
)
_EMPTY = re.compile(
    r"\W*?(?P<words>[-–—]+|\b(?:der var )?(?:intet|ingen|ikke noget|ingenting)(?: nyt)?"
    r"(?: (?:emner|punkter|meddelelser|spørgsmål|sager))?"
    r"(?: (?:at (?:bemærke|referere|berette)|(?:til|under) (?:punktet|eventuelt|evt|referat)))?"
    r"\.?)\W*"
    r"(?:(?:mødet (?:blev hævet|hævet|sluttede|slut)|næste møde)[^\n]*)?",
    re.IGNORECASE,
)
_ABOUT_CASE = re.compile(
    r"\b(?:indstilling|sag|ansøgning|anmodning|forslag|punkt|spørgsmål|orientering|beslutning|"
    r"dagsorden|referat)\w*",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:herefter|derefter|i stedet|indstilling\w*|hovedforslag\w*)\b")
_POINT = re.compile(r"ad \d[\d, og–-]{0,20}[.:)]*\s*", re.IGNORECASE)
_SENTENCE_END = re.compile(
    rf"(?:[!?:]|(?<!\bkr)\.(?!(?<=\d\.) {MONTH}))(?=\s|$)|\.(?=\s+[A-ZÆØÅ]|$)|\n"
)
# The word for the body with which its name begins: "Ældrerådet i Lerby Kommune".
_BODY_WORD = re.compile(
    r"(?P<stem>[\w-]*(?:råd|udvalg|klynge|forum|bestyrelse|gruppe|forening|nævn|forsamling))"
    r"(?:m?et|e?n|e?t)?\b",
    re.IGNORECASE,
)
_CASE = "Indstillingen"  # another, for the number of a proposal alone
_SELF = "mødet"  # a subject that the formulas know
_LONGEST_OPENING = 200
_PAST = re.compile(
    r"\b(?:godkendte?|vedtaget|vedtog|tiltrådte?|besluttet|besluttede|udsatt?e?|udskudt|afviste?|"
    r"taget|tog|havde|blev|valgte?|drøftede|drøftet|anbefalet|anbefalede|bevilge(?:t|de)|tilsluttede|"
    r"forkastet|udgik|afslået|oversendt)\b",
    re.IGNORECASE,
)
# A box that was not ticked says what did not happen, and a row of a table tells of its own case.
_NOT_TOLD = re.compile(r"^(?:[-*] \[ ?\].*|\|.*\|)$", re.MULTILINE)


def outcome_of(
    text: str, body: str | None = None, heading: str = ""
) -> tuple[Outcome, tuple[int, int] | None]:
    """Outcome that the words of a minutes section show.

    Args:
        text: display text of this meeting's own minutes section of the item.
        body: that met; by its name the text means the meeting itself.
        heading: over the text; below that of a decision even "Der købes en ny" is one.

    Returns:
        The outcome and the range of ``text`` that shows it; ``("none", None)`` when nothing does.
        What was decided part by part in ways that no one outcome names is "none" with a range.
    """
    told = _NOT_TOLD.sub(lambda match: " " * len(match.group()), text)
    found = _of_parts(told, body) or _of_whole(told, body)
    if found[1] is None and heads_decision(heading):
        return stated_outcome(told) or found
    return found


def _of_parts(told: str, body: str | None) -> tuple[Outcome, tuple[int, int] | None] | None:
    """What came of a case of which the proposals were decided one by one; None for any other."""
    parts = parts_of(told)
    if not parts or _of_whole(told[: parts[0].begin], body)[1]:
        return None
    found: list[tuple[Outcome, tuple[int, int]]] = []
    first = 0
    for part in parts:
        said = told[part.text : part.end]
        # "Indstilling 2 blev udsat", "Pkt. 2 udsat"
        lead = f"{_CASE} " if said[:1].islower() else ""
        outcome, shown = _of_whole(lead + said, body)
        if lead and shown is None:  # "Petanqueklubben: afslag"
            lead, (outcome, shown) = "", _of_whole(said, body)
        if shown and outcome != "empty":
            first = first if found else part.begin
            begin = part.begin if lead else part.text + shown[0]
            found.append((outcome, (begin, part.text + shown[1] - len(lead))))
    if not found or len(found) < min(len(parts), 2):
        return None
    place = deciding_part([outcome for outcome, _ in found])
    return ("none", (first, found[-1][1][1])) if place is None else found[place]


def _of_whole(told: str, body: str | None) -> tuple[Outcome, tuple[int, int] | None]:
    """What came of a case that a text treats as one."""
    told, own = _without_name(told, body)
    opening = told[: _first_end(told)]
    for outcome, pattern in _FORMULAS:
        # "Godkendt. Punkt 3 blev dog udsat": a bare formula that opens the text is the outcome.
        match = pattern.match(opening) if outcome != "discussed" else None
        if match and holds(told, match, outcome, body):
            lead = _POINT.match(told, 0, match.end() - 1)
            shown = (lead.end() if lead else match.start(), match.end())
            return _aimed(outcome, told, match), shown
    asked = told.startswith("?", len(opening))
    if not asked and (terse := terse_outcome(opening)):
        return terse
    for outcome, pattern in _FORMULAS:
        for match in _places(told, outcome, pattern, body):
            if outcome == "rejected" and (other := _decided_besides(told, match, body)):
                return "approved", _trimmed(told, other, own)
            shown = _trimmed(told, match, own)
            outcome = _aimed(outcome, told, match)
            voted = outcome_of_vote(told) if outcome == "discussed" else None
            return voted or (outcome, shown)
    if voted := outcome_of_vote(told):
        return voted
    empty = _EMPTY.fullmatch(told) if len(told) < 300 else None
    if empty:
        begin = empty.start("words")
        return "empty", (begin, empty.end("words"))
    return "none", None


def _aimed(outcome: Outcome, told: str, match: re.Match[str]) -> Outcome:
    """The outcome, or what was carried when it was a motion to put the case off or to send it back."""
    return (moved(told, *match.span()) or outcome) if outcome == "approved" else outcome


def opens_with_outcome(text: str, body: str | None) -> bool:
    """Whether the first word of a text begins to tell, in the past tense, what was decided.

    Args:
        text: display text that may follow a proposal.
        body: that met.
    """
    opening = text[: _first_end(text) + 1]
    if not _PAST.search(opening) or not _begins_with_formula(opening, body):
        return False
    outcome, shown = outcome_of(opening, body)
    if shown is None or outcome == "empty" or " " in opening[: shown[0]]:
        return False
    return bool(_PAST.search(opening[: shown[1]]))


def _begins_with_formula(text: str, body: str | None) -> bool:
    told, _ = _without_name(text, body)
    word = next((place for place, char in enumerate(told) if char.isalnum()), 0)
    return any(pattern.match(told, place) for _, pattern in _FORMULAS for place in {0, word})


def _without_name(text: str, body: str | None) -> tuple[str, dict[int, int]]:
    """A text with one word for the name of the body that met.

    Returns:
        The text, as long as before, and where each name starts, by where it ends.
    """
    name = _own_name(body)
    if name is None:
        return text, {}
    own = {match.end(): match.start() for match in name.finditer(text)}
    return name.sub(lambda match: _SELF.rjust(len(match.group())), text), own


@lru_cache(maxsize=16)
def _own_name(body: str | None) -> re.Pattern[str] | None:
    """The names by which a text may mean the body that met: its own, or only the word for it.

    "Styregruppen" is the body "Styregruppe" too, and "Ældrerådet" that of a municipality.
    """
    if body is None:
        return None
    word = _BODY_WORD.match(body)
    names = {re.escape(body), word.group("stem") if word else ""}
    known = "|".join(sorted((n for n in names if len(n) >= len(_SELF)), key=len, reverse=True))
    return re.compile(rf"\b(?:{known})(?:m?e?n|m?e?t)?\b") if known else None


def _places(
    told: str, outcome: Outcome, pattern: re.Pattern[str], body: str | None
) -> Iterator[re.Match[str]]:
    """Where the formulas of an outcome stand as statements of this meeting."""
    for begin, end in _lines_with_signs(told):
        for match in pattern.finditer(told, begin, end):
            if holds(told, match, outcome, body):
                yield match


@lru_cache(maxsize=4)
def _lines_with_signs(told: str) -> list[tuple[int, int]]:
    """The lines of a text in which a formula may stand, none of which goes over two."""
    found: list[tuple[int, int]] = []
    begin = 0
    for line in told.split("\n"):
        end = begin + len(line)
        if SIGNS.search(line.lower()):
            found.append((begin, end))
        begin = end + 1
    return found


def _decided_besides(told: str, rejected: re.Match[str], body: str | None) -> re.Match[str] | None:
    """Where the case is decided in a text that also says that something was rejected.

    What was rejected may be a part of the case, after the case itself was decided ("Bump blev ikke
    vedtaget"), or what was proposed instead of it, before ("Herefter blev indstillingen godkendt").
    """
    begin, end = rejected.span()
    part = not _ABOUT_CASE.search(clause_before(told, begin) + told[begin:end])
    for outcome, pattern in _FORMULAS:
        if outcome != "approved":
            continue
        for place in _places(told, outcome, pattern, body):
            first, last = place.span()
            apart = told.find(".", last, begin) >= 0 or told.find(".", end, first) >= 0
            after = first > end and _THEN.search(
                clause_before(told, first) + place.group().casefold()
            )
            if apart and (after or (part and last <= begin)):
                return place
    return None


def _trimmed(told: str, match: re.Match[str], own: dict[int, int]) -> tuple[int, int]:
    """A match without the marks and the number of a proposal before it, but with the body."""
    begin, end = match.span()
    while begin < end and not told[begin].isalnum():
        begin += 1
    if lead := _POINT.match(told, begin, end - 1):
        begin = lead.end()
    return own.get(begin + len(_SELF), begin), end


def _first_end(text: str) -> int:
    """Where the first sentence ends."""
    end = _SENTENCE_END.search(text, 0, _LONGEST_OPENING)
    return end.start() if end else min(len(text), _LONGEST_OPENING)
