"""The same as tools for language models, by the Model Context Protocol at ``/mcp``.

Gradio can serve its endpoints as tools, but hands their results over as Python's own notation in
place of JSON; the protocol's library gives each tool the schema of its typed result.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, Literal

from mcp.server.fastmcp import FastMCP
from mcp.server.transport_security import TransportSecuritySettings
from starlette.routing import BaseRoute

from ui.decisions import Choice
from ui.programs import MOST, Programs
from ui.records import DecisionEntry, Found, Item, MeetingEntry, Record

_LOCAL = ("127.0.0.1", "localhost", "::1")
Lifespan = Callable[[Any], AbstractAsyncContextManager[None]]
Outcome = Literal[
    "", "approved", "noted", "discussed", "postponed", "referred", "rejected", "withdrawn"
]


def tools(programs: Programs, host: str) -> tuple[list[BaseRoute], Lifespan]:
    """What serves the tools, and what must run while they are served.

    Args:
        host: that is served at; on this machine only, requests under any other name are refused.
    """
    security = None if host in _LOCAL else TransportSecuritySettings()
    server = FastMCP(
        "Spørg referaterne",
        instructions="Danish meeting minutes. Quote what ask cites; a proposal is no decision.",
        host=host,
        stateless_http=True,
        json_response=True,
        log_level="WARNING",
        transport_security=security,
    )

    @server.tool()
    async def ask(question: str, history: list[dict[str, str]] | None = None) -> Record:
        """Answer a question about the minutes, with the passages that the answer rests on.

        Args:
            question: in Danish or English.
            history: earlier messages, oldest first: role ("user" or "assistant") and content.
        """
        return await programs.ask(question, history, "mcp")

    @server.tool()
    async def search(query: str, limit: int = 10) -> list[Found]:
        """Find the passages of the minutes that are nearest to a query; they are no answer.

        Args:
            query: in Danish, words or a question.
            limit: how many, from 1 to 10.
        """
        return await programs.search(query, limit, "mcp")

    @server.tool()
    def get_item(doc: str, item: str) -> Item:
        """Get one agenda item with all its text, proposal and decision apart.

        Args:
            doc: the meeting's file, as the other tools name it.
            item: its label as printed, for example "3".
        """
        return programs.get_item(doc, item)

    @server.tool()
    def list_meetings(
        body: str = "", year: str = "", limit: int = MOST, offset: int = 0
    ) -> list[MeetingEntry]:
        """List the meetings, newest first.

        Args:
            body: cluster or body to narrow to, for example "Vest"; empty for all.
            year: four digits, or empty for all.
            limit: how many, from 1 to 200.
            offset: how many to pass over.
        """
        return programs.list_meetings(body, year, limit, offset)

    @server.tool()
    def list_decisions(
        text: str = "",
        body: str = "",
        year: str = "",
        outcome: Outcome = "",
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
        return programs.list_decisions(choice, limit, offset)

    routes = list(server.streamable_http_app().routes)
    return routes, lambda _: server.session_manager.run()
