"""Made minutes as PDF, with running headers and a table of contents."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)
from reportlab.platypus.tableofcontents import TableOfContents  # type: ignore[import-untyped]

from eval.corpora.markup import Block, Minutes, read_blocks


class _Layout(BaseDocTemplate):  # type: ignore[misc]
    """Pages with a running header and footer, and entries for the table of contents."""

    def __init__(self, file: io.BytesIO, settings: dict[str, str], pages: int) -> None:
        super().__init__(file, pagesize=A4, invariant=1, title=settings["header"], author="")
        self._settings, self._pages = settings, pages
        frame = Frame(22 * mm, 20 * mm, A4[0] - 44 * mm, A4[1] - 55 * mm)
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=self._furniture))

    def _furniture(self, canvas: Canvas, doc: BaseDocTemplate) -> None:
        canvas.setFont(self._settings["font"].replace("Times", "Times-Roman"), 8)
        for number, line in enumerate(self._settings["header"].split("|")):
            canvas.drawRightString(A4[0] - 22 * mm, A4[1] - (14 + 4 * number) * mm, line)
        footer = self._settings["footer"].format(page=doc.page, pages=self._pages).split("|")
        canvas.drawString(22 * mm, 12 * mm, footer[0])
        canvas.drawRightString(A4[0] - 22 * mm, 12 * mm, "".join(footer[1:]))

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 (reportlab's name)
        """Enter each item's heading in the table of contents."""
        if isinstance(flowable, Paragraph) and flowable.style.name == "heading":
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))


def _pdf_styles(font: str) -> dict[str, ParagraphStyle]:
    plain, bold = ("Times-Roman", "Times-Bold") if font == "Times" else (font, f"{font}-Bold")

    def style(name: str, face: str, size: float, **more: Any) -> ParagraphStyle:
        return ParagraphStyle(name, fontName=face, fontSize=size, leading=size * 1.25, **more)

    return {
        "title": style("title", bold, 17, spaceAfter=8),
        "heading": style("heading", bold, 12.5, spaceBefore=16, spaceAfter=4, keepWithNext=1),
        "section": style("section", bold, 10, spaceBefore=7, spaceAfter=2, keepWithNext=1),
        "line": style("line", plain, 10),
        "para": style("para", plain, 10, spaceAfter=4),
        "number": style("number", plain, 10, leftIndent=12),
        "bullet": style("bullet", plain, 10, leftIndent=12, bulletIndent=2),
        "cell": style("cell", plain, 9),
    }


def _pdf_flowables(minutes: Minutes) -> Iterator[Flowable]:
    styles = _pdf_styles(minutes.settings["font"])
    width = A4[0] - 56 * mm
    rows: list[Block] = []

    def grid() -> Table:
        columns = len(rows[0].cells)
        cells = [[Paragraph(escape(c), styles["cell"]) for c in row.cells] for row in rows]
        ruled = [("GRID", (0, 0), (-1, -1), 0.4, "#777777")] if rows[0].kind == "table" else []
        first = width * (0.4 if columns > 2 else 0.5)
        widths = [first, *[(width - first) / (columns - 1)] * (columns - 1)]
        return Table(cells, widths, style=ruled, hAlign="LEFT", spaceBefore=3, spaceAfter=6)

    for block in minutes.blocks:
        if rows and rows[0].kind != block.kind:
            yield grid()
            rows.clear()
        if block.kind in ("table", "columns"):
            rows.append(block)
        elif block.kind == "toc":
            yield PageBreak()
            yield Paragraph(minutes.settings["toc"], styles["title"])
            yield TableOfContents(levelStyles=[styles["line"]], dotsMinLevel=0)
            yield PageBreak()
        else:
            bullet = "•" if block.kind == "bullet" else None
            yield Paragraph(escape(block.text), styles[block.kind], bulletText=bullet)


def make_pdf(text: str) -> bytes:
    """Set a source as a PDF with running page headers.

    Args:
        text: of a source with the settings ``font``, ``header``, ``footer`` and perhaps ``toc``.
    """
    minutes = read_blocks(text)
    pages = 0
    while True:  # a second time with the number of pages known
        file = io.BytesIO()
        layout = _Layout(file, minutes.settings, pages)
        layout.multiBuild(list(_pdf_flowables(minutes)))
        if layout.page == pages:
            return file.getvalue()
        pages = layout.page
