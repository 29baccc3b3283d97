"""Courses, lists and contradictions: all of what the minutes tell, in its order, each cited."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from rag import Answer, Assistant

_MINUTES = """Teknisk Udvalg
Referat af møde den 1. oktober 2025

Til stede: Ib Dam, Lis Holm

1. Måltal for cykelstier

Resume

I juni 2024 blev der afholdt en workshop om cykelstierne. I maj 2024 blev cykelstierne talt.
I marts 2025 blev en plan for cykelstier med 13 strækninger godkendt.

Måltal for cykelstier har været forsinket i 4 uger. Unge på cykelstier får det råd at bruge hjelm.

Sagsforløb

Udvalg: Magistraten
Dato: 18-03-2025
Sendes til byrådet med anbefaling.
Udvalg: Byrådet
Dato: 26-03-2025
Sendes til Teknisk Udvalg.

Beslutninger

Sagen blev udsat.

2. Samarbejde med skolerne

Beslutninger

Parterne fremlagde udfordringerne i samarbejdet. Skolelederne fremhævede mangel på lokaler.
Forældrene fremhævede behovet for flere busser. Eleverne fremhævede støjen på gangene.

3. Oplæg fra brugerrådet

Beslutninger

Brugerrådet holdt oplæg. De fremhævede følgende punkter:

- Bænke ved havnen
- Lys på stien
- Flere skilte

Udvalget takkede for oplægget.
"""


@pytest.fixture(scope="module")
def ask(assistant_over: Callable[[Mapping[str, str]], Assistant]) -> Callable[[str], Answer]:
    """Asks about one invented meeting."""
    return assistant_over({"Teknisk Udvalg 2025-10-01.txt": _MINUTES}).answer


def _in_order(text: str, *parts: str) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_where_a_matter_has_been_is_told_from_its_record(ask: Callable[[str], Answer]) -> None:
    answer = ask("Hvor har sagen om måltal for cykelstier været, og hvad skete der hvert sted?")
    assert _in_order(answer.text, "Magistraten", "Byrådet", "Sagen blev udsat")


def test_a_value_of_a_matter_is_not_its_record(ask: Callable[[str], Answer]) -> None:
    assert "4 uger" in ask("Hvor længe har måltal for cykelstier været forsinket?").text
    assert "hjelm" in ask("Hvilke råd er der til unge på cykelstier?").text


def test_a_course_goes_by_the_days_and_not_by_the_text(ask: Callable[[str], Answer]) -> None:
    answer = ask("Giv et overblik over arbejdet med cykelstier fra foråret 2024 til marts 2025")
    assert _in_order(answer.text, "I maj 2024", "I juni 2024", "I marts 2025")


def test_sentences_that_run_alike_are_a_list(ask: Callable[[str], Answer]) -> None:
    answer = ask("Hvad fremhævede de tre parter om samarbejdet med skolerne?")
    assert all(part in answer.text for part in ("lokaler", "busser", "støjen"))


def test_a_sentence_that_opens_a_list_brings_it(ask: Callable[[str], Answer]) -> None:
    answer = ask("Hvad ønskede brugerrådet, da det holdt oplæg?")
    assert all(part in answer.text for part in ("Bænke", "Lys på stien", "Flere skilte"))
