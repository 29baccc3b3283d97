"""Minutes that name a thing and tell no more of it: the question for more is refused."""

from __future__ import annotations

import pytest

from index import Embedder, build_index, open_index
from rag import Assistant

BOARD = """# Referat af bestyrelsesmøde i Boligforeningen Lærkehøj

Torsdag den 12. september 2024 kl. 19.00

Til stede: Karl Mosegaard, Inge Thorup, Selma Aydin
Afbud: Poul Rask var forhindret.

## 1. Legepladsen

Rapporten om legepladsens sikkerhed er vedlagt. Der blev foreslået at indhegne legepladsen.

Beslutning: Taget til efterretning.

## 2. Vaskeriet

Der er udført en gennemgang af vaskeriet med det formål at nedbringe elforbruget.
Bestyrelsen besluttede den 3. juni 2024, at vaskeriet skal renoveres.

Beslutning: Taget til efterretning.

## 3. Beboerundersøgelsen

Beboerundersøgelsen viste, at 82 % er tilfredse med gårdmanden, der hedder Villy Kjær.
Selma Aydin foreslog at gentage undersøgelsen, som kostede 14.000 kr.
Resultatet skal være på hjemmesiden den 1. november 2024.

Beslutning: Godkendt.

## 4. Cykler

Bo Krogh er kommet med forslag om et cykelskur. Skurkassen er navnet på puljen til skure.
Der blev rejst spørgsmål om tyveri af cykler. Det var Lis Dam, der rejste det.
Det blev af flere beboere foreslået at sætte et kamera op ved porten.
Målingen af støj vises på hjemmesiden og er vedlagt. Målingen af støj er værst om natten for 40 beboere.
Porten skal smøres om torsdagen. Nøglerne skal udleveres på generalforsamlingen.

Beslutning: Drøftet.

## 5. Sommerfesten

Sommerfesten i juni gik godt, og mange børn kom til festen.
Inge Thorup oplyste, at en kunstner fra byen har malet en rutsjebane.

Beslutning: Taget til efterretning.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Assistant:
    """Answers over one meeting of a housing association."""
    folder, index = tmp_path_factory.mktemp("minutes"), tmp_path_factory.mktemp("index")
    (folder / "board.md").write_text(BOARD, "utf-8")
    build_index(folder, index, embedder)
    return Assistant(open_index(index, embedder))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Hvad stod der i rapporten om legepladsens sikkerhed?", "hvad der stod i det"),
        ("Hvad viste gennemgangen af vaskeriet?", "hvad det viste"),
        ("Hvem foreslog at indhegne legepladsen?", "noget navn på den, der sagde det"),
        ("Hvad hedder kunstneren, der malede rutsjebanen?", "hvad det hedder"),
        ("Hvad kostede sommerfesten?", "hvad det kostede"),
        ("Hvornår skal renoveringen af vaskeriet være færdig?", "hvornår det skal være"),
        ("Hvad forhindrede Poul Rask i at komme?", "siger ikke hvorfor"),
    ],
)
def test_what_is_only_named_is_refused_with_what_was_looked_for(
    asked: str, said: str, assistant: Assistant
) -> None:
    answer = assistant.answer(asked)
    assert answer.abstained, answer.text
    assert said in answer.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Hvad viste beboerundersøgelsen?", "82 %"),
        ("Hvem foreslog at gentage beboerundersøgelsen?", "Selma Aydin"),
        ("Hvad hedder gårdmanden?", "Villy Kjær"),
        ("Hvad kostede beboerundersøgelsen?", "14.000 kr."),
        ("Hvem kom med forslag om et cykelskur?", "Bo Krogh"),
        ("Hvem rejste spørgsmålet om tyveri af cykler?", "Lis Dam"),
        ("Hvem foreslog et kamera ved porten?", "flere beboere"),
        ("Hvad hedder puljen til skure?", "Skurkassen"),
        ("Hvornår skal porten smøres?", "om torsdagen"),
        ("Hvornår skal nøglerne udleveres?", "på generalforsamlingen"),
        ("Hvad viste målingen af støj?", "værst om natten"),
        ("Hvornår skal resultatet af beboerundersøgelsen være på hjemmesiden?", "1. november"),
    ],
)
def test_what_is_told_of_a_thing_is_answered(asked: str, said: str, assistant: Assistant) -> None:
    answer = assistant.answer(asked)
    assert not answer.abstained, answer.text
    assert said in answer.text
