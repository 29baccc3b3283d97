"""Scanned pages: text recognised by Tesseract, when it is installed with Danish."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from corpus.readers.limits import MAX_OCR_PAGES, OCR_PAGE_SECONDS, Unreadable

_DPI = 300  # what Tesseract is trained for
_MAX_SIDE = 10_000  # pixels; a poster is drawn smaller, not in gigabytes
_HOW = "gem den med tekst, eller installér Tesseract med dansk (pakken tesseract-ocr-dan)"


def _program() -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise Unreadable(f"er scannet og har ingen tekst; {_HOW}")
    try:
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unreadable(f"er scannet, og Tesseract svarer ikke; {_HOW}") from error
    if b"dan" not in listed.stdout.split():
        raise Unreadable(f"er scannet, og Tesseract mangler dansk; {_HOW}")
    return program


def _picture(page: pdfium.PdfPage) -> bytes:
    """A page as a portable grey map, which needs no picture library."""
    scale = min(_DPI / 72, _MAX_SIDE / max(*page.get_size(), 1))
    bitmap = page.render(scale=scale, grayscale=True)
    data = memoryview(bitmap.buffer)
    rows = b"".join(
        bytes(data[y * bitmap.stride : y * bitmap.stride + bitmap.width])
        for y in range(bitmap.height)
    )
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + rows


def pages(document: pdfium.PdfDocument) -> Iterator[str]:
    """The recognised text of each page.

    Raises:
        Unreadable: Tesseract or its Danish data is missing, or it fails, or there are more pages
            than it recognises in the time that a file may take.
    """
    program = _program()
    if len(document) > MAX_OCR_PAGES:
        raise Unreadable(
            f"er scannet og har flere end {MAX_OCR_PAGES} sider; del den i mindre filer og prøv igen"
        )
    # The pages are read one after another; Tesseract's own threads only make that slower.
    environment = dict(os.environ, OMP_THREAD_LIMIT="1")
    for number in range(len(document)):
        try:
            done = subprocess.run(
                [program, "stdin", "stdout", "-l", "dan", "--dpi", str(_DPI)],
                input=_picture(document[number]),
                capture_output=True,
                timeout=OCR_PAGE_SECONDS,
                env=environment,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise Unreadable(
                f"er scannet, og side {number + 1} tog for lang tid at genkende; {_HOW}"
            ) from error
        if done.returncode:
            raise Unreadable(f"er scannet, og side {number + 1} kunne ikke genkendes; {_HOW}")
        yield done.stdout.decode("utf-8", errors="replace").replace("\f", "").rstrip() + "\n"
