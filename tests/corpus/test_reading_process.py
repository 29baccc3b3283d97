"""The reading process: used again, ended in time, replaced when it dies; no file reaches another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus import CorpusError
from corpus.readers import close, pool, read_source
from corpus.readers.limits import Unreadable
from corpus.readers.worker import Request
from tests.corpus.test_readers import HTML, refusal, write
from tests.reading import read_meeting


def test_a_reading_process_is_used_again_and_replaced_when_it_dies(tmp_path: Path) -> None:
    path = write(tmp_path, "a.html", HTML)
    close()
    read_source(path, tmp_path)
    first = pool.POOL._idle[0].pid
    read_source(path, tmp_path)
    assert [worker.pid for worker in pool.POOL._idle] == [first]
    os.kill(first, getattr(signal, "SIGKILL", signal.SIGTERM))
    assert "gå ned" in refusal(path, tmp_path)
    assert read_source(path, tmp_path).text
    assert pool.POOL._idle[0].pid != first
    close()
    assert pool.POOL._idle == []


def test_a_reading_process_is_replaced_after_so_many_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "FILES_PER_WORKER", 1)
    close()
    assert read_source(write(tmp_path, "a.html", HTML), tmp_path).text
    assert pool.POOL._idle == []


def test_a_file_that_takes_too_long_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.readers.worker.READING_SECONDS", 0.0)
    close()
    assert "for lang tid" in refusal(write(tmp_path, "a.html", HTML), tmp_path)
    assert pool.POOL._idle == []


REQUEST = Request("a.txt", "0", understand=True)
TEXT = b"Referat"


def worker_that(does: str) -> pool._Worker:
    """A reading process in which reading any file does something else."""
    worker = pool._Worker()
    worker.close()
    script = f"import corpus.readers.worker as w\nw.READING_SECONDS = 0\n{does}\nw.main()\n"
    worker._process = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(pool.__file__).parents[2],
        start_new_session=True,
    )
    return worker


@pytest.mark.skipif(os.name != "posix", reason="limits are POSIX")
@pytest.mark.parametrize(
    ("does", "sort"),
    [
        ("w.extract = lambda *_: bytearray(8 << 30)", b"m"),
        ("w.extract = lambda *_: [].nothing", b"x"),
        ("w.parse_meetings = lambda source: source.text[source]", b"x"),
        ("read = w.extract; w.extract = lambda *given: print('noise') or read(*given)", b"t"),
        ("w.parse_meetings = lambda source: w.os._exit(1)", None),
    ],
)
def test_whatever_happens_while_reading_becomes_an_answer(does: str, sort: bytes | None) -> None:
    worker = worker_that(does)
    found = worker.ask(REQUEST, TEXT)
    worker.close()
    assert (found and found[:1]) == sort


@pytest.mark.skipif(os.name != "posix", reason="limits are POSIX")
def test_the_system_ends_a_reading_process_that_computes_too_long() -> None:
    worker = worker_that("def forever(source):\n    while True: pass\nw.parse_meetings = forever")
    with pytest.raises(TimeoutError):
        worker.ask(REQUEST, TEXT)
    worker.close()


def test_many_threads_read_at_once(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{n}.html", f"<h1>Møde {n}</h1><p>a</p><p>b</p>") for n in range(12)]
    started = threading.Barrier(4)

    def read(part: int) -> list[str]:
        started.wait()
        return [read_source(path, tmp_path).text for path in paths[part::4]]

    with ThreadPoolExecutor(4) as threads:
        texts = [text for part in threads.map(read, range(4)) for text in part]
    assert sorted(text.splitlines()[0] for text in texts) == sorted(
        f"# Møde {n}" for n in range(12)
    )
    close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_copy_has_reading_processes_of_its_own(tmp_path: Path) -> None:
    path = write(tmp_path, "a.html", HTML)
    read_source(path, tmp_path)
    idle = [worker.pid for worker in pool.POOL._idle]
    child = os.fork()
    if child == 0:
        good = pool.POOL._idle == [] and read_source(path, tmp_path).text.startswith("# ")
        close()
        os._exit(0 if good else 1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert [worker.pid for worker in pool.POOL._idle] == idle
    assert read_source(path, tmp_path).text


def test_the_readers_reasons_are_unfinished_sentences() -> None:
    with pytest.raises(Unreadable) as caught:
        pool.POOL.ask(Request("a.pdf", "0", understand=False), b"%PDF-1.4 intet")
    assert not str(caught.value).endswith(".")


def test_a_reading_process_ends_with_the_one_that_started_it_while_it_reads(
    tmp_path: Path,
) -> None:
    # The worker hangs in a file; its starter is killed and cannot tell it.
    reads = tmp_path / "reads"
    worker = (
        "import pathlib, time; from corpus.readers import worker;"
        f"worker.read_message = lambda _: (pathlib.Path({str(reads)!r}).touch(), time.sleep(60));"
        "worker.main()"
    )
    starter = (
        "import subprocess, sys, time;"
        f"child = subprocess.Popen([sys.executable, '-c', {worker!r}], stdin=subprocess.PIPE);"
        "print(child.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", starter], stdout=subprocess.PIPE) as process:
        assert process.stdout
        child = int(process.stdout.readline())
        while not reads.exists():
            time.sleep(0.05)
        process.kill()
    deadline = time.monotonic() + 20
    while _runs(child) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _runs(child)


def _runs(process: int) -> bool:
    state = Path(f"/proc/{process}/stat")
    if not Path("/proc/self").exists():
        pytest.skip("no /proc to look in")
    # A zombie has ended; in a container there may be nobody to bury it.
    return state.exists() and state.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_what_cannot_be_understood_in_time_is_given_up_and_the_next_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, good = (write(tmp_path, name, f"Referat {name}\n") for name in ("a.txt", "b.txt"))
    close()
    pool.POOL._idle.append(worker_that("w.parse_meetings = lambda source: w.time.sleep(600)"))
    with monkeypatch.context() as patch:
        patch.setattr("corpus.readers.worker.READING_SECONDS", 0.1)
        with pytest.raises(CorpusError, match=r"”a\.txt” tog for lang tid at læse"):
            read_meeting(slow, tmp_path)
    assert read_meeting(good, tmp_path).source.text == "Referat b.txt\n"
    close()


@pytest.mark.skipif(os.name != "posix", reason="limits are POSIX")
def test_a_busy_machine_is_no_reason_to_give_a_file_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It takes longer than it may compute, as when others have the machine to themselves.
    slow = write(tmp_path, "a.txt", "Referat a\n")
    close()
    waits = "parse = w.parse_meetings; w.parse_meetings = lambda it: w.time.sleep(0.5) or parse(it)"
    pool.POOL._idle.append(worker_that(waits))
    monkeypatch.setattr("corpus.readers.worker.READING_SECONDS", 0.1)
    monkeypatch.setattr(pool, "PATIENCE", 1_000)
    assert read_meeting(slow, tmp_path).source.text == "Referat a\n"
    close()


def test_a_reading_process_is_replaced_after_a_large_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "LARGE_ANSWER", 10)
    close()
    assert read_source(write(tmp_path, "a.txt", "Referat"), tmp_path).text
    assert pool.POOL._idle == []


def test_where_no_process_can_be_started_text_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    close()
    monkeypatch.setattr(pool.subprocess, "Popen", full)
    assert read_meeting(write(tmp_path, "a.txt", "Referat"), tmp_path).source.text == "Referat"
    assert "luk andre programmer" in refusal(write(tmp_path, "a.html", HTML), tmp_path)
