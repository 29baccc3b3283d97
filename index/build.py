"""Bring an index up to date with a folder: only what is new is read, cut and embedded."""

from __future__ import annotations

import hashlib
import logging
import shutil
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from corpus import MINUTES, CorpusError, Listing, file_of, list_folder
from corpus.readers import SUPPORTED
from index import passages as cutting
from index.embedder import Embedder
from index.generation import Generations
from index.manifest import VERSION, IndexUnavailable, Manifest, checksum
from index.merge import Old, write_parts
from index.model_folder import cache_folder
from index.progress import told_to_readers
from index.reading import Found, Snapshot, read_folder, snapshot

Progress = Callable[[str, int, int], None]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Report:
    """What a build did, by path.

    Attributes:
        problems: why a file or folder was not read.
        doubts: what was doubtful in a file that was read.
        embedded: how many texts were encoded anew.
        rolled_back_from: the generation that had been rolled back from, if this build is what the
            index was held for.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    problems: Mapping[str, str]
    doubts: Mapping[str, list[str]]
    embedded: int
    passages: int
    generation: str
    written: bool
    rolled_back_from: str | None


def default_index(corpus: Path) -> Path:
    """Where the index of a corpus folder is kept unless told otherwise: in the user's cache."""
    place = corpus.resolve()
    digest = hashlib.sha256(str(place).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return cache_folder() / "indexes" / f"{place.name}-{digest}"


def build_index(
    corpus: Path,
    path: Path,
    embedder: Embedder | None = None,
    progress: Progress | None = None,
    seen: Snapshot | None = None,
) -> Report:
    """Make the index of ``path`` a function of the folder ``corpus``.

    An index that was rolled back gets a new generation in any case, and follows the folder again.

    Args:
        corpus: folder of minutes.
        path: folder of the index.
        embedder: a loaded model, to save loading it again.
        progress: called with the name of a step, how much of it is done, and how much there is.
        seen: what the folder was some time ago.  A file that is not so any more is in motion and
            is left as it was last read.  Without it, files are in motion that change from now on.

    Raises:
        CorpusError: the folder of minutes cannot be read or has none.
        IndexBusy: another process is building.
        IndexUnavailable: the index cannot be written; the old one stays as it was.
        ModelUnavailable: the embedding model cannot be loaded.
    """
    told = progress or untold
    listing = require_files(corpus)  # told before a model is loaded
    seen = snapshot(listing) if seen is None else seen
    embedder = embedder or load_embedder(told)
    generations = Generations(path)
    with generations.writing(), told_to_readers(path, told) as told:
        old = _usable(generations.current(), embedder)
        found = read_folder(
            corpus,
            old.known if old else None,
            seen,
            lambda done, total: told("læser", done, total),
        )
        if not found.files:
            raise IndexUnavailable(_nothing_read(corpus, found))
        manifest = _manifest(found, embedder)
        report = replace(
            _compare(found, old.known.manifest if old else None),
            rolled_back_from=generations.rolled_back_from(),
        )
        if (
            old
            and not report.rolled_back_from
            and _same(old.known.manifest, manifest, found.moving)
        ):
            counts = old.known.manifest.counts
            return replace(report, generation=old.folder.name, passages=counts["passages"])
        try:
            building = generations.new()
            try:
                names, counts, embedded = write_parts(building, found, old, embedder, told)
                parts: dict[str, str] = {}
                for done, name in enumerate(names):
                    told("kontrollerer", done, 2 * len(names))
                    parts[name] = checksum(building / name)
                replace(manifest, counts=counts, parts=parts).write(building)
                told("kontrollerer", len(names), 2 * len(names))
                folder = generations.publish(building)
                told("kontrollerer", 2 * len(names), 2 * len(names))
            finally:
                shutil.rmtree(building, ignore_errors=True)
        except OSError as error:
            raise IndexUnavailable(
                f"Indekset kunne ikke skrives ({error.strerror or error}); det gamle er stadig i "
                "brug."
            ) from error
    return replace(
        report,
        embedded=embedded,
        passages=counts["passages"],
        generation=folder.name,
        written=True,
    )


def require_files(corpus: Path) -> Listing:
    """An empty folder is more often a disk that is not there than the end of all minutes."""
    listing = list_folder(corpus)
    if not listing.files:
        kinds = ", ".join(sorted(SUPPORTED))
        raise CorpusError(
            f"Der er ingen referater i ”{corpus}”; læg filer af slagsen {kinds} i den."
        )
    return listing


def _nothing_read(corpus: Path, found: Found) -> str:
    first = next(iter(found.problems.values()), "De er ikke længere i mappen.")
    return f"Ingen af filerne i ”{corpus}” kunne læses som referater. Den første: {first}"


def load_embedder(told: Progress) -> Embedder:
    """The embedding model; its first use converts it, which takes seconds."""
    told("indlæser modellen", 0, 1)
    embedder = Embedder.load()
    told("indlæser modellen", 1, 1)
    return embedder


def untold(step: str, done: int, total: int) -> None:
    """Nobody wants to know how far it is."""


def _usable(folder: Path | None, embedder: Embedder) -> Old | None:
    """The current generation if it is whole; a damaged one is built anew from nothing."""
    if folder is None:
        return None
    try:
        manifest = Manifest.read(folder)
        if manifest.differing(folder):
            return None
        return Old.open(
            folder,
            manifest,
            same_code=made_by_this_code(manifest),
            same_vectors=manifest.vector_key == embedder.vector_key,
        )
    except (IndexUnavailable, OSError, RuntimeError, ValueError) as error:
        _log.info("%s", error)
        return None


def _settings() -> dict[str, int | str]:
    return {
        "max_characters": cutting.MAX_CHARACTERS,
        "overlap_characters": cutting.OVERLAP_CHARACTERS,
        "code": _code(),
    }


def made_by_this_code(manifest: Manifest) -> bool:
    """Whether this code would make the same passages of the same files."""
    return manifest.settings == _settings()


@lru_cache(maxsize=1)
def _code() -> str:
    """Hash of the code that turns files into passages, so that a change of it is a new index."""
    digest = hashlib.sha256()
    for folder in (MINUTES.parent, Path(__file__).parent):
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _manifest(found: Found, embedder: Embedder) -> Manifest:
    return Manifest(
        version=VERSION,
        model=embedder.name,
        fingerprint=embedder.fingerprint,
        vector_key=embedder.vector_key,
        settings=_settings(),
        files=found.files,
        problems=found.problems,
        unread=found.unread,
        doubts=found.doubts,
        counts={},
        parts={},
        created=time.time(),
    )


def _same(old: Manifest, new: Manifest, moving: Collection[str]) -> bool:
    """Whether two generations differ in nothing but what is told of files in motion."""
    keys = ("version", "fingerprint", "vector_key", "settings", "files")
    told = ({**old.problems}, {**old.unread}, {**new.problems}, {**new.unread})
    for some in told:
        for name in moving:
            some.pop(name, None)
    return told[:2] == told[2:] and all(getattr(old, key) == getattr(new, key) for key in keys)


def _compare(found: Found, old: Manifest | None) -> Report:
    before = {file_of(path): sha for path, sha in old.files.items()} if old else {}
    now = {file_of(path): sha for path, sha in found.files.items()}
    return Report(
        added=tuple(path for path in now if path not in before),
        changed=tuple(path for path in now if path in before and now[path] != before[path]),
        removed=tuple(path for path in before if path not in now),
        unchanged=tuple(path for path in now if before.get(path) == now[path]),
        problems=found.problems,
        doubts=found.doubts,
        embedded=0,
        passages=0,
        generation="",
        written=False,
        rolled_back_from=None,
    )
