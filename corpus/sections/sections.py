"""The sections of an agenda item: background, recommendation, what happened, and so on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from corpus.dates import find_dates
from corpus.lines import Line
from corpus.meeting import SectionKind
from corpus.names.bare_entry import names_people
from corpus.outcomes.decisions import Decision, own_decisions
from corpus.outcomes.outcomes import opens_with_outcome
from corpus.sections.marks import LABEL_ONLY, Mark, find_marks, tells_absence
from corpus.sections.narrative import report_start

_SHORT = 60
_LONGEST_DECISION = 600
_MOST_LINES = 6
_NOBODY = re.compile(r"ingen\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RawSection:
    """A section as lines.

    Attributes:
        kind: of the section.
        first, last: positions of its lines, both inclusive.
        skip: characters of its first line that are its heading.
        heading: its words; empty for what stands below none.
    """

    kind: SectionKind
    first: int
    last: int
    skip: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What the sections of an item depend on besides its text.

    Attributes:
        body, date: of the meeting; decisions of others, or of other dates, are history.
        is_minutes: the document reports a meeting, and does not only announce it.
        announces: agenda texts stand in the items, so a text without a heading may be one.
        reported: the items stand in a part that is called the minutes.
        answers: quoted lines repeat the agenda, and what is not quoted answers them.
    """

    body: str | None
    date: str | None
    is_minutes: bool
    announces: bool
    reported: bool = False
    answers: bool = False


def split_sections(
    lines: Sequence[Line],
    first: int,
    last: int,
    title: str,
    context: Context,
    *,
    has_subitems: bool,
) -> list[RawSection]:
    """Cut the text of an item into sections.

    Args:
        lines: of the document without page furniture.
        first, last: the lines after the heading of the item, both inclusive.
        title: of the item.
        context: the meeting.
        has_subitems: whether the narrative is in sub-items that follow.
    """
    marks = {
        mark.position: mark
        for mark in _owned(find_marks(lines, first, last, context.answers), context)
    }
    found: list[RawSection] = []
    unheaded: list[int] = []
    current: SectionKind | None = None
    position = first
    while position <= last:
        mark = marks.get(position)
        if current == "history" and tells_absence(lines[position].text):
            mark = None  # those who stayed away when it was treated before
        if mark and mark.passing:
            end = _paragraph_end(lines, position, last, marks)
            if mark.kind is not None:
                found.append(RawSection(mark.kind, position, end, 0))
            position = end + 1
            continue
        if mark and mark.kind:
            current = mark.kind
            whole = mark.skip >= len(lines[position].text)
            # A heading that fills its line opens a section that is still empty.
            start = position + 1 if whole else position
            named = lines[position].text[: mark.skip] or lines[position].column or ""
            found.append(RawSection(current, start, position, 0 if whole else mark.skip, named))
        elif current is None:
            unheaded.append(position)
        elif found[-1].kind == current and found[-1].last == position - 1:
            found[-1] = replace(found[-1], last=position)
        else:
            found.append(RawSection(current, position, position, 0))
        position += 1
    kinds = [mark.kind for mark in marks.values() if not mark.passing]
    found += _by_narrative(lines, unheaded, title, context, kinds, has_subitems)
    if context.is_minutes and "minutes" not in kinds:
        found = [part for section in found for part in _parted(lines, section, context)]
    decided = {mark.position for mark in marks.values() if mark.decision}
    return _merged(sorted((s for s in found if s.first <= s.last), key=lambda s: s.first), decided)


def _owned(marks: list[Mark], context: Context) -> list[Mark]:
    """Decisions of other bodies, and of other days, become history."""
    positions = [mark.position for mark in marks]
    # "Beslutning" alone, with a text, is a decision without a date; before a fuller heading
    # it is only the title of a group of decisions.
    candidates = [
        mark
        for mark in marks
        if mark.decision or (mark.kind == "minutes" and mark.position + 1 not in positions)
    ]
    decisions = [mark.decision or Decision(None, None) for mark in candidates]
    own = own_decisions(decisions, context.body, context.date)
    foreign = {
        mark.position
        for mark, ours in zip(candidates, own, strict=True)
        if mark.decision and not ours
    }
    # The heading of another's decision says whose it was, so it stays with its text.
    return [replace(m, kind="history", skip=0) if m.position in foreign else m for m in marks]


def _parted(lines: Sequence[Line], section: RawSection, context: Context) -> tuple[RawSection, ...]:
    """A proposal apart from what was decided on it, where no heading parts the two."""
    if section.kind == "recommendation":
        for position in range(section.first + 1, section.last + 1):
            opens = lines[position].gap or lines[position - 1].ends_sentence
            if opens and _is_decision(lines, position, section.last, context):
                decision = RawSection("minutes", position, section.last, 0)
                return replace(section, last=position - 1), decision
    return (section,)


def _is_decision(lines: Sequence[Line], position: int, last: int, context: Context) -> bool:
    """Whether a sentence says what this meeting decided, and not what was decided before it."""
    end = position
    while end < min(last, position + _MOST_LINES) and not lines[end].ends_sentence:
        end += 1
    sentence = " ".join(line.text for line in lines[position : end + 1])[:_LONGEST_DECISION]
    if lines[position].is_list or not opens_with_outcome(sentence, context.body):
        return False
    days = [date.iso for date in find_dates(sentence)]
    return not any(day and context.date and day < context.date for day in days)


def _paragraph_end(
    lines: Sequence[Line], position: int, last: int, marks: Mapping[int, Mark]
) -> int:
    """The last line of the paragraph that starts at ``position``."""
    end = position
    lists = lines[position].text.endswith(":")
    empty = lists and tells_absence(lines[position].text)
    while end < last and end + 1 not in marks:
        following = lines[end + 1]
        if empty and not (names_people(following.text) or _NOBODY.fullmatch(following.text)):
            break  # nobody was away, and the decision goes on
        if following.gap or (lines[end].ends_sentence and not (lists and end == position)):
            break
        if lines[position].column or LABEL_ONLY.fullmatch(lines[position].text):
            break
        if not lists and not following.text[0].islower() and len(lines[end].text) < _SHORT:
            break
        end += 1
    return end


def _by_narrative(
    lines: Sequence[Line],
    positions: Sequence[int],
    title: str,
    context: Context,
    kinds: Sequence[SectionKind | None],
    has_subitems: bool,
) -> list[RawSection]:
    """The lines before any heading: agenda text, and the report that follows it."""
    if not positions:
        return []
    own = [lines[position] for position in positions]
    headed = "minutes" in kinds and not context.reported
    if (
        headed
        or "recommendation" in kinds
        or not context.is_minutes
        or (has_subitems and context.announces)
    ):
        reported = [False] * len(own)
    elif context.answers:
        reported = [not line.quoted for line in own]
    elif not context.announces:
        reported = [True] * len(own)
    else:
        start = report_start(own, title)
        reported = [index >= start for index in range(len(own))]
    return [
        RawSection("minutes" if done else "background", position, position, 0)
        for position, done in zip(positions, reported, strict=True)
    ]


def _merged(sections: list[RawSection], decided: Set[int]) -> list[RawSection]:
    """Neighbours of one kind with nothing between them are one section, decisions aside."""
    merged: list[RawSection] = []
    for section in sections:
        before = merged[-1] if merged else None
        if (
            before
            and before.kind == section.kind
            and before.last + 1 == section.first
            and not section.skip
            and section.first not in decided
        ):
            merged[-1] = replace(before, last=section.last)
        else:
            merged.append(section)
    return merged
