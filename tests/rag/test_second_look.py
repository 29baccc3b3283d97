"""The second, more careful look at the best places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index import load_cross_encoder
from rag import Assistant
from rag.finding.evidence import Sentence
from rag.finding.second_look import PLACES, WINDOW, best_places, read_closely

QUESTION = "Hvad blev der besluttet om legepladsen?"


@pytest.fixture(scope="module")
def evidence(elsewhere: Assistant) -> tuple[Sentence, ...]:
    return elsewhere.look(QUESTION).evidence


def test_the_best_sentence_stands_in_the_first_place(evidence: tuple[Sentence, ...]) -> None:
    first = best_places(load_cross_encoder().length, evidence)[0]
    assert first.passage == evidence[0].passage
    assert first.first <= evidence[0].number <= first.last


def test_places_are_few_and_short_and_none_begins_inside_another(
    evidence: tuple[Sentence, ...],
) -> None:
    model = load_cross_encoder()
    places = best_places(model.length, evidence)
    assert 1 <= len(places) <= PLACES
    held: set[tuple[str, int]] = set()
    for place in places:
        numbers = range(place.first, place.last + 1)
        lengths = [model.length(place.passage.sentence_texts[n]) for n in numbers]
        assert len(lengths) == 1 or sum(lengths) <= WINDOW
        assert not held.issuperset((place.passage.id, n) for n in numbers)
        held.update((place.passage.id, n) for n in numbers)


def test_no_sentence_is_lost_and_the_best_come_first(evidence: tuple[Sentence, ...]) -> None:
    read = read_closely(QUESTION, evidence)
    assert {(s.passage.id, s.number) for s in read} == {(s.passage.id, s.number) for s in evidence}
    scores = [s.score for s in read]
    assert scores == sorted(scores, reverse=True)
    assert any(s.read is None for s in read)
    assert read[0].read is not None


def test_without_the_default_model_answers_rest_on_the_first_look(
    evidence: tuple[Sentence, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rag.finding.second_look.reader", lambda: None)
    assert read_closely(QUESTION, evidence) == list(evidence)


def test_a_sentence_that_was_read_in_another_passage_counts_as_read(
    evidence: tuple[Sentence, ...],
) -> None:
    first = evidence[0]
    elsewhere = replace(first, passage=replace(first.passage, id="overlapping"))
    read = read_closely(QUESTION, [first, elsewhere])
    assert read[0].read == read[1].read is not None


def test_nothing_found_is_nothing_read() -> None:
    assert read_closely(QUESTION, []) == []
