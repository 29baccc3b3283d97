"""A source becomes a meeting: head, people, items, sections, outcomes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dates import closing_time, find_times
from corpus.display import display_map
from corpus.facts import Facts, read_facts
from corpus.furniture import furniture
from corpus.headings import Heading, find_items, find_subitems
from corpus.lines import Line, lines_of
from corpus.meeting import AgendaItem, Kind, Meeting, Outcome, Section, Source, Span
from corpus.outcomes import outcome_of
from corpus.people import read_people
from corpus.section_names import section_name
from corpus.sections import RawSection, split_sections

_ATTENDANCE_TITLE = re.compile(
    r"(?:møde)?deltagere|til ?stede|fremmødte|fraværende|afbud|deltagelse|deltagerliste", re.I
)
_CLOSED = re.compile(r"\blukke(?:t|de)\b(?:\s+(?:punkt|sag|dør))?", re.IGNORECASE)
_TIME_LINE = re.compile(r"kl\.?\s*\d{1,2}[.:]\d\d\s*(?:[-–—]\s*\d{1,2}[.:]\d\d)?\s*:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A heading with the lines that belong to it alone."""

    heading: Heading
    parent: Heading | None
    first: int
    last: int
    whole_last: int
    has_subitems: bool
    time: str | None


def parse_meeting(source: Source) -> Meeting:
    """Understand one file.

    Args:
        source: the file as read.

    Returns:
        The meeting.  A text in which no agenda is found has ``kind`` "other" and no items.
    """
    skip = furniture(source)
    lines = [line for line in lines_of(source) if line.number not in skip]
    headings = find_items(lines)
    attendance = [h for h in headings[:2] if _ATTENDANCE_TITLE.fullmatch(h.title)]
    head_end = headings[0].first if headings else len(lines)
    people_end = head_end
    for heading in attendance:
        index = headings.index(heading)
        people_end = headings[index + 1].first if index + 1 < len(headings) else len(lines)
    clean = "\n".join(line.text for line in lines)
    head = lines[:head_end] if headings else lines[:40]
    facts = read_facts(head, clean, source.path)
    block = [line for line in lines[: people_end if headings else 0] if line.number not in facts.used]
    present = read_people([line for line in block if not _is_heading_line(line, attendance, lines)])
    is_minutes = _reports(lines, headings)
    slots = _slots(lines, headings)
    items = tuple(
        _item(source, lines, slot, facts, is_minutes, slot.heading in attendance) for slot in slots
    )
    kind: Kind = "other" if not items else "minutes" if is_minutes else "agenda"
    if kind == "other" and facts.date is None:
        warnings = ("Filen ligner ikke et referat: hverken dagsordenspunkter eller mødedato er fundet.",)
    else:
        warnings = (*facts.warnings, *_number_warnings(headings))
    return Meeting(
        source=source,
        kind=kind,
        title=facts.title,
        body=facts.body,
        cluster=facts.cluster,
        level=facts.level,
        date=facts.date,
        date_evidence=facts.date_evidence,
        start=facts.start,
        end=facts.end or closing_time(clean),
        place=facts.place,
        chair=present.chair,
        header=_span(lines, 0, head_end - 1) if head_end else Span(0, 0),
        people=present.people,
        items=items,
        warnings=warnings,
    )


def _is_heading_line(line: Line, headings: Sequence[Heading], lines: Sequence[Line]) -> bool:
    return any(lines[h.first].number <= line.number <= lines[h.last].number for h in headings)


def _number_warnings(headings: Sequence[Heading]) -> list[str]:
    numbers = [int(h.label) for h in headings if h.label and h.label.isdigit()]
    missing = [
        str(n) for a, b in zip(numbers, numbers[1:], strict=False) for n in range(a + 1, b)
    ]
    return [f"Dagsordenen springer over punkt {', '.join(missing)}."] if missing else []


def _reports(lines: Sequence[Line], headings: Sequence[Heading]) -> bool:
    """Whether the document tells what happened, and is not only an agenda."""
    if not headings:
        return False
    decided = False
    named = False
    for position, line in enumerate(lines[headings[0].first :], headings[0].first):
        if section_name(line.text) == "minutes":
            named = True
            following = lines[position + 1] if position + 1 < len(lines) else None
            opens_item = any(h.first == position + 1 for h in headings)
            if following and not opens_item and section_name(following.text) is None:
                decided = True
        elif re.match(r"(?:referat|beslutning|konklusion)\s*:\s*\S", line.text, re.IGNORECASE):
            decided = named = True
    if named:
        return decided
    text = "\n".join(line.text for line in lines[headings[0].first :])
    told = re.findall(
        r"\b(?:blev|bød|holdt|gav|orienterede|drøftede|besluttede|godkendt|vedtaget|udgik|intet|"
        r"fremlagde|præsenterede|aftalt|bemærkede|taget til efterretning)\b",
        text,
        re.IGNORECASE,
    )
    return len(told) >= max(2, len(headings) // 3)


def _slots(lines: Sequence[Line], headings: Sequence[Heading]) -> list[_Slot]:
    slots: list[_Slot] = []
    time: str | None = None
    for index, heading in enumerate(headings):
        end = headings[index + 1].first - 1 if index + 1 < len(headings) else len(lines) - 1
        before = heading.first - 1
        if before >= 0 and _TIME_LINE.fullmatch(lines[before].text):
            start, stop = next(find_times(lines[before].text))
            time = f"{start}-{stop}" if stop else start
        # A time line that stands over the next item is not part of this one.
        while end > heading.last and _TIME_LINE.fullmatch(lines[end].text):
            end -= 1
        subitems = find_subitems(lines, heading.last + 1, end)
        own_end = subitems[0].first - 1 if subitems else end
        slots.append(
            _Slot(heading, None, heading.last + 1, own_end, end, bool(subitems), time)
        )
        for number, subitem in enumerate(subitems):
            stop_line = subitems[number + 1].first - 1 if number + 1 < len(subitems) else end
            slots.append(
                _Slot(subitem, heading, subitem.last + 1, stop_line, stop_line, False, None)
            )
    return slots


def _item(
    source: Source,
    lines: Sequence[Line],
    slot: _Slot,
    facts: Facts,
    is_minutes: bool,
    is_attendance: bool,
) -> AgendaItem:
    heading = slot.heading
    closed = bool(_CLOSED.search(heading.text))
    if closed or slot.first > slot.last:
        raw: list[RawSection] = []
    elif is_attendance:
        raw = [RawSection("header", slot.first, slot.last, 0)]
    else:
        raw = split_sections(
            lines,
            slot.first,
            slot.last,
            title=heading.title,
            body=facts.body,
            date=facts.date,
            is_minutes=is_minutes,
            has_subitems=slot.has_subitems,
        )
    sections = tuple(
        Section(part.kind, _span(lines, part.first, part.last, part.skip)) for part in raw
    )
    outcome, shown = _outcome(source, sections)
    return AgendaItem(
        label=heading.label,
        title=heading.title or heading.text,
        presenter=heading.presenter,
        time=heading.time or slot.time,
        parent=slot.parent.label if slot.parent else None,
        outcome=outcome,
        outcome_span=shown,
        span=_span(lines, heading.first, max(slot.whole_last, heading.last)),
        sections=sections,
    )


def _outcome(source: Source, sections: Sequence[Section]) -> tuple[Outcome, Span | None]:
    for section in sections:
        if section.kind != "minutes":
            continue
        text, offsets = display_map(source, section.span)
        outcome, shown = outcome_of(text)
        if shown is not None:
            return outcome, Span(offsets[shown[0]], offsets[shown[1] - 1] + 1)
    return "none", None


def _span(lines: Sequence[Line], first: int, last: int, skip: int = 0) -> Span:
    return Span(lines[first].at(skip), max(lines[last].raw.end, lines[first].at(skip)))
