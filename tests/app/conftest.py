"""The real program on a free port, and a real browser in front of it."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.app.browsing import ROOT, OpenPage, Served, Shoot, free_port

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run --disable-quic"
).split()
# A busy machine may take long; nothing in the tests depends on how long.
expect.set_options(timeout=60_000)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory, index_folder: Path) -> Iterator[Served]:
    """``python app.py`` with the minutes that ship and an index of its own."""
    index = tmp_path_factory.mktemp("served") / "index"
    shutil.copytree(index_folder, index)
    errors = tmp_path_factory.mktemp("log") / "stderr"
    port = free_port()
    command = [sys.executable, "app.py", "--port", str(port), "--index", str(index)]
    with errors.open("w") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True, encoding="utf-8"
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        if "http://" not in first:
            process.kill()
            pytest.fail(f"app.py did not start: {errors.read_text('utf-8')[-2000:]}")
        yield Served(f"http://127.0.0.1:{port}/", index)
        # Ctrl+C ends it, without a traceback.
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
    assert "Traceback" not in errors.read_text("utf-8")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the machine."""
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail(
            "The browser tests need Chromium, and none was found; install it, for example with "
            "apt-get install chromium."
        )
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield started
        started.close()


@dataclass
class Seen:
    """What went on behind a page."""

    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture
def open_page(browser: Browser, served: Served) -> Iterator[OpenPage]:
    """Opens the chat, or the page ``at``, in a fresh browser session with what it takes.

    At the end every page must have asked our own host only and complained of nothing.
    """
    seen = Seen()
    contexts = []

    def complain(message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning") or "status of 404" in message.text:
            return
        seen.complaints.append(message.text)

    def watch(page: Page) -> None:
        page.on("request", lambda request: seen.hosts.add(urlsplit(request.url).netloc))
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        page.on("console", complain)

    def opened(at: str = "", **options: object) -> Page:
        settings = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
        context = browser.new_context(**{**settings, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        watch(page)
        page.goto(served.url + at)
        if not at:
            expect(page.locator(".example").first).to_be_visible()
        return page

    yield opened
    for context in contexts:
        context.close()
    # "data:" and "blob:" have no host.
    assert seen.hosts - {""} == {urlsplit(served.url).netloc}
    assert seen.complaints == []


@pytest.fixture
def shoot() -> Shoot:
    """Saves what a person would see, to be looked through."""
    folder = ROOT / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)

    def save(page: Page, name: str) -> None:
        page.screenshot(path=folder / f"{name}.png")

    return save
