"""A closed item keeps its title and none of its text."""

from __future__ import annotations

import pytest

from corpus import Source
from corpus.parse import parse_meeting
from tests.corpus.outlines import HEAD, items_of


@pytest.mark.parametrize(
    "heading",
    [
        "2. LUKKET PUNKT: Salg af grund",
        "2. Lukket punkt",
        "2. Lukket: Køb af grund",
        "2. Salg af grund - Lukket sag",
        "2. Closed item",
    ],
)
def test_a_closed_item_keeps_its_title_and_no_text(heading: str) -> None:
    text = (
        f"1. Velkomst\nHilsen blev givet.\n\n{heading}\nGrunden blev solgt til Bo.\n\n3. "
        f"Eventuelt\nIntet.\n"
    )
    closed = items_of(text)[1]
    assert closed.title == heading[3:]
    assert closed.sections == ()
    assert closed.span.end - closed.span.start == len(heading)


def test_an_item_whose_text_says_it_is_closed_keeps_no_text() -> None:
    text = (
        "1. Velkomst\nHilsen blev givet.\n\n2. Personalesag\nLukket punkt.\nBo blev ansat.\n\n"
        "3. Eventuelt\nIntet.\n"
    )
    assert [bool(item.sections) for item in items_of(text)] == [True, False, True]


def test_items_under_a_closed_group_are_closed() -> None:
    text = (
        "ÅBNE SAGER\n\n1. Velkomst\nHilsen blev givet.\n\nLUKKEDE SAGER\n\n2. Salg af grund\n"
        "Grunden blev solgt.\n\nÅBNE SAGER\n\n3. Eventuelt\nIntet.\n"
    )
    assert [bool(item.sections) for item in items_of(text)] == [True, False, True]


def test_a_title_with_the_word_closed_in_it_is_open() -> None:
    text = (
        "1. Velkomst\nHilsen blev givet.\n\n2. Lukkede veje i 2021\nDrøftet.\n\n3. "
        "Eventuelt\nIntet.\n"
    )
    assert items_of(text)[1].sections


@pytest.mark.parametrize(
    "group",
    [
        "Lukket møde",
        "Lukket del",
        "Lukket dagsorden:",
        "Lukket session kl. 20.15",
        "Mødets lukkede del",
        "For lukkede døre",
        "Resten af mødet foregik for lukkede døre.",
        "Ikke-offentlige punkter",
    ],
)
def test_what_follows_the_title_of_a_closed_group_is_closed_until_one_opens(group: str) -> None:
    text = (
        f"1. Velkomst\nHilsen blev givet.\n\n{group}\n\nBo sagde noget fortroligt.\n\n2. Personalesag\n"
        "Bo afskediges.\n\n3. Åbent punkt: Meddelelser\nDer kommer en ny bus.\n\nOrienteringspunkter\n\n"
        "4. Løn\nIb får mere.\n\nÅbent møde\n\n5. Eventuelt\nIntet.\n"
    )
    found = items_of(text)
    assert [bool(item.sections) for item in found] == [True, False, True, False, True]
    assert "fortroligt" not in (HEAD + text)[found[0].span.start : found[0].span.end]


@pytest.mark.parametrize(
    ("heading", "closed"),
    [
        ("2. Salg af grund (L)", True),
        ("2. Salg af grund (lukket)", True),
        ("2. Salg af grund Lukket", True),
        ("2. LUKKET - Salg af grund", True),
        ("2. Lukket personalesag", True),
        ("2. Forslag fra Ib Dam (L)", False),
        ("2. Svømmehallen lukket", False),
        ("2. Lukket svømmehal på Søvej", False),
    ],
)
def test_only_a_mark_closes_an_item(heading: str, closed: bool) -> None:
    text = f"1. Velkomst\nGodkendt.\n\n{heading}\nTaget til efterretning.\n\n3. Eventuelt\nIntet.\n"
    assert bool(items_of(text)[1].sections) is not closed


@pytest.mark.parametrize(
    "heading",
    [
        "Personsag – ikke offentlig",
        "Ej offentligt: Gæld",
        "Køb af grund (ikke offentligt punkt)",
        "Personsager (punktet er lukket)",
        "[Lukket] Grund",
        "L – Køb af grund",
    ],
)
def test_a_heading_says_in_many_ways_that_its_item_is_closed(heading: str) -> None:
    text = f"1. Velkomst\nHilsen blev givet.\n\n2. {heading}\nBo.\n\n3. Eventuelt\nIntet.\n"
    assert [item.closed for item in items_of(text)] == [False, True, False]


@pytest.mark.parametrize(
    "line",
    [
        "Åben/Lukket: Lukket",
        "Punktet er lukket for offentligheden.",
        "Dette punkt er omfattet af tavshedspligt.",
        "Sagen er fortrolig, jf. styrelseslovens § 10. Bo opsiges.",
        "Lukket punkt, jf. styrelseslovens § 10.",
        "(Punktet behandles som lukket)",
        "Ikke til offentliggørelse.",
        "Lukket. Bo opsiges.",
    ],
)
def test_the_first_line_says_in_many_ways_that_the_item_is_closed(line: str) -> None:
    text = f"1. Velkomst\nHilsen blev givet.\n\n2. Sag\n{line}\n\nBo.\n\n3. Eventuelt\nIntet.\n"
    assert [item.closed for item in items_of(text)] == [False, True, False]


@pytest.mark.parametrize(
    "line",
    ["Sagen er lukket ned i 2020.", "Åben/Lukket: Åben", "Lukket efter aftale med naboen."],
)
def test_what_was_shut_is_not_behind_closed_doors(line: str) -> None:
    text = f"1. Velkomst\nHilsen blev givet.\n\n2. Sag\n{line}\n\n3. Eventuelt\nIntet.\n"
    assert not any(item.closed for item in items_of(text))


@pytest.mark.parametrize(
    "between",
    [
        "2. Lukket: Salg\nBo køber grunden.\nPrisen er hemmelig.",
        "2. Valg\nGodkendt.\n\nPunkter på lukket møde:\n\nBo køber grunden.\nPrisen er hemmelig.\n\nÅbne punkter",
    ],
)
def test_the_text_of_what_is_closed_is_kept_nowhere(between: str) -> None:
    text = f"{HEAD}1. Velkomst\nHilsen.\n\n{between}\n\n3. Eventuelt\nIntet nyt.\n"
    meeting = parse_meeting(Source("møde.txt", "0", "text/plain", text))
    assert "Bo" not in meeting.source.text
    assert "hemmelig" not in meeting.source.text
    assert len(meeting.source.text) == len(text)
    assert meeting.source.text.endswith("3. Eventuelt\nIntet nyt.\n")
    assert [text[place.start : place.start + 2] for place in meeting.source.withheld] == ["Bo"]


def test_that_an_item_is_closed_may_be_read_by_all() -> None:
    text = f"{HEAD}1. Velkomst\nHilsen.\n\n2. Lukket: Salg\nBeslutning ikke frigivet.\nBo køber.\n"
    meeting = parse_meeting(Source("møde.txt", "0", "text/plain", text))
    assert "Beslutning ikke frigivet." in meeting.source.text
    assert "Bo" not in meeting.source.text
