"""PDF: lines, columns, paragraphs, tables and pages; and PDFs that cannot be read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from corpus import CorpusError, Source
from corpus.readers import read_source
from corpus.readers.limits import MAX_PAGES
from corpus.readers.pdf_layout import Glyph, lines, render, usual_distance
from corpus.readers.pdf_rules import Rule
from corpus.readers.pdf_tables import find_tables

LEFT, TOP, STEP = 72, 770, 14


def pdf(draw, password: str | None = None, pages: int = 1) -> bytes:
    """A PDF that ``draw(canvas, page number)`` draws in Helvetica 11."""
    out = io.BytesIO()
    lock = StandardEncryption(password) if password else None
    canvas = Canvas(out, encrypt=lock, invariant=True)
    for page in range(pages):
        canvas.setFont("Helvetica", 11)
        draw(canvas, page)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def text_pdf(*text: str) -> bytes:
    """A PDF with these lines; an empty one is a gap."""

    def draw(canvas: Canvas, _: int) -> None:
        for number, line in enumerate(text):
            canvas.drawString(LEFT, TOP - STEP * number, line)

    return pdf(draw)


def read(tmp_path: Path, data: bytes) -> Source:
    (tmp_path / "a.pdf").write_bytes(data)
    return read_source(tmp_path / "a.pdf", tmp_path)


def test_lines_and_paragraphs_stand_as_they_do_on_the_page(tmp_path: Path) -> None:
    source = read(
        tmp_path,
        text_pdf(
            "Referat",
            "",
            "Mødet på Ærø blev holdt i den store sal, og rådmanden bød vel-",
            "kommen til alle.",
            "",
            "Godkendt.",
        ),
    )
    assert source.media_type == "application/pdf"
    assert source.text == (
        "Referat\n\nMødet på Ærø blev holdt i den store sal, og rådmanden bød vel-\n"
        "kommen til alle.\n\nGodkendt.\n"
    )


def test_columns_keep_a_wide_gap_and_labels_do_not(tmp_path: Path) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.drawString(LEFT, 700, "Jesper Mathiesen (A)")
        canvas.drawString(LEFT + 220, 700, "Ole Bjerregaard (V)")
        canvas.drawString(LEFT, 686, "3.")
        canvas.drawString(LEFT + 30, 686, "Budget")
        canvas.drawString(LEFT + 220, 686, "14")

    assert read(tmp_path, pdf(draw)).text == (
        "Jesper Mathiesen (A)   Ole Bjerregaard (V)\n3. Budget   14\n"
    )


def test_a_number_before_figures_is_one_of_them(tmp_path: Path) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        for x, text in ((LEFT, "500"), (LEFT + 100, "450"), (LEFT + 200, "1.200")):
            canvas.drawString(x, 700, text)

    assert read(tmp_path, pdf(draw)).text == "500   450   1.200\n"


def test_reading_order_is_by_place_and_not_by_drawing(tmp_path: Path) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.drawString(LEFT, 600, "nederst")
        canvas.drawString(LEFT + 40, 700, "derefter")
        canvas.drawString(LEFT, 700, "øverst")

    assert read(tmp_path, pdf(draw)).text == "øverst derefter\n\nnederst\n"


def test_a_raised_figure_stays_on_its_line(tmp_path: Path) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.drawString(LEFT, 700, "Budget")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(LEFT + canvas.stringWidth("Budget", "Helvetica", 11), 704, "1)")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(LEFT, 686, "Godkendt")

    assert read(tmp_path, pdf(draw)).text.splitlines() == ["Budget1)", "Godkendt"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_read_level(tmp_path: Path, turn: int) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.translate(300, 400)
        canvas.rotate(turn)
        canvas.drawString(0, 14, "Første linje")
        canvas.drawString(0, 0, "Anden linje")

    assert read(tmp_path, pdf(draw)).text == "Første linje\nAnden linje\n"


def test_text_along_the_margin_comes_after_the_page(tmp_path: Path) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.saveState()
        canvas.translate(20, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Kopi")
        canvas.restoreState()
        canvas.drawString(LEFT, 500, "Referat af mødet")
        canvas.drawString(LEFT, 330, "Slut på mødet")

    assert read(tmp_path, pdf(draw)).text.splitlines()[-1] == "Kopi"


def table(canvas: Canvas, xs: list[int], ys: list[int]) -> None:
    canvas.grid(xs, ys)


def test_ruled_tables_have_a_row_on_a_line(tmp_path: Path) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.drawString(LEFT, 720, "Bilag til sagen")
        table(canvas, [72, 272, 372], [700, 680, 640, 620])
        canvas.drawString(76, 686, "Område")
        canvas.drawString(276, 686, "Kr.")
        canvas.drawString(76, 666, "Forløbsprogrammer og træning for")
        canvas.drawString(76, 652, "borgere med diabetes")
        canvas.drawString(276, 666, "1.370.000")
        canvas.drawString(276, 626, "200")
        canvas.drawString(LEFT, 590, "Godkendt.")

    assert read(tmp_path, pdf(draw)).text == (
        "Bilag til sagen\n\nOmråde\tKr.\n"
        "Forløbsprogrammer og træning for borgere med diabetes\t1.370.000\n"
        "\t200\n\nGodkendt.\n"
    )


def test_a_cell_with_names_keeps_them_apart(tmp_path: Path) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        table(canvas, [72, 172, 472], [700, 640, 620])
        canvas.drawString(76, 686, "Deltagere")
        for number, name in enumerate(("Ib Holm (A)", "Åse Due (V)", "Per Lund (F)")):
            canvas.drawString(176, 686 - 14 * number, name)
        canvas.drawString(76, 626, "Sted")
        canvas.drawString(176, 626, "Aalborg")

    assert read(tmp_path, pdf(draw)).text.splitlines() == [
        "Deltagere\tIb Holm (A)",
        "Åse Due (V)",
        "Per Lund (F)",
        "Sted\tAalborg",
    ]


def test_white_grounds_and_frames_are_no_tables(tmp_path: Path) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        for left, width in ((72, 30), (102, 300)):
            canvas.rect(left, 600, width, 120, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.rect(50, 500, 400, 300)
        canvas.drawString(76, 700, "a.")
        canvas.drawString(106, 700, "Møder og")
        canvas.drawString(106, 686, "konferencer")

    assert read(tmp_path, pdf(draw)).text == "a. Møder og\nkonferencer\n"


def test_pages_start_where_their_text_does(tmp_path: Path) -> None:
    def draw(canvas: Canvas, page: int) -> None:
        if page != 1:
            canvas.drawString(LEFT, TOP, f"Side {page + 1}")

    source = read(tmp_path, pdf(draw, pages=4))
    assert source.text == "Side 1\n\f\n\fSide 3\n\fSide 4\n"
    assert len(source.pages) == 4
    assert [source.text[start : start + 6] for start in source.pages[2:]] == ["Side 3", "Side 4"]
    assert source.page_of(source.text.index("Side 4")) == 4


def test_an_encrypted_file_is_refused_and_a_protected_one_is_read(tmp_path: Path) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.drawString(LEFT, TOP, "Hemmeligt")

    with pytest.raises(CorpusError, match=r"”a.pdf” er krypteret; gem den uden adgangskode"):
        read(tmp_path, pdf(draw, password="kode"))
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("", ownerPassword="ejer", canCopy=0))
    draw(canvas, 0)
    canvas.save()
    assert read(tmp_path, out.getvalue()).text == "Hemmeligt\n"


def test_a_cut_file_is_read_as_far_as_it_can_be_or_refused(tmp_path: Path) -> None:
    data = text_pdf("Referat")
    for size in (len(data) // 3, len(data) - 40):
        try:
            assert read(tmp_path, data[:size]).text == "Referat\n"
        except CorpusError as error:
            assert "”a.pdf”" in str(error)


def blank_pages(count: int) -> bytes:
    """A PDF of pages without anything on them."""
    kids = " ".join(f"{number + 3} 0 R" for number in range(count))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]/MediaBox[0 0 595 842]>>",
        *["<</Type/Page/Parent 2 0 R>>"] * count,
    ]
    body, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{text}endobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return (
        f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    ).encode()


def test_more_pages_than_any_volume_of_minutes_has_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"”a.pdf” har flere end 5000 sider; del den"):
        read(tmp_path, blank_pages(MAX_PAGES + 1))


def glyphs_of(text: str, y: float, size: float = 10) -> list[Glyph]:
    found, spaced = [], False
    for place, char in enumerate(text):
        if char == " ":
            spaced = True
        else:
            found.append(Glyph(place * 5, place * 5 + 5, y, size, char, spaced))
            spaced = False
    return found


WORDS = st.lists(st.text("abcæøå123", min_size=1, max_size=6), min_size=1, max_size=5)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_lines_come_back_whatever_the_order_of_drawing(page: list[list[str]], random) -> None:
    texts = [" ".join(words) for words in page]
    glyphs = [g for row, text in enumerate(texts) for g in glyphs_of(text, 700 - 12 * row)]
    random.shuffle(glyphs)
    assert [line.text for line in lines(glyphs)] == texts


def test_a_list_of_names_does_not_make_paragraph_gaps_usual() -> None:
    ys = [700, 688, 676, 652, 640, 616, 592, 568, 544, 520]
    page = lines([g for y in ys for g in glyphs_of("abc", y)])
    assert usual_distance([page]) == pytest.approx(1.2)
    assert render(page, 1.2).count("\n\n") == 6


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.builds(Rule, st.booleans(), st.floats(0, 600), st.floats(0, 300), st.floats(300, 600)),
        max_size=40,
    )
)
def test_any_rules_make_tables_with_rows_and_columns_or_none(rules: list[Rule]) -> None:
    for found in find_tables(rules):
        assert list(found.edges) == sorted(found.edges, reverse=True)
        assert len(found.edges) >= 2
        assert found.left < found.right
