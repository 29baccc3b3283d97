"""Tables whose rows are agenda items, over several pages or one table an item."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus import Meeting, Source, display_text
from corpus.parse import parse_meeting
from tests.corpus.test_readers_docx import level, numbered, p, package
from tests.corpus.test_readers_docx import read as read_docx
from tests.corpus.test_readers_pdf import pdf, read
from tests.reading import read_meeting

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONG = [f"Udvalget drøftede den {n}. del af planen, som er lang nok til" for n in range(1, 12)]


def titles(meeting: Meeting) -> list[tuple[str | None, str]]:
    return [(item.label, item.title) for item in meeting.items]


def test_an_agenda_goes_on_in_the_table_of_the_next_page(tmp_path: Path) -> None:
    pages = (
        [("Punkt", ["Referat"], "Ansvar"), ("1. Velkomst", ["Formanden bød velkommen."], "Ib"),
         ("2. Planen", LONG, "Bo"), ("3. Budget", ["Budgettet blev godkendt."], "Ea")],
        [("4. Ferie", ["Udsat."], "Ib"), ("5. Eventuelt", ["Intet."], "")],
    )  # fmt: skip

    def draw(canvas: Canvas, page: int) -> None:
        y = 760.0
        if not page:
            canvas.drawString(60, 790, "Referat af møde i Vejudvalget den 5. maj 2021")
        for title, text, who in pages[page]:
            height = 14 * len(text) + 6
            for x, lines in ((64, [title]), (164, text), (484, [who])):
                for number, line in enumerate(lines):
                    canvas.drawString(x, y - 14 * number, line)
            for x in (60, 160, 480, 540):
                canvas.line(x, y + 12, x, y + 12 - height)
            canvas.line(60, y + 12, 540, y + 12)
            canvas.line(60, y + 12 - height, 540, y + 12 - height)
            y -= height

    read(tmp_path, pdf(draw, pages=2))
    meeting = read_meeting(tmp_path / "a.pdf", tmp_path)
    assert titles(meeting) == [
        ("1", "Velkomst"),
        ("2", "Planen"),
        ("3", "Budget"),
        ("4", "Ferie"),
        ("5", "Eventuelt"),
    ]
    assert [item.outcome for item in meeting.items[2:4]] == ["approved", "postponed"]


def test_a_table_for_each_item_has_its_title_above_and_its_sections_below() -> None:
    case = (
        "| {}. | {} |\n| --- | --- |\n| Sagsnr. | 19/44 |\n| Resumé | Planen er lang. |\n"
        "| Indstilling | Det indstilles, at planen godkendes. |\n| Beslutning | {} |\n\n"
    )
    cases = [("Velkomst", "Intet."), ("Planen", "Godkendt."), ("Ferie", "Udsat.")]
    text = "Referat\n\nVejudvalget den 5. maj 2021\n\n" + "".join(
        case.format(number, *told) for number, told in enumerate(cases, 1)
    )
    meeting = parse_meeting(Source("a.docx", "0", WORD, text))
    assert titles(meeting) == [("1", "Velkomst"), ("2", "Planen"), ("3", "Ferie")]
    assert [item.outcome for item in meeting.items] == ["empty", "approved", "postponed"]
    proposed = [s for s in meeting.items[1].sections if s.kind == "recommendation"]
    assert "planen godkendes" in display_text(meeting.source, proposed[0].span)


def test_a_number_alone_in_a_cell_is_kept(tmp_path: Path) -> None:
    rows = "".join(
        f"<w:tr><w:tc>{numbered('', 1)}</w:tc><w:tc>{p(title)}</w:tc><w:tc>{p(told)}</w:tc></w:tr>"
        for title, told in (("Velkomst", "Intet."), ("Planen", "Godkendt."))
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    text = read_docx(tmp_path, package(f"<w:tbl>{rows}</w:tbl>", numbering)).text
    assert "| 1. | Velkomst | Intet. |" in text
    assert "| 2. | Planen | Godkendt. |" in text


NUMBERED = (
    "| Punkt | Emne | Beslutning | Ansvarlig |\n|---|---|---|---|\n"
    "| 1 | Godkendelse af dagsorden | Godkendt | Ib |\n| 2 | Ny sti | Udsat | Ea |\n"
    "|  | Eventuelt | Intet | |\n"
)


@pytest.mark.parametrize("media_type", ["text/markdown", "text/plain"])
def test_a_column_of_numbers_beside_that_of_the_titles_holds_no_items(media_type: str) -> None:
    text = f"Referat af møde i Vejudvalget den 5. maj 2021\n\n{NUMBERED}"
    meeting = parse_meeting(Source("a", "0", media_type, text))
    assert titles(meeting) == [
        ("1", "Godkendelse af dagsorden"),
        ("2", "Ny sti"),
        (None, "Eventuelt"),
    ]
    assert [item.outcome for item in meeting.items] == ["approved", "postponed", "empty"]


def test_the_number_of_a_case_may_stand_between_the_number_and_the_title() -> None:
    text = (
        "# Referat af møde i Vejudvalget den 5. maj 2021\n\n| Sag | Sagsnr. | Emne | Referat |\n"
        "|---|---|---|---|\n| Pkt. 1 | 21/334 | Velkomst | Ib bød velkommen. |\n"
        "| Pkt. 2 | 21/335 | Regnskab | Regnskabet blev godkendt. |\n"
    )
    meeting = parse_meeting(Source("a.md", "0", "text/markdown", text))
    assert titles(meeting) == [("1", "Velkomst"), ("2", "Regnskab")]


def test_a_title_goes_on_below_a_line_break_in_its_cell() -> None:
    text = (
        "# Referat af møde i Vejudvalget den 5. maj 2021\n\n| Punkt | Referat |\n|---|---|\n"
        "| 1. Økonomi<br>v/ Bo | Godkendt. |\n| 2. Veje<br>og stier | Udsat. |\n"
    )
    meeting = parse_meeting(Source("a.md", "0", "text/markdown", text))
    assert titles(meeting) == [("1", "Økonomi"), ("2", "Veje og stier")]
    assert meeting.items[0].presenter == "Bo"


def test_rows_that_name_who_has_them_in_hand_are_items_where_they_have_a_title_over_their_text() -> (
    None
):
    text = (
        "# Referat af bestyrelsesmøde den 5. maj 2021\n\n"
        "|  |  | Ansvarlig | Deadline |\n| --- | --- | --- | --- |\n"
        "| 1. | Parkering <br> Brevet til politiet blev godkendt. | Ib | uge 30 |\n"
        "| 2. | Hegn <br> Der hentes et nyt tilbud. | Lis | juni |\n"
    )
    items = parse_meeting(Source("møde.html", "0", "text/html", text)).items
    assert [(item.label, item.title, item.outcome) for item in items] == [
        ("1", "Parkering", "approved"),
        ("2", "Hegn", "none"),
    ]


def test_a_list_of_tasks_within_an_item_stays_a_table() -> None:
    text = (
        "# Referat af bestyrelsesmøde den 5. maj 2021\n\n## 1. Opgaver\n\n"
        "| Nr. | Opgave | Ansvarlig |\n| --- | --- | --- |\n"
        "| 1. | Mal hegnet | Ib |\n| 2. | Køb en pumpe | Lis |\n\n## 2. Eventuelt\n\nIntet.\n"
    )
    items = parse_meeting(Source("møde.html", "0", "text/html", text)).items
    assert [item.title for item in items] == ["Opgaver", "Eventuelt"]
