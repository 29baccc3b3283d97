"""Substitutes, told of in sentences: who came, and in whose place."""

from __future__ import annotations

import pytest

from tests.corpus.attending import read

AWAY = ("Ib Dam", "absent")


def told(attendance: str) -> list[tuple[str, str]]:
    return [(p.name, p.status) for p in read(f"Til stede: Ea Friis\n{attendance}").people[1:]]


@pytest.mark.parametrize(
    "attendance",
    [
        "Afbud: Ib Dam. Som stedfortræder mødte Bo Lind.",
        "Afbud: Ib Dam\nBo Lind (V) mødte som suppleant.",
        "Ib Dam har meldt afbud. Som stedfortræder er indkaldt Bo Lind.",
        "Afbud: Ib Dam. Bo Lind er derfor indkaldt.",
        "Der er afbud fra Ib Dam pga. ferie. "
        "1. stedfortræder på liste V, Bo Lind, er derfor indkaldt til mødet.",
    ],
)
def test_whoever_came_or_was_called_in_as_a_substitute_was_there(attendance: str) -> None:
    assert told(attendance) == [AWAY, ("Bo Lind", "present")]
    away, substitute = read(attendance).people
    assert substitute.note == "i stedet for Ib Dam"
    assert away.note in (None, "afbud", "pga. ferie")


def test_whose_place_substitutes_took_is_not_guessed_where_several_stayed_away() -> None:
    attendance = "Afbud: Ib Dam, Per Ås. Som stedfortrædere mødte Bo Lind og Ida Bak."
    people = {person.name: person for person in read(attendance).people}

    assert people["Bo Lind"].note == people["Ida Bak"].note == "stedfortræder"
    assert people["Bo Lind"].status == people["Ida Bak"].status == "present"


@pytest.mark.parametrize(
    "attendance",
    [
        "Afbud: Ib Dam. Stedfortræder Bo Lind var indkaldt, men mødte ikke.",
        "Afbud: Ib Dam. Stedfortræder Bo Lind er indkaldt til næste møde.",
        "Afbud: Ib Dam. Hans suppleant, Bo Lind, var ikke indkaldt.",
    ],
)
def test_a_substitute_who_did_not_come_was_not_there(attendance: str) -> None:
    assert ("Bo Lind", "present") not in told(attendance)


def test_nobody_is_absent_for_having_been_called_in() -> None:
    assert ("Bo Lind", "absent") not in told("Afbud:\nIb Dam\nBo Lind er indkaldt")
