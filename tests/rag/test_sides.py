"""A comparison that names both sides is asked of each; one that names none is left whole."""

from __future__ import annotations

import pytest

from rag.asking.sides import sides_of


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Hvordan går Nord og Syd hver især til at undgå fald?",
            ["Hvordan går Nord til at undgå fald?", "Hvordan går Syd til at undgå fald?"],
        ),
        (
            "Hvor mange boliger har Åglimt og Birkelunden hver især?",
            ["Hvor mange boliger har Åglimt?", "Hvor mange boliger har Birkelunden?"],
        ),
        (
            "Hvad viste målingen i 2022 sammenlignet med 2023?",
            ["Hvad viste målingen i 2022?", "Hvad viste målingen i 2023?"],
        ),
        (
            "Hvad fik klubben i 2022 og i 2023 fra puljen?",
            ["Hvad fik klubben i 2022 fra puljen?", "Hvad fik klubben i 2023 fra puljen?"],
        ),
        (
            "Så Ib Dam ens på havneplanen og på skolen i Aaby?",
            ["Hvordan så Ib Dam på havneplanen?", "Hvordan så Ib Dam på skolen i Aaby?"],
        ),
        (
            "Hvad er forskellen på sygefraværet i Åkær og i Lund?",
            ["Hvad er sygefraværet i Åkær?", "Hvad er sygefraværet i Lund?"],
        ),
    ],
)
def test_each_side_is_asked_about_by_itself(text: str, sides: list[str]) -> None:
    assert sides_of(text) == sides


@pytest.mark.parametrize(
    "text",
    [
        "Hvilke datoer er fastlagt for møder i Region Kystland i 2022?",
        "Hvad blev der sagt om skoler og børnehaver?",
        "Kom der flere gæster i 2023 sammenlignet med året forinden?",
        "Hvor mange ældre i Bolhøj deltog i forsøget?",
        "Hvem bød velkommen, og hvor kom hun fra?",
    ],
)
def test_a_question_without_two_sides_is_left_whole(text: str) -> None:
    assert sides_of(text) == []
