"""Which half of a question set a question belongs to.

The rule: ``dev`` when the first byte of the SHA-256 of the id is even, else ``test``; of an id that
ends in a digit and a letter from ``a`` to ``f``, that of what stands before the letter is taken, so
that a pair, or the turns of a conversation, are in one half.  It depends on the id alone, so a
question keeps its half when others are added, and nobody chooses it.  ``dev`` may be looked at and
fitted to; ``test`` is only reported.
"""

from __future__ import annotations

import hashlib
import re

_OF_A_GROUP = re.compile(r"(?<=\d)[a-f]$")


def split_of(identity: str) -> str:
    """``dev`` or ``test``, by a stable hash of the id of a question's pair.

    Args:
        identity: the id, exactly as in the file.
    """
    pair = hashlib.sha256(pair_of(identity).encode()).digest()
    return "dev" if pair[0] % 2 == 0 else "test"


def pair_of(identity: str) -> str:
    """What the ids of a pair or a conversation, as ``q7a`` and ``q7b``, share; any other is its own."""
    return _OF_A_GROUP.sub("", identity)
