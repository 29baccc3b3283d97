"""The minutes of one association: its meetings are meant unnamed, its offices told by elections."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from rag import Answer, Assistant

Ask = Callable[[str], Answer]

EARLIER = """# Referat af generalforsamling i Ringbjerg Roklub

Onsdag den 12. marts 2014 i klubhuset

Til stede: Asger Holm, Bodil Krag, Tom Rise, Karen Thy

## 1. Valg af dirigent

Tom Rise blev valgt.

## 2. Valg af bestyrelse

Formand: Asger Holm
Kasserer: Bodil Krag
Suppleanter: Karen Thy, Ole Busk

## 3. Eventuelt

Karen Thy takkede for kaffen.
"""

LATER = """# Referat af generalforsamling i Ringbjerg Roklub

Torsdag den 11. marts 2021 i klubhuset

Til stede: Bodil Krag, Tom Rise, Karen Thy

## 1. Valg af bestyrelse

Valgt til formand blev Karen Thy.
Bodil Krag ønskede ikke genvalg som kasserer. I stedet kom Tom Rise.

## 2. Valg af revisor

Bodil Krag blev valgt.

## 3. Regnskab 2020

Tom Rise gennemgik regnskabet, der viser et overskud på 12.400 kr. Regnskabet blev godkendt.

## 4. Kontingent

Kontingentet blev fastsat til 400 kr. om året.

## 5. Forslag
5.a Forslag fra Karen Thy om en ny bro
Forslaget blev vedtaget med 9 stemmer for og 2 imod.
5.b Forslag fra Ole Busk om en sauna
Forslaget blev forkastet med 3 stemmer for og 8 imod.

## 6. Næste generalforsamling

Torsdag den 10. marts 2022 kl. 19 i klubhuset.
"""

FILES = {
    "2014-03-12 Ringbjerg Roklub.md": EARLIER,
    "2021-03-11 Ringbjerg Roklub.md": LATER,
}


@pytest.fixture(scope="module")
def ask(assistant_over: Callable[[Mapping[str, str]], Assistant]) -> Ask:
    return assistant_over(FILES).answer


@pytest.mark.parametrize(
    ("question", "told", "besides"),
    [
        ("Hvem er formand?", "formand blev Karen Thy", "Asger"),
        ("Hvem var formand i 2014?", "Formand: Asger Holm", "Karen"),
        ("Hvem er revisor?", "Bodil Krag blev valgt", "Tom"),
        ("Hvem er kasserer?", "Tom Rise", "Kasserer: Bodil"),
        ("Hvem er suppleanter?", "Karen Thy, Ole Busk", "Tom Rise"),
    ],
)
def test_an_office_is_held_by_whoever_was_last_elected(
    ask: Ask, question: str, told: str, besides: str
) -> None:
    answer = ask(question)
    assert told in answer.text
    assert besides not in answer.text


def test_a_year_names_the_meeting_where_there_is_one_body(ask: Ask) -> None:
    assert "klubhuset" in ask("Hvor blev generalforsamlingen holdt i 2014?").text
    assert "2021" not in ask("Hvem var til stede i 2014?").text


def test_asked_about_no_matter_the_items_of_the_newest_meeting_are_told(ask: Ask) -> None:
    told = ask("Hvilke beslutninger blev der taget?").text
    assert "11. marts 2021" in told
    assert "4. Kontingent" in told


def test_the_next_meeting_need_not_be_of_a_named_body(ask: Ask) -> None:
    assert "10. marts 2022" in ask("Hvornår er næste møde?").text


def test_the_year_of_accounts_is_not_that_of_the_meeting(ask: Ask) -> None:
    assert "12.400" in ask("Hvad viste regnskabet for 2020?").text
    assert "12.400" not in ask("Hvad blev resultatet for 2021?").text


def test_proposals_below_one_item_have_votes_of_their_own(ask: Ask) -> None:
    told = ask("Hvordan gik afstemningen om saunaen?").text
    assert "3 stemmer for og 8 imod" in told
    assert "9 stemmer" not in told


def test_a_month_without_a_meeting_is_no_meeting(ask: Ask) -> None:
    assert ask("Hvad blev besluttet på mødet i november 2021?").reason == "no_such_meeting"


UNLISTED = {
    "2024-05-06 Stenlev Havneråd.md": """# Referat af møde i Stenlev Havneråd

Mandag den 6. maj 2024

## 1. Nye broer

Havnerådet godkendte et forslag fra Ib Dam om tre nye broer.
"""
}


@pytest.mark.parametrize("question", ["Hvem deltog?", "Hvem var ikke med til mødet i maj 2024?"])
def test_minutes_without_a_list_of_people_say_so(
    assistant_over: Callable[[Mapping[str, str]], Assistant], question: str
) -> None:
    answer = assistant_over(UNLISTED).answer(f"{question[:-1]} i Stenlev Havneråd?")
    assert answer.abstained, answer.text


def test_a_question_that_names_no_matter_has_no_yes(
    assistant_over: Callable[[Mapping[str, str]], Assistant],
) -> None:
    assert not assistant_over(UNLISTED).answer("Blev dagsordenen godkendt?").text.startswith("Ja")


def test_the_vote_on_another_case_is_not_told_of_one_without(ask: Ask) -> None:
    answer = ask("Hvem stemte imod kontingentet?")
    assert answer.abstained, answer.text
    assert "ikke noteret nogen afstemning" in answer.text
