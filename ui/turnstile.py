"""How many questions are answered at once, and who has to wait or to come back.

Gradio's own queue answers a full one in English and lets one person fill it; here the next in
line is known, and whoever is turned away is told so at once.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

# Encoding a question uses all cores by itself; more at once would make each slower and none
# sooner, and two keep one slow question from holding up everybody.
AT_ONCE = 2
# A hundred who wait for two at a time are served within a minute; who comes after them would
# have given up before.
WAITING = 100
# Of one browser session: two windows' worth.
PER_PERSON = 4
# Of all programs at one address; one that asks ten a second must not take everybody's place.
PER_ADDRESS = 10
# A question takes well below a second without a language model; a model that writes on an
# ordinary machine may take most of a minute.
TIME_LIMIT_SECONDS = 90.0


class Busy(Exception):
    """Too many are waiting, or one person asks for too much at once."""


class Turnstile:
    """Lets a few in at a time; to be used in one event loop."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._places = at_once + waiting
        self._open = asyncio.Semaphore(at_once)
        self._of: Counter[str] = Counter()

    @asynccontextmanager
    async def passing(self, person: str, most: int = PER_PERSON) -> AsyncIterator[None]:
        """Wait for a turn and hold it.

        Args:
            person: who asks, as a browser session or an address.
            most: how many of them may be inside or waiting.

        Raises:
            Busy: at once, when there is no place to wait.
        """
        if self._of.total() >= self._places or self._of[person] >= most:
            raise Busy
        self._of[person] += 1
        try:
            async with self._open:
                yield
        finally:
            self._of[person] -= 1
            if not self._of[person]:
                del self._of[person]
