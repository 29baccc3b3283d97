"""What came of a case that a text treats as one, told by its formulas, its vote or its first words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.meeting import Outcome
from corpus.outcomes.formulas import FORMULAS
from corpus.outcomes.motions import moved
from corpus.outcomes.own_name import SELF, without_name
from corpus.outcomes.stated import clause_before, holds
from corpus.outcomes.terse import terse_outcome
from corpus.outcomes.votes import outcome_of_vote
from corpus.outcomes.wording import MONTH

_FORMULAS = tuple(
    # No formula begins within a word, and most places of a text are within one.
    (outcome, re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})", re.IGNORECASE | re.MULTILINE))
    for outcome, patterns in FORMULAS
)
EMPTY = re.compile(
    r"\W*?(?P<words>[-–—]+|\b(?:der (?:var|er) |\w+ (?:har|havde) )?(?:intet|ingen|ikke noget|ingenting)(?: nyt)?"
    r"(?: (?:emner|punkter|meddelelser|spørgsmål|sager|bemærkninger|indvendinger|kommentarer))?"
    r"(?: at (?:bemærke|referere|berette)| (?:til|under) (?:[^\n.:;,]|(?<=\d)\.){3,80})?"
    r"\.?)\W*"
    r"(?:(?:mødet (?:blev hævet|hævet|sluttede|slut)|næste møde)[^\n]*)?",
    re.IGNORECASE,
)
_ABOUT_CASE = re.compile(
    r"\b(?:indstilling|sag|ansøgning|anmodning|forslag|punkt|spørgsmål|orientering|beslutning|"
    r"dagsorden|referat)\w*",
    re.IGNORECASE,
)
THEN = re.compile(r"\b(?:herefter|derefter|i stedet|indstilling\w*|hovedforslag\w*)\b")
_POINT = re.compile(r"ad \d[\d, og–-]{0,20}[.:)]*\s*", re.IGNORECASE)
_SENTENCE_END = re.compile(
    rf"(?:[!?:]|(?<!\bkr)\.(?!(?<=\d\.) {MONTH}))(?=\s|$)|\.(?=\s+[A-ZÆØÅ]|$)|\n"
)
_LONGEST_OPENING = 200


def outcome_of_whole(told: str, body: str | None) -> tuple[Outcome, tuple[int, int] | None]:
    """What came of a case that a text treats as one."""
    told, own = without_name(told, body)
    opening = told[: first_end(told)]
    for outcome, pattern in _FORMULAS:
        # "Godkendt. Punkt 3 blev dog udsat": a bare formula that opens the text is the outcome.
        match = pattern.match(opening) if outcome != "discussed" else None
        if match and holds(told, match, outcome, body):
            lead = _POINT.match(told, 0, match.end() - 1)
            shown = (lead.end() if lead else match.start(), match.end())
            return _aimed(outcome, told, match), shown
    if terse := terse_outcome(told, len(opening), body):
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
    empty = EMPTY.fullmatch(told) if len(told) < 300 else None
    if empty:
        begin = empty.start("words")
        return "empty", (begin, empty.end("words"))
    return "none", None


def _aimed(outcome: Outcome, told: str, match: re.Match[str]) -> Outcome:
    """The outcome, or what was carried when it was a motion to put the case off or to send it back."""
    return (moved(told, *match.span()) or outcome) if outcome == "approved" else outcome


def begins_with_formula(text: str, body: str | None) -> bool:
    """Whether a text begins, perhaps after marks, with the words of a formula."""
    told, _ = without_name(text, body)
    word = next((place for place, char in enumerate(told) if char.isalnum()), 0)
    return any(pattern.match(told, place) for _, pattern in _FORMULAS for place in {0, word})


def _places(
    told: str, outcome: Outcome, pattern: re.Pattern[str], body: str | None
) -> Iterator[re.Match[str]]:
    """Where the formulas of an outcome stand as statements of this meeting."""
    return (one for one in pattern.finditer(told) if holds(told, one, outcome, body))


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
            after = first > end and THEN.search(
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
    return own.get(begin + len(SELF), begin), end


def first_end(text: str) -> int:
    """Where the first sentence ends."""
    end = _SENTENCE_END.search(text, 0, _LONGEST_OPENING)
    return end.start() if end else min(len(text), _LONGEST_OPENING)
