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

## 4. Kunstgræsbane

### Indstilling

Forvaltningen indstiller, at kunstgræsbanen anlægges i 2025 for 4 mio. kr.

### Beslutning

Godkendt, dog med den ændring, at kunstgræsbanen først anlægges i 2026.

## 5. Skaterbane ved stationen

### Sagsfremstilling

Ni borgere har klaget over afslag på støjdæmpning af skaterbanen.

### Indstilling

Forvaltningen indstiller, at skaterbanen lukkes den 1. maj 2025.

### Beslutning

Udvalget anbefalede ikke lukningen af skaterbanen. Sagen genoptages i 2025.

## 6. Nedlæggelse af biblioteket i Vestby

### Indstilling

Forvaltningen indstiller, at biblioteket i Vestby nedlægges den 31. december 2024.

### Beslutning

Vedtaget. Imod stemte Lis Krog.
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
    ("asked", "said", "unsaid"),
    [
        ("Blev kunstgræsbanen godkendt?", "godkendt, dog med en ændring", "Ja"),
        ("Blev biblioteket i Vestby nedlagt, og hvornår?", "Vedtaget. Imod stemte", "udsat"),
        ("Hvornår nedlægges biblioteket i Vestby?", "Hvad det endte med: Vedtaget.", "udsat"),
        ("Hvorfor sagde udvalget nej til at lukke skaterbanen?", "ikke lukningen", "udsat"),
        ("Hvor mange har klaget over afslag på støjdæmpning?", "Ni borgere", "ikke afvist"),
        ("Hvilke sager blev udsat eller sendt tilbage?", WHOLE, "Skaterbane"),
        ("Hvilke beslutninger traf udvalget den 12. juni 2024?", "6. Nedlæggelse", "Ja"),
    ],
)
def test_what_came_of_an_item_is_told_as_it_is(
    asked: str, said: str, unsaid: str, assistant: Assistant
) -> None:
    text = " ".join(assistant.answer(asked).text.split())
    assert said in text, text
    assert unsaid not in text


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
