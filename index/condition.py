"""How a generation compares with its own manifest and with the folder of minutes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus import list_folder
from index.manifest import Manifest
from index.reading import sha256


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

    No file is parsed, so a file that could not be read when the index was built counts as known
    for as long as its bytes are the same.

    Args:
        folder: of the generation.
        manifest: of the generation.
        corpus: folder of minutes.

    Raises:
        CorpusError: the folder of minutes is missing or cannot be read.
    """
    listing = list_folder(corpus)
    there = {*listing.files, *listing.problems()}
    known = {*manifest.read_files, *manifest.problems}
    read = {file: manifest.files[paths[0]] for file, paths in manifest.read_files.items()}
    changed = [
        path
        for path, before in {**read, **manifest.unread}.items()
        if path in listing.files and (sha256(listing.files[path]) or "") != before
    ]
    return Condition(
        damaged=tuple(sorted(manifest.differing(folder))),
        added=tuple(sorted(there - known)),
        changed=tuple(sorted(changed)),
        removed=tuple(sorted(path for path in known - there if not listing.hides(path))),
    )
