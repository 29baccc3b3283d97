"""Proposals that were decided one by one: "Ad 1: Godkendt. Ad 2: Udsat"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.meeting import Outcome
from corpus.outcomes.wording import BODY, CHANGED, MAJORITY, PUT_OFF

_NUMBERS = r"(?P<{n}>[1-9]\d?|[a-h])(?:(?:,| og| ?[-–])\s?(?:\d{{1,2}}|[a-h])\b)*"
_NAMED = (
    r"(?:ad\.? ?)?(?:ad\.?|(?:del)?pkt\.?|(?:del)?punkt|at(?:-punkt)?|forslag(?:et)?|"
    r"ansøgning(?:en|er|erne)?|spørgsmål|tiltag|afsnit|"
    r"indstilling(?:en|ens|erne)?(?:s? (?:pkt\.?|punkt|nr\.?))?)(?: nr\.?)? ?"
    + _NUMBERS.format(n="named")
    + r"\b[.:)]*"
)
_ORDINAL = (
    r"(?P<ordinal>[1-9])\.(?:(?:,| og| ?[-–])\s?\d{1,2}\.)* (?:indstilling|forslag|del|punkt)\b"
)
_COUNTED = (
    r"(?P<counted>første|anden|tredje|fjerde|sidste) (?:indstilling|del(?: af \w+en)?|forslag)\b:?|"
    r"(?P<rest>(?:de )?(?:øvrige|resterende) (?:punkter|indstillinger|dele|forslag)|resten)\b:?"
)
_LABEL = re.compile(
    rf"(?:^\W{{0,9}}|(?<=[.,;:] )(?:og |mens )?|(?<= og )|(?<= mens )|(?-i:(?<= )(?=Ad\.? \d)))"
    rf"(?:{_NAMED}|{_ORDINAL}|{_COUNTED})(?=\s)|"
    rf"(?:^|(?<=[.,;] )){_NUMBERS.format(n='letter')}\)(?=\s)|"
    rf"^{_NUMBERS.format(n='number')}[.:](?=\s)",
    re.IGNORECASE | re.MULTILINE,
)
# "Godkendt, dog udsættes punkt 4", "pkt. 1, men udsatte pkt. 2".
_EXCEPTION = re.compile(
    r"(?:, |\s)(?P<all>(?:men|mens|dog|hvorimod|(?P<left_out>bortset fra|undtagen|på nær|med undtagelse af))\b"
    rf"(?P<before>[^.\n]{{0,60}}?)\b{_NAMED.replace('<named>', '<exception>')}"
    r"(?P<after>(?:[^.\n]|\.(?=\S))*))",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?:^|(?<=[.!?] ))(?P<kind>[A-ZÆØÅ][\w-]{3,40}(?:et|en|erne|ene)) (?:for|fra|i|om|på|til|vedrørende) "
    r"(?:[^.\n]|\.(?! [A-ZÆØÅ]|\n|$))+",
    re.MULTILINE,
)
_SHORTEST = 3  # letters, of what says something
_FIRST = {"1", "a", "første"}
# "• Skakklubben: bevilget": what each entry of a list got.
_ENTRY = re.compile(r"^[•*–-] ?[A-ZÆØÅ][^:\n]{1,60}: ?", re.MULTILINE)
OF_AGENDA = re.compile(r"\bdagsorden", re.IGNORECASE)
# A thing that is settled apart from the rest of its case: "Spørgsmålet om lån udskydes", and not
# "Sagen udskydes"; a proposal to put the case off or to send it on is no such thing.
_MATTER = (
    r"(?:spørgsmål|forslag|ønske|anmodning|ansøgning|beslutning|tank|idé|indstilling)\w* (?:om|vedr\w*)\b"
    r"(?!,? at (?:[\w-]+ ){0,6}?(?:uds|udsk|henvis|hjemvis|oversend|send))|den del\b|"
    r"(?!(?:sag|punkt|emne|indstilling|møde|behandling|beslutning|drøftelse|dagsorden|\w*forslag)(?:en|et|erne|ene)\b)"
    rf"[\w-]{{3,40}}(?:en|et|erne|ene) (?=(?:(?:blev|er|bliver) )?{PUT_OFF} til (?:[\w.]+ ){{0,4}}?\w*møde)"
)
_APART = re.compile(
    rf"(?:(?<=[.!?] )|^\W{{0,9}}|, (?:men|mens|og|hvorimod) )(?P<thing>(?:{_MATTER})(?:[^.\n]{{0,120}}? )?(?P<said>"
    rf"(?:(?:blev|er|bliver) )?(?:\w+ )?(?:{PUT_OFF}|(?:(?:hen|hjem)vis|(?:frem|over|tilbage)send)(?:es|t) til|"
    rf"afvis(?:es|t)|afslå(?:s|et)|forkastet|ikke {CHANGED})\b(?:[^.\n]|\.(?=\S))*)|"
    rf"(?P<denied>(?:et )?(?:{MAJORITY}|\w*{BODY}) (?:kan|kunne) ikke (?:anbefale|godkende|imødekomme|støtte|"
    r"tiltræde),? at\b(?:[^.\n]|\.(?=\S))*))",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCES = re.compile(r"[^\W_](?:[^.!?\n]|[.!?](?!\s+[A-ZÆØÅ]|\s*$))*", re.MULTILINE)
# What weighs nothing beside a decision: a report that was heard, a proposal that fell away.
_LIGHT: tuple[Outcome, ...] = ("withdrawn", "noted", "discussed")


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of one proposal, or of several together: its label and its text, as ranges."""

    begin: int
    text: int
    end: int


@dataclass(frozen=True, slots=True)
class Except:
    """What is said of a proposal that came out otherwise than the case.

    Attributes:
        begin, end: of all of it ("dog udsættes punkt 4").
        said: without the words that name the proposal ("udsættes").
        left_out: it is called an exception ("bortset fra punkt 4"), whatever came of it.
    """

    begin: int
    end: int
    said: str
    left_out: bool


@dataclass(frozen=True, slots=True)
class Thing:
    """A range that may settle something, and the words that settle a thing apart from the case."""

    begin: int
    end: int
    apart: str = ""


def things_apart(text: str) -> list[Thing]:
    """The sentences of a text, with those that settle a thing apart cut out of them.

    Args:
        text: display text of a minutes section.
    """
    found = [
        Thing(one.start("thing"), one.end(), one["said"] or one["denied"])
        for one in _APART.finditer(text)
    ]
    if not found or OF_AGENDA.search(text):
        return []
    begins = [0, *(thing.end for thing in found)]
    ends = [*(one.start() for one in _APART.finditer(text)), len(text)]
    rest = [
        Thing(one.start(), one.end())
        for begin, end in zip(begins, ends, strict=True)
        for one in _SENTENCES.finditer(text, begin, end)
        if len(one.group()) > _SHORTEST
    ]
    return sorted([*found, *rest], key=lambda thing: thing.begin)


def parts_of(text: str) -> list[Part]:
    """What a text says of the proposals one by one; empty when it does not tell them apart.

    Args:
        text: display text of a minutes section.
    """
    labels = list(_LABEL.finditer(text))
    named = [label for label in labels if not label.group("letter") and not label.group("number")]
    labels = named if len(named) > 1 or (named and not named[0].start()) else labels
    numbers = {label[label.lastgroup or 0].casefold() for label in labels}
    # "Punkt 7 blev udsat" in a text about the agenda is another item; the first is no other.
    if OF_AGENDA.search(text):
        return []
    if not labels:
        entries = list(_ENTRY.finditer(text))
        return [_entry(text, entry) for entry in entries] if len(entries) > 1 else []
    if not numbers & _FIRST:
        return []
    if len(labels) == 1 and labels != named:
        return []
    ends = [label.start() for label in labels[1:]] + [len(text)]
    return [
        Part(label.start(), label.end() + 1, end) for label, end in zip(labels, ends, strict=True)
    ]


def _entry(text: str, label: re.Match[str]) -> Part:
    end = text.find("\n", label.end())
    return Part(label.start(), label.end(), end if end >= 0 else len(text))


def exception_of(text: str) -> Except | None:
    """What a text says of a proposal that came out otherwise than the case; None when it does not.

    Args:
        text: display text of a minutes section.
    """
    found = None if OF_AGENDA.search(text) else _EXCEPTION.search(text)
    if found is None:
        return None
    begin = found.start("all")
    end = begin + len(found["all"].rstrip(" .:"))
    said = re.sub(r"\s+", " ", f"{found['before']} {found['after']}").strip(" ,")
    return Except(begin, end, said, bool(found["left_out"]))


def alike_parts(text: str) -> list[Part]:
    """Sentences that tell of one thing each of several of a kind: "Regnskabet for afdeling 2 ..."."""
    found = list(_SENTENCE.finditer(text))
    kinds = [one["kind"].casefold() for one in found]
    alike = [one for one, kind in zip(found, kinds, strict=True) if kinds.count(kind) > 1]
    return [Part(one.start(), one.end("kind"), one.end()) for one in alike]


def deciding_part(outcomes: Sequence[Outcome]) -> int | None:
    """Which of several parts tells what came of the whole; None when they contradict each other.

    No kind of outcome says that one part was approved and another put off.

    Args:
        outcomes: of the parts, in order; at least one.
    """
    if set(outcomes) == {"rejected", "withdrawn"}:
        return None  # neither was carried, but only one of them was voted down
    weighty = [place for place, outcome in enumerate(outcomes) if outcome not in _LIGHT]
    if len({outcomes[place] for place in weighty}) > 1:
        return None
    return weighty[0] if weighty else outcomes.index(min(outcomes, key=_LIGHT.index))
