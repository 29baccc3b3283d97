"""Running headers and page numbers are in no section; what recurs for what it says is."""

from __future__ import annotations

import pytest

from corpus import Source, Span, display_text
from corpus.parse import parse_meeting


def source_of(text: str) -> Source:
    starts = (0, *(index + 1 for index, char in enumerate(text) if char == "\f"))
    return Source("møde.pdf", "0", "application/pdf", text, starts if len(starts) > 1 else ())


def shown(text: str) -> str:
    source = source_of(text)
    return display_text(source, Span(0, len(text)))


def test_headers_and_numbers_of_pages_are_dropped() -> None:
    pages = [
        f"Vejudvalget\nReferat\nDato: 05.05.2021\nSide {n}\n\nDette er side nummer {word}.\n"
        for n, word in enumerate(("et", "to", "tre"), 1)
    ]
    text = shown("\f".join(pages))
    assert text.split("\n") == [f"Dette er side nummer {word}." for word in ("et", "to", "tre")]


def test_a_paragraph_goes_on_over_a_page() -> None:
    text = (
        "Vejudvalget\n4/7\nPlanen gælder for hele\n\fVejudvalget\n5/7\nkommunen fra maj.\n"
        "\fVejudvalget\n6/7\nSlut.\n"
    )
    assert shown(text) == "Planen gælder for hele kommunen fra maj.\nSlut."


def test_short_items_on_pages_of_their_own_keep_their_decisions() -> None:
    pages = [
        f"Punkt {n}: {title}\n\nBeslutning\nGodkendt.\n"
        for n, title in enumerate(("Vej", "Sti", "Bro", "Kaj"), 1)
    ]
    head = "Referat af møde i Vejudvalget den 5. maj 2021\n"
    meeting = parse_meeting(source_of("\f".join([head, *pages])))
    assert [item.outcome for item in meeting.items] == ["approved"] * 4


def test_a_header_with_a_bar_and_a_date_is_dropped() -> None:
    text = "\n".join(f"Emne {word}\n\nVejrådet | 05-05-2021\n" for word in ("et", "to", "tre"))
    assert "Vejrådet" not in shown(text)


def test_a_title_that_is_repeated_beside_a_page_number_is_dropped() -> None:
    body = "Referat\nVejudvalget\n05-05-2021\n\n1. Stier\nSagsfremstilling\nStierne er slidte.\n"
    body += "3/12\nReferat fra mødet i Vejudvalget 05-05-2021\nDe skal lappes.\n\n2. Eventuelt\n"
    text = shown(body + "\nReferat\nIntet.\n")
    assert "Stierne er slidte. De skal lappes." in text.replace("\n", " ")


def test_numbers_of_pages_within_lines_are_dropped() -> None:
    text = "Stierne er slidte Side 2 af 9 og skal lappes.\nDet koster Side 3 af 9 to mio. kr."
    assert shown(text) == "Stierne er slidte og skal lappes. Det koster to mio. kr."
    alone = "Se skitsen på Side 2 af 9 i bilaget."
    assert shown(alone) == alone


def test_a_running_title_with_the_number_of_its_page_is_dropped() -> None:
    text = "".join(
        f"Vejudvalget 05-05-2021     Side {n}\nAfsnit {word} om vejene.\n"
        for n, word in enumerate(("et", "to", "tre"), 1)
    )
    assert shown(text) == "Afsnit et om vejene.\nAfsnit to om vejene.\nAfsnit tre om vejene."


@pytest.mark.parametrize(
    ("header", "page_end"),
    [("", "\f"), ("Vejudvalget\nReferat\n", "\f"), ("", "\n\n\n\n")],
)
@pytest.mark.parametrize("label", ["Punkt", "SAG NR."])
def test_the_number_of_an_item_at_the_top_of_its_page_is_no_running_header(
    label: str, header: str, page_end: str
) -> None:
    titles = ("Vej", "Sti", "Sti", "Bro")
    pages = [
        f"{header}{label} {number}\n{title}\nGodkendt.\nMere tekst om {title.lower()} {index}.\n"
        for index, (number, title) in enumerate(zip((1, 2, 2, 3), titles, strict=True))
    ]
    head = "Referat af møde i Vejudvalget den 5. maj 2021\n"
    meeting = parse_meeting(source_of(page_end.join([head, *pages])))
    assert [(item.label, item.outcome) for item in meeting.items] == [
        ("1", "approved"),
        ("2", "approved"),
        ("3", "approved"),
    ]


def test_the_heading_of_an_item_that_goes_on_is_repeated_for_the_page_only() -> None:
    pages = [
        "Vejudvalget\n\n1. Budget\nBudgettet er\n",
        "Vejudvalget\n1. Budget (fortsat)\n\ni balance.\n",
        "Vejudvalget\n\n2. Eventuelt\nIntet.\n",
    ]
    text = shown("\f".join(pages))
    assert "Budgettet er i balance." in text
    assert "fortsat" not in text
