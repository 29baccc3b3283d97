"""A normalisation table in the binary form that SentencePiece tokenizers carry.

The form, as read by the `spm_precompiled` crate behind `tokenizers.normalizers.Precompiled`: the
length of a double-array trie in bytes (u32), the trie (u32 units, see below), and the replacements
in UTF-8, each ended by a zero byte. The trie maps the UTF-8 bytes of what is replaced to the place
of its replacement.

A unit holds the byte that leads to it (bits 0-7), whether a key ends there (bit 8), and from bit 10
the offset of its children: unit `i` with offset `o` has the child for byte `b` at `i ^ o ^ b`. The
end of a key is the child for byte 0, and holds the value with bit 31 set.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

import numpy as np

_ENDS_KEY = 1 << 8
_IS_VALUE = 1 << 31
_BLOCK = 1024  # units are added so many at a time; a multiple of 256, so that i ^ byte stays inside
_OFFSET_LIMIT = 1 << 21  # larger offsets need a second encoding, which this writer does not use

_Node = dict[int, "_Node | int"]


def precompiled_charsmap(table: Mapping[int, str]) -> bytes:
    """The table as a precompiled character map.

    Args:
        table: the replacement of each code point that is replaced; not of U+0000, which the form
            cannot hold.

    Raises:
        ValueError: the table holds U+0000, or is far too large for the form.
    """
    if 0 in table:
        raise ValueError("U+0000 cannot be in a precompiled character map")
    replacements = bytearray()
    places: dict[str, int] = {}
    root: _Node = {}
    for code, text in sorted(table.items()):
        if text not in places:
            places[text] = len(replacements)
            replacements += text.encode() + b"\0"
        node = root
        for byte in chr(code).encode():
            child = node.setdefault(byte, {})
            assert isinstance(child, dict)
            node = child
        node[0] = places[text]
    trie = _double_array(root)
    return struct.pack("<I", len(trie)) + trie + bytes(replacements)


def _double_array(root: _Node) -> bytes:
    units = np.zeros(_BLOCK, np.uint32)
    free = np.ones(_BLOCK, bool)  # a place that no unit has
    unused = np.ones(_BLOCK, bool)  # an origin of children that no node has
    free[0] = False
    waiting: list[tuple[int, _Node]] = [(0, root)]
    while waiting:
        index, node = waiting.pop()
        labels = np.fromiter(node, np.int64)
        while True:
            # Two nodes of one origin would find each other's children, hence `unused`.
            origins = np.flatnonzero(free) ^ labels[0]
            fits = origins[unused[origins] & free[origins[:, None] ^ labels].all(axis=1)]
            if len(fits):
                break
            units = np.concatenate([units, np.zeros(_BLOCK, np.uint32)])
            free, unused = (np.concatenate([a, np.ones(_BLOCK, bool)]) for a in (free, unused))
        origin = int(fits[0])
        if origin ^ index >= _OFFSET_LIMIT:
            raise ValueError("the normalisation table is too large")
        unused[origin] = False
        free[origin ^ labels] = False
        units[index] |= (origin ^ index) << 10 | (_ENDS_KEY if 0 in node else 0)
        for byte, child in node.items():
            if isinstance(child, dict):
                units[origin ^ byte] = byte
                waiting.append((origin ^ byte, child))
            else:
                units[origin] = child | _IS_VALUE
    return units.astype("<u4").tobytes()
