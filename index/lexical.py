"""The lexical side: stems with compound parts, and character n-grams, each weighed by BM25."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.analysis import Compounds, content_words, grams
from index.bm25 import BM25
from index.generation import write_bytes

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
    def build(cls, texts: Sequence[str]) -> Lexical:
        """Index texts (path and passage together), one a passage."""
        vocabulary = sorted({word for text in texts for word in content_words(text)})
        compounds = Compounds(vocabulary)
        return cls(
            stemmed=BM25.build([compounds.stems(text) for text in texts]),
            grammed=BM25.build([grams(text) for text in texts]),
            compounds=compounds,
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
            buffer = io.BytesIO()
            np.savez(buffer, size=np.int64(side.size), **{a: getattr(side, a) for a in _ARRAYS})
            write_bytes(folder / f"{name}.npz", buffer.getvalue())
            write_bytes(folder / f"{name}.json", json.dumps(list(side.terms)).encode())
            names += [f"{name}.npz", f"{name}.json"]
        vocabulary = json.dumps(sorted(self.compounds.stem_set)).encode()
        write_bytes(folder / "compounds.json", vocabulary)
        return [*names, "compounds.json"]

    @classmethod
    def read(cls, folder: Path) -> Lexical:
        """Read what ``write`` wrote."""
        sides: list[BM25] = []
        for name in ("stems", "grams"):
            with np.load(folder / f"{name}.npz", allow_pickle=False) as arrays:
                terms = json.loads((folder / f"{name}.json").read_text("utf-8"))
                sides.append(
                    BM25(
                        terms={term: row for row, term in enumerate(terms)},
                        size=int(arrays["size"]),
                        **{array: arrays[array] for array in _ARRAYS},
                    )
                )
        stems = json.loads((folder / "compounds.json").read_text("utf-8"))
        return cls(sides[0], sides[1], Compounds.from_stems(stems))
