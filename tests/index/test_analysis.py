"""Danish words become terms that meet, whatever their spelling, inflection and thread."""

from __future__ import annotations

import random
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from snowballstemmer.danish_stemmer import DanishStemmer

from corpus import MINUTES
from index import content_words, fold, grams, stem, words
from index.analysis import Compounds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("børnene", "boernene"),
        ("Ålborg", "Aalborg"),
        ("BESLUTNING", "beslutning"),
        ("mo\u0308de", "m\u00f6de"),
    ],
)
def test_spellings_meet(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("indlæggelser", "indlæggelsen"),
        ("klyngerne", "klyngen"),
        ("kommunernes", "kommune"),
    ],
)
def test_inflections_meet(one: str, other: str) -> None:
    assert stem(fold(one)) == stem(fold(other))


@pytest.mark.parametrize("number", ["900.000", "12.30", "2023", "1,5"])
def test_numbers_stay_whole(number: str) -> None:
    assert words(f"kr. {number} i alt") == ["kr", number, "i", "alt"]


def test_both_words_of_an_optional_prefix_are_found() -> None:
    assert words("(gen)indlæggelser") == ["genindlaeggelser", "indlaeggelser"]


def test_compounds_are_found_by_their_parts() -> None:
    compounds = Compounds(["sundhed", "klynge", "møde"])
    assert compounds.parts(fold("sundhedsklyngen")) == [stem("sundhed"), stem("klynge")]
    assert compounds.parts(fold("hospitalet")) == []


@given(st.text(max_size=80))
def test_any_text_can_be_analysed(text: str) -> None:
    assert set(content_words(text)) <= set(words(text))
    assert all(word == fold(word) for word in words(text))
    assert all(2 <= len(gram) <= 4 for gram in grams(text))


def test_threads_do_not_get_each_others_stems(monkeypatch: pytest.MonkeyPatch) -> None:
    # The stemmer in pure Python, which is used where PyStemmer is not installed.
    monkeypatch.setattr("index.analysis._STEMMER", DanishStemmer())
    text = "".join(path.read_text("utf-8", "replace") for path in Path(MINUTES).iterdir())
    vocabulary = sorted(set(words(text)))
    uncached = stem.__wrapped__
    alone = {word: uncached(word) for word in vocabulary}
    wrong: list[str] = []

    def stem_all() -> None:
        order = random.sample(vocabulary, len(vocabulary))
        wrong.extend(word for word in order if uncached(word) != alone[word])

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        threads = [threading.Thread(target=stem_all) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert wrong == []
