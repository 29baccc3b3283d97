"""An opened, read-only generation that can be searched."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from corpus import Meeting
from index.arrays import Ints
from index.columns import Columns
from index.embedder import Embedder
from index.generation import Generations
from index.head import Head, read_heads
from index.holding import hold, hold_while_alive
from index.lexical import Lexical
from index.manifest import IndexUnavailable, Manifest
from index.parts import Parts, read_meeting_row, read_passage_row
from index.passage import Passage
from index.stored import Decoded, Meetings, PassagesOf

Array = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Index:
    """Everything a question needs, mapped into memory; nothing in it changes.

    Attributes:
        folder: of the generation.
        manifest: what it was made from.
        embedder: the model that made the vectors.
        passages: in the order of their vectors.
        vectors: FAISS index of the passages, inner product of unit vectors.
        sentence_vectors: FAISS index of the sentences of all passages, in order.
        lexical_side: over the same passages.
        parts: rows of what comes from one document each.
    """

    folder: Path
    manifest: Manifest
    embedder: Embedder
    passages: Sequence[Passage]
    vectors: faiss.Index
    sentence_vectors: faiss.Index
    lexical_side: Lexical
    parts: Parts

    @property
    def generation(self) -> str:
        """Name of the generation."""
        return self.folder.name

    @property
    def sentence_starts(self) -> Ints:
        """Where the sentences of each passage start among all; shape (passages + 1,)."""
        return self.parts.sentence_starts

    @cached_property
    def meetings(self) -> Mapping[str, Meeting]:
        """The meetings by ``Source.path``."""
        return Meetings(sorted(self.manifest.files), Decoded(self.parts.meetings, read_meeting_row))

    @cached_property
    def heads(self) -> Mapping[str, Head]:
        """What every question asks of every meeting, by path."""
        return dict(zip(sorted(self.manifest.files), read_heads(self.parts.heads), strict=True))

    @cached_property
    def passages_of(self) -> Mapping[str, Sequence[Passage]]:
        """The passages of each meeting, by its path, in the order of its text."""
        return PassagesOf(sorted(self.manifest.files), self.parts.document_starts, self.passages)

    @cached_property
    def columns(self) -> Columns:
        """What is known of every passage besides its words."""
        return Columns.of(self.heads, self.parts)

    def encode(self, question: str) -> Array:
        """Vector of a question, shape (dim,)."""
        vector: Array = self.embedder.encode_queries([question])[0]
        return vector

    def dense_scores(self, vector: Array, k: int) -> Array:
        """Cosine with the ``k`` nearest passages; -1 for all others.  Shape (passages,)."""
        return _scattered(self.vectors, vector, k)

    def sentence_scores(self, vector: Array, k: int) -> Array:
        """Cosine with the ``k`` nearest sentences; -1 for all others.  Shape (sentences,)."""
        return _scattered(self.sentence_vectors, vector, k)

    def dense(self, question: str, k: int) -> list[tuple[int, float]]:
        """The ``k`` passages nearest to a question by vector alone, best first."""
        found, ids = self.vectors.search(self.encode(question)[None], min(k, len(self.passages)))
        return [(int(i), float(s)) for i, s in zip(ids[0], found[0], strict=True) if i >= 0]

    def lexical(self, question: str, k: int) -> list[tuple[int, float]]:
        """The ``k`` best passages by stems alone, best first; those that share no word are not."""
        scores = self.lexical_side.scores(question)[0]
        order = np.argsort(-scores, kind="stable")[:k]
        return [(int(i), float(scores[i])) for i in order if scores[i] > 0]


def _scattered(index: faiss.Index, vector: Array, k: int) -> Array:
    scores = np.full(index.ntotal, -1.0, dtype=np.float32)
    if index.ntotal:
        found, ids = index.search(vector[None], min(k, index.ntotal))
        scores[ids[0]] = found[0]
    return scores


def open_index(path: Path, embedder: Embedder | None = None) -> Index:
    """Open the current generation of an index.

    Args:
        path: folder of the index.
        embedder: a loaded model, to save loading it again.

    Raises:
        IndexUnavailable: there is none, or it is damaged, or made with another model.
        ModelUnavailable: the embedding model cannot be loaded.
    """
    generations = Generations(path)
    folder = generations.current()
    while folder is not None:
        try:
            return open_generation(folder, embedder)
        except IndexUnavailable:
            # Builds may have gone by since the pointer was read, and removed what it named.
            before, folder = folder, generations.current()
            if folder == before:
                raise
    raise IndexUnavailable(f"Der er intet indeks i ”{path}”; kør ”python -m index build” først.")


def open_generation(folder: Path, embedder: Embedder | None = None) -> Index:
    """Open one generation and hold it, so that it is not removed; see ``open_index``."""
    embedder = embedder or Embedder.load()
    try:
        descriptor = hold(folder)
    except OSError as error:
        raise IndexUnavailable(
            "Indekset mangler eller er beskadiget; kør ”python -m index build” igen."
        ) from error
    try:
        index = _opened(folder, embedder)
    except FileNotFoundError as error:
        os.close(descriptor)
        raise IndexUnavailable(
            f"Indekset mangler en del ({error.filename}); kør ”python -m index build” igen."
        ) from error
    except BaseException:
        os.close(descriptor)
        raise
    hold_while_alive(index, descriptor)
    return index


def _opened(folder: Path, embedder: Embedder) -> Index:
    manifest = Manifest.read(folder)
    if differing := manifest.differing(folder):
        raise IndexUnavailable(
            f"Indekset er beskadiget ({', '.join(differing)}); kør ”python -m index build” igen."
        )
    if manifest.fingerprint != embedder.fingerprint:
        raise IndexUnavailable(
            f"Indekset er lavet med modellen {manifest.model}, men {embedder.name} er valgt; kør "
            "”python -m index build” igen."
        )
    # One thread: measured faster than two for a single query over ten thousand vectors.
    faiss.omp_set_num_threads(1)
    parts = Parts.read(folder)
    return Index(
        folder=folder,
        manifest=manifest,
        embedder=embedder,
        passages=Decoded(parts.passages, read_passage_row),
        vectors=read_vectors(folder, "passages"),
        sentence_vectors=read_vectors(folder, "sentences"),
        lexical_side=Lexical.read(folder, len(parts.passages)),
        parts=parts,
    )


def read_vectors(folder: Path, name: str) -> faiss.Index:
    """Map the vectors of a generation into memory."""
    return faiss.read_index(str(folder / f"{name}.faiss"), faiss.IO_FLAG_MMAP_IFC)
