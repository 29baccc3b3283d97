"""Which values a sentence holds: a year is no count, an article is no number."""

from __future__ import annotations

import pytest

from index import stem
from rag.asking.amounts import amounts
from rag.asking.slots import counts, has_date, has_money, has_person


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Der er 153 borgere i forløb.", 1.0),
        ("I maj 2022 blev der holdt en workshop for borgere.", 0.0),
        ("Mødet er den 23. februar kl. 14.30.", 0.0),
        ("Borgere på 15-17 år er med.", 0.0),
        ("Punkt 4 blev drøftet i 5. og 8. klasse.", 0.0),
    ],
)
def test_only_what_is_counted_is_a_count(text: str, least: float) -> None:
    assert counts(text, frozenset({stem("borgere")})) == least


def test_a_percentage_fills_a_question_for_a_share() -> None:
    asked = frozenset({"procent"})
    assert counts("Det gælder 24 % af eleverne.", asked) == 1.0
    assert counts("Det gælder mange elever.", asked) == 0.0


def test_money_people_and_dates_are_told_by_their_form() -> None:
    assert has_money("Der afsættes kr. 900.000 til det.")
    assert has_money("I alt 2 mio. kr.")
    assert not has_money("Der er 12 punkter.")
    assert has_person("Oplæg ved Lise Holm Krogh.")
    assert not has_person("Der ansættes 2 projektledere i Vest.")
    assert has_date("Det sker i efteråret.")
    assert not has_date("Det sker snart nok.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("220.000 kr. (75.000 kr. i 2023 og 145.000 kr. i 2024)", [220_000, 75_000, 145_000]),
        ("kr. 900.000.", [900_000]),
        ("1,5 mio. kr.", [1_500_000]),
        ("i 2023 og 2024", []),
        ("80 000 kr. til bænke", [80_000]),
        ("kr. 2 mio. til hallen", [2_000_000]),
        ("50 t.kr. i 2025", [50_000]),
        ("3 millioner kroner", [3_000_000]),
        ("1,5 mia. over fire år", [1_500_000_000]),
        ("18 børn og 4 t. undervisning", []),
    ],
)
def test_amounts_are_read_in_kroner(text: str, expected: list[int]) -> None:
    assert amounts(text) == expected
