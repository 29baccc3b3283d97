"""Facts of a meeting that stand at its head: title, body, cluster, date, time, place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.bodies import CLUSTER, DOCUMENT_WORD, names_body, read_body, without_date
from corpus.dates import find_dates, find_times
from corpus.labels import opens_attendance
from corpus.lettering import unspaced
from corpus.lines import BULLET, Line
from corpus.names import starts_with_name
from corpus.when import read_date, read_times

_FIELD_NAMES = {
    "tidspunkt": "tid",
    "mødetidspunkt": "tid",
    "mødetid": "tid",
    "tid": "tid",
    "dato og tid": "tid",
    "starttidspunkt": "start",
    "mødestart": "start",
    "dato": "dato",
    "mødedato": "dato",
    "sted": "sted",
    "mødested": "sted",
    "lokale": "sted",
    "mødelokale": "sted",
    "hos": "sted",
    "hvor": "sted",
    "hvornår": "tid",
    "mødenavn": "møde",
    "udvalg": "møde",
    "møde": "møde",
    "emne": "emne",
    "slut": "slut",
    "møde slut": "slut",
    "mødet slut": "slut",
    "mødet hævet": "slut",
    "sluttidspunkt": "slut",
    "sluttidspunkt for møde": "slut",
}
_FIELD = re.compile(
    rf"(?P<name>{'|'.join(sorted(_FIELD_NAMES, key=len, reverse=True))})\b"
    r"\s*(?P<colon>:)?\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_ROOM = (
    r"(?:\w*(?:salen?|lokale[t]?|værelse[t]?|rummet|gården|huset|kantinen?|cent(?:ret|eret|er)|kontoret|"
    r"rådhus\w*|"
    r"skolen|biblioteket))"
)
_PLACE = re.compile(
    r"(?:\b(?:microsoft )?teams\b|\bzoom\b|\bskype\b|\bvirtuel\w*|\bonline\b|\btelefonmøde\b|"
    r"\b(?:i|på) (?=[A-ZÆØÅ]).*(?:rum|sal|lokale|center|hus|gård|rådhus)\w*|\bmødelokale\b|"
    r"\blokale \S+|\brådhus\w*|\bregionshus\w*|\bkonferencelokale|\budvalgsværelse)",
    re.IGNORECASE,
)
_ROOM_WORD = re.compile(rf"\b{_ROOM}\b", re.IGNORECASE)
_LONGEST_PLACE = 70
_LONGEST_OPENING = 40
_ROOM_LINE = re.compile(rf"[A-ZÆØÅ][^:|]{{0,40}}?{_ROOM}\b", re.IGNORECASE)
# What follows date and hour in a line: "kl. 18:30 i sognegården", "kl. 18 - Personalerummet".
_TAIL = re.compile(r"^\W*(?:(?:i|på)\s+|[-–]\s+)(?P<place>[A-ZÆØÅa-zæøå][^()|:]{2,60})$")
_VIRTUAL_PROSE = re.compile(
    r"\b(?:afhold\w+|mødtes|foregik|gennemført\w*)\s+(?:\w+\s+){0,2}?(?P<place>virtuelt|online|"
    r"(?:via|på|over) (?:microsoft )?teams)\b",
    re.IGNORECASE,
)
# "Kurset i førstehjælp afholdes online." tells of something else.
_TOLD = re.compile(
    r"(?!(?:mødet?|møderne|vi|det)\b)\w[^.:]*\b(?:(?:af)?hold(?:es|t)|foregår|foregik|er|var|bliver|blev)\b"
    r"[^.:]*\.$",
    re.IGNORECASE,
)
_CANCELLED = re.compile(
    r"\bmødet (?:(?:blev|er|bliver) (?:\w+ )?aflyst|aflyses|aflyst|blev ikke (?:afholdt|holdt|"
    r"gennemført|til noget))\b|^\W*aflyst\b|[\s(–-]aflyst\W*$",
    re.IGNORECASE,
)
# "AFLYST: Møde i Vejudvalget": the body is that of the meeting that was to be.
_NOT_HELD = re.compile(r"^\W{0,9}aflyst\W+|[\s(–-]{1,9}aflyst\W{0,9}$", re.I)
_WIDE = re.compile(r"\s{3,}|\t")
_FAR_APART = re.compile(r"\S\s{3,}\S")
_LONGEST_TITLE = 200
_HEAD_LINES = 24


@dataclass(frozen=True, slots=True)
class Facts:
    """What the head of the document tells; ``used`` is where the lines start that told it."""

    title: str
    body: str | None
    cluster: str | None
    level: str | None
    date: str | None
    date_evidence: str | None
    start: str | None
    end: str | None
    place: str | None
    used: frozenset[int]
    warnings: tuple[str, ...]


def read_facts(head: Sequence[Line], text: str, path: str) -> Facts:
    """Facts from the lines before the first item.

    Args:
        head: lines before the first item.
        text: the whole clean text, for a year or a place that only the prose gives.
        path: of the file, whose name may hold a date.
    """
    used: set[int] = set()
    fields = _fields(head, used)
    file_name = path.rsplit("/", 1)[-1]
    stem = file_name.rsplit(".", 1)[0].replace("_", " ")
    early = head[:_HEAD_LINES]
    before_people = early[: _attendance_start(early)]
    title_line = _title_line(before_people)
    title = unspaced(_with_opening(title_line, before_people)) if title_line else file_name
    if title_line:
        used.add(title_line.raw.start)
    body, cluster, level = read_body(
        _held(title) if title_line else "",
        fields.get("møde", ""),
        [_held(line.text) for line in before_people[:14]],
        stem,
    )
    date, evidence, warnings = read_date(early, text, file_name, fields)
    used.update(line.raw.start for line in before_people if find_dates(line.text[:500]))
    start, end = read_times(before_people, fields)
    place = fields.get("sted") or _place(before_people, used)
    if place is None and (prose := _VIRTUAL_PROSE.search(text[:6000])):
        told = text[text.rfind("\n", 0, prose.start()) + 1 : prose.end()] + "."
        place = None if _TOLD.match(told) else prose.group("place")
    if any(_CANCELLED.search(line.text[:200]) for line in early):
        warnings.append("Mødet blev aflyst.")
    return Facts(
        title=title,
        body=body,
        cluster=cluster,
        level=level,
        date=date,
        date_evidence=evidence,
        start=start,
        end=end,
        place=place.strip(" .") if place else None,
        used=frozenset(used),
        warnings=tuple(warnings),
    )


def _held(text: str) -> str:
    """A line without the word that its meeting was cancelled."""
    return _NOT_HELD.sub("", text) if len(text) < _LONGEST_TITLE else text


def _attendance_start(head: Sequence[Line]) -> int:
    found = (index for index, line in enumerate(head) if index and opens_attendance(line.text))
    return next(found, len(head))


def _fields(head: Sequence[Line], used: set[int]) -> dict[str, str]:
    """Labelled values: "Sted: ...", "Sted ..." in a table, and labels with their values below."""
    found: dict[str, str] = {}
    waiting: list[str] = []
    for line, text in ((one, text) for one in head for text in _field_texts(one)):
        match = _FIELD.match(text[:300])
        if match is None or BULLET.match(line.text):
            if waiting and not opens_attendance(line.text):
                name = waiting.pop(0)
                if _plausible(name, text):
                    found.setdefault(name, text)
                    used.add(line.raw.start)
            else:
                waiting.clear()
            continue
        name = _FIELD_NAMES[match.group("name").casefold()]
        value = match.group("value").strip(" :|")
        if not value:
            waiting.append(name)
            used.add(line.raw.start)
        elif match.group("colon") or _plausible(name, value):
            waiting.clear()
            # "Mødelokale 20" is the room; "Mødelokale   Lokale 2" only says that it is one.
            room = name == "sted" and not match.group("colon") and "lokale" in text[:12].casefold()
            room = room and "lokale" not in value.casefold()
            found.setdefault(name, text.strip() if room else value)
            used.add(line.raw.start)
    used.difference_update(line.raw.start for line in head if _tells_people(line))
    return found


def _tells_people(line: Line) -> bool:
    """Whether a row tells who was there beside a fact: "Lokale: Caféen | Formand: Ib Dam"."""
    return line.text.startswith("|") and any(map(opens_attendance, line.text[1:].split("|")[1:]))


def _field_texts(line: Line) -> list[str]:
    """The fields of a line: its first two cells, "Dato: ...      Sted: ..." apart, or all of it."""
    if line.text.startswith("|"):
        cells = [cell.strip() for cell in line.text.strip("|").split("|")]
        return [" ".join(cells[:1] if _tells_people(line) else cells[:2])]
    parts = _WIDE.split(line.text)
    labelled = [match for part in parts if (match := _FIELD.match(part)) and match.group("colon")]
    return parts if len(labelled) == len(parts) else [line.text]


def _plausible(name: str, value: str) -> bool:
    """Whether a value without a colon before it fits its label, which may be a word of a text."""
    if name in ("tid", "dato", "start", "slut"):
        return bool(find_dates(value)) or any(find_times(f"kl. {value}"))
    return (value[:1].isupper() and len(value) > 3) or "lokale" in value


def _title_line(head: Sequence[Line]) -> Line | None:
    """The line that names the document: its first heading, or the first that names a meeting."""
    early = [line for line in head[:14] if not BULLET.match(line.text) and "|" not in line.text[:2]]
    early = [line for line in early if not opens_attendance(line.text)]
    # A running header, whose parts stand far apart, is the title only where nothing else is.
    early.sort(key=lambda line: bool(_FAR_APART.search(line.text)))
    for wanted in (
        _names_document,
        lambda line: bool(CLUSTER.search(line.text)) or names_body(line.text),
        lambda line: (
            re.search(r"møde(?!dato|sted|lokale|tid|start)", line.text.casefold())
            and len(line.text) > 8
        ),
    ):
        for line in early:
            if len(line.text) < 200 and not _is_label(line.text) and wanted(line):
                return line
    return early[0] if early else None


def _with_opening(title: Line, head: Sequence[Line]) -> str:
    """The text of a title that begins above its line: "Referat" / "til" / "møde i Vejudvalget"."""
    text = title.text
    for line in reversed([line for line in head if line.number < title.number][-2:]):
        if not text[:1].islower() or len(line.text) > _LONGEST_OPENING:
            break
        text = f"{line.text} {text}"
    return text if DOCUMENT_WORD.match(text) else title.text


def _names_document(line: Line) -> bool:
    """Whether a line says what document this is, and more than that it is minutes."""
    more = DOCUMENT_WORD.sub("", line.text)
    return more != line.text and len(re.findall(r"[^\W\d_]", more)) > 5


def is_field(text: str) -> bool:
    """Whether a line starts with the label of a fact of the meeting, such as "Sted:"."""
    match = _FIELD.match(text[:300])
    return match is not None and bool(match.group("colon") or not match.group("value"))


def _is_label(text: str) -> bool:
    return text.strip(" :").casefold() in _FIELD_NAMES


def _place(head: Sequence[Line], used: set[int]) -> str | None:
    for position, line in enumerate(head[:12]):
        text = line.text[:200]
        dated = bool(find_dates(text))
        of_person = line.is_row or (_FAR_APART.search(text) and starts_with_name(text))
        if (line.raw.start in used or of_person) and not dated:
            continue  # "Ib Dam     Bækby Kommune     Teams" says where he was
        if dated and (tail := _TAIL.search(_after_time(text))):
            return tail.group("place")
        room = _after_time(text).strip(" ,.-–") if dated else ""
        is_room = _ROOM_WORD.search(room) or _PLACE.match(room)
        if room[:1].isalpha() and len(room) < _LONGEST_PLACE and is_room:
            return _without_body(room)
        if not dated and _TOLD.match(text):
            continue
        bare = without_date(_blanked(text))
        match = _PLACE.search(bare)
        if match and len(bare) < 90 and "," not in bare[: match.start()][:-2]:
            used.add(line.raw.start)
            return _without_body(
                re.sub(r"^(?:i|på)\s+", "", bare[match.start() :] if dated else bare)
            )
        near = any(
            find_dates(other.text[:200]) or " kl" in f" {other.text[:20].casefold()}"
            for other in head[max(0, position - 2) : position]
        )
        if near and not dated and len(text) < 90 and _ROOM_LINE.match(text):
            used.add(line.raw.start)
            return re.sub(r"^(?:i|på)\s+", "", text, flags=re.IGNORECASE)
    return None


def _without_body(place: str) -> str:
    """ "Teknisk Udvalg - Udvalgsværelse 398": the room, without the body that met in it."""
    body, dash, room = place.partition(" - ")
    return room.strip() if dash and names_body(body) else place


def _after_time(text: str) -> str:
    """What follows the last date or hour of a line."""
    end = max((date.end for date in find_dates(text)), default=0)
    hours = list(re.finditer(r"\bkl(?:\.|okken)?\s*[\d.:]+(?:\s*[-–]\s*[\d.:]+)?", text))
    return text[max([end, *(match.end() for match in hours)]) :]


def _blanked(text: str) -> str:
    for date in find_dates(text):
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text
