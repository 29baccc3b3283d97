"""Minutes of a few lines, and what an index of them must be."""

from __future__ import annotations

from pathlib import Path

from index import Embedder, Generations, Manifest, build_index
from tests.conftest import LetterPairs


def minutes(topic: str, year: int = 2021) -> str:
    return (
        f"Referat politisk møde Klynge Syd 3. marts {year}\n\n"
        f"1 - {topic}\n\nIndstilling\nDet indstilles, at {topic} godkendes.\n\n"
        f"Referat\nKlynge Syd godkendte {topic} den dag.\n"
    )


def write(folder: Path, **files: str) -> Path:
    """Write minutes about some topics, a file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, topic in files.items():
        (folder / f"{name}.txt").write_text(minutes(topic), encoding="utf-8")
    return folder


def embedder() -> Embedder:
    return Embedder(LetterPairs(), "letter-pairs")


def parts(path: Path) -> dict[str, str]:
    """Checksums of all that the current generation holds, which nothing may differ from."""
    folder = Generations(path).current()
    assert folder
    manifest = Manifest.read(folder)
    assert manifest.differing(folder) == []
    return dict(manifest.parts)


def built_anew(corpus: Path, path: Path) -> dict[str, str]:
    """Checksums of an index of a folder that is built from nothing."""
    build_index(corpus, path, embedder())
    return parts(path)
