"""What programs can ask for, with typed results; ``ui.api`` and ``ui.tools`` hand it out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, Literal

from corpus import AgendaItem, Meeting, display_text
from rag import Answer, Turn, to_record
from ui.answering import Answering
from ui.contacts import hide_contacts
from ui.decisions import Choice, Decision, Register, chosen
from ui.live import LiveAssistant, Opened
from ui.meetings import meetings_named, name_of, newest_first
from ui.records import DecisionEntry, Found, Item, MeetingEntry, Part, Record
from ui.texts import DANISH
from ui.turnstile import PER_ADDRESS, Busy

# What came of an item that was decided on; empty for whatever it was.
Wanted = Literal[
    "", "approved", "noted", "discussed", "postponed", "referred", "rejected", "withdrawn"
]
MOST = 200
LONGEST = 2000


class Refused(Exception):
    """A request that cannot be met; the message is one sentence."""


class Programs:
    """The five things that programs ask for; who reads how to call them reads what stands here.

    Every method raises ``Refused``.
    """

    def __init__(self, live: LiveAssistant, answering: Answering, register: Register) -> None:
        self._live = live
        self._answering = answering
        self._register = register

    async def ask(
        self, question: str, history: list[dict[str, str]] | None = None, person: str = ""
    ) -> Record:
        """An answer with what it rests on; ``person`` tells one program from another."""
        turns = _turns(history or [])
        start = time.perf_counter()
        _, answer = await self._answered(_text("question", question), turns, person)
        seconds = round(time.perf_counter() - start, 3)
        record: Any = {**to_record(answer), "seconds": seconds}
        return record

    async def search(self, query: str, limit: int = 10, person: str = "") -> list[Found]:
        """The passages nearest to a query."""
        count = _number("limit", limit, 1, 10)
        opened, answer = await self._answered(_text("query", query), [], person)
        meetings = opened.index.meetings
        return [
            Found(
                doc=hit.passage.doc,
                body=name_of(meetings[hit.passage.doc]),
                date=meetings[hit.passage.doc].date,
                item=hit.passage.label,
                title=_title(meetings[hit.passage.doc], hit.passage.item),
                section=hit.passage.section,
                text=hide_contacts(hit.passage.text),
                span=[hit.passage.span.start, hit.passage.span.end],
                score=round(hit.score, 4),
            )
            for hit in answer.retrieved[:count]
        ]

    async def _answered(
        self, question: str, turns: list[Turn], person: str
    ) -> tuple[Opened, Answer]:
        try:
            return await self._answering.answer(
                f"program {person}", question, turns, None, PER_ADDRESS
            )
        except Busy as error:
            raise Refused(DANISH.busy) from error
        except TimeoutError as error:
            raise Refused(DANISH.took_too_long) from error

    def get_item(self, doc: str, item: str) -> Item:
        """Get one agenda item with all its text, proposal and decision apart.

        Args:
            doc: the meeting as the other tools name it, or its file.
            item: its label as printed, for example "3".
        """
        found = meetings_named(self._live.current().index.meetings, _text("doc", doc))
        if not found:
            raise Refused(f"Der er intet referat, der hedder ”{doc}”; se list_meetings.")
        items = [(meeting, entry) for meeting in found for entry in meeting.items]
        same = [(meeting, entry) for meeting, entry in items if entry.label == str(item)]
        if len(same) > 1 and len(found) > 1:
            names = ", ".join(meeting.source.path for meeting, _ in same)
            raise Refused(f"”{doc}” rummer flere møder med et punkt ”{item}”: {names}.")
        if same:
            return _item(*same[0])
        labels = ", ".join(entry.label for _, entry in items if entry.label)
        raise Refused(f"”{doc}” har intet punkt ”{item}”; der er {labels or 'ingen med nummer'}.")

    def list_meetings(
        self, body: str = "", year: str = "", limit: int = MOST, offset: int = 0
    ) -> list[MeetingEntry]:
        """List the meetings, newest first.

        Args:
            body: cluster or body to narrow to, for example "Vest"; empty for all.
            year: four digits, or empty for all.
            limit: how many, from 1 to 200.
            offset: how many to pass over.
        """
        meetings = [
            meeting
            for meeting in newest_first(self._live.current().index.meetings)
            if (not body or body in (meeting.cluster, name_of(meeting)))
            and (not year or (meeting.date or "").startswith(year))
        ]
        return [_meeting(meeting) for meeting in _part(meetings, limit, offset)]

    def list_decisions(
        self,
        text: str = "",
        body: str = "",
        year: str = "",
        outcome: Wanted = "",
        limit: int = MOST,
        offset: int = 0,
    ) -> list[DecisionEntry]:
        """List what was decided under the agenda items, newest first; proposals are not decisions.

        Args:
            text: words that must all stand in the item's title or the decision's wording.
            body: cluster or body to narrow to; empty for all.
            year: four digits, or empty for all.
            outcome: what came of the item; empty for all.
            limit: how many, from 1 to 200.
            offset: how many to pass over.
        """
        choice = Choice(text=text, body=body, year=year, outcome=outcome)
        rows = chosen(self._register.rows(), choice)
        return [_decision(row) for row in _part(rows, limit, offset)]


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise Refused(f"{name}: skriv en tekst.")
    if len(value) > LONGEST:
        raise Refused(f"{name}: højst {LONGEST} tegn; der var {len(value)}.")
    return value


def _number(name: str, value: object, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise Refused(f"{name}: et helt tal fra {least} til {most}, ikke {value!r}.")
    return value


def _part(rows: Sequence[Any], limit: object, offset: object) -> Sequence[Any]:
    start = _number("offset", offset, 0, 10**9)
    return rows[start : start + _number("limit", limit, 1, MOST)]


def _turns(history: Sequence[Any]) -> list[Turn]:
    """The turns of a program's history, which may be anything."""
    turns: list[Turn] = []
    for entry in history:
        match entry:
            case {"role": "user" | "assistant" as role, "content": str(content)}:
                turns.append(Turn("user" if role == "user" else "assistant", content))
            case _:
                form = '{"role": "user" | "assistant", "content": "…"}'
                raise Refused(f"history: {form}")
    return turns


def _title(meeting: Meeting, position: int | None) -> str | None:
    return hide_contacts(meeting.items[position].title) if position is not None else None


def _item(meeting: Meeting, item: AgendaItem) -> Item:
    return Item(
        doc=meeting.source.path,
        body=name_of(meeting),
        date=meeting.date,
        item=item.label,
        title=hide_contacts(item.title),
        outcome=item.outcome,
        sections=[
            Part(
                section=section.kind,
                text=hide_contacts(display_text(meeting.source, section.span)),
                span=[section.span.start, section.span.end],
            )
            for section in item.sections
        ],
    )


def _meeting(meeting: Meeting) -> MeetingEntry:
    return MeetingEntry(
        doc=meeting.source.path,
        body=name_of(meeting),
        cluster=meeting.cluster,
        date=meeting.date,
        date_inferred=(meeting.date_evidence or "").startswith("inferred"),
        items=[hide_contacts(f"{i.label or ''} {i.title}".strip()) for i in meeting.items],
    )


def _decision(row: Decision) -> DecisionEntry:
    shown = row.item.outcome_span
    return DecisionEntry(
        doc=row.meeting.source.path,
        body=row.body,
        date=row.meeting.date,
        item=row.item.label,
        title=row.title,
        outcome=row.item.outcome,
        wording=row.wording,
        amounts=list(row.amounts),
        amounts_proposed=row.proposed,
        span=[shown.start, shown.end] if shown else None,
    )
