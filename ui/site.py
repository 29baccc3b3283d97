"""The pages beside the chat, each at an address of its own.

They are plain HTML with links and forms, made on the server: they can be shared, go back and
forth with the browser's buttons, work with keyboard and screen reader as any page does, and a
list of a thousand meetings is sent fifty at a time.  Gradio's own ways were passed over: pages
made with ``Blocks.route`` share no state (gradio#10433), ``Tabs`` have no address and hidden
stops for the keyboard (gradio#13635), and a ``Dataframe`` is hard to use without a mouse
(gradio#11403).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from ui import sheets
from ui.decisions import Decision, Register, chosen
from ui.frame import View, view_of
from ui.links import edition, span_of
from ui.live import LiveAssistant
from ui.meetings import meeting_page, meetings_named, meetings_page
from ui.page_images import Changed, PageImages, Undrawable
from ui.register import choice_of, register_page
from ui.topic import topic_page
from ui.turnstile import WAITING, Busy, Turnstile


class Site:
    """The pages over the newest generation of an index."""

    def __init__(self, live: LiveAssistant, register: Register, corpus: Path) -> None:
        self._live = live
        self._images = PageImages(corpus)
        # One is drawn at a time; who waits holds no thread that others need.
        self._drawing = Turnstile(at_once=1, waiting=WAITING)
        self._register = register

    def routes(self) -> list[Route]:
        """What is served beside Gradio's own addresses."""
        return [
            Route("/moeder", self._page(self._meetings)),
            Route("/moede", self._page(self._meeting)),
            Route("/beslutninger", self._page(self._decisions)),
            Route("/beslutninger.{kind:str}", self._sheet),
            Route("/emner", self._page(self._topic)),
            Route("/side.png", self._image),
        ]

    def _page(self, made: Callable[[View], str | tuple[str, int]]) -> Callable[[Request], Response]:
        def endpoint(request: Request) -> Response:
            page = made(view_of(request))
            text, status = page if isinstance(page, tuple) else (page, 200)
            return HTMLResponse(text, status, {"content-language": view_of(request).language})

        return endpoint

    def _meetings(self, view: View) -> str:
        return meetings_page(self._live.current().index.meetings, view)

    def _meeting(self, view: View) -> tuple[str, int]:
        return meeting_page(self._live.current().index.meetings, view)

    def _decisions(self, view: View) -> str:
        return register_page(self._register.rows(), self._live.current().index.meetings, view)

    def _topic(self, view: View) -> str:
        return topic_page(self._live.current().index, view)

    def _sheet(self, request: Request) -> Response:
        view = view_of(request)
        rows: Sequence[Decision] = chosen(self._register.rows(), choice_of(view))
        kind = request.path_params["kind"]
        base = str(request.base_url)
        if kind == "csv":
            data, media = sheets.as_csv(rows, view.words, base), sheets.CSV
        elif kind == "xlsx":
            data, media = sheets.as_xlsx(rows, view.words, base), sheets.XLSX
        else:
            return Response(status_code=404)
        name = f'attachment; filename="beslutninger.{kind}"'
        return Response(data, headers={"content-disposition": name}, media_type=media)

    async def _image(self, request: Request) -> Response:
        """A page of a PDF; when it cannot be shown, one sentence that says why."""
        view = view_of(request)
        opened = await run_in_threadpool(self._live.current)
        meeting = next(iter(meetings_named(opened.index.meetings, view.get("fil"))), None)
        page = view.get("side")
        quotes = tuple(span for part in view.get("sted").split(",") if (span := span_of(part)))
        try:
            if meeting is None or view.get("udgave") != edition(meeting.source):
                raise Changed
            if not page.isdecimal():
                raise Undrawable
            async with self._drawing.passing("", WAITING):
                data = await run_in_threadpool(self._images.png, meeting, int(page[:6]), quotes)
        except Busy:
            return PlainTextResponse(view.texts.busy, 503)
        except Changed:
            return PlainTextResponse(view.words.image_changed, 410)
        except Undrawable:
            return PlainTextResponse(view.words.image_failed, 422)
        return Response(data, media_type="image/png", headers={"cache-control": "no-store"})
