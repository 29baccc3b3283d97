"""Rows of tables where there is no room for a table."""

from __future__ import annotations

import pytest

from tests.app.test_conversation import MEETING, cite, make_answer
from ui.answer import answer_html
from ui.plain import one_line, shortened
from ui.session import Exchange
from ui.texts import DANISH
from ui.written import answer_markdown, answer_text

ROW = "| Planen | | It-chef | X |"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (f"{ROW} [1]", "Planen · It-chef · X"),
        ("- Planen | It-chef | X [1]", "Planen · It-chef · X"),
        ("Nord, 5. maj: Planen\tIt-chef [1]", "Nord, 5. maj: Planen · It-chef"),
        ("| | 2024 | 2025 | [1]", "2024 · 2025"),
        ("Se a|b og c. [1]", "Se a|b og c."),
    ],
)
def test_the_cells_of_a_row_are_parted_by_dots(said: str, shown: str) -> None:
    html = answer_html(make_answer(said, cite(1, "Planen")), 1, DANISH)
    assert f">{shown}&nbsp;<a" in html


def test_an_answer_to_take_along_has_them_too_and_the_record_keeps_the_row() -> None:
    answer = make_answer(f"{ROW} [1]", cite(1, "Planen"))
    exchange = Exchange("Hvem?", answer, {"a & b.pdf": MEETING})
    assert "\nPlanen · It-chef · X [1]\n" in answer_text(exchange, DANISH)
    assert "\nPlanen · It-chef · X \\[1\\]\n" in answer_markdown(exchange, DANISH)
    assert answer.text == f"{ROW} [1]"


def test_a_table_on_one_line_keeps_its_rows_apart() -> None:
    assert one_line(f"Hvem:\n{ROW}\n{ROW}\nSlut.") == (
        "Hvem: Planen · It-chef · X; Planen · It-chef · X; Slut."
    )
    assert one_line(ROW) == "Planen · It-chef · X"


def test_what_is_too_long_is_cut_between_words() -> None:
    assert shortened("Planen blev godkendt", 14) == "Planen blev …"
    assert shortened("Planen", 6) == "Planen"
