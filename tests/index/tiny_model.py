"""A weight file in the format of the default model's, small enough to convert in no time."""

from __future__ import annotations

import struct

import numpy as np


def tiny_file() -> bytes:
    """A weight file in the format of the real one, of two small random layers."""
    rng = np.random.default_rng(0)
    hidden, layers, intermediate, places = 32, 2, 64, 64
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "▁", *"abcdefghijklmnopqrstuvwxyz", "<mask>"]
    encoded = [piece.encode() for piece in pieces]
    data = struct.pack("<4sI7ifi", b"E5S1", 1, hidden, layers, 2, intermediate, len(pieces),
                       places, 2, 1e-12, 32)  # fmt: skip
    data += struct.pack("<5iQ", len(pieces), 0, 2, 1, 3, sum(map(len, encoded)))
    data += np.cumsum([0, *map(len, encoded)]).astype("<u4").tobytes()
    data += np.full(len(pieces), -2, "<f4").tobytes() + b"".join(encoded)
    data += struct.pack("<iIIBI", 1, 9, ord("\n"), 1, ord(" "))

    tensors: list[tuple[str, bytes, int]] = []

    def plain(name: str, values: int) -> None:
        tensors.append((name, rng.normal(size=values).astype("<f4").tobytes(), values))

    def blocks(name: str, values: int) -> None:
        rows = rng.integers(0, 256, (values // 32, 18), np.uint8)
        rows[:, :2] = np.frombuffer(np.float16(0.05).tobytes(), np.uint8)
        tensors.append((name, rows.tobytes(), values))

    blocks("emb.word", len(pieces) * hidden)
    for name, values in (("pos", places * hidden), ("type", 2 * hidden),
                         ("ln.w", hidden), ("ln.b", hidden)):  # fmt: skip
        plain(f"emb.{name}", values)
    for layer in range(layers):
        for name in ("q", "k", "v", "ao", "fi", "fo"):
            wide = name in ("fi", "fo")
            blocks(f"l{layer}.{name}.w", hidden * (intermediate if wide else hidden))
            plain(f"l{layer}.{name}.b", intermediate if name == "fi" else hidden)
        for name in ("aln.w", "aln.b", "oln.w", "oln.b"):
            plain(f"l{layer}.{name}", hidden)

    offset = len(data) + 4 + sum(2 + len(name) + 21 for name, _, _ in tensors)
    data += struct.pack("<i", len(tensors))
    for name, content, values in tensors:
        data += struct.pack(f"<H{len(name)}s", len(name), name.encode())
        quantised = len(content) != values * 4
        data += struct.pack("<BIQQ", quantised, values, offset, len(content))
        offset += len(content)
    return data + b"".join(content for _, content, _ in tensors)
