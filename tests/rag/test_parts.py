"""A text that asks two things is two questions; one that asks one thing twice is not."""

from __future__ import annotations

import pytest

from rag import Assistant
from rag.parts import parts_of
from rag.telling.compose import Composition


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hvem bød velkommen, og hvor kom hun fra?", 2),
        ("Hvad blev besluttet om skolen og hvornår træder det i kraft?", 2),
        ("Who chaired the meeting, and what was decided about the school?", 2),
        ("Hvem er formand? Hvornår er næste møde?", 2),
        ("Hvem og hvor mange deltog i mødet?", 1),
        ("Hvad blev der sagt om skoler og børnehaver?", 1),
        ("Hvor mange var med, og hvem?", 1),
        ("Hvornår var rådets seneste møde, og hvem deltog?", 2),
        ("Hvor mange søgte, og hvor meget?", 1),
    ],
)
def test_each_part_must_stand_as_a_clause(text: str, count: int) -> None:
    assert len(parts_of(text)) == count


def test_what_is_taken_over_keeps_its_headings_and_its_doubt(assistant: Assistant) -> None:
    composition = Composition(assistant.index)
    composition.take("Nord:\nDet er 1. [1]", ())
    composition.take("Nord:\nDet er 1. [1]", (), "Usikkert:")
    assert composition.parts == ["Nord:", "Det er 1. [1]"]
    composition.take("Nord:\nTil stede:\nDet er 2. [1]\nTil stede:\nDet er 3. [1]", (), "Usikkert:")
    assert composition.parts[2:] == [
        "Usikkert:",
        "Nord:",
        "Til stede:",
        "Det er 2. [1]",
        "Det er 3. [1]",
    ]
    assert composition.doubts == ["Usikkert:"]
