"""``python app.py`` and its programming interface, as a user meets them."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import app
from corpus import MINUTES
from index import Embedder, build_index, open_index
from tests.app.browsing import ROOT, Served, free_port
from ui.live import LiveAssistant


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "app.py", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )


def assert_one_sentence(done: subprocess.CompletedProcess[str], word: str) -> None:
    assert done.returncode == 1
    assert word in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""


def test_a_port_in_use_is_told_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert_one_sentence(run("--port", str(port)), f"port {port}")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = run("--port", str(free_port()), "--corpus", str(tmp_path / "ingen"))
    assert_one_sentence(done, "ingen")


def test_an_address_that_is_not_ours_is_told() -> None:
    assert_one_sentence(run("--host", "findes.ikke.invalid"), "findes.ikke.invalid")


def test_help_has_examples() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "--corpus" in done.stdout


def test_the_page_is_served_to_this_machine_only(served: Served) -> None:
    port = int(served.url.rsplit(":", 1)[1].strip("/"))
    other = socket.gethostbyname(socket.gethostname())
    if other.startswith("127."):
        other = "127.0.0.2"
    with socket.socket() as probe:
        probe.settimeout(5)
        assert probe.connect_ex((other, port)) != 0


@pytest.fixture
def growing(tmp_path: Path, quick: Embedder) -> tuple[LiveAssistant, Callable[[], str], Path]:
    """An assistant over one of the minutes, and what adds another and builds."""
    corpus, path = tmp_path / "referater", tmp_path / "indeks"
    corpus.mkdir()
    files = sorted(MINUTES.glob("*.txt"))
    shutil.copy(files[0], corpus)
    build_index(corpus, path, quick)

    def grow() -> str:
        shutil.copy(files[1], corpus)
        return build_index(corpus, path, quick).generation

    return LiveAssistant(path, open_index(path, quick)), grow, path


def test_new_minutes_are_picked_up_without_a_restart(
    growing: tuple[LiveAssistant, Callable[[], str], Path],
) -> None:
    live, grow, _ = growing
    before = live.current()
    assert live.current() is before
    grow()
    after = live.current()
    assert len(before.index.meetings) == 1
    assert len(after.index.meetings) == 2
    assert live.current() is after


def test_a_damaged_generation_leaves_the_old_one_answering(
    growing: tuple[LiveAssistant, Callable[[], str], Path],
) -> None:
    live, grow, path = growing
    before = live.current()
    (path / "generations" / grow() / "passages.npy").write_text("[]\n")
    assert live.current() is before


@pytest.mark.parametrize("port", ["99999", "0", "syv"])
def test_a_port_that_is_none_is_told_in_danish(
    port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        app.main(["--port", port])
    assert caught.value.code == 2
    told = capsys.readouterr().err
    assert told == f"”{port}” er ikke en port; vælg et tal fra 1 til 65535.\n"
