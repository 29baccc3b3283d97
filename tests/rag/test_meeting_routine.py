"""What every meeting has: who came, where it met, what came up at the end; over two meetings."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from rag import Answer, Assistant

Ask = Callable[[str], Answer]

FIRST = """# Referat af møde i Sundhedsforum Vesterlund

Tirsdag den 14. september 2021 kl. 13.00–15.00
Sted: Virtuelt på Teams

Lunde Kommune:
- Asger Nordahl, formand for Ældreudvalget (Ø)
- Jan Tornby, direktør

PLO-Vesterlund:
- Mette Rishøj (til kl. 14)
- Ulla Krogsbæk (afbud)

Afbud:
- Palle Stenhøj

## 1. Velkomst

Asger Nordahl bød velkommen til mødet og holdt oplæg om den nye sundhedsaftale.
Ulla Krogsbæk var desværre forhindret i at deltage i mødet.

## 2. Genoptræning efter sygdom

Jan Tornby fortalte om den fysiske genoptræning i Lunde og om ventetiden på de to hold.
Forummet var enigt om at se på ventetiden igen. Jan Tornby rundede mødet af.

## 3. Eventuelt

Intet at bemærke.
"""

SECOND = """# Referat af møde i Sundhedsforum Vesterlund

Torsdag den 9. marts 2023 kl. 13.00–15.00
Sted: Rådhuset i Lunde, lokale 4

Deltagere:
- Asger Nordahl, næstformand for Socialudvalget, Lunde Kommune
- Jan Tornby, direktør, Lunde Kommune
- Vivi Aagesen, direktør, Patientforløb og Drift

Formænd med observatørstatus:
- Kirsten Balle, formand for Børneudvalget, Lunde Kommune

## 1. Budget for fælles indsatser

Forummet godkendte et budget på 250.000 kr. til fælles indsatser i 2023.

## 2. Eventuelt

Kirsten Balle opfordrede til at besøge det nye akuthus. Jan Tornby sender en invitation.
"""

FILES = {
    "2021-09-14 Sundhedsforum Vesterlund.md": FIRST,
    "2023-03-09 Sundhedsforum Vesterlund.md": SECOND,
}


@pytest.fixture(scope="module")
def ask(assistant_over: Callable[[Mapping[str, str]], Assistant]) -> Ask:
    return assistant_over(FILES).answer


@pytest.mark.parametrize(
    ("question", "told", "besides"),
    [
        ("Kom der noget under eventuelt i september 2021?", ["Intet at bemærke"], "akuthus"),
        ("evt 9 marts 2023 noget?", ["akuthus"], "Intet"),
        ("Was anything raised under any other business in March 2023?", ["akuthus"], "Intet"),
        # What is taken for granted did not happen.
        (
            "Hvilke økonomiske bekymringer kom frem under eventuelt i september 2021?",
            ["Intet at bemærke"],
            "250.000",
        ),
    ],
)
def test_what_came_up_below_eventuelt_is_told_from_there(
    ask: Ask, question: str, told: list[str], besides: str
) -> None:
    answer = ask(question)
    assert all(words in answer.text for words in told), answer.text
    assert besides not in answer.text


@pytest.mark.parametrize(
    ("question", "told", "besides"),
    [
        ("Sad de i samme lokale i september 2021?", "Virtuelt på Teams", "Rådhuset"),
        ("Var mødet i marts 2023 online?", "Rådhuset i Lunde, lokale 4", "Teams"),
    ],
)
def test_whether_people_met_in_one_room_is_told_by_the_place(
    ask: Ask, question: str, told: str, besides: str
) -> None:
    answer = ask(question)
    assert told in answer.text
    assert besides not in answer.text


def test_physical_training_is_no_way_to_hold_a_meeting(ask: Ask) -> None:
    assert "Sted" not in ask("Hvem fortalte om den fysiske genoptræning på mødet i 2021?").text


def test_somebody_called_jan_is_no_january(ask: Ask) -> None:
    told = ask("På hvilke møder deltog Jan Tornby?").text
    assert "14. september 2021" in told
    assert "9. marts 2023" in told


def test_the_posts_of_somebody_are_told_over_all_the_years_named(ask: Ask) -> None:
    told = ask("Hvilke poster har Asger Nordahl haft fra 2020 til 2023?").text
    assert "formand for Ældreudvalget" in told
    assert "næstformand for Socialudvalget" in told


@pytest.mark.parametrize(
    ("question", "told", "besides"),
    [
        (
            "Var de praktiserende læger repræsenteret i september 2021?",
            ["Mette Rishøj deltog", "Ulla Krogsbæk havde afbud"],
            "Tornby",
        ),
        ("Hvem sad som observatører i marts 2023?", ["Kirsten Balle"], "Tornby"),
        ("Hvem bød velkommen i september 2021?", ["Asger Nordahl bød"], "PLO"),
    ],
)
def test_whoever_was_there_as_the_question_says_is_told(
    ask: Ask, question: str, told: list[str], besides: str
) -> None:
    answer = ask(question)
    assert not answer.abstained
    assert all(words in answer.text for words in told), answer.text
    assert besides not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Var patienterne repræsenteret i marts 2023?",
        "Hvilken kommune kommer Palle Stenhøj fra?",
        "Hvilket parti er Kirsten Balle fra?",
        "Hvad var grunden til, at Ulla Krogsbæk ikke kunne være med i september 2021?",
    ],
)
def test_what_the_lists_do_not_say_of_somebody_is_refused(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.abstained, answer.text


def test_a_party_that_is_noted_is_told(ask: Ask) -> None:
    assert "(Ø)" in ask("Hvilket parti er Asger Nordahl fra?").text


@pytest.mark.parametrize(
    ("question", "told", "besides"),
    [
        ("Hvem holdt oplæg i september 2021?", "Asger Nordahl bød", "Tornby fortalte"),
        ("Hvem afsluttede mødet i september 2021?", "Jan Tornby rundede", "bød velkommen"),
    ],
)
def test_who_did_what_is_done_at_every_meeting_is_told(
    ask: Ask, question: str, told: str, besides: str
) -> None:
    answer = ask(question)
    assert told in answer.text
    assert besides not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Hvad snakkede de om i Sundhedsforum Vesterlund?",
        "Hvad er der sket siden sidst i Sundhedsforum Vesterlund?",
        "Hvilke beslutninger tog Sundhedsforum Vesterlund?",
    ],
)
def test_asked_about_no_matter_the_items_of_the_newest_meeting_are_told(
    ask: Ask, question: str
) -> None:
    told = ask(question).text
    assert "1. Budget for fælles indsatser [1] – godkendt [2]" in told
    assert "Genoptræning" not in told


def test_asked_which_meetings_spoke_of_a_matter_each_is_told_once(ask: Ask) -> None:
    answer = ask("Hvilke møder handlede om genoptræning?")
    assert {citation.passage.doc for citation in answer.citations} == {min(FILES)}
    assert len(answer.citations) == 1


def test_the_municipalities_of_a_body_are_those_on_its_list(ask: Ask) -> None:
    told = ask("Hvilke kommuner er med i Sundhedsforum Vesterlund?").text
    assert "Lunde Kommune [1]" in told


def test_whom_to_call_is_not_told(ask: Ask) -> None:
    assert ask("Hvem kan jeg kontakte om Sundhedsforum Vesterlund?").reason == "private"
