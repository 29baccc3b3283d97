"""A case of which one part was approved and another put off is told as it is."""

from __future__ import annotations

import pytest

from index import Embedder, build_index, open_index
from rag import Assistant

MINUTES = """# Referat af møde i Teknikudvalget i Lerby

Onsdag den 12. juni 2024 kl. 15.00

Deltagere: Bo Dam (formand), Lis Krog

## 1. Bump på Havnegade

### Sagsfremstilling

Naboerne har klaget over farten på Havnegade.

### Indstilling

Forvaltningen indstiller,
1. at der anlægges to bump på Havnegade,
2. at hastigheden på Kirkebakken sættes til 40 km/t.,
3. at støjmålingen tages til efterretning.

### Beslutning

Pkt. 1 godkendt. Pkt. 2 udsættes til augustmødet. Pkt. 3 taget til efterretning.

## 2. Takster på genbrugspladsen

### Beslutning

Godkendt.

## 3. Eventuelt

### Beslutning

Intet.
"""
WHOLE = "Pkt. 1 godkendt. Pkt. 2 udsættes til augustmødet. Pkt. 3 taget til efterretning."


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Assistant:
    """Answers over the minutes of one meeting."""
    folder, index = tmp_path_factory.mktemp("minutes"), tmp_path_factory.mktemp("index")
    (folder / "0.md").write_text(MINUTES, "utf-8")
    build_index(folder, index, embedder)
    return Assistant(open_index(index, embedder))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Hvad blev besluttet om bump på Havnegade?", WHOLE),
        ("Blev bump på Havnegade godkendt?", "Kun en del blev godkendt"),
        ("Hvilke punkter blev udsat?", WHOLE),
        ("Opsummer mødet i Teknikudvalget den 12. juni 2024", "Bump på Havnegade [1] – afgjort i"),
    ],
)
def test_all_parts_are_told_and_none_is_called_the_outcome(
    asked: str, said: str, assistant: Assistant
) -> None:
    text = assistant.answer(asked).text
    assert said in " ".join(text.split()), text
    assert "Ja. " not in text
