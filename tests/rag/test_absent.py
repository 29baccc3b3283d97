"""What is said of those who stayed away is what the minutes say, and of whom they say it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Embedder, build_index, open_index
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
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Ask:
    folder, index = tmp_path_factory.mktemp("minutes"), tmp_path_factory.mktemp("index")
    for name, text in MINUTES.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    build_index(folder, index, embedder)
    return Assistant(open_index(index, embedder)).answer


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
