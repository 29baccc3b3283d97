"""What one browser session holds; nothing in it is shared with another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from corpus import Meeting
from rag import Answer, Filters, Turn
from ui.language import Language
from ui.texts import TEXTS, Texts

# The whole conversation is sent to the page with every answer, so it must have an end.
MAX_EXCHANGES = 40
Failure = Literal["failed", "took_too_long", "busy"]


@dataclass(frozen=True)
class Exchange:
    """One question and what came of it.

    Attributes:
        meetings: those that the answer's passages are from, as they were when it was given.
        failure: why there is no answer.
        filters: what the person narrowed it to.
        history: the turns it was understood against.
        generation: of the index that it was answered from.
        vote: 1 for a good answer, -1 for a bad one, 0 when the person did not say.
        vote_id: what the vote is kept under.
        remarked: the person said why.
    """

    question: str
    answer: Answer | None = None
    meetings: Mapping[str, Meeting] | None = None
    failure: Failure | None = None
    filters: Filters | None = None
    history: tuple[Turn, ...] = ()
    generation: str = ""
    vote: int = 0
    vote_id: str = ""
    remarked: bool = False


@dataclass(frozen=True)
class Session:
    """A conversation.

    Attributes:
        pending: the question that is being answered now.
        place: of the exchange that is being answered again; None for a new one.
        notice: a message that belongs to no exchange.
        scope: what the next questions are about, when a link or the person said so.
        editing: place of the exchange whose question stands in the box to be corrected.
        dropped: how many exchanges were dropped from the front; keeps their numbers stable.
    """

    exchanges: tuple[Exchange, ...] = ()
    language: Language = "da"
    pending: str | None = None
    place: int | None = None
    notice: str | None = None
    scope: Filters | None = None
    editing: int | None = None
    dropped: int = 0

    @property
    def texts(self) -> Texts:
        """The words of the session's language."""
        return TEXTS[self.language]

    def turns(self, before: int | None = None) -> list[Turn]:
        """The conversation so far as the assistant wants it.

        Args:
            before: only exchanges before this position.
        """
        turns: list[Turn] = []
        for exchange in self.exchanges[:before]:
            if exchange.answer is not None:
                turns.append(Turn("user", exchange.question))
                turns.append(Turn("assistant", exchange.answer.said))
        return turns

    def with_exchange(self, exchange: Exchange) -> Session:
        """The session after an answer, which may take the place of an earlier one."""
        done = replace(self, pending=None, place=None, notice=None, editing=None)
        if self.place is not None and self.place < len(self.exchanges):
            return done.with_changed(self.place, exchange)
        kept = (*self.exchanges, exchange)
        over = max(0, len(kept) - MAX_EXCHANGES)
        return replace(done, exchanges=kept[over:], dropped=self.dropped + over)

    def with_changed(self, place: int, exchange: Exchange) -> Session:
        """The session with another exchange at a place."""
        exchanges = (*self.exchanges[:place], exchange, *self.exchanges[place + 1 :])
        return replace(self, exchanges=exchanges)
