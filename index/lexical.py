"""The lexical side: stems with compound parts, and character n-grams, each weighed by BM25."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.analysis import Compounds, grams, word_grams
from index.arrays import Rows, read_array, write_array
from index.bm25 import BM25
from index.manifest import write_bytes
from index.vocabulary import Vocabulary

_ARRAYS = ("starts", "documents", "weights", "idf")


@dataclass(frozen=True)
class Lexical:
    """Two BM25 indexes over the same passages.

    Attributes:
        stemmed: over stems and the stems of compound parts.
        grammed: over character 4-grams; it forgives misspelling.
        compounds: splits the words of a question the way those of the passages were split.
    """

    stemmed: BM25
    grammed: BM25
    compounds: Compounds

    @classmethod
    def build(cls, passages: Rows, vocabulary: Vocabulary) -> Lexical:
        """Index passages.

        Args:
            passages: one row each, of pairs (number of a word, how often).
            vocabulary: the words, in the order of those numbers.
        """
        return cls(
            stemmed=BM25.of_words(passages, list(vocabulary.stems.values())),
            grammed=BM25.of_words(passages, [word_grams(word) for word in vocabulary.stems]),
            compounds=vocabulary.compounds,
        )

    def scores(self, question: str) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """BM25 scores by stems and by n-grams, each of shape (passages,)."""
        return self.stemmed.scores(self.compounds.stems(question)), self.grammed.scores(
            grams(question)
        )

    def write(self, folder: Path) -> list[str]:
        """Write the index; returns the names of the files."""
        names: list[str] = []
        for name, side in (("stems", self.stemmed), ("grams", self.grammed)):
            names += [write_array(folder, f"{name}.{a}", getattr(side, a)) for a in _ARRAYS]
            write_bytes(folder / f"{name}.json", json.dumps(list(side.terms)).encode())
            names.append(f"{name}.json")
        parts = json.dumps(sorted(self.compounds.stem_set)).encode()
        write_bytes(folder / "compounds.json", parts)
        return [*names, "compounds.json"]

    @classmethod
    def read(cls, folder: Path, size: int) -> Lexical:
        """Map what ``write`` wrote, over ``size`` passages, into memory."""
        sides: list[BM25] = []
        for name in ("stems", "grams"):
            terms = json.loads((folder / f"{name}.json").read_text("utf-8"))
            sides.append(
                BM25(
                    terms={term: row for row, term in enumerate(terms)},
                    size=size,
                    **{array: read_array(folder, f"{name}.{array}") for array in _ARRAYS},
                )
            )
        stems = json.loads((folder / "compounds.json").read_text("utf-8"))
        return cls(sides[0], sides[1], Compounds.from_stems(stems))
