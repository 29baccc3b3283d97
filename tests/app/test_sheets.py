"""The register of decisions as files for a spreadsheet, and as a page of a thousand meetings."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl

from tests.app.test_conversation import MEETING
from ui.decisions import Choice, Decision, chosen
from ui.frame import View
from ui.meetings import meetings_page
from ui.register import register_page
from ui.sheets import as_csv, as_xlsx
from ui.words import WORDS

FORMULA = '=HYPERLINK("http://x";"klik")'


def make_decision(number: int = 0, title: str = "Planen", amount: int = 0) -> Decision:
    item = replace(MEETING.items[0], title=title)
    source = replace(MEETING.source, path=f"{number:04}.pdf")
    year, month = 2000 + number // 12 % 24, number % 12 + 1
    meeting = replace(
        MEETING, source=source, items=(item,), body=f"Udvalg {number}", date=f"{year}-{month:02}-01"
    )
    return Decision(meeting, 0, "Godkendt.", (amount,) if amount else (), False)


def test_a_formula_in_the_minutes_is_text_in_the_files() -> None:
    rows = [make_decision(title=title) for title in (FORMULA, "+45", "-1", "@x", "\tx")]
    text = as_csv(rows, WORDS["da"], "http://a/").decode("utf-8-sig")
    for line in list(csv.reader(io.StringIO(text), delimiter=";"))[1:]:
        assert line[3].startswith("'")
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(rows, WORDS["da"], "http://a/"))).active
    assert sheet is not None
    assert sheet["D2"].value == FORMULA
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "d", "n"}


def test_dates_and_amounts_are_no_text_in_a_workbook() -> None:
    rows = [make_decision(amount=900_000)]
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(rows, WORDS["da"], "http://a/"))).active
    assert sheet is not None
    assert sheet["A2"].is_date
    assert sheet["F2"].value == 900_000
    assert sheet.freeze_panes == "A2"


def test_a_thousand_meetings_are_shown_fifty_at_a_time() -> None:
    rows = [make_decision(number) for number in range(1000)]
    meetings = {row.meeting.source.path: row.meeting for row in rows}
    menu = 5
    for html in (
        meetings_page(meetings, View("moeder", {})),
        register_page(rows, meetings, View("beslutninger", {})),
    ):
        assert html.count("<li><a") + html.count("<tr><td") == 50 + menu
        assert "Side 1 af 20" in html
        assert len(html) < 250_000
    last = meetings_page(meetings, View("moeder", {"side": "999999"}))
    assert "Side 20 af 20" in last
    one = meetings_page(meetings, View("moeder", {"ord": "planen", "klynge": "Udvalg 77"}))
    assert "1 møde<" in one


def test_decisions_are_sorted_by_what_is_asked() -> None:
    rows = [make_decision(number, amount=number % 7) for number in range(50)]
    assert [row.largest for row in chosen(rows, Choice(sort="amount"))[:7]] == [6] * 7
    dates = [row.meeting.date for row in chosen(rows, Choice(falling=False))]
    assert dates == sorted(dates, key=str)
    assert all(row.largest for row in chosen(rows, Choice(amount=True)))
