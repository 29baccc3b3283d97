"""Reading processes kept ready, so that no file can take this process down.

Starting one costs some 100 ms and reading a small file a few, so a process is used again and
again until it has read ``FILES_PER_WORKER`` files or a large one, dies, or is not needed for a
while.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path, PurePosixPath

from corpus.readers.limits import (
    FILES_PER_WORKER,
    IDLE_SECONDS,
    LARGE_ANSWER,
    MAX_ANSWER,
    PATIENCE,
    Unreadable,
)
from corpus.readers.sniff import MARKDOWN, PLAIN, told_type
from corpus.readers.worker import (
    Answer,
    Request,
    answer,
    packed,
    read_message,
    unpacked,
    write_message,
)

_TOP = Path(__file__).resolve().parents[2]
_AGAIN = "åbn den i det program, den er skrevet i, gem den på ny og prøv igen"


class _Worker:
    """One reading process."""

    def __init__(self) -> None:
        paths = [str(_TOP), os.environ.get("PYTHONPATH", "")]
        environment = dict(os.environ, PYTHONPATH=os.pathsep.join(filter(None, paths)))
        self._process = subprocess.Popen(
            # -P: a file in the working folder must not pass for a library.
            [sys.executable, "-P", "-m", "corpus.readers.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=os.name == "posix",  # so that a child of it ends with it
        )
        self.files = 0

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, request: Request, data: bytes) -> bytes | None:
        """The answer to one request; None when the process died or was ended.

        Raises:
            TimeoutError: it took too long.
        """
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            return None
        self.files += 1
        late = threading.Event()

        def end() -> None:
            late.set()
            self._kill()

        clock = threading.Timer(PATIENCE * request.seconds, end)
        clock.daemon = True
        clock.start()
        try:
            write_message(stdin, packed(request), data)  # type: ignore[arg-type]
            found = read_message(stdout, MAX_ANSWER)  # type: ignore[arg-type]
        except OSError:
            found = None
        finally:
            clock.cancel()
        if late.is_set() or (found is None and self._used_up()):
            raise TimeoutError
        return found

    def is_used(self, size: int) -> bool:
        """Whether it should not read another file after an answer of ``size`` bytes."""
        return self.files >= FILES_PER_WORKER or size > LARGE_ANSWER

    def _used_up(self) -> bool:
        """Whether the system ended the process for computing too long."""
        try:
            return self._process.wait(timeout=5) == -getattr(signal, "SIGXCPU", 0)
        except subprocess.TimeoutExpired:
            return False

    def _kill(self) -> None:
        if self._process.poll() is not None:
            return
        try:
            if os.name == "posix":
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        except ProcessLookupError:
            pass

    def close(self) -> None:
        """End the process and wait for it."""
        self._kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was left to write has nowhere to go
                    pipe.close()
        self._process.wait()


class Pool:
    """Reading processes for any number of threads; each has one to itself while it reads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._clock: threading.Timer | None = None

    def ask(self, request: Request, data: bytes) -> Answer:
        """Have a file read.

        Args:
            request: what is wanted of it.
            data: the file.

        Raises:
            Unreadable: whatever happened to it.
        """
        found = self._once(request, data)
        if found[:1] == b"o":
            found = self._once(replace(request, recognise=True), data)
        sort, rest = found[:1], found[1:]
        if sort == b"t":
            return unpacked(rest)
        told = rest.decode("utf-8", errors="replace")
        if sort == b"u":
            raise Unreadable(told)
        if sort == b"m":
            raise Unreadable("kræver for meget hukommelse at læse; del den i mindre filer")
        raise Unreadable(f"kunne ikke læses ({told or 'ukendt fejl'}); {_AGAIN}")

    def _once(self, request: Request, data: bytes) -> bytes:
        """The answer to one request."""
        try:
            worker = self._take()
        except OSError as error:
            return _answer_here(request, data, error)
        found: bytes | None = None
        try:
            found = worker.ask(request, data)
        except TimeoutError as error:
            raise Unreadable("tog for lang tid at læse; del den i mindre filer") from error
        finally:
            # A process that was interrupted or ran short may be in any state.
            if found is None or found[:1] in (b"m", b"x") or worker.is_used(len(found)):
                worker.close()
            else:
                self._give_back(worker)
        if found is None:
            raise Unreadable(f"fik læsningen til at gå ned; {_AGAIN}")
        return found

    def _take(self) -> _Worker:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return _Worker()

    def _give_back(self, worker: _Worker) -> None:
        with self._lock:
            self._idle.append(worker)
            if self._clock is not None:
                self._clock.cancel()
            self._clock = threading.Timer(IDLE_SECONDS, self.close)
            self._clock.daemon = True
            self._clock.start()

    def close(self) -> None:
        """End the processes that nobody is using."""
        with self._lock:
            idle, self._idle = self._idle, []
            if self._clock is not None:
                self._clock.cancel()
                self._clock = None
        for worker in idle:
            worker.close()

    def forget(self) -> None:
        """In a forked copy of this program: leave the original's processes alone."""
        self._lock = threading.Lock()
        self._idle = []
        self._clock = None


def _answer_here(request: Request, data: bytes, why: OSError) -> bytes:
    """The answer where no process can be started: text is read in this one, without a clock."""
    told = told_type(data, PurePosixPath(request.path).suffix.lower())
    if told.media_type not in (PLAIN, MARKDOWN):
        raise Unreadable(
            f"kunne ikke læses, fordi der ikke kan startes et program til at læse den "
            f"({why.strerror}); luk andre programmer og prøv igen"
        ) from why
    return answer(request, data)


POOL = Pool()
"""Shared by everything that reads."""

atexit.register(POOL.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=POOL.forget)
