"""Minutes as HTML: quotations are marked where they stand and nothing of a file is markup."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from corpus import Source, Span, display_text
from ui.marked import marked_html


def make_source(text: str) -> Source:
    return Source("a.txt", "0" * 64, "text/plain", text)


def place(source: Source, words: str) -> Span:
    start = source.text.index(words)
    return Span(start, start + len(words))


def whole(source: Source) -> Span:
    return Span(0, len(source.text))


def test_a_quotation_is_marked_inside_its_whole_passage() -> None:
    source = make_source("Det blev drøftet. Planen blev godkendt. Tak for i dag.")
    html = marked_html(source, whole(source), {2: [place(source, "Planen blev godkendt.")]})
    assert html == (
        '<p class="here">Det blev drøftet. <mark data-marker="2">Planen blev godkendt.</mark> '
        "Tak for i dag.</p>"
    )


def test_a_word_broken_over_lines_is_marked_whole() -> None:
    source = make_source("Der blev talt om fore-\nbyggelse og om forebyggelse igen.")
    html = marked_html(source, whole(source), {1: [place(source, "fore-\nbyggelse")]})
    assert '<mark data-marker="1">forebyggelse</mark>' in html


def test_markup_in_minutes_is_text() -> None:
    source = make_source(
        "<script>alert(1)</script> og <b>fed</b> & [klik](javascript:x) ${1} {{2}}"
    )
    html = marked_html(source, whole(source), {})
    assert "<script" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_contact_detail_is_hidden_inside_a_mark() -> None:
    source = make_source("Formand Navn Navnesen, navn@example.dk, bød velkommen.")
    html = marked_html(source, whole(source), {1: [whole(source)]})
    assert "example" not in html
    assert html.count("<mark") == 1


def test_paragraphs_of_the_place_are_set_off() -> None:
    source = make_source("- Først\n- Så dette\n- Til sidst")
    html = marked_html(source, whole(source), {}, context=place(source, "- Så dette"))
    assert html == (
        '<p class="entry">- Først</p><p class="entry here">- Så dette</p>'
        '<p class="entry">- Til sidst</p>'
    )


def test_rows_of_cells_are_a_table_with_the_quoted_row_marked() -> None:
    for text in ("Indsats\tBrugt\nVagt\t212\nResten\t64", "| Indsats | Brugt |\n| Vagt | 212 |"):
        source = make_source(text)
        html = marked_html(source, whole(source), {1: [place(source, "212")]})
        assert html.startswith('<table class="cells"><tr><th scope="col">Indsats</th>')
        assert (
            '<tr class="here"><td>Vagt</td><td><mark data-marker="1">212</mark></td></tr>' in html
        )


def test_a_sentence_with_a_bar_is_no_table() -> None:
    source = make_source("Han sagde a | b og gik.")
    assert "<table" not in marked_html(source, whole(source), {})


@given(
    st.text(alphabet="ab <&>\n-–•.12", max_size=120),
    st.integers(0, 120),
    st.integers(0, 120),
)
def test_what_is_shown_is_the_display_text(text: str, one: int, other: int) -> None:
    source = make_source(text)
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    html = marked_html(source, whole(source), {1: [Span(start, end)]})
    html = re.sub(r"</t[dh]>(?=<t[dh])", "\t", re.sub(r"</(?:p|tr)>", "\n", html))
    shown = unescape(re.sub(r"<[^>]+>", "", html))
    expected = [line for line in display_text(source, whole(source)).split("\n") if line]
    assert [line for line in shown.split("\n") if line] == expected
