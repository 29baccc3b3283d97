"""What came of items as case systems print them: a proposal, and below or above it the decision."""

from __future__ import annotations

import pytest

from tests.corpus.outlines import items_of

ITEMS: dict[str, tuple[str, ...]] = {
    "approved": (
        "Indstilling\nAt der gives lov.\n\nBeslutning\nDer meddeles dispensation.",
        "Indstilling\nAt støjen dæmpes.\n\nBeslutning\nIndstillingen følges.",
        "Indstilling\nAt støjen dæmpes.\n\nBeslutning\nIndstillingen blev fulgt.",
        "Indstilling\nAt der gives 10.000 kr.\n\nBeslutning\nAnlægsbevillingen frigives.",
        "Beslutning for punkt 2\nUdvalget godkendte indstillingen.\n\nResume\nFærgen er gammel.",
        "Referat: Der er enighed i bestyrelsen om at indføre mobilfri skole.",
        "Referat: Princippet er godkendt og lægges på hjemmesiden.",
        "Referat\nKontingentet fastsættes uændret til 300 kr.",
    ),
    "referred": (
        "Beslutning\nUdvalget indstiller forvaltningens forslag godkendt.",
        "Beslutning\nSagen sendes retur til forvaltningen.",
        "Beslutning\nForelægges byrådet med anbefaling.",
        "Beslutning\nUdvalget tiltrådte indstillingen og indstiller til byrådet, at den godkendes.",
        "Beslutning\nUdvalget bakker op om planen og oversender svaret til Økonomiudvalget.",
    ),
    "rejected": (
        "Beslutning\nIndstillingen blev ikke fulgt.",
        "Beslutning\nUdvalget kan ikke tilslutte sig forslaget.",
        "Konklusion: Bestyrelsen ønsker ikke at gå videre med forslaget.",
    ),
    "postponed": (
        "Beslutning\nSagen blev ikke færdigbehandlet og optages på næste dagsorden.",
        "Beslutning\nPunktet blev udskudt grundet tidspres.\n\nSagsfremstilling\nPlanen er ny.",
    ),
    "withdrawn": ("Referat\nForslagsstiller valgte at trække sit forslag.",),
    "none": (
        "Konklusion: Udvalget ønsker en drøftelse på et kommende møde.",
        "Indstilling\nAt planen vedtages.\n\nBeslutning\nAd 1: Udsat.\nAd 2: Godkendt.",
        "Beslutning\nAd 1. Godkendt.\nAd 2. Udsat til juni.",
        "Referat\nForvaltningen oplyste, at planen tidligere er godkendt af byrådet.",
    ),
}


@pytest.mark.parametrize(
    ("outcome", "text"), [(outcome, text) for outcome, texts in ITEMS.items() for text in texts]
)
def test_an_item_came_out_as_its_own_decision_says(outcome: str, text: str) -> None:
    items = items_of(
        f"1. Dagsorden\nBeslutning\nGodkendt.\n\n2. Veje\n{text}\n\n3. Eventuelt\nIntet.\n"
    )
    assert [item.label for item in items] == ["1", "2", "3"]
    assert items[1].outcome == outcome
