"""The columns of an index say of every passage what the passage and its meeting say."""

from __future__ import annotations

import numpy as np

from corpus import mentioned_names
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


def test_the_head_of_a_meeting_says_what_the_meeting_says(index: Index) -> None:
    assert list(index.heads) == list(index.meetings)
    for path, meeting in index.meetings.items():
        head = index.heads[path]
        for name in ("body", "title", "cluster", "date"):
            assert getattr(head, name) == getattr(meeting, name)
        assert head.people == [person.name for person in meeting.people]
        assert head.mentioned == mentioned_names(meeting)
        assert [item[:2] for item in head.items] == [(i.label, i.parent) for i in meeting.items]


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
