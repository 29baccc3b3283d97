"""What is struck out, deleted or hidden was not agreed, and is not read as if it were."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.extract import extract
from corpus.readers.html import read_html
from tests.corpus.test_readers_docx import text_of
from tests.corpus.test_readers_pdf import LEFT, pdf
from tests.corpus.test_readers_pdf import read as read_pdf
from tests.reading import read_meeting

STYLES = (
    '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Goner"><w:basedOn w:val="Gone"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Intern"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    "properties",
    [
        "<w:strike/>",
        '<w:dstrike w:val="1"/>',
        "<w:vanish/>",
        '<w:rStyle w:val="Gone"/>',
        '<w:rStyle w:val="Goner"/><w:b/>',
    ],
)
def test_struck_and_hidden_words_of_a_document_are_not_read(
    tmp_path: Path, properties: str
) -> None:
    body = f"<w:p>{run('Planen blev ')}{run('godkendt', properties)}{run('udsat.')}</w:p>"
    assert text_of(tmp_path, body, styles=STYLES) == "Planen blev udsat.\n"


def test_what_a_run_says_of_itself_goes_before_its_styles(tmp_path: Path) -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Intern"/></w:pPr>'
        + run("Husk kaffe.")
        + run("Godkendt.", '<w:vanish w:val="0"/>')
        + "</w:p><w:p>"
        + run("Udsat.", '<w:rStyle w:val="Gone"/><w:strike w:val="false"/>')
        + "</w:p>"
    )
    assert text_of(tmp_path, body, styles=STYLES) == "Godkendt.\n\nUdsat.\n"


@pytest.mark.parametrize(
    "gone",
    [
        "<del>godkendt</del>",
        "<s>godkendt</s>",
        "<strike>godkendt</strike>",
        "<span style='color:red; text-decoration: line-through'>godkendt</span>",
        "<span style='text-decoration-line:underline line-through;'>godkendt</span>",
        "<span hidden>godkendt</span>",
    ],
)
def test_struck_and_hidden_words_of_a_page_are_not_read(gone: str) -> None:
    page = f"<body><main><h1>R</h1><p>Planen blev {gone} <ins>udsat</ins>.</p></main></body>"
    assert read_html(page) == "# R\n\nPlanen blev udsat.\n"


def test_underlined_words_of_a_page_are_read() -> None:
    page = "<body><main><h1>R</h1><p style='text-decoration: underline'>Udsat.</p></main></body>"
    assert read_html(page) == "# R\n\nUdsat.\n"


def test_struck_words_of_markdown_are_not_read() -> None:
    text = (
        "# Referat\n\n## 1. Vej\n\nBeslutning: ~~Godkendt.~~ Udsat.\n\n"
        "<del>Stien\nanlægges.</del>\n\n~~~\nca. ~~ 5 km ~~\n~~~\n"
    )
    read = extract(text.encode(), ".md").text
    assert read.split() == "# Referat ## 1. Vej Beslutning: Udsat. ~~~ ca. ~~ 5 km ~~ ~~~".split()


def test_signs_of_markdown_strike_nothing_out_in_plain_text() -> None:
    text = "Vejen er ~~ 5 km; stien ~~2 km~~ lang.\n"
    assert extract(text.encode(), ".txt").text == text


def test_words_that_a_line_goes_through_in_a_pdf_are_not_read(tmp_path: Path) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        def strike(before: str, struck: str, y: float) -> None:
            left = LEFT + canvas.stringWidth(before, "Helvetica", 11)
            width = canvas.stringWidth(struck, "Helvetica", 11)
            canvas.rect(left, y, width, 0.5, fill=1, stroke=0)

        canvas.drawString(LEFT, 700, "Planen blev godkendt af alle og udsat.")
        strike("Planen blev ", "godkendt af alle og", 703)
        canvas.drawString(LEFT, 686, "Stien anlægges.")
        strike("", "Stien anlægges.", 684.5)  # underlined
        canvas.drawString(LEFT, 672, "Broen bygges.")
        canvas.line(LEFT - 40, 675, 500, 675)  # a rule of the page, not of the words
        canvas.drawString(LEFT, 658, "Vejen lukkes.")
        strike("", "Vejen lukkes.", 661)

    assert read_pdf(tmp_path, pdf(draw)).text == (
        "Planen blev udsat.\nStien anlægges.\nBroen bygges.\n"
    )


def test_a_decision_that_was_struck_out_is_no_outcome(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<!doctype html><body><main><h1>Referat af møde i Vejudvalget den 5. maj 2021</h1>"
        "<h2>1. Vejplan</h2><p>Indstilling: At planen godkendes.</p>"
        "<p>Beslutning: <s>Godkendt.</s> Sagen udsættes til næste møde.</p>"
        "<h2>2. Eventuelt</h2><p>Intet.</p></main></body>"
    )
    assert read_meeting(tmp_path / "a.html", tmp_path).items[0].outcome == "postponed"
