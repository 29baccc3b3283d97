"""The watcher of a chat: a process of its own, so that building never slows an answer.

Reading and embedding in the process that answers would take turns with the answers; in another
one, at the lowest priority, they get what the answers leave.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.reading import Snapshot
from index.watch import Watcher

_LOWEST = 19
# How often it is looked whether the watcher lives, and how long one that died is left alone.
_LOOK = 1.0
_PAUSE = 60.0
_log = logging.getLogger(__name__)


@contextlib.contextmanager
def watching(corpus: Path, path: Path, built: Snapshot | None) -> Iterator[None]:
    """Watch a folder in a process of its own; it ends with the context, or with this process.

    One that dies is told of in the log and replaced.

    Args:
        corpus: folder of minutes.
        path: folder of the index.
        built: what the folder was when the index was last brought up to date, if it was.
    """
    stop = threading.Event()
    with tempfile.TemporaryDirectory() as place:
        # In a file, because a pipe would have to be waited for until somebody reads from it.
        handed = Path(place, "built.json")
        handed.write_text(json.dumps(built), "utf-8")
        keeper = threading.Thread(target=_keep, args=(corpus, path, handed, stop), daemon=True)
        keeper.start()
        try:
            yield
        finally:
            stop.set()
            keeper.join()


def _keep(corpus: Path, path: Path, handed: Path, stop: threading.Event) -> None:
    """Have a watcher running until told to stop."""
    command = [sys.executable, "-m", "index.background", str(corpus), str(path), str(handed)]
    options: dict[str, Any] = {}
    if sys.platform == "win32":
        options["creationflags"] = subprocess.IDLE_PRIORITY_CLASS
    while not stop.is_set():
        # Nothing is ever written to its input, which the system closes when this process ends.
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            **options,
        ) as process:
            while process.poll() is None and not stop.wait(_LOOK):
                pass
            process.kill()  # a build that is broken off leaves the index as it was
        if not stop.is_set():
            _log.warning(
                "Det program, der holder øje med ”%s”, gik i stå; det startes igen om lidt.", corpus
            )
            stop.wait(_PAUSE)


def _main() -> None:
    corpus, path, handed = (Path(argument) for argument in sys.argv[1:4])
    # Ctrl+C is for the chat, whose end closes the input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(_LOWEST)
    logging.basicConfig(level=logging.ERROR, format="%(message)s")
    built = json.loads(handed.read_text("utf-8"))
    if built is not None:
        built = {name: tuple(values) for name, values in built.items()}
    Watcher(corpus, path, _tell, built).run(threading.Event())


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _main()
