"""What came of an agenda item, told from the words of its minutes section alone.

The formulas are those of Danish public bodies.  A recommendation, a wish ("der ønskes") or an
expectation ("det forventes") is no outcome; "anbefalet" to a higher body is not final.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.formulas import FORMULAS
from corpus.meeting import Outcome
from corpus.motions import moved
from corpus.own_name import SELF, without_name
from corpus.several import OF_AGENDA, Part, alike_parts, deciding_part, exception_of, parts_of
from corpus.stated import clause_before, holds
from corpus.terse import decision_in, stated_outcome, terse_outcome
from corpus.votes import outcome_of_vote
from corpus.wording import BODY, MAJORITY, MONTH

_FORMULAS = tuple(
    # No formula begins within a word, and most places of a text are within one.
    (outcome, re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})", re.IGNORECASE | re.MULTILINE))
    for outcome, patterns in FORMULAS
)
_EMPTY = re.compile(
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
_THEN = re.compile(r"\b(?:herefter|derefter|i stedet|indstilling\w*|hovedforslag\w*)\b")
_POINT = re.compile(r"ad \d[\d, og–-]{0,20}[.:)]*\s*", re.IGNORECASE)
_SENTENCE_END = re.compile(
    rf"(?:[!?:]|(?<!\bkr)\.(?!(?<=\d\.) {MONTH}))(?=\s|$)|\.(?=\s+[A-ZÆØÅ]|$)|\n"
)
_CASE = "Indstillingen"  # another, for the number of a proposal alone
_NEXT_SENTENCE = re.compile(r"[.!?] (?=[A-ZÆØÅ])|\n")
_REFUSED = "ikke"  # "dog ikke punkt 2"
_LONGEST_OPENING = 200
_DECIDED_INSTEAD = re.compile(
    rf"\.\s+(?:et )?(?:{MAJORITY}|{BODY})\b[^.\n]{{0,40}}? "
    r"(?:bevilgede|fastsatte|godkendte|vedtog(?= i stedet\b))(?! ikke\b)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:godkendte?|vedtaget|vedtog|tiltrådte?|besluttet|besluttede|udsatt?e?|udskudt|afviste?|"
    r"taget|tog|havde|blev|valgte?|drøftede|drøftet|anbefalet|anbefalede|bevilge(?:t|de)|tilsluttede|"
    r"forkastet|udgik|afslået|oversendt)\b",
    re.IGNORECASE,
)
# A box that was not ticked says what did not happen, and a row of a table tells of its own case.
_NOT_TOLD = re.compile(r"^(?:[-*] \[ ?\].*|\|.*\|)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Settled:
    """What came of a part: where it begins, where the words begin that show it, and their end."""

    outcome: Outcome
    begin: int
    words: int
    end: int


def outcome_of(
    text: str, body: str | None = None, heading: str = "", title: str = ""
) -> tuple[Outcome, tuple[int, int] | None]:
    """Outcome that the words of a minutes section show.

    Args:
        text: display text of this meeting's own minutes section of the item.
        body: that met; by its name the text means the meeting itself.
        heading: over the text; below that of a decision even "Der købes en ny" is one.
        title: of the item; that of an agenda speaks of other items, not of parts of its own.

    Returns:
        The outcome and the range of ``text`` that shows it; ``("none", None)`` when nothing does.
        What was decided part by part in ways that no one outcome names is "none" with a range,
        that of all its parts (``outcomes_of_parts``).
    """
    told = _NOT_TOLD.sub(lambda match: " " * len(match.group()), text)
    parts = () if OF_AGENDA.search(title) else _parts(told, body)
    if parts:
        place = deciding_part([part.outcome for part in parts])
        if place is None:
            return "none", (parts[0].begin, parts[-1].end)
        return parts[place].outcome, (parts[place].words, parts[place].end)
    found = _of_whole(told, body)
    begin = decision_in(told, heading)
    if found[1] is None and begin is not None:
        return stated_outcome(told, begin, body) or found
    return found


def outcomes_of_parts(
    text: str, body: str | None = None, title: str = ""
) -> tuple[tuple[Outcome, tuple[int, int]], ...]:
    """What came of each part of a case that was decided part by part; empty for any other.

    Args:
        text, body, title: as in ``outcome_of``.

    Returns:
        For each part its outcome and the range of ``text`` that shows it, in order; parts that all
        came to the same are none.
    """
    told = _NOT_TOLD.sub(lambda match: " " * len(match.group()), text)
    parts = () if OF_AGENDA.search(title) else _parts(told, body)
    if not parts or deciding_part([part.outcome for part in parts]) is not None:
        return ()
    return tuple((part.outcome, (part.begin, part.end)) for part in parts)


def _parts(told: str, body: str | None) -> tuple[_Settled, ...]:
    """What came of the parts of a case that a text settles one by one."""
    parts = parts_of(told)
    if parts and not _of_whole(told[: parts[0].begin], body)[1]:
        found = list(_of_labelled(told, parts, body))
        if len(found) >= min(len(parts), 2):
            return tuple(found)
    return _with_exception(told, body) or _of_alike(told, body) or _instead(told, body)


def _of_labelled(told: str, parts: Sequence[Part], body: str | None) -> Iterator[_Settled]:
    for part in parts:
        said = told[part.text : part.end]
        # "Indstilling 2 blev udsat", "Pkt. 2 udsat"
        lead = f"{_CASE} " if said[:1].islower() else ""
        outcome, shown = _of_whole(lead + said, body)
        if lead and shown is None:  # "Petanqueklubben: afslag"
            outcome, shown = _of_whole(said, body)
            lead = ""
        if shown and outcome != "empty":
            words = part.begin if lead else part.text + shown[0]
            yield _Settled(outcome, part.begin, words, part.text + shown[1] - len(lead))


def _with_exception(told: str, body: str | None) -> tuple[_Settled, ...]:
    """A case and the part of it that came out otherwise: "Godkendt, dog udsættes punkt 4"."""
    found = exception_of(told)
    if found is None:
        return ()
    outcome, shown = _of_whole(told[: found.begin].rstrip(" ,"), body)
    if shown is None or outcome != "approved" or _NEXT_SENTENCE.search(told, shown[1], found.begin):
        return ()
    said = (f"{_CASE} {found.said}", found.said, f"{SELF} {found.said}")
    other = next((one for words in said if (one := _of_whole(words, body))[1]), ("none", None))[0]
    other = "rejected" if found.said == _REFUSED else other
    if other == "approved" or (other == "none" and not found.left_out):
        return ()
    return (
        _Settled(outcome, shown[0], *shown),
        _Settled(other, found.begin, found.begin, found.end),
    )


def _instead(told: str, body: str | None) -> tuple[_Settled, ...]:
    """What was not carried, and what those who met decided in its place in the next sentence."""
    first = _first_end(told)
    outcome, shown = _of_whole(told[:first], body)
    following = _DECIDED_INSTEAD.match(without_name(told, body)[0], first)
    if outcome != "rejected" or shown is None or following is None:
        return ()
    said = told[first + 1 :].lstrip()
    other, place = _of_whole(said, body)
    if other != "approved" or place is None or _of_whole(told, body)[0] != "rejected":
        return ()
    begin = len(told) - len(said)
    end = begin + max(place[1], _first_end(said))
    return _Settled(outcome, shown[0], *shown), _Settled(other, begin, begin, end)


def _of_alike(told: str, body: str | None) -> tuple[_Settled, ...]:
    """What came of several things of a kind, when it was not the same."""
    found: list[_Settled] = []
    for part in alike_parts(told):
        outcome, shown = _of_whole(_CASE + told[part.text : part.end], body)
        if shown and outcome not in ("empty", "discussed"):
            end = part.text + shown[1] - len(_CASE)
            found.append(_Settled(outcome, part.begin, part.begin, end))
    return tuple(found) if len({one.outcome for one in found}) > 1 else ()


def _of_whole(told: str, body: str | None) -> tuple[Outcome, tuple[int, int] | None]:
    """What came of a case that a text treats as one."""
    told, own = without_name(told, body)
    opening = told[: _first_end(told)]
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
    if not _PAST.search(opening):
        return False
    if _EMPTY.fullmatch(opening):  # "Udvalget havde ingen bemærkninger."
        return True
    if not _begins_with_formula(opening, body):
        return False
    outcome, shown = outcome_of(opening, body)
    if shown is None or outcome == "empty" or " " in opening[: shown[0]]:
        return False
    return bool(_PAST.search(opening[: shown[1]]))


def _begins_with_formula(text: str, body: str | None) -> bool:
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
    return own.get(begin + len(SELF), begin), end


def _first_end(text: str) -> int:
    """Where the first sentence ends."""
    end = _SENTENCE_END.search(text, 0, _LONGEST_OPENING)
    return end.start() if end else min(len(text), _LONGEST_OPENING)
