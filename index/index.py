"""An opened, read-only generation that can be searched."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from corpus import Meeting, Span, meeting_from_record
from index.embedder import Embedder
from index.generation import Generations, IndexUnavailable, Manifest, verify_parts
from index.lexical import Lexical
from index.passage import Passage

Array = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Index:
    """Everything a question needs, in memory; nothing in it changes.

    Attributes:
        folder: of the generation.
        manifest: what it was made from.
        embedder: the model that made the vectors.
        meetings: by ``Source.path``.
        passages: in the order of their vectors.
        vectors: FAISS index of the passages, inner product of unit vectors.
        sentence_vectors: FAISS index of the sentences of all passages, in order.
        owners: shape (sentences,), the position of the passage of each sentence.
        lexical: the lexical side, over the same passages.
    """

    folder: Path
    manifest: Manifest
    embedder: Embedder
    meetings: Mapping[str, Meeting]
    passages: Sequence[Passage]
    vectors: faiss.Index
    sentence_vectors: faiss.Index
    owners: npt.NDArray[np.int32]
    lexical_side: Lexical

    @property
    def generation(self) -> str:
        """Name of the generation."""
        return self.folder.name

    @cached_property
    def sentence_starts(self) -> npt.NDArray[np.int64]:
        """Where the sentences of each passage start among all; shape (passages + 1,)."""
        starts: npt.NDArray[np.intp] = np.searchsorted(
            self.owners, np.arange(len(self.passages) + 1)
        )
        return starts.astype(np.int64)

    @cached_property
    def passages_of(self) -> Mapping[str, tuple[Passage, ...]]:
        """The passages of each meeting, by its path, in the order of its text."""
        found: dict[str, list[Passage]] = {path: [] for path in self.meetings}
        for passage in self.passages:
            found[passage.doc].append(passage)
        return {path: tuple(passages) for path, passages in found.items()}

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
    folder = Generations(path).current()
    if folder is None:
        raise IndexUnavailable(
            f"Der er intet indeks i ”{path}”; kør ”python -m index build” først."
        )
    return open_generation(folder, embedder)


def open_generation(folder: Path, embedder: Embedder | None = None) -> Index:
    """Open one generation; see ``open_index``."""
    manifest = Manifest.read(folder)
    if differing := verify_parts(folder, manifest):
        raise IndexUnavailable(
            f"Indekset er beskadiget ({', '.join(differing)}); kør ”python -m index build” igen."
        )
    embedder = embedder or Embedder.load()
    if manifest.fingerprint != embedder.fingerprint:
        raise IndexUnavailable(
            f"Indekset er lavet med modellen {manifest.model}, men {embedder.name} er valgt; kør "
            "”python -m index build” igen."
        )
    # One thread: measured faster than two for a single query over ten thousand vectors.
    faiss.omp_set_num_threads(1)
    passages = read_passages(folder)
    owners = np.repeat(
        np.arange(len(passages), dtype=np.int32), [len(p.sentences) for p in passages]
    )
    return Index(
        folder=folder,
        manifest=manifest,
        embedder=embedder,
        meetings=read_meetings(folder),
        passages=passages,
        vectors=faiss.read_index(str(folder / "passages.faiss")),
        sentence_vectors=faiss.read_index(str(folder / "sentences.faiss")),
        owners=owners.astype(np.int32),
        lexical_side=Lexical.read(folder),
    )


def read_meetings(folder: Path) -> dict[str, Meeting]:
    """The meetings of a generation by path."""
    meetings: dict[str, Meeting] = {}
    with (folder / "meetings.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            data = json.loads(line)
            meetings[data["record"]["source"]["path"]] = meeting_from_record(
                data["record"], data["text"]
            )
    return meetings


def read_passages(folder: Path) -> list[Passage]:
    """The passages of a generation in the order of their vectors."""
    passages: list[Passage] = []
    with (folder / "passages.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            doc, item, label, section, span, path, text, sentences, texts = json.loads(line)
            passages.append(
                Passage(
                    id=f"{doc}#{span[0]}-{span[1]}",
                    doc=doc,
                    item=item,
                    label=label,
                    section=section,
                    span=Span(*span),
                    path=path,
                    text=text,
                    sentences=tuple(Span(*sentence) for sentence in sentences),
                    sentence_texts=tuple(texts),
                )
            )
    return passages
