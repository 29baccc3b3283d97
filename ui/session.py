"""What one browser session holds; nothing in it is shared with another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from corpus import Meeting
from rag import Answer, Turn
from ui.texts import TEXTS, Language, Texts

# The whole conversation is sent to the page with every answer, so it must have an end.
MAX_EXCHANGES = 40
Failure = Literal["failed", "took_too_long"]


@dataclass(frozen=True)
class Exchange:
    """One question and what came of it.

    Attributes:
        meetings: those that the answer's passages are from, as they were when it was given.
        failure: why there is no answer.
    """

    question: str
    answer: Answer | None = None
    meetings: Mapping[str, Meeting] | None = None
    failure: Failure | None = None


@dataclass(frozen=True)
class Session:
    """A conversation.

    Attributes:
        pending: the question that is being answered now.
        notice: a message that belongs to no exchange.
        dropped: how many exchanges were dropped from the front; keeps their numbers stable.
    """

    exchanges: tuple[Exchange, ...] = ()
    language: Language = "da"
    pending: str | None = None
    notice: str | None = None
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
                turns.append(Turn("assistant", exchange.answer.text))
        return turns

    def with_exchange(self, exchange: Exchange) -> Session:
        """The session after an answer."""
        kept = (*self.exchanges, exchange)
        over = max(0, len(kept) - MAX_EXCHANGES)
        return replace(
            self,
            exchanges=kept[over:],
            dropped=self.dropped + over,
            pending=None,
            notice=None,
        )
