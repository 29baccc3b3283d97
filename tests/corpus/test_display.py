"""Display text: what a reader sees, and nothing that the source does not say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Source, Span, display_map, display_text


def shown(text: str, media_type: str = "text/plain") -> str:
    return display_text(Source("a", "0", media_type, text), Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "display"),
    [
        ("Klynge Midt drøftede po-\nlitikken.", "Klynge Midt drøftede politikken."),
        (
            "Sagen går til Sundheds-\nog Kulturudvalget.",
            "Sagen går til Sundheds- og Kulturudvalget.",
        ),
        ("Der var ikke-\nplanlagte udgifter.", "Der var ikke-planlagte udgifter."),
        ("Det er en 2030-\nfremskrivning.", "Det er en 2030-fremskrivning."),
        ("Formand Karin Bach-\nHolm bød velkommen.", "Formand Karin Bach-Holm bød velkommen."),
        ("Det er børn og unge-\nområdet.", "Det er børn og unge-området."),
        (
            "Psykiatri og social drøftes. Hele psykiatri og social-\nområdet er med.",
            "Psykiatri og social drøftes. Hele psykiatri og social-området er med.",
        ),
        ("Læger og syge-\nplejersker kom.", "Læger og sygeplejersker kom."),
        ("Det er en it-\nløsning.", "Det er en it-løsning."),
        ("Der er sms-\nbeskeder.", "Der er sms-beskeder."),
        ("Et ad hoc-\nudvalg mødtes.", "Et ad hoc-udvalg mødtes."),
        ("Der er e-\nmails i e-mail-systemet.", "Der er e-mails i e-mail-systemet."),
    ],
)
def test_a_hyphen_at_a_line_end_goes_only_where_it_should(text: str, display: str) -> None:
    assert shown(text) == display


def test_columns_stay_apart() -> None:
    text = (
        "Område   2012   2013\nSkoler   1,2 mio. kr.   1,4 mio. kr.\n5. klasse  8. klasse\n"
        "11 %  17 %"
    )
    assert shown(text) == (
        "Område\t2012\t2013\nSkoler\t1,2 mio. kr.\t1,4 mio. kr.\n5. klasse\t8. klasse\n11 %\t17 %"
    )


def test_a_gap_after_a_list_label_parts_no_columns() -> None:
    assert shown("1.   Velkomst\n•\tKaffe") == "1. Velkomst\n• Kaffe"


def test_markdown_shows_its_words_only() -> None:
    text = (
        "{{ site.time }}\n<!-- skjult -->\n**Fed** og *skrå* [[A1] linket](http://a.dk/x_(y)) "
        "her\n\n"
        "![et billede](b.png)\n\n---\n\n| År | Antal |\n|---|---:|\n| 2020 | 12 |\n"
    )
    assert shown(text, "text/markdown") == (
        "Fed og skrå [A1] linket her\n| År | Antal |\n| 2020 | 12 |"
    )


def test_text_of_a_web_page_keeps_its_signs() -> None:
    text = (
        "# Referat\n\n5 * 3 * 2 og [x] og a_b_c\n\n| Emne | Referat |\n| --- | --- |\n| A | "
        "Et <br> To |\n"
    )
    assert shown(text, "text/html") == (
        "Referat\n5 * 3 * 2 og [x] og a_b_c\n| Emne | Referat |\n| A | Et To |"
    )


@given(st.text(alphabet="ab -\n\t•1.|*_[]()#>\u00adÅ", max_size=200), st.booleans())
def test_every_character_shown_comes_from_where_it_says(text: str, markdown: bool) -> None:
    source = Source("a", "0", "text/markdown" if markdown else "text/plain", text)
    display, offsets = display_map(source, Span(0, len(text)))
    assert len(display) == len(offsets)
    assert offsets == sorted(offsets)
    for char, offset in zip(display, offsets, strict=True):
        assert char == text[offset] or char.isspace()


def test_rows_typed_without_bars_around_them_are_shown_as_typed() -> None:
    text = "Distrikt | 2022\nNord | 310\nSyd | 288"
    assert shown(text, "text/markdown") == text
