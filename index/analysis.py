"""How Danish text becomes terms for lexical search.

Both spellings of æøå meet ("boerne", "børne"), inflection is cut off, compounds are found by their
parts, and numbers and dates stay whole.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_OPTIONAL = re.compile(r"\(([^\W\d_]{2,})\)([^\W\d_]{3,})")
_FOLD = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u", "é": "e"})
STOP_WORDS = frozenset(
    """
    og i at det en et den til er som på de med af for der ikke har fra om ved kan skal vil blev
    bliver var have være været han hun man vi du jeg sig sin sit sine dem deres hvad hvem hvor
    hvornår hvordan hvorfor hvilke hvilken hvilket men eller så også da når end over under efter
    før ud ind op ned mellem samt hos dette denne disse ham hende os jer mig dig min mit mine din
    dit dine vores jeres nogen nogle noget alle alt meget mere mest kun her dog blot jo nu ad mod
    blandt uden inden både enten hvis fordi the of and in to is was what who when did does do how
    a an on about were are which that it this their there with from at by be has had many much
    ifølge gerne lige bare sagt står fik få får gik går give gives fortæl sige siger sagde nævnt
    """.split()
)


def fold(text: str) -> str:
    """Lower case, æøå written out, other accents dropped."""
    if text.isascii():
        return text.casefold()
    text = unicodedata.normalize("NFKC", text).casefold().translate(_FOLD)
    if text.isascii():  # most Danish is by now
        return text
    text = unicodedata.normalize("NFD", text)
    # Again: an accent may have hidden one of the letters.
    return "".join(char for char in text if not unicodedata.combining(char)).translate(_FOLD)


def words(text: str) -> list[str]:
    """Folded words and numbers of ``text``; "900.000" and "12.30" stay whole.

    "(gen)indlæggelser" gives both of the words it stands for.
    """
    # Composed first: a letter and its accent apart would be two tokens.
    text = _OPTIONAL.sub(r"\1\2 \2", unicodedata.normalize("NFC", text))
    return _TOKEN.findall(fold(text))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Stem of a folded Danish word.

    The Danish Snowball stemmer expects æøå, so they are put back where they can have been.
    """
    if word[0].isdigit() or len(word) < 4:
        return word
    spelt = word.replace("ae", "æ").replace("oe", "ø").replace("aa", "å")
    with _LOCK:
        return fold(_STEMMER.stemWord(spelt))


_STEMMER = snowballstemmer.stemmer("danish")
# It keeps the word that it works on in itself, so two threads would get each other's stems.
_LOCK = threading.Lock()
_FOLDED_STOPS = frozenset(fold(word) for word in STOP_WORDS)


def content_words(text: str) -> list[str]:
    """Folded words of ``text`` that carry meaning."""
    return [word for word in words(text) if word not in _FOLDED_STOPS]


def stems(text: str) -> list[str]:
    """Stems of the words that carry meaning."""
    return [stem(word) for word in content_words(text)]


def grams(text: str, size: int = 4) -> list[str]:
    """Character n-grams within words, with a mark at both ends; short words whole."""
    return [gram for word in content_words(text) for gram in word_grams(word, size)]


def word_grams(word: str, size: int = 4) -> list[str]:
    """Those of one folded word."""
    marked = f"_{word}_"
    if len(marked) <= size:
        return [marked]
    return [marked[i : i + size] for i in range(len(marked) - size + 1)]


class Compounds:
    """Splits compounds into words of a vocabulary ("sundhedsklynge" -> "sundhed", "klynge")."""

    _LINKS = ("", "s", "e")

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """Args: vocabulary: folded words; those shorter than four characters are not parts."""
        self.stem_set = frozenset(stem(word) for word in vocabulary if self.is_part(word))

    @staticmethod
    def is_part(word: str) -> bool:
        """Whether a folded word can be a part of a compound."""
        return len(word) >= 4 and word.isalpha()

    @classmethod
    def from_stems(cls, stems: Iterable[str]) -> Compounds:
        """A splitter that knows these stems."""
        made = cls(())
        made.stem_set = frozenset(stems)
        return made

    def parts(self, word: str) -> list[str]:
        """Stems of the two parts of a folded word, or nothing when it is not a compound."""
        if len(word) < 8 or not word.isalpha():
            return []
        best: list[str] = []
        for cut in range(4, len(word) - 3):
            left, right = word[:cut], stem(word[cut:])
            if right not in self.stem_set or len(right) < 4:
                continue
            for link in self._LINKS:
                if link and not left.endswith(link):
                    continue
                base = stem(left[: len(left) - len(link)])
                # Of several cuts the one with the longest last part is the head word.
                if len(base) >= 4 and base in self.stem_set and not best:
                    best = [base, right]
        return best

    def stems(self, text: str) -> list[str]:
        """Stems of ``text`` and, after each compound, those of its parts."""
        return [term for word in content_words(text) for term in self.word_stems(word)]

    def word_stems(self, word: str) -> list[str]:
        """The stem of a folded word and, when it is a compound, those of its parts."""
        return [stem(word), *self.parts(word)]
