"""The page's controls and what happens when they are used."""

from __future__ import annotations

import asyncio
import base64
import logging
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr

from ui.answering import Answering
from ui.api import add_endpoints
from ui.asking import asked, scoped
from ui.conversation import building_html, conversation_html
from ui.examples import header_html
from ui.feedback import FeedbackStore
from ui.frame import STYLE
from ui.judging import judged
from ui.language import language_of
from ui.live import LiveAssistant
from ui.minutes import Place, minutes_html
from ui.programs import Programs
from ui.session import Session
from ui.texts import DANISH, TEXTS, Texts
from ui.written import answer_docx

_log = logging.getLogger(__name__)
_FOLDER = Path(__file__).parent
_SCRIPT = "\n".join(
    (_FOLDER / name).read_text("utf-8") for name in ("site.js", "page.js", "views.js")
)
# An outer bound only: who waits for an answer is counted by ``ui.turnstile``.
QUEUE_SIZE = 400
# How often an open page asks whether new minutes are on their way in.
BUILD_SECONDS = 3.0
# Each keeps at most forty answers; the oldest are forgotten first.
SESSIONS = 1000
LONGEST_QUESTION = 2000
_FONTS = [
    "system-ui",
    "-apple-system",
    "Segoe UI",
    "Roboto",
    "Helvetica Neue",
    "Arial",
    "sans-serif",
]
# Fonts as plain names: Gradio's own themes load files for theirs.
THEME = gr.themes.Base(
    primary_hue="blue",
    neutral_hue="slate",
    font=_FONTS,
    font_mono=["ui-monospace", "Menlo", "Consolas", "monospace"],
)
HEAD = f"<style>{STYLE}</style>"


_SAVE = (_FOLDER / "save.js").read_text("utf-8")


def build_page(
    live: LiveAssistant, answering: Answering, programs: Programs, feedback: FeedbackStore
) -> gr.Blocks:
    """The page over an assistant; launch it with ``THEME`` and ``HEAD``."""

    def minutes(request: Any) -> str:
        """The minutes a browser asks for, as HTML."""
        data = request[0] if isinstance(request, list) and request else request
        texts = TEXTS["en" if isinstance(data, dict) and data.get("language") == "en" else "da"]
        try:
            place = Place.from_request(data)
        except ValueError:
            return f'<p class="notice" role="alert">{texts.loading_failed}</p>'
        return minutes_html(live.current().index.meetings, place, texts)

    def log_html(session: Session) -> str:
        # Examples are shown on an empty page only, and finding them asks the assistant.
        empty = not session.exchanges and session.pending is None
        examples = live.examples(session.language) if empty else ()
        return conversation_html(session, examples, live.current().index.meetings)

    def told(session: Session, box: Any) -> tuple[Any, ...]:
        """A change of the conversation that asks nothing."""
        return session, box, log_html(session), gr.skip()

    async def reply(
        typed: str, session: Session, event: gr.EventData, request: gr.Request
    ) -> AsyncIterator[tuple[Any, ...]]:
        data = event._data if isinstance(event._data, dict) else {}
        # In threads, as is all that may open a new generation or look for examples.
        opened = await asyncio.to_thread(live.current)
        session = scoped(session, data, opened.index.meetings)
        wanted = asked(typed or "", session, data, opened.index.meetings)
        if wanted is None:
            yield await asyncio.to_thread(told, session, gr.skip())
            return
        question = wanted.question
        if len(question) > LONGEST_QUESTION:
            notice = session.texts.too_long.format(count=len(question), limit=LONGEST_QUESTION)
            yield await asyncio.to_thread(told, replace(session, notice=notice), question)
            return
        kept = session.notice if "moede" in data else None
        session = replace(session, pending=question, place=wanted.place, notice=kept)
        html = await asyncio.to_thread(log_html, session)
        yield session, gr.skip(), html, gr.update(visible=True)
        exchange = await answering.exchange(
            request.session_hash or "", question, wanted.turns, wanted.filters
        )
        session = replace(session.with_exchange(exchange), notice=kept)
        html = await asyncio.to_thread(log_html, session)
        yield session, gr.skip(), html, gr.update(visible=False)

    def edit(session: Session, event: gr.EventData) -> tuple[Any, ...]:
        """Put an earlier question in the box, or leave it be."""
        place = event._data.get("turn") if isinstance(event._data, dict) else None
        if isinstance(place, int) and 0 <= place < len(session.exchanges):
            return told(replace(session, editing=place), session.exchanges[place].question)
        return told(replace(session, editing=None), "")

    def save(session: Session, event: gr.EventData) -> str:
        """An answer as a Word document, for the page's script to hand over."""
        place = event._data.get("turn") if isinstance(event._data, dict) else None
        if not (isinstance(place, int) and 0 <= place < len(session.exchanges)):
            return ""
        data = answer_docx(session.exchanges[place], session.texts)
        return f'<i data-file="{base64.b64encode(data).decode()}"></i>'

    def judge(session: Session, event: gr.EventData) -> tuple[Any, ...]:
        """Keep what a person thinks of an answer."""
        try:
            session = judged(session, event._data, feedback)
        except sqlite3.Error:
            _log.exception("a vote was not kept")
            session = replace(session, notice=session.texts.failed_vote)
        return told(session, gr.skip())

    def stop(typed: str, session: Session) -> tuple[Any, ...]:
        pending = session.pending
        notice = session.texts.stopped if pending is not None else None
        kept = typed or (pending or "" if session.place is None else "")
        session = replace(session, pending=None, place=None, notice=notice)
        return session, kept, log_html(session), gr.update(visible=False)

    def clear(session: Session) -> tuple[Any, ...]:
        session = Session(language=session.language)
        return session, "", log_html(session), gr.update(visible=False)

    def headed(session: Session) -> str:
        # Finding the examples may take seconds after a build; the conversation waits for them.
        live.examples(session.language)
        return header_html(live.current().index.meetings, session.texts)

    def welcomed(session: Session, shown: str) -> Any:
        # Whoever asked before the examples were found must not have the answer written over, nor
        # whoever asks while this is on its way: what is shown is seldom sent again.
        asked_before = session.pending is not None or session.exchanges
        html = "" if asked_before else log_html(session)
        return gr.skip() if html in ("", shown) else html

    def building(session: Session, shown: str) -> Any:
        html = building_html(live.building.step(), session.texts)
        return gr.skip() if html == shown else html

    def labels(texts: Texts) -> tuple[Any, ...]:
        return (
            gr.update(label=texts.question, placeholder=texts.placeholder),
            *(gr.update(value=name) for name in (texts.ask, texts.stop, texts.new)),
            gr.update(value=texts.other_language),
        )

    def addressed(session: Session, request: gr.Request) -> Any:
        """The language that the page's address asks for."""
        wanted = language_of(request.query_params)
        if wanted == session.language:
            return gr.skip()
        session = replace(session, language=wanted)
        return session, *labels(session.texts)

    def switch(session: Session) -> Any:
        if session.pending is not None:
            # The answer that is on its way would be written over.
            return gr.skip()
        session = replace(session, language="da" if session.language == "en" else "en")
        texts = session.texts
        return session, *labels(texts), headed(session), log_html(session)

    first = Session()
    # The same words for every control that is not part of the public interface.
    unseen: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    page = gr.Blocks(title=DANISH.title, analytics_enabled=False, fill_width=True)
    with page:
        session = gr.State(first)
        with gr.Row(elem_id="top"):
            header = gr.HTML(
                header_html(live.current().index.meetings, DANISH),
                elem_id="header",
                apply_default_css=False,
            )
            with gr.Row(elem_id="top-buttons"):
                new = gr.Button(DANISH.new, size="sm", elem_id="new")
                language = gr.Button(DANISH.other_language, size="sm", elem_id="language")
        progress = gr.HTML("", elem_id="building", apply_default_css=False)
        log = gr.HTML(
            log_html(first),
            elem_id="log",
            apply_default_css=False,
            js_on_load=_SCRIPT,
            server_functions=[minutes],
        )
        with gr.Row(elem_id="composer"):
            box = gr.Textbox(
                label=DANISH.question,
                placeholder=DANISH.placeholder,
                lines=1,
                max_lines=6,
                elem_id="question",
                scale=1,
            )
            button = gr.Button(DANISH.ask, variant="primary", elem_id="ask", scale=0)
            halt = gr.Button(DANISH.stop, visible=False, elem_id="stop", scale=0)

        # What a button saves; its script hands it to the browser as a file.
        saved = gr.HTML(
            "", elem_id="saved", apply_default_css=False, js_on_load=_SAVE, elem_classes="unseen"
        )
        state = [session, box, log, halt]
        spoken = [session, box, button, halt, new, language]
        # One event for all ways to ask, so that a second question waits for nobody's click.
        asking = gr.on(
            [button.click, box.submit, log.submit],
            reply,
            [box, session],
            state,
            trigger_mode="once",
            concurrency_limit=None,
            **unseen,
        )
        log.edit(edit, [session], state, queue=False, **unseen)
        log.like(judge, [session], state, queue=False, **unseen)
        log.download(save, [session], [saved], queue=False, **unseen)
        # Two listeners, because what follows `cancels` in one chain is not run (gradio#10432).
        halt.click(None, cancels=[asking], **unseen)
        halt.click(stop, [box, session], state, queue=False, **unseen)
        new.click(None, cancels=[asking], **unseen)
        new.click(clear, [session], state, queue=False, **unseen)
        language.click(
            switch,
            [session],
            [*spoken, header, log],
            queue=False,
            **unseen,
        )
        loading = page.load(addressed, [session], spoken, queue=False, **unseen)
        drawing = loading.then(headed, [session], header, concurrency_limit=None, **unseen)
        drawing.then(welcomed, [session, log], log, queue=False, **unseen)
        gr.Timer(BUILD_SECONDS).tick(building, [session, progress], progress, queue=False, **unseen)
        add_endpoints(programs)
    page.queue(max_size=QUEUE_SIZE, default_concurrency_limit=None, api_open=False)
    return page
