"""Whatever was done to the folder before, the index is what building from nothing gives."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import build_index, open_index
from index.analysis import stem
from index.vocabulary import Vocabulary
from tests.index.small import built_anew, embedder, minutes, parts

# Words that are compounds only while others are there, inflected, misspelt and not plain letters.
WORDS = st.sampled_from(
    """
    sundhed klynge sundhedsklynge sundhedsklyngerne hus sundhedshus husleje leje skolevej skole
    vejen skolevejens svømmehal hal hallen budget budgettet årsbudget år café cafébestyrelse
    bestyrelse Grønlandsforvaltning forvaltningen Σύνδεσμος 900.000 kr genindlæggelse indlæggelse
    """.split()
)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
NAMES = st.sampled_from(["a.txt", "b.txt", "c.txt", "under/d.txt", "æ.txt"])
STEPS = st.one_of(
    st.tuples(st.just("write"), NAMES, TEXTS),
    st.tuples(st.just("remove"), NAMES, st.just("")),
    st.tuples(st.just("rename"), NAMES, NAMES),
)


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


def do(corpus: Path, kind: str, name: str, argument: str) -> None:
    file = corpus / name
    if kind == "write":
        file.write_text(minutes(argument), encoding="utf-8")
    elif kind == "remove":
        file.unlink(missing_ok=True)
    elif file.exists():
        file.rename(corpus / argument)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(STEPS, min_size=1, max_size=3), min_size=1, max_size=5), st.data())
def test_any_chain_of_changes_gives_what_building_from_nothing_gives(
    chain: list[list[tuple[str, str, str]]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as place:
        corpus, path = Path(place, "referater"), Path(place, "index")
        (corpus / "under").mkdir(parents=True)
        (corpus / "altid.txt").write_text(minutes("klyngens sundhedshus"), encoding="utf-8")
        for steps in chain:
            for step in steps:
                do(corpus, *step)
            build_index(corpus, path, embedder())
        assert parts(path) == built_anew(corpus, Path(place, "fresh"))
        ours, anew = (open_index(Path(place, name), embedder()) for name in ("index", "fresh"))
        question = data.draw(TEXTS)
        assert list(ours.passages) == list(anew.passages)
        assert ours.dense(question, 9) == anew.dense(question, 9)
        assert ours.lexical(question, 9) == anew.lexical(question, 9)


@given(st.text("abcdefghijklmnoprstuvyaeoeaa", min_size=1, max_size=20))
def test_the_stem_of_a_folded_word_is_its_beginning(word: str) -> None:
    # What taking stems over from an earlier vocabulary rests on.
    assert word.startswith(stem(word))


@given(st.sets(WORDS.map(str.lower)), st.sets(WORDS.map(str.lower)))
def test_a_vocabulary_does_not_depend_on_the_one_before(first: set[str], then: set[str]) -> None:
    words = sorted(then)
    taken_over = Vocabulary.of(words, Vocabulary.of(sorted(first)))
    anew = Vocabulary.of(words)
    assert taken_over.stems == anew.stems
    assert taken_over.compounds.stem_set == anew.compounds.stem_set
