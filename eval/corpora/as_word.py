"""Made minutes as Word files, with real heading styles and automatic numbers."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from eval.corpora.markup import Block, read_blocks

FIXED_TIME = datetime(2025, 1, 1)

_NUMBERING = """
<w:abstractNum {ns} w:abstractNumId="90">
  <w:multiLevelType w:val="singleLevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>
    <w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>
</w:abstractNum>"""
_WORD_STYLES = {
    "title": "Title", "heading": "Heading 1", "numbered": "Heading 1", "section": "Heading 2",
    "bullet": "List Bullet",
}  # fmt: skip


def _add_numbering(document: Any) -> None:
    numbering = document.part.numbering_part.element
    abstract = parse_xml(_NUMBERING.format(ns=nsdecls("w")))
    numbering.insert(0, abstract)
    numbering.add_num(90)


def _number_paragraph(document: Any, paragraph: Any) -> None:
    numbering = document.part.numbering_part.element
    ours = next(num for num in numbering.num_lst if num.abstractNumId.val == 90)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = ours.numId


def _add_table(document: Any, header: list[str]) -> Any:
    table = document.add_table(rows=1, cols=len(header), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, header, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    return table


def make_docx(text: str) -> bytes:
    """Set a source as a Word file with heading styles and numbers that Word counts itself."""
    document: Any = Document()
    _add_numbering(document)
    table: Any = None
    column: int | None = None

    def write(block: Block) -> None:
        style = _WORD_STYLES.get(block.kind)
        if column is None:
            paragraph = document.add_paragraph(block.text, style=style)
        else:
            cell = table.rows[-1].cells[column]
            first = cell.paragraphs[0]
            paragraph = cell.add_paragraph() if first.text else first
            paragraph.add_run(block.text)
            if style:
                paragraph.style = document.styles[style]
        if block.kind in ("numbered", "counted"):
            _number_paragraph(document, paragraph)

    for block in read_blocks(text).blocks:
        if block.kind != "table" and column is None and block.kind != "row":
            table = None
        match block.kind:
            case "columns":
                table = _add_table(document, block.cells)
            case "table" if table is None:
                table = _add_table(document, block.cells)
            case "table":
                for cell, value in zip(table.add_row().cells, block.cells, strict=True):
                    cell.text = value
            case "row":
                table.add_row()
                column = 0
            case "cell":
                assert column is not None
                column += 1
            case "end":
                column = None
            case _:
                write(block)
    properties = document.core_properties
    properties.created = properties.modified = FIXED_TIME
    properties.author, properties.comments = "", ""
    file = io.BytesIO()
    document.save(file)
    return _with_fixed_times(file.getvalue())


def _with_fixed_times(package: bytes) -> bytes:
    """The same zip archive with one date for every part."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, FIXED_TIME.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return file.getvalue()
