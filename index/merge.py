"""Write the parts of a new generation: what the old one has is taken over, the rest is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import faiss
import numpy as np

from index.embedder import Embedder
from index.index import read_vectors
from index.lexical import Lexical
from index.manifest import Manifest
from index.parts import Parts, make_parts, read_meeting_row
from index.reading import Found, Known
from index.stored import Decoded, Meetings
from index.vectors import Array, Keys, embed, vectors_of, write_vectors
from index.vocabulary import Vocabulary

# What writing is told of: rows put together, rows, two kinds of vectors, words weighed, weights.
_STAGES = 6


@dataclass(frozen=True)
class Documents:
    """Some documents: their parts, and the vectors of their passages and of their sentences."""

    parts: Parts
    vectors: tuple[Array, Array]

    def cut(self, first: int, last: int) -> Documents:
        """The documents from ``first`` up to ``last``."""
        start, end = (int(self.parts.document_starts[number]) for number in (first, last))
        sentence, beyond = (int(self.parts.sentence_starts[number]) for number in (start, end))
        vectors = (self.vectors[0][start:end], self.vectors[1][sentence:beyond])
        return Documents(self.parts.cut(first, last), vectors)

    def keyed(self) -> list[tuple[Keys, Array]]:
        """The vectors with the keys of their texts."""
        return [
            (self.parts.passage_keys, self.vectors[0]),
            (self.parts.sentence_keys, self.vectors[1]),
        ]


@dataclass(frozen=True)
class Old:
    """The generation that a new one is made from.

    Attributes:
        folder: of it.
        known: what the reading of the folder asks it for.
        documents: what it holds.
        same_vectors: whether its vectors are those that would be made now.
        indexes: what the vectors of ``documents`` are a view of.
    """

    folder: Path
    known: Known
    documents: Documents
    same_vectors: bool
    indexes: tuple[faiss.Index, faiss.Index]

    @classmethod
    def open(cls, folder: Path, manifest: Manifest, *, same_code: bool, same_vectors: bool) -> Old:
        """Open a generation that was verified."""
        parts = Parts.read(folder)
        meetings = Meetings(sorted(manifest.files), Decoded(parts.meetings, read_meeting_row))
        indexes = (read_vectors(folder, "passages"), read_vectors(folder, "sentences"))
        return cls(
            folder,
            Known(manifest, meetings, same_code and same_vectors),
            Documents(parts, (vectors_of(indexes[0]), vectors_of(indexes[1]))),
            same_vectors,
            indexes,
        )


def write_parts(
    building: Path,
    found: Found,
    old: Old | None,
    embedder: Embedder,
    told: Callable[[str, int, int], None],
) -> tuple[list[str], dict[str, int], int]:
    """Write all parts of a generation but its manifest.

    Args:
        building: an empty folder.
        found: what the corpus holds.
        old: the generation before.
        embedder: for the texts that are new.
        told: called with a step, how much of it is done, and how much there is.

    Returns:
        Names of the files, counts of what is in them, and how many texts were embedded.
    """
    made = make_parts(
        [found.fresh[path] for path in sorted(found.fresh)],
        lambda done, total: told("deler op", done, total),
    )
    vectors, embedded = embed(
        made.texts,
        old.documents.keyed() if old and old.same_vectors else [],
        embedder,
        lambda done, total: told("indlejrer", done, total),
    )
    told("skriver", 0, _STAGES)
    before = Vocabulary.read(old.folder) if old and old.known.same_code else None
    words = [*(before.stems if before else ()), *made.words]
    fresh = Documents(
        made.parts.with_words_from(len(words) - len(made.words)),
        (
            _stacked(made.parts.passage_keys, vectors, embedder.dim),
            _stacked(made.parts.sentence_keys, vectors, embedder.dim),
        ),
    )
    pieces = list(_pieces(found, fresh, old))
    whole = Parts.join([piece.parts for piece in pieces])
    whole, words = whole.with_words_renumbered(words)
    vocabulary = Vocabulary.of(words, before)
    told("skriver", 1, _STAGES)
    names = [*whole.write(building), *vocabulary.write(building)]
    told("skriver", 2, _STAGES)
    for side, name in enumerate(("passages", "sentences")):
        rows = [piece.vectors[side] for piece in pieces]
        names.append(write_vectors(building, name, rows, embedder.dim))
        told("skriver", 3 + side, _STAGES)
    lexical = Lexical.build(whole.words, vocabulary)
    told("skriver", 5, _STAGES)
    names += lexical.write(building)
    told("skriver", _STAGES, _STAGES)
    counts = {
        "meetings": len(whole.meetings),
        "passages": len(whole.passages),
        "sentences": len(whole.sentence_keys),
    }
    return names, counts, embedded


def _pieces(found: Found, fresh: Documents, old: Old | None) -> Iterator[Documents]:
    """The documents of a folder in the order of their paths, in runs as long as can be."""
    fresh_numbers = {path: number for number, path in enumerate(sorted(found.fresh))}
    known = sorted(old.known.manifest.files) if old else []
    old_numbers = {path: number for number, path in enumerate(known)}
    places = (
        (True, fresh_numbers[path]) if path in fresh_numbers else (False, old_numbers[path])
        for path in found.files
    )
    # Neighbours are as far from their position in the run as each other.
    for (new, _), run in groupby(
        enumerate(places), lambda entry: (entry[1][0], entry[1][1] - entry[0])
    ):
        numbers = [number for _, (_, number) in run]
        documents = fresh if new or old is None else old.documents
        yield documents.cut(numbers[0], numbers[-1] + 1)


def _stacked(keys: Keys, vectors: Mapping[bytes, Array], dim: int) -> Array:
    rows = np.empty((len(keys), dim), dtype=np.float32)
    for number, key in enumerate(keys):
        rows[number] = vectors[key.tobytes()]
    return rows
