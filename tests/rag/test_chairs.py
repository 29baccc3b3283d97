"""Who chairs which body: not another one, not who is named as the one before, not who sat beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from rag import Answer, Assistant

_FILES = {
    "2023-03-02 Skovby IF.md": "# Referat af bestyrelsesmøde i Skovby IF\n\nTorsdag den 2. marts 2023\n\n"
    "Til stede: Kim Dahl (formand), Bo Lind (kasserer), Ea Friis\n\n## 1. Budget\n\n"
    "Kim Dahl fremlagde budgettet på 90.000 kr. Det blev godkendt.\n",
    "2024-03-07 Skovby IF.md": "# Referat af bestyrelsesmøde i Skovby IF\n\nTorsdag den 7. marts 2024\n\n"
    "Til stede: Eva Holm (formand), Bo Lind (kasserer), Ea Friis\n\n## 1. Budget\n\n"
    "Bo Lind fremlagde budgettet på 95.000 kr. Det blev godkendt.\n",
    "2024-03-07 Udsatterådet.txt": "Referat fra Udsatterådet i Lundby Kommune\nTorsdag den 7. marts 2024\n\n"
    "Fremmødte\nFormand Ruth Skov, tidligere forstander. For Varmestuen: Bent Nygaard. "
    "Socialchef Trine Berg.\n\nPunkt 1. Siden sidst\nBent Nygaard fortalte om et nyt køkken.\n",
}


@pytest.fixture(scope="module")
def ask(assistant_over: Callable[[Mapping[str, str]], Assistant]) -> Callable[[str], Answer]:
    """Asks about the minutes of a club and of a council."""
    return assistant_over(_FILES).answer


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Hvem er formand for idrætsforeningen Skovby IF?", "Eva Holm"),
        ("Hvem er kasserer i foreningen Skovby IF?", "Bo Lind"),
        ("Hvem er formand for sportsklubben Skovby?", "Eva Holm"),
        ("Hvem er nuværende formand for idrætsforeningen i Skovby?", "Eva Holm"),
        ("Hvem blev formand for Skovby IF efter Kim Dahl?", "Eva Holm"),
        ("Hvem var formand for Skovby IF før Eva Holm?", "Kim Dahl"),
        ("Hvem var formand for Skovby IF før Eva?", "Kim Dahl"),
        ("Hvem er formand for Udsatterådet?", "Ruth Skov"),
        ("Hvem er formand for rådet i Lundby?", "Ruth Skov"),
    ],
)
def test_the_chair_asked_for_is_told_alone(
    question: str, name: str, ask: Callable[[str], Answer]
) -> None:
    answer = ask(question)
    assert name in answer.text
    others = {"Eva Holm", "Kim Dahl", "Ruth Skov", "Bent Nygaard"} - {name}
    assert not any(other in answer.text for other in others)


@pytest.mark.parametrize(
    "question",
    [
        "Hvem er formand for Seniorrådet i Lundby?",
        "Hvem er formand for Foreningen Lundby Havnebad?",
        "Hvem blev formand for Skovby IF efter Eva Holm?",
    ],
)
def test_the_chair_of_another_body_or_before_is_not_told_as_sure(
    question: str, ask: Callable[[str], Answer]
) -> None:
    answer = ask(question)
    assert answer.abstained or answer.doubts


def test_who_chairs_without_a_body_is_told_of_each(ask: Callable[[str], Answer]) -> None:
    text = ask("Hvem er formand?").text
    assert "Eva Holm" in text
    assert "Ruth Skov" in text
    assert "Kim Dahl" not in text
