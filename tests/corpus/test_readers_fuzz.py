"""Damaged files of every kind: a source that holds together, or one refusal."""

from __future__ import annotations

import hashlib
import io
import random
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from corpus import CorpusError
from corpus.readers import read_source
from tests.corpus.sound import examples


def _pdf() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0, invariant=True)
    for page in range(3):
        canvas.drawString(72, 700, f"Punkt {page}: Møde på Ærø")
        canvas.grid([72, 172, 272], [600, 580, 560])
        canvas.drawString(76, 586, "Navn")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _docx() -> bytes:
    out = io.BytesIO()
    document = docx.Document()
    document.add_heading("Referat", 1)
    document.add_paragraph("Godkendt på mødet.", style="List Number")
    document.add_table(2, 2).cell(0, 0).text = "Navn"
    document.save(out)
    return out.getvalue()


_HTML = (
    "<!doctype html><html><head><meta charset=utf-8><title>T</title></head><body><main>"
    "<h1>Møde på Ærø</h1><ul><li>a<li>b</ul><table><tr><td>x<td>y</table></main></body></html>"
).encode()
VALID = {
    "pdf": _pdf(),
    "docx": _docx(),
    "html": _HTML,
    "txt": "Møde på Ærø\n\f1. Punkt\n".encode() * 5,
    "md": "# Møde på Ærø\n\n## 1. Punkt\n".encode() * 5,
}


def check(folder: Path, suffix: str, data: bytes) -> None:
    path = folder / f"f.{suffix}"
    path.write_bytes(data)
    try:
        source = read_source(path, folder)
    except CorpusError as error:
        assert f"”f.{suffix}”" in str(error)
        return
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.text.strip()
    assert list(source.pages) == sorted(set(source.pages))
    assert all(0 <= start <= len(source.text) for start in source.pages)
    assert not source.pages or source.pages[0] == 0
    source.text.encode("utf-8")


@settings(
    max_examples=examples(300),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(suffix=st.sampled_from(sorted(VALID)), data=st.binary(max_size=2_000))
def test_random_bytes_are_read_or_refused(tmp_path: Path, suffix: str, data: bytes) -> None:
    check(tmp_path, suffix, data)


@pytest.mark.parametrize("suffix", sorted(VALID))
def test_a_valid_file_is_read(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"f.{suffix}").write_bytes(VALID[suffix])
    assert read_source(tmp_path / f"f.{suffix}", tmp_path).text
    check(tmp_path, suffix, VALID[suffix])


@pytest.mark.parametrize("suffix", sorted(VALID))
@settings(
    max_examples=examples(150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**32), changes=st.integers(1, 60), cut=st.booleans())
def test_a_damaged_file_is_read_or_refused(
    tmp_path: Path, suffix: str, seed: int, changes: int, cut: bool
) -> None:
    chance = random.Random(seed)
    data = bytearray(VALID[suffix])
    for _ in range(changes):
        data[chance.randrange(len(data))] = chance.randrange(256)
    check(tmp_path, suffix, bytes(data[: chance.randrange(len(data))] if cut else data))
