"""Whose council or committee met, where its name alone does not tell."""

from __future__ import annotations

import pytest

from corpus import Source
from corpus.parse import parse_meeting

ITEMS = "\n\n1. Budget\nBudgettet blev godkendt.\n\n2. Eventuelt\nIntet.\n"


def body_of(head: str, path: str = "møde.txt", items: str = ITEMS) -> str | None:
    return parse_meeting(Source(path, "0", "text/plain", head + items)).body


@pytest.mark.parametrize(
    "head",
    [
        "Bækby Kommune\nReferat\nByrådet\n5. maj 2021",
        "BÆKBY KOMMUNE\n\nByrådet\n5. maj 2021",
        "Byrådet\ni Bækby Kommune\n5. maj 2021",
        "Referat fra Byrådets møde i Bækby Kommune den 5. maj 2021",
        "Møde i Byrådet, Bækby Kommune\n5. maj 2021",
    ],
)
def test_the_letterhead_or_the_line_of_the_body_tells_the_municipality(head: str) -> None:
    assert body_of(head) == "Byrådet, Bækby"


@pytest.mark.parametrize(
    "path",
    [
        "Byrådet Bækby Kommune 2021-05-05.txt",
        "2021-05-05 Byrådet Bækby.txt",
        "Byraadet-Bækby-Kommune-2021-05-05.txt",
    ],
)
def test_a_file_name_tells_the_municipality(path: str) -> None:
    assert body_of("Byrådet\n5. maj 2021", path) == "Byrådet, Bækby"


def test_a_text_that_speaks_of_one_municipality_only_tells_which() -> None:
    items = ITEMS.replace("Budgettet", "Bækby Kommunes budget") + "Bækby Kommune deltager.\n"
    assert body_of("Byrådet\n5. maj 2021", items=items) == "Byrådet, Bækby"
    both = items + "Ringsø Kommune deltager også.\n"
    assert body_of("Byrådet\n5. maj 2021", items=both) == "Byrådet"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Bækby Kommune\nBækby Byråd\n5. maj 2021", "Bækby Byråd"),
        ("Bækby Kommune\nReferat af møde i Roklubben Vigen den 5. maj 2021", "Roklubben Vigen"),
        ("Region Øst\nReferat fra Regionsrådet 5. maj 2021\nBækby Kommune", "Regionsrådet"),
        ("Møde mellem Bækby Kommune og Ringsø Kommune\nVejudvalget\n5. maj 2021", "Vejudvalget"),
        ("Vejudvalget\n5. maj 2021\nDeltagere:\nBækby Kommune\nIb Dam, chef", "Vejudvalget"),
    ],
)
def test_a_municipality_that_is_not_whose_body_met_is_left_out(head: str, body: str) -> None:
    assert body_of(head) == body
