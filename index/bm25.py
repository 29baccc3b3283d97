"""BM25 over arrays: weights are computed at build time, a query only adds them up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

K1 = 1.2
B = 0.75


@dataclass(frozen=True)
class BM25:
    """An inverted index with finished weights.

    Attributes:
        terms: term -> row.
        starts: shape (terms + 1,), where the postings of each row begin.
        documents: shape (postings,), int32.
        weights: shape (postings,), float32; idf times saturated frequency.
        idf: shape (terms,), float32.
        size: number of documents.
    """

    terms: dict[str, int]
    starts: npt.NDArray[np.int64]
    documents: npt.NDArray[np.int32]
    weights: npt.NDArray[np.float32]
    idf: npt.NDArray[np.float32]
    size: int

    @classmethod
    def build(cls, documents: Sequence[Sequence[str]]) -> BM25:
        """Weigh terms by Robertson and Walker's BM25 with Lucene's idf, ln(1 + (N-n+.5)/(n+.5)).

        Args:
            documents: the terms of each document, with repetitions.
        """
        lengths = np.array([len(terms) for terms in documents], dtype=np.float64)
        mean = float(lengths.mean()) if len(documents) and lengths.sum() else 1.0
        postings: dict[str, list[tuple[int, int]]] = {}
        for number, terms in enumerate(documents):
            for term, count in Counter(terms).items():
                postings.setdefault(term, []).append((number, count))
        ordered = sorted(postings)
        starts = np.zeros(len(ordered) + 1, dtype=np.int64)
        ids: list[npt.NDArray[np.int32]] = []
        weights: list[npt.NDArray[np.float32]] = []
        idfs = np.zeros(len(ordered), dtype=np.float32)
        for row, term in enumerate(ordered):
            pairs = np.array(postings[term], dtype=np.int64)
            where, counts = pairs[:, 0], pairs[:, 1].astype(np.float64)
            idf = np.log1p((len(documents) - len(pairs) + 0.5) / (len(pairs) + 0.5))
            norm = K1 * (1 - B + B * lengths[where] / mean)
            ids.append(where.astype(np.int32))
            weights.append((idf * counts * (K1 + 1) / (counts + norm)).astype(np.float32))
            idfs[row] = idf
            starts[row + 1] = starts[row] + len(pairs)
        return cls(
            terms={term: row for row, term in enumerate(ordered)},
            starts=starts,
            documents=np.concatenate(ids) if ids else np.zeros(0, dtype=np.int32),
            weights=np.concatenate(weights) if weights else np.zeros(0, dtype=np.float32),
            idf=idfs,
            size=len(documents),
        )

    def scores(self, query: Sequence[str]) -> npt.NDArray[np.float32]:
        """Score of every document, shape (size,); repeated query terms count once."""
        total = np.zeros(self.size, dtype=np.float32)
        for term in dict.fromkeys(query):
            row = self.terms.get(term)
            if row is not None:
                part = slice(self.starts[row], self.starts[row + 1])
                total[self.documents[part]] += self.weights[part]
        return total
