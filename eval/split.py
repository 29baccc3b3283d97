"""Which half of a question set a question belongs to.

The rule: ``dev`` when the first byte of the SHA-256 of the id is even, else ``test``; of an id that
ends in a digit and ``a`` or ``b``, that of the pair is taken, so that both are in one half.  It
depends on the id alone, so a question keeps its half when others are added, and nobody chooses it.
``dev`` may be looked at and fitted to; ``test`` is only reported.
"""

from __future__ import annotations

import hashlib
import re

_OF_A_PAIR = re.compile(r"(?<=\d)[ab]$")


def split_of(identity: str) -> str:
    """``dev`` or ``test``, by a stable hash of the id of a question's pair.

    Args:
        identity: the id, exactly as in the file.
    """
    pair = hashlib.sha256(pair_of(identity).encode()).digest()
    return "dev" if pair[0] % 2 == 0 else "test"


def pair_of(identity: str) -> str:
    """What the ids of a pair, such as ``q7a`` and ``q7b``, share; any other id is its own."""
    return _OF_A_PAIR.sub("", identity)
