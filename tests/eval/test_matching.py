from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.matching import (
    contains_quote,
    contains_string,
    item_key,
    normalise,
    same_document,
    squeeze,
    without_markers,
)


def test_a_word_hyphenated_at_a_line_end_is_joined() -> None:
    assert normalise("ved udgan-\n   gen af\t2023") == "ved udgangen af 2023"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("en grøn-gul-\nrød model", "grøn-gul-rød"),
        ("Sundheds-\nog Kulturudvalget", "Sundheds- og Kulturudvalget"),
        ("***Ib bød*** velkommen", "Ib bød velkommen"),
        ("overdødelig\u00adhed", "overdødelighed"),
        ("å".encode().decode() + "a\u030a", "åå"),
        ("- et punkt\n- et andet", "et punkt • et andet"),
    ],
)
def test_a_quote_is_found_however_the_reader_wrote_it(text: str, quote: str) -> None:
    assert contains_quote(text, quote)


def test_a_quote_that_is_not_there_or_empty_is_not_found() -> None:
    assert not contains_quote("Indstillingen blev godkendt", "Indstillingen blev afvist")
    assert not contains_quote("noget", " \n")
    assert not contains_quote("noget", "- *")


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("i alt 86 %", "6 %", False),
        ("i alt 6 %", "6 %", True),
        ("3,5 %", "5 %", False),
        ("1.120.000 kr.", "120.000", False),
        ("120.000 kr.", "120.000", True),
        ("900.000 kr.", "900", False),
        ("den 10.5.2023", "2023", True),
        ("i 2023.", "2023", True),
        ("15,5", "15", False),
        ("IPS-forløb", "ipsforløb", True),
        ("Godkendt", "godkendt", True),
        ("2020-2021", "2020", True),
        ("1-5", "15", False),
        ("alt", "", False),
    ],
)
def test_a_number_is_found_only_as_a_whole(text: str, wanted: str, expected: bool) -> None:
    assert contains_string(text, wanted) is expected


def test_citation_markers_do_not_split_a_string() -> None:
    assert without_markers("900.000 [1] kr. [2, 3]") == "900.000 kr."


def test_documents_are_compared_by_name_when_a_folder_is_missing() -> None:
    assert same_document("2023/vest.txt", "vest.txt")
    assert not same_document("2023/vest.txt", "2022/vest.txt")
    assert not same_document("vest.txt", "vest.md")


@pytest.mark.parametrize(
    ("label", "key"),
    [("5", "5"), ("Punkt 5:", "5"), ("5.", "5"), ("2 B", "2 b"), ("AD 3", "3"), (None, None)],
)
def test_labels_of_items_are_compared_without_their_marks(
    label: str | None, key: str | None
) -> None:
    assert item_key(label) == key


@given(st.text(), st.text(min_size=1), st.text())
def test_every_part_of_a_text_is_a_quote_of_it(before: str, part: str, after: str) -> None:
    whole = f"{before} {part} {after}"
    assert not squeeze(part) or contains_quote(whole, part)


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
