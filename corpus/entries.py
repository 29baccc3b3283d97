"""The attendance block as entries: labels, organisations over their people, lines that run on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.lines import BULLET, Line
from corpus.meeting import Span, Status
from corpus.names import ORGANISATION, ROLE, name_length, starts_with_name

_LABELS: tuple[tuple[Status, str], ...] = (
    (
        "absent",
        r"afbud(?: fra)?(?:\s*/\s*fraværende)?|fraværende(?: med afbud)?|ej mødt|ikke mødt|"
        r"forhindret|ikke til ?stede",
    ),
    (
        "guest",
        r"gæst(?:er)?|(?:evt\.? )?(?:observers|observatører)?\s*/\s*gæster|inviterede|"
        r"oplægsholdere?|evt\.? gæster",
    ),
    (
        "secretariat",
        r"sekretariat(?:et)?|sekretær(?:er)?|referent(?:er)?|sekretariatsbetjening",
    ),
    (
        "present",
        r"til ?stede(?: var| er)?|deltagere|mødedeltagere|medlemmer|mødt(?:e)?|fremmødte|"
        r"formænd|mødeleder|formand|ordstyrer|dirigent|vært|faciliteret af|"
        r"administrativ(?:e)? (?:deltagelse|deltagere)|udvalgsformænd(?: med observatørstatus)?|"
        r"observatører|tværgående deltagere|øvrige deltagere|(?:forældre|medarbejder|elev|ledelses)"
        r"(?:valgte|repræsentanter|repræsentant)|suppleanter|stedfortrædere|"
        r"fra (?:administrationen|forvaltningen|bestyrelsen|skolen|ledelsen)",
    ),
)
_LABEL = re.compile(
    "|".join(f"(?P<{status}>{pattern})" for status, pattern in _LABELS), re.IGNORECASE
)
CHAIR_LABEL = re.compile(r"(?:mødeleder|ordstyrer|dirigent|formand)\b", re.IGNORECASE)
_ROLE_LABEL = re.compile(r"mødeleder|ordstyrer|dirigent|formand|vært|faciliteret", re.IGNORECASE)
MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
_BOX = re.compile(r"[-*]\s*\[(?P<tick>[ xX]?)\]")
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}")
_ASIDE = re.compile(r"\([^()]*\)")
_COLUMN = re.compile(r"[^\s](?:[^\t\n]*?[^\s])?(?=\s{3,}|\t|$)")
_PART = re.compile(r"(?:[^,;(]|\([^()]*\)|\()+?(?=[,;]|\s+og\s+|$)")
_OFFICE = re.compile(r"\s*[-–]\s*(?:\w+)?(?:formand|kasserer|sekretær|afbud)\s*$", re.IGNORECASE)
_MAX_ENTRY = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed entry: its characters with their source offsets.

    Attributes:
        status: what the label above or before it says.
        label: that label.
        group: organisation that stands over it.
        ticked: whether its box is ticked; None without a box.
        beside: it stands on the line of its label, so a first name alone may be meant.
    """

    text: str
    offsets: tuple[int, ...]
    status: Status
    label: str | None
    group: str | None
    ticked: bool | None
    beside: bool

    def span(self, begin: int, end: int) -> Span:
        """Where characters ``begin`` to ``end`` stand in the source."""
        return Span(self.offsets[begin], self.offsets[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Label:
    """A label of an attendance block, such as "Afbud:", and where its value begins."""

    text: str
    status: Status
    value: int


def read_label(text: str, start: int = 0) -> Label | None:
    """The label at ``start``; None when the word is part of a sentence."""
    match = _LABEL.match(text, start)
    if match is None:
        return None
    rest = re.match(r"\s*(:?)\s*", text[match.end() : match.end() + 20])
    assert rest is not None  # matches the empty text too
    if not rest.group() and match.end() < len(text):
        return None
    value = match.end() + rest.end()
    if value < len(text) and not rest.group(1) and not starts_with_name(text[value:]):
        return None
    status = next(status for status, _ in _LABELS if match.group(status))
    return Label(match.group(), status, value)


def opens_attendance(text: str) -> bool:
    """Whether a line starts the list of those who took part or stayed away."""
    return read_label(text.strip("|* ")[:200]) is not None


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
    status: Status = "present"
    group: str | None = None
    label: str | None = None
    listing = grouped
    index = 0
    while index < len(lines):
        line = lines[index]
        bullet = BULLET.match(line.text)
        if bullet and re.match(r"o\s", line.text):
            bullet = None
        start = bullet.end() if bullet else 0
        printed = None if bullet else read_label(line.text)
        if printed is not None:
            listing, status, label, group = True, printed.status, printed.text, None
            if printed.value >= len(line.text):
                index += 1
                continue
            index = _add(lines, index, printed.value, found, (status, label, None), grouped, True)
            if CHAIR_LABEL.match(printed.text):
                label, status = None, "present"
        elif _is_group(line.text, start) and (grouped or line.level):
            group = line.text[start:].strip(" :")
            if status in ("absent", "secretariat"):
                status = "present"
            label = None if status == "present" else label
            listing = True
            index += 1
        elif line.level or not listing:
            # Another heading ends the list of people.
            listing = listing and not line.level
            index += 1
        else:
            beside = bool(bullet) and label is not None
            index = _add(lines, index, start, found, (status, label, group), grouped, beside)
    return found


def _add(
    lines: Sequence[Line],
    index: int,
    start: int,
    found: list[Entry],
    under: tuple[Status, str | None, str | None],
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
        and _goes_on(text, lines[index], grouped, bulleted)
    ):
        following = lines[index]
        if text.endswith("-") and following.text[0].islower():
            text, offsets = text[:-1], offsets[:-1]
        else:
            text += " "
            offsets.append(following.raw.start - 1)
        text += following.text[:_MAX_ENTRY]
        offsets.extend(following.offsets[:_MAX_ENTRY])
        index += 1
    box = _BOX.match(line.text)
    ticked = box.group("tick").strip() != "" if box else None
    for begin, end in _split(text, beside):
        if text[begin:end].strip():
            places = tuple(offsets[begin:end])
            found.append(Entry(text[begin:end], places, *under, ticked=ticked, beside=beside))
    return index


def _goes_on(text: str, line: Line, grouped: bool, bulleted: bool) -> bool:
    if line.level or BULLET.match(line.text) or line.gap > 2 or line.is_row:
        return False
    if bulleted:
        return read_label(line.text) is None
    if line.text[0].islower() and not MAIL.match(line.text):
        return True
    if MAIL.fullmatch(line.text.strip()[:200]):
        return True
    if text.rstrip().endswith("-") or re.search(r"\b(?:i|for|af|og|ved|til)$", text.rstrip()):
        return True
    if read_label(line.text) is not None or not text.rstrip().endswith(","):
        # A list of names on one line may break inside a name: it goes on until its full stop.
        return text.count(",") >= 3 and not text.rstrip().endswith(".") and _only_names(text)
    return not (grouped and _is_group(line.text, 0))


def _only_names(text: str) -> bool:
    parts = [part.strip() for part in text.split(",")]
    return all(name_length(part.split()) == len(part.split()) for part in parts[:-1] if part)


def _split(text: str, beside: bool) -> list[tuple[int, int]]:
    """One line may list several people: "A B, C D og E F." or two columns with a wide gap."""
    columns = [match.span() for match in _COLUMN.finditer(text)]
    if len(columns) > 1 and all(starts_with_name(text[begin:end]) for begin, end in columns):
        return columns
    parts = [match.span() for match in _PART.finditer(text)]
    parts = [_trim(text, begin, end) for begin, end in parts]
    parts = [(begin, end) for begin, end in parts if begin < end]
    if len(parts) > 1 and _are_people([text[begin:end] for begin, end in parts], beside):
        return parts
    return [(0, len(text))]


def _are_people(parts: Sequence[str], beside: bool) -> bool:
    """Whether each part of a list is a person, and none only describes the one before."""
    bare = [_OFFICE.sub("", _ASIDE.sub("", part)).strip() for part in parts]
    full = [_is_full_name(part) for part in bare]
    initials = [bool(_INITIALS.fullmatch(part)) for part in bare]
    if all(f or i for f, i in zip(full, initials, strict=True)):
        return True
    first_names = [name_length(part.split()) == 1 and len(part.split()) == 1 for part in bare]
    return beside and all(f or i for f, i in zip(first_names, initials, strict=True))


def _is_full_name(text: str) -> bool:
    """A name of two words or more, with or without a title before it."""
    words = text.split()
    if not words or ORGANISATION.search(text):
        return False
    if words[0][0].isupper() and ROLE.search(words[0]):
        words = words[1:]
    return len(words) > 1 and name_length(words) == len(words)


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    lead = re.match(r"[\s,;.]*(?:og\s+)?", text[begin:end])
    begin += lead.end() if lead else 0
    while end > begin and text[end - 1] in " \t.,;":
        end -= 1
    return begin, end


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
    if MAIL.search(bare) or not bare[0].isupper() or text.rstrip().endswith("."):
        return False
    return bool(ORGANISATION.search(bare)) and not ROLE.search(bare)
