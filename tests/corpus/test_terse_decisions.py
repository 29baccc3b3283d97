"""Decisions in a few words, elections in lists, and what stands below the heading of a decision."""

from __future__ import annotations

import pytest

from corpus import Outcome
from corpus.outcomes.outcomes import outcome_of
from tests.corpus.outlines import items_of

ANSWERS: dict[Outcome, tuple[str, ...]] = {
    "approved": (
        "OK.",
        "Tilslutning.",
        "Ja, hvis de selv gør rent.",
        "Sendes i høring.",
        "Sendes i høring frem til 1. maj.",
        "Sættes op ved købmanden. Bent sørger for strøm.",
        "Godkendt som indstillet med den tilføjelse, at der følges op i juni.",
        "Vi aftalte at holde oprydning den 14. april.",
        "Tilbuddet fra Hede VVS på 612.000 kr. antages.",
        "Fordelingsudvalgets forslag følges.",
        "1. Ib Dam – genvalgt\n2. Lis Bo – genvalgt",
        "Formand Ib Dam: Genvalgt uden modkandidat.",
        "Ib Dam og Lis Bo genvalgt.",
        "Bestyrelsen konstituerede sig med Ib Dam som formand.",
        "Navnet bliver Kaminstuen.",
        "Prisen sættes til 2.950 kr. som foreslået.",
        "Vi prøver med 118 elever i et år.",
        "Enstemmigt genvalg til Ib Dam.",
    ),
    "rejected": (
        "Nej tak.",
        "Nej, der er ikke råd før 2025.",
        "Vi siger nej tak til altanen.",
        "Administrationens forslag kunne ikke samle flertal.",
        "Indstillingen blev dermed ikke vedtaget.",
        "For stemte 5, imod 12.",
        "Ideen droppes, da ingen vil passe hønsene.",
        "Formandens stemme afgør det ikke, og indstillingen er dermed bortfaldet.",
        "Indstillingen kunne dermed ikke tiltrædes.",
    ),
    "noted": (
        "Taget ad notam.",
        "Til orientering.",
        "Rådet noterede sig faldet.",
        "Status taget til orientering.",
        "Orienteringen blev givet.",
    ),
    "postponed": (
        "Overgår til næste møde.",
        "Vi kigger på det igen i januar.",
        "Drøftelsen fortsættes på mødet i november.",
    ),
    "referred": (
        "Fremsendes med anbefaling.",
        "Tilbagesendt til Kulturudvalget, der bedes om et nyt budget.",
        "Udvalget fremsender forslagene til Økonomiudvalget.",
        "Sagen sendes til Teknisk Forvaltning.",
    ),
    "withdrawn": ("Efter en længere debat trak Erik Toft forslaget.",),
    "none": (
        "Vi køber ofte ind hos den lokale købmand.",
        "Ja, det er en svær sag, mente flere.",
        "På næste møde drøftes budgettet.",
        "Rådet ønsker, at tilbuddet antages.",
        "Byen er glad for, at Ib Dam fortsætter.",
        "Kandidater: Ib Dam – ønsker ikke genvalg.",
        "Risiko 4 lukkes.",
        "Plasteret blev droppet.",
        "Dagsordenen sendes til medlemmerne en uge før.",
        "Vi prøver at finde en dag.",
        "Erik Toft foreslog en bod, men trak forslaget.",
        "Det var der ikke flertal for.",
    ),
}


@pytest.mark.parametrize(
    ("outcome", "text"), [(outcome, text) for outcome, texts in ANSWERS.items() for text in texts]
)
def test_a_few_words_tell_what_was_decided(outcome: str, text: str) -> None:
    assert outcome_of(text)[0] == outcome


def test_what_the_minutes_of_a_council_say_of_a_committee_is_not_its_own_no() -> None:
    text = "Formanden fortalte om bussen. Udvalget sagde nej, fordi den er dyr."
    assert outcome_of(text, "Seniorrådet")[0] == "none"


@pytest.mark.parametrize(
    "text",
    [
        "Risiko 4 lukkes. De andre står ved magt.",
        "Prisen bliver 500 kr.",
        "Norddal udpeger Nina Toft.",
        "Ordningen fortsætter uændret.",
        "Model 2 lægges til grund for det videre arbejde.",
        "Der nedsættes en arbejdsgruppe.",
        "Der er tre tilbud. Vi køber maskinen til 38.500 kr.",
        "MR opsiger aftalen.",
    ],
)
def test_below_the_heading_of_a_decision_the_passive_is_one(text: str) -> None:
    assert outcome_of(text, heading="Beslutning:")[0] == "approved"
    assert outcome_of(text, heading="Referat")[0] == "none"


@pytest.mark.parametrize(
    "text",
    [
        "Styregruppen ønsker, at risiko 4 lukkes.",
        "Projektet bør lukkes i maj.",
        "Næste møde fastlægges senere, hvis dagen fastholdes.",
        "Lukkes huset?",
    ],
)
def test_a_wish_below_the_heading_of_a_decision_is_none(text: str) -> None:
    assert outcome_of(text, heading="Beslutning")[0] == "none"


def test_the_entries_of_a_list_that_came_out_in_different_ways_are_shown_together() -> None:
    text = "Der kom to ansøgninger.\n* Skak: 5.000 kr. bevilget\n* Petanque: afslag"
    outcome, shown = outcome_of(text)
    assert outcome == "none"
    assert shown is not None
    assert text[slice(*shown)] == "* Skak: 5.000 kr. bevilget\n* Petanque: afslag"


def test_a_decision_headed_by_the_letters_of_the_body_is_that_of_the_meeting() -> None:
    (item,) = items_of(
        "1. Ny vej\nIndstilling\nAt vejen anlægges.\n\nSagens forløb\n"
        "TMU, 20. april 2021, pkt. 8: Udsat.\nVU, 5. maj 2021, pkt. 1: Godkendt.\n"
    )
    assert [section.kind for section in item.sections] == ["recommendation", "history", "minutes"]
    assert item.outcome == "approved"
