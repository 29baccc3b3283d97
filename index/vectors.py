"""The vectors of a new generation: those of texts that were embedded before are taken over."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from index.embedder import Embedder

Array = npt.NDArray[np.float32]
Keys = npt.NDArray[np.uint8]


def vectors_of(index: faiss.Index) -> Array:
    """The vectors of a flat index, shape (vectors, dim); nothing is copied."""
    count = index.ntotal * index.d
    if not count:
        return np.empty((0, index.d), dtype=np.float32)
    view: Array = faiss.rev_swig_ptr(index.get_xb(), count)  # type: ignore[attr-defined]
    return view.reshape(index.ntotal, index.d)


def embed(
    texts: Mapping[bytes, str],
    before: Sequence[tuple[Keys, Array]],
    embedder: Embedder,
    progress: Callable[[int, int], None],
) -> tuple[dict[bytes, Array], int]:
    """The vector of each text, by key.

    Args:
        texts: key -> text.
        before: keys and vectors of what was embedded earlier.
        embedder: for the rest.
        progress: called with how many of those are done and how many there are.

    Returns:
        The vectors, each of shape (dim,), and how many of them are new.
    """
    found: dict[bytes, Array] = {}
    for keys, vectors in before:
        found.update(_looked_up(texts, keys, vectors))
    new = [key for key in texts if key not in found]
    made = embedder.encode_passages([texts[key] for key in new], progress)
    found.update(zip(new, made, strict=True))
    return found, len(new)


def _looked_up(texts: Mapping[bytes, str], keys: Keys, vectors: Array) -> dict[bytes, Array]:
    """The vectors of those texts whose keys are among ``keys``."""
    if not texts or not len(keys):
        return {}
    wanted = np.frombuffer(b"".join(texts), dtype=np.uint8).reshape(len(texts), -1)
    # By the first half, which numpy can compare at once; what agrees there is looked at whole.
    rows = np.flatnonzero(np.isin(_halves(keys), _halves(wanted))).tolist()
    candidates = ((keys[row].tobytes(), row) for row in rows)
    return {key: vectors[row] for key, row in candidates if key in texts}


def _halves(keys: Keys) -> npt.NDArray[np.uint64]:
    return np.ascontiguousarray(keys[:, :8]).view(np.uint64).reshape(-1)


def write_vectors(folder: Path, name: str, runs: Sequence[Array], dim: int) -> str:
    """Write vectors as a flat FAISS index and force it to disk; returns the name of the file.

    Raises:
        OSError: the disk is full, or cannot be written to.
    """
    flat = faiss.IndexFlatIP(dim)
    for run in runs:
        flat.add(np.ascontiguousarray(run))
    path = folder / f"{name}.faiss"
    # Not by name: what FAISS cannot write when it closes a file, it only prints.
    with path.open("wb") as file:
        writer = faiss.PyCallbackIOWriter(file.write)  # type: ignore[attr-defined]
        faiss.write_index(flat, writer)
        file.flush()
        os.fsync(file.fileno())
    return path.name
