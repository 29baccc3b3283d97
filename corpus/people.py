"""Who took part: the attendance block read line by line.

A block is a run of labels ("Afbud:", "Sekretariat"), names of organisations that stand over their
people, and entries.  An entry gives a name, a role and an organisation in any order; which part is
the name is told by its shape, for role and organisation words are few and known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.lines import BULLET, Line
from corpus.meeting import Person, Span, Status

_LABELS: tuple[tuple[Status, str], ...] = (
    (
        "absent",
        r"afbud(?: fra)?(?:\s*/\s*fraværende)?|fraværende(?: med afbud)?|ej mødt|ikke mødt|"
        r"forhindret|ikke til ?stede",
    ),
    ("guest", r"gæst(?:er)?|evt\.? (?:observers|observatører)?\s*/?\s*gæster|inviterede|oplægsholdere?"),
    (
        "secretariat",
        r"sekretariat(?:et)?|sekretær(?:er)?|referent(?:er)?|sekretariatsbetjening",
    ),
    (
        "present",
        r"til ?stede(?: var| er)?|deltagere|mødedeltagere|medlemmer|mødt(?:e)?|fremmødte|"
        r"formænd|mødeleder|formand|ordstyrer|dirigent|vært|faciliteret af|"
        r"administrativ(?:e)? (?:deltagelse|deltagere)|udvalgsformænd(?: med observatørstatus)?|"
        r"observatører|tværgående deltagere|øvrige deltagere|forældrevalgte|medarbejderrepræsentanter|"
        r"elevrepræsentanter|fra (?:administrationen|forvaltningen)",
    ),
)
_LABEL = re.compile(
    "|".join(f"(?P<{status}>{pattern})" for status, pattern in _LABELS), re.IGNORECASE
)
_CHAIR_LABEL = re.compile(r"(?:mødeleder|ordstyrer|dirigent|formand)\b", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:tlf\.?|mobil|telefon):?\s*(?:\+45\s*)?\d{2}(?:[ .]?\d{2}){3}", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:\b|(?<=[a-zæøå]))(?:formand|formænd|direktør|chef|leder|konsulent|borgmester|rådmand|medlem|"
    r"fuldmægtig|sekretær|læge|sygeplejerske|rådgiver|koordinator|psykolog|repræsentant|"
    r"suppleant|referent|ansvarlig|specialist|assistent|pædagog|tillidsmand|kasserer|ejer|"
    r"owner|manager|professor|forsker|advokat|jurist|økonom|planlægger|medarbejder|dirigent)"
    r"(?:en|et|er|ne)?\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:kommune|region|regionsrådet|plo|plo-\w+|psykiatrien|tværgående|almen praksis|kl|ældre ?sagen|"
    r"danske \w+)\b|"
    r"\w*(?:udvalg|udvalget|rådet|byråd|hospital|hospitalet|forvaltning|forvaltningen|afdeling|"
    r"afdelingen|sekretariatet|styrelse|styrelsen|forening|foreningen|huset|centeret|center|væsen|"
    r"væsenet|sygehus|universitet|klyngen?|området|skolen|fonden|organisation\w*|beskæftigelse|praksis)\b",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(
    r"(?:[A-ZÆØÅÉÖÜ][a-zæøåéèüöäáíóúñç'’]+(?:-[A-ZÆØÅ][a-zæøåé]+)*|[A-ZÆØÅ]\.?|"
    r"(?:von|van|de|af|la|el|al|bin)(?=\s))$"
)
_PARTY = re.compile(r"\((?P<party>[A-ZÆØÅ]{1,3}|UFP|ALT|uden for parti|løsgænger|enhedslisten)\)", re.I)
_NOTE = re.compile(r"\((?P<note>[^()]*)\)?")
_ABSENT_NOTE = re.compile(r"\bafbud\b|\bfraværende\b|\bforhindret\b", re.IGNORECASE)
_SECRETARIAT_NOTE = re.compile(r"\b(?:sekretariat|referent|sekretær)\b", re.IGNORECASE)
_INSTEAD = re.compile(
    r"^(?:i stedet (?:deltager|deltog|mødte|møder)|stedfortræder|suppleant)\s*:?\s*(?P<who>.+)", re.I
)
_FOR_ANOTHER = re.compile(
    r"^(?:tilforordnet|stedfortræder|suppleant|i stedet|vikar)\s+for\s+.+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Attendance:
    """The people of a meeting and who chaired it, if the block tells."""

    people: tuple[Person, ...]
    chair: str | None


@dataclass(frozen=True, slots=True)
class _Entry:
    """One printed entry: its characters with their source offsets."""

    text: str
    offsets: tuple[int, ...]
    end: int
    status: Status
    group: str | None
    ticked: bool | None

    def span(self, begin: int, end: int) -> Span:
        return Span(self.offsets[begin], self.offsets[end - 1] + 1)


def read_people(lines: Sequence[Line]) -> Attendance:
    """People named in an attendance block.

    Args:
        lines: of the block without page furniture; lines that are no entry are passed over.
    """
    people: list[Person] = []
    chair: str | None = None
    for entry, label in _entries(lines):
        found = _read_entry(entry)
        if label and _CHAIR_LABEL.match(label):
            if found and chair is None:
                chair = found[0].name
            if re.match(r"formand", label, re.I) is None:
                # "Mødeleder X": X is listed again among the participants.
                found = [p for p in found if not _listed(p.name, lines)]
        people.extend(found)
    return Attendance(_resolved(people), chair or _chair_by_note(people))


def _listed(name: str, lines: Sequence[Line]) -> bool:
    return sum(name in line.text for line in lines) > 1


def _chair_by_note(people: Sequence[Person]) -> str | None:
    for person in people:
        if person.note and re.search(r"\b(?:mødeleder|ordstyrer|dirigent)\b", person.note, re.I):
            return person.name
    return None


def _entries(lines: Sequence[Line]) -> list[tuple[_Entry, str | None]]:
    grouped = _is_grouped(lines)
    found: list[tuple[_Entry, str | None]] = []
    status: Status = "present"
    group: str | None = None
    label: str | None = None
    started = False
    index = 0
    while index < len(lines):
        line = lines[index]
        text = line.text
        start = 0
        bullet = BULLET.match(text)
        if bullet and not re.match(r"o\s", text):
            start = bullet.end()
        match = _LABEL.match(text, start) if not bullet else None
        if match and re.match(r"\s*(?:[:\s]|$)", text[match.end() :]):
            rest = re.match(r"\s*:?\s*", text[match.end() :])
            assert rest is not None
            begin = match.end() + rest.end()
            value = text[begin:]
            single = bool(_CHAIR_LABEL.match(match.group()))
            colon = ":" in text[match.end() : begin]
            plain_label = not value or colon or _starts_with_name(value)
            if plain_label:
                started = True
                label = match.group()
                status = _status(match)
                group = None
                if not value:
                    index += 1
                    continue
                pieces = [(begin, len(text))]
                index = _add(lines, index, pieces, found, status, group, label, grouped)
                if single:
                    label, status = None, "present"
                continue
        if _is_group(text, start) and (grouped or bool(line.level)):
            group = text[start:].strip(" :")
            label = None if status == "present" else label
            started = True
            if status in ("absent", "secretariat"):
                status = "present"
            index += 1
            continue
        if started or grouped:
            index = _add(
                lines, index, [(start, len(text))], found, status, group, label, grouped
            )
            continue
        index += 1
    return found


def _status(match: re.Match[str]) -> Status:
    for status, _ in _LABELS:
        if match.group(status):
            return status
    return "present"


def _add(
    lines: Sequence[Line],
    index: int,
    pieces: list[tuple[int, int]],
    found: list[tuple[_Entry, str | None]],
    status: Status,
    group: str | None,
    label: str | None,
    grouped: bool,
) -> int:
    """Collect an entry with its continuation lines; returns the next line's index."""
    line = lines[index]
    begin, end = pieces[0]
    text = line.text[begin:end]
    offsets = list(line.offsets[begin:end])
    last_end = line.raw.end
    index += 1
    bulleted = bool(BULLET.match(line.text))
    while index < len(lines) and _goes_on(text, lines[index], grouped, bulleted):
        following = lines[index]
        if text.endswith("-") and following.text[0].islower():
            text, offsets = text[:-1], offsets[:-1]
        else:
            text += " "
            offsets.append(following.raw.start - 1)
        text += following.text
        offsets.extend(following.offsets)
        last_end = following.raw.end
        index += 1
    ticked = None
    if box := re.match(r"[-*]\s*\[(?P<tick>[ xX])\]", line.text):
        ticked = box.group("tick") != " "
    for start, stop in _split_entries(text):
        entry = _Entry(
            text[start:stop], tuple(offsets[start:stop]), last_end, status, group, ticked
        )
        if entry.text.strip():
            found.append((entry, label))
    return index


def _goes_on(text: str, line: Line, grouped: bool, bulleted: bool) -> bool:
    if line.level or BULLET.match(line.text) or line.gap > 2 or line.text.startswith("|"):
        return False
    if bulleted:
        return not _LABEL.match(line.text)
    if line.text[0].islower() and not _MAIL.match(line.text):
        return True
    if _MAIL.fullmatch(line.text.strip()):
        return True
    if text.rstrip().endswith("-") or re.search(r"\b(?:i|for|af|og|ved|til)$", text.rstrip()):
        return True
    if _LABEL.match(line.text) or not text.rstrip().endswith(","):
        # A list of names on one line may break inside a name: it goes on until its full stop.
        return text.count(",") >= 3 and not text.rstrip().endswith(".") and _only_names(text)
    return not (grouped and _is_group(line.text, 0))


def _only_names(text: str) -> bool:
    parts = [part.strip() for part in text.split(",")]
    return all(_name_length(part.split()) == len(part.split()) for part in parts[:-1] if part)


def _split_entries(text: str) -> list[tuple[int, int]]:
    """One line may list several people: "A B, C D, E F." or two columns with a wide gap."""
    columns = [m.span() for m in re.finditer(r"\S(?:.*?\S)?(?=\s{3,}|\t|$)", text)]
    if len(columns) > 1 and all(_starts_with_name(text[a:b]) for a, b in columns):
        return columns
    parts = list(re.finditer(r"[^,;]+", text.rstrip(" .")))
    names = [_name_length(re.sub(r"\([^()]*\)", "", p.group()).split()) for p in parts]
    words = [len(re.sub(r"\([^()]*\)", "", p.group()).split()) for p in parts]
    if len(parts) > 1 and all(
        n == w and w >= 2 and not _ORGANISATION.search(p.group())
        for n, w, p in zip(names, words, parts, strict=True)
    ):
        return [_trim(text, *p.span()) for p in parts]
    return [(0, len(text))]


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin] in " \t":
        begin += 1
    while end > begin and text[end - 1] in " \t.":
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
    bare = text[start:].strip(" :.")
    if not bare or len(bare) > 60 or "," in bare or "(" in bare or any(c.isdigit() for c in bare):
        return False
    if _MAIL.search(bare) or not bare[0].isupper() or text.rstrip().endswith("."):
        return False
    return bool(_ORGANISATION.search(bare)) and not _ROLE.search(bare)


def _name_length(words: Sequence[str]) -> int:
    """How many words at the start make up a name."""
    count = 0
    for position, word in enumerate(words):
        rest = word + (" " if position + 1 < len(words) else "")
        bare = word.rstrip(".") if len(word) > 2 else word
        if not (_NAME_WORD.match(bare) or _NAME_WORD.match(rest.rstrip())):
            if bare.casefold() in ("von", "van", "de", "af", "la", "el") and position:
                count += 1
                continue
            break
        if _ROLE.search(word) or _ORGANISATION.fullmatch(word):
            break
        count += 1
    return count


def _starts_with_name(text: str) -> bool:
    return _name_length(re.split(r"[\s,(]+", text.strip())) >= 2


def _read_entry(entry: _Entry) -> list[Person]:
    text = entry.text
    status: Status = entry.status
    if entry.ticked is False and status == "present":
        status = "absent"
    masked = _PHONE.sub(lambda m: " " * len(m.group()), text)
    masked = _MAIL.sub(lambda m: " " * len(m.group()), masked)
    notes: list[str] = []
    for match in _NOTE.finditer(masked):
        note = match.group("note").strip()
        if note:
            notes.append(note)
    bare = _NOTE.sub(lambda m: " " * len(m.group()), masked)
    if dashed := re.search(r"\s*[-–]\s*afbud\b", bare, re.IGNORECASE):
        notes.append("afbud")
        bare = bare[: dashed.start()] + " " * len(dashed.group()) + bare[dashed.end() :]
    parts = [(m.start(), m.group()) for m in re.finditer(r"(?:[^,;|]|(?<=-),)+", bare)]
    parts = [(start, part) for start, part in parts if part.strip(" .")]
    position = _find_name(parts)
    if position is None:
        return []
    index, begin, end = position
    name = text[begin:end]
    before = text[parts[index][0] : begin].strip(" .")
    others = [part.strip(" .") for i, (_, part) in enumerate(parts) if i != index]
    after = bare[end : parts[index][0] + len(parts[index][1])].strip(" .")
    role, organisation, more = _role_and_organisation(before, after, others)
    notes.extend(more)
    extra: list[Person] = []
    for note in more:
        if (instead := _INSTEAD.match(note)) and _starts_with_name(instead.group("who")):
            where = text.find(instead.group("who"))
            who = instead.group("who").strip(" .")
            span = entry.span(where, where + len(who))
            extra.append(Person(who, None, None, "present", f"i stedet for {name}", span))
    joined = "; ".join(notes) or None
    if joined and status == "present":
        if _ABSENT_NOTE.search(joined):
            status = "absent"
        elif _SECRETARIAT_NOTE.search(joined):
            status = "secretariat"
    if entry.group:
        if organisation and organisation != entry.group:
            role = f"{role}, {organisation}" if role else organisation
        organisation = entry.group
    stop = len(masked.rstrip(" ,"))
    return [Person(name, role, organisation, status, joined, entry.span(0, stop)), *extra]


def _find_name(parts: Sequence[tuple[int, str]]) -> tuple[int, int, int] | None:
    """Which part holds the name, and where: at its start, else at its end after a role."""
    for index, (offset, part) in enumerate(parts):
        lead = len(part) - len(part.lstrip())
        words = part.split()
        length = _name_length(words)
        if length >= 1 and (length >= 2 or (length == len(words) and index == 0)):
            if length == len(words) or not _ORGANISATION.search(" ".join(words[:length])):
                begin = offset + lead
                name = re.match(r"\s*" + r"\s+".join(map(re.escape, words[:length])), part)
                assert name is not None
                end = offset + name.end()
                return index, begin, end
        tail = 0
        while tail < len(words) and _name_length(words[len(words) - tail - 1 :]) == tail + 1:
            tail += 1
        if tail >= 2 and _ROLE.search(" ".join(words[: len(words) - tail])):
            name = re.search(r"\s+".join(map(re.escape, words[len(words) - tail :])) + r"\s*$", part)
            assert name is not None
            return index, offset + name.start(), offset + len(part.rstrip())
    return None


def _role_and_organisation(
    before: str, after: str, others: Sequence[str]
) -> tuple[str | None, str | None, list[str]]:
    notes: list[str] = []
    roles: list[str] = [part for part in (before, after) if part]
    organisation: str | None = None
    covered = False
    for index, part in enumerate(others):
        if _FOR_ANOTHER.match(part) or _INSTEAD.match(part):
            notes.append(part)
            covered = True
        elif covered and _ROLE.search(part):
            # "tilforordnet for X, formand for Y": the role is that of X.
            notes[-1] += f", {part}"
        elif (
            index == len(others) - 1
            and part[:1].isupper()
            and not _ROLE.search(part)
            and (roles or _ORGANISATION.search(part))
        ):
            organisation = part
        else:
            roles.append(part)
    return ", ".join(roles) or None, organisation, notes


def _resolved(people: Sequence[Person]) -> tuple[Person, ...]:
    """Whoever is listed as a participant and again among the apologies was absent."""
    absent = {p.name: p for p in people if p.status == "absent"}
    resolved: list[Person] = []
    seen: set[str] = set()
    for person in people:
        apology = absent.get(person.name)
        if person.name in seen:
            continue
        if apology is not None and person is not apology:
            note = "; ".join(n for n in (person.note, apology.note) if n) or None
            person = replace(person, status="absent", note=note)
        seen.add(person.name)
        resolved.append(person)
    return tuple(resolved)
