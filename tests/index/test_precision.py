"""Whether texts are encoded in bfloat16: asked for, or measured once per processor."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index import precision
from index.embedder import Embedder, ModelUnavailable


@pytest.mark.parametrize(("value", "expected"), [("", None), ("0", False), ("1", True)])
def test_the_environment_can_force_the_precision(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: bool | None
) -> None:
    monkeypatch.setenv("RAG_BFLOAT16", value)
    assert precision.forced(None) is expected
    assert precision.forced(True) is True


def test_a_precision_that_is_neither_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAG_BFLOAT16", "ja")
    with pytest.raises(ModelUnavailable, match="'ja'; it must be 0, 1"):
        Embedder.load()


def test_bfloat16_is_measured_once_per_processor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[int] = []

    def encode() -> np.ndarray[Any, np.dtype[np.float32]]:
        measured.append(1)
        return np.ones(1, np.float32)

    monkeypatch.setattr(precision, "processor", lambda: ("Prøve", {"avx512_bf16"}))
    first = precision.prefers_bfloat16(lambda: (encode, encode), tmp_path)
    calls = len(measured)
    assert calls > 0
    assert precision.prefers_bfloat16(lambda: (encode, encode), tmp_path) is first
    assert len(measured) == calls
    monkeypatch.setattr(precision, "processor", lambda: ("En anden", {"amx_bf16"}))
    precision.prefers_bfloat16(lambda: (encode, encode), tmp_path)
    assert len(measured) == 2 * calls


def test_bfloat16_is_never_chosen_without_instructions_or_with_other_vectors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vectors = np.eye(2, dtype=np.float32)
    pair = (lambda: vectors[0]), (lambda: vectors[1])
    monkeypatch.setattr(precision, "processor", lambda: ("Gammel", {"avx2"}))
    assert precision.prefers_bfloat16(lambda: pair, tmp_path) is False
    monkeypatch.setattr(precision, "processor", lambda: ("Ny", {"amx_bf16"}))
    assert precision.prefers_bfloat16(lambda: pair, tmp_path) is False


def test_a_cache_that_cannot_be_read_or_written_only_means_measuring(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(precision, "processor", lambda: ("Ny", {"amx_bf16"}))
    (tmp_path / "precision.json").write_text("{half")
    vector = np.ones(1, np.float32)
    pair = (lambda: vector), (lambda: vector)
    precision.prefers_bfloat16(lambda: pair, tmp_path)
    assert "Ny" in (tmp_path / "precision.json").read_text()
    (tmp_path / "file").write_text("")
    with caplog.at_level(logging.WARNING):
        precision.prefers_bfloat16(lambda: pair, tmp_path / "file")
    assert "could not be kept" in caplog.text
