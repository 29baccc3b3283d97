"""The watcher of a chat: a process of its own, so that building never slows an answer.

Reading and embedding in the process that answers would take turns with the answers; in another
one, at the lowest priority, they get what the answers leave.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from index.watch import Snapshot, Watcher

_LOWEST = 19


def start_watcher(corpus: Path, path: Path, built: Snapshot | None) -> subprocess.Popen[str]:
    """Start a watcher; it ends when this process does, or when its input is closed.

    Args:
        corpus: folder of minutes.
        path: folder of the index.
        built: what the folder was when the index was last brought up to date, if it was.
    """
    lower: dict[str, Any] = {}
    if sys.platform == "win32":
        lower["creationflags"] = subprocess.IDLE_PRIORITY_CLASS
    process = subprocess.Popen(
        [sys.executable, "-m", "index.background", str(corpus), str(path)],
        stdin=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        **lower,
    )
    assert process.stdin is not None
    process.stdin.write(json.dumps(built) + "\n")
    process.stdin.flush()
    return process


def _main() -> None:
    corpus, path = (Path(argument) for argument in sys.argv[1:3])
    # Ctrl+C is for the chat, whose end closes the input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_LOWEST)
    logging.basicConfig(level=logging.ERROR, format="%(message)s")
    built = json.loads(sys.stdin.readline())
    if built is not None:
        built = {name: tuple(values) for name, values in built.items()}
    # A build that is broken off leaves the index as it was.
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    Watcher(corpus, path, _tell, built).run(threading.Event())


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _main()
