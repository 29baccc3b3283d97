"""A question becomes an exchange: within limits, off the page's own thread, never an exception."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from rag import Answer, Filters, Turn
from ui import turnstile
from ui.live import LiveAssistant, Opened
from ui.session import Exchange
from ui.turnstile import PER_PERSON, Busy, Turnstile

_log = logging.getLogger(__name__)
# A thread cannot be ended from outside: an answer that was stopped, or is past its time, runs on
# unheard.  So many may before another has to wait for them, and all other work has other threads.
_THREADS = 16


class Answering:
    """Everybody's questions pass here, whether from the page or from a program."""

    def __init__(self, live: LiveAssistant) -> None:
        self._live = live
        self._turnstile = Turnstile()
        self._threads = ThreadPoolExecutor(_THREADS, "answer")

    async def answer(
        self,
        person: str,
        question: str,
        turns: Sequence[Turn],
        filters: Filters | None,
        most: int = PER_PERSON,
    ) -> tuple[Opened, Answer]:
        """The answer, and the generation it was given from.

        Args:
            most: how many questions of the person may be answered or wait at once.

        Raises:
            Busy: too many are waiting.
            TimeoutError: it took too long.
        """
        async with self._turnstile.passing(person, most):
            # Opening a new generation takes a moment, which must not hold up other people.
            opened = await asyncio.to_thread(self._live.current)
            call = asyncio.get_running_loop().run_in_executor(
                self._threads, opened.assistant.answer, question, turns, filters
            )
            return opened, await asyncio.wait_for(call, turnstile.TIME_LIMIT_SECONDS)

    async def exchange(
        self, person: str, question: str, turns: Sequence[Turn], filters: Filters | None
    ) -> Exchange:
        """The same as an exchange of a conversation; whatever happens is told in it."""
        asked = Exchange(question, filters=filters, history=tuple(turns))
        try:
            opened, answer = await self.answer(person, question, turns, filters)
        except Busy:
            return _failed(asked, "busy")
        except TimeoutError:
            return _failed(asked, "took_too_long")
        except Exception:  # noqa: BLE001
            # The person must be told something; the log tells the rest.
            _log.exception("a question was not answered")
            return _failed(asked, "failed")
        shown = {citation.passage.doc for citation in answer.citations}
        shown |= {hit.passage.doc for hit in answer.related} | set(answer.filters.meetings)
        meetings = opened.index.meetings
        return Exchange(
            question,
            answer,
            {doc: meetings[doc] for doc in shown if doc in meetings},
            filters=filters,
            history=tuple(turns),
            generation=opened.index.generation,
        )


def _failed(asked: Exchange, failure: str) -> Exchange:
    return Exchange(**{**vars(asked), "failure": failure})
