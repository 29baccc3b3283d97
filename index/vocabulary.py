"""The words of all passages and the stems of each, brought up to date with as little work as can be.

Stemming and taking compounds apart is the slow half of the lexical side, and what the parts of a
compound are depends on which other words there are.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from index.analysis import Compounds
from index.manifest import write_bytes

_SHORTEST_PART = 4
_FILE = "words.json"


@dataclass(frozen=True)
class Vocabulary:
    """The words of the passages.

    Attributes:
        stems: word -> its stem and, for a compound, the stems of its parts; sorted by word.
        compounds: takes compounds apart by these words.
    """

    stems: Mapping[str, Sequence[str]]
    compounds: Compounds

    @classmethod
    def of(cls, words: Iterable[str], before: Vocabulary | None = None) -> Vocabulary:
        """The vocabulary of some words.

        Args:
            words: folded, sorted.
            before: another vocabulary, whose stems are taken where they must be the same.
        """
        words = list(words)
        known = before.stems if before else {}
        compounds = Compounds(words)
        old = before.compounds.stem_set if before else frozenset()
        again = _affected(known, compounds.stem_set ^ old) if before else set()
        stems = {
            word: known[word] if word in known and word not in again else compounds.word_stems(word)
            for word in words
        }
        return cls(stems, compounds)

    def write(self, folder: Path) -> list[str]:
        """Write it; returns the name of the file."""
        write_bytes(folder / _FILE, json.dumps(self.stems, ensure_ascii=False).encode())
        return [_FILE]

    @classmethod
    def read(cls, folder: Path) -> Vocabulary:
        """Read what ``write`` wrote."""
        stems: dict[str, list[str]] = json.loads((folder / _FILE).read_text("utf-8"))
        parts = {terms[0] for word, terms in stems.items() if Compounds.is_part(word)}
        return cls(stems, Compounds.from_stems(parts))


def _affected(words: Iterable[str], stems: Iterable[str]) -> set[str]:
    """The words whose parts may be others when these stems come or go.

    The stem of a folded word is its beginning, so a part of a compound stands in the compound.
    Only for plain letters is that certain; words with others are always among the result.
    """
    long = [word for word in words if len(word) >= 2 * _SHORTEST_PART]
    ends = list(accumulate(len(word) + 1 for word in long))
    text = "\n".join(long)
    found = {word for word in long if not word.isascii()}
    for stem in stems:
        if len(stem) < _SHORTEST_PART:
            continue
        place = text.find(stem)
        while place >= 0:
            word = bisect_right(ends, place)
            found.add(long[word])
            place = text.find(stem, ends[word])
    return found
