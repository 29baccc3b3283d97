"""Builds that something happens to, each in a process of its own."""

from __future__ import annotations

import errno
import mmap  # noqa: F401  (a build as another user must not need to find it)
import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from pathlib import Path

import scipy.sparse  # noqa: F401  (likewise)

from index import IndexUnavailable, build_index, open_index, progress
from index.condition import condition
from tests.index.small import embedder

REFUSED = 3
_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir"}
_NOBODY = 65534

# A process from which others can be forked safely, with everything imported already.
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.index.faults"])


def in_child(action: Callable[..., int | None], *arguments: object) -> int:
    """Run in a process of its own; gives its exit status, negative for a signal."""
    process = CONTEXT.Process(target=_exit_with, args=(action, *arguments))
    process.start()
    process.join()
    assert process.exitcode is not None
    return process.exitcode


def _exit_with(action: Callable[..., int | None], *arguments: object) -> None:
    os._exit(action(*arguments) or 0)


def build(corpus: Path, path: Path) -> int:
    """Whether a build is refused with one sentence."""
    try:
        build_index(corpus, path, embedder())
    except IndexUnavailable as error:
        return REFUSED if "\n" not in str(error) else 1
    return 0


def build_and_die(corpus: Path, path: Path, stage: int, told: Path) -> None:
    """Build, and be killed at a change of the file system.

    A file that is written is cut in half before the kill, as one that was never written to the
    end.  With stage 0 nothing happens but that the number of stages is written to ``told``.
    """
    done = 0

    def count(torn: int | None = None) -> None:
        nonlocal done
        done += 1
        if done == stage:
            if torn is not None:
                os.ftruncate(torn, os.fstat(torn).st_size // 2)
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in _CHANGES:
            count()

    def fsync(descriptor: int) -> None:
        count(None if os.path.isdir(f"/dev/fd/{descriptor}") else descriptor)

    os.fsync = fsync
    progress._WORTHWHILE = 3600.0  # the stages are the same however slow the machine is
    sys.addaudithook(hook)
    build_index(corpus, path, embedder())
    if not stage:
        told.write_text(str(done))


def build_with_little_room(corpus: Path, path: Path, limit: int) -> int:
    """Build where no file can become longer than ``limit`` bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    return build(corpus, path)


def build_with_failing_disk(corpus: Path, path: Path, file: int) -> int:
    """Build on a disk that is full when a file is to be kept."""
    done = 0

    def fsync(descriptor: int) -> None:
        nonlocal done
        done += 1
        if done == file:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    os.fsync = fsync
    return build(corpus, path)


def build_as_nobody(corpus: Path, path: Path) -> int:
    """Build as a user without any rights."""
    _become_nobody()
    return build(corpus, path)


def build_from_what_may_be_read(corpus: Path, path: Path, kept: set[str]) -> int:
    """Whether a user without any rights gets an index of ``kept`` and is told of the rest."""
    _become_nobody()
    report = build_index(corpus, path, embedder())
    index = open_index(path, embedder())
    found = condition(index.folder, index.manifest, corpus)
    told = all("læse" in why and "bliver i indekset" in why for why in report.problems.values())
    return 0 if set(index.meetings) == kept and report.problems and told and found.current else 1


def _become_nobody() -> None:
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)


def build_at_once(corpus: Path, path: Path, start: Barrier) -> int:
    """Build when all others are ready to."""
    start.wait()
    return build(corpus, path)
