"""What several kinds of tests share: the real model, an index of the minutes, a quick model."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from corpus import MINUTES
from index import Embedder, Index, build_index, open_index
from index.encoders import FloatArray
from rag import Assistant

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def pytest_configure() -> None:
    # The tests are about the default model, whatever whoever runs them has chosen.
    os.environ.pop("RAG_MODEL", None)
    os.environ.pop("RAG_BFLOAT16", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the browser tests out where there is no browser, except in continuous integration."""
    if os.environ.get("CI") or any(shutil.which(name) for name in BROWSERS):
        return
    skip = pytest.mark.skip(reason="no Chromium on this machine (apt-get install chromium)")
    for item in items:
        if {"browser", "open_page"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The default model, converted into the user's cache if it is not there yet."""
    return Embedder.load()


@pytest.fixture(scope="session")
def index_folder(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """An index of the minutes that ship; read it, do not build in it."""
    folder = tmp_path_factory.mktemp("shared-index")
    build_index(MINUTES, folder, embedder)
    return folder


@pytest.fixture(scope="session")
def index(index_folder: Path, embedder: Embedder) -> Index:
    """That index, opened."""
    return open_index(index_folder, embedder)


@pytest.fixture(scope="session")
def assistant(index: Index) -> Assistant:
    """Answers over the minutes that ship."""
    return Assistant(index)


@pytest.fixture
def minutes_copy(tmp_path: Path) -> Path:
    """The minutes that ship in a folder that a test may change."""
    return Path(shutil.copytree(MINUTES, tmp_path / "referater"))


class LetterPairs:
    """A quick encoder without a model: counts pairs of letters.

    Attributes:
        encoded: every text that was encoded, in order.
        broken: when true, it fails at the next text, as a full memory would.
    """

    dim = 64
    workers = 1
    fingerprint = "letter pairs"

    def __init__(self) -> None:
        self.prompts: dict[str, str] = {}
        self.encoded: list[str] = []
        self.broken = False

    def encode(self, text: str, prompt: str) -> FloatArray:
        if self.broken:
            raise MemoryError
        self.encoded.append(text)
        letters = np.frombuffer(f"_{text}_".encode("utf-16-le", "replace"), dtype=np.uint16)
        pairs = (letters[:-1] * np.uint16(31) + letters[1:]) % self.dim
        counts = np.bincount(pairs, minlength=self.dim).astype(np.float32)
        return counts / np.float32(np.linalg.norm(counts))

    def count(self, text: str) -> int:
        return len(text)


@pytest.fixture
def letter_pairs() -> LetterPairs:
    """A quick encoder that remembers what it was asked for."""
    return LetterPairs()


@pytest.fixture
def quick(letter_pairs: LetterPairs) -> Embedder:
    """An embedder over ``letter_pairs``, for what does not depend on meaning."""
    return Embedder(letter_pairs, "letter-pairs")
