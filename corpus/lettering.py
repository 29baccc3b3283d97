"""Letter-spaced headings, as title pages print them."""

from __future__ import annotations

import re

_SPACED = re.compile(r"(?:[A-ZÆØÅ0-9]{1,2}\s+){4,}[A-ZÆØÅ0-9]{1,2}")


def unspaced(text: str) -> str:
    """Letter-spaced capitals closed up: "D A G S O R D E N   2 0 1 5" becomes "DAGSORDEN 2015"."""
    bare = text.strip()
    if not _SPACED.fullmatch(bare):
        return text
    return " ".join(re.sub(r"\s", "", word) for word in re.split(r"\s{2,}", bare))


_LINK = re.compile(r"\b(?:og|for|af|i|på|til|ved|om|under)\b", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<!\w)[A-ZÆØÅ]+(?!\w)")
_LONGEST_SHORT_FORM = 4  # letters: "KKR", "HMU" stay as they are


def in_small_letters(text: str) -> str:
    """A name of a body in capitals as a sentence has it: "BØRNE- OG UNGEUDVALGET"."""
    words = re.findall(r"[^\W\d_]+", text)
    if not text.isupper() or max(map(len, words)) <= _LONGEST_SHORT_FORM:
        return text
    small = _CAPITALS.sub(
        lambda word: (
            word.group()
            if len(word.group()) <= _LONGEST_SHORT_FORM
            and "-" not in text[word.end() : word.end() + 1]
            else word.group().capitalize()
        ),
        text,
    )
    return _LINK.sub(lambda word: word.group().lower(), small)
