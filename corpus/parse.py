"""A source becomes a meeting: head, people, items, sections, outcomes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.attendance.columns import lists_within
from corpus.attendance.people import Attendance, read_people
from corpus.attendance.prose import read_prose
from corpus.attendance.tail import SIGNED, tail_start
from corpus.attendance.told import listed_alone, listed_below, opens_meeting
from corpus.dates import closing_time
from corpus.head.facts import Facts, below_title, by_decision, read_facts
from corpus.head.file_names import without_date
from corpus.items.agenda import find_agenda
from corpus.items.came import Came, what_came
from corpus.items.heading_text import Heading
from corpus.items.numbering import numbers_of
from corpus.items.outline import Slot, behind_doors, outline
from corpus.items.presenters import presented
from corpus.items.reported import answers_quoted, reports, sections_of
from corpus.layout.furniture import is_page_number
from corpus.lines import Line, lines_of
from corpus.meeting import AgendaItem, Kind, Meeting, Section, Source, Span
from corpus.names.labels import opens_attendance, read_label
from corpus.sections.narrative import announces
from corpus.sections.sections import Context, RawSection
from corpus.sections.withheld import places_of, without

_ATTENDANCE_TITLE = re.compile(
    r"(?:møde)?deltagere|til ?stede|fremmødte|fraværende|afbud|deltagelse|deltagerliste", re.I
)
_PROSE_HEAD = 40
_LONGEST_TITLE = 300  # characters; the rest of what stands there is found in its span
_GAP = 10  # more than this many numbers are not left out; the numbering starts anew


def parse_meeting(source: Source) -> Meeting:
    """Understand one file.

    Args:
        source: the file as read.

    Returns:
        The meeting.  A text in which no agenda is found has ``kind`` "other" and no items.
    """
    lines, parts, headings = find_agenda(source)
    within = lines[: parts.last + 1]
    first_item = headings[0].first if headings else len(lines)
    head_end = min(parts.head_end, first_item)
    text = "\n".join(line.text for line in lines)
    head = _head(source, lines[: head_end if headings else _PROSE_HEAD])
    # The day in the name of a file with several meetings is that of none of them.
    path = source.path if source.path == source.file else without_date(source.file)
    facts = read_facts(head, text, path)
    if facts.date is None and len(headings) == 1:
        below = below_title(lines[headings[0].last + 1 :])
        facts = read_facts([*head, *below], text, path) if below else facts
    if facts.date is None or facts.body is None:
        facts = by_decision(facts, within)
    late = lines[_late_attendance(lines, head_end, first_item) : first_item] if headings else []

    attendance = [h for h in headings[:2] if _ATTENDANCE_TITLE.fullmatch(h.title)]
    attendance += [h for h in headings[-1:] if SIGNED.fullmatch(h.title)]
    slots = outline(within, headings, parts.last)
    block = [
        line
        for line in lines[:head_end]
        if line.raw.start not in facts.used or lists_within(line.text)
    ]
    if not headings:
        block = listed_alone(block[:_PROSE_HEAD]) if facts.date else []
    block += late
    for slot in slots:
        if slot.heading in attendance:
            block += _listed_below(lines, slot)
    heard = [slot for slot in slots if not slot.closed]
    opening = [
        slot
        for place, slot in enumerate(slots)
        if not slot.closed and slot.heading not in attendance
        if opens_meeting(slot.heading.title, place)
    ]
    tail = _tail(lines, slots, block)
    told = [line for slot in opening for line in lines[slot.first : slot.last + 1]]
    narrative = [line for slot in heard for line in lines[slot.heading.first : slot.last + 1]]
    block += [*listed_below(told, narrative, block), *lines[tail : parts.last + 1]]
    present = read_people(block, told, narrative, facts.body)

    context = Context(
        facts.body,
        facts.date,
        is_minutes=True,
        announces=not parts.reported and announces(within[first_item:]),
        reported=parts.reported,
        answers=answers_quoted(within[first_item:]),
    )
    name = source.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    is_minutes, doubt = reports(within, slots, head, context, parts.reported, name)
    is_minutes = is_minutes and bool(headings)
    if not is_minutes:
        context = Context(facts.body, facts.date, is_minutes=False, announces=True)
    items = tuple(
        presented(
            _item(source, within, slot, context, slot.heading in attendance, tail), present.people
        )
        for slot in slots
    )
    kind: Kind = "other" if not items else "minutes" if is_minutes else "agenda"
    withheld = places_of(within, behind_doors(within, slots, parts.last))
    return Meeting(
        source=without(source, sorted((*source.withheld, *withheld))),
        kind=kind,
        title=_shortened(facts.title),
        body=facts.whose,
        cluster=facts.cluster,
        level=facts.level,
        date=facts.date,
        date_evidence=facts.date_evidence,
        start=facts.start,
        end=facts.end or closing_time(text),
        place=facts.place,
        chair=present.chair,
        header=_span(lines, 0, (first_item if late else head_end) - 1) if head_end else Span(0, 0),
        people=present.people,
        items=items,
        warnings=_warnings(facts, kind, headings, present, doubt),
    )


def _late_attendance(lines: Sequence[Line], head_end: int, first_item: int) -> int:
    """Where those who took part are listed between the table of contents and the first item."""
    for position in range(head_end, first_item):
        if opens_attendance(lines[position].text) or read_prose(lines[position : position + 2]):
            return position
    return first_item


def _listed_below(lines: Sequence[Line], slot: Slot) -> list[Line]:
    """The lines of an item that lists people, its title the label over them: "1. Fraværende"."""
    below = list(lines[slot.first : slot.whole_last + 1])
    if below and opens_attendance(below[0].text):
        return below
    title = lines[slot.heading.first]
    begin = max(title.text.find(slot.heading.title), 0)
    return [title.piece(begin, len(title.text), title.gap), *below]


def _tail(lines: Sequence[Line], slots: Sequence[Slot], block: Sequence[Line]) -> int:
    """Where those who took part are listed below the last item; past all lines where they are not."""
    if not slots or slots[-1].closed:
        return len(lines)
    labels = (read_label(line.text) for line in block)
    listed = any(label and label.status == "present" for label in labels)
    last = slots[-1].whole_last
    start = tail_start(lines, slots[-1].first, last, listed)
    return start if start <= last else len(lines)


def _head(source: Source, head: Sequence[Line]) -> list[Line]:
    """The head with what its first page has in common with the running headers of the others."""
    if len(source.pages) < 2 or not head:
        return list(head)
    kept = {line.number for line in head}
    end = min(source.pages[1], head[-1].raw.end)
    shared = [
        line
        for line in lines_of(source)
        if line.raw.end <= end and line.number not in kept and not is_page_number(line)
    ]
    return sorted([*head, *shared], key=lambda line: line.raw)


def _warnings(
    facts: Facts,
    kind: Kind,
    headings: Sequence[Heading],
    present: Attendance,
    doubt: str | None,
) -> tuple[str, ...]:
    if kind == "other" and facts.date is None:
        return (
            "Filen ligner ikke et referat: hverken dagsordenspunkter eller mødedato er fundet.",
        )
    if kind == "other":
        return (*facts.warnings, "Der er ikke fundet nogen dagsordenspunkter.")
    numbers = [number for h in headings if h.label for number in numbers_of(h.label)]
    between = [n for a, b in pairwise(numbers) if b - a < _GAP for n in range(a + 1, b)]
    missing = [str(n) for n in between if n not in numbers]  # an order may have been changed
    skipped = [f"Dagsordenen springer over punkt {', '.join(missing)}."] if missing else []
    alike = [f"{a} og {b} er måske samme person." for a, b in present.alike]
    doubts = [doubt] if doubt else []
    return (*facts.warnings, *doubts, *skipped, *alike)


def _item(
    source: Source,
    lines: Sequence[Line],
    slot: Slot,
    context: Context,
    is_attendance: bool,
    tail: int,
) -> AgendaItem:
    heading = slot.heading
    if slot.closed or slot.first > slot.last:
        raw: list[RawSection] = []
    elif is_attendance:
        raw = [RawSection("header", slot.first, slot.last, 0)]
    elif slot.first <= tail <= slot.last:
        own = replace(slot, last=tail - 1)
        raw = sections_of(lines, own, context) if tail > slot.first else []
        raw = [*raw, RawSection("header", tail, slot.last, 0)]
    else:
        raw = sections_of(lines, slot, context)
    sections = tuple(
        Section(part.kind, _span(lines, part.first, part.last, part.skip)) for part in raw
    )
    title = _shortened(
        heading.title
        or heading.text
        or (slot.parent.title if slot.parent else "")
        or f"Punkt {heading.label or 'uden titel'}"
    )
    came = Came("none", None)
    if context.is_minutes:
        headed = [(part.heading, section) for part, section in zip(raw, sections, strict=True)]
        came = what_came(
            source, title, _span(lines, heading.first, heading.last), headed, context.body
        )
    # The text of a closed item is in no span at all.
    end = heading.last if slot.closed else max(slot.whole_last, heading.last)
    return AgendaItem(
        label=heading.label,
        title=title,
        presenter=heading.presenter,
        time=heading.time or slot.time,
        parent=slot.parent.label if slot.parent else None,
        outcome=came.outcome,
        outcome_span=came.shown,
        span=_span(lines, heading.first, end),
        sections=sections,
        closed=slot.closed,
        parts=came.parts,
    )


def _shortened(title: str) -> str:
    """A title; passages repeat it, so it must not be a whole text."""
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…"


def _span(lines: Sequence[Line], first: int, last: int, skip: int = 0) -> Span:
    return Span(lines[first].at(skip), max(lines[last].raw.end, lines[first].at(skip)))
