"""Running headers and page numbers are in no section; what recurs for what it says is."""

from __future__ import annotations

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
