"""Facts of a meeting that stand at its head: title, body, cluster, date, time, place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.dates import find_dates
from corpus.head.bodies import CLUSTER, names_body, read_body
from corpus.head.fields import is_field, is_label, read_fields
from corpus.head.file_names import DOCUMENT_WORD
from corpus.head.municipality import municipality_of
from corpus.head.places import FAR_APART, read_place
from corpus.head.when import read_date, read_times, with_whole_days
from corpus.lettering import unspaced
from corpus.lines import BULLET, Line
from corpus.names.labels import opens_attendance
from corpus.outcomes.decisions import latest_decision
from corpus.sections.known_names import is_section_name
from corpus.sections.marks import is_case_line

_CANCELLED = re.compile(
    r"\bmødet (?:(?:blev|er|bliver) (?:\w+ )?aflyst|aflyses|aflyst|blev ikke (?:afholdt|holdt|"
    r"gennemført|til noget))\b|^\W*aflyst\b|[\s(–-]aflyst\W*$",
    re.IGNORECASE,
)
# "AFLYST: Møde i Vejudvalget": the body is that of the meeting that was to be.
_META = re.compile(r"^title:\s*[\"']?", re.IGNORECASE)  # before what a Markdown file says of itself
_NOT_HELD = re.compile(r"^\W{0,9}aflyst\W+|[\s(–-]{1,9}aflyst\W{0,9}$", re.I)
# What a page says to its reader: "Se alle referater", "You are here".
_NAVIGATION = re.compile(
    r"(?:tilbage til|se|følg|find|hent|vis|søg|læs|her (?:finder|kan)|gå til|spring|skip|tilmeld|abonn[eé]r|"
    r"du (?:er|kan)|you are)\b|.{1,80} > ",
    re.IGNORECASE,
)
_TAKER = re.compile(r"referent\b", re.IGNORECASE)
_LONGEST_TITLE = 200
_LONGEST_OPENING = 40
_HEAD_LINES = 24
_SHORT_HEAD = 12


@dataclass(frozen=True, slots=True)
class Facts:
    """What the head of the document tells.

    Attributes:
        municipality: whose body it is, where the name of the body alone does not tell.
        used: where the lines start that told it.
    """

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
    municipality: str | None = None

    @property
    def whose(self) -> str | None:
        """The body with its municipality: "Byrådet, Bækby"."""
        return ", ".join(filter(None, (self.body, self.municipality))) or None


def read_facts(head: Sequence[Line], text: str, path: str) -> Facts:
    """Facts from the lines before the first item.

    Args:
        head: lines before the first item.
        text: the whole clean text, for a year or a place that only the prose gives.
        path: of the file, whose name may hold a date.
    """
    head = with_whole_days(head)
    fields, used = read_fields(head)
    file_name = path.rsplit("/", 1)[-1]
    stem = file_name.rsplit(".", 1)[0].replace("_", " ")
    early = head[:_HEAD_LINES]
    before_people = [
        line for line in early[: _attendance_start(early)] if not _NAVIGATION.match(line.text)
    ]
    title_line = _title_line(before_people)
    title = unspaced(_with_opening(title_line, before_people)) if title_line else file_name
    title = _unquoted(title) or title
    if title_line:
        used.add(title_line.raw.start)
    body, cluster, level = read_body(
        _held(title) if title_line else "",
        fields.get("møde", ""),
        [_held(line.text) for line in before_people[:14] if not BULLET.match(line.text)],
        stem,
    )
    texts = [line.text[:300] for line in before_people]
    whose = municipality_of(body, texts, stem, text) if body and not cluster else None
    date, evidence, warnings = read_date(early, text, file_name, fields)
    used.update(line.raw.start for line in before_people if find_dates(line.text[:500]))
    start, end = read_times(before_people, fields)
    place = fields.get("sted")
    if not place:
        place, told_by = read_place(before_people, text, used)
        used |= told_by
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
        place=place.strip(" ." if "(" in place else " .)") if place else None,
        used=frozenset(used),
        warnings=tuple(warnings),
        municipality=whose,
    )


def below_title(lines: Sequence[Line]) -> list[Line]:
    """What stands between the title of the only case and its first section: body, day, place."""
    for position, line in enumerate(lines[:_SHORT_HEAD]):
        if is_section_name(line.text):
            return [one for one in lines[:position] if _tells_fact(one.text)]
    return []


def _tells_fact(text: str) -> bool:
    """Whether a line gives the body, the day or the place, and not where the case was before."""
    named = names_body(text) or bool(find_dates(text[:200])) or is_field(text)
    return named and not is_case_line(text)


def by_decision(facts: Facts, lines: Sequence[Line]) -> Facts:
    """Body and day as the headings of the decisions give them, where the head does not."""
    decision = latest_decision(line.text for line in lines)
    if decision is None or decision.body is None or (facts.date or decision.date) != decision.date:
        return facts
    bare = decision.body.removesuffix("s")
    facts = replace(facts, body=facts.body or (bare if names_body(bare) else decision.body))
    if facts.date:
        return facts
    evidence = "inferred: overskriften over beslutningen"
    return replace(facts, date=decision.date, date_evidence=evidence, warnings=())


def _held(text: str) -> str:
    """A line without the word that its meeting was cancelled, or that it is a title."""
    return _NOT_HELD.sub("", _unquoted(text)) if len(text) < _LONGEST_TITLE else text


def _unquoted(text: str) -> str:
    """A title without what a Markdown file says before it, and the quotation marks around it."""
    bare = _META.sub("", text)
    return bare if bare == text else bare.rstrip("\"' ")


def _attendance_start(head: Sequence[Line]) -> int:
    """Where those who took part are listed; who wrote it down may stand over the title."""
    found = [index for index, line in enumerate(head) if index and opens_attendance(line.text)]
    titled = next((i for i, line in enumerate(head) if DOCUMENT_WORD.match(line.text)), 0)
    while found and found[0] < titled and _TAKER.match(head[found[0]].text):
        found.pop(0)
    return found[0] if found else len(head)


def _title_line(head: Sequence[Line]) -> Line | None:
    """The line that names the document: its first heading, or the first that names a meeting."""
    early = [line for line in head[:14] if not BULLET.match(line.text) and "|" not in line.text[:2]]
    early = [line for line in early if not opens_attendance(line.text)]
    # A running header, whose parts stand far apart, is the title only where nothing else is.
    early.sort(key=lambda line: bool(FAR_APART.search(line.text)))
    for wanted in (
        _names_document,
        lambda line: bool(CLUSTER.search(line.text)) or names_body(line.text),
        lambda line: (
            re.search(r"møde(?!dato|sted|lokale|tid|start)", line.text.casefold())
            and len(line.text) > 8
        ),
    ):
        for line in early:
            if len(line.text) < 200 and not is_label(line.text) and wanted(line):
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
    aside = line.text.startswith("(")  # "(referat skrevet den 5. maj)"
    return not aside and more != line.text and len(re.findall(r"[^\W\d_]", more)) > 5
