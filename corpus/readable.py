"""Meetings in words that a secretary understands, for the command line."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.doubts import doubts_of, same_meetings
from corpus.folder import Corpus
from corpus.layout.display import display_text
from corpus.meeting import AgendaItem, Kind, Meeting, Outcome, SectionKind, Status

KINDS: dict[Kind, str] = {"minutes": "referat", "agenda": "dagsorden", "other": "andet"}
STATUSES: dict[Status, str] = {
    "present": "til stede",
    "absent": "afbud",
    "guest": "gæst",
    "secretariat": "sekretariat",
}
OUTCOMES: dict[Outcome, str] = {
    "approved": "godkendt",
    "noted": "taget til efterretning",
    "discussed": "drøftet",
    "postponed": "udsat",
    "referred": "sendt videre",
    "rejected": "afvist",
    "withdrawn": "udgået",
    "empty": "intet",
    "none": "",
}
SECTIONS: dict[SectionKind, str] = {
    "header": "Mødet",
    "background": "Sagsfremstilling",
    "economy": "Økonomi",
    "recommendation": "Indstilling",
    "minutes": "Referat",
    "history": "Tidligere behandling",
    "attachments": "Bilag",
    "other": "Øvrigt",
}
_WIDEST = 44
_AGENDA = "Læst som dagsorden: intet i filen læses som besluttet på mødet."
_LEGEND = (
    "Slags ”dagsorden”: mødet er ikke refereret, så intet læses som besluttet; ”andet”: ingen "
    "dagsordenspunkter\nfundet. Personer: alle nævnte deltagere og fraværende. Afbud: alle, der ikke "
    "kom, også uden afbud. ”–”:\nikke fundet. Er ”Se efter” tomt, er der intet påfaldende, men læsningen "
    "kan være forkert:\n”python -m corpus show FIL” viser, hvordan en fil er forstået."
)


def readable(meeting: Meeting) -> str:
    """One meeting: its facts, people, items with their sections, and what is doubtful."""
    when = " ".join(filter(None, [meeting.date, meeting.start and f"kl. {meeting.start}"]))
    if meeting.end:
        when += f"–{meeting.end}" if meeting.start else f" (slut kl. {meeting.end})"
    lines = [meeting.title]
    lines += [f"{meeting.body or '–'}, {when or 'uden dato'} ({KINDS[meeting.kind]})"]
    lines += [_AGENDA] if meeting.kind == "agenda" else []
    lines += [f"Sted: {meeting.place}"] if meeting.place else []
    lines += [f"Mødeleder: {meeting.chair}"] if meeting.chair else []
    lines += ["", "Personer:"] if meeting.people else []
    # An agenda names those who are to come.
    statuses = STATUSES | ({"present": "nævnt"} if meeting.kind == "agenda" else {})
    for person in meeting.people:
        about = ", ".join(filter(None, [person.role, person.organisation, person.note]))
        lines.append(
            f"  {person.name} [{statuses[person.status]}]" + (f": {about}" if about else "")
        )
    parents = {item.parent for item in meeting.items if item.parent}
    for item in meeting.items:
        lines += ["", *_item_lines(meeting, item, holds=item.label in parents)]
    if doubts := doubts_of(meeting):
        lines += ["", *(f"Tvivl: {doubt}" for doubt in doubts)]
    return "\n".join(lines)


def _item_lines(meeting: Meeting, item: AgendaItem, *, holds: bool) -> list[str]:
    """An item, which ``holds`` others or not."""
    indent = "  " if item.parent else ""
    empty = not item.sections and item.outcome == "none"
    outcome = _in_parts(item) if item.in_parts else OUTCOMES[item.outcome]
    outcome = "uden tekst" if empty and not holds else outcome
    outcome = "lukket" if item.closed else outcome
    about = [item.time, item.presenter and f"v/ {item.presenter}", outcome]
    told = f"  ({'; '.join(filter(None, about))})" if any(about) else ""
    lines = [f"{indent}{item.label or '–'}  {item.title}{told}"]
    for section in item.sections:
        lines.append(f"{indent}  [{SECTIONS[section.kind]}]")
        shown = display_text(meeting.source, section.span).splitlines()
        lines += [f"{indent}    {line}" for line in shown]
    return lines


def _in_parts(item: AgendaItem) -> str:
    came = ", ".join(OUTCOMES[part.outcome] or "andet" for part in item.parts)
    return f"afgjort i flere dele: {came}"


def overview(corpus: Corpus) -> str:
    """A table of the files of a folder: what each was read as, and what is doubtful."""
    rows = [("Fil", "Udvalg", "Dato", "Slags", "Punkter", "Personer", "Afbud")]
    notes: list[Sequence[str]] = [("Se efter",)]
    same = same_meetings(corpus.meetings)
    for meeting in corpus.meetings:
        absent = sum(person.status == "absent" for person in meeting.people)
        rows.append(
            (
                meeting.source.path,
                meeting.body or "–",
                meeting.date or "–",
                KINDS[meeting.kind],
                str(sum(item.parent is None for item in meeting.items)),
                str(len(meeting.people)),
                str(absent),
            )
        )
        others = same.get(meeting.source.path, ())
        again = [f"Måske samme møde som {' og '.join(others)}."] if others else []
        notes.append([*doubts_of(meeting), *again])
    widths = [min(_WIDEST, max(len(row[column]) for row in rows)) for column in range(len(rows[0]))]
    lines = []
    for row, doubts in zip(rows, notes, strict=True):
        cells = [_cut(cell, width).ljust(width) for cell, width in zip(row, widths, strict=True)]
        lines.append("  ".join([*cells, " ".join(doubts)]).rstrip())
    lines.append(f"\n{_LEGEND}")
    unread = len(corpus.problems)
    lines.append(f"\n{len(corpus.meetings)} filer læst, {unread} ikke læst.")
    return "\n".join(lines)


def _cut(text: str, width: int) -> str:
    """Text that fits a column; of a long path the end is what tells files apart."""
    return text if len(text) <= width else "…" + text[len(text) - width + 1 :]
