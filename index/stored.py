"""Meetings and passages of an opened generation: each is decoded when it is first asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, overload

from corpus import Meeting
from index.arrays import Ints, Rows
from index.passage import Passage

T = TypeVar("T")


class Decoded(Sequence[T], Generic[T]):
    """A sequence over rows of bytes; what was decoded is kept.  Safe to use from several threads.

    Args:
        rows: of bytes.
        decode: makes an element of a row.
    """

    def __init__(self, rows: Rows, decode: Callable[[bytes], T]) -> None:
        self._rows = rows
        self._decode = decode
        self._known: list[T | None] = [None] * len(rows)
        self._all: list[T] | None = None

    def __len__(self) -> int:
        return len(self._known)

    @overload
    def __getitem__(self, where: int) -> T: ...

    @overload
    def __getitem__(self, where: slice) -> Sequence[T]: ...

    def __getitem__(self, where: int | slice) -> T | Sequence[T]:
        if isinstance(where, slice):
            return [self[position] for position in range(*where.indices(len(self)))]
        known = self._known[where]
        if known is None:
            row = self._rows[where if where >= 0 else where + len(self)]
            known = self._known[where] = self._decode(row.tobytes())
        return known

    def __iter__(self) -> Iterator[T]:
        if self._all is None:
            self._all = [self[position] for position in range(len(self))]
        return iter(self._all)


class Meetings(Mapping[str, Meeting]):
    """The meetings of a generation by path.

    Args:
        paths: sorted.
        meetings: in that order.
    """

    def __init__(self, paths: Sequence[str], meetings: Sequence[Meeting]) -> None:
        self._numbers = {path: number for number, path in enumerate(paths)}
        self._meetings = meetings

    def __getitem__(self, path: str) -> Meeting:
        return self._meetings[self._numbers[path]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


class PassagesOf(Mapping[str, Sequence[Passage]]):
    """The passages of each meeting by its path, in the order of its text.

    Args:
        paths: of the meetings, sorted.
        starts: where the passages of each begin.
        passages: of all meetings.
    """

    def __init__(self, paths: Sequence[str], starts: Ints, passages: Sequence[Passage]) -> None:
        self._paths = paths
        self._starts = starts
        self._passages = passages

    def __getitem__(self, path: str) -> Sequence[Passage]:
        number = bisect_left(self._paths, path)
        if self._paths[number : number + 1] != [path]:
            raise KeyError(path)
        return self._passages[int(self._starts[number]) : int(self._starts[number + 1])]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
