"""How a generation compares with its own manifest and with the folder of minutes."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus import find_files
from index.generation import Manifest, checksum, verify_parts


@dataclass(frozen=True)
class Condition:
    """What differs; every field is sorted and empty when nothing does.

    Attributes:
        damaged: parts of the generation that are missing or not what was written.
        added: files in the folder that the generation does not know.
        changed: files whose bytes are others than those that were read.
        removed: files that the generation was made from and that are gone.
    """

    damaged: tuple[str, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def current(self) -> bool:
        """Whether the folder is what the generation was made from."""
        return not (self.added or self.changed or self.removed)


def condition(folder: Path, manifest: Manifest, corpus: Path) -> Condition:
    """Compare a generation with its parts on disk and with a folder of minutes.

    No file is parsed, so a file that could not be read when the index was built counts as known.

    Args:
        folder: of the generation.
        manifest: of the generation.
        corpus: folder of minutes.

    Raises:
        CorpusError: the folder of minutes is missing or cannot be read.
    """
    there = {
        unicodedata.normalize("NFC", path.relative_to(corpus).as_posix()): path
        for path in find_files(corpus)
    }
    known = {unicodedata.normalize("NFC", path) for path in (*manifest.files, *manifest.problems)}
    return Condition(
        damaged=tuple(sorted(verify_parts(folder, manifest))),
        added=tuple(sorted(there.keys() - known)),
        changed=tuple(sorted(_changed(manifest.files, there))),
        removed=tuple(sorted(known - there.keys())),
    )


def _changed(files: Mapping[str, str], there: Mapping[str, Path]) -> list[str]:
    changed: list[str] = []
    for path, sha256 in files.items():
        try:
            if path in there and checksum(there[path]) != sha256:
                changed.append(path)
        except OSError:
            changed.append(path)
    return changed
