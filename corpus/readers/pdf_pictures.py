"""Pages of a PDF that are pictures: which they are, and reading them by recognition."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from corpus.readers import ocr
from corpus.readers.limits import MAX_OCR_PAGES, OCR_PAGES_SECONDS, NeedsOcr, Unreadable

FEW = 100
"""Characters: with fewer, a page that is mostly picture is a scan with a stamp on it."""

_MOST = 0.5
_SOME = 0.1  # of a page without any text; a logo is smaller
_MAX_NAMED = 5


def is_picture(page: pdfium.PdfPage, characters: int) -> bool:
    """Whether what a page says is in a picture, so that its text layer lacks it.

    Args:
        page: of a PDF.
        characters: in its text layer.
    """
    return characters < FEW and _share(page) >= (_MOST if characters else _SOME)


def _share(page: pdfium.PdfPage) -> float:
    """How much of a page is covered by pictures."""
    left, bottom, right, top = map(float, page.get_cropbox())
    places: set[tuple[float, float, float, float]] = set()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        while item.container is not None:  # what is drawn in a form has the form's coordinates
            item = item.container
        places.add(item.get_bounds())
    covered = sum(
        max(min(x1, right) - max(x0, left), 0.0) * max(min(y1, top) - max(y0, bottom), 0.0)
        for x0, y0, x1, y1 in places
    )
    return covered / max((right - left) * (top - bottom), 1.0)


def read_pictures(
    document: pdfium.PdfDocument, texts: list[str], pictures: Sequence[int], recognise: bool
) -> list[str]:
    """Put what can be recognised on pages into their texts.

    Args:
        document: of the pages.
        texts: of each page; changed in place.
        pictures: the pages whose text is in pictures.
        recognise: whether that may take its time now.

    Returns:
        What is doubtful, in at most two sentences: which pages were recognised and which stay unread.

    Raises:
        NeedsOcr: they can be recognised, and ``recognise`` is false.
        Unreadable: they cannot, and no page has a text of its own.
    """
    scanned = not any(text.strip() for text in texts)
    missing = ocr.missing()
    if missing is None and not recognise:
        raise NeedsOcr
    if missing is not None:
        if scanned:
            raise Unreadable(f"{missing}; {ocr.HOW}")
        return [unread(pictures, len(texts), f"fordi teksten står i billeder; {ocr.HOW}")]
    if scanned and len(pictures) > MAX_OCR_PAGES:
        raise Unreadable(
            f"er scannet og har flere end {MAX_OCR_PAGES} sider; del den i mindre filer og prøv igen"
        )
    end = time.monotonic() + OCR_PAGES_SECONDS
    left: list[int] = []
    recognised: list[int] = []
    for number in pictures:
        text = ocr.recognise(document[number]) if time.monotonic() < end else None
        if text is None:
            left.append(number)
        elif len(text) > len(texts[number]):  # its text layer may be a stamp only
            texts[number] = text
            recognised.append(number)
    if scanned and len(left) == len(pictures):
        raise Unreadable("er scannet, og dens sider kunne ikke genkendes; gem den med tekst")
    why = "fordi teksten står i billeder, der ikke kunne genkendes; gem filen med tekst"
    told = [unread(left, len(texts), why)] if left else []
    if recognised:
        by = "læst med tegngenkendelse (OCR), så enkelte tegn kan være forkerte"
        told.append(_told(recognised, len(texts), by))
    return told


def unread(numbers: Sequence[int], pages: int, why: str) -> str:
    """One sentence on pages that were not read.

    Args:
        numbers: of those pages, from 0.
        pages: in all.
        why: they were not, and what to do.
    """
    return _told(numbers, pages, f"ikke læst, {why}")


def _told(numbers: Sequence[int], pages: int, what: str) -> str:
    named = [str(number + 1) for number in numbers]
    if len(named) == 1:
        return f"Side {named[0]} af {pages} er {what}."
    some = f" ({', '.join(named[:-1])} og {named[-1]})" if len(named) <= _MAX_NAMED else ""
    return f"{len(named)} af {pages} sider{some} er {what}."
