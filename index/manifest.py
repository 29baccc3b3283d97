"""What a generation was made from, and what its parts must be."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import xxhash

from corpus import file_of

VERSION = 9
MANIFEST = "manifest.json"
_BLOCK = 1 << 20


class IndexUnavailable(Exception):
    """An index that cannot be opened or built; the message is one sentence for a user."""


class OtherVersion(IndexUnavailable):
    """A generation whose layout on disk is another than this program's."""


@dataclass(frozen=True)
class Manifest:
    """What a generation was made from, and what its parts must be.

    Attributes:
        version: of the layout on disk.
        model: name of the embedding model.
        fingerprint: of the model; vectors of another one cannot be compared with these.
        vector_key: fingerprint with precision; vectors are reused only under the same.
        settings: sizes that passages were cut with, and a hash of the code that made them.
        files: path of a meeting -> SHA-256 of its file, for every one whose passages are in the
            index; usually a file holds one meeting and has its path.
        problems: path -> why a file or folder could not be read.  A path that is in ``files`` too
            could not be reached or was being written to, and is in the index as last read.
        unread: path -> SHA-256 of every file that was not taken as it was; empty when it could not
            be reached or was being written to.
        doubts: path -> what was doubtful in a file, one sentence each.
        counts: meetings, passages, sentences.
        parts: file name -> checksum.
        created: seconds since the epoch.
    """

    version: int
    model: str
    fingerprint: str
    vector_key: str
    settings: Mapping[str, int | str]
    files: Mapping[str, str]
    problems: Mapping[str, str]
    unread: Mapping[str, str]
    doubts: Mapping[str, list[str]]
    counts: Mapping[str, int]
    parts: Mapping[str, str]
    created: float

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read the manifest of a generation, which is named by it: ``<number>-<digest>``.

        Raises:
            OtherVersion: it is of another version.
            IndexUnavailable: it is missing or damaged.
        """
        try:
            text = (folder / MANIFEST).read_bytes()
            data: dict[str, Any] = json.loads(text.decode())
            if data.get("version") != VERSION:
                raise OtherVersion(
                    f"Indekset er af en anden version ({data.get('version')} i stedet for "
                    f"{VERSION}); kør ”python -m index build” igen."
                )
            number, _, digest = folder.name.partition("-")
            if number.isdecimal() and digest != digest_of(text):  # else it has no name yet
                raise ValueError("the generation is not named by this manifest")
            return cls(**data)
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise IndexUnavailable(
                "Indekset mangler eller er beskadiget; kør ”python -m index build” igen."
            ) from error

    def write(self, folder: Path) -> None:
        """Write the manifest; it is the last part of a generation."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)
        write_bytes(folder / MANIFEST, text.encode())

    @cached_property
    def read_files(self) -> Mapping[str, Sequence[str]]:
        """The files whose passages are in the index, each with the paths of its meetings."""
        found: dict[str, list[str]] = {}
        for path in self.files:
            found.setdefault(file_of(path), []).append(path)
        return found

    def meetings_in(self, file: str) -> Sequence[str]:
        """Paths of the meetings in a file; none when it is not in the index."""
        return self.read_files.get(file, ())

    def is_older(self, path: str) -> bool:
        """Whether a file is in the index as it was read for an earlier generation."""
        folders = PurePosixPath(path).parents if self.problems else ()
        return path in self.unread or any(str(folder) in self.problems for folder in folders)

    def differing(self, folder: Path) -> list[str]:
        """Names of the parts in a folder that cannot be read or are not what was written."""
        return [name for name, expected in self.parts.items() if not _is(folder / name, expected)]


def digest_of(manifest: bytes) -> str:
    """What the name of a generation ends in, so that its manifest can be verified too."""
    return hashlib.sha256(manifest).hexdigest()[:8]


def write_bytes(path: Path, data: bytes | memoryview) -> None:
    """Write a file and force it to disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _is(part: Path, expected: str) -> bool:
    try:
        return checksum(part) == expected
    except OSError:
        return False


def checksum(path: Path) -> str:
    """XXH3 of a file in hexadecimal.

    It finds any damage and keeps up with memory, so that ten gigabytes are verified at every
    start; nobody has to be kept from forging it.
    """
    digest = xxhash.xxh3_128()
    with path.open("rb", buffering=0) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
