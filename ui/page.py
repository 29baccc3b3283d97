"""The page's controls and what happens when they are used."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.events import api

from rag import Answer, Filters, Turn, to_record
from ui.conversation import building_html, conversation_html
from ui.examples import header_html
from ui.live import LiveAssistant, Opened
from ui.minutes import Place, minutes_html
from ui.session import Exchange, Session
from ui.texts import DANISH, TEXTS

_log = logging.getLogger(__name__)
_FOLDER = Path(__file__).parent

# Encoding a question uses all cores by itself; more at once would make each slower and none
# sooner, and two keep one slow question from holding up everybody.
CONCURRENCY = 2
# A hundred who wait are more than two at a time can serve before they give up; the next one is
# told so at once in place of waiting for nothing.
QUEUE_SIZE = 100
# How often an open page asks whether new minutes are on their way in.
BUILD_SECONDS = 3.0
# A question takes well below a second without a language model; a model that writes on an
# ordinary machine may take most of a minute.
TIME_LIMIT_SECONDS = 90.0
# Each keeps at most forty answers; the oldest are forgotten first.
SESSIONS = 1000
LONGEST_QUESTION = 2000
# What taking a chip away empties.
_EMPTY: Mapping[str, Mapping[str, Any]] = {
    "clusters": {"clusters": ()},
    "date": {"date_from": None, "date_to": None},
    "meetings": {"meetings": ()},
    "item": {"item": None},
    "section": {"section": None},
}

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
# In the head and not as `css`, because Gradio rewrites the selectors of that and drops what it
# does not know.
HEAD = f"<style>{(_FOLDER / 'style.css').read_text('utf-8')}</style>"


def build_page(live: LiveAssistant) -> gr.Blocks:
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
        return conversation_html(session, live.examples(session.language) if empty else ())

    async def reply(
        typed: str, session: Session, event: gr.EventData
    ) -> AsyncIterator[tuple[Any, ...]]:
        data = event._data if isinstance(event._data, dict) else {}
        question, turns, filters, typed_left = _asked(typed or "", session, data)
        if len(question) > LONGEST_QUESTION:
            notice = session.texts.too_long.format(count=len(question), limit=LONGEST_QUESTION)
            session = replace(session, notice=notice)
            yield session, question, log_html(session), gr.skip()
            return
        session = replace(session, pending=question, notice=None)
        yield session, typed_left, log_html(session), gr.update(visible=True)
        # Opening a new generation takes a moment, which must not hold up other people.
        opened = await asyncio.to_thread(live.current)
        exchange = await _exchange(opened, question, turns, filters)
        session = session.with_exchange(exchange)
        yield session, gr.skip(), log_html(session), gr.update(visible=False)

    def stop(typed: str, session: Session) -> tuple[Any, ...]:
        pending = session.pending
        notice = session.texts.stopped if pending is not None else None
        session = replace(session, pending=None, notice=notice)
        return session, typed or pending or "", log_html(session), gr.update(visible=False)

    def clear(session: Session) -> tuple[Any, ...]:
        session = Session(language=session.language)
        return session, "", log_html(session), gr.update(visible=False)

    def loaded(session: Session) -> tuple[str, str]:
        return header_html(live.current().index.meetings, session.texts), log_html(session)

    def building(session: Session, shown: str) -> Any:
        html = building_html(live.building.step(), session.texts)
        return gr.skip() if html == shown else html

    def switch(session: Session) -> Any:
        if session.pending is not None:
            # The answer that is on its way would be written over.
            return gr.skip()
        session = replace(session, language="da" if session.language == "en" else "en")
        texts = session.texts
        return (
            session,
            *loaded(session),
            gr.update(label=texts.question, placeholder=texts.placeholder),
            gr.update(value=texts.ask),
            gr.update(value=texts.stop),
            gr.update(value=texts.new),
            gr.update(value=texts.other_language),
        )

    async def ask_for_record(
        question: str, history: list[dict[str, str]] | None = None
    ) -> dict[str, Any]:
        """Answer a question about the minutes, with the passages that the answer rests on.

        Args:
            question: in Danish or English.
            history: earlier messages, oldest first: role ("user" or "assistant") and content.
        """
        if not isinstance(question, str):
            raise gr.Error("question: str", print_exception=False)
        turns = _turns(history or [])
        opened = await asyncio.to_thread(live.current)
        start = time.perf_counter()
        try:
            answer = await _answer(opened, question, turns, None)
        except TimeoutError as error:
            raise gr.Error(DANISH.took_too_long, print_exception=False) from error
        return {**to_record(answer), "seconds": round(time.perf_counter() - start, 3)}

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
            js_on_load=(_FOLDER / "page.js").read_text("utf-8"),
            server_functions=[minutes],
        )
        with gr.Row(elem_id="composer"):
            box = gr.Textbox(
                label=DANISH.question,
                placeholder=DANISH.placeholder,
                lines=1,
                max_lines=6,
                autofocus=True,
                elem_id="question",
                scale=1,
            )
            button = gr.Button(DANISH.ask, variant="primary", elem_id="ask", scale=0)
            halt = gr.Button(DANISH.stop, visible=False, elem_id="stop", scale=0)

        state = [session, box, log, halt]
        # One event for all ways to ask, so that a second question waits for nobody's click.
        asking = gr.on(
            [button.click, box.submit, log.submit],
            reply,
            [box, session],
            state,
            trigger_mode="once",
            concurrency_limit=CONCURRENCY,
            concurrency_id="ask",
            **unseen,
        )
        # Two listeners, because what follows `cancels` in one chain is not run (gradio#10432).
        halt.click(None, cancels=[asking], **unseen)
        halt.click(stop, [box, session], state, queue=False, **unseen)
        new.click(None, cancels=[asking], **unseen)
        new.click(clear, [session], state, queue=False, **unseen)
        language.click(
            switch,
            [session],
            [session, header, log, box, button, halt, new, language],
            queue=False,
            **unseen,
        )
        page.load(loaded, [session], [header, log], queue=False, **unseen)
        gr.Timer(BUILD_SECONDS).tick(building, [session, progress], progress, queue=False, **unseen)
        api(ask_for_record, api_name="ask", concurrency_limit=CONCURRENCY, concurrency_id="ask")
    page.queue(max_size=QUEUE_SIZE, default_concurrency_limit=CONCURRENCY, api_open=False)
    return page


def _asked(
    typed: str, session: Session, data: dict[str, Any]
) -> tuple[str, list[Turn], Filters | None, str]:
    """What is asked by the button, by an example or by taking a filter away.

    Returns:
        The question, the turns before it, its filters, and what stays in the box.
    """
    if isinstance(data.get("question"), str):
        return data["question"], session.turns(), None, typed
    turn = data.get("turn")
    if isinstance(turn, int) and 0 <= turn < len(session.exchanges):
        exchange = session.exchanges[turn]
        if exchange.answer is not None:
            filters = _without(exchange.answer.filters, str(data.get("without")))
            # Understood against what came before it, as it was the first time.
            return exchange.question, session.turns(before=turn), filters, typed
    return typed, session.turns(), None, ""


def _without(filters: Filters, field: str) -> Filters:
    return replace(filters, **_EMPTY.get(field, {}))


def _turns(history: Sequence[Any]) -> list[Turn]:
    """The turns of a program's history, which may be anything."""
    turns: list[Turn] = []
    for entry in history:
        match entry:
            case {"role": "user" | "assistant" as role, "content": str(content)}:
                turns.append(Turn("user" if role == "user" else "assistant", content))
            case _:
                form = '{"role": "user" | "assistant", "content": "…"}'
                raise gr.Error(f"history: {form}", print_exception=False)
    return turns


async def _answer(
    opened: Opened, question: str, turns: list[Turn], filters: Filters | None
) -> Answer:
    """Answer in a thread, so that the page stays alive and Stop works at once.

    A thread cannot be ended from outside: one that is past its time limit runs on unheard.
    """
    call = asyncio.to_thread(opened.assistant.answer, question, turns, filters)
    return await asyncio.wait_for(call, TIME_LIMIT_SECONDS)


async def _exchange(
    opened: Opened, question: str, turns: list[Turn], filters: Filters | None
) -> Exchange:
    try:
        answer = await _answer(opened, question, turns, filters)
    except TimeoutError:
        return Exchange(question, failure="took_too_long")
    except Exception:  # noqa: BLE001
        # The person must be told something; the log tells the rest.
        _log.exception("a question was not answered")
        return Exchange(question, failure="failed")
    shown = {citation.passage.doc for citation in answer.citations}
    shown |= {hit.passage.doc for hit in answer.related} | set(answer.filters.meetings)
    meetings = opened.index.meetings
    return Exchange(question, answer, {doc: meetings[doc] for doc in shown if doc in meetings})
