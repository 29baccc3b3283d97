"""Draw a page of a PDF with quoted words marked; run as a program of its own.

The library that draws is written in C++ and the files come from anywhere, so it runs in a process
with limits.  Standard input: a line of JSON (``page`` from 0, ``quotes``, ``hidden``), then the file; standard
output: a PNG.  It imports nothing of this project, so that it starts at once.
"""

from __future__ import annotations

import ctypes
import io
import json
import re
import sys

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image, ImageChops, ImageDraw
from pypdfium2 import raw

_WIDTH = 1400  # pixels; sharp enough to read on any screen
_LONGEST = 2400
_YELLOW, _GREY = (255, 227, 138), (150, 150, 150)
_MEMORY, _SECONDS = 1024**3, 20
_SHORTEST = 6  # letters; fewer would be found anywhere
Box = tuple[float, float, float, float]


def draw(data: bytes, number: int, quotes: list[str], hidden: list[str]) -> bytes:
    """The page as PNG.

    Args:
        number: of the page, from 0.
        quotes: words of the page as they were read; they are marked.
        hidden: words that are covered wherever they stand.
    """
    document = pdfium.PdfDocument(data)
    page = document[number]
    width, height = page.get_size()
    scale = min(_WIDTH / width, _LONGEST / height)
    image = page.render(scale=scale).to_pil().convert("RGB")
    marks = Image.new("RGB", image.size, "white")
    pen = ImageDraw.Draw(marks)
    for box in _boxes(page, quotes):
        pen.rectangle(_on_image(page, image.size, box), fill=_YELLOW)
    image = ImageChops.multiply(image, marks)
    cover = ImageDraw.Draw(image)
    for box in _boxes(page, hidden, everywhere=True):
        cover.rectangle(_on_image(page, image.size, box), fill=_GREY)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _boxes(page: pdfium.PdfPage, quotes: list[str], everywhere: bool = False) -> list[Box]:
    """Where the quotes stand, a box for each line, in points of the page."""
    text = page.get_textpage()
    chars = [chr(raw.FPDFText_GetUnicode(text.raw, i) or 32) for i in range(text.count_chars())]
    letters = [(char.casefold(), i) for i, char in enumerate(chars) if char.isalnum()]
    plain = "".join(char[0] for char, _ in letters)
    found: list[Box] = []
    for quote in quotes:
        # As a whole, or line by line where the columns of the page part it.
        for part in [quote] if _plain(quote) in plain else re.split(r"[\n\t|]", quote):
            wanted = _plain(part)
            start = plain.find(wanted) if len(wanted) >= _SHORTEST else -1
            while start >= 0:
                first, last = letters[start][1], letters[start + len(wanted) - 1][1]
                count = text.count_rects(first, last - first + 1)
                found += [text.get_rect(i) for i in range(count)]
                start = plain.find(wanted, start + 1) if everywhere else -1
    return found


def _plain(text: str) -> str:
    return "".join(char.casefold()[0] for char in text if char.isalnum())


def _on_image(page: pdfium.PdfPage, size: tuple[int, int], box: Box) -> Box:
    """A box of the page in pixels, a little wider than the letters."""
    x, y = ctypes.c_int(), ctypes.c_int()
    corners = []
    for across, up in ((box[0], box[3]), (box[2], box[1])):
        raw.FPDF_PageToDevice(page.raw, 0, 0, *size, 0, across, up, x, y)
        corners.append((x.value, y.value))
    (left, top), (right, bottom) = corners
    return (
        min(left, right) - 3,
        min(top, bottom) - 2,
        max(left, right) + 3,
        max(top, bottom) + 2,
    )


def main() -> None:
    """Answer the one request on standard input."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    wanted = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    sys.stdout.buffer.write(draw(data, wanted["page"], wanted["quotes"], wanted["hidden"]))


if __name__ == "__main__":
    main()
