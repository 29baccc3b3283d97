"""Whether a file is minutes or an agenda, also where it does not say so."""

from __future__ import annotations

import pytest

from corpus import Meeting, Source
from corpus.parse import parse_meeting

HEAD = "Direktionsmøde\nOnsdag den 12. marts 2025 kl. 9-11\n\nDeltagere: Bo Krag, Tine Holm\n\n"
TOLD = (
    "1. Sygefravær\nSygefraværet er steget i to centre. Tine laver et oplæg.\n\n"
    "2. Julearrangement\nVi holder fast i fredag den 12. december.\n"
)
ANNOUNCED = (
    "1. Godkendelse af referat\n\n2. Sygefravær\nDirektionen skal drøfte tallene. Se bilag.\n\n"
    "3. Eventuelt\n"
)


def read(text: str, path: str = "møde.txt") -> Meeting:
    return parse_meeting(Source(path, "0", "text/plain", text))


def doubts(meeting: Meeting) -> list[str]:
    return [warning for warning in meeting.warnings if "læst som" in warning]


def test_a_text_that_tells_is_minutes_though_it_does_not_say_so_and_that_is_doubtful() -> None:
    meeting = read(HEAD + TOLD)
    assert meeting.kind == "minutes"
    assert doubts(meeting) == [
        "Filen siger ikke, om den er referat eller dagsorden; den er læst som referat."
    ]


def test_a_text_that_only_announces_is_an_agenda_without_doubt() -> None:
    meeting = read(HEAD + ANNOUNCED)
    assert meeting.kind == "agenda"
    assert doubts(meeting) == []


def test_a_text_without_a_sign_of_either_is_a_doubtful_agenda() -> None:
    meeting = read(
        f"{HEAD}1. Runde\nKlasserne ønsker flere bolde.\n\n2. Eventuelt\nDer mangler sæbe.\n"
    )
    assert meeting.kind == "agenda"
    assert doubts(meeting) == [
        "Filen siger ikke, om den er referat eller dagsorden; den er læst som dagsorden."
    ]


@pytest.mark.parametrize("name", ["Referat_2025-03-12.txt", "2025-03-12 referat direktion.txt"])
def test_the_file_name_may_say_that_it_is_minutes(name: str) -> None:
    meeting = read(HEAD + TOLD, name)
    assert (meeting.kind, doubts(meeting)) == ("minutes", [])


def test_the_file_name_may_say_that_it_is_an_agenda() -> None:
    meeting = read(HEAD + TOLD, "Dagsorden_2025-03-12.txt")
    assert (meeting.kind, doubts(meeting)) == ("agenda", [])


def test_minutes_in_which_nothing_was_written_are_a_doubtful_agenda() -> None:
    meeting = read(f"Referat af {HEAD}1. Velkomst\n\n2. Sygefravær\n\n3. Eventuelt\n")
    assert meeting.kind == "agenda"
    assert doubts(meeting) == [
        "Filen kaldes referat, men intet i den fortæller, hvad der skete; den er læst som dagsorden."
    ]


@pytest.mark.parametrize(
    "last", ["Underskriftsside\nIb Dam   Bo Lind", "Eventuelt", "Lukket punkt"]
)
def test_one_thing_approved_makes_minutes_of_what_is_called_so(last: str) -> None:
    meeting = read(
        f"Ældrerådet\nReferat 4. september 2025\nMedlemmer: Ib Dam, Bo Lind\n\n"
        f"1. Godkendelse af dagsorden\nGodkendt.\n\n2. {last}\n"
    )
    assert (meeting.kind, meeting.items[0].outcome) == ("minutes", "approved")
