"""What was only proposed is not told as decided, however alike the decisions beside it are."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from rag import Assistant

APPLICATIONS = ("Kor Fjordtoner", "Dans Nordlys", "Film Havblik", "Teater Skovly")
HEAD = """# Referat af møde i Kunstrådet i Lerby

Onsdag den 12. juni 2024 kl. 17.00

Deltagere: Bo Dam (formand), Lis Krog, Ib Lund

"""
ITEM = """## {number}. {name}

### Indstilling

Forvaltningen indstiller, at Kunstrådet bevilger en underskudsgaranti på {asked}.000 kr.

### Sagsfremstilling

{name} har søgt om støtte til tre forestillinger i efteråret.

"""
DECISION = """### Beslutning

Kunstrådet besluttede at bevilge en underskudsgaranti på {given}.000 kr.

"""


@pytest.fixture(scope="module")
def arts(assistant_over: Callable[[Mapping[str, str]], Assistant]) -> Assistant:
    text = HEAD
    for number, name in enumerate(APPLICATIONS, 1):
        text += ITEM.format(number=number, name=name, asked=10 + 5 * number)
        if name != "Dans Nordlys":
            text += DECISION.format(given=5 + 5 * number)
    return assistant_over({"Kunstrådet Lerby 2024-06-12.md": text})


@pytest.mark.parametrize(
    "question",
    [
        "Hvad besluttede Kunstrådet om Dans Nordlys?",
        "Sagde Kunstrådet ja til at støtte Dans Nordlys?",
        "Fik Dans Nordlys bevilget pengene den 12. juni 2024?",
    ],
)
def test_an_item_without_a_decision_takes_none_from_its_neighbour(
    arts: Assistant, question: str
) -> None:
    answer = arts.answer(question)
    assert answer.abstained
    assert "kun hvad der blev foreslået" in answer.text


def test_what_was_proposed_may_be_asked_for(arts: Assistant) -> None:
    answer = arts.answer("Hvad indstillede forvaltningen om Dans Nordlys?")
    assert "20.000 kr" in answer.text


def test_its_neighbour_has_its_own_decision(arts: Assistant) -> None:
    answer = arts.answer("Hvad besluttede Kunstrådet om Film Havblik?")
    assert "20.000 kr" in answer.text
    assert not answer.abstained
