"""Watching: what is new is built once it has come to rest, and nothing ends the watching."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from corpus import list_folder
from index import Generations, Report, background, build_index, open_index, watch
from index.reading import snapshot
from index.watch import Watcher
from tests.index.small import built_anew, embedder, minutes, parts, write

ROOT = Path(__file__).resolve().parents[2]


class Place:
    """A folder, its index and a watcher that is told when to look."""

    def __init__(self, place: Path) -> None:
        self.corpus = write(place / "referater", a="budgettet")
        self.index = place / "index"
        self.lines: list[str] = []
        build_index(self.corpus, self.index, embedder())
        built = snapshot(list_folder(self.corpus))
        self.watcher = Watcher(self.corpus, self.index, self.lines.append, built, embedder)

    @property
    def generation(self) -> str:
        folder = Generations(self.index).current()
        return folder.name if folder else ""

    def look(self, times: int = 2) -> None:
        for _ in range(times):
            self.watcher.look()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_nothing_is_built_while_nothing_changes(place: Place) -> None:
    place.look(5)
    assert place.lines == []
    assert place.generation.startswith("000001-")


@pytest.mark.parametrize("change", ["add", "change", "remove", "rename"])
def test_a_change_is_built(place: Place, tmp_path: Path, change: str) -> None:
    write(place.corpus, b="svømmehallen")
    place.look()
    file = place.corpus / "b.txt"
    if change == "add":
        write(place.corpus, c="skolevejen")
    elif change == "change":
        file.write_text(minutes("svømmehallens nye tag"), encoding="utf-8")
    elif change == "remove":
        file.unlink()
    else:
        file.rename(place.corpus / "c.txt")
    place.look()
    assert place.generation.startswith("000003-")
    assert parts(place.index) == built_anew(place.corpus, tmp_path / "fresh")
    assert len(place.lines) == 2


def test_a_file_that_is_being_copied_is_waited_for(place: Place) -> None:
    whole = minutes("svømmehallen").encode()
    for end in range(50, len(whole), 50):
        (place.corpus / "b.txt").write_bytes(whole[:end])
        place.look(1)
    assert place.generation.startswith("000001-")
    (place.corpus / "b.txt").write_bytes(whole)
    place.look()
    assert place.generation.startswith("000002-")


def grow(file: Path) -> None:
    with file.open("a", encoding="utf-8") as end:
        end.write("Der blev serveret kringle.\n")


def test_a_file_that_never_rests_holds_up_no_other(place: Place, tmp_path: Path) -> None:
    old, new = place.corpus / "a.txt", place.corpus / "log.txt"
    before = old.read_text("utf-8")
    write(place.corpus, log="svømmehallens")
    for topic in "bcd":
        for file in (old, new):
            grow(file)
        write(place.corpus, **{topic: f"sagen {topic}"})
        place.look(1)
        for file in (old, new):
            grow(file)
        place.look(1)
    assert place.generation.startswith("000004-")
    index = open_index(place.index, embedder())
    assert set(index.meetings) == {"a.txt", "b.txt", "c.txt", "d.txt"}
    assert index.meetings["a.txt"].source.text == before
    assert set(index.manifest.problems) == {"a.txt", "log.txt"}
    assert len(place.lines) == 3
    place.look()
    assert parts(place.index) == built_anew(place.corpus, tmp_path / "fresh")
    assert not open_index(place.index, embedder()).manifest.problems


def test_a_file_that_is_in_motion_for_long_is_told_of_once(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def grow(times: int) -> None:
        for _ in range(times):
            with (place.corpus / "log.txt").open("a", encoding="utf-8") as file:
                file.write(minutes("broen"))
            place.look(1)

    grow(3)
    assert place.lines == []
    monkeypatch.setattr(watch, "_RESTLESS", 0.0)
    grow(3)
    told = "Filen ”log.txt” bliver stadig skrevet; den læses, når den er færdig."
    assert place.lines == [told]
    # Once it has come to rest, it is another story.
    place.look(1)
    grow(3)
    assert place.lines.count(told) == 2


def test_a_file_in_motion_alone_makes_no_generation(place: Place) -> None:
    fresh = Watcher(place.corpus, place.index, place.lines.append, None, embedder)
    fresh.look()
    write(place.corpus, b="svømmehallen")
    fresh.look()
    assert place.lines == []
    fresh.look()
    assert place.generation.startswith("000002-")
    assert "1 nye, 0 ændrede, 0 fjernede" in place.lines[0]


def test_a_file_that_is_away_for_a_moment_is_not_forgotten(place: Place) -> None:
    file = place.corpus / "a.txt"
    place.look()
    file.rename(place.corpus / "a.txt.ny")
    write(place.corpus, b="svømmehallen")
    place.look(1)
    write(place.corpus, c="skolevejen")
    place.corpus.joinpath("a.txt.ny").rename(file)
    place.look(1)
    assert set(open_index(place.index, embedder()).meetings) == {"a.txt", "b.txt"}
    place.look(1)
    assert set(open_index(place.index, embedder()).meetings) == {"a.txt", "b.txt", "c.txt"}
    file.unlink()
    place.look()
    assert set(open_index(place.index, embedder()).meetings) == {"b.txt", "c.txt"}


def test_a_change_of_the_same_length_and_time_is_seen(place: Place) -> None:
    file = place.corpus / "a.txt"
    status = file.stat()
    file.write_bytes(file.read_bytes().replace(b"budgettet", b"BUDGETTET"))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    place.look()
    assert place.generation.startswith("000002-")


def test_a_bad_file_is_told_once_and_the_others_are_built(place: Place) -> None:
    (place.corpus / "tom.txt").write_text("")
    place.look(4)
    assert len([line for line in place.lines if "tom.txt" in line]) == 1
    write(place.corpus, b="svømmehallen")
    place.look()
    assert len(place.lines) == 3
    assert "1 nye" in place.lines[-1]


def test_a_folder_that_goes_away_and_comes_back_loses_nothing(place: Place) -> None:
    place.corpus.rename(place.corpus.with_name("borte"))
    place.look(3)
    assert len(place.lines) == 1
    assert "findes ikke" in place.lines[0]
    place.corpus.with_name("borte").rename(place.corpus)
    place.look()
    assert place.generation.startswith("000001-")


def test_a_build_that_failed_is_tried_again_without_a_change(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(place.corpus, b="svømmehallen")
    now = 0.0
    monkeypatch.setattr(watch.time, "monotonic", lambda: now)
    with Generations(place.index).writing():
        place.look(4)
    assert len(place.lines) == 1
    assert "bygges allerede" in place.lines[0]
    place.look()
    assert place.generation.startswith("000001-")
    now = 60.0
    place.look()
    assert place.generation.startswith("000002-")


def test_a_change_is_tried_soon_again_however_often_the_one_before_failed(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr(watch.time, "monotonic", lambda: now)
    with Generations(place.index).writing():
        write(place.corpus, b="svømmehallen")
        for _ in range(10):
            place.look()
            now += 2 * 3600
        write(place.corpus, c="skolevejen")
        place.look()
    now += 20
    place.look()
    assert place.generation.startswith("000002-")


def test_an_error_that_nobody_thought_of_does_not_end_the_watching(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(watch, "build_index", broken)
        write(place.corpus, b="svømmehallen")
        place.look()
    assert "der prøves igen" in place.lines[-1]
    write(place.corpus, c="skolevejen")
    place.look()
    assert place.generation.startswith("000002-")


class Waits(Event):
    """Notes how long it is waited for, and is set after so many times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.seconds: list[float] = []
        self._times = times

    def wait(self, timeout: float | None = None) -> bool:
        self.seconds.append(timeout or 0.0)
        if len(self.seconds) == self._times:
            self.set()
        return self.is_set()


def test_a_long_build_is_no_reason_to_look_less_often(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    building = watch.build_index

    def long(*arguments: Any) -> Report:
        nonlocal now
        now += 600
        return building(*arguments)

    monkeypatch.setattr(watch.time, "monotonic", lambda: now)
    monkeypatch.setattr(watch, "build_index", long)
    write(place.corpus, b="svømmehallen")
    waits = Waits(3)
    place.watcher.run(waits)
    assert place.generation.startswith("000002-")
    assert waits.seconds == [watch.INTERVAL] * 3


def test_an_index_that_was_rolled_back_is_left_where_it_is(place: Place) -> None:
    write(place.corpus, b="svømmehallen")
    place.look()
    Generations(place.index).back(embedder().fingerprint)
    write(place.corpus, c="skolevejen")
    place.look(4)
    assert place.generation.startswith("000001-")
    assert len([line for line in place.lines if "rullet tilbage" in line]) == 1
    build_index(place.corpus, place.index, embedder())
    write(place.corpus, d="broen")
    place.look()
    assert "d.txt" in open_index(place.index, embedder()).meetings


def program(place: Path, script: str) -> str:
    place.write_text(f"#!/bin/sh\n{script}\n")
    place.chmod(0o755)
    return str(place)


def test_a_watcher_that_never_reads_what_it_is_handed_holds_nobody_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", program(tmp_path / "deaf", "exec sleep 600"))
    built = {f"referat-{number}.txt": (1, 2, 3) for number in range(10_000)}
    with background.watching(tmp_path, tmp_path / "index", built):
        pass


def test_a_watcher_that_dies_is_told_of_and_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    died = tmp_path / "died"
    script = f'cat "$5" >> "{died}"; exit 1'
    monkeypatch.setattr(sys, "executable", program(tmp_path / "mortal", script))
    monkeypatch.setattr(background, "_LOOK", 0.01)
    monkeypatch.setattr(background, "_PAUSE", 0.01)
    with background.watching(tmp_path, tmp_path / "index", {"a.txt": (1, 2, 3)}):
        while not (died.exists() and died.read_text().count("a.txt") > 1):
            time.sleep(0.01)
    assert "startes igen" in caplog.text


Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a program and hands on what it prints."""
    started: list[subprocess.Popen[str]] = []

    def program(*arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=ROOT, text=True, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        started.append(process)
        return process

    yield program
    for process in started:
        process.kill()
        process.communicate()


def test_the_command_follows_a_folder_until_ctrl_c(
    start: Start, index_folder: Path, minutes_copy: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copytree(index_folder, tmp_path / "index"))
    process = start("index", "watch", "--corpus", str(minutes_copy), "--index", str(path))
    assert process.stdout
    assert "Ctrl+C" in process.stdout.readline()
    write(minutes_copy, ny="den nye bro")
    assert "1 nye, 0 ændrede, 0 fjernede" in process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Stoppet" in rest
    assert "Traceback" not in rest
