"""A matter followed through several meetings: each has its part, in the order of their dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from rag import Answer, Assistant

_HEAD = """{body}
Referat af mødet den {date}

Til stede: Ib Dam, Lis Holm, Bo Krag

"""
_MEETINGS = {
    "2023-08-22 Seniorudvalget.txt": (
        "Seniorudvalget",
        "22. august 2023",
        "1. Midlertidige pladser på Svanebo\n\nBelægningen var 97 procent, og den gennemsnitlige "
        "opholdstid er steget fra 24 til 33 døgn.\n\nBeslutning: Taget til efterretning.\n\n"
        "2. Besøgsvenner\n\nI dag er der 46 besøgsvenner.\n\nBeslutning: Drøftet.\n",
    ),
    "2023-11-28 Seniorudvalget.txt": (
        "Seniorudvalget",
        "28. november 2023",
        "1. Midlertidige pladser på Svanebo\n\nSiden september er opholdstiden faldet til 28 døgn.\n\n"
        "Beslutning: Taget til efterretning.\n",
    ),
    "2024-04-09 Seniorudvalget.txt": (
        "Seniorudvalget",
        "9. april 2024",
        "1. Midlertidige pladser på Svanebo\n\nOpholdstiden er nu 26 døgn. To ekstra pladser på Svanebo "
        "åbnede i marts.\n\nBeslutning: Taget til efterretning.\n\n"
        "2. Besøgsvenner\n\nAntallet af besøgsvenner er 58.\n\nBeslutning: Drøftet.\n",
    ),
    "2023-10-09 Byrådet.txt": (
        "Byrådet",
        "9. oktober 2023",
        "1. Svaneparken\n\nParken får nye stier langs svanesøen.\n\nBeslutning: Godkendt.\n",
    ),
}


@pytest.fixture(scope="module")
def ask(assistant_over: Callable[[Mapping[str, str]], Assistant]) -> Callable[[str], Answer]:
    """Asks about four invented meetings."""
    return assistant_over(
        {
            name: _HEAD.format(body=body, date=date) + text
            for name, (body, date, text) in _MEETINGS.items()
        }
    ).answer


def test_a_development_is_told_meeting_by_meeting(ask: Callable[[str], Answer]) -> None:
    text = ask("Hvordan har opholdstiden på Svanebo udviklet sig?").text
    places = [text.find(days) for days in ("24 til 33 døgn", "28 døgn", "26 døgn")]
    assert -1 not in places
    assert places == sorted(places)
    assert "svanesøen" not in text


def test_whether_there_are_more_is_told_from_both_meetings(ask: Callable[[str], Answer]) -> None:
    text = ask("Er der blevet flere besøgsvenner?").text
    assert "46" in text
    assert "58" in text
