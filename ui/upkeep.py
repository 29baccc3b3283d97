"""What the page about the basis does: log in, upload, add, remove and build."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from index import build_index
from ui.admin import SESSION_SECONDS, Admin, TooManyTries
from ui.basis import Message, Upkeep, basis_page, log_in_form
from ui.frame import View, counted, document, notice, view_of
from ui.live import LiveAssistant
from ui.rebuild import Rebuild
from ui.uploads import MAX_BYTES, TOO_MUCH, Unwanted, Uploads

_COOKIE = "grundlag"
_MOST_FILES = 20
_MOST_BYTES = _MOST_FILES * MAX_BYTES
# Anybody may send the form with the password; nobody has one this long.
_LONGEST_LOG_IN = 4096
# A measurement whose report is to be opened from the page is kept under this name.
REPORT = "report.html"
Handler = Callable[[Request], Awaitable[Response]]


class UpkeepPages:
    """The page about the basis and its forms."""

    def __init__(self, live: LiveAssistant, corpus: Path, index: Path, admin: Admin) -> None:
        self._live = live
        self._index = index
        self._admin = admin
        self._uploads = Uploads(corpus, index)
        self._messages: dict[str, Message] = {}
        self._rebuild = Rebuild(
            lambda told: build_index(corpus, index, live.current().index.embedder, told)
        )

    def routes(self) -> list[Route]:
        """The page; its forms only when there is a password."""
        pages = [Route("/grundlag", self._page), Route("/maaling", self._report)]
        if not self._admin.enabled:
            return pages
        forms = {
            "/upload": self._upload,
            "/tilfoej": self._add,
            "/kasser": self._discard,
            "/fjern": self._remove,
            "/byg": self._build,
        }
        return [
            *pages,
            Route("/log-ind", self._log_in, methods=["POST"]),
            Route("/log-ud", self._log_out, methods=["POST"]),
            Route("/status", self._status),
            *(Route(path, self._guarded(form), methods=["POST"]) for path, form in forms.items()),
        ]

    def _page(self, request: Request) -> Response:
        session = request.cookies.get(_COOKIE, "")
        inside = self._admin.may(session)
        upkeep = Upkeep(
            enabled=self._admin.enabled,
            inside=inside,
            message=self._messages.pop(session, Message()),
            waiting=self._uploads.waiting if inside else (),
            progress=self._rebuild.progress,
        )
        view = view_of(request)
        html = basis_page(self._live.current().index, view, upkeep, self._reported())
        return HTMLResponse(
            html, headers={"cache-control": "no-store", "content-language": view.language}
        )

    def _reported(self) -> float | None:
        try:
            return (self._index / REPORT).stat().st_mtime
        except OSError:
            return None

    def _report(self, request: Request) -> Response:
        view = view_of(request)
        try:
            text = (self._index / REPORT).read_text("utf-8")
        except OSError:
            return _told(view, view.words.not_found, view.words.no_report, 404)
        return HTMLResponse(text, headers={"content-language": "da"})

    async def _log_in(self, request: Request) -> Response:
        view = view_of(request)
        if not _same_site(request):
            return _refused(view, view.words.other_site, 403)
        again = log_in_form(view, opened=True)
        if _length(request) > _LONGEST_LOG_IN:
            return _refused(view, view.words.wrong_password, 403, again)
        form = await request.form(max_files=0, max_fields=2)
        try:
            session = self._admin.log_in(str(form.get("adgangskode", "")))
        except TooManyTries:
            return _refused(view, view.words.too_many_tries, 429, again)
        if session is None:
            # A moment for each wrong one.
            await asyncio.sleep(0.5)
            return _refused(view, view.words.wrong_password, 403, again)
        response = _back(view)
        response.set_cookie(
            _COOKIE,
            session,
            max_age=int(SESSION_SECONDS),
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
        return response

    def _guarded(self, form: Callable[[Request, View], Awaitable[Message]]) -> Handler:
        """Only for an administrator, and only from our own page."""

        async def handle(request: Request) -> Response:
            view = view_of(request)
            session = request.cookies.get(_COOKIE, "")
            if not self._admin.may(session) or not _same_site(request):
                return _refused(view, view.words.not_allowed, 403)
            try:
                message = await form(request, view)
            except Unwanted as error:
                message = Message((error.told(view.language),))
            except HTTPException:
                # Starlette refuses a form with too much in it.
                message = Message((view.words.too_many_files.format(most=_MOST_FILES),))
            self._messages[session] = message
            return _back(view)

        return handle

    async def _log_out(self, request: Request) -> Response:
        view = view_of(request)
        if not _same_site(request):
            return _refused(view, view.words.other_site, 403)
        session = request.cookies.get(_COOKIE, "")
        self._admin.log_out(session)
        self._messages.pop(session, None)
        return _back(view)

    async def _upload(self, request: Request, view: View) -> Message:
        if _length(request) > _MOST_BYTES:
            raise Unwanted(TOO_MUCH, limit=_MOST_BYTES >> 20)
        lines: list[str] = []
        read = 0
        async with request.form(max_files=_MOST_FILES, max_fields=4) as form:
            for file in form.getlist("filer"):
                if not isinstance(file, UploadFile):
                    continue
                try:
                    await run_in_threadpool(self._uploads.take, file.filename or "", file.file)
                except Unwanted as error:
                    lines.append(error.told(view.language))
                else:
                    read += 1
        words, done = view.words, not lines
        if read:
            count = counted(read, words.read_one, words.read_files, view.language)
            lines.append(f"{count} {words.read_next}")
        return Message(tuple(lines), done)

    async def _add(self, request: Request, view: View) -> Message:
        name = await run_in_threadpool(self._uploads.add, await _field(request, "id"))
        self._rebuild.start()
        return Message((view.words.added.format(name=name),), done=True)

    async def _discard(self, request: Request, _: View) -> Message:
        # In a thread: it waits while another file is read, which may take minutes.
        await run_in_threadpool(self._uploads.discard, await _field(request, "id"))
        return Message()

    async def _remove(self, request: Request, view: View) -> Message:
        path = await _field(request, "fil")
        await run_in_threadpool(self._uploads.remove, path)
        self._rebuild.start()
        return Message((view.words.removed.format(name=path),), done=True)

    async def _build(self, _: Request, view: View) -> Message:
        return Message() if self._rebuild.start() else Message((view.words.already_building,))

    def _status(self, request: Request) -> Response:
        if not self._admin.may(request.cookies.get(_COOKIE, "")):
            return JSONResponse({}, 403)
        progress = self._rebuild.progress
        told = {
            "running": progress.running,
            "step": view_of(request).texts.steps.get(progress.step, progress.step),
            "done": progress.done,
            "total": progress.total,
        }
        return JSONResponse(told, headers={"cache-control": "no-store"})


def _same_site(request: Request) -> bool:
    """Whether a form was sent from our own page; what is no browser says nothing."""
    origin = request.headers.get("origin")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _length(request: Request) -> float:
    """How many bytes a form has; without end when it does not say."""
    length = request.headers.get("content-length", "")
    return int(length) if length.isdecimal() and len(length) < 16 else math.inf


async def _field(request: Request, name: str) -> str:
    async with request.form(max_files=0, max_fields=4) as form:
        return str(form.get(name, ""))


def _back(view: View) -> Response:
    return RedirectResponse(view.link("grundlag") + "#vedligehold", 303)


def _refused(view: View, message: str, status: int, form: str = "") -> Response:
    return _told(view, view.words.basis, message, status, form)


def _told(view: View, title: str, message: str, status: int, form: str = "") -> Response:
    """A page with one sentence, a form to try again if there is one, and the way back."""
    link = f'<p><a href="{escape(view.link("grundlag"))}">← {view.words.basis}</a></p>'
    # Its own address may be one that only a form can be sent to.
    page = document(View("grundlag", view.query), title, notice(message) + form + link)
    return HTMLResponse(page, status, {"content-language": view.language})
