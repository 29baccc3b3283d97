"""Passages: pieces of one section of one item, cut between sentences, exact to the character."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import MINUTES, CorpusError, Meeting, display_text, read_meeting
from index import make_passages
from index.passages import MAX_CHARACTERS

FORMS = Path(__file__).resolve().parents[1] / "corpus" / "forms"
FILES = sorted([*MINUTES.iterdir(), *(FORMS.iterdir() if FORMS.is_dir() else ())])


@pytest.fixture(params=FILES, ids=lambda path: path.name)
def meeting(request: pytest.FixtureRequest) -> Meeting:
    path: Path = request.param
    try:
        return read_meeting(path, path.parent)
    except CorpusError:
        pytest.skip("not a file of minutes")


def test_a_passage_is_its_span(meeting: Meeting) -> None:
    for passage in make_passages(meeting):
        assert passage.text == display_text(meeting.source, passage.span)
        assert passage.text.strip()
        assert all(sentence in passage.span for sentence in passage.sentences)
        assert passage.sentences == tuple(sorted(passage.sentences))


def test_a_passage_stays_in_one_section_of_one_item(meeting: Meeting) -> None:
    for passage in make_passages(meeting):
        if passage.item is None:
            assert passage.span in meeting.header
            assert passage.section == "header"
            continue
        item = meeting.items[passage.item]
        assert passage.span in item.span
        assert passage.label == item.label
        foreign = [s.span for s in item.sections if s.kind != passage.section]
        assert not any(passage.span.overlaps(span) for span in foreign if len(span))


def test_every_section_is_covered_but_the_close_of_the_letter(meeting: Meeting) -> None:
    passages = make_passages(meeting)
    for position, item in enumerate(meeting.items):
        own = [sentence for p in passages if p.item == position for sentence in p.sentences]
        for section in item.sections:
            text = display_text(meeting.source, section.span)
            if text and not text.startswith("Venlig hilsen"):
                assert any(sentence.overlaps(section.span) for sentence in own)


def test_a_passage_is_no_longer_than_it_may_be_unless_one_sentence_is(meeting: Meeting) -> None:
    for passage in make_passages(meeting):
        if len(passage.sentences) > 1:
            assert len(passage.text) <= 1.1 * MAX_CHARACTERS


def test_names_of_passages_are_unique_and_stable(meeting: Meeting) -> None:
    names = [passage.id for passage in make_passages(meeting)]
    assert len(set(names)) == len(names)
    assert names == [passage.id for passage in make_passages(meeting)]
