"""What the page about the basis does: log in, upload, add, remove and build."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from index import build_index
from ui.admin import SESSION_SECONDS, Admin, TooManyTries
from ui.basis import Upkeep, basis_page
from ui.frame import View, document, notice, view_of
from ui.live import LiveAssistant
from ui.rebuild import Rebuild
from ui.uploads import MAX_BYTES, Unwanted, Uploads
from ui.words import WORDS

_COOKIE = "grundlag"
_MOST_FILES = 20
_MOST_BYTES = _MOST_FILES * MAX_BYTES
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
        self._message: dict[str, str] = {}
        self._rebuild = Rebuild(
            lambda told: build_index(corpus, index, live.current().index.embedder, told)
        )

    def routes(self) -> list[Route]:
        """The page; its forms only when there is a password."""
        pages = [Route("/grundlag", self._page), Route("/maaling", self._report)]
        if not self._admin.enabled:
            return pages
        forms = {
            "/log-ud": self._log_out,
            "/upload": self._upload,
            "/tilfoej": self._add,
            "/kasser": self._discard,
            "/fjern": self._remove,
            "/byg": self._build,
        }
        return [
            *pages,
            Route("/log-ind", self._log_in, methods=["POST"]),
            Route("/status", self._status),
            *(Route(path, self._guarded(form), methods=["POST"]) for path, form in forms.items()),
        ]

    def _page(self, request: Request) -> Response:
        session = request.cookies.get(_COOKIE, "")
        inside = self._admin.may(session)
        upkeep = Upkeep(
            enabled=self._admin.enabled,
            inside=inside,
            message=self._message.pop(session, "") if inside else "",
            waiting=self._uploads.waiting if inside else (),
            progress=self._rebuild.progress,
        )
        index = self._live.current().index
        html = basis_page(index, view_of(request), upkeep, (self._index / REPORT).is_file())
        return HTMLResponse(html, headers={"cache-control": "no-store", "content-language": "da"})

    def _report(self, request: Request) -> Response:
        view = view_of(request)
        try:
            text = (self._index / REPORT).read_text("utf-8")
        except OSError:
            words = view.words
            page = document(view, words.not_found, notice(words.no_report), "grundlag")
            return HTMLResponse(page, 404)
        return HTMLResponse(text, headers={"content-language": "en"})

    async def _log_in(self, request: Request) -> Response:
        view = view_of(request)
        if not _same_site(request):
            return _refused(view, view.words.other_site, 403)
        form = await request.form(max_files=0, max_fields=2)
        try:
            session = self._admin.log_in(str(form.get("adgangskode", "")))
        except TooManyTries:
            return _refused(view, view.words.too_many_tries, 429)
        if session is None:
            # A moment for each wrong one.
            await asyncio.sleep(0.5)
            return _refused(view, view.words.wrong_password, 403)
        response = _back()
        response.set_cookie(
            _COOKIE,
            session,
            max_age=int(SESSION_SECONDS),
            httponly=True,
            samesite="strict",
            secure=request.url.scheme == "https",
        )
        return response

    def _guarded(self, form: Callable[[Request], Awaitable[str]]) -> Handler:
        """Only for an administrator, and only from our own page."""

        async def handle(request: Request) -> Response:
            view = view_of(request)
            session = request.cookies.get(_COOKIE, "")
            if not self._admin.may(session) or not _same_site(request):
                return _refused(view, view.words.not_allowed, 403)
            try:
                message = await form(request)
            except Unwanted as error:
                message = str(error)
            self._message = {session: message}
            return _back()

        return handle

    async def _log_out(self, request: Request) -> str:
        self._admin.log_out(request.cookies.get(_COOKIE, ""))
        return ""

    async def _upload(self, request: Request) -> str:
        length = request.headers.get("content-length", "")
        if not length.isdecimal() or int(length) > _MOST_BYTES:
            raise Unwanted(f"Det er for meget på én gang; højst {_MOST_BYTES >> 20} MB.")
        messages: list[str] = []
        async with request.form(max_files=_MOST_FILES, max_fields=4) as form:
            for file in form.getlist("filer"):
                if not isinstance(file, UploadFile):
                    continue
                try:
                    await run_in_threadpool(self._uploads.take, file.filename or "", file.file)
                except Unwanted as error:
                    messages.append(str(error))
        return " ".join(messages)

    async def _add(self, request: Request) -> str:
        name = await run_in_threadpool(self._uploads.add, await _field(request, "id"))
        self._rebuild.start()
        return WORDS["da"].added.format(name=name)

    async def _discard(self, request: Request) -> str:
        self._uploads.discard(await _field(request, "id"))
        return ""

    async def _remove(self, request: Request) -> str:
        path = await _field(request, "fil")
        await run_in_threadpool(self._uploads.remove, path)
        self._rebuild.start()
        return WORDS["da"].removed.format(name=path)

    async def _build(self, _: Request) -> str:
        return "" if self._rebuild.start() else WORDS["da"].already_building

    def _status(self, request: Request) -> Response:
        if not self._admin.may(request.cookies.get(_COOKIE, "")):
            return JSONResponse({}, 403)
        progress = self._rebuild.progress
        told: dict[str, Any] = {name: getattr(progress, name) for name in _TOLD}
        return JSONResponse(told, headers={"cache-control": "no-store"})


_TOLD = ("running", "step", "done", "total")


def _same_site(request: Request) -> bool:
    """Whether a form was sent from our own page; an old browser says nothing."""
    origin = request.headers.get("origin")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    return origin in (None, "null") or urlsplit(origin).netloc == request.headers.get("host")


async def _field(request: Request, name: str) -> str:
    async with request.form(max_files=0, max_fields=4) as form:
        return str(form.get(name, ""))


def _back() -> Response:
    return RedirectResponse("grundlag", 303)


def _refused(view: View, message: str, status: int) -> Response:
    link = f'<p><a href="grundlag">{view.words.basis}</a></p>'
    return HTMLResponse(
        document(view, view.words.basis, notice(message) + link, "grundlag"), status
    )
