"""Reading processes kept ready, so that no file can take this process down.

Starting one costs some 100 ms and reading a small file a few, so a process is used again and
again until it has read ``FILES_PER_WORKER`` files, dies, or is not needed for a while.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from corpus.readers.limits import (
    FILES_PER_WORKER,
    IDLE_SECONDS,
    MAX_CHARS,
    OCR_SECONDS,
    WALL_SECONDS,
    NeedsOcr,
    Unreadable,
)
from corpus.readers.worker import read_message, write_message

_TOP = Path(__file__).resolve().parents[2]
_MAX_ANSWER = 4 * MAX_CHARS + 1
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

    def ask(self, kind: bytes, data: bytes, seconds: float) -> bytes | None:
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

        clock = threading.Timer(seconds, end)
        clock.daemon = True
        clock.start()
        try:
            write_message(stdin, kind, data)  # type: ignore[arg-type]
            found = read_message(stdout, _MAX_ANSWER)  # type: ignore[arg-type]
        except OSError:
            found = None
        finally:
            clock.cancel()
        if late.is_set() or (found is None and self._used_up()):
            raise TimeoutError
        return found

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

    def extract(self, kind: bytes, data: bytes) -> str:
        """The text of a file of an untrusted kind.

        Args:
            kind: ``p`` PDF, ``z`` zip, ``h`` HTML in UTF-8.
            data: the file.

        Raises:
            Unreadable: whatever happened to it.
        """
        try:
            return self._once(kind, data, WALL_SECONDS)
        except NeedsOcr:
            return self._once(b"o", data, OCR_SECONDS)

    def _once(self, kind: bytes, data: bytes, seconds: float) -> str:
        worker = self._take()
        found: bytes | None = None
        try:
            found = worker.ask(kind, data, seconds)
        except TimeoutError as error:
            raise Unreadable("tog for lang tid at læse; del den i mindre filer") from error
        finally:
            # A process that was interrupted or ran short may be in any state.
            if found is None or found[:1] in (b"m", b"x") or worker.files >= FILES_PER_WORKER:
                worker.close()
            else:
                self._give_back(worker)
        if found is None:
            raise Unreadable(f"fik læsningen til at gå ned; {_AGAIN}")
        sort, rest = found[:1], found[1:].decode("utf-8", errors="replace")
        if sort == b"t":
            return rest
        if sort == b"u":
            raise Unreadable(rest)
        if sort == b"o" and kind != b"o":
            raise NeedsOcr
        if sort == b"m":
            raise Unreadable("kræver for meget hukommelse at læse; del den i mindre filer")
        raise Unreadable(f"kunne ikke læses ({rest or 'ukendt fejl'}); {_AGAIN}")

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


POOL = Pool()
"""Shared by everything that reads."""

atexit.register(POOL.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=POOL.forget)
