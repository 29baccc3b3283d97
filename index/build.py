"""Bring an index up to date with a folder: only what is new is embedded."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from corpus import MINUTES, Corpus, Meeting, meeting_record, read_corpus
from index import passages as cutting
from index.embedder import Embedder
from index.generation import (
    VERSION,
    Generations,
    IndexUnavailable,
    Manifest,
    checksum,
    verify_parts,
    write_bytes,
)
from index.index import Index, open_generation
from index.lexical import Lexical
from index.model_folder import cache_folder
from index.passage import Passage
from index.passages import make_passages

Progress = Callable[[str, int, int], None]
Array = npt.NDArray[np.float32]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Report:
    """What a build did, by path; ``embedded`` counts the texts that were encoded anew."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    problems: Mapping[str, str]
    doubts: Mapping[str, tuple[str, ...]]
    embedded: int
    passages: int
    generation: str
    written: bool


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
) -> Report:
    """Make the index of ``path`` a function of the folder ``corpus``.

    Args:
        corpus: folder of minutes.
        path: folder of the index.
        embedder: a loaded model, to save loading it again.
        progress: called with the name of a step, how much of it is done, and how much there is.

    Raises:
        CorpusError: the folder of minutes cannot be read or has none.
        IndexUnavailable: the index cannot be written; the old one stays as it was.
        ModelUnavailable: the embedding model cannot be loaded.
    """
    told = progress or _untold
    read = _read(corpus, told)
    return _bring_up_to_date(read, path, embedder or _load_embedder(told), told)


def _bring_up_to_date(read: Corpus, path: Path, embedder: Embedder, told: Progress) -> Report:
    generations = Generations(path)
    with generations.writing():
        old = _usable(generations.current())
        manifest = _manifest(read, embedder)
        report = _compare(read, old[1] if old else None)
        if old and _same(old[1], manifest):
            return _finished(report, old[0].name, old[1].counts["passages"])
        try:
            building = generations.new()
            try:
                embedded, made = _write(building, read, manifest, embedder, old, told)
                folder = generations.publish(building)
            finally:
                shutil.rmtree(building, ignore_errors=True)
        except OSError as error:
            raise IndexUnavailable(
                f"Indekset kunne ikke skrives ({error.strerror}); det gamle er stadig i brug."
            ) from error
    return Report(
        **{
            **vars(report),
            "embedded": embedded,
            "passages": made,
            "generation": folder.name,
            "written": True,
        }
    )


def ensure_index(
    corpus: Path | None = None, path: Path | None = None, progress: Progress | None = None
) -> Index:
    """Build the index if it is not up to date, then open it.

    Args:
        corpus: folder of minutes; the ones that ship when not given.
        path: folder of the index; one in the user's cache when not given.
        progress: as for ``build_index``.
    """
    corpus = corpus or MINUTES
    path = path or default_index(corpus)
    told = progress or _untold
    read = _read(corpus, told)
    embedder = _load_embedder(told)
    _bring_up_to_date(read, path, embedder, told)
    folder = Generations(path).current()
    if folder is None:
        raise IndexUnavailable(f"Der er intet indeks i ”{path}”; kør ”python -m index build”.")
    return open_generation(folder, embedder)


def _read(corpus: Path, told: Progress) -> Corpus:
    read = read_corpus(corpus, lambda done, total: told("læser", done, total))
    if not read.meetings:
        first = read.problems[0]
        raise IndexUnavailable(
            f"Ingen af filerne i ”{corpus}” kunne læses som referater. Den første: {first.message}"
        )
    return read


def _load_embedder(told: Progress) -> Embedder:
    """The embedding model; its first use converts it, which takes seconds."""
    told("indlæser modellen", 0, 1)
    embedder = Embedder.load()
    told("indlæser modellen", 1, 1)
    return embedder


def _untold(step: str, done: int, total: int) -> None:
    """Nobody wants to know how far it is."""


def _finished(report: Report, generation: str, passages: int) -> Report:
    return Report(**{**vars(report), "generation": generation, "passages": passages})


def _usable(folder: Path | None) -> tuple[Path, Manifest] | None:
    """The current generation if it is whole; a damaged one is built anew from nothing."""
    if folder is None:
        return None
    try:
        manifest = Manifest.read(folder)
    except IndexUnavailable as error:
        _log.info("%s", error)
        return None
    return None if verify_parts(folder, manifest) else (folder, manifest)


def _manifest(read: Corpus, embedder: Embedder) -> Manifest:
    return Manifest(
        version=VERSION,
        model=embedder.name,
        fingerprint=embedder.fingerprint,
        vector_key=embedder.vector_key,
        settings={
            "max_characters": cutting.MAX_CHARACTERS,
            "overlap_characters": cutting.OVERLAP_CHARACTERS,
            "code": _code(),
        },
        files={m.source.path: m.source.sha256 for m in read.meetings},
        problems={problem.path: problem.message for problem in read.problems},
        counts={},
        parts={},
        created=time.time(),
    )


@lru_cache(maxsize=1)
def _code() -> str:
    """Hash of the code that turns files into passages, so that a change of it is a new index."""
    digest = hashlib.sha256()
    for folder in (MINUTES.parent, Path(__file__).parent):
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _same(old: Manifest, new: Manifest) -> bool:
    return all(
        getattr(old, key) == getattr(new, key)
        for key in ("version", "fingerprint", "vector_key", "settings", "files", "problems")
    )


def _compare(read: Corpus, old: Manifest | None) -> Report:
    before = dict(old.files) if old else {}
    now = {m.source.path: m.source.sha256 for m in read.meetings}
    return Report(
        added=tuple(path for path in now if path not in before),
        changed=tuple(path for path in now if path in before and now[path] != before[path]),
        removed=tuple(path for path in before if path not in now),
        unchanged=tuple(path for path in now if before.get(path) == now[path]),
        problems={problem.path: problem.message for problem in read.problems},
        doubts={m.source.path: m.warnings for m in read.meetings if m.warnings},
        embedded=0,
        passages=0,
        generation="",
        written=False,
    )


def _write(
    building: Path,
    read: Corpus,
    manifest: Manifest,
    embedder: Embedder,
    old: tuple[Path, Manifest] | None,
    told: Progress,
) -> tuple[int, int]:
    """Write all parts and the manifest; returns texts embedded and passages."""
    meetings = sorted(read.meetings, key=lambda m: m.source.path)
    passages = [passage for meeting in meetings for passage in make_passages(meeting)]
    texts = [f"{p.path}. {p.text}" for p in passages]
    sentence_texts = [f"{p.path}. {text}" for p in passages for text in p.sentence_texts]
    known = _known_vectors(old, embedder)
    keys = [
        hashlib.sha256(text.encode("utf-8", "replace")).digest()[:16]
        for text in [*texts, *sentence_texts]
    ]
    vectors, embedded = _vectors([*texts, *sentence_texts], keys, known, embedder, told)
    parts: list[str] = []
    for name, rows in (("passages", vectors[: len(texts)]), ("sentences", vectors[len(texts) :])):
        flat = faiss.IndexFlatIP(embedder.dim)
        flat.add(np.ascontiguousarray(rows))
        data = faiss.serialize_index(flat).tobytes()
        write_bytes(building / f"{name}.faiss", data)
        parts.append(f"{name}.faiss")
    write_bytes(building / "keys.bin", b"".join(keys))
    write_bytes(building / "passages.jsonl", _passage_lines(passages))
    write_bytes(building / "meetings.jsonl", _meeting_lines(meetings))
    parts += ["keys.bin", "passages.jsonl", "meetings.jsonl"]
    parts += Lexical.build(texts).write(building)
    finished = Manifest(
        **{
            **vars(manifest),
            "counts": {
                "meetings": len(meetings),
                "passages": len(passages),
                "sentences": len(sentence_texts),
            },
            "parts": {name: checksum(building / name) for name in parts},
        }
    )
    finished.write(building)
    return embedded, len(passages)


def _known_vectors(
    old: tuple[Path, Manifest] | None, embedder: Embedder
) -> tuple[dict[bytes, int], Array]:
    """Vectors of the old generation by content hash."""
    if old is None or old[1].vector_key != embedder.vector_key:
        return {}, np.empty((0, embedder.dim), dtype=np.float32)
    folder = old[0]
    data = (folder / "keys.bin").read_bytes()
    rows = []
    for name in ("passages", "sentences"):
        flat = faiss.read_index(str(folder / f"{name}.faiss"))
        rows.append(flat.reconstruct_n(0, flat.ntotal))
    keys = {data[i : i + 16]: i // 16 for i in range(0, len(data), 16)}
    return keys, np.concatenate(rows)


def _vectors(
    texts: Sequence[str],
    keys: Sequence[bytes],
    known: tuple[dict[bytes, int], Array],
    embedder: Embedder,
    told: Progress,
) -> tuple[Array, int]:
    rows, stored = known
    new = {key: text for key, text in zip(keys, texts, strict=True) if key not in rows}
    made = embedder.encode_passages(
        list(new.values()), lambda done, total: told("indlejrer", done, total)
    )
    fresh = {key: row for row, key in enumerate(new)}
    vectors = np.empty((len(texts), embedder.dim), dtype=np.float32)
    for position, key in enumerate(keys):
        vectors[position] = made[fresh[key]] if key in fresh else stored[rows[key]]
    return vectors, len(new)


def _passage_lines(passages: Sequence[Passage]) -> bytes:
    rows = (
        [
            p.doc,
            p.item,
            p.label,
            p.section,
            [p.span.start, p.span.end],
            p.path,
            p.text,
            [[s.start, s.end] for s in p.sentences],
            p.sentence_texts,
        ]
        for p in passages
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _meeting_lines(meetings: Sequence[Meeting]) -> bytes:
    rows = ({"record": meeting_record(m), "text": m.source.text} for m in meetings)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
