"""A sentence is gold where its quote stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.gold_sentences import GoldSentences
from eval.questions import Gold
from index import Index, build_index, open_index
from tests.eval.makers import make_question

TEXT = """Referat af møde i Vejudvalget den 5. maj 2021

1. Cykelsti

Beslutning
Ikke godkendt. Formanden beklagede.

2. Fortov

Indstilling
At fortovet fornys.

Beslutning
Godkendt.

3. Bro

Beslutning
Godkendt. Broen åbner i juni, og
det glædede Ib Dam.
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("gold")
    (folder / "minutes").mkdir()
    (folder / "minutes" / "veje.txt").write_text(TEXT, encoding="utf-8")
    build_index(folder / "minutes", folder / "index")
    return open_index(folder / "index")


def found(index: Index, *gold: Gold) -> list[str]:
    keys = GoldSentences(index).of(replace(make_question(), gold=gold))
    source = index.meetings["veje.txt"].source
    return [" ".join(source.slice(span).split()) for _, span in sorted(keys)]


def quote(text: str, item: str | None = None, doc: str = "veje.txt") -> Gold:
    return Gold(doc, item, None, text, None)


def test_a_refusal_does_not_make_every_approval_gold(index: Index) -> None:
    assert found(index, quote("Ikke godkendt.")) == ["Ikke godkendt."]


def test_of_equal_sentences_the_one_of_the_item_is_gold(index: Index) -> None:
    assert len(found(index, quote("Godkendt.", "2"))) == 1


def test_of_equal_sentences_the_one_beside_other_gold_is_gold(index: Index) -> None:
    assert found(index, quote("At fortovet fornys."), quote("Godkendt.")) == [
        "At fortovet fornys.",
        "Godkendt.",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Broen åbner i juni, og det glædede Ib Dam.",
        "broen åbner i  juni",
        "Beslutning: Broen åbner i juni, og det glædede Ib Dam.",
        "- **Broen** åbner i juni",
    ],
)
def test_a_quote_is_found_however_it_is_set(index: Index, words: str) -> None:
    assert found(index, quote(words)) == ["Broen åbner i juni, og det glædede Ib Dam."]


def test_words_of_the_next_sentence_do_not_make_that_gold(index: Index) -> None:
    assert found(index, quote("Godkendt. Broen")) == ["Godkendt."]


def test_a_quote_that_stands_nowhere_is_no_gold(index: Index) -> None:
    assert found(index, quote("Tunnelen blev godkendt."), quote("Godkendt.", doc="x.txt")) == []
