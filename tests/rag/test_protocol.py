"""Answers over a file that holds several meetings."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from rag import Assistant, to_record
from rag.answer import Filters

PROTOCOL = """Afdeling Askelund - referater

Bestyrelsesmøde
November 2024

Maling af opgange

Maling af opgange blev udskudt i fem år.

Cykler

Ib rydder op i kælderen. Det blev vedtaget at købe to stativer til gården.

Eventuelt

Der var intet.

Bestyrelsesmøde
3. september 2024

Legeplads

Det blev besluttet at bygge en legeplads for 40.000 kr.

Cykler

Cyklerne i kælderen får et mærke, og Ea skriver til alle beboere.

Eventuelt

Der var intet.
"""


@pytest.fixture(scope="module")
def protocol(assistant_over: Callable[[Mapping[str, str]], Assistant]) -> Assistant:
    return assistant_over({"Askelund 2024.txt": PROTOCOL})


def test_an_answer_is_headed_by_the_meeting_it_is_from(protocol: Assistant) -> None:
    answer = protocol.answer("Hvad koster legepladsen i Askelund?")
    assert "3. september 2024" in answer.text
    assert "40.000 kr." in answer.text


def test_a_month_without_a_day_is_found_and_told(protocol: Assistant) -> None:
    answer = protocol.answer("Hvad blev besluttet om opgangene i november 2024?")
    assert "november 2024" in answer.text
    assert "udskudt" in answer.text
    assert "legeplads" not in answer.text


def test_a_month_is_within_the_days_that_a_user_chose(protocol: Assistant) -> None:
    asked = "Hvad blev besluttet om cyklerne?"
    later = protocol.answer(asked, filters=Filters(date_from="2024-11-15"))
    assert "stativer" in later.text
    assert "mærke" not in later.text
    earlier = protocol.answer(asked, filters=Filters(date_to="2024-10-31"))
    assert "mærke" in earlier.text
    assert "stativer" not in earlier.text


def test_the_record_names_the_file_and_its_offsets(protocol: Assistant) -> None:
    record = to_record(protocol.answer("Hvad koster legepladsen i Askelund?"))
    for citation in record["citations"]:
        assert citation["doc"] == "Askelund 2024.txt"
        begin, end = citation["span"]
        assert " ".join(PROTOCOL[begin:end].split()) == " ".join(citation["quote"].split())
    assert {passage["doc"] for passage in record["retrieved"]} == {"Askelund 2024.txt"}
