"""Cells that take up several rows or columns: every value keeps its column, and its row its label."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus import display_text
from corpus.meeting import Span
from corpus.readers.html import read_html
from corpus.readers.spans import MAX_COLUMNS, Cell, grid
from tests.corpus.test_readers_docx import p, text_of
from tests.corpus.test_readers_pdf import pdf
from tests.corpus.test_readers_pdf import read as read_pdf
from tests.reading import read_meeting

ANSWERS = [
    "| Klasse | Svar | 2021 |",
    "| 8. klasse | Har en at tale med | 94 % |",
    "| 8. klasse | Ingen at tale med | 6 % |",
]


def rows_of(html: str) -> list[str]:
    """The rows of the tables on a page, the rules under their heads left out."""
    text = read_html(f"<body><main><h1>R</h1>{html}</main></body>")
    return [line for line in text.splitlines() if line.startswith("|") and "---" not in line]


def tc(text: str, properties: str) -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def docx_rows(tmp_path: Path, *rows: str) -> list[str]:
    body = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    lines = text_of(tmp_path, f"<w:tbl>{body}</w:tbl>").splitlines()
    return [line for line in lines if "---" not in line]


def test_a_label_over_several_rows_of_a_page_stands_beside_each_figure() -> None:
    assert (
        rows_of(
            "<table><tr><th>Klasse<th>Svar<th>2021"
            "<tr><td rowspan=2>8. klasse<td>Har en at tale med<td>94 %"
            "<tr><td>Ingen at tale med<td>6 %</table>"
        )
        == ANSWERS
    )


def test_a_label_over_several_rows_of_a_document_stands_beside_each_figure(
    tmp_path: Path,
) -> None:
    assert (
        docx_rows(
            tmp_path,
            tc("Klasse", "") + tc("Svar", "") + tc("2021", ""),
            tc("8. klasse", '<w:vMerge w:val="restart"/>') + tc("Har en at tale med", "")
            + tc("94 %", ""),
            tc("", "<w:vMerge/>") + tc("Ingen at tale med", "") + tc("6 %", ""),
        )
        == ANSWERS
    )  # fmt: skip


def test_a_label_over_several_rows_of_a_ruled_table_stands_beside_each_figure(
    tmp_path: Path,
) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.grid([72, 172, 372, 472], [700, 680])
        canvas.grid([172, 372, 472], [680, 660, 640])
        for x0, y0, x1, y1 in ((72, 680, 72, 640), (72, 640, 172, 640)):
            canvas.line(x0, y0, x1, y1)
        rows = (("Klasse", "Svar", "2021"), ("", "Har en at tale med", "94 %"))
        for number, row in enumerate((*rows, ("", "Ingen at tale med", "6 %"))):
            for x, text in zip((76, 176, 376), row, strict=True):
                canvas.drawString(x, 686 - 20 * number, text)
        canvas.drawString(76, 648, "8. klasse")  # low in its cell

    lines = read_pdf(tmp_path, pdf(draw)).text.splitlines()
    assert lines == [row.strip("| ").replace(" | ", "\t") for row in ANSWERS]


def test_values_keep_their_columns_under_a_head_of_two_rows(tmp_path: Path) -> None:
    expected = [
        "| Skole | Drenge |  | Piger |  |",
        "| Skole | 2021 | 2022 | 2021 | 2022 |",
        "| Nordskolen | 10 | 11 | 12 | 13 |",
    ]
    assert (
        rows_of(
            "<table><thead><tr><th rowspan=2>Skole<th colspan=2>Drenge<th colspan=2>Piger"
            "<tr><th>2021<th>2022<th>2021<th>2022</thead>"
            "<tbody><tr><td>Nordskolen<td>10<td>11<td>12<td>13</tbody></table>"
        )
        == expected
    )
    two = '<w:gridSpan w:val="2"/>'
    assert (
        docx_rows(
            tmp_path,
            tc("Skole", '<w:vMerge w:val="restart"/>') + tc("Drenge", two) + tc("Piger", two),
            tc("", "<w:vMerge/>") + "".join(tc(y, "") for y in ("2021", "2022") * 2),
            "".join(tc(text, "") for text in ("Nordskolen", "10", "11", "12", "13")),
        )
        == expected
    )


def test_a_wide_cell_of_a_ruled_table_moves_nothing_to_its_right(tmp_path: Path) -> None:
    def draw(canvas: Canvas, _: int) -> None:
        canvas.grid([72, 272, 372], [700, 680])
        canvas.grid([72, 172, 272, 372], [680, 660])
        for x, y, text in ((76, 686, "Elever"), (276, 686, "Lærere")):
            canvas.drawString(x, y, text)
        for x, text in ((76, "10"), (176, "11"), (276, "12")):
            canvas.drawString(x, 666, text)

    assert read_pdf(tmp_path, pdf(draw)).text.splitlines() == ["Elever\t\tLærere", "10\t11\t12"]


def test_a_row_that_begins_or_ends_late_keeps_its_columns(tmp_path: Path) -> None:
    assert docx_rows(
        tmp_path,
        "".join(tc(text, "") for text in ("Post", "Budget", "Forbrug")),
        '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("500", "") + tc("450", ""),
        '<w:trPr><w:gridAfter w:val="1"/></w:trPr>' + tc("Løn", "") + tc("300", ""),
        tc("Drift", "") + tc("90", "<w:cellDel/>") + tc("80", ""),
    ) == [
        "| Post | Budget | Forbrug |",
        "|  | 500 | 450 |",
        "| Løn | 300 |  |",
        "| Drift |  | 80 |",
    ]


def test_an_agenda_item_over_several_rows_is_one_item(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<!doctype html><body><main><h1>Referat af møde i Vejudvalget den 5. maj 2021</h1>"
        "<table><tr><th>Emne<th>Indhold<th>Referat"
        "<tr><td rowspan=2>1. Vejplan<td>500<td>Planen blev godkendt."
        "<tr><td>600<td>Den koster mere."
        "<tr><td>2. Eventuelt<td><td>Intet.</table></main></body>"
    )
    meeting = read_meeting(tmp_path / "a.html", tmp_path)
    assert [item.title for item in meeting.items] == ["Vejplan", "Eventuelt"]
    whole = Span(0, len(meeting.source.text))
    assert display_text(meeting.source, whole).count("1. Vejplan") == 1


def test_names_over_several_rows_are_said_once() -> None:
    assert rows_of(
        "<table><tr><td rowspan=2>Region Øst<td>Ib Dam<tr><td>Bo Lind</table>"
    ) == ["| Region Øst | Ib Dam |", "|  | Bo Lind |"]  # fmt: skip


def test_a_cell_reaches_no_further_than_its_group_of_rows() -> None:
    assert rows_of(
        "<table><tbody><tr><td rowspan=0>A<td>1<tr><td>2</tbody>"
        "<tbody><tr><td>B<td>3</tbody></table>"
    ) == ["| A | 1 |", "| A | 2 |", "| B | 3 |"]


@pytest.mark.parametrize("across", [1, 5, 10**6])
def test_cells_that_claim_more_than_a_page_holds_do_not_widen_the_table_without_end(
    across: int,
) -> None:
    rows = grid([[Cell((), across, 10**6), Cell((), across, 10**6)] for _ in range(1_000)])
    assert max(map(len, rows)) <= 2 * MAX_COLUMNS


def test_numbers_of_spans_that_are_no_numbers_count_for_one() -> None:
    spans = f"rowspan={'9' * 5000} colspan=-1"
    rows = rows_of(f"<table><tr><td {spans}>A<td>1<tr><td>B<td>2</table>")
    assert rows == ["| A | 1 |", "| B | 2 |"]
