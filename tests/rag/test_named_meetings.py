"""Questions of one meeting: a body's newest, an item by its number, all that was decided."""

from __future__ import annotations

import pytest

from rag import Answer
from tests.rag.conftest import Ask


def places(answer: Answer) -> set[str | None]:
    return {citation.passage.doc for citation in answer.citations}


@pytest.mark.parametrize(
    ("question", "file"),
    [
        ("Hvad besluttede Solby Byråd på sit seneste møde?", "2023-06-20 Solby Byråd.md"),
        ("Hvad besluttede Solby Byråd på sit første møde?", "2023-03-14 Solby Byråd.md"),
        ("Hvad blev besluttet om en ny svømmehal på næste møde den 20. juni 2023?", "2023-06-20 Solby Byråd.md"),
        ("Hvad besluttede Boligforeningen Lærken på sit første møde?", "2024-02-07 Boligforeningen Lærken.md"),
        ("Hvad blev besluttet på Birkeskolens seneste møde?", "2024-01-18 Skolebestyrelsen Birkeskolen.md"),
    ],
)  # fmt: skip
def test_the_newest_and_the_oldest_meeting_are_those_of_the_body_that_is_named(
    ask_elsewhere: Ask, question: str, file: str
) -> None:
    assert places(ask_elsewhere(question)) == {file}


def test_all_that_a_meeting_decided_is_its_items_with_their_outcomes(ask_elsewhere: Ask) -> None:
    text = ask_elsewhere("Hvad besluttede Solby Byråd den 14. marts 2023?").text
    assert "1. Ny svømmehal ved Lergraven" in text
    assert "– udsat [" in text
    assert "3. Lukning af biblioteksbussen" in text
    assert "– afvist [" in text


def test_an_item_that_a_body_never_had_is_said_to_be_missing(ask_elsewhere: Ask) -> None:
    answer = ask_elsewhere("Hvad besluttede skolebestyrelsen på Birkeskolen om punkt 7?")
    assert answer.reason == "no_such_item"
    assert "intet punkt 7" in answer.text


def test_who_took_part_is_no_decision(ask_elsewhere: Ask) -> None:
    answer = ask_elsewhere("Hvad vedtog Teknikudvalget på sit møde i marts 2023?")
    assert all(citation.passage.section != "header" for citation in answer.citations)


def test_a_value_is_not_that_of_another_year(ask_elsewhere: Ask) -> None:
    asked = "Hvad var afgiften for et hus i {}?"
    assert "9.400" in ask_elsewhere(asked.format(2024)).text
    assert ask_elsewhere(asked.format(2021)).abstained


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Hvad står BUF for?", "Børne- og Ungeforum"),
        ("Forklar forkortelsen DGI", "Danske Gymnastikhold"),
        ("What does BUF stand for?", "Børne- og Ungeforum"),
    ],
)
def test_an_abbreviation_is_told_where_it_is_spelt_out(
    ask_elsewhere: Ask, question: str, words: str
) -> None:
    answer = ask_elsewhere(question)
    assert words in answer.text
    assert len(answer.citations) == 1


def test_an_abbreviation_that_is_never_spelt_out_is_refused(ask_elsewhere: Ask) -> None:
    assert ask_elsewhere("Hvad betyder forkortelsen SSP?").abstained


def test_a_first_name_alone_tells_in_whose_place_somebody_came(ask_elsewhere: Ask) -> None:
    answer = ask_elsewhere("Hvem mødte i stedet for Regner Holst?")
    assert "Sif Ravn" in answer.text


def test_how_somebody_voted_is_not_why(ask_elsewhere: Ask) -> None:
    answer = ask_elsewhere("Hvorfor stemte Gry Vang imod afgiften?")
    assert "for dyrt for de unge familier" in answer.text


def test_a_proposal_that_came_to_nothing_is_told_with_how_it_ended(ask_elsewhere: Ask) -> None:
    text = ask_elsewhere("Hvornår skulle biblioteksbussen i Solby lukke?").text
    assert "1. august 2023" in text
    assert "Indstillingen blev forkastet." in text


def test_what_only_an_agenda_tells_is_not_told_as_decided(ask_elsewhere: Ask) -> None:
    answer = ask_elsewhere("Hvad blev besluttet om skaterbanen ved stadion?")
    assert answer.abstained or "Kun dagsordenen til mødet er i samlingen" in answer.text


@pytest.mark.parametrize(
    "question",
    ["Hvem deltog i Ungdomsrådets møde den 2. maj 2024?", "Deltog Ask Lund den 2. maj 2024?"],
)
def test_nobody_came_to_a_meeting_of_which_only_the_agenda_is_there(
    ask_elsewhere: Ask, question: str
) -> None:
    text = ask_elsewhere(question).text.casefold()
    assert "nævnt i dagsordenen" in text
    assert "deltog" not in text
