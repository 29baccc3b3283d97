"""What is known of every passage besides its words, as arrays: its meeting, item and section.

A question looks at all passages of an index, so what it compares is laid out once, by column.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus import SectionKind, falls_within
from index.arrays import Ints, starts_of
from index.head import Head
from index.parts import SECTIONS, Parts

Mask = npt.NDArray[np.bool_]
_NONE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True)
class Columns:
    """Meetings are numbered by their paths, in order; items through all meetings.

    Attributes:
        meetings: shape (passages,), number of the meeting of each passage.
        items: shape (passages,), number of the agenda item; that of no item is the last.
        sections: shape (passages,), number of the kind of section in ``SECTIONS``.
        numbers: path -> number of the meeting.
        clusters: shape (meetings,), name of the cluster; empty for none.
        dates: shape (meetings,), ISO dates; empty for none.
        labels: folded label -> the items with it, and those under such an item.
        titles: stem -> the items whose title has it.
        title_stems: one row an item, the stems of its title.
    """

    meetings: Ints
    items: Ints
    sections: npt.NDArray[np.int32]
    numbers: Mapping[str, int]
    clusters: npt.NDArray[np.str_]
    dates: npt.NDArray[np.str_]
    labels: Mapping[str, Ints]
    titles: Mapping[str, Ints]
    title_stems: Sequence[Sequence[str]]

    @classmethod
    def of(cls, meetings: Mapping[str, Head], parts: Parts) -> Columns:
        """Lay out the passages of a generation.

        Args:
            meetings: by path, in the order of ``parts``.
            parts: of the same documents.
        """
        labels: dict[str, list[int]] = {}
        titles: dict[str, list[int]] = {}
        title_stems: list[Sequence[str]] = []
        for meeting in meetings.values():
            for own_label, above, stems in meeting.items:
                number = len(title_stems)
                for label in {(own_label or "").casefold(), (above or "").casefold()}:
                    labels.setdefault(label, []).append(number)
                for word in stems:
                    titles.setdefault(word, []).append(number)
                title_stems.append(stems)
        owners = np.repeat(np.arange(len(meetings)), np.diff(parts.document_starts))
        first_items = starts_of([len(meeting.items) for meeting in meetings.values()])
        own = parts.places[:, 0].astype(np.int64)
        return cls(
            meetings=owners,
            items=np.where(own < 0, len(title_stems), first_items[owners] + own),
            sections=parts.places[:, 1],
            numbers={path: number for number, path in enumerate(meetings)},
            clusters=np.array([meeting.cluster or "" for meeting in meetings.values()], np.str_),
            dates=np.array([meeting.date or "" for meeting in meetings.values()], np.str_),
            labels={label: np.array(numbers) for label, numbers in labels.items()},
            titles={word: np.array(numbers) for word, numbers in titles.items()},
            title_stems=title_stems,
        )

    def of_meetings(self, paths: Collection[str]) -> Mask:
        """Which passages are of these meetings, shape (passages,)."""
        chosen = np.zeros(len(self.numbers), dtype=np.bool_)
        chosen[[self.numbers[path] for path in paths if path in self.numbers]] = True
        return chosen[self.meetings]

    def of_clusters(self, names: Collection[str]) -> Mask:
        """Which passages are of meetings of these clusters, shape (passages,)."""
        return np.isin(self.clusters, list(names))[self.meetings]

    def of_years(self, years: Collection[int]) -> Mask:
        """Which passages are of meetings held in these years, shape (passages,)."""
        held = [date[:4] for date in self.dates.tolist()]
        return np.isin(held, [str(year) for year in years])[self.meetings]

    def between(self, first: str | None, last: str | None) -> Mask:
        """Which passages are of meetings held from one ISO date to another, both inclusive."""
        bounded = bool(first or last)
        held = np.array(
            [
                falls_within(date, first, last) if date else not bounded
                for date in self.dates.tolist()
            ],
            dtype=np.bool_,
        )
        chosen: Mask = held[self.meetings]
        return chosen

    def of_label(self, label: str) -> Mask:
        """Which passages are of items with this label, or under one; shape (passages,)."""
        return self.of_items(self.labels.get(label.casefold(), _NONE))

    def of_items(self, items: Ints) -> Mask:
        """Which passages are of these items, shape (passages,)."""
        chosen = np.zeros(len(self.title_stems) + 1, dtype=np.bool_)
        chosen[items] = True
        return chosen[self.items]

    def of_section(self, kind: SectionKind) -> Mask:
        """Which passages are of this kind of section, shape (passages,)."""
        mask: Mask = self.sections == SECTIONS.index(kind)
        return mask
