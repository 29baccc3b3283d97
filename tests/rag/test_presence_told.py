"""What is said of those who were, or were not, at a meeting is what its minutes say of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from rag import Answer, Assistant

Ask = Callable[[str], Answer]

MINUTES = {
    "2024-04-11 Kulturudvalget": """Kulturudvalget i Solby
Referat af møde den 11. april 2024

Deltagere: Karla Vestermark (formand), Poul Egelund
Afbud: Sanne Brorholt
Fraværende uden afbud: Mikkel Thorsager

1. Budget
Poul Egelund gennemgik budgettet.
Beslutning: Godkendt.
""",
    "2024-06-20 Kulturudvalget": """Kulturudvalget i Solby
Referat af møde den 20. juni 2024

Deltagere: Karla Vestermark (formand), Mikkel Thorsager, Sanne Brorholt
Fraværende: Poul Egelund

1. Bibliotek
Biblioteket holder lukket i juli.
Beslutning: Godkendt.
""",
}


@pytest.fixture(scope="module")
def ask(assistant_over: Callable[[Mapping[str, str]], Assistant]) -> Ask:
    return assistant_over({f"{name}.txt": text for name, text in MINUTES.items()}).answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Meldte Mikkel Thorsager afbud til mødet 11. april 2024?",
            "Mikkel Thorsager var fraværende uden afbud",
        ),
        ("Meldte Sanne Brorholt afbud til mødet 11. april 2024?", "Sanne Brorholt havde afbud"),
        ("Var Poul Egelund med den 20. juni 2024?", "Poul Egelund var fraværende"),
        ("Hvad sagde Poul Egelund den 20. juni 2024?", "Poul Egelund var fraværende"),
        ("Hvem manglede den 20. juni 2024?", "Fraværende, Kulturudvalget"),
        ("Hvem manglede den 11. april 2024?", "Fraværende, Kulturudvalget"),
    ],
)
def test_an_apology_is_told_only_of_whom_the_minutes_tell_one(
    ask: Ask, question: str, told: str
) -> None:
    answer = ask(question)
    assert told in answer.text
    assert "Poul Egelund havde afbud" not in answer.text


def test_who_sent_no_apology_is_not_among_those_who_did(ask: Ask) -> None:
    answer = ask("Hvem havde meldt afbud til mødet den 11. april 2024?")
    assert "Sanne Brorholt" in answer.text
    assert "Mikkel Thorsager" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Hvem deltog ikke i mødet den 20. juni 2024?",
        "Hvem var ikke med den 20. juni 2024?",
        "Hvem dukkede ikke op den 20. juni 2024?",
        "Hvem udeblev fra mødet den 20. juni 2024?",
        "Hvem kom ikke den 20. juni 2024?",
    ],
)
def test_who_did_not_come_is_never_answered_by_who_did(ask: Ask, question: str) -> None:
    text = ask(question).text
    assert "Poul Egelund" in text
    assert "Karla Vestermark" not in text


@pytest.mark.parametrize(
    ("question", "told", "besides"),
    [
        ("Hvilke møder har Mikkel Thorsager deltaget i?", "20. juni 2024", "11. april"),
        ("Hvilke møder har Mikkel Thorsager været fraværende til?", "11. april 2024", "20. juni"),
        ("Hvor mange møder har Poul Egelund været med til?", "i 1 referat", "20. juni"),
        ("Hvilke møder har Karla Vestermark haft afbud til?", "Intet referat", "20. juni"),
    ],
)
def test_the_meetings_of_somebody_are_those_where_the_list_says_so(
    ask: Ask, question: str, told: str, besides: str
) -> None:
    text = ask(question).text
    assert told in text
    assert besides not in text


@pytest.mark.parametrize(
    "body", ["Økonomiudvalget", "Teknisk Udvalg", "Udvalget for Sundhed", "Ældrerådet"]
)
def test_the_chair_of_one_committee_is_not_that_of_another(ask: Ask, body: str) -> None:
    answer = ask(f"Hvem er formand for {body}?")
    assert answer.abstained
    assert "Karla Vestermark" in ask("Hvem er formand for Kulturudvalget?").text
