"""Named endpoints of Gradio's HTTP interface."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, get_type_hints

import gradio as gr
from gradio.events import api

from ui.decisions import Choice
from ui.programs import MOST, Programs, Refused
from ui.records import DecisionEntry, Found, Item, MeetingEntry, Record


def add_endpoints(programs: Programs) -> None:
    """Add the endpoints to the page that is being built."""

    async def ask(
        question: str,
        history: list[dict[str, str]] | None = None,
        request: gr.Request = None,  # type: ignore[assignment]
    ) -> Record:
        """Answer a question about the minutes, with the passages that the answer rests on."""
        return await _awaited(programs.ask(question, history, _address(request)))

    async def search(
        query: str,
        limit: int = 10,
        request: gr.Request = None,  # type: ignore[assignment]
    ) -> list[Found]:
        """Find the passages of the minutes that are nearest to a query; they are no answer."""
        return await _awaited(programs.search(query, limit, _address(request)))

    def get_item(doc: str, item: str) -> Item:
        """Get one agenda item with all its text, proposal and decision apart."""
        return _called(lambda: programs.get_item(doc, item))

    def list_meetings(
        body: str = "", year: str = "", limit: int = MOST, offset: int = 0
    ) -> list[MeetingEntry]:
        """List the meetings, newest first."""
        return _called(lambda: programs.list_meetings(body, year, limit, offset))

    def list_decisions(
        text: str = "",
        body: str = "",
        year: str = "",
        outcome: str = "",
        limit: int = MOST,
        offset: int = 0,
    ) -> list[DecisionEntry]:
        """List what was decided under the agenda items, newest first."""
        choice = Choice(text=text, body=body, year=year, outcome=outcome)
        return _called(lambda: programs.list_decisions(choice, limit, offset))

    for endpoint in (ask, search, get_item, list_meetings, list_decisions):
        # Gradio reads the type of the result from here and does not resolve its name.
        endpoint.__annotations__ = get_type_hints(endpoint)
        api(endpoint, api_name=endpoint.__name__, concurrency_limit=None)


def _address(request: gr.Request) -> str:
    """Where a program asks from; it makes a session for each question if it likes."""
    return request.client.host if request.client else ""


async def _awaited(call: Awaitable[Any]) -> Any:
    try:
        return await call
    except Refused as error:
        raise gr.Error(str(error), print_exception=False) from error


def _called(call: Callable[[], Any]) -> Any:
    try:
        return call()
    except Refused as error:
        raise gr.Error(str(error), print_exception=False) from error
