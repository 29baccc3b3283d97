"""New minutes while people ask: nobody waits, nobody is refused, nobody sees half of it."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from gradio_client import Client

from index import Embedder, build_index, open_index
from tests.app.browsing import ROOT, OpenPage, Served, free_port
from tests.index import small
from tests.index.small import write
from ui import live as live_module
from ui.live import LiveAssistant


def test_fifty_questions_during_builds_are_answered_from_one_generation_each(
    tmp_path: Path, embedder: Embedder
) -> None:
    corpus, path = tmp_path / "referater", tmp_path / "indeks"
    write(corpus, a="svømmehallens budget, sag 0,")
    build_index(corpus, path, embedder)
    live = LiveAssistant(path, open_index(path, embedder))

    def ask() -> tuple[str, set[str], set[str]]:
        opened = live.current()
        answer = opened.assistant.answer("Hvad blev godkendt om svømmehallens budget?")
        quoted = " ".join(citation.quote for citation in answer.citations)
        text = opened.index.meetings["a.txt"].source.text
        numbers = (set(re.findall(r"sag (\d)", said)) for said in (quoted, text))
        return (opened.index.generation, *numbers)

    with ThreadPoolExecutor(10) as pool:
        asked = []
        for number in range(1, 6):
            asked += [pool.submit(ask) for _ in range(10)]
            write(corpus, a=f"svømmehallens budget, sag {number},")
            newest = build_index(corpus, path, embedder).generation
            asked[-10].result()  # the builds do not leave the questions behind
        answers = [future.result() for future in asked]
    # The generation, what was quoted and what its file says belong together.
    for generation, quoted, written in answers:
        assert quoted == written == {str(int(generation[:6]) - 1)}
    assert len({generation for generation, _, _ in answers}) > 1
    assert live.current().index.generation == newest


def test_what_could_not_be_opened_for_a_moment_is_opened_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, path = write(tmp_path / "referater", a="budgettet"), tmp_path / "indeks"
    build_index(corpus, path, small.embedder())
    live = LiveAssistant(path, open_index(path, small.embedder()))
    old = live.current()
    write(corpus, b="svømmehallen")
    build_index(corpus, path, small.embedder())
    opening = live_module.open_generation

    def fails(folder: Path, model: Embedder) -> None:
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))

    now = 1000.0
    monkeypatch.setattr(live_module.time, "monotonic", lambda: now)
    monkeypatch.setattr(live_module, "open_generation", fails)
    assert live.current() is old
    monkeypatch.setattr(live_module, "open_generation", opening)
    assert live.current() is old
    now += 60
    assert len(live.current().index.meetings) == 2


def test_a_build_is_shown_in_the_page_while_it_lasts(open_page: OpenPage, served: Served) -> None:
    page = open_page()
    file = served.index / "progress.json"
    try:
        file.write_text('[["indlejrer", 12, 400], 1]', "utf-8")
        line = page.locator("#building p")
        line.wait_for()
        assert "12 af 400" in line.inner_text()
    finally:
        file.unlink()
    line.wait_for(state="detached")


def test_the_chat_watches_its_folder_and_begins_without_it_if_it_must(
    index_folder: Path, minutes_copy: Path, tmp_path: Path
) -> None:
    index = Path(shutil.copytree(index_folder, tmp_path / "index"))
    port = free_port()
    away = minutes_copy.rename(minutes_copy.with_name("borte"))
    places = ["--index", str(index), "--corpus", str(minutes_copy)]
    process = subprocess.Popen(
        [sys.executable, "app.py", "--watch", "--port", str(port), *places],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    try:
        assert process.stdout
        # The one who follows the folder may tell that it is away before the address is printed.
        assert any("http://" in line for line in process.stdout)
        client = Client(f"http://127.0.0.1:{port}/", verbose=False)
        question = "Hvad blev godkendt om den nye bro over Limfjorden?"
        assert client.predict(question, api_name="/ask")["abstained"]
        write(away, ny="den nye bro over Limfjorden")
        away.rename(minutes_copy)
        assert any("1 nye" in line for line in process.stdout)
        record = client.predict(question, api_name="/ask")
        assert {citation["doc"] for citation in record["citations"]} == {"ny.txt"}
    finally:
        process.terminate()
        _, told = process.communicate(timeout=60)
    assert told.count("findes ikke") == told.count("Der svares ud fra") == 1
