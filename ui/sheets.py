"""The register of decisions as a file for a spreadsheet."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font

from ui.cards import outcome_word
from ui.decisions import Decision
from ui.links import meeting_link, place_link
from ui.words import Words

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = (12, 28, 8, 48, 20, 16, 14, 60, 40, 60)
# A cell that begins with one of these is a formula to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _head(words: Words) -> list[str]:
    return [
        words.date,
        words.meeting,
        words.item,
        words.title,
        words.outcome,
        f"{words.amount} (kr.)",
        words.basis_of_amount,
        words.wording,
        words.file,
        words.link,
    ]


def _row(row: Decision, words: Words, base: str) -> list[str | int | None]:
    """The cells of a decision; ``base`` is the address of this site."""
    source, shown = row.meeting.source, row.item.outcome_span
    link = place_link(source, shown) if shown else meeting_link(source.path)
    basis = words.proposed if row.proposed else words.decided
    return [
        row.meeting.date,
        row.body,
        row.item.label,
        row.title,
        outcome_word(row.item, words),
        row.largest or None,
        basis if row.amounts else None,
        row.wording,
        source.file,
        base + link,
    ]


def as_csv(rows: Sequence[Decision], words: Words, base: str) -> bytes:
    """With semicolons and a byte order mark, as Excel in Danish opens it right."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(_head(words))
    for row in rows:
        writer.writerow([_harmless(cell) for cell in _row(row, words, base)])
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str | int | None) -> str | int | None:
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return "'" + cell
    return cell


def as_xlsx(rows: Sequence[Decision], words: Words, base: str) -> bytes:
    """A workbook with one sheet, its head fixed and its columns to be filtered."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = words.decisions
    sheet.append(_head(words))
    for row in rows:
        sheet.append([None] * len(_WIDTHS))
        for column, value in enumerate(_row(row, words, base), 1):
            cell = sheet.cell(sheet.max_row, column)
            cell.value = _cell(value, column)
            if isinstance(value, str) and column > 1:
                # Text is text, whatever it begins with.
                cell.data_type = "s"
            cell.alignment = Alignment(vertical="top", wrap_text=column in (4, 8))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, width in zip(sheet.iter_cols(1, len(_WIDTHS), 1, 1), _WIDTHS, strict=True):
        sheet.column_dimensions[column[0].column_letter].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _cell(value: str | int | None, column: int) -> str | int | datetime.date | None:
    if column == 1 and isinstance(value, str):
        return datetime.date.fromisoformat(value) if len(value) == 10 else value
    return ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
