"""DOCX: order, headings, computed numbers, tables, revisions; and files that are refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK

from corpus import CorpusError, Source
from corpus.readers import read_source
from corpus.readers.limits import MAX_PARTS
from tests.reading import read_meeting

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def package(body: str, numbering: str = "", styles: str = "", **more: str) -> bytes:
    """A DOCX of these XML parts, without anything that is not needed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(
            "word/document.xml", f"<w:document {NS}><w:body>{body}</w:body></w:document>"
        )
        if numbering:
            parts.writestr("word/numbering.xml", f"<w:numbering {NS}>{numbering}</w:numbering>")
        if styles:
            parts.writestr("word/styles.xml", f"<w:styles {NS}>{styles}</w:styles>")
        for name, text in more.items():
            parts.writestr(name, text)
    return out.getvalue()


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, number: int, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def read(tmp_path: Path, data: bytes) -> Source:
    (tmp_path / "a.docx").write_bytes(data)
    return read_source(tmp_path / "a.docx", tmp_path)


def text_of(tmp_path: Path, body: str, numbering: str = "", styles: str = "") -> str:
    return read(tmp_path, package(body, numbering, styles)).text


def test_a_document_from_a_word_processor_is_read_in_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Sidehoved"
    document.sections[0].footer.paragraphs[0].text = "Side 1"
    document.add_heading("Referat af bestyrelsesmøde", 0)
    document.add_paragraph("Den 5. oktober 2021 på Ærø")
    document.add_heading("Godkendelse af dagsorden", 1)
    paragraph = document.add_paragraph("Dagsordenen blev ")
    paragraph.add_run("godkendt").bold = True
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run("uden bemærkninger.")
    document.add_paragraph("Første", style="List Bullet")
    document.add_paragraph("Anden", style="List Bullet")
    grid = document.add_table(2, 2)
    for cell, text in zip(grid._cells, ("Navn", "Init.", "Ib Holm", "IH"), strict=True):
        cell.text = text
    document.add_heading("Eventuelt", 2)
    out = io.BytesIO()
    document.save(out)
    source = read(tmp_path, out.getvalue())
    assert source.media_type.endswith("wordprocessingml.document")
    assert source.pages == ()
    assert source.text == (
        "# Referat af bestyrelsesmøde\n\nDen 5. oktober 2021 på Ærø\n\n"
        "# Godkendelse af dagsorden\n\nDagsordenen blev godkendt\nuden bemærkninger.\n\n"
        "• Første\n• Anden\n\n"
        "| Navn | Init. |\n| --- | --- |\n| Ib Holm | IH |\n\n## Eventuelt\n"
    )


def test_numbers_that_are_not_in_the_text_are_computed(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "decimal", "%1.")
        + level(1, "decimal", "%1.%2")
        + level(2, "lowerLetter", "%3)")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = (
        numbered("Formalia", 1)
        + numbered("Dagsorden", 1, 1)
        + p("Godkendt.")
        + numbered("Referat", 1, 1)
        + numbered("om vinduer", 1, 2)
        + numbered("om døre", 1, 2)
        + numbered("Økonomi", 1)
        + numbered("Budget", 1, 1)
    )
    assert text_of(tmp_path, body, numbering).split("\n") == [
        "1. Formalia",
        "1.1 Dagsorden",
        "",
        "Godkendt.",
        "",
        "1.2 Referat",
        "a) om vinduer",
        "b) om døre",
        "2. Økonomi",
        "2.1 Budget",
        "",
    ]


def test_lists_of_one_kind_count_on_unless_they_start_anew(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "upperRoman", "%1.")
        + "</w:abstractNum>"
        + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        + '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        + '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        + '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = "".join(numbered("x", number) for number in (1, 1, 2, 3, 3))
    assert text_of(tmp_path, body, numbering).split() == [
        "I.",
        "x",
        "II.",
        "x",
        "III.",
        "x",
        "I.",
        "x",
        "II.",
        "x",
    ]


def test_a_list_between_the_entries_of_another_is_part_of_it(tmp_path: Path) -> None:
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{level(0, "decimal", "%1.")}</w:abstractNum>'
        for n in (1, 2)
    ) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    body = (
        numbered("Økonomi", 1) + p("Drøftet.") + numbered("Køb", 2) + p("Bo ser på det.")
        + numbered("Salg", 2) + p("Udsat.") + numbered("Eventuelt", 1) + p("Intet.")
    )  # fmt: skip
    head = p("Referat af bestyrelsesmøde den 5. maj 2021")
    (tmp_path / "a.docx").write_bytes(package(head + body, numbering))
    meeting = read_meeting(tmp_path / "a.docx", tmp_path)
    assert [item.title for item in meeting.items] == ["Økonomi", "Eventuelt"]


@pytest.mark.parametrize(
    ("opening", "body", "date"),
    [
        ("Referat", "Vejudvalget", "2021-05-05"),
        ("Referat af møde i Havneudvalget den 6. maj 2021", "Havneudvalget", "2021-05-06"),
    ],
)
def test_what_only_the_header_of_the_page_says_is_kept(
    tmp_path: Path, opening: str, body: str, date: str
) -> None:
    document = docx.Document()
    header = document.sections[0].header
    header.paragraphs[0].text = "Sag 12-34\tVejudvalget\t5. maj 2021"
    header.add_paragraph("Udskrevet den 9. juni 2021")
    for text in (opening, "1. Velkomst", "Godkendt.", "2. Eventuelt", "Intet."):
        document.add_paragraph(text)
    document.save(tmp_path / "a.docx")
    meeting = read_meeting(tmp_path / "a.docx", tmp_path)
    assert (meeting.body, meeting.date) == (body, date)
    assert "Sag 12" not in meeting.source.text
    assert "Udskrevet" not in meeting.source.text


def test_headings_may_take_their_number_from_their_style(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="7">'
        + level(0, "decimal", "Punkt %1:", '<w:pStyle w:val="Overskrift1"/>')
        + '</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>'
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/><w:pPr>'
        '<w:numPr><w:numId w:val="4"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen"/>'
        '<w:basedOn w:val="Overskrift1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Rundt"><w:basedOn w:val="Rundt"/></w:style>'
    )
    body = (
        p("Åbning", '<w:pStyle w:val="Overskrift1"/>')
        + p("Økonomi", '<w:pStyle w:val="Egen"/>')
        + p("Uden", '<w:pStyle w:val="Egen"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("Tekst", '<w:pStyle w:val="Rundt"/>')
    )
    assert text_of(tmp_path, body, numbering, styles) == (
        "# Punkt 1: Åbning\n\n# Punkt 2: Økonomi\n\n# Uden\n\nTekst\n"
    )


def test_bullets_show_their_depth_by_an_indent(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "bullet", "\uf0b7")
        + level(1, "bullet", "o")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = numbered("Ydre", 1) + numbered("Indre", 1, 1)
    assert text_of(tmp_path, body, numbering) == "• Ydre\n  • Indre\n"


def test_deleted_text_is_gone_and_inserted_text_is_there(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Forslaget blev </w:t></w:r>'
        "<w:del><w:r><w:delText>forkastet</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>vedtaget</w:t></w:r></w:ins></w:p>"
        "<w:moveFrom><w:p><w:r><w:t>flyttet</w:t></w:r></w:p></w:moveFrom>"
        '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Møde </w:t>'
        "</w:r></w:p><w:p><w:r><w:t>slut</w:t></w:r></w:p>"
    )
    assert text_of(tmp_path, body) == "Forslaget blev vedtaget\n\nMøde slut\n"


def test_links_fields_boxes_and_content_controls_keep_their_text_once(tmp_path: Path) -> None:
    body = (
        "<w:p><w:hyperlink><w:r><w:t>Bilag 1</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/><w:t>3</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>"
        "<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/></w:r></w:p>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
        + p("I boksen")
        + "</w:txbxContent></mc:Choice><mc:Fallback><v:textbox><w:txbxContent>"
        + p("I boksen")
        + "</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        + "<w:sdt><w:sdtPr><w:t>nej</w:t></w:sdtPr><w:sdtContent>"
        + p("Felt")
        + "</w:sdtContent></w:sdt>"
    )
    assert text_of(tmp_path, body) == "Bilag 1\t3A-B\n\nI boksen\n\nFelt\n"


def cell(*paragraphs: str, span: int = 1) -> str:
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' + "".join(paragraphs) + "</w:tc>"


def test_notes_follow_the_paragraph_that_refers_to_them(tmp_path: Path) -> None:
    def reference(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    first = reference("footnote", 2) + reference("endnote", 1) + reference("footnote", 9)
    body = f"<w:p><w:r><w:t>Prisen steg</w:t></w:r>{first}<w:r><w:t> i år.</w:t></w:r></w:p>" + p(
        "2. Eventuelt"
    )
    circle = f"<w:p>{reference('footnote', 2)}<w:r><w:t>Se bilag 1.</w:t></w:r></w:p>"
    notes = {
        "word/footnotes.xml": f'<w:footnotes {NS}><w:footnote w:id="0">{p("–")}</w:footnote>'
        f'<w:footnote w:id="2">{circle}</w:footnote></w:footnotes>',
        "word/endnotes.xml": f'<w:endnotes {NS}><w:endnote w:id="1">{p("Kilde: KL.")}'
        "</w:endnote></w:endnotes>",
    }
    assert read(tmp_path, package(body, **notes)).text.split("\n\n") == [
        "Prisen steg¹² i år.",
        "¹ Se bilag 1.",
        "² Kilde: KL.",
        "2. Eventuelt\n",
    ]


def test_cells_of_a_row_are_on_one_line(tmp_path: Path) -> None:
    body = (
        "<w:tbl><w:tr>"
        + cell(p("Deltagere"), span=2)
        + "</w:tr><w:tr>"
        + cell(p("Medlemmer"))
        + cell(p("Ib Holm"), p("Åse Due"))
        + "</w:tr></w:tbl>"
    )
    assert text_of(tmp_path, body) == (
        "| Deltagere |  |\n| --- | --- |\n| Medlemmer | Ib Holm <br> Åse Due |\n"
    )


def test_a_table_that_only_places_things_is_read_as_text(tmp_path: Path) -> None:
    inner = "<w:tbl><w:tr>" + cell(p("a")) + cell(p("b")) + "</w:tr></w:tbl>"
    body = (
        "<w:tbl><w:tr>"
        + cell(p("Punkt 1: Budget"), p("Indstilling"))
        + "</w:tr></w:tbl><w:tbl><w:tr>"
        + cell(p("Venstre"))
        + cell(p("Højre"), inner)
        + "</w:tr></w:tbl>"
    )
    assert text_of(tmp_path, body) == (
        "Punkt 1: Budget\n\nIndstilling\n\nVenstre\n\nHøjre\n\n| a | b |\n| --- | --- |\n"
    )


def test_nothing_is_escaped(tmp_path: Path) -> None:
    assert text_of(tmp_path, p("5 * 3_000 kr. [1] # &lt;b&gt; | x")) == (
        "5 * 3_000 kr. [1] # <b> | x\n"
    )


def refusal(tmp_path: Path, data: bytes) -> str:
    with pytest.raises(CorpusError) as caught:
        read(tmp_path, data)
    return str(caught.value)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    blanks = p(" " * 30_000_000)
    assert "pakker sig ud til mere" in refusal(tmp_path, package(blanks))


def test_sizes_that_lie_do_not_help(tmp_path: Path) -> None:
    data = bytearray(package(p("x" * 5_000)))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    assert "beskadiget" in refusal(tmp_path, bytes(data))


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    many = {f"word/{number}": "" for number in range(MAX_PARTS)}
    assert "pakker sig ud" in refusal(tmp_path, package(p("x"), **many))


def test_entities_are_never_resolved(tmp_path: Path) -> None:
    (tmp_path / "hemmelig").write_text("HEMMELIG")
    xml = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{tmp_path}/hemmelig">]>'
        f"<w:document {NS}><w:body>{p('&x;')}</w:body></w:document>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("word/document.xml", xml)
    assert "beskadiget" in refusal(tmp_path, out.getvalue())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("xl/workbook.xml", "regneark"),
        ("ppt/presentation.xml", "præsentation"),
        ("content.xml", "OpenDocument"),
        ("referat.txt", "pakket fil"),
        ("../../word/document.xml", "pakket fil"),
    ],
)
def test_other_packages_are_named(tmp_path: Path, name: str, words: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr(name, "<x/>")
    assert words in refusal(tmp_path, out.getvalue())


def test_an_encrypted_part_is_refused(tmp_path: Path) -> None:
    data = bytearray(package(p("x")))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "krypteret" in refusal(tmp_path, bytes(data))


def test_broken_xml_and_deep_nesting_are_refused(tmp_path: Path) -> None:
    assert "beskadiget" in refusal(tmp_path, package("<w:p>"))
    assert "”a.docx”" in refusal(tmp_path, package("<w:sdt>" * 9_000 + "</w:sdt>" * 9_000))
    assert "ingen tekst" in refusal(tmp_path, package(""))
