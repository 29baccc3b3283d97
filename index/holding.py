"""Readers hold the generation that they have open, so that it is not removed under them.

A reader keeps the manifest open under a shared lock, which the system drops when the reader ends,
however it ends.  Where there are no such locks (Windows), an open file is enough: a folder that
holds one can be neither renamed nor removed.
"""

from __future__ import annotations

import contextlib
import os
import weakref
from collections.abc import Iterator
from pathlib import Path

from index.manifest import MANIFEST

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


def hold(folder: Path) -> int:
    """Hold a generation until the returned file descriptor is closed.

    Raises:
        OSError: it is not there, or is being removed.
    """
    descriptor = os.open(folder / MANIFEST, os.O_RDONLY)
    try:
        if fcntl:
            # Nobody has an exclusive lock but while `unheld` lasts.  A file system without locks
            # keeps nobody from reading.
            with contextlib.suppress(OSError):
                fcntl.flock(descriptor, fcntl.LOCK_SH)
        os.stat(folder / MANIFEST)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def hold_while_alive(owner: object, descriptor: int) -> None:
    """Close a descriptor of ``hold`` when ``owner`` is gone."""
    weakref.finalize(owner, os.close, descriptor)


@contextlib.contextmanager
def unheld(folder: Path) -> Iterator[bool]:
    """Whether nobody reads a generation, as far as this system can tell; if so, nobody can begin to
    until the end of the context.
    """
    with contextlib.ExitStack() as stack:
        free = True
        if fcntl:
            try:
                # For writing too: network shares lock nothing else for one alone.
                manifest = stack.enter_context((folder / MANIFEST).open("rb+"))
                fcntl.flock(manifest, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except FileNotFoundError:
                pass
            except OSError:
                free = False
        yield free
