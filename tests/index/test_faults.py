"""What can happen to a build: after each, the index is the old one or the new one, and whole."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index import Embedder, Generations, build_index, ensure_index, open_index, reading
from index.condition import condition
from tests.index.small import built_anew, embedder, minutes, parts, write

if sys.platform == "win32":
    pytest.skip("faults are caused by means of POSIX", allow_module_level=True)

from tests.index import faults

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module", autouse=True)
def importable() -> Iterator[None]:
    """The process that others are forked from finds the modules."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        faults.in_child(os.getpid)
        yield


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


class Before:
    """An index of three generations, the folder it is to be brought up to date with, and what it
    holds before and after that.
    """

    def __init__(self, place: Path) -> None:
        self.corpus = write(place / "referater", a="budgettet", b="svømmehallen", c="skolevejen")
        self.index = place / "index"
        for number in range(3):
            write(self.corpus, d=f"sagen nummer {number}")
            build_index(self.corpus, self.index, embedder())
        self.old = parts(self.index)
        (self.corpus / "a.txt").unlink()
        write(self.corpus, b="svømmehallens tag", e="sundhedsklyngens hus")
        self.new = built_anew(self.corpus, place / "fresh")

    def copy(self, place: Path) -> Path:
        """The index, to do something to."""
        return Path(shutil.copytree(self.index, place, copy_function=_link_or_copy))

    def check(self, path: Path) -> None:
        """Old or new, whole; and the next build makes it new and leaves nothing lying about."""
        assert parts(path) in (self.old, self.new)
        open_index(path, embedder())
        build_index(self.corpus, path, embedder())
        assert parts(path) == self.new
        folder = Generations(path).current()
        assert folder
        found = condition(folder, open_index(path, embedder()).manifest, self.corpus)
        assert found.current
        assert not found.damaged
        assert not [*path.glob(".*-*"), *path.glob("generations/.*"), *path.glob("progress*")]


def _link_or_copy(source: str, target: str) -> None:
    """Parts are never written to, so a link is enough; what is locked must be a file of its own."""
    if Path(source).name in ("manifest.json", "writer.lock"):
        shutil.copy(source, target)
    else:
        os.link(source, target)


_LAST = 10


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Before:
    return Before(tmp_path_factory.mktemp("before"))


def test_a_kill_at_any_stage_leaves_the_old_or_the_new(before: Before, tmp_path: Path) -> None:
    count = tmp_path / "stages"
    whole = before.copy(tmp_path / "whole")
    assert faults.in_child(faults.build_and_die, before.corpus, whole, 0, count) == 0
    before.check(whole)
    stages = int(count.read_text())
    assert stages > 50

    def killed(stage: int) -> dict[str, str]:
        path = before.copy(tmp_path / str(stage))
        assert faults.in_child(faults.build_and_die, before.corpus, path, stage, count) == -9
        left = parts(path)
        before.check(path)
        shutil.rmtree(path)
        return left

    # Every other stage, and the last ones all: there the new one takes the old one's place.
    left = [killed(n) for n in range(1, stages + 1) if n % 2 or n > stages - _LAST]
    # Once the new one is there, it stays.
    turned = left.index(before.new)
    assert left == [before.old] * turned + [before.new] * (len(left) - turned)


def test_a_full_disk_leaves_the_old_whichever_file_it_fails_at(
    before: Before, tmp_path: Path
) -> None:
    folder = Generations(before.index).current()
    assert folder
    for limit in sorted({file.stat().st_size // 2 for file in folder.iterdir()})[::3]:
        path = before.copy(tmp_path / f"limit-{limit}")
        assert faults.in_child(faults.build_with_little_room, before.corpus, path, limit) == (
            faults.REFUSED
        )
        assert parts(path) == before.old
        before.check(path)
    # The last bytes of the longest file, which are written when everything seems to be done.
    path = before.copy(tmp_path / "last")
    limit = max(file.stat().st_size for file in folder.iterdir()) - 16
    assert faults.in_child(faults.build_with_little_room, before.corpus, path, limit) == (
        faults.REFUSED
    )
    assert parts(path) == before.old
    before.check(path)
    for file in range(1, len(list(folder.iterdir())), 5):
        path = before.copy(tmp_path / f"file-{file}")
        assert faults.in_child(faults.build_with_failing_disk, before.corpus, path, file) == (
            faults.REFUSED
        )
        assert parts(path) == before.old
        before.check(path)


def test_a_disk_that_is_really_full_leaves_the_old(before: Before, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount")
    try:
        path = disk / "index"
        shutil.copytree(before.index, path)
        for step in range(1, 8):
            free = os.statvfs(disk)
            room = free.f_bavail * free.f_frsize
            (disk / "fill").write_bytes(bytes(max(0, room - step * 8_192)))
            assert faults.in_child(faults.build, before.corpus, path) == faults.REFUSED
            assert parts(path) == before.old
            (disk / "fill").unlink()
        before.check(path)
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that every user can reach."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


def test_an_index_that_may_not_be_written_is_left_and_still_answers(
    before: Before, open_place: Path, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    corpus = Path(shutil.copytree(before.corpus, open_place / "referater"))
    path = Path(shutil.copytree(before.index, open_place / "index"))
    for folder in (path, path / "generations"):
        folder.chmod(0o555)
    if os.getuid() != 0:
        (path / "writer.lock").chmod(0o444)
    assert faults.in_child(faults.build_as_nobody, corpus, path) == faults.REFUSED
    assert parts(path) == before.old
    # A start serves what there is, and says why.
    monkeypatch.setattr(Embedder, "load", embedder)
    refusal = OSError(errno.EROFS, os.strerror(errno.EROFS))
    monkeypatch.setattr("index.generation.FileLock", lambda *_, **__: _raise(refusal))
    assert "d.txt" in ensure_index(corpus, path).meetings
    assert "kan ikke skrives" in caplog.text
    monkeypatch.undo()
    for folder in (path, path / "generations"):
        folder.chmod(0o755)
    before.check(path)


def test_minutes_that_may_not_be_read_stay_as_last_read_until_they_may(
    before: Before, open_place: Path
) -> None:
    corpus = write(open_place / "referater", a="budgettet", b="svømmehallen")
    write(corpus / "under", c="skolevejen")
    path = open_place / "index"
    build_index(corpus, path, embedder())
    old = parts(path)
    for place in (path, *path.rglob("*"), corpus):
        place.chmod(0o777)
    write(corpus, a="budgettet for næste år", d="broen")
    barred = (corpus / "a.txt", corpus / "under")
    for place in barred:
        place.chmod(0)
    names = {"a.txt", "b.txt", "d.txt", "under/c.txt"}
    assert faults.in_child(faults.build_from_what_may_be_read, corpus, path, names) == 0
    assert "næste år" not in open_index(path, embedder()).meetings["a.txt"].source.text
    for place in barred:
        place.chmod(0o755)
    report = build_index(corpus, path, embedder())
    assert (report.changed, report.problems) == (("a.txt",), {})
    assert parts(path) == built_anew(corpus, open_place / "fresh") != old


def _raise(error: Exception) -> None:
    raise error


def test_of_builds_at_once_one_writes_and_the_others_say_so(before: Before, tmp_path: Path) -> None:
    path = before.copy(tmp_path / "index")
    start = faults.CONTEXT.Barrier(4)
    with ThreadPoolExecutor(4) as pool:
        ended = list(
            pool.map(
                lambda _: faults.in_child(faults.build_at_once, before.corpus, path, start),
                range(4),
            )
        )
    assert 0 in ended
    assert set(ended) <= {0, faults.REFUSED}
    assert parts(path) == before.new
    before.check(path)


def test_a_file_that_goes_while_it_is_read_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = write(tmp_path / "referater", a="budgettet", b="svømmehallen")
    read = reading.read_meetings

    def and_gone(path: Path, root: Path) -> object:
        if path.name == "a.txt":
            path.unlink()
        return read(path, root)

    monkeypatch.setattr(reading, "read_meetings", and_gone)
    report = build_index(corpus, tmp_path / "index", embedder())
    assert (report.added, report.problems) == (("b.txt",), {})
    monkeypatch.undo()
    assert not build_index(corpus, tmp_path / "index", embedder()).written


def test_a_file_that_grows_while_it_is_read_stays_as_it_was_until_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = write(tmp_path / "referater", a="budgettet", b="svømmehallen")
    build_index(corpus, tmp_path / "index", embedder())
    old = parts(tmp_path / "index")
    whole = minutes("budgettet") + minutes("en ny bro")
    (corpus / "a.txt").write_text(whole[:150], encoding="utf-8")
    read = reading.read_meetings

    def and_grown(path: Path, root: Path) -> object:
        meeting = read(path, root)
        path.write_text(whole, encoding="utf-8")
        return meeting

    monkeypatch.setattr(reading, "read_meetings", and_grown)
    report = build_index(corpus, tmp_path / "index", embedder())
    assert "bliver skrevet i dette øjeblik" in report.problems["a.txt"]
    assert parts(tmp_path / "index") == old
    monkeypatch.undo()
    assert build_index(corpus, tmp_path / "index", embedder()).changed == ("a.txt",)
    assert parts(tmp_path / "index") == built_anew(corpus, tmp_path / "fresh")


def test_a_file_that_grows_while_the_model_is_loaded_is_left_to_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, path = write(tmp_path / "referater", a="budgettet", b="svømmehallen"), tmp_path / "i"
    whole = minutes("budgettet")
    (corpus / "a.txt").write_text(whole[:60], encoding="utf-8")

    def meanwhile() -> Embedder:
        (corpus / "a.txt").write_text(whole, encoding="utf-8")
        return embedder()

    monkeypatch.setattr(Embedder, "load", meanwhile)
    report = build_index(corpus, path)
    assert (report.added, list(report.problems)) == (("b.txt",), ["a.txt"])
    index = open_index(path, embedder())
    assert condition(index.folder, index.manifest, corpus).changed == ("a.txt",)
    assert build_index(corpus, path, embedder()).added == ("a.txt",)


def test_a_file_that_the_reading_breaks_on_stays_as_last_read_and_the_others_are_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = write(tmp_path / "referater", a="budgettet")
    build_index(corpus, tmp_path / "index", embedder())
    write(corpus, a="budgettet igen", b="svømmehallen")
    read = reading.read_meetings
    monkeypatch.setattr(
        reading, "read_meetings", lambda path, root: read(path, root) if path.stem == "b" else 1 / 0
    )
    report = build_index(corpus, tmp_path / "index", embedder())
    assert (report.added, report.changed) == (("b.txt",), ())
    assert "a.txt” kunne ikke forstås" in report.problems["a.txt"]
    assert "bliver i indekset" in report.problems["a.txt"]
    monkeypatch.undo()
    assert build_index(corpus, tmp_path / "index", embedder()).changed == ("a.txt",)


def test_what_cannot_be_reached_stays_as_last_read_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = write(tmp_path / "referater", a="budgettet")
    write(corpus / "under", b="svømmehallen")
    path = tmp_path / "index"
    build_index(corpus, path, embedder())
    old = parts(path)
    scan = os.scandir

    def refused(folder: str) -> object:
        if Path(folder).name == "under":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder)
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refused)
    report = build_index(corpus, path, embedder())
    assert report.removed == ()
    assert list(report.problems) == ["under"]
    assert "bliver i indekset" in report.problems["under"]
    assert parts(path) == old
    opened = open_index(path, embedder())
    assert condition(opened.folder, opened.manifest, corpus).current
    assert not build_index(corpus, path, embedder()).written
    monkeypatch.undo()
    report = build_index(corpus, path, embedder())
    assert (report.written, report.problems) == (True, {})
    # What is really gone is gone.
    shutil.rmtree(corpus / "under")
    assert build_index(corpus, path, embedder()).removed == ("under/b.txt",)


def test_a_clock_that_jumps_changes_nothing(
    before: Before, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = write(tmp_path / "referater", a="budgettet", b="svømmehallen")
    path = tmp_path / "index"
    names: list[str] = []
    for number, now in enumerate((2e9, 0.0, 4e9, 1e9)):
        monkeypatch.setattr(time, "time", lambda now=now: now)
        write(corpus, a=f"budgettet, gang {number}")
        os.utime(corpus / "a.txt", (now, now))
        report = build_index(corpus, path, embedder())
        assert report.changed + report.added
        names.append(report.generation)
        assert open_index(path, embedder()).generation == report.generation
    assert names == sorted(names)
    assert [folder.name for folder in Generations(path).all()] == names[-3:]
    assert parts(path) == built_anew(corpus, tmp_path / "fresh")
