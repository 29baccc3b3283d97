"""Named endpoints of Gradio's HTTP interface."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from inspect import signature
from typing import Any, ParamSpec, TypeVar

import gradio as gr
from gradio.events import api

from ui.programs import Programs, Refused
from ui.records import Found, Record

Asked = ParamSpec("Asked")
Told = TypeVar("Told")


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

    plain = map(_refusing, (programs.get_item, programs.list_meetings, programs.list_decisions))
    for endpoint in (ask, search, *plain):
        # Gradio reads the type of the result from here and does not resolve its name.
        endpoint.__signature__ = signature(endpoint, eval_str=True)  # type: ignore[attr-defined]
        api(endpoint, api_name=endpoint.__name__, concurrency_limit=None)


def _address(request: gr.Request) -> str:
    """Where a program asks from; it makes a session for each question if it likes."""
    return request.client.host if request.client else ""


async def _awaited(call: Awaitable[Any]) -> Any:
    try:
        return await call
    except Refused as error:
        raise gr.Error(str(error), print_exception=False) from error


def _refusing(call: Callable[Asked, Told]) -> Callable[Asked, Told]:
    """The same call; a refusal is told as one."""

    @wraps(call)
    def called(*args: Asked.args, **kwargs: Asked.kwargs) -> Told:
        try:
            return call(*args, **kwargs)
        except Refused as error:
            raise gr.Error(str(error), print_exception=False) from error

    return called
