"""What the browser tests say often."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FloatRect, Locator, Page, expect

ROOT = Path(__file__).resolve().parents[2]
OpenPage = Callable[..., Page]
Shoot = Callable[[Page, str], None]


@dataclass(frozen=True)
class Served:
    """The running program."""

    url: str
    index: Path


def free_port() -> int:
    """A port that nobody listened at a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def ask(page: Page, question: str) -> Locator:
    """Type a question, send it with Enter and wait for its answer; returns the exchange."""
    turns = page.locator(".turn:not(.pending)")
    before = turns.count()
    box = page.get_by_role("textbox")
    box.fill(question)
    box.press("Enter")
    expect(turns).to_have_count(before + 1)
    return turns.last


def serious(page: Page) -> list[str]:
    """What axe finds that keeps somebody from using the page."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {[node['html'][:120] for node in rule['nodes']]}"
        for rule in found
        if rule["impact"] in ("serious", "critical")
    ]


def box_of(locator: Locator) -> FloatRect:
    """Where something is on the page."""
    box = locator.bounding_box()
    assert box is not None
    return box


def narrow_enough(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
