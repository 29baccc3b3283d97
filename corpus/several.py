"""Proposals that were decided one by one: "Ad 1: Godkendt. Ad 2: Udsat"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.meeting import Outcome

_NUMBERS = r"(?P<{n}>[1-9]\d?|[a-h])(?:(?:,| og| ?[-–])\s?(?:\d{{1,2}}|[a-h])\b)*"
_NAMED = (
    r"(?:ad\.?|pkt\.?|punkt|indstilling(?:en|ens|erne)?(?:s? (?:pkt\.?|punkt|nr\.?))?) ?"
    + _NUMBERS.format(n="named")
    + r"\b[.:)]*"
)
_COUNTED = (
    r"(?P<counted>første|anden|tredje|fjerde|sidste) (?:indstilling|del(?: af \w+en)?|forslag)\b:?"
)
_LABEL = re.compile(
    rf"(?:^\W{{0,9}}|(?<=[.,;:] )(?:og |mens )?|(?<= og )|(?<= mens ))(?:{_NAMED}|{_COUNTED})(?=\s)|"
    rf"(?:^|(?<=[.,;] )){_NUMBERS.format(n='letter')}\)(?=\s)|"
    rf"^{_NUMBERS.format(n='number')}[.:](?=\s)",
    re.IGNORECASE | re.MULTILINE,
)
_FIRST = {"1", "a", "første"}
_OF_AGENDA = re.compile(r"\bdagsorden", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:]\s|\n")
# What weighs nothing beside a decision: a report that was heard, a proposal that fell away.
_LIGHT: tuple[Outcome, ...] = ("withdrawn", "noted", "discussed")


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of one proposal, or of several together: its label and its text, as ranges."""

    begin: int
    text: int
    end: int


def parts_of(text: str) -> list[Part]:
    """What a text says of the proposals one by one; empty when it does not tell them apart.

    Args:
        text: display text of a minutes section.
    """
    labels = list(_LABEL.finditer(text))
    named = [label for label in labels if label.group("named") or label.group("counted")]
    labels = named if len(named) > 1 else labels
    numbers = {label[label.lastgroup or 0].casefold() for label in labels}
    # "Punkt 7 blev udsat" in a text about the agenda is another item; the first is no other.
    if len(labels) < 2 or not numbers & _FIRST or _OF_AGENDA.search(text):
        return []
    ends = [label.start() for label in labels[1:]] + [len(text)]
    return [
        Part(label.start(), label.end() + 1, end) for label, end in zip(labels, ends, strict=True)
    ]


def joint_outcome(
    text: str, told: Sequence[tuple[Outcome, tuple[int, int]]]
) -> tuple[Outcome, tuple[int, int] | None]:
    """The outcome of a case of which the parts came out in different ways.

    A case whose first part was approved counts as approved, for what follows tells of the rest.
    No other outcome of a part is that of the whole.

    Args:
        text: in which they stand.
        told: the outcome of each part, and the range that shows it.

    Returns:
        The outcome and the range of ``text`` that shows it, up to the end of its sentence where
        other parts stand in that too.
    """
    decided = [one for one in told if one[0] not in _LIGHT] or sorted(
        told, key=lambda one: _LIGHT.index(one[0])
    )
    outcome, (begin, end) = decided[0]
    weighed = any(one != outcome for one, _ in decided) and outcome not in _LIGHT
    if weighed and outcome != "approved":
        return "none", None
    if weighed:
        for (_, before), (_, place) in pairwise(decided):
            if _SENTENCE_END.search(text, before[1], place[0]):
                break
            end = place[1]
    return outcome, (begin, end)
