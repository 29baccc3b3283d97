from __future__ import annotations

import json
import shutil
import time
from pathlib import Path
from types import FunctionType

import pytest

from eval import versions
from eval.versions import callable_version, code_version, index_version
from index import Embedder, build_index, open_index


def built(minutes: Path, place: Path, embedder: Embedder) -> tuple[str, str]:
    """Generation and version of an index."""
    build_index(minutes, place, embedder)
    index = open_index(place, embedder)
    return index.generation, index_version(index)


def test_an_index_of_the_same_content_has_the_same_version_whenever_it_was_built(
    minutes: Path, tmp_path: Path, quick: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = built(minutes, tmp_path / "a", quick)
    monkeypatch.setattr(time, "time", lambda: 1e9)
    second = built(minutes, tmp_path / "b", quick)
    assert first[0] != second[0]
    assert first[1] == second[1]
    (minutes / "vest.txt").write_text("Referat\n\n1 - Andet\n\nReferat\nNoget andet.\n", "utf-8")
    assert built(minutes, tmp_path / "b", quick)[1] != first[1]


@pytest.mark.parametrize("changed", ["rag/gate.json", "rag/answer.py", "index/index.py"])
def test_the_version_of_the_code_changes_with_any_part_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    for package in ("index", "rag"):
        shutil.copytree(versions._ROOT / package, tmp_path / package)
    monkeypatch.setattr(versions, "_ROOT", tmp_path)
    before = code_version()
    assert code_version() == before
    with (tmp_path / changed).open("a") as file:
        file.write(" ")
    assert code_version() != before


def test_a_callable_has_the_version_of_its_file() -> None:
    assert callable_version(built) == versions.file_digest(Path(__file__))[:12]
    assert callable_version(json.loads) != callable_version(built)
    assert callable_version(len) == ""
    frozen = FunctionType(built.__code__.replace(co_filename="<frozen built>"), globals())
    assert callable_version(frozen) == ""
