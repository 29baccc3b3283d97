"""Fingerprints of what answers: equal when the same question gets the same answer.

They stand in a predictions file, so that a run is only gone on with by the version that began it,
and beside the fitted models, so that it can be seen what they were fitted to.
"""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from eval.files import told

if TYPE_CHECKING:
    from index import Index

_ROOT = Path(__file__).resolve().parent.parent
_ANSWERING = ("corpus", "index", "rag")
_LENGTH = 12  # of a fingerprint that people read


def file_digest(path: Path) -> str:
    """SHA-256 of a file in hexadecimal.

    Raises:
        EvalError: it cannot be read.
    """
    with told(path, "læses"):
        return hashlib.sha256(path.read_bytes()).hexdigest()


def code_version() -> str:
    """Of the code that answers and the models fitted or trained for it."""
    files = [
        path
        for package in _ANSWERING
        for kind in ("*.py", "*.json", "*.safetensors")
        for path in (_ROOT / package).rglob(kind)
    ]
    return _digest(f"{path.relative_to(_ROOT)} {file_digest(path)}" for path in sorted(files))


def index_version(index: Index) -> str:
    """Of what a generation holds; it does not matter when and how often that was built."""
    manifest = index.manifest
    content = [manifest.vector_key, dict(manifest.files), dict(manifest.parts)]
    return _digest([json.dumps(content, sort_keys=True)])


def callable_version(function: object) -> str:
    """Of the file that a callable stands in; empty when it stands in none."""
    try:
        path = inspect.getsourcefile(function)  # type: ignore[arg-type]
    except TypeError:
        path = None
    # What is frozen into Python names a file that is not there.
    return file_digest(Path(path))[:_LENGTH] if path and Path(path).is_file() else ""


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:_LENGTH]
