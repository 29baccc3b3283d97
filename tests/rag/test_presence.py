"""Who came for whom, when somebody came or left, why they were away, who led and who was a guest."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from rag import Answer, Assistant

Ask = Callable[[str], Answer]

MINUTES = """# Referat af møde i Sundhedsudvalget i Vangby Kommune

Tirsdag den 4. marts 2025 kl. 15.00–17.30
Sted: Vangby Rådhus, lokale 4

Til stede:
- Ellinor Krabsen (A), formand
- Tage Hvidkilde (V), næstformand
- Rikke Solvang Dahl (C) (fra kl. 15.40)
- Birger Nordlund (F)
- Anja Møllegaard, sundhedschef
- Olav Stenbæk, udvalgssekretær (referent)

Afbud: Poul Langvad (Ø) på grund af sygdom.
I hans sted mødte Mia Tornvig (Ø).
Afbud: Jytte Elkjær (B).
Gæst under punkt 2: Asta Lindhard, leder af Vangby Misbrugscenter
Birger Nordlund forlod mødet kl. 16.50.

## 1. Budgetopfølgning

Udvalget tog opfølgningen til efterretning. Tage Hvidkilde savnede tal for genoptræningen.

## 2. Alkoholrådgivningen

Rådgivningen havde 212 borgere sidste år, og ventetiden er nede på to uger.

## 3. Salg af plejehjemmet Bakken

Tage Hvidkilde ledede mødet under punkt 3, da formanden var inhabil. Salget blev godkendt.

## 4. Vikarer i hjemmeplejen

Udgiften til vikarbureauer var 1,6 mio. kr. i første kvartal. Forvaltningen har spurgt medarbejderne
om det. Blandt dem var 64 % imod brugen af eksterne vikarer. Udvalget stemte om et stop: Birger
Nordlund stemte imod.

## 5. Ny sundhedschef

Vera Kolding bliver ny sundhedschef fra den 1. maj 2025.
"""


@pytest.fixture(scope="module")
def ask(assistant_over: Callable[[Mapping[str, str]], Assistant]) -> Ask:
    return assistant_over({"2025-03-04 Sundhedsudvalget.md": MINUTES}).answer


@pytest.mark.parametrize(
    ("question", "told", "besides"),
    [
        ("Hvem tog Poul Langvads plads i marts 2025?", "Mia Tornvig", "Elkjær"),
        ("Hvornår dukkede Rikke Solvang Dahl op til mødet?", "fra kl. 15.40", "Nordlund"),
        ("Kom alle til tiden den 4. marts?", "fra kl. 15.40", "Nordlund"),
        ("Hvem måtte gå før tid?", "Birger Nordlund forlod mødet kl. 16.50", "15.40"),
        ("Hvorfor udeblev Poul Langvad fra mødet?", "på grund af sygdom", "Elkjær"),
        ("Hvem ledede mødet, da salget af Bakken var på?", "Tage Hvidkilde ledede", "Stenbæk"),
        ("Hvem førte referatet den 4. marts?", "Olav Stenbæk", "Krabsen"),
        ("Hvem var gæst, da alkoholrådgivningen blev behandlet?", "Asta Lindhard", "Krabsen"),
        ("Hvem kom fra Misbrugscentret?", "Asta Lindhard", "Krabsen"),
        ("I hvilket lokale sad udvalget den 4. marts 2025?", "lokale 4", "Krabsen"),
    ],
)
def test_the_sentence_that_tells_is_quoted_and_no_more(
    question: str, told: str, besides: str, ask: Ask
) -> None:
    quoted = "\n".join(citation.quote for citation in ask(question).citations)
    assert told in quoted
    assert besides not in quoted


@pytest.mark.parametrize(
    "question",
    [
        "Hvem mødte i stedet for Jytte Elkjær?",
        "Hvorfor havde Jytte Elkjær afbud?",
        "Hvornår gik Tage Hvidkilde fra mødet?",
    ],
)
def test_that_somebody_came_or_not_tells_neither_why_nor_when(question: str, ask: Ask) -> None:
    answer = ask(question)
    assert answer.abstained
    assert "Elkjær" in answer.text or "Hvidkilde" in answer.text


def test_an_absence_that_never_was_is_not_taken_for_granted(ask: Ask) -> None:
    answer = ask("Hvorfor meldte Olav Stenbæk afbud til mødet?")
    assert answer.abstained
    assert "nævner ikke noget fravær" in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hvor meget bruger Vangby Kommune på vikarbureauer?", "1,6 mio. kr."),
        ("Hvem bliver ny sundhedschef?", "Vera Kolding"),
        ("Hvor mange af medarbejderne var imod eksterne vikarer?", "64 %"),
    ],
)
def test_words_of_attendance_office_and_vote_may_ask_for_something_else(
    question: str, told: str, ask: Ask
) -> None:
    answer = ask(question)
    assert told in answer.text
    assert all(citation.item for citation in answer.citations)
