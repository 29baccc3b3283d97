"""What came of an agenda item, told from the words of its minutes section alone.

The formulas are those of Danish public bodies.  A recommendation, a wish ("der ønskes") or an
expectation ("det forventes") is no outcome; "anbefalet" to a higher body is not final.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.meeting import Outcome
from corpus.outcomes.own_name import SELF, without_name
from corpus.outcomes.several import (
    OF_AGENDA,
    Part,
    alike_parts,
    deciding_part,
    exception_of,
    parts_of,
    things_apart,
)
from corpus.outcomes.terse import decision_in, stated_outcome
from corpus.outcomes.whole import EMPTY, THEN, begins_with_formula, first_end, outcome_of_whole
from corpus.outcomes.wording import BODY, MAJORITY

_CASE = "Indstillingen"  # another, for the number of a proposal alone
_NEXT_SENTENCE = re.compile(r"[.!?] (?=[A-ZÆØÅ])|\n")
_REFUSED = "ikke"  # "dog ikke punkt 2"
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
    apart = () if parts or OF_AGENDA.search(title) else _of_apart(told, body, heading)
    if parts or apart:
        place = deciding_part([part.outcome for part in parts]) if parts else None
        if place is None:
            parts = parts or apart
            return "none", (parts[0].begin, parts[-1].end)
        return parts[place].outcome, (parts[place].words, parts[place].end)
    found = outcome_of_whole(told, body)
    begin = decision_in(told, heading)
    if found[1] is None and begin is not None:
        found = stated_outcome(told, begin, body) or found
    return found if found[1] or OF_AGENDA.search(title) else _of_thing_alone(told, body)


def outcomes_of_parts(
    text: str, body: str | None = None, heading: str = "", title: str = ""
) -> tuple[tuple[Outcome, tuple[int, int]], ...]:
    """What came of each part of a case that was decided part by part; empty for any other.

    Args:
        text, body, heading, title: as in ``outcome_of``.

    Returns:
        For each part its outcome and the range of ``text`` that shows it, in order; parts that all
        came to the same are none.
    """
    told = _NOT_TOLD.sub(lambda match: " " * len(match.group()), text)
    parts = () if OF_AGENDA.search(title) else _parts(told, body)
    if not parts and not OF_AGENDA.search(title):
        parts = _of_apart(told, body, heading)
    elif not parts or deciding_part([part.outcome for part in parts]) is not None:
        return ()
    return tuple((part.outcome, (part.begin, part.end)) for part in parts)


def _parts(told: str, body: str | None) -> tuple[_Settled, ...]:
    """What came of the parts of a case that a text settles one by one."""
    parts = parts_of(told)
    if parts and not outcome_of_whole(told[: parts[0].begin], body)[1]:
        found = list(_of_labelled(told, parts, body))
        if len(found) >= min(len(parts), 2):
            return tuple(found)
    return _with_exception(told, body) or _of_alike(told, body) or _instead(told, body)


def _of_labelled(told: str, parts: Sequence[Part], body: str | None) -> Iterator[_Settled]:
    for part in parts:
        said = told[part.text : part.end]
        # "Indstilling 2 blev udsat", "Pkt. 2 udsat"
        lead = f"{_CASE} " if said[:1].islower() else ""
        outcome, shown = outcome_of_whole(lead + said, body)
        if lead and shown is None:  # "Petanqueklubben: afslag"
            outcome, shown = outcome_of_whole(said, body)
            lead = ""
        if shown and outcome != "empty":
            words = part.begin if lead else part.text + shown[0]
            yield _Settled(outcome, part.begin, words, part.text + shown[1] - len(lead))


def _with_exception(told: str, body: str | None) -> tuple[_Settled, ...]:
    """A case and the part of it that came out otherwise: "Godkendt, dog udsættes punkt 4"."""
    found = exception_of(told)
    if found is None:
        return ()
    outcome, shown = outcome_of_whole(told[: found.begin].rstrip(" ,"), body)
    if shown is None or outcome != "approved" or _NEXT_SENTENCE.search(told, shown[1], found.begin):
        return ()
    said = (f"{_CASE} {found.said}", found.said, f"{SELF} {found.said}")
    other = next(
        (one for words in said if (one := outcome_of_whole(words, body))[1]), ("none", None)
    )[0]
    other = "rejected" if found.said == _REFUSED else other
    if other == "approved" or (other == "none" and not found.left_out):
        return ()
    return (
        _Settled(outcome, shown[0], *shown),
        _Settled(other, found.begin, found.begin, found.end),
    )


def _instead(told: str, body: str | None) -> tuple[_Settled, ...]:
    """What was not carried, and what those who met decided in its place in the next sentence."""
    first = first_end(told)
    outcome, shown = outcome_of_whole(told[:first], body)
    following = _DECIDED_INSTEAD.match(without_name(told, body)[0], first)
    if outcome != "rejected" or shown is None or following is None:
        return ()
    said = told[first + 1 :].lstrip()
    other, place = outcome_of_whole(said, body)
    if other != "approved" or place is None or outcome_of_whole(told, body)[0] != "rejected":
        return ()
    begin = len(told) - len(said)
    end = begin + max(place[1], first_end(said))
    return _Settled(outcome, shown[0], *shown), _Settled(other, begin, begin, end)


def _of_alike(told: str, body: str | None) -> tuple[_Settled, ...]:
    """What came of several things of a kind, when it was not the same."""
    found: list[_Settled] = []
    for part in alike_parts(told):
        outcome, shown = outcome_of_whole(_CASE + told[part.text : part.end], body)
        if shown and outcome not in ("empty", "discussed"):
            end = part.text + shown[1] - len(_CASE)
            found.append(_Settled(outcome, part.begin, part.begin, end))
    return tuple(found) if len({one.outcome for one in found}) > 1 else ()


def _of_apart(told: str, body: str | None, heading: str) -> tuple[_Settled, ...]:
    """The sentences of a decision when one settles a thing apart from what the others settle.

    "Aftalen forlænges. Spørgsmålet om udvidelse udskydes": neither tells what came of the case.
    """
    things = things_apart(told)
    if not any(thing.apart for thing in things):
        return ()
    found: list[_Settled] = []
    apart: set[Outcome] = set()
    others: set[Outcome] = set()
    for thing in things:
        said = f"{_CASE} {thing.apart}" if thing.apart else told[thing.begin : thing.end]
        outcome, shown = outcome_of_whole(said, body)
        begin = None if shown or thing.apart else decision_in(said, heading)
        if begin is not None:
            outcome, shown = stated_outcome(said, begin, body) or (outcome, shown)
        if shown is None or outcome in ("empty", "discussed"):
            continue
        # What was voted down before the case was carried was moved in its place.
        if thing.apart and outcome == "rejected" and THEN.search(told.casefold()):
            continue
        (apart if thing.apart else others).add(outcome)
        found.append(_Settled(outcome, thing.begin, thing.begin, thing.end))
    return tuple(found) if apart and others - apart else ()


def _of_thing_alone(told: str, body: str | None) -> tuple[Outcome, tuple[int, int] | None]:
    """What came of the one thing that a text begins with, when it settles nothing else."""
    things = things_apart(told)
    if things and things[0].apart:
        outcome, shown = outcome_of_whole(f"{_CASE} {things[0].apart}", body)
        if shown and outcome in ("rejected", "postponed", "referred"):
            return outcome, (things[0].begin, things[0].end)
    return "none", None


def opens_with_outcome(text: str, body: str | None) -> bool:
    """Whether the first word of a text begins to tell, in the past tense, what was decided.

    Args:
        text: display text that may follow a proposal.
        body: that met.
    """
    opening = text[: first_end(text) + 1]
    if not _PAST.search(opening):
        return False
    if EMPTY.fullmatch(opening):  # "Udvalget havde ingen bemærkninger."
        return True
    if not begins_with_formula(opening, body):
        return False
    outcome, shown = outcome_of(opening, body)
    if shown is None or outcome == "empty" or " " in opening[: shown[0]]:
        return False
    return bool(_PAST.search(opening[: shown[1]]))
