"""Scanned PDFs, and scanned pages among others: recognised, or said to be unread."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus import CorpusError
from corpus.readers import close
from corpus.readers.limits import MAX_OCR_PAGES
from corpus.readers.pdf_pictures import unread
from tests.corpus.test_readers_pdf import LEFT, blank_pages, pdf, read
from tests.reading import read_meeting

PAPER = ImageReader(Image.new("L", (60, 80), 200))
FRONT = ("Referat af møde i Vejudvalget den 4. maj 2021", "1. Vejplan", "Planen blev godkendt.")


def scan(canvas: Canvas, _: int) -> None:
    canvas.rect(100, 100, 300, 500, fill=1)


def fake_tesseract(folder: Path, langs: str, text: str) -> None:
    program = folder / "tesseract"
    program.write_text(
        f'#!/bin/sh\nif [ "$1" = --list-langs ]; then echo "{langs}"; exit; fi\n'
        f'head -c 2 >/dev/null; cat >/dev/null; printf "{text}\\f"\n'
    )
    program.chmod(0o755)


def test_a_scanned_file_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    close()  # processes that are kept ready have the old path
    with pytest.raises(CorpusError, match=r"”a.pdf” er scannet og har ingen tekst"):
        read(tmp_path, pdf(scan))
    close()


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_a_scanned_file_is_recognised_page_by_page_in_danish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    fake_tesseract(tmp_path / "bin", "eng", "")
    close()
    with pytest.raises(CorpusError, match="mangler dansk"):
        read(tmp_path, pdf(scan))
    fake_tesseract(tmp_path / "bin", "dan", "Godkendt på mødet")
    source = read(tmp_path, pdf(scan, pages=2))
    close()
    assert source.text == "Godkendt på mødet\n\fGodkendt på mødet\n"
    assert source.pages == (0, 19)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_more_scanned_pages_than_can_be_recognised_are_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    fake_tesseract(tmp_path / "bin", "dan", "")
    close()
    with pytest.raises(CorpusError, match="er scannet og har flere end 400 sider; del den"):
        read(tmp_path, blank_pages(MAX_OCR_PAGES + 1))
    close()


def minutes_with_scans(canvas: Canvas, page: int) -> None:
    """A page of text, one that is scanned and stamped, a blank one, one with a logo, a scan."""
    if page == 0:
        for number, line in enumerate(FRONT):
            canvas.drawString(LEFT, 770 - 20 * number, line)
    elif page == 1:
        canvas.drawImage(PAPER, 0, 0, 595, 842)
        canvas.drawString(300, 20, "Sag 21/1234")
    elif page == 3:
        canvas.drawImage(PAPER, 500, 780, 40, 40)
        canvas.drawString(LEFT, 770, "2. Eventuelt")
        canvas.drawString(LEFT, 750, "Intet.")
    elif page == 4:
        canvas.beginForm("scan", 0, 0, 595, 842)
        canvas.drawImage(PAPER, 0, 300, 595, 542)
        canvas.endForm()
        canvas.doForm("scan")


Tesseract = Callable[[str], None]


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tesseract]:
    """What stands in for the program: a shell script, which knows Danish when it is made."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    close()  # processes that are kept ready have the old path
    yield lambda text: fake_tesseract(folder, "dan", text)
    close()


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_scanned_pages_among_others_are_recognised_and_named(
    tmp_path: Path, tesseract: Tesseract
) -> None:
    tesseract("Beslutning: Planen blev udsat.")
    source = read(tmp_path, pdf(minutes_with_scans, pages=5))
    told = "Beslutning: Planen blev udsat.\n"
    assert source.text.split("\f") == [
        "\n".join(FRONT) + "\n", told, "\n", "2. Eventuelt\nIntet.\n", told
    ]  # fmt: skip
    (doubt,) = read_meeting(tmp_path / "a.pdf", tmp_path).warnings
    assert doubt.startswith("2 af 5 sider (2 og 5) er læst med tegngenkendelse (OCR)")


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_what_a_scanned_page_has_of_text_is_kept_when_no_more_is_recognised(
    tmp_path: Path, tesseract: Tesseract
) -> None:
    tesseract("Sag")
    assert "Sag 21/1234" in read(tmp_path, pdf(minutes_with_scans, pages=5)).text


def test_scanned_pages_that_cannot_be_recognised_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    close()
    (tmp_path / "a.pdf").write_bytes(pdf(minutes_with_scans, pages=5))
    meeting = read_meeting(tmp_path / "a.pdf", tmp_path)
    close()
    assert [item.title for item in meeting.items] == ["Vejplan", "Eventuelt"]
    assert meeting.warnings[0].startswith(
        "2 af 5 sider (2 og 5) er ikke læst, fordi teksten står i billeder; gem filen med tekst"
    )


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_a_scanned_page_that_fails_costs_no_other(tmp_path: Path, tesseract: Tesseract) -> None:
    tesseract("")
    program = tmp_path / "bin" / "tesseract"
    script = program.read_text().splitlines()
    program.write_text("\n".join([*script[:2], "cat >/dev/null; exit 1"]))
    (tmp_path / "a.pdf").write_bytes(pdf(minutes_with_scans, pages=5))
    meeting = read_meeting(tmp_path / "a.pdf", tmp_path)
    assert len(meeting.items) == 2
    assert "2 af 5 sider (2 og 5) er ikke læst" in meeting.warnings[0]
    assert "Tesseract" not in meeting.warnings[0]
    with pytest.raises(CorpusError, match="sider kunne ikke genkendes"):
        read(tmp_path, pdf(scan, pages=2))


def test_many_unread_pages_are_counted_and_not_named() -> None:
    assert unread([1], 9, "fordi x") == "Side 2 af 9 er ikke læst, fordi x."
    assert unread(range(6), 9, "fordi x") == "6 af 9 sider er ikke læst, fordi x."
