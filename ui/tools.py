"""The same as tools for language models, by the Model Context Protocol at ``/mcp``.

Gradio can serve its endpoints as tools, but hands their results over as Python's own notation in
place of JSON; the protocol's library gives each tool the schema of its typed result.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from mcp.server.fastmcp import FastMCP
from mcp.server.transport_security import TransportSecuritySettings
from starlette.routing import BaseRoute

from ui.programs import Programs
from ui.records import Found, Record
from ui.served import LOCAL

Lifespan = Callable[[Any], AbstractAsyncContextManager[None]]
Asked = ParamSpec("Asked")
Told = TypeVar("Told")


def tools(programs: Programs, host: str) -> tuple[list[BaseRoute], Lifespan]:
    """What serves the tools, and what must run while they are served.

    Args:
        host: that is served at; on this machine only, requests under any other name are refused.
    """
    security = None if host in LOCAL else TransportSecuritySettings()
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

    for call in (programs.get_item, programs.list_meetings, programs.list_decisions):
        server.tool()(_in_thread(call))
    routes = list(server.streamable_http_app().routes)
    return routes, lambda _: server.session_manager.run()


def _in_thread(call: Callable[Asked, Told]) -> Callable[Asked, Awaitable[Told]]:
    """The same call where it holds up nobody: the library runs a plain function in its loop."""

    @wraps(call)
    async def called(*args: Asked.args, **kwargs: Asked.kwargs) -> Told:
        return await asyncio.to_thread(call, *args, **kwargs)

    return called
