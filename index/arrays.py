"""Arrays on disk, and rows of unequal length in one array."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.manifest import write_bytes

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Rows:
    """Rows of unequal length.

    Attributes:
        values: all rows one after another, along the first axis.
        starts: shape (rows + 1,), where each begins; the last is the end.
    """

    values: npt.NDArray[Any]
    starts: Ints

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, row: int) -> npt.NDArray[Any]:
        return self.values[self.starts[row] : self.starts[row + 1]]

    def cut(self, first: int, last: int) -> Rows:
        """The rows from ``first`` up to ``last``; nothing is copied."""
        starts = self.starts[first : last + 1]
        return Rows(self.values[starts[0] : starts[-1]], starts - starts[0])

    @classmethod
    def of(cls, rows: Sequence[npt.NDArray[Any]], like: npt.NDArray[Any]) -> Rows:
        """Rows from one array each.

        Args:
            rows: the arrays.
            like: an array without elements that says what they are made of.
        """
        return cls(np.concatenate([like, *rows]), starts_of([len(row) for row in rows]))

    @classmethod
    def join(cls, parts: Sequence[Rows]) -> Rows:
        """The rows of several, in order."""
        values = np.concatenate([part.values for part in parts])
        return cls(values, join_starts([part.starts for part in parts]))

    def write(self, folder: Path, name: str) -> list[str]:
        """Write them; returns the names of the files."""
        return [
            write_array(folder, name, self.values),
            write_array(folder, f"{name}.starts", self.starts),
        ]

    @classmethod
    def read(cls, folder: Path, name: str) -> Rows:
        """Map what ``write`` wrote into memory."""
        return cls(read_array(folder, name), read_array(folder, f"{name}.starts"))


def starts_of(lengths: Sequence[int] | npt.NDArray[Any]) -> Ints:
    """Where rows of these lengths begin, and where the last ends."""
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64)


def join_starts(parts: Sequence[Ints]) -> Ints:
    """Where rows begin when several arrays of rows are put one after another."""
    return starts_of(np.concatenate([np.diff(part) for part in parts]))


def write_array(folder: Path, name: str, array: npt.NDArray[Any]) -> str:
    """Write an array and force it to disk; returns the name of the file."""
    buffer = io.BytesIO()
    np.save(buffer, np.ascontiguousarray(array), allow_pickle=False)
    write_bytes(folder / f"{name}.npy", buffer.getbuffer())
    return f"{name}.npy"


def read_array(folder: Path, name: str) -> npt.NDArray[Any]:
    """Map an array into memory; it cannot be written to."""
    file = folder / f"{name}.npy"
    # An empty array cannot be mapped; as a plain array, because a `memmap` is slower to slice.
    mapped: npt.NDArray[Any] = np.load(file, mmap_mode="r", allow_pickle=False)
    return mapped.view(np.ndarray)
