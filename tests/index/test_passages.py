"""Passages: pieces of one section of one item, cut between sentences, exact to the character."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import MINUTES, CorpusError, Meeting, Source, display_text
from corpus.parse import parse_meeting
from index import make_passages
from index.passages import MAX_CHARACTERS
from tests.reading import read_meeting

HEAD = "Referat af møde i Vejudvalget den 5. maj 2021\n\n"
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


def test_a_passage_is_no_longer_than_it_may_be(meeting: Meeting) -> None:
    for passage in make_passages(meeting):
        assert len(passage.text) <= 1.1 * MAX_CHARACTERS


@pytest.mark.parametrize("told", ["ord ", "a\t", "x", "1. ", "12 % "])
def test_neither_a_text_nor_a_title_without_full_stops_makes_a_long_passage(
    caplog: pytest.LogCaptureFixture, told: str
) -> None:
    title, text = (told * (size // len(told)) for size in (5_000, 50_000))
    source = Source("a.txt", "0", "text/plain", f"{HEAD}1. Vej {title}\nBeslutning:\n{text}\n")
    passages = make_passages(parse_meeting(source))
    assert sum(len(passage.text) for passage in passages) > 0.5 * len(text)
    for passage in passages:
        assert len(passage.text) <= 1.1 * MAX_CHARACTERS
        assert len(passage.path) <= MAX_CHARACTERS
    assert caplog.messages == []


def test_a_sub_item_is_searched_with_the_title_of_its_item() -> None:
    text = (
        f"{HEAD}1. Budget\n\n1.1 Drift\nBeslutning: Godkendt.\n\n1.2 Anlæg\nBeslutning: Udsat.\n\n"
        "2. Vej\n\n2.1 Sti\nBeslutning: Godkendt.\n\n3. Eventuelt\nBeslutning: Intet.\n"
    )
    passages = make_passages(parse_meeting(Source("a.txt", "0", "text/plain", text)))
    paths = {passage.label: passage.path for passage in passages}
    assert "punkt 1.2 Budget: Anlæg" in paths["1.2"]
    assert "punkt 2.1 Vej: Sti" in paths["2.1"]
    assert "punkt 3 Eventuelt" in paths["3"]


def test_names_of_passages_are_unique_and_stable(meeting: Meeting) -> None:
    names = [passage.id for passage in make_passages(meeting)]
    assert len(set(names)) == len(names)
    assert names == [passage.id for passage in make_passages(meeting)]
