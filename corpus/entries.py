"""The attendance block as entries: labels, organisations over their people, lines that run on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.contacts import find_contacts
from corpus.enumeration import bare_entry, is_full_name, split_people
from corpus.labels import CHAIR_LABEL, Label, read_label
from corpus.lines import BULLET, Line
from corpus.meeting import Span, Status
from corpus.names import ORGANISATION, PARTY, ROLE, name_length, starts_with_name

_ROLE_LABEL = re.compile(r"mødeleder|ordstyrer|dirigent|formand|vært|faciliteret", re.IGNORECASE)
_BOX = re.compile(r"[-*]\s*\[(?P<tick>[ xX]?)\]")
_SENTENCE_END = re.compile(r"(?<=[a-zæøå)])\.\s+(?=[A-ZÆØÅ])")
# "Liva (9.B) og Oskar (8.A), begge indtil kl. 19.30"
_SHARED_NOTE = re.compile(
    r",\s*(?:begge|alle)\s+(?P<note>(?:fra|til|indtil|via|"
    r"under)\b[^,;]*?)[.\s]*$"
)
# "Ledelsen: skoleleder Ib Dam": within a list any word with a colon may head some of its people.
_SUBLABEL = re.compile(r"[A-ZÆØÅ][\wæøå/ -]{2,40}:\s+(?=\S)")
_SUBHEAD = re.compile(r"[A-ZÆØÅ][\wæøå/ -]{2,40}:")
_ROLE_BEFORE = re.compile(rf"^(?:\w+\s+){{0,2}}?\w*{ROLE.pattern}\s+", re.IGNORECASE)
_FROM = re.compile(r"^fra\s+(?=\w)", re.IGNORECASE)
_MAX_ENTRY = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed entry: its characters with their source offsets.

    Attributes:
        status: what the label above or before it says.
        label: that label.
        group: organisation that stands over it.
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


@dataclass(frozen=True, slots=True)
class _Under:
    """What stands over an entry: see ``Entry``.

    ``nested``: the label stands alone, and what follows it at once are organisations.
    """

    status: Status = "present"
    label: str | None = None
    group: str | None = None
    shown: Span | None = None
    nested: bool = False


def lists_people(entry: Entry) -> bool:
    """Whether an entry is one of a list of participants, and not beside the name of a role."""
    return entry.status == "present" and not _ROLE_LABEL.match(entry.label or "")


def read_entries(lines: Sequence[Line]) -> list[Entry]:
    """The entries of an attendance block in order; lines that are none are passed over.

    Args:
        lines: of the block without page furniture and without tables.
    """
    grouped = _is_grouped(lines)
    found: list[Entry] = []
    under = _Under()
    listing = grouped
    unlabelled = _unlabelled(lines)
    index = 0
    while index < len(lines):
        line = lines[index]
        listing = listing or index == unlabelled
        bullet = BULLET.match(line.text)
        if bullet and re.match(r"o\s", line.text):
            bullet = None
        start = bullet.end() if bullet else 0
        printed = None if bullet else read_label(line.text)
        named = _sublabel(line.text, 0) if printed is None and listing and not bullet else None
        printed = printed or named
        if printed is not None:
            listing = True
            if named and under.nested:
                under = replace(under, group=_FROM.sub("", printed.text))
            else:
                under = _Under(printed.status, printed.text, None, line.raw)
            if printed.value >= len(line.text):
                nested = index + 1 < len(lines) and _names_group(lines[index + 1].text)
                under = replace(under, nested=nested)
                index += 1
                continue
            # "Deltagere: Ledelsen: skoleleder Ib Dam": two labels before the first name.
            inner = _sublabel(line.text, printed.value)
            heading = inner or named
            if heading and ORGANISATION.search(heading.text):
                under = replace(under, group=_FROM.sub("", heading.text))
            value = inner.value if inner else printed.value
            index = _add(lines, index, value, found, under, grouped, True)
            if CHAIR_LABEL.match(printed.text):
                under = _Under()
        elif (_is_group(line.text, start) and (grouped or line.level)) or (
            listing and not bullet and _heads_people(lines, index)
        ):
            group = line.text[start:].strip(" :")
            if under.status in ("absent", "secretariat") and not under.nested:
                under = _Under()
            label = None if under.status == "present" else under.label
            under = replace(under, label=label, group=group)
            listing = True
            index += 1
        elif line.level or not listing:
            # Another heading ends the list of people.
            listing = listing and not line.level
            index += 1
        else:
            beside = bool(bullet) and under.label is not None
            index = _add(lines, index, start, found, under, grouped, beside)
    return found


def _unlabelled(lines: Sequence[Line]) -> int | None:
    """Where people are listed with no label over any; None when those present have one."""
    labels = [read_label(line.text) for line in lines]
    if any(label and label.status == "present" for label in labels):
        return None
    people = [_tells_person(line.text) for line in lines]
    start = next((p for p in range(len(people)) if all(people[p : p + 3])), len(people))
    if len(people) - start < 3:
        return None
    return start - 1 if start and _is_group(lines[start - 1].text, 0) else start


def _tells_person(text: str) -> bool:
    """Whether a line is a full name with a role or a party.

    "Ib Dam, formand", "Bo Lind (V)", "Overlæge Per Holm".
    """
    if ROLE.search(text.split(maxsplit=1)[0]):
        return is_full_name(bare_entry(text))
    name, mark, rest = (*re.split(r"([,(])", text[:_MAX_ENTRY], maxsplit=1), "", "")[:3]
    said = ROLE.search(rest) or (mark == "(" and PARTY.match(rest))
    return bool(said) and is_full_name(name)


def _names_group(text: str) -> bool:
    """Whether a line is, or starts with, the organisation of some people."""
    label = _sublabel(text, 0)
    return bool(label and ORGANISATION.search(label.text)) or _is_group(text, 0)


def _heads_people(lines: Sequence[Line], index: int) -> bool:
    """Whether a line such as "Kommunerne:" only says of whom the entries after it are."""
    text = lines[index].text
    if not _SUBHEAD.fullmatch(text) or index + 1 >= len(lines):
        return False
    following = bare_entry(re.split(r"[,;|]", lines[index + 1].text, maxsplit=1)[0])
    return is_full_name(following) or starts_with_name(_ROLE_BEFORE.sub("", following))


def _sublabel(text: str, start: int) -> Label | None:
    """A heading of some of the people in a list, if people follow it on the line."""
    match = _SUBLABEL.match(text, start, start + 60)
    if match is None:
        return None
    value = match.end()
    named = text[value:_MAX_ENTRY]
    shared = _SHARED_NOTE.search(named)
    parts = [
        named[begin:end]
        for begin, end in split_people(named[: shared.start()] if shared else named, True)
    ]
    # First names alone may be anything, unless more is said of one: "Liva (9.B) og Oskar (8.A)".
    first_names = len(parts) > 1 and any("(" in part for part in parts)
    people = all(is_full_name(bare_entry(part)) for part in parts)
    name = text[start:value].strip(" :")
    # "PLO: Ib Dam, praktiserende læge": whoever comes after an organisation is of it.
    people = people or bool(ORGANISATION.fullmatch(name) and starts_with_name(named))
    return Label(name, "present", value) if people or first_names else None


def _add(
    lines: Sequence[Line],
    index: int,
    start: int,
    found: list[Entry],
    under: _Under,
    grouped: bool,
    beside: bool,
) -> int:
    """Collect an entry with the lines over which it runs on; returns the next line's index."""
    line = lines[index]
    text = line.text[start:_MAX_ENTRY]
    offsets = list(line.offsets[start:_MAX_ENTRY])
    bulleted = bool(BULLET.match(line.text))
    index += 1
    while (
        index < len(lines)
        and len(text) < _MAX_ENTRY
        and lines[index].raw.start > lines[index - 1].raw.start  # not the top of the next column
        and _goes_on(text, lines[index], grouped, bulleted)
    ):
        following = lines[index]
        if text.endswith("-") and following.text[:1].islower():
            text, offsets = text[:-1], offsets[:-1]
        else:
            text += " "
            offsets.append(following.raw.start - 1)
        text += following.text[:_MAX_ENTRY]
        offsets.extend(following.offsets[:_MAX_ENTRY])
        index += 1
    box = _BOX.match(line.text)
    ticked = box.group("tick").strip() != "" if box else None
    sentence = _SENTENCE_END.search(text)
    if sentence and split_people(text[: sentence.start() + 1], beside) and not bulleted:
        text = text[: sentence.start() + 1]  # what follows the list is told in sentences
    shared = _SHARED_NOTE.search(text)
    listed = text[: shared.start()] if shared else text
    parts = split_people(listed, beside)
    if len(parts) == 1:
        shared, parts = None, split_people(text, beside)
    for begin, end in parts:
        if text[begin:end].strip():
            places = tuple(offsets[begin:end])
            note = shared.group("note") if shared else None
            over = (under.status, under.label, under.group, under.shown)
            found.append(Entry(text[begin:end], places, *over, ticked, beside, note))
    return index


def _goes_on(text: str, line: Line, grouped: bool, bulleted: bool) -> bool:
    if line.level or BULLET.match(line.text) or line.gap > 2 or line.is_row:
        return False
    if bulleted:
        # After an empty line only the rest of a broken line goes on, never a sentence.
        broken = not line.gap or not line.ends_sentence
        return broken and read_label(line.text) is None
    contacts = find_contacts(line.text[:_MAX_ENTRY])
    if line.text[:1].islower() and not (contacts and contacts[0][0] == 0):
        return True
    if contacts == [(0, len(line.text))]:
        return True
    if text.rstrip().endswith("-") or re.search(r"\b(?:i|for|af|og|ved|til)$", text.rstrip()):
        return True
    if read_label(line.text) is not None:
        return False
    if ";" in text and (text.rstrip().endswith(";") or text.count(";") > 1):
        # So does one with semicolons, and also between two of its people.
        return not text.rstrip().endswith(".")
    if not text.rstrip().endswith(","):
        # A list of names on one line may break inside a name: it goes on until its full stop.
        return text.count(",") >= 3 and not text.rstrip().endswith(".") and _only_names(text)
    return not (grouped and _is_group(line.text, 0))


def _only_names(text: str) -> bool:
    parts = [part.strip() for part in text.split(",")]
    return all(name_length(part.split()) == len(part.split()) for part in parts[:-1] if part)


def _is_grouped(lines: Sequence[Line]) -> bool:
    """Whether organisations stand alone over their people."""
    alone = 0
    before = ""
    for line in lines:
        if _is_group(line.text, 0) and not before.rstrip().endswith((",", "-")):
            alone += 1
        before = line.text
    return alone >= 2


def _is_group(text: str, start: int) -> bool:
    if len(text) > 100:
        return False
    bare = text[start:].strip(" :.")
    if not bare or len(bare) > 60 or "," in bare or "(" in bare or any(c.isdigit() for c in bare):
        return False
    if find_contacts(bare) or not bare[0].isupper() or text.rstrip().endswith("."):
        return False
    return bool(ORGANISATION.search(bare)) and not ROLE.search(bare)
