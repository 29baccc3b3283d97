"""What sounds like a decision and is none: everyday talk, questions, what others decided."""

from __future__ import annotations

import pytest

from corpus import Outcome, Source
from corpus.outcomes.outcomes import outcome_of
from corpus.parse import parse_meeting

EVERYDAY = (
    "Vi yder ingen støtte.",
    "Vi ansætter ingen ny før sommer.",
    "Vi sætter pris på hjælpen.",
    "Vi betaler for meget i husleje i dag.",
    "MR betaler i dag 4.000 kr. for stemning.",
    "Vi lukker kl. 21.",
    "Vi hæver mødet kl. 21.",
    "Udvalget lukker punktet uden beslutning",
    "- Ib: Vi køber nyt tag",
)
BELOW_A_DECISION = (
    "Det overvejes om hallen lukkes.",
    "Inden skolen lukkes ønskes en redegørelse.",
    "Såfremt tilskuddet bevilges, bygges der.",
    "Spørgsmålet om skolen lukkes drøftes igen",
    "Udgiften antages at blive 3 mio.",
    "Prisen fastsættes af ministeriet.",
    "Mødet hæves kl. 21.",
    "Hvor meget hæves prisen?",
    "OK, at tallene er høje, men der er brug for flere.",
    "Ok, men der mangler penge.",
    "Accepteret af Region Syd i 2019.",
    "Antages at koste 3 mio.",
    "Forvaltningen udarbejder et notat om støj.",
    "Broen kræver ikke afslag. Ole Fynbo laver en opgørelse.",
)
OTHERS = (
    "Forslaget er afvist af kommunen.",
    "Sagen blev afvist af landsretten",
    "Bo blev valgt til formand i 2019.",
    "I 2021 blev Bo valgt.",
    "Forvaltningen oplyste at planen blev godkendt.",
    "Ib glædede sig over, at planen blev godkendt.",
    "Regnskabet er ikke godkendt endnu",
)


@pytest.mark.parametrize("heading", ["Referat", "Beslutning"])
@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_talk_decides_nothing_under_any_heading(text: str, heading: str) -> None:
    assert outcome_of(text, heading=heading)[0] == "none"


@pytest.mark.parametrize("text", BELOW_A_DECISION)
def test_what_is_asked_thought_or_prepared_is_no_decision_below_its_heading(text: str) -> None:
    assert outcome_of(text, heading="Beslutning")[0] == "none"


@pytest.mark.parametrize("text", OTHERS)
def test_what_others_decided_or_what_was_decided_before_is_no_outcome(text: str) -> None:
    assert outcome_of(text) == ("none", None)


@pytest.mark.parametrize(
    "text",
    [
        "Indstillingen blev godkendt af et flertal.",
        "Godkendt af bestyrelsen.",
        "Formanden orienterede om sagen, og indstillingen blev godkendt.",
        "Da Bo Dam havde oplyst, at prisen holder, blev indstillingen godkendt.",
        "Det blev besluttet, at planen vedtages.",
    ],
)
def test_what_those_who_met_decided_is(text: str) -> None:
    assert outcome_of(text)[0] == "approved"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Vi vælger at udsætte sagen.", "postponed"),
        ("Vi sætter det på dagsordenen til næste møde.", "postponed"),
        ("Tilslutning til, at sagen udsættes.", "postponed"),
        ("Ib foreslog, at sagen udsættes. Det blev vedtaget.", "postponed"),
        ("Vi kunne ikke enes, og punktet tages op igen på mødet i april.", "postponed"),
        ("Planen blev drøftet. Punktet tages op igen på mødet i maj.", "postponed"),
        ("Udvalget vælger at afvise forslaget", "rejected"),
        ("Godkendes ikke.", "rejected"),
        ("Indstillingen godkendt ikke.", "rejected"),
        ("Bestyrelsen besluttede ikke at ansætte en vicevært.", "rejected"),
        ("Forslaget blev ikke fremmet.", "rejected"),
        ("Forslaget nød ikke fremme.", "rejected"),
        ("Bestyrelsen besluttede ikke at udsætte sagen.", "none"),
        ("Sendes til afklaring i Praksisudvalget.", "referred"),
        ("Ingen bemærkninger.", "empty"),
        # Who does not follow a proposal has said no to it, whoever looks at the case next.
        ("Udvalget fulgte ikke indstillingen. Sagen sendes tilbage til forvaltningen.", "rejected"),
        ("Udvalget fulgte ikke indstillingen, men anbefaler byrådet model B.", "referred"),
        ("Bevillingen anbefales over for Byrådet.", "referred"),
        ("Bevillingen anbefales hermed over for Byrådet.", "referred"),
        ("Bevillingen anbefales ikke over for Byrådet.", "none"),
        ("Der blev ikke opnået enighed. Sagen drøftes igen den 3. april 2025.", "postponed"),
        ("Punktet behandles på det kommende møde.", "postponed"),
        ("Udvalget drøftede planen og udsatte sagen til mødet i maj.", "postponed"),
        # That a case comes again does not undo what was said of it.
        ("Udvalget anbefalede ikke planen nu. Sagen genoptages i maj.", "rejected"),
        ("Indstillingen blev godkendt. Sagen genoptages i maj.", "approved"),
        ("Planen blev drøftet. Sagen genoptages i maj.", "postponed"),
    ],
)
def test_a_case_that_was_not_approved_is_told_as_it_was(text: str, outcome: Outcome) -> None:
    assert outcome_of(text)[0] == outcome


@pytest.mark.parametrize(
    "text",
    [
        "Herefter godkendtes indstillingen.",
        "Efter en kort drøftelse godkendtes budgettet.",
        "Hermed er budgettet godkendt.",
        "Det godkendes at der købes en ny bus.",
        "På den baggrund besluttede bestyrelsen at købe huset.",
        "På baggrund af høringssvarene tiltrådte udvalget planen.",
        "Ole Fynbo er valgt.",
        "Ole Fynbo genvalgtes som formand.",
        "Ole Fynbo (A) valgtes til ny formand.",
        "Aftalt: Ole laver en plakat til foråret.",
        "MED nedsætter en arbejdsgruppe med tre medlemmer.",
    ],
)
def test_the_verb_may_stand_before_its_subject_and_some_words_decide_by_themselves(
    text: str,
) -> None:
    assert outcome_of(text)[0] == "approved"


def test_an_agenda_that_says_what_those_who_meet_do_is_no_minutes() -> None:
    agenda = (
        "Møde i Grundejerforeningen Engen den 5. maj 2021\n\n"
        "1. Ordstyrer\nVi vælger en ordstyrer.\n\n2. Husleje\nVi betaler en del i leje.\n"
    )
    assert parse_meeting(Source("møde.txt", "0", "text/plain", agenda)).kind == "agenda"
