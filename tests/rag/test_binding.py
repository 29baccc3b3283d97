"""Evidence on the topic that tells of another thing than asked: refused, and its neighbour told."""

from __future__ import annotations

import pytest

from index import Embedder, build_index, open_index
from rag import Answer, Assistant, Turn
from rag.refusing.gate import confidence_of
from rag.refusing.missing import lacking

FORUM = """# Sundhedsklynge Birkedal – Politisk forum

**Referat af møde mandag den 4. marts 2024 kl. 13.00–15.00**

Til stede: Ane Lundvig, borgmester, Fjelby Kommune; Bo Tranum, udvalgsformand, Holmslev Kommune;
Vera Kolding, praktiserende læge
Afbud: Jens Aaby, regionsrådsmedlem

## 1. Søvnklinikken

Ventetiden i 1. kvartal 2024 var 19 dage. Andelen med et tilbud er 66 % i Fjelby, 48 % i Holmslev.
Et besøg på skærm varer 9 minutter, mens et fysisk besøg varer 24 minutter.

Beslutning: Klinikken fortsætter til den 31. december 2025. Bo Tranum spurgte til parkering ved klinikken.
Det blev foreslået at flytte klinikken til havnen.

## 2. Natbussen

Natbussen kører fra Fjelby. Bussen kører otte ture hver nat.

Beslutning: Forummet afventer regionens svar om natbussen.

## 3. Fysioterapeut

Der er ansat en fysioterapeut til genoptræning. Hun begynder den 1. maj 2024.

Beslutning: Taget til efterretning.

## 4. Haveprojektet

Punktet blev trukket af dagsordenen.
"""
COUNCIL = """# Referat af møde i Holmslev Byråd

Tirsdag den 9. april 2024 kl. 17.00

Til stede: Bo Tranum, Ida Refsgaard

## 1. Lukning af svømmehallen

Lukningen betyder, at skolens elever må køre til Fjelby.

Beslutning: Byrådet godkendte, at svømmehallen lukker. Ida Refsgaard udpeger en tovholder.

## 2. Eventuelt

Næste møde er den 14. maj 2024.
"""
LATER = """# Referat af møde i Holmslev Byråd

Tirsdag den 14. maj 2024 kl. 17.00

Til stede: Bo Tranum, Ida Refsgaard (referent)

## 1. Lukning af svømmehallen

Beslutning: Udsat til efteråret.

## 2. Biblioteket

Bo Tranum spurgte, om låsen på biblioteket virker. Det gør den ikke, for nøglen er væk.

Beslutning: Taget til efterretning.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Assistant:
    """Answers over a forum of two municipalities and two meetings of one of their councils."""
    folder, index = tmp_path_factory.mktemp("minutes"), tmp_path_factory.mktemp("index")
    for number, text in enumerate((FORUM, COUNCIL, LATER)):
        (folder / f"{number}.md").write_text(text, "utf-8")
    build_index(folder, index, embedder)
    return Assistant(open_index(index, embedder))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Hvad var ventetiden i Søvnklinikken i 3. kvartal 2024?", "3. kvartal"),
        ("Hvad sagde Vera Kolding om Søvnklinikken?", "hvad Vera Kolding sagde"),
        ("Hvad sagde Patientforeningen om Søvnklinikken?", "hvad Patientforeningen sagde"),
        ("Hvad blev der svaret på spørgsmålet om parkering ved Søvnklinikken?", "blev svaret"),
        ("Hvem foreslog at flytte Søvnklinikken til havnen?", "noget navn"),
        ("Hvad endte det med for natbussen?", "hvad det endte med"),
        ("Hvad blev der besluttet på det tredje møde i Holmslev Byråd?", "nummer 3"),
        ("Hvad stod der på dagsordenen for Kulturudvalget?", "ingen referater fra det udvalg"),
        ("Hvilke punkter blev trukket af dagsordenen i Holmslev Byråd?", "intet punkt"),
        ("Er Ane Lundvig medlem af Venstre?", "”Venstre” er ikke fundet"),
        ("Hvordan bager jeg et brød?", "kan referater ikke svare på"),
    ],
)
def test_what_is_told_of_something_else_is_no_answer(
    asked: str, said: str, assistant: Assistant
) -> None:
    answer = assistant.answer(asked)
    assert answer.abstained, answer.text
    assert said in answer.text


def test_what_is_lacking_makes_an_answer_less_sure(assistant: Assistant) -> None:
    looked = assistant.look("Hvem er ansat som fysioterapeut?")
    lack = lacking(assistant.index, looked.question, looked.evidence)
    assert lack is not None
    assert "noget navn" in lack.refusal.danish
    doubted, plain = (
        confidence_of(assistant.index, looked.question, looked.evidence, found)
        for found in (lack, None)
    )
    assert doubted < plain


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Hvad var ventetiden i Søvnklinikken i 1. kvartal 2024?", "19 dage"),
        ("Hvor stor en andel i Fjelby har fået et tilbud?", "66 % i Fjelby"),
        ("Hvor længe fortsætter Søvnklinikken?", "31. december 2025"),
        ("Er et besøg på skærm kortere end et fysisk besøg?", "9 minutter"),
        ("Hvad besluttede Holmslev Kommune om svømmehallen?", "svømmehallen lukker"),
        ("Hvad besluttede kommunen om lukning af svømmehallen?", "svømmehallen lukker"),
        ("Hvad betyder lukningen af svømmehallen for eleverne?", "køre til Fjelby"),
        ("Hvem udpeger en tovholder?", "Ida Refsgaard"),
        ("Hvad var svaret på, om låsen på biblioteket virker?", "nøglen er væk"),
        ("Hvad blev besluttet på 4. marts mødet i Birkedal?", "Søvnklinikken"),
    ],
)
def test_what_looks_like_it_but_is_told_is_answered(
    asked: str, said: str, assistant: Assistant
) -> None:
    answer = assistant.answer(asked)
    assert not answer.abstained, answer.text
    assert said in answer.text


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("Hvornår holdt Holmslev Byråd senest møde?", "14. maj 2024"),
        ("When was the first meeting?", "The first meeting in the collection"),
        ("Hvilket referat er det ældste?", "Det ældste referat"),
        ("What is the latest meeting?", "The newest minutes"),
        ("Giv mig et kort overblik over mødet i Birkedal", "Sundhedsklynge Birkedal"),
        ("Hvem meldte fra til mødet i Birkedal?", "Afbud"),
        ("Hvem var referent i Holmslev Byråd den 14. maj 2024?", "Referent"),
    ],
)
def test_what_the_head_of_the_minutes_tells_comes_first(
    asked: str, first: str, assistant: Assistant
) -> None:
    answer = assistant.answer(asked)
    assert not answer.abstained
    assert first in answer.text.split("\n")[0]


def test_items_are_found_by_what_came_of_them(assistant: Assistant) -> None:
    withdrawn = assistant.answer("Hvilket punkt på dagsordenen blev sprunget over i Birkedal?")
    assert "4. Haveprojektet" in withdrawn.text
    postponed = assistant.answer("Hvilke punkter blev udsat?")
    assert "svømmehallen" in postponed.text
    assert "Biblioteket" not in postponed.text


def test_a_question_of_two_parts_is_counted_and_told(assistant: Assistant) -> None:
    lines = assistant.answer("Hvor mange referater er der i alt, og hvilket er det nyeste?").text
    assert "3 referater" in lines.split("\n")[0]
    assert "14. maj 2024" in lines.split("\n")[-1]


def test_the_same_matter_at_two_meetings_is_told_of_each_newest_first(
    assistant: Assistant,
) -> None:
    text = assistant.answer("Hvad blev der besluttet om lukning af svømmehallen?").text
    assert text.index("14. maj 2024") < text.index("9. april 2024")


def test_who_decided_is_told_by_the_place_of_the_decision(assistant: Assistant) -> None:
    asked = "Hvad blev besluttet om svømmehallen i Holmslev Byråd den 9. april 2024?"
    before = assistant.answer(asked)
    history = [Turn("user", asked), Turn("assistant", before.text)]
    answer: Answer = assistant.answer("Hvem besluttede det?", history)
    assert "Holmslev Byråd" in answer.text
    assert not answer.abstained
