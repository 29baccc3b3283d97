"""Who voted how is answered from the vote that is recorded, and from nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from rag import Assistant
from rag.telling.ballots import Side, told_of

MINUTES = """# Referat af møde i Lerby Byråd

Onsdag den 12. juni 2024 kl. 17.00

Deltagere: Bo Dam (formand), Lis Krog, Ib Lund, Tove Friis, Per Holm

## 1. Udvidelse af svømmehallen

### Indstilling

Økonomiudvalget indstiller, at svømmehallen udvides for 12 mio. kr.

### Beslutning

Godkendt. Imod stemte Lis Krog (V) og Ib Lund (C). Tove Friis (Ø) undlod at stemme.

## 2. Lukning af Havnegade for biler

### Indstilling

Forvaltningen indstiller, at Havnegade lukkes for biler i sommeren 2025.

### Beslutning

Forkastet med 9 stemmer mod 12.

## 3. Nyt bibliotek i Nordby

### Indstilling

Forvaltningen indstiller, at der bygges et bibliotek i Nordby.

## 4. Legeplads ved Møllen

### Indstilling

Forvaltningen indstiller, at legepladsen ved Møllen fornyes.

### Beslutning

Kulturudvalget den 3. juni 2024: Et mindretal (Per Holm) var imod.

Byrådet: Tiltrådt.

## 5. Fældning af træer i Kirkeskoven

### Indstilling

Forvaltningen indstiller, at 62 bøgetræer i Kirkeskoven fældes.

### Beslutning

Tove Friis foreslog, at kun 30 træer fældes. For forslaget stemte Tove Friis og Ib Lund. Imod stemte Bo Dam \
og Lis Krog. Ved stemmelighed faldt forslaget.

Indstillingen blev herefter godkendt af Bo Dam og Lis Krog. Tove Friis stemte imod.
"""


@pytest.fixture(scope="module")
def council(assistant_over: Callable[[Mapping[str, str]], Assistant]) -> Assistant:
    return assistant_over({"Lerby Byråd 2024-06-12.md": MINUTES})


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Hvem stemte imod udvidelsen af svømmehallen?", "Lis Krog (V) og Ib Lund", "Tove Friis"),
        (
            "Hvem stemte hverken for eller imod udvidelsen af svømmehallen?",
            "Tove Friis",
            "Havnegade",
        ),
        ("Hvor mange stemte imod at lukke Havnegade for biler?", "9 stemmer mod 12", "Lis Krog"),
    ],
)
def test_the_side_that_is_asked_for_is_told(
    council: Assistant, question: str, told: str, untold: str
) -> None:
    answer = council.answer(question)
    assert told in answer.text
    assert untold not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Hvem stemte imod at lukke Havnegade for biler?",
        "Hvem undlod at stemme om at lukke Havnegade for biler?",
        "Hvordan stemte Per Holm om udvidelsen af svømmehallen?",
    ],
)
def test_voters_who_are_not_named_are_not_made_up(council: Assistant, question: str) -> None:
    answer = council.answer(question)
    assert answer.abstained
    assert "12. juni 2024" in answer.text


def test_a_vote_on_an_amendment_is_not_told_as_that_on_the_case(council: Assistant) -> None:
    answer = council.answer("Hvem stemte imod fældningen af træer i Kirkeskoven?")
    assert "Tove Friis stemte imod" in answer.text
    assert "Imod stemte Bo Dam" not in answer.text
    assert "godkendt" in council.answer("Blev fældningen i Kirkeskoven godkendt?").text[:40]


def test_what_is_only_proposed_is_no_decision(council: Assistant) -> None:
    answer = council.answer("Hvad besluttede byrådet om biblioteket i Nordby?")
    assert answer.abstained
    assert "kun hvad der blev foreslået" in answer.text


def test_the_council_decides_after_its_committee(council: Assistant) -> None:
    answer = council.answer("Blev legepladsen ved Møllen godkendt af byrådet?")
    assert "Tiltrådt" in answer.text


@pytest.mark.parametrize(
    ("text", "named", "counted"),
    [
        ("For stemte 3 (V og C), imod 4 (A, F og Ø).", {"for", "against"}, set()),
        ("12 medlemmer stemte for.", set(), {"for"}),
        ("5 medlemmer undlod at stemme.", set(), {"abstained"}),
        ("To undlod at stemme: Ib Dam og Lis Bo (V).", {"abstained"}, set()),
        ("Vedtaget med 12 stemmer for og 3 imod (Ib Dam og Lis Bo).", {"against"}, {"for"}),
        ("V og C stemte imod, og F og Ø stemte for.", {"for", "against"}, set()),
        ("18 stemte for indstillingen (V, C og Borgerlisten).", {"for"}, set()),
        ("For stemte Lerby, imod stemte de øvrige.", {"for", "against"}, set()),
        ("Lis Krog stemmer imod. ", {"against"}, set()),
        ("Tove Friis undlader at stemme.", {"abstained"}, set()),
        ("For: A, B og F (16). Imod: V og C (9).", {"for", "against"}, set()),
        ("To stemte blankt.", set(), {"abstained"}),
        ("Bo Dam stemte ikke imod.", set(), set()),
        ("Åbningstiden er 10-12 hver dag.", set(), set()),
        ("Dækningen er 38 % mod 51 % før.", set(), set()),
        ("Formanden talte for forslaget.", set(), set()),
    ],
)
def test_a_sentence_tells_sides_by_name_or_number(
    text: str, named: set[Side], counted: set[Side]
) -> None:
    told = told_of(text)
    assert {one.side for one in told if one.named} == named
    assert counted <= {one.side for one in told}
    assert bool(told) == bool(named | counted)
