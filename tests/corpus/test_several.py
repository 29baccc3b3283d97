"""What came of a case whose proposals were decided one by one."""

from __future__ import annotations

import pytest

from corpus import Outcome
from corpus.outcomes.outcomes import outcome_of, outcomes_of_parts
from tests.corpus.outlines import items_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ad 1: Godkendt\nAd 2: Udsat", "Ad 1: Godkendt\nAd 2: Udsat"),
        ("a) Godkendt.\nb) Udsat.", "a) Godkendt.\nb) Udsat"),
        ("Ad 1: Udsat. Ad 2: Godkendt.", "Ad 1: Udsat. Ad 2: Godkendt"),
        ("1. Ikke godkendt\n2. Godkendt", "1. Ikke godkendt\n2. Godkendt"),
        ("Første indstilling godkendt. Anden del faldt.", None),
        ("Pkt. 1 godkendt, pkt. 2 udsat.", None),
        ("Ansøgning 1 og 3 imødekommes. Ansøgning 2 gives afslag.", None),
        ("Pkt. 1 blev udsat, mens pkt. 2 blev godkendt.", None),
        ("Punkt 1 blev godkendt og punkt 2 afvist.", None),
        ("Pkt. 1 og 2 udsættes. Resten blev godkendt.", None),
        ("At-punkt 1 godkendt. De øvrige punkter sendes tilbage til forvaltningen.", None),
        ("Pkt. 1 godkendt. Pkt. 2 udsættes til maj. Pkt. 3 taget til efterretning.", None),
        ("Ad 1: Godkendt Ad 2: Udsat", None),
        ("Ad 1. Godkendt Ad 2. Godkendt Ad 3. Forkastet", None),
        ("1. og 2. indstilling godkendt, 3. indstilling forkastet.", None),
        ("Udvalget godkendte pkt. 1, men udsatte pkt. 2.", None),
        ("Indstillingen blev godkendt, dog ikke punkt 2.", None),
        ("Godkendt, dog udsættes punkt 4.", None),
        ("Godkendt bortset fra punkt 3.", None),
        ("Indstillingen blev godkendt, dog ikke afsnit 3.", None),
        ("Godkendt for så vidt angår punkt 1, mens punkt 3 blev udsat.", None),
        ("Regnskabet for Nord blev godkendt. Regnskabet for Syd udskydes.", None),
    ],
)
def test_a_case_decided_part_by_part_has_no_one_outcome_but_shows_all_parts(
    text: str, shown: str | None
) -> None:
    outcome, place = outcome_of(text)
    assert place is not None
    assert (outcome, text[slice(*place)]) == ("none", shown or text.rstrip("."))


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Pkt. 1 og 2 udsættes.", "postponed"),
        ("Indstillingens punkt 1-3 blev tiltrådt.", "approved"),
        ("Ad 1 og 2: Taget til efterretning.", "noted"),
        ("Punkt 7 udsættes.", "none"),
    ],
)
def test_proposals_that_are_named_together_have_one_outcome(text: str, outcome: str) -> None:
    assert outcome_of(text)[0] == outcome


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
        ("Godkendt, dog med den ændring, at punkt 2 præciseres.", "approved"),
    ],
)
def test_other_items_and_lists_are_no_parts_of_a_case(text: str, outcome: str) -> None:
    assert outcome_of(text)[0] == outcome


@pytest.mark.parametrize(
    ("text", "came"),
    [
        ("Ad 1: Godkendt. Ad 2: Ikke vedtaget.", ["approved", "rejected"]),
        ("Ad 1: Godkendt. Ad 2: Tages op på næste møde", ["approved", "postponed"]),
        ("Godkendt, dog udsættes punkt 4.", ["approved", "postponed"]),
        ("Godkendt bortset fra punkt 3.", ["approved", "none"]),
        ("a) Forslaget faldt. b) Ib Dam trak forslaget.", ["rejected", "withdrawn"]),
        (
            "Ikke godkendt. Et enigt udvalg fastsatte gebyret til 2.230 kr.",
            ["rejected", "approved"],
        ),
        ("Ikke godkendt. Udvalget vedtog i stedet model B.", ["rejected", "approved"]),
        ("Ikke godkendt. Udvalget besluttede at fastholde afslaget.", []),
        ("Ikke godkendt. Udvalget godkendte ikke budgettet.", []),
        ("Ad 1: Udsat. Ad 2: Udsat.", []),
        ("Godkendt.", []),
    ],
)
def test_each_part_has_its_own_outcome(text: str, came: list[Outcome]) -> None:
    assert [outcome for outcome, _ in outcomes_of_parts(text)] == came


@pytest.mark.parametrize(
    ("text", "came"),
    [
        (
            "Aftalen blev godkendt. Spørgsmålet om lån udskydes, til der er en plan.",
            ["approved", "postponed"],
        ),
        (
            "Status blev taget til efterretning. Udvalget kunne ikke anbefale, at der afsættes penge.",
            ["noted", "rejected"],
        ),
        (
            "Udvalget anbefalede planen. Ønsket om et kryds afvises.",
            ["referred", "rejected"],
        ),
        (
            "Udvalget godkendte kurset. Forslaget om fuld løn henvises til budgettet for 2026.",
            ["approved", "referred"],
        ),
        (
            "Indstillingen blev godkendt, mens spørgsmålet om parkering blev udsat.",
            ["approved", "postponed"],
        ),
        ("Planen vedtaget. Finansieringen udsættes til næste møde.", ["approved", "postponed"]),
        ("Aftalen blev godkendt. Arbejdet udskydes til foråret.", []),
        ("Forslaget om et kryds blev forkastet. Herefter blev indstillingen godkendt.", []),
        ("Indstillingen blev godkendt. Sagen sendes til byrådet.", []),
        ("Drøftet. Sagen udsættes til næste møde.", []),
    ],
)
def test_a_thing_settled_apart_from_its_case_leaves_the_case_in_parts(
    text: str, came: list[Outcome]
) -> None:
    assert [outcome for outcome, _ in outcomes_of_parts(text, "Udvalget")] == came


def test_an_item_knows_what_came_of_its_parts_and_where_that_stands() -> None:
    (item,) = items_of(
        "## 1. Veje\n\n### Beslutning\n\nAd 1: Godkendt\nAd 2: Udsat\n", "text/markdown"
    )
    assert item.in_parts
    assert [part.outcome for part in item.parts] == ["approved", "postponed"]
    assert item.came_to("postponed")
    assert not item.came_to("rejected")
    assert item.parts[0].span.end <= item.parts[1].span.start


def test_what_an_agenda_leaves_out_is_another_item() -> None:
    (item,) = items_of("1. Godkendelse af dagsorden\nBeslutning: Godkendt, dog udsættes punkt 4.\n")
    assert (item.outcome, item.parts) == ("approved", ())
