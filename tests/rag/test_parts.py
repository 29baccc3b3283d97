"""A text that asks two things is two questions; one that asks one thing twice is not."""

from __future__ import annotations

import pytest

from rag.parts import parts_of


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
