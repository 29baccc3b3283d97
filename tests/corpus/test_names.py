"""The same person under two spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Camille Donslund", "Camilla Donslund"),
        ("Nuuradiin S. Hussein", "Nuradiin S. Hussein"),
        ("Jørgen Rørbæk", "Jørgen Rørbæk Henriksen"),
        ("Pia Buus Pinstrup", "Pia Buus Pindstrup"),
        ("M. Thorsager", "Mette Thorsager"),
        ("Anna-Lise Berg", "Anna Lise Berg"),
        ("HANNE DAM", "Hanne Dam"),
        ("Per Kjær (V)", "Per Kjær"),
    ],
)
def test_variants_of_a_name_are_probably_one_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Per Jensen", "Palle Jensen"),
        ("Ib Madsen", "Ib Nellemose"),
        ("Kirsten Holm", "Karsten Holm"),
        ("Johanne Skov", "Johannes Skov"),
        ("Hanne Madsen", "Hans Madsen"),
        ("Lars Jensen", "Lars Jessen"),
        ("Camille Donslund", "Camilla Dønslund"),
        ("Tilde", "Tilde Bach"),
        ("Tilde", ""),
    ],
)
def test_different_people_stay_apart(one: str, other: str) -> None:
    assert not same_person(one, other)


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_order_of_the_two_never_matters(one: str, other: str) -> None:
    assert same_person(one, other) == same_person(other, one)
