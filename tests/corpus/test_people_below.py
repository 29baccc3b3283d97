"""Lists of those who took part below the last item, and the items that are such lists."""

from __future__ import annotations

import pytest

from corpus import Meeting, Source
from corpus.parse import parse_meeting

HEAD = "Referat af møde i Bækby Byråd den 5. maj 2021 kl. 12\n\n"
ITEMS = "1. Budget\nBudgettet blev godkendt.\n\n2. Eventuelt\nIntet.\n\n"


def read(below: str, above: str = "") -> Meeting:
    return parse_meeting(Source("møde.txt", "0", "text/plain", f"{HEAD}{above}{ITEMS}{below}\n"))


@pytest.mark.parametrize(
    "below",
    [
        "Til stede var: Borgmester Ib Dam (V), Bo Lind (A).\nFraværende: Ea Friis (F).",
        "Mødet sluttede kl. 14.10.\n\nTil stede\nBorgmester Ib Dam\nBo Lind\n\nAfbud\nEa Friis",
        "Underskrifter\n\nIb Dam (V)\nBorgmester\n\nBo Lind (A)\n\nFraværende: Ea Friis (F)",
        "3. Underskriftsside\n\nIb Dam\nBorgmester\n\nBo Lind\n\nFraværende: Ea Friis",
    ],
)
def test_those_who_took_part_may_be_listed_below_the_last_item(below: str) -> None:
    meeting = read(below)
    assert {person.name: person.status for person in meeting.people} == {
        "Ib Dam": "present",
        "Bo Lind": "present",
        "Ea Friis": "absent",
    }
    assert meeting.chair == "Ib Dam"
    assert meeting.people[0].role == "Borgmester"
    last = meeting.items[1].sections
    assert "Ib Dam" not in meeting.source.slice(last[0].span)
    assert meeting.items[1].outcome == "empty"


def test_apologies_below_the_end_of_the_meeting_are_of_the_whole_meeting() -> None:
    meeting = read("Mødet sluttede kl. 14.10.\n\nAfbud: Ea Friis", "Deltagere: Ib Dam\n\n")
    assert [(p.name, p.status) for p in meeting.people] == [
        ("Ib Dam", "present"),
        ("Ea Friis", "absent"),
    ]


@pytest.mark.parametrize(
    "below",
    [
        "Fraværende: Ea Friis",
        "Deltagere: Ea Friis\nTuren går til Bækby den 7. juni, og alle skal have madpakke med.",
        "Underskrifter\n\nEa Friis\nKasserer",
    ],
)
def test_names_below_an_item_that_list_nobody_new_are_passed_over(below: str) -> None:
    assert [person.name for person in read(below, "Deltagere: Ib Dam\n\n").people] == ["Ib Dam"]


def test_the_title_of_an_item_that_lists_people_tells_whether_they_came() -> None:
    text = (
        f"{HEAD}1. Fraværende\nIb Dam (V)\nBo Lind (A)\n\n2. Budget\nGodkendt.\n\n3. Veje\nUdsat.\n"
    )
    meeting = parse_meeting(Source("møde.txt", "0", "text/plain", text))
    assert [(p.name, p.status) for p in meeting.people] == [
        ("Ib Dam", "absent"),
        ("Bo Lind", "absent"),
    ]
