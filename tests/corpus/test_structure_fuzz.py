"""Files whose structure is broken while their form is not: XML and web pages with parts dropped,
repeated, nested and exchanged, PDFs with objects exchanged.  Read in this process, so that no
other exception than the documented ones is hidden by the reading process."""

from __future__ import annotations

import copy
import io
import random
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from corpus.readers.limits import NeedsOcr, Unreadable
from corpus.readers.worker import Request, work
from corpus.record import meeting_from_record
from tests.corpus.sound import assert_sound, examples
from tests.corpus.test_readers_fuzz import VALID

TOP = Path(__file__).parents[2]
VALUES = ("", "-1", "0", "1", "99999999999", "x", "æ", "1.5", "true", "auto", "\u2028", "9" * 5_000)
TEXTS = ("", "1. ", "\t" * 50, "ord " * 200, "\u2028", "| a | b |", "Beslutning: Godkendt.", None)


def broken(root: etree._Element, chance: random.Random) -> etree._Element:
    """A tree with some elements dropped, repeated, moved, renamed, or said otherwise."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    attributes = [name for element in elements for name in element.attrib]
    for _ in range(chance.choice((1, 3, 10, 40))):
        element, other = chance.choice(elements), chance.choice(elements)
        parent = element.getparent()
        if parent is None:
            continue
        try:
            match chance.randrange(8):
                case 0:
                    parent.remove(element)
                case 1:
                    for _ in range(chance.choice((1, 5, 50))):
                        parent.append(copy.deepcopy(element))
                case 2:
                    other.append(element)
                case 3:
                    deep = copy.deepcopy(element)
                    for _ in range(chance.choice((1, 10, 60))):
                        outer = copy.copy(element)
                        outer[:] = [deep]
                        deep = outer
                    parent.append(deep)
                case 4 if attributes:
                    element.set(chance.choice(attributes), chance.choice(VALUES))
                case 5 if element.attrib:
                    del element.attrib[chance.choice(list(element.attrib))]
                case 6:
                    element.text = chance.choice(TEXTS)
                case _:
                    element.tag = other.tag
        except ValueError:
            continue  # an element cannot go into itself
    return root


def sound(name: str, data: bytes) -> None:
    """Read and understood, or turned down with a reason that begins no sentence of its own."""
    try:
        answer = work(Request(name, "0" * 64, understand=True), data)
    except Unreadable as error:
        assert re.fullmatch(r"[a-zæøå].*[^.]", str(error))
        return
    except NeedsOcr:
        return
    for record, source in zip(answer.records, answer.sources, strict=True):
        assert_sound(meeting_from_record(record, source.text))
        starts = source.pages
        assert list(starts) == sorted(set(starts))
        assert all(0 <= start <= len(source.text) for start in starts)


@cache
def documents(suffix: str) -> list[bytes]:
    """Files of a kind that ship with the project."""
    folders = (TOP / "eval" / "corpora", TOP / "tests" / "corpus" / "forms")
    found = [
        path.read_bytes() for folder in folders for path in sorted(folder.rglob(f"*.{suffix}"))
    ]
    return [*found, VALID[suffix]]


@settings(max_examples=examples(25), deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_word_document_whose_parts_do_not_fit_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    out = io.BytesIO()
    given_ = zipfile.ZipFile(io.BytesIO(chance.choice(documents("docx"))))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name in given_.namelist():
            data = given_.read(name)
            if name.endswith((".xml", ".rels")) and chance.random() < 0.5:
                data = etree.tostring(broken(etree.fromstring(data), chance))
            if chance.random() > 0.02:
                package.writestr(name, data)
    sound("a.docx", out.getvalue())


@settings(max_examples=examples(40), deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_web_page_whose_parts_do_not_fit_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    tree = html.document_fromstring(chance.choice(documents("html")))
    sound("a.html", etree.tostring(broken(tree, chance), method="html", encoding="utf-8"))


@pytest.mark.parametrize("objects", [True, False])
@settings(max_examples=examples(25), deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_pdf_whose_objects_do_not_fit_is_read_or_refused(objects: bool, seed: int) -> None:
    chance = random.Random(seed)
    data = chance.choice(documents("pdf"))
    pattern = rb"\d+ 0 obj\b.*?endobj" if objects else rb"/\w+|\b\d+ 0 R\b|-?\b\d+(?:\.\d+)?\b"
    parts = [match.span() for match in re.finditer(pattern, data, re.DOTALL)]
    for _ in range(chance.choice((1, 3, 10))):
        (start, end), (first, last) = sorted(chance.sample(parts, 2))
        if end <= first:
            data = data[:start] + data[first:last] + data[end:first] + data[start:end] + data[last:]
            parts = [match.span() for match in re.finditer(pattern, data, re.DOTALL)]
    sound("a.pdf", data)
