"""Whether a document tells what happened at a meeting, or only announces one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.items.numbering import PROPOSAL, opens_item
from corpus.items.outline import Slot
from corpus.items.subitems import opens_any
from corpus.lines import Line, without_bullet
from corpus.names.writer import names_writer
from corpus.outcomes.decisions import decision_heading
from corpus.outcomes.heading_outcome import outcome_alone, outcome_of_heading
from corpus.outcomes.outcomes import outcome_of
from corpus.sections.known_names import section_name
from corpus.sections.narrative import announces, tells, told
from corpus.sections.sections import Context, RawSection, split_sections

_INLINE_DECISION = re.compile(r"(?:referat|beslutning|konklusion)\s*:\s*\w", re.IGNORECASE)
# "Mødet blev holdt efter dagsorden" calls the file nothing.
_AGENDA_ONLY = re.compile(r"(?<!efter )(?<!ifølge )\b(?:dagsorden|indkaldelse)\b", re.IGNORECASE)
_MINUTES_WORD = re.compile(
    r"\b(?:\w*referat(?![^\W\d])|\w*referater\W*$|(?:\w*protokol|beslutninger|opsamling)\b)",
    re.IGNORECASE,
)
_LONGEST = 1000
_ANSWERS = frozenset(("approved", "rejected", "noted", "discussed"))
# An agenda lists those it is sent to, as "Deltagere".
_CAME = re.compile(r"(?:til ?stede|fremmødte?|fraværende)\b", re.IGNORECASE)
# "Sygefraværet er steget", "Forslaget har fået støtte"
_PERFECT = re.compile(r"\b(?:er|har)(?: \w+)? \w{2,}(?:et|[kgpsnd]t|ået)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:skal|bedes|ønskes|vil) (?:\w+ ){0,3}(?:drøftes?|vælges?|godkendes?|tage stilling|"
    r"besluttes?|orienteres?|fortælle|gennemgås?)\b|\bse bilag\b|\?$",
    re.IGNORECASE,
)
_UNSAID = "Filen siger ikke, om den er referat eller dagsorden; den er læst som {}."
_EMPTY = (
    "Filen kaldes referat, men intet i den fortæller, hvad der skete; den er læst som dagsorden."
)


def answers_quoted(lines: Sequence[Line]) -> bool:
    """Whether agenda lines are repeated as quotations and answered below them."""
    return sum(line.quoted and opens_any(line.text) for line in lines) >= 2


def sections_of(lines: Sequence[Line], slot: Slot, context: Context) -> list[RawSection]:
    """The sections of an item, those after its sub-items included."""
    title = slot.heading.title
    found = split_sections(
        lines, slot.first, slot.last, title, context, has_subitems=slot.has_subitems
    )
    if slot.rest <= slot.whole_last:
        found += split_sections(
            lines, slot.rest, slot.whole_last, title, context, has_subitems=True
        )
    return found


def reports(
    lines: Sequence[Line],
    slots: Sequence[Slot],
    head: Sequence[Line],
    context: Context,
    titled: bool,
    name: str,
) -> tuple[bool, str | None]:
    """Whether the items tell what happened, and what is doubtful about it.

    Args:
        lines: of the document without page furniture.
        slots: its items.
        head: the lines before them.
        context: the meeting; whether it is minutes is what is asked here.
        titled: the items stand in a part that is called the minutes.
        name: of the file, which may say what it is.
    """
    own = [lines[slot.first : slot.last + 1] for slot in slots if not slot.closed]
    if titled:
        return any(_is_answer(line) for part in own for line in part), None
    named = False
    for slot in slots:
        part = [*lines[slot.first : slot.last + 1], *lines[slot.rest : slot.whole_last + 1]]
        named = named or any(_names_minutes(line) for line in part)
    if named:
        unsure = replace(context, is_minutes=False)
        sections = (one for slot in slots for one in sections_of(lines, slot, unsure))
        return any(section.kind == "minutes" for section in sections), None
    # What was treated behind closed doors tells nothing of the others.
    items = sum(slot.parent is None and not slot.closed for slot in slots)
    enough = min(items, max(2, items // 3))
    called = [re.sub(r"[\W_]+", " ", name), *(line.text[:200] for line in head[:8])]
    of_minutes = any(_MINUTES_WORD.search(text) for text in called)
    of_agenda = any(_AGENDA_ONLY.search(text) for text in called)
    # Who came is known only afterwards.
    came = any(_CAME.match(line.text) for line in head)
    answered = sum(_tells_what_came(_outside_case(part)) for part in own)
    bare = any(outcome_alone(line.text) in _ANSWERS for part in own for line in part)
    if of_agenda and not of_minutes and not came:
        # What some items of an agenda tell happened before it was sent out.
        enough = enough if bare else max(3, items)
    elif of_minutes and not of_agenda and bare:
        enough = 1  # "Godkendt." was written afterwards, though all other items be empty
    if 0 < enough <= answered + _answered_in_headings(slots):
        return True, None
    # "Referat af ...", or a list of those who came, over texts that tell in the present tense:
    # "De pårørende oplever ...".
    written = sum(any(_is_sentence(line, came) for line in part) for part in own)
    said = [line for part in own for line in part]
    filled = sum(bool(part) for part in own)
    # Where minutes leave some items empty, agendas leave most.
    counted = filled if filled * 2 >= items else items
    mostly = (written * 2 > counted or not items) and not _rather_announces(said)
    if of_agenda or ((came or of_minutes) and mostly):
        return mostly and not of_agenda, None
    if of_minutes:
        return False, _EMPTY
    telling = any(tells(line.text) or _PERFECT.search(line.text) for line in said)
    to_come = any(_TO_COME.search(line.text) for line in said)
    if mostly and telling and not to_come:
        return True, _UNSAID.format("referat")
    doubtful = written and (telling or came or not to_come)
    return False, _UNSAID.format("dagsorden") if doubtful else None


def _rather_announces(lines: Sequence[Line]) -> bool:
    """Whether lines speak of what the meeting is to do, and more so than of what was done."""
    ahead = sum(announces([line]) for line in lines)
    return ahead > sum(tells(line.text) for line in lines)


def _answered_in_headings(slots: Sequence[Slot]) -> int:
    """How many headings tell what came of their item.

    An agenda may say of a case that it was put off, but not that it was approved.
    """
    return sum(outcome_of_heading(slot.heading.text)[0] in _ANSWERS for slot in slots)


def _tells_what_came(lines: Sequence[Line]) -> bool:
    """Whether the lines of an item tell what happened, or what came of it."""
    outcomes = (outcome_of(line.text[:_LONGEST])[0] for line in lines)
    return bool(told(lines)) or any(outcome not in ("none", "empty") for outcome in outcomes)


def _outside_case(lines: Sequence[Line]) -> list[Line]:
    """The lines of an item that do not stand under a heading of its case, which tells the past."""
    found: list[Line] = []
    of_case = False
    for line in lines:
        name, colon, _ = line.text.partition(":")
        kind = section_name(line.text) or (section_name(name) if colon else None)
        of_case = of_case if kind is None else kind != "minutes"
        if not of_case:
            found.append(line)
    return found


def _is_answer(line: Line) -> bool:
    """Whether a line of the minutes is text that somebody wrote, and not the agenda again."""
    written = len(re.findall(r"[^\W\d_]", line.text)) > 2 and not line.is_list
    return written and not line.quoted and not line.level and opens_item(line.text) is None


def _is_sentence(line: Line, unstopped: bool) -> bool:
    """Whether a line is a statement and not a proposal, a question or a task.

    Args:
        line: to look at.
        unstopped: it may do without its full stop.
    """
    bare = without_bullet(line.text)
    stopped = bare.endswith(".") or (unstopped and bare[-1:].isalnum() and not line.is_list)
    return stopped and len(bare.split()) > 2 and not PROPOSAL.search(bare)


def _names_minutes(line: Line) -> bool:
    if section_name(line.column) == "minutes" or section_name(line.text) == "minutes":
        return True
    if names_writer(line.text):
        return False
    return bool(_INLINE_DECISION.match(line.text)) or decision_heading(line.text) is not None
