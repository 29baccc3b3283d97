"""Scanned pages: text recognised by Tesseract, when it is installed with Danish."""

from __future__ import annotations

import os
import shutil
import subprocess

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from corpus.readers.limits import OCR_PAGE_SECONDS

HOW = "gem filen med tekst, eller installér Tesseract med dansk (pakken tesseract-ocr-dan)"
"""What to do where pages cannot be recognised."""

_DPI = 300  # what Tesseract is trained for
_MAX_SIDE = 10_000  # pixels; a poster is drawn smaller, not in gigabytes


def missing() -> str | None:
    """What to say of a scanned file when pages cannot be recognised here; None when they can."""
    program = shutil.which("tesseract")
    if program is None:
        return "er scannet og har ingen tekst"
    try:
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return "er scannet, og Tesseract svarer ikke"
    return None if b"dan" in listed.stdout.split() else "er scannet, og Tesseract mangler dansk"


def recognise(page: pdfium.PdfPage) -> str | None:
    """The text on a page; None when it fails or takes too long."""
    # The pages are read one after another; Tesseract's own threads only make that slower.
    environment = dict(os.environ, OMP_THREAD_LIMIT="1")
    try:
        done = subprocess.run(
            ["tesseract", "stdin", "stdout", "-l", "dan", "--dpi", str(_DPI)],
            input=_picture(page),
            capture_output=True,
            timeout=OCR_PAGE_SECONDS,
            env=environment,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    if done.returncode:
        return None
    return done.stdout.decode("utf-8", errors="replace").replace("\f", "").rstrip() + "\n"


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
