"""Reading and writing files, with one sentence for what goes wrong."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from eval.errors import EvalError

_WHY = {
    errno.ENOENT: "stien findes ikke; ret den",
    errno.ENOTDIR: "en del af stien er en fil; ret den",
    errno.EEXIST: "en del af stien er en fil; ret den",
    errno.EISDIR: "det er en mappe; angiv en fil",
    errno.EACCES: "du har ikke adgang; få den, eller vælg et andet sted",
    errno.EPERM: "du har ikke adgang; få den, eller vælg et andet sted",
    errno.EROFS: "der kan ikke skrives på disken; vælg et andet sted",
    errno.ENOSPC: "disken er fuld; gør plads, og prøv igen",
}


@contextmanager
def told(path: Path, doing: str) -> Iterator[None]:
    """Says it of a file when it cannot be used.

    Args:
        path: what is used.
        doing: in the passive, e.g. ``læses``.

    Raises:
        EvalError: in place of an ``OSError``.
    """
    try:
        yield
    except OSError as error:
        why = _WHY.get(error.errno or 0, error.strerror or str(error))
        raise EvalError(f"{path} kan ikke {doing}: {why}.") from error


def require_place(path: Path) -> None:
    """Refuse a place that nothing can be written to, before there is something to write.

    Raises:
        EvalError: it is a folder, or its own folder cannot be made or written in.
    """
    with told(path, "skrives"):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths are one place, links followed; it need not exist."""
    return one.resolve() == other.resolve()


def write_text(path: Path, text: str) -> None:
    """Write a file that ends in one line end, and the folders it needs.

    Raises:
        EvalError: it cannot be written.
    """
    with told(path, "skrives"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.rstrip("\n") + "\n", encoding="utf-8")


def read_text(path: Path) -> str:
    """A UTF-8 file, with or without a byte order mark.

    Raises:
        EvalError: there is no such file, or it is not UTF-8 text.
    """
    try:
        with told(path, "læses"):
            return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise EvalError(f"{path} er ikke UTF-8-tekst; gem den som UTF-8.") from error


def numbered_lines(path: Path) -> list[tuple[int, str]]:
    """The lines of a UTF-8 file that are not blank, with their numbers from 1.

    Raises:
        EvalError: there is no such file, or it is not UTF-8 text.
    """
    return [(line, raw) for line, raw in enumerate(read_text(path).split("\n"), 1) if raw.strip()]


def parse_object(raw: str) -> dict[str, Any]:
    """A JSON object from one line.

    Raises:
        ValueError: it is not one.
    """
    try:
        record = json.loads(raw)
        json.dumps(record, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        raise ValueError(f"ikke gyldig JSON (fra tegn {error.pos + 1})") from error
    except RecursionError as error:
        raise ValueError("ikke gyldig JSON (indlejret for dybt)") from error
    except UnicodeEncodeError as error:
        raise ValueError("ikke gyldig Unicode (et halvt tegn)") from error
    if not isinstance(record, dict):
        raise ValueError("ikke et JSON-objekt")
    return record
