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
