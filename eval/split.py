"""Which half of a question set a question belongs to.

The rule: ``dev`` when the first byte of the SHA-256 of the id is even, else ``test``.  It depends
on the id alone, so a question keeps its half when others are added, and nobody chooses it.
``dev`` may be looked at and fitted to; ``test`` is only reported.
"""

from __future__ import annotations

import hashlib


def split_of(identity: str) -> str:
    """``dev`` or ``test``, by a stable hash of a question's id.

    Args:
        identity: the id, exactly as in the file.
    """
    return "dev" if hashlib.sha256(identity.encode()).digest()[0] % 2 == 0 else "test"
