"""Make the minutes of ``other-forms/`` that are not plain text: PDF, Word and Windows-1252.

All bodies, persons and companies are invented.  The text is in ``sources/``, one file a meeting,
in the markup of ``eval.corpora.markup``; the HTML and Markdown files of ``other-forms/`` are
written by hand and have no source.  The same sources give the same bytes with the same versions
of reportlab and python-docx.

    python -m eval.corpora.make_other_forms
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from eval.corpora.as_pdf import make_pdf
from eval.corpora.as_word import make_docx

HERE = Path(__file__).parent
SOURCES, OUT = HERE / "sources", HERE / "other-forms"


def make_windows_text(text: str) -> bytes:
    """A source as an old Windows program would save it."""
    return text.replace("\n", "\r\n").encode("cp1252")


MADE: dict[str, Callable[[str], bytes]] = {
    "2019-04-25 Bådelauget Ternen generalforsamling.txt": make_windows_text,
    "2021-11-17 Udvalget for nære sundhedstilbud Region Kystland.pdf": make_pdf,
    "2022-10-04 Social- og Sundhedsudvalget Vesterå.pdf": make_pdf,
    "2023-02-08 Skolebestyrelsen Fjordskolen.docx": make_docx,
    "2023-09-27 Tranevig Byråd.pdf": make_pdf,
    "2024-06-12 Sundhedsklynge Nord.docx": make_docx,
}


def main() -> None:
    """Write every file of ``MADE``."""
    for name, make in MADE.items():
        source = SOURCES / Path(name).with_suffix(".txt")
        (OUT / name).write_bytes(make(source.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
