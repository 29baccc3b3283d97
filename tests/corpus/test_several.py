"""What came of a case whose proposals were decided one by one."""

from __future__ import annotations

import pytest

from corpus.outcomes import outcome_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ad 1: Godkendt\nAd 2: Udsat", "Godkendt"),
        ("Ad 1: Godkendt. Ad 2: Udsat.", "Godkendt"),
        ("a) Godkendt.\nb) Udsat.", "Godkendt"),
        ("Indstilling 1 blev godkendt. Indstilling 2 faldt.", "Indstilling 1 blev godkendt"),
        ("Første indstilling godkendt. Anden del faldt.", "Første indstilling godkendt"),
        ("Pkt. 1 godkendt, pkt. 2 udsat.", "Pkt. 1 godkendt, pkt. 2 udsat"),
        ("Punkt 1 blev godkendt og punkt 2 afvist.", "Punkt 1 blev godkendt og punkt 2 afvist"),
    ],
)
def test_a_case_of_which_the_first_part_is_approved_is_shown_from_there_on(
    text: str, shown: str
) -> None:
    outcome, place = outcome_of(text)
    assert place is not None
    assert (outcome, text[slice(*place)]) == ("approved", shown)


@pytest.mark.parametrize(
    "text",
    [
        "Ad 1: Udsat. Ad 2: Godkendt.",
        "1. Ikke godkendt\n2. Godkendt",
        "Pkt. 1 blev udsat, mens pkt. 2 blev godkendt.",
        "Indstilling 1 blev sendt tilbage til administrationen. Indstilling 2 blev forkastet.",
    ],
)
def test_parts_that_contradict_each_other_give_no_outcome(text: str) -> None:
    assert outcome_of(text) == ("none", None)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Ad 1: Taget til efterretning. Ad 2: Udsat.", "postponed"),
        ("1. Taget til efterretning\n2. Ikke godkendt", "rejected"),
        ("a) Drøftet.\nb) Taget til efterretning.", "noted"),
        ("Pkt. 1 udgik. Pkt. 2-3 godkendt.", "approved"),
        ("Ad 1: Udsat. Ad 2: Udsat.", "postponed"),
    ],
)
def test_what_was_only_heard_weighs_nothing_beside_a_decision(text: str, outcome: str) -> None:
    assert outcome_of(text)[0] == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Punkt 1 udgår. Punkt 4 blev udsat. Dagsordenen blev herefter godkendt.", "approved"),
        ("Godkendt. Punkt 4 udsættes, og punkt 1 udgår.", "approved"),
        ("Indstillingen blev godkendt.\n1. Ib Dam afviste budet.\n2. Mødet er udsat.", "approved"),
    ],
)
def test_other_items_and_lists_are_no_parts_of_a_case(text: str, outcome: str) -> None:
    assert outcome_of(text)[0] == outcome
