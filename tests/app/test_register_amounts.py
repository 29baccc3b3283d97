"""The register of decisions shows an amount only where it was approved or recommended."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from index import Embedder, build_index, open_index
from ui.decisions import Decision, decisions

MINUTES = """# Referat af møde i Teknikudvalget i Lerby

Onsdag den 12. juni 2024 kl. 15.00

Deltagere: Bo Dam (formand), Lis Krog

## 1. Legeplads

### Beslutning

Ib bad om 900.000 kr. i maj. Der bevilges 200.000 kr. til legepladsen.

## 2. Skaterbane

### Beslutning

Bo Dam ville give 150.000 kr. Punktet udgik.

## 3. Cykelsti

### Beslutning

Udvalget anbefaler, at der gives 600.000 kr. til stien.

## 4. Madpriser

### Beslutning

Prisen er 61 kr. pr. måltid. Taget til efterretning.

## 5. Bump

### Indstilling

Der anlægges to bump for 80.000 kr.

### Beslutning

Godkendt.

## 6. Veje

### Beslutning

Ad 1: Godkendt med 30.000 kr.
Ad 2: Udsat, da 70.000 kr. mangler.

## 7. Åbningstid

### Indstilling

Klinikken holder åbent fem dage for 1,6 mio. kr.

### Beslutning

Udvalget besluttede, at klinikken holder åbent fire dage.

## 8. Haller

### Indstilling

Model B vælges for 350.000 kr.

### Beslutning

Et flertal besluttede at anbefale model A. Et mindretal tiltrådte indstillingen.

## 9. Hegn

### Indstilling

Der sættes et hegn op for 40.000 kr.

### Beslutning

Godkendt, dog således at hegnet bliver lavere.
"""


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Mapping[str, Decision]:
    """The decisions of one meeting by title."""
    folder, index = tmp_path_factory.mktemp("minutes"), tmp_path_factory.mktemp("index")
    (folder / "0.md").write_text(MINUTES, "utf-8")
    build_index(folder, index, embedder)
    return {row.title: row for row in decisions(open_index(index, embedder))}


@pytest.mark.parametrize(
    ("title", "amounts", "proposed"),
    [
        ("Legeplads", (200_000,), False),
        ("Skaterbane", (), False),
        ("Cykelsti", (600_000,), True),
        ("Madpriser", (), False),
        ("Bump", (80_000,), True),
        ("Veje", (30_000,), False),
        ("Åbningstid", (), False),
        ("Haller", (), False),
        ("Hegn", (), False),
    ],
)
def test_an_amount_is_decided_only_when_it_was_approved(
    title: str, amounts: tuple[int, ...], proposed: bool, rows: Mapping[str, Decision]
) -> None:
    assert (rows[title].amounts, rows[title].proposed) == (amounts, proposed)
