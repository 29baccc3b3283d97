"""Generations: a new one counts only when it is whole, and the old one is never touched."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import MINUTES
from index import (
    Embedder,
    Generations,
    IndexUnavailable,
    Manifest,
    build_index,
    open_generation,
    open_index,
)
from index import generation as generation_module
from tests.conftest import LetterPairs

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index with one generation."""
    path = tmp_path_factory.mktemp("original")
    build_index(MINUTES, path, Embedder(LetterPairs(), "letter-pairs"))
    return path


@pytest.fixture
def built(tmp_path: Path, original: Path) -> Path:
    """A copy of that index which a test may damage."""
    return Path(shutil.copytree(original, tmp_path / "index"))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*")
            if file.is_file()}  # fmt: skip


def test_there_is_no_index_before_the_first_build(tmp_path: Path, quick: Embedder) -> None:
    assert Generations(tmp_path).current() is None
    with pytest.raises(IndexUnavailable, match="python -m index build"):
        open_index(tmp_path, quick)


def test_a_generation_says_what_it_was_made_from(built: Path, quick: Embedder) -> None:
    manifest = open_index(built, quick).manifest
    assert manifest.model == "letter-pairs"
    assert manifest.fingerprint == quick.fingerprint
    assert set(manifest.files) == {path.name for path in MINUTES.iterdir()}
    assert manifest.counts["meetings"] == 5
    assert set(manifest.settings) == {"code", "max_characters", "overlap_characters"}


def test_a_failed_build_leaves_the_old_generation_as_it_was(
    built: Path, quick: Embedder, letter_pairs: LetterPairs, minutes_copy: Path
) -> None:
    before = contents(built)
    (minutes_copy / "2021-02-03 Politisk Klynge Syd.txt").write_text(
        "Referat politisk møde Klynge Syd 3. marts 2022\n\n1 - Nyt punkt\n\nReferat\nDrøftet.\n",
        encoding="utf-8",
    )
    letter_pairs.broken = True
    with pytest.raises(MemoryError):
        build_index(minutes_copy, built, quick)
    after = contents(built)
    after.pop("writer.lock", None)
    before.pop("writer.lock", None)
    assert after == before
    assert open_index(built, quick).manifest.counts["meetings"] == 5


def test_the_pointer_moves_only_after_verification(
    built: Path, quick: Embedder, minutes_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Generations(built).current()
    write = generation_module.Manifest.write

    def damaged_after_writing(manifest: Manifest, folder: Path) -> None:
        write(manifest, folder)
        with (folder / "passages.jsonl").open("ab") as part:
            part.write(b"{}")

    monkeypatch.setattr(generation_module.Manifest, "write", damaged_after_writing)
    next(minutes_copy.iterdir()).unlink()
    with pytest.raises(IndexUnavailable, match=r"passages\.jsonl"):
        build_index(minutes_copy, built, quick)
    assert Generations(built).current() == old
    assert Generations(built).all() == [old]
    assert not list((built / "generations").glob(".building-*"))


@pytest.mark.parametrize("damage", ["changed", "missing", "shortened"])
def test_a_damaged_part_is_named(built: Path, quick: Embedder, damage: str) -> None:
    folder = Generations(built).current()
    assert folder
    part = folder / "passages.faiss"
    data = part.read_bytes()
    if damage == "missing":
        part.unlink()
    else:
        part.write_bytes(data[:-1] if damage == "shortened" else data[:-1] + b"?")
    with pytest.raises(IndexUnavailable, match=r"beskadiget \(passages\.faiss\)"):
        open_index(built, quick)


def test_a_damaged_generation_is_built_anew(
    built: Path, quick: Embedder, letter_pairs: LetterPairs
) -> None:
    folder = Generations(built).current()
    assert folder
    (folder / "sentences.faiss").write_bytes(b"")
    letter_pairs.encoded.clear()
    report = build_index(MINUTES, built, quick)
    assert report.written
    assert report.embedded == len(letter_pairs.encoded) > 0
    assert open_index(built, quick).generation == report.generation != folder.name


@pytest.mark.parametrize("text", [b"", b"[]", b"null", b"{", b"\xff", b'{"version": 0}', b"{}"])
def test_a_manifest_that_is_none_is_refused(built: Path, quick: Embedder, text: bytes) -> None:
    folder = Generations(built).current()
    assert folder
    (folder / "manifest.json").write_bytes(text)
    with pytest.raises(IndexUnavailable, match="python -m index build"):
        open_index(built, quick)
    assert build_index(MINUTES, built, quick).written


@pytest.mark.parametrize("text", [b"", b"../../etc", b"\xff\xfe", b"000009-abcdef01"])
def test_a_pointer_that_points_nowhere_is_refused(
    built: Path, quick: Embedder, text: bytes
) -> None:
    (built / "CURRENT").write_bytes(text)
    with pytest.raises(IndexUnavailable, match="python -m index build"):
        open_index(built, quick)


def test_another_model_is_refused_by_name(built: Path, letter_pairs: LetterPairs) -> None:
    letter_pairs.fingerprint = "other weights"
    other = Embedder(letter_pairs, "other-model")
    with pytest.raises(IndexUnavailable, match=r"letter-pairs.*other-model"):
        open_index(built, other)


def test_two_writers_at_once_are_refused(built: Path, quick: Embedder) -> None:
    with Generations(built).writing(), pytest.raises(IndexUnavailable, match="allerede"):
        build_index(MINUTES, built, quick)
    assert not build_index(MINUTES, built, quick).written


def test_a_writer_that_died_holds_nobody_up(built: Path, quick: Embedder) -> None:
    code = (
        "import os, sys; from pathlib import Path; from index import Generations\n"
        "with Generations(Path(sys.argv[1])).writing(): os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(built)], cwd=ROOT).returncode == 9
    (built / "generations" / ".building-1-1").mkdir()
    assert not build_index(MINUTES, built, quick).written


def test_an_open_index_outlives_its_generation(
    built: Path, quick: Embedder, minutes_copy: Path
) -> None:
    opened = open_index(built, quick)
    before = opened.dense("mødet", 3)
    for path in sorted(minutes_copy.iterdir())[:4]:
        path.unlink()
        build_index(minutes_copy, built, quick)
    assert not opened.folder.exists()
    assert opened.dense("mødet", 3) == before


def test_going_back_deletes_nothing(built: Path, quick: Embedder, minutes_copy: Path) -> None:
    generations = Generations(built)
    first = generations.current()
    with pytest.raises(IndexUnavailable, match="ingen tidligere"):
        generations.back()
    next(minutes_copy.iterdir()).unlink()
    second = build_index(minutes_copy, built, quick).generation
    assert generations.back() == generations.current() == first
    assert [path.name for path in generations.all()] == [first.name if first else "", second]
    assert len(open_index(built, quick).meetings) == 5
    third = build_index(minutes_copy, built, quick)
    assert third.generation > second
    assert len(open_index(built, quick).meetings) == 4


def test_going_back_to_a_damaged_generation_is_refused(
    built: Path, quick: Embedder, minutes_copy: Path
) -> None:
    generations = Generations(built)
    first = generations.current()
    assert first
    next(minutes_copy.iterdir()).unlink()
    second = build_index(minutes_copy, built, quick).generation
    (first / "keys.bin").unlink()
    with pytest.raises(IndexUnavailable, match=r"keys\.bin"):
        generations.back()
    assert open_index(built, quick).generation == second


def test_an_index_can_be_moved(built: Path, quick: Embedder, tmp_path: Path) -> None:
    moved = Path(shutil.move(built, tmp_path / "elsewhere"))
    folder = Generations(moved).current()
    assert folder
    assert open_generation(folder, quick).meetings.keys() == {p.name for p in MINUTES.iterdir()}
    assert json.loads((folder / "manifest.json").read_text("utf-8"))["parts"]
