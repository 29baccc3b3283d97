"""The columns of an index say of every passage what the passage and its meeting say."""

from __future__ import annotations

import numpy as np

from index import Index


def masked(index: Index, mask: np.ndarray) -> set[str]:
    return {passage.id for passage, here in zip(index.passages, mask, strict=True) if here}


def test_meetings_clusters_and_years_choose_the_passages_of_those_meetings(index: Index) -> None:
    columns = index.columns
    for path, meeting in index.meetings.items():
        own = {p.id for p in index.passages if p.doc == path}
        assert masked(index, columns.of_meetings([path])) == own
        same = {p.id for p in index.passages if index.meetings[p.doc].cluster == meeting.cluster}
        assert masked(index, columns.of_clusters([meeting.cluster or ""])) == same
        year = int(str(meeting.date)[:4])
        held = {p.id for p in index.passages if str(index.meetings[p.doc].date)[:4] == str(year)}
        assert masked(index, columns.of_years([year])) == held
        assert masked(index, columns.between(meeting.date, meeting.date)) >= own
    assert not columns.of_meetings(["ingen.txt"]).any()


def test_labels_choose_the_item_and_what_is_under_it(index: Index) -> None:
    for label in {item.label for m in index.meetings.values() for item in m.items if item.label}:
        wanted = set()
        for passage in index.passages:
            if passage.item is not None:
                item = index.meetings[passage.doc].items[passage.item]
                if label.casefold() in {
                    (item.label or "").casefold(),
                    (item.parent or "").casefold(),
                }:
                    wanted.add(passage.id)
        assert masked(index, index.columns.of_label(label)) == wanted


def test_sections_choose_the_passages_of_that_kind(index: Index) -> None:
    for kind in {passage.section for passage in index.passages}:
        own = {passage.id for passage in index.passages if passage.section == kind}
        assert masked(index, index.columns.of_section(kind)) == own


def test_an_open_period_excludes_nothing_and_a_closed_one_undated_meetings(index: Index) -> None:
    assert index.columns.between(None, None).all()
    assert not index.columns.between("2999-01-01", None).any()
