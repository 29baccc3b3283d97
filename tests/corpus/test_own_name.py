"""Whose decision it is: the body that met goes by its name, or by the word for it within its name."""

from __future__ import annotations

import pytest

from corpus.outcomes.outcomes import outcome_of


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Ældrerådet i Lerby Kommune", "Planen er ny. Ældrerådet vedtog høringssvaret."),
        ("Vestermose Lokaludvalg", "Planen er ny. Lokaludvalget vedtog høringssvaret."),
        ("Lerby Kommunes Ældreråd", "Ældrerådet drøftede sagen og tiltrådte planen."),
        ("Lerby Rådhus' Præsidium", "Præsidiet drøftede og tiltrådte principperne."),
        ("Lerby Roklub", "Prisen er høj. Roklubben godkendte købet."),
        ("Sundhedsklynge Vest", "Sundhedsklyngen tiltrådte indstillingen."),
        ("Vestermose Lokaludvalg", "Lokaludvalget nedsatte en arbejdsgruppe."),
        ("Vestermose Lokaludvalg", "Lokaludvalget bemyndigede Ib Dam til at svare."),
        ("Bestyrelsen", "På den baggrund blev bestyrelsen enige om at indhente tilbud."),
    ],
)
def test_a_body_may_be_called_by_the_word_for_it_in_its_name(body: str, text: str) -> None:
    assert outcome_of(text, body)[0] == "approved"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Ældrerådet i Lerby Kommune", "Økonomiudvalget godkendte budgettet."),
        ("Lerby Kommunes Ældreråd", "Byrådet godkendte planen."),
        # The name says whose committee it is.
        ("Byrådets Økonomiudvalg", "Byrådet godkendte planen."),
        ("Vestermose Lokaludvalg", "Kulturudvalget vedtog høringssvaret."),
        ("Bestyrelsen i Grundejerforeningen Eng", "Grundejerforeningen vedtog nye vedtægter."),
        ("Dialogmøde mellem Kulturudvalget og Idrætsrådet", "Kulturudvalget bevilgede 100.000 kr."),
        ("Følgegruppen til Byrådet", "Byrådet godkendte planen."),
    ],
)
def test_what_another_body_decided_is_not_its_own(body: str, text: str) -> None:
    assert outcome_of(text, body)[0] == "none"


def test_what_is_recommended_onward_is_not_decided() -> None:
    text = "Økonomiudvalget indstiller til byrådets godkendelse."
    assert outcome_of(text, "Økonomiudvalget")[0] == "referred"
