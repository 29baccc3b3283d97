"""The attendance block as entries: labels, organisations over their people, lines that run on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.attendance.groups import (
    LONGEST_ENTRY,
    SHARED_NOTE,
    group_of,
    heads_people,
    is_group,
    is_grouped,
    is_of,
    lists_below,
    names_group,
    names_nobody,
    names_one_office,
    names_the_others,
    one_person,
    opens_list,
    read_sublabel,
    stands_in,
    starts_person,
)
from corpus.attendance.lone_names import first_names
from corpus.attendance.unlabelled import unlabelled
from corpus.attendance.wrapped import LETTER, runs_on, unwrapped
from corpus.contacts import without_contacts
from corpus.lines import BULLET, Line
from corpus.meeting import Span, Status
from corpus.names.couples import with_surnames
from corpus.names.enumeration import COUNT, lists_first_names, split_people
from corpus.names.first_names import is_first_name
from corpus.names.full_name import AFTER_NO_SHORT_NAME, FULL_NAME, ROLE, name_length
from corpus.names.initials import is_legend
from corpus.names.labels import CHAIR_LABEL, Label, read_label

_ROLE_LABEL = re.compile(r"mødeleder|ordstyrer|dirigent|formand|vært|faciliteret", re.IGNORECASE)
_BOX = re.compile(r"[-*]\s*\[(?P<tick>[ xX]?)\]")
_COUNTED = re.compile(COUNT)
_LINKED = re.compile(r"\s(?:og|samt)\s|[;/]")
_NAMED_OFFICE = re.compile(rf"(?P<office>\b(?i:\w*{ROLE.pattern}) )\((?P<name>{FULL_NAME})\)")
_FULL_NAME = re.compile(FULL_NAME)
_SENTENCE_END = re.compile(
    rf"(?:(?<=[a-zæøå)])(?<!\bv){AFTER_NO_SHORT_NAME}|(?<=punkt \d)|(?<=pkt\. \d)|(?<=\d[.:]\d\d))"
    r"\.\s+(?=[A-ZÆØÅ]|\d\.\s+(?:stedfortræder|suppleant))"
)
_ASIDE = re.compile(r"\([^()]*\)")
# "og – under punkt 3 – chef Bo Lind"
_BETWEEN = re.compile(
    r"(?<=\s)[-–](?P<said> (?:under|fra|til|indtil|via|kun) [^-–,;()]*)[-–](?=\s)"
)
_BRACKETS = re.compile(r"(?<=\w )\[(?P<said>[^][()]{2,})\]")  # "Ib Dam [Bækby Kro]"
_AND_OTHERS = re.compile(r"\s(?:m\.?\s?fl|med flere)\b\.?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed entry: its characters with their source offsets.

    Attributes:
        status: what the label above or before it says.
        label: that label.
        group: what stands over it: an organisation, or a part of those who meet.
        shown: the line of that label; None when no label gave the status.
        ticked: whether its box is ticked; None without a box.
        beside: it stands on the line of its label, so a first name alone may be meant.
        note: what is said of all the people of its line.
    """

    text: str
    offsets: tuple[int, ...]
    status: Status
    label: str | None
    group: str | None
    shown: Span | None
    ticked: bool | None
    beside: bool
    note: str | None = None

    def span(self, begin: int, end: int) -> Span:
        """Where characters ``begin`` to ``end`` stand in the source."""
        return Span(self.offsets[begin], self.offsets[end - 1] + 1)


def lists_people(entry: Entry) -> bool:
    """Whether an entry is one of a list of participants, and not beside the name of a role."""
    return entry.status == "present" and not _ROLE_LABEL.match(entry.label or "")


@dataclass(frozen=True, slots=True)
class _Under:
    """What stands over an entry: see ``Entry``.

    ``nested``: the label stands alone, and what follows it at once are its parts.
    """

    status: Status = "present"
    label: str | None = None
    group: str | None = None
    shown: Span | None = None
    note: str | None = None
    nested: bool = False


def read_entries(lines: Sequence[Line]) -> list[Entry]:
    """The entries of an attendance block in order; lines that are none are passed over.

    Args:
        lines: of the block without page furniture and without tables.
    """
    return _Reading(lines).entries()


def _heads_part(line: Line) -> bool:
    label = read_label(line.text)
    return read_sublabel(line.text, label.value if label else 0) is not None


class _Reading:
    """Goes through the lines of a block once."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.grouped = is_grouped(lines)
        self.first_names = first_names(lines)
        self.known = frozenset(
            name.split()[0]
            for line in lines
            for name in _FULL_NAME.findall(line.text[:LONGEST_ENTRY])
        )
        self.short = any(
            lists_first_names(line.text[label.value : LONGEST_ENTRY])
            for line in lines
            if (label := read_label(line.text))
        )
        self.divided = sum(map(_heads_part, lines)) > 1
        self.listing = self.grouped
        self.under = _Under()
        self.found: list[Entry] = []

    def entries(self) -> list[Entry]:
        """Read all lines."""
        start = unlabelled(self.lines)
        index = 0
        while index < len(self.lines):
            self.listing = self.listing or index == start
            index = self._read(index)
        return self.found

    def _read(self, index: int) -> int:
        """Read the entry or the label at a line; returns the next line's index."""
        line = self.lines[index]
        bullet = BULLET.match(line.text)
        if bullet and re.match(r"o\s", line.text):
            bullet = None
        bullet = bullet or LETTER.match(line.text)
        # Boxes beside names need no label over them.
        self.listing = self.listing or (
            bool(_BOX.match(line.text)) and bullet is not None and starts_person(line.text)
        )
        begin = bullet.end() if bullet else 0
        if is_legend(line.text) or names_nobody(line.text):
            return index + 1
        label = read_label(line.text, begin)
        if bullet and label and label.value < len(line.text) and ":" not in line.text:
            label = None  # "- Formand Ib Dam"
        if label is not None:
            return self._labelled(index, label)
        named = read_sublabel(line.text, begin)
        # "- Forældre: Ib Dam", but not any other word with a colon in a list.
        opens = named is not None and opens_list(named, line.text)
        if named is not None and ((self.listing and not bullet) or opens):
            before = self.under
            index = self._part(index, named)
            self.under = before if bullet else self.under
            return index
        if (is_group(line.text, begin) and (self.grouped or line.level)) or (
            (self.listing or line.level or lists_below(self.lines, index))
            and not bullet
            and heads_people(self.lines, index)
        ):
            said = names_the_others(line.text) or not (
                self.listing or line.level or is_of(line.text)
            )
            group = None if said else line.text[begin:].strip(" :")
            if self.under.status in ("absent", "secretariat") and not self.under.nested:
                self.under = _Under()
            shown = None if self.under.status == "present" else self.under.label
            self.under = replace(self.under, label=shown, group=group)
            self.listing = True
            return index + 1
        if line.level or not self.listing:
            # Another heading ends the list of people.
            self.listing = self.listing and not line.level
            return index + 1
        beside = bool(bullet) or index in self.first_names
        return self._add(index, begin, beside and self.under.label is not None)

    def _labelled(self, index: int, label: Label) -> int:
        """Read a line that starts with a label."""
        line = self.lines[index]
        before = self.under
        self.listing = True
        if label.groups and before.nested:
            # "Fraværende:" over "Forældrevalgte: Ib Dam"
            self.under = replace(before, label=label.text, group=group_of(label))
        else:
            group = group_of(label) if label.groups or label.adds else None
            self.under = _Under(label.status, label.text, group, line.raw, label.note)
        if label.value >= len(line.text):
            nested = index + 1 < len(self.lines) and names_group(self.lines[index + 1].text)
            self.under = replace(self.under, nested=nested)
            return index + 1
        # "Deltagere: Ledelsen: skoleleder Ib Dam": two labels before the first name.
        inner = read_sublabel(line.text, label.value)
        if inner:
            self.under = replace(self.under, group=group_of(inner, self.divided))
        index = self._add(index, inner.value if inner else label.value, True)
        if CHAIR_LABEL.match(label.text) or names_one_office(label.text):
            self.under = before if before.nested else _Under()
        return index

    def _part(self, index: int, part: Label) -> int:
        """Read a line that starts with what some of the people are of."""
        self.listing = True
        if self.under.nested:
            group = group_of(part, self.divided)
            self.under = replace(self.under, label=part.text, group=group)
        else:
            shown = self.lines[index].raw
            note = part.text if stands_in(part.text) else None
            self.under = _Under("present", part.text, group_of(part, self.divided), shown, note)
        return self._add(index, part.value, True)

    def _add(self, index: int, begin: int, beside: bool) -> int:
        """Collect the people of an entry; returns the next line's index."""
        line = self.lines[index]
        if counted := _COUNTED.match(line.text, begin):
            begin = counted.end()  # "Afbud: 1) Ib Dam"
        over, away = self.under, read_label(line.text, begin)
        if away and away.status == "absent" and away.value < len(line.text):
            # "Forældre: afbud fra Ib Dam"
            self.under = replace(over, status="absent", shown=line.raw)
            following = self._add(index, away.value, True)
            self.under = over
            return following
        single = beside and self.under.label is not None and one_person(self.under.label)
        text, offsets, following = unwrapped(self.lines, index, begin, self.grouped)
        text, offsets = with_surnames(without_contacts(text), offsets, self.known)
        text = _BRACKETS.sub(r"(\g<said>)", text)
        text = _BETWEEN.sub(r"(\g<said>)", text)
        text = _AND_OTHERS.sub(lambda m: " " * len(m.group()), text)
        # "Formanden (Ib Dam)"
        text = _NAMED_OFFICE.sub(lambda m: f"{m['office']} {m['name']} ", text)
        box = _BOX.match(line.text)
        ticked = box.group("tick").strip() != "" if box else None
        sentence = _SENTENCE_END.search(_ASIDE.sub(lambda m: ")" * len(m.group()), text))
        if sentence and " " in text[: sentence.start()].strip() and not BULLET.match(line.text):
            if runs_on(self.lines, following):
                following += 1
            text = text[: sentence.start() + 1]  # what follows the list is told in sentences
        shared = SHARED_NOTE.search(text)
        parts = self._split(text[: shared.start()] if shared else text, beside)
        if len(parts) == 1:
            shared, parts = None, self._split(text, beside)
        if single and not _LINKED.search(text) and not self._all_named(text, parts):
            shared, parts = None, [(0, len(text))]  # "Gæst: Ib Dam, Tegnestuen Birk"
        note = "; ".join(filter(None, [shared.group("note") if shared else None, self.under.note]))
        lead = text[: parts[0][0]].strip(" ,;")
        of = lead if beside and is_group(lead, 0) else None  # "Bækby Byg A/S, Ib Dam, Bo Lind"
        for start, end in parts:
            if text[start:end].strip():
                listed = beside or len(parts) > 1
                entry = self._entry(text, offsets, (start, end), ticked, listed, note)
                self.found.append(replace(entry, group=of) if of else entry)
        return following

    def _all_named(self, text: str, parts: Sequence[tuple[int, int]]) -> bool:
        """Whether each part is surely a person, so that a label of one is over several."""
        names = [text[begin:end].split() for begin, end in parts]
        sure = (words and is_first_name(words[0]) and name_length(words) > 1 for words in names)
        return len(parts) > 1 and all(sure)

    def _split(self, text: str, beside: bool) -> list[tuple[int, int]]:
        away = self.under.status == "absent"
        return split_people(text, beside, away=away, known=self.known, short=self.short)

    def _entry(
        self,
        text: str,
        offsets: Sequence[int],
        place: tuple[int, int],
        ticked: bool | None,
        beside: bool,
        note: str,
    ) -> Entry:
        over = self.under
        part = slice(*place)
        return Entry(
            text[part], tuple(offsets[part]), over.status, over.label, over.group, over.shown,
            ticked, beside, note or None,
        )  # fmt: skip
