"""What a body says that it does with a case, and what only sounds like it."""

from __future__ import annotations

import pytest

from corpus import Outcome
from corpus.outcomes.outcomes import outcome_of

SAID: dict[Outcome, tuple[str, ...]] = {
    "approved": (
        "Udvalget er enigt i indstillingen.",
        "Udvalget fastholder afgørelsen.",
        "Udvalget pegede på scenarie 2.",
        "Udvalget meddeler dispensation.",
        "Som forvaltningens indstilling.",
        "Udvalget fordelte midlerne således: 300.000 kr. til Hede og 200.000 kr. til Odde.",
        "Kim Bo modtog genvalg.",
    ),
    "referred": (
        "Indstilles til Byrådet.",
        "Et flertal (A og F) indstiller forslag A til godkendelse.",
        "Økonomiudvalget indstiller forslaget til godkendelse i Byrådet.",
        "Indgår i budgetforhandlingerne for 2026.",
        "Udvalget sendte sagen tilbage til forvaltningen.",
        "Et enigt udvalg anbefaler, at kommunegarantien ydes.",
        "Udvalget henviser sagen til Kulturudvalget.",
    ),
    "postponed": (
        "Blev udsat.",
        "Udvalget udsatte sagen.",
        "Sagen optages på næste møde.",
        "Sagen sættes på dagsordenen igen i august.",
    ),
    "rejected": (
        "Udvalget afslår ansøgningen.",
        "Udvalget ønsker ikke at fremme sagen.",
        "Der var ikke flertal for indstillingen.",
        "Der kunne ikke opnås flertal for forslaget.",
        "Et flertal (V, C) stemte imod indstillingen.",
    ),
    "withdrawn": ("Bortfaldt.", "Ansøger har trukket ansøgningen."),
    "discussed": ("Drøftelse gennemført.", "Udvalget havde en temadrøftelse."),
    "none": (
        "Indstillingen vil blive godkendt, hvis regionen betaler.",
        "Som det fremgår, blev planen godkendt den 3. maj 2021.",
        "Sagen blev udsat i marts 2023 og er nu belyst.",
        "Formanden havde helst set forslaget afvist.",
        "Det blev ikke besluttet, hvem der skal betale.",
        "Udvalget fremsender et brev til ministeren.",
    ),
}


@pytest.mark.parametrize(
    ("outcome", "text"), [(outcome, text) for outcome, texts in SAID.items() for text in texts]
)
def test_what_a_committee_does_with_a_case_is_its_outcome(outcome: str, text: str) -> None:
    assert outcome_of(text, "Teknisk Udvalg")[0] == outcome


@pytest.mark.parametrize("text", ["Udvalget afslog ansøgningen.", "Udvalget udpeger Ib Dam."])
def test_in_the_minutes_of_a_council_the_committee_is_another_body(text: str) -> None:
    assert outcome_of(text, "Seniorrådet") == ("none", None)


def test_the_words_shown_do_not_end_within_a_date() -> None:
    text = "Sagen blev udsat til mødet den 5. marts. Formanden beklagede."
    shown = outcome_of(text)[1]
    assert shown is not None
    assert text[slice(*shown)] == "Sagen blev udsat til mødet den 5. marts"
