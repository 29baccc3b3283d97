"""A common first name tells where a title ends, who is no firm, and who stands alone."""

from __future__ import annotations

import pytest

from corpus.names.full_name import title_length
from tests.corpus.attending import people_of, person_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("chef for Plan og Byg Ib Dam", 5),
        ("Fiskeskipper Anton Roi", 1),
        ("Formand Pilutaq Anna Dam", 1),
        ("Dr. Emma Dam", 1),
        ("vores dygtige naboer Lis Dam", 3),
    ],
)
def test_a_title_ends_where_a_common_first_name_starts(text: str, words: int) -> None:
    assert title_length(text.split()) == words


@pytest.mark.parametrize(
    "text", ["Ib Dam", "Haug Anton Roi", "Før mødet viste lederen Ea Dam", "Xiu Lam", "chef"]
)
def test_without_a_title_or_such_a_name_there_is_none(text: str) -> None:
    assert title_length(text.split()) == 0


def test_an_unknown_first_name_is_a_name_where_no_firms_are_listed() -> None:
    assert people_of("Deltagere: Ib Dam, Xiu Lam og Ea Friis") == [
        ("Ib Dam", "present"),
        ("Xiu Lam", "present"),
        ("Ea Friis", "present"),
    ]


@pytest.mark.parametrize("firm", ["Ørsted, Nordic Energy", "Nordic Energy, Ørsted"])
def test_firms_that_are_listed_like_people_are_nobody(firm: str) -> None:
    assert people_of(f"Deltagere: {firm}, Ib Dam, Ea Friis") == [
        ("Ib Dam", "present"),
        ("Ea Friis", "present"),
    ]


def test_what_follows_an_office_on_a_line_of_its_own_is_whom_somebody_is_there_for() -> None:
    person = person_of("Deltagere:\nIb Dam, oberst og formand, Bedre Psykiatri")
    assert (person.name, person.role, person.organisation) == (
        "Ib Dam",
        "oberst og formand",
        "Bedre Psykiatri",
    )


def test_a_common_first_name_stands_alone_among_full_names() -> None:
    assert people_of("Til stede: Ib Dam, Bo Lind, Ea\nAfbud: Per Ås, Karla (FDF)") == [
        ("Ib Dam", "present"),
        ("Bo Lind", "present"),
        ("Ea", "present"),
        ("Per Ås", "absent"),
        ("Karla", "absent"),
    ]


@pytest.mark.parametrize(
    ("label", "status"),
    [
        ("Medlemmer til stede", "present"),
        ("Med på mødet:", "present"),
        ("Mødet afholdtes med deltagelse af:", "present"),
        ("Ikke mødte medlemmer:", "absent"),
        ("Kunne ikke deltage:", "absent"),
        ("Ej deltaget:", "absent"),
        ("Forhindrede", "absent"),
        ("Meldt fra:", "absent"),
        ("Fraværende uden afbud", "absent"),
    ],
)
def test_a_label_may_be_any_words_that_say_who_came(label: str, status: str) -> None:
    assert people_of(f"{label}\nIb Dam\nBo Lind") == [("Ib Dam", status), ("Bo Lind", status)]


def test_a_sentence_with_such_words_is_no_label() -> None:
    assert people_of("Deltagere: Ib Dam\nMødet blev holdt med afbud af cateringen.") == [
        ("Ib Dam", "present")
    ]


def test_whoever_took_no_part_in_one_item_came() -> None:
    people = people_of(
        "Deltagere: Ib Dam\nFraværende: Bo Lind deltog ikke i behandlingen af pkt. 4"
    )
    assert people == [("Ib Dam", "present"), ("Bo Lind", "present")]


@pytest.mark.parametrize(
    "text",
    [
        "For Bo Lind var Ea Dam indkaldt.",
        "Bo Lind havde meldt afbud. I stedet mødte 1. stedfortræder Ea Dam.",
        "I stedet for Bo Lind deltog praktiserende læge Ea Dam.",
    ],
)
def test_a_substitute_is_told_in_many_ways(text: str) -> None:
    read = dict(people_of(f"Deltagere: Ib Dam\nAfbud: Bo Lind\n\n{text}"))
    assert read == {"Ib Dam": "present", "Bo Lind": "absent", "Ea Dam": "present"}
