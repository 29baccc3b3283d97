"""Files on disk: which may be opened, and under what name they are known."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path

from corpus.meeting import CorpusError
from corpus.readers.limits import MAX_BYTES


def shown(path: Path) -> str:
    """A file's name for a message: one line, without characters that cannot be printed."""
    name = path.name or str(path)
    return "".join(c if c.isprintable() else "\ufffd" for c in name)


def locate(path: Path, root: Path) -> tuple[Path, str]:
    """Find a file below a folder.

    Args:
        path: of the file.
        root: the corpus folder.

    Returns:
        The real path, and the name relative to ``root`` in NFC with forward slashes.

    Raises:
        CorpusError: it does not exist, is outside ``root``, or has a name that is not text.
    """
    name = shown(path)
    path = _as_written(path)
    try:
        real, top = path.resolve(strict=True), root.resolve(strict=True)
    except FileNotFoundError as error:
        raise CorpusError(f"Filen ”{name}” findes ikke; kontrollér navn og mappe.") from error
    except (OSError, RuntimeError, ValueError) as error:  # loops of links, odd names, no access
        raise CorpusError(
            f"Filen ”{name}” kan ikke nås ({_why(error)}); kontrollér sti og rettigheder."
        ) from error
    if not real.is_relative_to(top):
        raise CorpusError(
            f"Filen ”{name}” ligger uden for mappen ”{shown(root)}”; kopiér den ind i mappen."
        )
    given, base = Path(os.path.abspath(path)), Path(os.path.abspath(root))
    # A link inside the folder keeps its own name; a name is never made from outside the folder.
    relative = given.relative_to(base) if given.is_relative_to(base) else real.relative_to(top)
    try:
        known = unicodedata.normalize("NFC", relative.as_posix())
        known.encode("utf-8")
    except UnicodeEncodeError as error:
        raise CorpusError(
            f"Filen ”{name}” har et navn, der ikke er gyldig tekst; omdøb den og prøv igen."
        ) from error
    if any(unicodedata.category(char) == "Cc" for char in known):
        raise CorpusError(
            f"Filen ”{name}” har et linjeskift eller et andet tegn, der ikke kan ses, i sit navn eller "
            "sin mappes; omdøb den og prøv igen."
        )
    return real, known


def _as_written(path: Path) -> Path:
    """The path with its last name as the disk has it: macOS takes "ø" and "å" apart."""
    try:
        if not path.exists():
            wanted = unicodedata.normalize("NFC", path.name)
            for entry in path.parent.iterdir():
                if unicodedata.normalize("NFC", entry.name) == wanted:
                    return entry
    except (OSError, ValueError):
        pass  # what is wrong with the path is told when it is opened
    return path


def read_bytes(real: Path, name: str) -> bytes:
    """Read an ordinary file that is not too big.

    Args:
        real: its path, without links.
        name: for messages.

    Raises:
        CorpusError: a folder or device, no access, too big, or a disk error.
    """
    # Not blocking, so that a pipe that nobody writes to does not hold the reading up.
    flags = os.O_RDONLY
    for flag in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY", "O_NOCTTY"):
        flags |= getattr(os, flag, 0)
    try:
        _check_kind(os.lstat(real).st_mode, name)
        handle = os.open(real, flags)
        with open(handle, "rb") as stream:
            status = os.fstat(handle)
            _check_kind(status.st_mode, name)  # again: it may have been exchanged
            if status.st_size > MAX_BYTES:
                raise CorpusError(_too_big(name))
            data = stream.read(MAX_BYTES + 1)
    except PermissionError as error:
        raise CorpusError(
            f"Filen ”{name}” må ikke læses; giv læseadgang til den og prøv igen."
        ) from error
    except OSError as error:
        raise CorpusError(
            f"Filen ”{name}” kunne ikke læses ({_why(error)}); kontrollér disken og prøv igen."
        ) from error
    if len(data) > MAX_BYTES:
        raise CorpusError(_too_big(name))
    return data


def _check_kind(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise CorpusError(f"”{name}” er en mappe, ikke en fil; vælg en fil i den.")
    if not stat.S_ISREG(mode):
        raise CorpusError(f"”{name}” er ikke en almindelig fil og læses derfor ikke.")


def _too_big(name: str) -> str:
    return (
        f"Filen ”{name}” er større end {MAX_BYTES // 1024**2} MB; "
        "del den, eller gem den uden billeder."
    )


def _why(error: Exception) -> str:
    if isinstance(error, RuntimeError):
        return "det er en genvej, der peger på sig selv"
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
