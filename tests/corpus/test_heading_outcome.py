"""What came of an item may stand in its heading."""

from __future__ import annotations

import pytest

from corpus import Source
from corpus.parse import parse_meeting

AGENDA = "Referat af møde i Vejudvalget den 5. maj 2021\n\nTil stede: Ib Dam, Bo Lind\n\n"


@pytest.mark.parametrize(
    ("heading", "outcome", "shown"),
    [
        ("3. Godkendelse af referat: godkendt", "approved", "godkendt"),
        ("Punkt 3. Budget 2024 – Godkendt", "approved", "Godkendt"),
        ("3. Orientering – taget til efterretning", "noted", "taget til efterretning"),
        ("3. Takster (udsat)", "postponed", "udsat"),
        ("3. Udgår: Takster", "withdrawn", "Udgår"),
        ("3. Eventuelt: Intet", "empty", "Intet"),
        ("3. Takster (til orientering)", "none", None),
        ("3. Valg af godkendt revisor", "none", None),
        ("3. Takster - godkendt model", "none", None),
    ],
)
def test_a_heading_may_hold_the_outcome(heading: str, outcome: str, shown: str | None) -> None:
    word = "Punkt " if heading.startswith("Punkt") else ""
    text = (
        f"{AGENDA}{word}1. Velkomst\nFormanden bød velkommen.\n\n{word}2. Veje\n"
        f"Planen blev drøftet.\n\n{heading}\n"
    )
    meeting = parse_meeting(Source("møde.txt", "0", "text/plain", text))
    item = meeting.items[2]
    assert item.outcome == outcome
    assert (item.outcome_span and meeting.source.slice(item.outcome_span)) == shown


def test_the_text_of_an_item_tells_more_than_its_heading() -> None:
    text = f"{AGENDA}1. Budget – drøftet\nBudgettet blev godkendt.\n\n2. Eventuelt: Intet\n"
    meeting = parse_meeting(Source("møde.txt", "0", "text/plain", text))
    assert [item.outcome for item in meeting.items] == ["approved", "empty"]


def test_minutes_may_tell_all_they_have_to_in_their_headings() -> None:
    text = f"{AGENDA}1. Referat: godkendt\n2. Budget – Godkendt\n3. Eventuelt: Intet\n"
    meeting = parse_meeting(Source("møde.txt", "0", "text/plain", text))
    assert meeting.kind == "minutes"
    assert [item.outcome for item in meeting.items] == ["approved", "approved", "empty"]
