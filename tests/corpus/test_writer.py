"""Who wrote the minutes, and the lines that say so at their end."""

from __future__ import annotations

import pytest

from corpus import Meeting, Source
from corpus.parse import parse_meeting

HEAD = "Referat af bestyrelsesmøde i Bækby Haveforening den 5. maj 2021\n"
ITEMS = "\n1. Velkomst\nFormanden bød velkommen.\n\n2. Strøm\nForbruget blev drøftet.\n"


def read(text: str) -> Meeting:
    return parse_meeting(Source("møde.txt", "0", "text/plain", text))


def statuses(meeting: Meeting) -> dict[str, tuple[str, str | None]]:
    return {person.name: (person.status, person.note) for person in meeting.people}


@pytest.mark.parametrize(
    "line",
    [
        "Referat: Ib Dam",
        "Referent: Ib Dam",
        "Referat ved: Ib Dam",
        "Referent: Skolesekretær Ib Dam",
        "Dirigent: Bo Lind Referent: Ib Dam",
        "Referent:\nIb Dam",
    ],
)
def test_whoever_wrote_the_minutes_is_named_below_the_last_item(line: str) -> None:
    assert statuses(read(f"{HEAD}{ITEMS}\n{line}\n"))["Ib Dam"] == ("secretariat", "referent")


def test_the_writer_may_be_named_in_the_head_and_be_one_of_the_participants() -> None:
    meeting = read(f"{HEAD}Til stede: Bo Lind, Ib Dam\nReferat: Ib Dam\n{ITEMS}")

    assert statuses(meeting) == {"Bo Lind": ("present", None), "Ib Dam": ("present", "referent")}


def test_the_name_of_the_writer_is_no_report_of_an_item() -> None:
    meeting = read(f"{HEAD}{ITEMS}\nReferat: Ib Dam\n\nPå bestyrelsens vegne\nFormand\nBo Lind\n")
    sections = [
        (section.kind, meeting.source.text[section.span.start : section.span.end])
        for section in meeting.items[-1].sections
    ]

    assert sections[0] == ("minutes", "Forbruget blev drøftet.")
    assert {kind for kind, _ in sections[1:]} == {"other"}


def test_the_writer_may_stand_before_the_text_of_an_item() -> None:
    text = f"{HEAD}\n1. Velkomst\nReferat: Ib Dam\n\nBeslutning\nGodkendt.\n"
    (item,) = read(text).items

    assert [text[s.span.start : s.span.end] for s in item.sections if s.kind == "minutes"] == [
        "Godkendt."
    ]


@pytest.mark.parametrize("signed", ["Formand\n\nBo Lind", "Bo Lind\nFormand"])
def test_an_office_over_or_below_a_name_is_a_signature(signed: str) -> None:
    head = f"{HEAD}Til stede: Ib Dam, Bo Lind\n"

    assert read(f"{head}{ITEMS}\nReferat: Ib Dam\n\n{signed}\n").chair == "Bo Lind"


def test_an_office_between_two_names_may_be_that_of_either() -> None:
    signed = "Kasserer\nIb Dam\nFormand\nBo Lind"

    assert read(f"{HEAD}Til stede: Ib Dam, Bo Lind\n{ITEMS}\n{signed}\n").chair is None
