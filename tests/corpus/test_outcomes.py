"""What the formulas of Danish minutes mean."""

from __future__ import annotations

import pytest

from corpus import Outcome
from corpus.outcomes.outcomes import outcome_of

FORMULAS: dict[Outcome, tuple[str, ...]] = {
    "approved": (
        "Godkendt.",
        "Indstillingen blev godkendt.",
        "Indstilling 1 og 2 blev godkendt.",
        "Godkendtes",
        "Indstillingen vedtaget.",
        "Anmodningen blev imødekommet",
        "Forslaget blev besluttet.",
        "Bent Dam blev valgt med akklamation.",
        "Indstillingen godkendt med denne bemærkning: Der følges op i maj.",
        "Indstillingen blev tiltrådt med 34 stemmer imod 15.",
        "Godkendt med 42 stemmer mod 4. 8 medlemmer undlod at stemme.",
        "Forslaget blev godkendt uden afstemning.",
        "Mødereferat fra 7. juni godkendt.",
        "Det blev besluttet at købe to nye maskiner.",
        "Det blev besluttet: Sekretariatet skriver til naboerne.",
        "Der ønskes en pause, men indstillingen blev godkendt.",
        "Tilbagesendes Magistraten med bemærkning, at byrådet den 1. maj 2024 har vedtaget "
        "Magistratens indstilling.",
        "- [x] Referat godkendt",
        "Godkendt. Punkt 10 blev på forslag fra formanden udsat til mødet i maj.",
        "Referatet er godkendt. Punkt 7 udgår, da oplægget ikke er færdigt.",
        "Kaj Bro erklærede sig inhabil og stemte ikke. Vedtaget med 39 stemmer mod 5.",
        "Rådet valgte tilbuddet fra Hvidsted VVS.",
        "Solveig Dam (C) blev udpeget for resten af perioden.",
        "Bestyrelsen foreslog Jytte Dam, som blev valgt med akklamation.",
        "Udvalget vedtog indstillingen. Karen Lind kunne ikke tiltræde indstillingen.",
        "Indstillingen tiltrædes.",
        "Indstillingens pkt. 1-3 tiltrådtes.",
        "Et flertal (V, A) godkendte indstillingen. Kim Dam (O) stemte imod.",
        "Udvalget besluttede at sende oplægget i høring.",
        "Ændringsforslaget blev forkastet. Indstillingen blev herefter vedtaget.",
        "Dagsordenen godkendes.",
        "Det blev aftalt at holde et ekstra møde i juni.",
        "Det aftaltes, at sekretariatet indkalder til et nyt møde.",
        "Der var enighed om at ansøge om midler til projektet.",
        "Udvalget enedes om at forlænge aftalen med et år.",
        "Udvalget tilslutter sig indstillingen.",
        "MR besluttede at sætte arkitekt på renoveringen.",
        "Vi har besluttet at lukke legepladsen.",
        "Regnskab og budget godkendt.",
        "Budget 2024 vedtaget enstemmigt.",
        "Godkendt m. to punkter til eventuelt.",
        "Der blev truffet beslutning om at købe bygningen.",
        "Bestyrelsen siger ja til tilbuddet.",
        "Jens Toft er valgt til formand.",
        "Formand: Jens Toft (genvalgt).",
        "Der bevilges 10.000 kr. til sommerfesten.",
        "Alle stemte for.",
        "Formanden fik bemyndigelse til at forhandle prisen.",
    ),
    "noted": (
        "Taget til efterretning",
        "Udvalget tog orienteringen til efterretning.",
        "Udvalget blev orienteret.",
        "Orienteredes.",
        "Til efterretning.",
    ),
    "discussed": (
        "Drøftet.",
        "Punktet blev drøftet.",
        "Drøftedes, bl.a. økonomien.",
    ),
    "postponed": (
        "Udsat.",
        "Sagens behandling blev udsat.",
        "Punktet skubbes til næste møde.",
        "Punktet genoptages.",
        "Ikke færdigbehandlet. Genoptages på næste møde.",
        "Udsættes til et kommende møde.",
        "Valg af revisor udskydes til næste møde af samme grund.",
        "Punktet tages på igen i august.",
        "Tages op på næste møde.",
        "Vi nåede ikke punktet.",
        "Drøftet, punktet genoptages.",
    ),
    "referred": (
        "Anbefalet.",
        "Anbefales godkendt.",
        "Indstillingen anbefales godkendt.",
        "Indstilles til godkendelse",
        "Indstilles til kommunalbestyrelsens godkendelse.",
        "Et flertal i udvalget kunne tiltræde indstillingen.",
        "Udvalget kunne enstemmigt tiltræde indstillingen og anbefaler, at byrådet godkender den.",
        "Fremsendes til Teknisk Udvalg til behandling.",
        "Henvist til behandling i Økonomiudvalget.",
        "Sagen bedes tilbagesendt byrådet.",
        "Udvalget tiltrådte at anbefale forslaget.",
        "Et flertal på 4 bestående af A og B anbefaler Møllebakken.",
        "Indstillingens punkt 1 og 2 anbefales godkendt. Punkt 3 anbefales ændret.",
        "Sagen sendes tilbage til udvalget.",
        "Sendes videre til byrådet.",
    ),
    "rejected": (
        "Forslaget blev forkastet.",
        "Forslaget falder.",
        "Spørgsmålet bortfaldt.",
        "Indstillingen blev ikke godkendt.",
        "Forslaget blev nedstemt med 3 stemmer mod 1.",
        "Indstillingen kunne ikke tiltrædes.",
        "Ikke godkendt.",
        "Ansøgningen imødekommes ikke.",
        "Orienteringen tages ikke til efterretning.",
        "Ansøgningen afslås.",
        "Forslaget opnåede ikke flertal.",
        "Der gives afslag.",
        "Forslaget blev stemt ned.",
        "Bestyrelsen besluttede at afslå ansøgningen.",
        "Vi har derfor besluttet ikke at gå videre med denne sag.",
    ),
    "withdrawn": (
        "Udgik.",
        "Udgår",
        "Sagen blev trukket tilbage.",
        "Fejloprettet",
        "Forslagsstilleren trak forslaget tilbage, da svaret mangler.",
        "Forslaget fra Leif Dam om at hæve lejen fra 1.200 til 1.800 kr. pr. dag udgik.",
        "Sekretariatets oplæg om rammerne udgik, da Rie Dam havde meldt afbud.",
        "Punktet bortfalder, da oplægsholderen er syg.",
        "Punktet er taget af dagsordenen.",
    ),
    "empty": (
        "Intet.",
        "Ingen.",
        "Intet at bemærke.",
        "Der var intet til punktet.",
        "Intet til evt.",
        "Der var intet under punktet.",
        "Ingen meddelelser.",
        "-",
    ),
    "none": (
        "Der var enighed om, at sagen er vigtig.",
        "Det blev aftalt at følge området.",
        "Der er opbakning til at arbejde videre med sagen.",
        "Afventer.",
        "Der er ikke truffet beslutning endnu.",
        "Formanden håber, at budgettet bliver godkendt.",
        "Der var enighed om, at tidlige indsatser virker.",
        "Forslaget forventes godkendt i maj.",
        "Der ønskes en ny sag, når planen er vedtaget.",
        "Udvalget indstilles at godkende planen.",
        "Planen søges godkendt.",
        "V kunne ikke tiltræde indstillingen.",
        "Der blev henvist til erfaringer fra andre kommuner.",
        "- [ ] Referat godkendt",
        "Loggen blev gennemgået.\n| 4 | Kontrakt | godkendt |",
        "Model B udgik ikke.",
        "Punktet udgår dog ikke.",
        "Sagen blev ikke drøftet.",
        "Udvalget ønsker, at sagen udsættes.",
        "Mødet varede to timer.",
        "",
    ),
}


@pytest.mark.parametrize(
    ("outcome", "text"), [(outcome, text) for outcome, texts in FORMULAS.items() for text in texts]
)
def test_a_formula_means_what_it_says(outcome: Outcome, text: str) -> None:
    found, shown = outcome_of(text)
    assert found == outcome
    assert (shown is None) == (outcome == "none")
    if shown is not None:
        assert text[slice(*shown)].strip()


def test_the_words_that_show_the_outcome_are_those_that_say_it() -> None:
    text = "Formanden redegjorde for sagen.\nIndstillingen blev godkendt. Der følges op i maj."
    _, shown = outcome_of(text)
    assert shown is not None
    assert text[slice(*shown)] == "Indstillingen blev godkendt"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("6 stemte for, 3 imod.", "approved"),
        ("For stemte 14 (A, V og O). Imod stemte 3 (F). 2 undlod at stemme.", "approved"),
        ("Forslaget blev drøftet. Fire stemte for, syv stemte imod.", "rejected"),
        ("For: 12, imod: 5.", "approved"),
        ("6 stemte for, 6 imod.", "none"),
        ("18 stemte for, 12 imod. Forslaget kræver 2/3 flertal.", "none"),
        ("6 stemte for, 3 imod. Derefter: 4 stemte for, 5 imod.", "none"),
        ("18 stemte for, 12 imod. Da der kræves 2/3, faldt forslaget.", "rejected"),
        ("6 stemte for at bygge nu og 3 for at vente.", "none"),
    ],
)
def test_a_vote_decides_where_its_numbers_are_clear(text: str, outcome: str) -> None:
    assert outcome_of(text)[0] == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Udvalget godkender indstillingen.", "approved"),
        ("Udvalget godkender ikke indstillingen.", "rejected"),
        ("Høringssvaret godkendt med enkelte rettelser.", "approved"),
        ("Budget 2023, endeligt budget afleveret d. 20-10-2022, er godkendt.", "approved"),
        ("Planen er vedtaget af regionsrådet i marts.", "none"),
        ("Der var ingen bemærkninger.", "empty"),
        ("Intet\nNæste møde: 9. maj 2019", "empty"),
    ],
)
def test_short_ways_of_saying_what_came_of_it(text: str, outcome: str) -> None:
    assert outcome_of(text)[0] == outcome


def test_a_body_means_the_meeting_by_its_own_name_only() -> None:
    text = "Der var spørgsmål. Ældrerådet besluttede at afgive høringssvar."
    outcome, shown = outcome_of(text, "Ældrerådet")
    assert shown is not None
    assert (outcome, text[slice(*shown)][:21]) == ("approved", "Ældrerådet besluttede")
    assert outcome_of(text, "Handicaprådet") == ("none", None)


def test_a_body_may_be_called_by_its_name_with_an_ending() -> None:
    text = "Ansøgning om midler. Styregruppen godkendte ansøgningen."
    outcome, shown = outcome_of(text, "Styregruppe")
    assert (outcome, shown and text[slice(*shown)]) == ("approved", "Styregruppen godkendte")


def test_what_another_body_decided_is_only_reported() -> None:
    text = "Kommunalbestyrelsen godkendte planen den 3. marts."
    assert outcome_of(text, "Vejudvalget") == ("none", None)
    assert outcome_of(text, "Bækby Kommunalbestyrelse")[0] == "approved"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Der er bevilget 50.000 kr. til legepladsen.",
            "Der er bevilget 50.000 kr. til legepladsen",
        ),
        ("Der var to ansøgninger. Der blev bevilget 20.000 kr.", "Der blev bevilget 20.000 kr"),
        ("Udvalget bevilger 30.000 kr. til festen.", "Udvalget bevilger 30.000 kr. til festen"),
        ("20.000 kr. blev bevilget til kor.", "20.000 kr. blev bevilget til kor"),
        ("Der ydes tilskud på 4.000 kr.", "Der ydes tilskud på 4.000 kr"),
    ],
)
def test_money_that_was_granted_is_shown_with_its_amount(text: str, shown: str) -> None:
    outcome, place = outcome_of(text)
    assert place is not None
    assert (outcome, text[slice(*place)]) == ("approved", shown)


@pytest.mark.parametrize(
    "text",
    [
        "Ib Dam orienterede om, at der er bevilget 50.000 kr. til parken.",
        "Der er bevilget 50.000 kr. fra Havnefonden.",
        "Der blev ikke bevilget penge.",
        "Skolen håber, at der bliver bevilget 5.000 kr.",
    ],
)
def test_money_that_others_gave_or_nobody_is_no_decision(text: str) -> None:
    assert outcome_of(text)[0] != "approved"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Det blev besluttet at udsætte punktet.", "postponed"),
        ("Udvalget besluttede, at sagen udsættes.", "postponed"),
        ("Det blev aftalt, at punktet tages op igen på næste møde.", "postponed"),
        ("Det blev besluttet at afvise forslaget.", "rejected"),
        ("Det blev besluttet at indstille til byrådet, at planen godkendes.", "referred"),
        ("Godkendt som anbefaling til byrådet.", "referred"),
        ("Klyngen drøftede sagen og besluttede at nedsætte en gruppe.", "approved"),
    ],
)
def test_what_was_decided_counts_and_not_that_something_was(text: str, outcome: str) -> None:
    assert outcome_of(text)[0] == outcome


@pytest.mark.parametrize(
    "text",
    [
        "Det blev ikke besluttet at købe bilen.",
        "Der er ikke truffet beslutning om at købe bilen.",
        "Det blev oplyst, at tilladelsen endnu ikke er godkendt.",
        "Formanden orienterede om, at forslaget blev vedtaget i Folketinget.",
        "Der blev spurgt til, om budgettet blev vedtaget.",
        "Projektet blev godkendt af Sundhedsstyrelsen i marts.",
        "Lokalplanen blev vedtaget i 2019.",
        "Holdene er i gang. Redskaberne er godkendt ved eftersynet.",
        "Sagen blev udsat på sidste møde.",
        "Godkendes på næste møde.",
        "Godkendt?",
        "Udsættes ikke.",
        "Ansøgningen fra klubben afvises ikke.",
        "Valgt blev ingen.",
    ],
)
def test_what_is_denied_told_or_long_past_is_no_outcome(text: str) -> None:
    assert outcome_of(text) == ("none", None)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Udkastet blev drøftet. Princippet er vedtaget med virkning fra maj.", "approved"),
        ("Bestyrelsen afsætter 15.000 kr. til borde.", "approved"),
        ("Ib undersøger prisen. Bestyrelsen bakker op og afsætter 5.000 kr.", "approved"),
        ("Bestyrelsen har besluttet at købe huset.", "approved"),
        ("Telefonen er godkendt. Honoraret afklares i juni.", "approved"),
        (
            "Skriftlig afstemning: 24 ja, 17 nej, 2 blanke. Forslaget var hermed vedtaget.",
            "approved",
        ),
        ("Skriftlig afstemning: 17 ja, 24 nej.", "rejected"),
        ("Der blev stemt: 3 for, 1 imod (Ib).", "approved"),
        ("Forslaget indstilles til generalforsamlingen.", "referred"),
        ("På valg var Bo Dam. Valgt blev Bo Dam og Lis Lind (ny).", "approved"),
        ("Til referent valgtes Pia Lind.", "approved"),
        ("Ib Dam træder ud. Ny i rådet: Bo Lind.", "approved"),
        ("Der var bekymring. → Rådet sender et brev til kommunen.", "approved"),
        ("Tilbud fra Bo & Co. på 412.000 kr. blev accepteret.", "approved"),
        ("Ib ville se på en anden. Beslutning udsat til januar.", "postponed"),
        ("Trukket.", "withdrawn"),
        ("Sagen er privatretlig. Klagen afvises.", "rejected"),
        ("Ikke behandlet pga. tidnød.", "postponed"),
        ("Rådet havde ingen bemærkninger til standarden.", "empty"),
        ("Ib og Lis stiller op. Valgt med klapsalver.", "approved"),
        ("Begge dele er godkendt: 2.000 kr. til lamper og 500 kr. til kabler.", "approved"),
        ("Ib vil gerne have bevilget en ny pumpe.", "none"),
        ("Kontingentet fortsætter uændret.", "approved"),
        ("Der blev stemt. Der var enstemmigt flertal for dette.", "approved"),
        ("Der var ikke flertal for dette.", "rejected"),
        (
            "Ib foreslog 30 i stedet. Ved stemmelighed faldt forslaget. Indstillingen blev herefter "
            "godkendt af Hanne Dam og Claus Lind. Ib stemte imod.",
            "approved",
        ),
        ("Planen er godkendt af Lerby Kommune og Region Nord.", "none"),
        ("Der var flertal for forslaget, men ikke de to tredjedele.", "none"),
        ("12 stemte for at afvise forslaget, mens 5 stemte imod.", "none"),
        ("2 stemmer for forslaget, mens 7 stemte imod.", "rejected"),
        ("Bestyrelsen nedsatte i 2022 et byggeudvalg.", "none"),
        ("Kontingentet er uændret siden 2018.", "none"),
        ("Planen blev drøftet. Der var enighed om at arbejde videre med den.", "discussed"),
        ("4 stemmer for at lukke klubben, mens 2 stemte imod.", "approved"),
        ("Sagen blev drøftet. Der var enighed om at købe en ny båd.", "approved"),
    ],
)
def test_other_ways_of_saying_what_came_of_it(text: str, outcome: str) -> None:
    assert outcome_of(text)[0] == outcome
