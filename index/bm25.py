"""BM25 over arrays: weights are computed at build time, a query only adds them up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.arrays import Ints, Rows

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

    terms: Mapping[str, int]
    starts: Ints
    documents: npt.NDArray[np.int32]
    weights: npt.NDArray[np.float32]
    idf: npt.NDArray[np.float32]
    size: int

    @classmethod
    def build(cls, documents: Sequence[Sequence[str]]) -> BM25:
        """Weigh the terms of documents, which are given with repetitions."""
        names = sorted({term for terms in documents for term in terms})
        number = {term: row for row, term in enumerate(names)}
        pairs = [
            np.array([(number[t], n) for t, n in Counter(terms).items()], dtype=np.int32)
            for terms in documents
        ]
        like = np.empty((0, 2), dtype=np.int32)
        rows = Rows.of([pair.reshape(-1, 2) for pair in pairs], like)
        return cls.of_words(rows, [[name] for name in names])

    @classmethod
    def of_words(cls, documents: Rows, terms_of: Sequence[Sequence[str]]) -> BM25:
        """Weigh the terms that the words of documents stand for.

        By Robertson and Walker's BM25 with Lucene's idf, ln(1 + (N-n+.5)/(n+.5)).

        Args:
            documents: one row each, of pairs (number of a word, how often).
            terms_of: the terms of each word, with repetitions.
        """
        # Only building needs it, and importing it takes a third of a second.
        from scipy import sparse

        names = sorted({term for terms in terms_of for term in terms})
        number = {term: row for row, term in enumerate(names)}
        flat = np.array([number[t] for terms in terms_of for t in terms], dtype=np.int32)
        ends = np.concatenate([[0], np.cumsum([len(terms) for terms in terms_of])])
        shape = (len(terms_of), len(names))
        words_terms = sparse.csr_array((np.ones(len(flat), np.int32), flat, ends), shape=shape)
        words_terms.sum_duplicates()
        documents_words = sparse.csr_array(
            (documents.values[:, 1], documents.values[:, 0], documents.starts),
            shape=(len(documents), len(terms_of)),
        )
        counted = documents_words @ words_terms
        lengths = np.asarray(counted.sum(axis=1), dtype=np.float64).reshape(-1)
        by_term = counted.tocsc()
        by_term.sort_indices()
        starts = by_term.indptr.astype(np.int64)
        having = np.diff(starts)
        idf = np.log1p((len(documents) - having + 0.5) / (having + 0.5))
        mean = float(lengths.mean()) if lengths.sum() else 1.0
        norm = K1 * (1 - B + B * lengths / mean)
        counts = by_term.data.astype(np.float64)
        where = by_term.indices.astype(np.int32)
        weights = np.repeat(idf, having) * counts * (K1 + 1) / (counts + norm[where])
        return cls(
            terms=number,
            starts=starts,
            documents=where,
            weights=weights.astype(np.float32),
            idf=idf.astype(np.float32),
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
