"""How names are written in lists of people, and which marks stand beside them."""

from __future__ import annotations

import pytest

from tests.corpus.attending import people_of, person_of, read


@pytest.mark.parametrize(
    "name",
    [
        "Merete el-Khatib",
        "Ahmed Al-Hassan",
        "Yusuf bin Omar",
        "Hugo de la Cour",
        "Dorthe van der Meer",
        "Carl Gustav Ahlefeldt-Laurvig",
        'Knud "Knold" Rasmussen',
        "Knud ”Knold” Rasmussen",
        "H.C. Poulsen",
        "J. P. Nielsen",
        "Kr. Lund Hedegaard",
        "Bent Chr. Aagaard",
        "Özlem Yıldız",
        "Nguyen Thi Lan",
        "Ea Gade",
    ],
)
def test_a_name_is_read_whole(name: str) -> None:
    attendance = f"Deltagere: Ib Dam, {name}, professor emeritus {name}sen"
    assert [person.name for person in read(attendance).people] == ["Ib Dam", name, f"{name}sen"]
    assert person_of(f"Deltagere:\n{name} (V) – formand").name == name


def test_a_street_is_nobody() -> None:
    assert people_of("Deltagere: Ib Dam\nSted: Søndre Gade") == [("Ib Dam", "present")]


def test_names_in_capitals_are_written_as_names_are() -> None:
    attendance = (
        "MEDLEMMER:\nIB DAM (V), FORMAND\nANNE-GRETE STORM (C)\nP. HOLM (A)\n\n"
        "FRAVÆRENDE: ANNE-GRETE STORM\n\nBÆKBY RÅDHUS"
    )
    assert people_of(attendance) == [
        ("Ib Dam", "present"),
        ("Anne-Grete Storm", "absent"),
        ("P. Holm", "present"),
    ]
    assert read(attendance).source.slice(read(attendance).people[0].span).startswith("IB DAM")


def test_surnames_in_capitals_are_written_as_names_are() -> None:
    attendance = "Deltagere:\nIb DAMGAARD (V)\nBo LINDSKOV\nEa Friis FOA"
    names = [person.name for person in read(attendance).people]
    assert names[:2] == ["Ib Damgaard", "Bo Lindskov"]


def test_a_list_by_surnames_is_turned() -> None:
    attendance = "Deltagere\nAndersen, Kirsten\nBruun, Hans Peter (formand)\nDam, Ib - afbud"
    found = read(attendance).people
    assert [(p.name, p.status) for p in found] == [
        ("Kirsten Andersen", "present"),
        ("Hans Peter Bruun", "present"),
        ("Ib Dam", "absent"),
    ]
    assert read(attendance).source.slice(found[0].span) == "Andersen, Kirsten"


def test_names_with_what_they_stand_for_are_no_list_by_surnames() -> None:
    attendance = "Deltagere:\nIb Dam, Falck\nBo Lind, Danske Patienter\nEa Friis, Ældre Sagen"
    assert [p.name for p in read(attendance).people] == ["Ib Dam", "Bo Lind", "Ea Friis"]


@pytest.mark.parametrize(
    ("there", "away"),
    [("{} x", "{} -"), ("{}    ✓", "{}    ÷"), ("{}: Ja", "{}: Nej"), ("x {}", "☐ {}")],
)
def test_a_mark_beside_a_name_tells_who_came(there: str, away: str) -> None:
    lines = [there.format("Ib Dam (V)"), there.format("Bo Lind"), away.format("Ea Friis (A)")]
    found = people_of("Fremmøde (x = til stede):\n" + "\n".join(lines))
    assert found == [("Ib Dam", "present"), ("Bo Lind", "present"), ("Ea Friis", "absent")]


def test_an_organisation_stands_before_whoever_is_there_for_it() -> None:
    attendance = (
        "Deltagere:\nFalck v/ stationsleder Ib Dam\nBeredskabsstyrelsen v/Bo Lind\n"
        "Bækby Kommune v/beredskabschef Ea Friis"
    )
    assert [(p.name, p.role, p.organisation) for p in read(attendance).people] == [
        ("Ib Dam", "stationsleder", "Falck"),
        ("Bo Lind", None, "Beredskabsstyrelsen"),
        ("Ea Friis", "beredskabschef", "Bækby Kommune"),
    ]


def test_first_names_stand_among_full_ones_where_other_lists_have_them_too() -> None:
    attendance = "Til stede: Kim, Line, Bo Lind\nAfbud: Emil, Marie Louise Friis"
    assert people_of(attendance) == [
        ("Kim", "present"),
        ("Line", "present"),
        ("Bo Lind", "present"),
        ("Emil", "absent"),
        ("Marie Louise Friis", "absent"),
    ]


def test_contact_details_between_names_are_no_part_of_them() -> None:
    attendance = "Deltagere: Ib Dam tlf. 22 33 44 55, Bo Lind (bo@lind.dk), Ea Friis"
    assert [(p.name, p.role, p.note) for p in read(attendance).people] == [
        ("Ib Dam", None, None),
        ("Bo Lind", None, None),
        ("Ea Friis", None, None),
    ]


def test_parts_of_a_list_may_each_have_a_label_on_one_line() -> None:
    attendance = "Fra kredsene: Nord: Ib Dam, Syd: Bo Lind og Ea Friis"
    assert [name for name, _ in people_of(attendance)] == ["Ib Dam", "Bo Lind", "Ea Friis"]


@pytest.mark.parametrize("word", ["Drejer", "Holder", "Kommer", "Lærer", "Skytte", "Har"])
def test_a_word_with_a_capital_between_first_name_and_surname_is_part_of_the_name(
    word: str,
) -> None:
    name = f"Kim {word} Nielsen"

    assert people_of(f"Til stede: Ida Berg, {name}, Ole Dam") == [
        ("Ida Berg", "present"),
        (name, "present"),
        ("Ole Dam", "present"),
    ]
    assert (name, "present") in people_of(f"Medlemmer\nIda Berg (C)\n{name} (C)\nOle Dam (V)")
    assert (name, "absent") in people_of(f"Til stede: Ida Berg\nAfbud fra {name}.")


def test_an_office_between_two_people_is_part_of_neither_name() -> None:
    assert people_of("Til stede: Formand Ib Dam, Kasserer Bo Lind, Ole Drejer") == [
        ("Ib Dam", "present"),
        ("Bo Lind", "present"),
        ("Ole Drejer", "present"),
    ]
