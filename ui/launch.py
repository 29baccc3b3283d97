"""Serve the page and all that belongs to it, with every setting that must not be forgotten."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import gradio as gr
from starlette.middleware import Middleware

from ui.admin import Admin
from ui.answering import Answering
from ui.decisions import Register
from ui.feedback import FeedbackStore
from ui.live import LiveAssistant
from ui.page import HEAD, SESSIONS, THEME, build_page
from ui.programs import Programs
from ui.served import LOCAL, LocalNames, ServedPage
from ui.site import Site
from ui.upkeep import UpkeepPages


def launch(
    live: LiveAssistant,
    host: str,
    port: int,
    corpus: Path,
    index: Path,
    password: str | None = None,
) -> tuple[gr.Blocks, str]:
    """Serve in a thread.

    Args:
        corpus: folder of the minutes, for pages as images and for upkeep.
        index: folder of the index, where feedback is kept.
        password: of the administrator; without one nobody can change the basis.

    Returns:
        The page, to be closed, and the address to open.

    Raises:
        OSError: the address cannot be served at.
    """
    answering = Answering(live)
    register = Register(live)
    programs = Programs(live, answering, register)
    page = build_page(live, answering, programs, FeedbackStore(index))
    middleware = [Middleware(ServedPage)]
    if host in LOCAL:
        middleware.insert(0, Middleware(LocalNames))
    app: dict[str, Any] = {
        "middleware": middleware,
        "routes": [
            *Site(live, register, corpus).routes(),
            *UpkeepPages(live, corpus, index, Admin(password)).routes(),
        ],
    }
    if find_spec("mcp") is not None:
        # An extra: it is imported only when it is there.
        from ui.tools import tools

        routes, app["lifespan"] = tools(programs, host)
        app["routes"] += routes
    _, url, _ = page.launch(
        server_name=host,
        server_port=port,
        prevent_thread_lock=True,
        quiet=True,
        share=False,
        ssr_mode=False,
        pwa=False,
        # Gradio would keep every question and answer in the browser's storage.
        run_history=False,
        enable_monitoring=False,
        # The tools for language models are ours, see ``ui.tools``.
        mcp_server=False,
        footer_links=[],
        state_session_capacity=SESSIONS,
        theme=THEME,
        head=HEAD,
        app_kwargs=app,
    )
    return page, url
