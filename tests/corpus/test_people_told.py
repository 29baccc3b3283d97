"""People who are listed below the first items, in the title line, or where no agenda is found."""

from __future__ import annotations

import pytest

from corpus import Source
from corpus.parse import parse_meeting

HEAD = "Bækby Lokaludvalg\nMøde den 5. maj 2021 kl. 12\n\n1. Åbning\nMødet blev åbnet.\n\n"
END = "\n\n3. Høring\nUdsat.\n"


def people(text: str) -> dict[str, str]:
    meeting = parse_meeting(Source("møde.txt", "0", "text/plain", text))
    return {person.name: person.status for person in meeting.people}


def below(text: str) -> dict[str, str]:
    """People of minutes that tell ``text`` where they approve the agenda."""
    return people(f"{HEAD}2. Godkendelse af dagsorden\n\nGodkendt.\n\n{text}{END}")


def test_an_item_that_approves_the_agenda_may_list_apologies() -> None:
    assert below(
        "Fraværende med afbud:\nIb Dam, Bo Lind deltog\nEa Friis og Per Holm\n\n"
        "Fraværende i mødet:\nIda Bak til kl. 18.40 i punkt 2\n\n"
        "Fraværende uden afbud:\nOle Bek"
    ) == {
        "Ib Dam": "absent",
        "Bo Lind": "present",
        "Ea Friis": "absent",
        "Per Holm": "absent",
        "Ida Bak": "present",
        "Ole Bek": "absent",
    }


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "Ib Dam havde meldt afbud, og Bo Lind deltog i stedet.",
            {"Ib Dam": "absent", "Bo Lind": "present"},
        ),
        (
            "Ib Dam havde meldt afbud. 1. suppleant Bo Lind var indkaldt, men mødte ikke frem.",
            {"Ib Dam": "absent", "Bo Lind": "absent"},
        ),
        ("Alle var mødt, undtaget Ib Dam, som havde meldt afbud.", {"Ib Dam": "absent"}),
        (
            "Følgende udeblev uden afbud: Ib Dam og Bo Lind.",
            {"Ib Dam": "absent", "Bo Lind": "absent"},
        ),
        ("Ib Dam ankommer klokken 13.00.", {"Ib Dam": "present"}),
    ],
)
def test_sentences_of_that_item_tell_who_came_and_who_did_not(
    told: str, expected: dict[str, str]
) -> None:
    assert below(told) == expected


def test_who_is_absent_from_one_item_only_was_at_the_meeting() -> None:
    items = (
        "1. Dagsorden\nGodkendt.\nFraværende: Ib Dam\n\n2. Budget\nGodkendt.\n\n3. Høring\nUdsat."
    )
    head = "Bækby Byråd\nMøde den 5. maj 2021\nDeltagere: Ib Dam, Bo Lind\n\n"
    assert people(head + items)["Ib Dam"] == "present"


def test_who_is_absent_under_each_item_was_not() -> None:
    away = "Fraværende: Ib Dam (V) - Bo Lind (V) mødte som stedfortræder."
    items = f"1. Dagsorden\nGodkendt.\n{away}\n\n2. Budget\nGodkendt.\n{away}\n"
    head = "Bækby Byråd\nMøde den 5. maj 2021\n\n"
    assert people(head + items) == {"Ib Dam": "absent", "Bo Lind": "present"}


def test_a_list_is_read_where_no_agenda_is_found() -> None:
    assert people(
        "Referat af møde d. 8. okt. 2019 kl. 19.30 i Sognehuset.\n\n"
        "= Til stede: Ib Dam - formand, Hans Henrik Lind, Ea Friis – præst\n"
        "= Afbud: Bo Holm\n\n"
        "Beslutning\nPer Bek bød velkommen, og Ole Bak talte om taget.\n"
    ) == {
        "Ib Dam": "present",
        "Hans Henrik Lind": "present",
        "Ea Friis": "present",
        "Bo Holm": "absent",
    }


def test_a_list_may_start_in_the_line_of_the_title() -> None:
    title = "Referat af møde onsdag d. 7. november 2012 kl. 19.30 i A-huset."
    listed = "Tilstede: Lars, Nina, Henrik, Lotte Afbud: Svend Referent: Lars"
    assert people(f"{title} {listed}\n1. Budget\nGodkendt.\n\n2. Høring\nUdsat.\n") == {
        "Lars": "present",
        "Nina": "present",
        "Henrik": "present",
        "Lotte": "present",
        "Svend": "absent",
    }


def test_who_is_absent_below_one_item_line_by_line_is_not_told_absent_from_all() -> None:
    assert below("Fraværende:\nIb Dam\nBo Lind") == {}
