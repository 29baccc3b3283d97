"""The five minutes that ship with the project, as a person reads them."""

from __future__ import annotations

import pytest

from corpus import MINUTES, display_text
from tests.corpus.sound import assert_sound
from tests.reading import read_meeting

FIRST = "2020-11-20 Politisk Klynge Midt.txt"
SOUTH = "2021-02-03 Politisk Klynge Syd.txt"
SECOND = "2021-03-29 Politisk Klynge Midt.md"
WEST = "2023-05-10 Sundhedsklynge Vest.txt"
THIRD = "2023-05-24 Sundhedsklynge Midt.txt"


@pytest.mark.parametrize(
    ("name", "body", "date", "start", "end"),
    [
        (FIRST, "Politisk Klynge Midt", "2020-11-20", "12:30", "14:30"),
        (SOUTH, "Politisk Klynge Syd", "2021-02-03", "13:30", "15:30"),
        (SECOND, "Politisk Klynge Midt", "2021-03-29", "14:00", "16:00"),
        (WEST, "Sundhedsklynge Vest", "2023-05-10", None, None),
        (THIRD, "Sundhedsklynge Midt", "2023-05-24", "16:00", "18:00"),
    ],
)
def test_who_met_and_when(
    name: str, body: str, date: str, start: str | None, end: str | None
) -> None:
    meeting = read_meeting(MINUTES / name, MINUTES)
    assert (meeting.body, meeting.date, meeting.start, meeting.end) == (body, date, start, end)
    assert meeting.kind == "minutes"
    assert_sound(meeting)


@pytest.mark.parametrize(
    ("name", "labels", "outcomes"),
    [
        (FIRST, "1 2 3 a b c d 4 5 6", {"2": "withdrawn", "6": "empty"}),
        (SOUTH, "1 2 3 4 5 6", {"5": "discussed"}),
        (WEST, "1 2 3 4 6", {"4": "approved", "6": "empty"}),
        (THIRD, "1 2 3 4 5 6 7", {"3": "noted", "5": "referred"}),
    ],
)
def test_the_agenda_and_what_came_of_it(name: str, labels: str, outcomes: dict[str, str]) -> None:
    items = read_meeting(MINUTES / name, MINUTES).items
    assert [item.label for item in items] == labels.split()
    found = {str(item.label): item.outcome for item in items}
    assert {label: found[label] for label in outcomes} == outcomes


def test_an_item_without_a_number_stands_between_those_with() -> None:
    meeting = read_meeting(MINUTES / SECOND, MINUTES)
    titles = [item.title for item in meeting.items if item.parent is None and item.label is None]
    assert titles == ["Midtvejsevaluering af Sundhedsaftalen"]


@pytest.mark.parametrize(
    ("name", "absent"),
    [
        (FIRST, {"Nuuradiin S. Hussein", "Charlotte Lønskov"}),
        (SECOND, {"Hans West"}),
        (THIRD, {"Malou Skeel", "Torben Froberg Poulsen", "Dorte Rosendal Meier"}),
    ],
)
def test_who_stayed_away(name: str, absent: set[str]) -> None:
    people = read_meeting(MINUTES / name, MINUTES).people
    assert {person.name for person in people if person.status == "absent"} == absent


def test_the_flattened_table_keeps_its_columns() -> None:
    meeting = read_meeting(MINUTES / WEST, MINUTES)
    (item,) = [item for item in meeting.items if item.label == "4"]
    shown = display_text(meeting.source, item.span)
    assert "5. klasse\t8. klasse" in shown
    assert "11 %\t17 %" in shown
