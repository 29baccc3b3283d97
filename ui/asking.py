"""What a person asked for: by typing, by a link, or with a button beside an earlier answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from corpus import Meeting
from rag import Filters, Turn
from ui.chips import changed, choices, without
from ui.session import Session


@dataclass(frozen=True)
class Asked:
    """A question to be answered.

    Attributes:
        turns: the conversation that it is understood against.
        place: of the exchange whose answer is replaced; None for a new one.
    """

    question: str
    turns: list[Turn]
    filters: Filters | None
    place: int | None = None


def scoped(session: Session, data: Mapping[str, Any], meetings: Mapping[str, Meeting]) -> Session:
    """The session after a link named the meeting that questions are about.

    A meeting or an item that does not exist narrows nothing, and the person is told.
    """
    if "moede" not in data:
        return session
    path, label = data["moede"], data.get("punkt")
    if not path:
        return replace(session, scope=None, notice=None)
    meeting = meetings.get(str(path))
    if meeting is None:
        return replace(session, scope=None, notice=session.texts.no_such_meeting)
    scope = Filters(meetings=(meeting.source.path,))
    if label:
        if all(item.label != str(label) for item in meeting.items):
            return replace(session, scope=scope, notice=session.texts.no_such_item)
        scope = replace(scope, item=str(label))
    return replace(session, scope=scope, notice=None)


def asked(
    typed: str, session: Session, data: Mapping[str, Any], meetings: Mapping[str, Meeting]
) -> Asked | None:
    """What is asked; None when nothing is.

    Args:
        typed: what stands in the box.
        data: what the page's script sent with the click; empty for the box itself.
        meetings: all there are.
    """
    if isinstance(data.get("question"), str):
        return Asked(data["question"], session.turns(), session.scope)
    place = data.get("turn")
    if isinstance(place, int) and 0 <= place < len(session.exchanges):
        return _again(session, place, data, meetings)
    if "moede" in data:
        return None
    if session.editing is not None and session.editing < len(session.exchanges):
        before = session.editing
        return Asked(typed, session.turns(before), session.exchanges[before].filters)
    return Asked(typed, session.turns(), session.scope)


def _again(
    session: Session,
    place: int,
    data: Mapping[str, Any],
    meetings: Mapping[str, Meeting],
) -> Asked:
    """An earlier question, understood against what came before it, as it was the first time."""
    exchange = session.exchanges[place]
    turns = session.turns(place)
    if exchange.answer is not None:
        before = exchange.answer.filters
        if "without" in data:
            filters = without(before, str(data["without"]))
            return Asked(exchange.question, turns, filters)
        field, value = str(data.get("change")), str(data.get("to"))
        if value in dict(choices(field, before, meetings, session.texts)):
            return Asked(exchange.question, turns, changed(before, field, value))
    return Asked(exchange.question, turns, exchange.filters, place)
