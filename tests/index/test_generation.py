"""Generations: a new one counts only when it is whole, and the old one is never touched."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import MINUTES, CorpusError
from index import (
    Embedder,
    Generations,
    Index,
    IndexUnavailable,
    Manifest,
    build_index,
    ensure_index,
    follow_folder,
    open_generation,
    open_index,
)
from index import manifest as manifest_module
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
    write = manifest_module.Manifest.write

    def damaged_after_writing(manifest: Manifest, folder: Path) -> None:
        write(manifest, folder)
        with (folder / "passages.npy").open("ab") as part:
            part.write(b"{}")

    monkeypatch.setattr(manifest_module.Manifest, "write", damaged_after_writing)
    next(minutes_copy.iterdir()).unlink()
    with pytest.raises(IndexUnavailable, match=r"passages\.npy"):
        build_index(minutes_copy, built, quick)
    assert Generations(built).current() == old
    assert Generations(built).all() == [old]
    assert not list((built / "generations").glob(".building-*"))


@pytest.mark.parametrize("damage", ["changed", "missing", "shortened", "unreadable"])
def test_a_damaged_part_is_named(built: Path, quick: Embedder, damage: str) -> None:
    folder = Generations(built).current()
    assert folder
    part = folder / "passages.faiss"
    data = part.read_bytes()
    if damage in ("missing", "unreadable"):
        part.unlink()
        if damage == "unreadable":
            part.symlink_to("/proc/self/mem")  # is an ordinary file, and cannot be read from
    else:
        part.write_bytes(data[:-1] if damage == "shortened" else data[:-1] + b"?")
    with pytest.raises(IndexUnavailable, match=r"beskadiget \(passages\.faiss\)"):
        open_index(built, quick)


def test_one_bit_that_is_flipped_in_any_part_is_found(built: Path, quick: Embedder) -> None:
    folder = Generations(built).current()
    assert folder
    for name in Manifest.read(folder).parts:
        part = folder / name
        data = part.read_bytes()
        middle = len(data) // 2
        part.write_bytes(data[:middle] + bytes([data[middle] ^ 4]) + data[middle + 1 :])
        with pytest.raises(IndexUnavailable, match=re.escape(f"beskadiget ({name})")):
            open_index(built, quick)
        part.write_bytes(data)
    assert open_index(built, quick)


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


def test_a_manifest_in_which_one_path_is_damaged_is_refused(built: Path, quick: Embedder) -> None:
    folder = Generations(built).current()
    assert folder
    file = folder / "manifest.json"
    file.write_bytes(file.read_bytes().replace(b"Klynge Syd", b"Klynge Qyd"))
    with pytest.raises(IndexUnavailable, match="beskadiget"):
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


def test_a_generation_is_kept_until_its_last_reader_closes_it(
    built: Path, quick: Embedder, minutes_copy: Path
) -> None:
    opened: Index | None = open_index(built, quick)
    assert opened
    folder, before = opened.folder, opened.dense("mødet", 3)
    files = sorted(minutes_copy.iterdir())
    for path in files[:3]:
        path.unlink()
        build_index(minutes_copy, built, quick)
    assert folder in Generations(built).all()
    assert opened.dense("mødet", 3) == before
    opened = None
    files[3].unlink()
    build_index(minutes_copy, built, quick)
    assert len(Generations(built).all()) == 3
    assert not folder.exists()


def test_generations_of_another_version_are_not_kept(built: Path, quick: Embedder) -> None:
    older = Generations(built).current()
    assert older
    manifest = older / manifest_module.MANIFEST
    told = json.loads(manifest.read_text("utf-8")) | {"version": manifest_module.VERSION - 1}
    manifest.write_text(json.dumps(told), "utf-8")
    newest = build_index(MINUTES, built, quick).generation
    assert [path.name for path in Generations(built).all()] == [newest]


def test_a_reader_whose_generation_was_removed_meanwhile_gets_the_newest(
    built: Path, quick: Embedder, minutes_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Generations(built).current()
    assert first
    for path in sorted(minutes_copy.iterdir())[:3]:
        path.unlink()
        build_index(minutes_copy, built, quick)
    newest = Generations(built).current()
    assert newest
    assert not first.exists()
    # As if the pointer had been read before the three builds.
    answers = iter([first, newest])
    monkeypatch.setattr(Generations, "current", lambda self: next(answers))
    assert open_index(built, quick).folder == newest


def test_going_back_deletes_nothing(built: Path, quick: Embedder, minutes_copy: Path) -> None:
    generations = Generations(built)
    first = generations.current()
    with pytest.raises(IndexUnavailable, match="ingen tidligere"):
        generations.back(quick.fingerprint)
    next(minutes_copy.iterdir()).unlink()
    second = build_index(minutes_copy, built, quick).generation
    assert generations.back(quick.fingerprint) == generations.current() == first
    assert [path.name for path in generations.all()] == [first.name if first else "", second]
    assert len(open_index(built, quick).meetings) == 5


def test_a_start_leaves_an_index_that_was_rolled_back_where_it_is(
    built: Path, quick: Embedder, minutes_copy: Path, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    monkeypatch.setattr(Embedder, "load", lambda: quick)
    first = Generations(built).current()
    assert first
    next(minutes_copy.iterdir()).unlink()
    second = build_index(minutes_copy, built, quick).generation
    Generations(built).back(quick.fingerprint)
    for _ in range(2):
        caplog.clear()
        assert ensure_index(minutes_copy, built).folder == first
        assert second in caplog.text
    report = build_index(minutes_copy, built, quick)
    assert (report.written, report.rolled_back_from) == (True, second)
    assert ensure_index(minutes_copy, built).generation == report.generation
    assert build_index(minutes_copy, built, quick).rolled_back_from is None


def test_a_start_that_could_not_bring_the_index_up_to_date_says_so(
    built: Path, quick: Embedder, minutes_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Embedder, "load", lambda: quick)
    next(minutes_copy.iterdir()).unlink()

    def whole() -> bool:
        return follow_folder(minutes_copy, built, lambda *_: None)[1] is not None

    with Generations(built).writing():
        assert not whole()
    assert whole()
    (minutes_copy / "tom.txt").write_text("")
    assert not whole()


@pytest.mark.parametrize("away", ["gone", "empty"])
def test_a_start_without_the_folder_of_minutes_answers_from_the_last_good_generation(
    built: Path, quick: Embedder, minutes_copy: Path, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture, away: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(Embedder, "load", lambda: quick)
    minutes_copy.rename(minutes_copy.with_name("borte"))
    if away == "empty":
        minutes_copy.mkdir()
    index, folder = follow_folder(minutes_copy, built, lambda *_: None)
    assert len(index.meetings) == 5
    assert folder is None
    assert [record.message.count("Der svares ud fra") for record in caplog.records] == [1]
    with pytest.raises(CorpusError):
        follow_folder(minutes_copy, built.with_name("no index"), lambda *_: None)


def test_nothing_returns_to_a_generation_that_was_rolled_back_from(
    built: Path, quick: Embedder, minutes_copy: Path
) -> None:
    generations = Generations(built)
    first = generations.current()
    next(minutes_copy.iterdir()).unlink()
    build_index(minutes_copy, built, quick)
    generations.back(quick.fingerprint)
    third = build_index(minutes_copy, built, quick).generation
    assert generations.back(quick.fingerprint) == first
    assert generations.rolled_back_from() == third
    with pytest.raises(IndexUnavailable, match="ingen tidligere"):
        generations.back(quick.fingerprint)


def test_going_back_to_a_damaged_generation_is_refused(
    built: Path, quick: Embedder, minutes_copy: Path
) -> None:
    generations = Generations(built)
    first = generations.current()
    assert first
    next(minutes_copy.iterdir()).unlink()
    second = build_index(minutes_copy, built, quick).generation
    (first / "passages.keys.npy").unlink()
    with pytest.raises(IndexUnavailable, match=r"passages\.keys\.npy"):
        generations.back(quick.fingerprint)
    assert open_index(built, quick).generation == second


def test_going_back_passes_over_a_damaged_generation_and_one_of_another_model(
    built: Path, quick: Embedder, minutes_copy: Path
) -> None:
    generations = Generations(built)
    first = generations.current()
    other = LetterPairs()
    other.fingerprint = "other weights"
    next(minutes_copy.iterdir()).unlink()
    build_index(minutes_copy, built, Embedder(other, "other-model"))
    build_index(minutes_copy, built, quick)
    with pytest.raises(IndexUnavailable, match="other-model"):
        generations.back("third weights")
    assert generations.back(quick.fingerprint) == first


def test_a_start_after_going_back_to_what_was_damaged_since_uses_an_older_one(
    built: Path, quick: Embedder, minutes_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Embedder, "load", lambda: quick)
    first = Generations(built).current()
    for path in sorted(minutes_copy.iterdir())[:2]:
        path.unlink()
        build_index(minutes_copy, built, quick)
    second = Generations(built).back(quick.fingerprint)
    (second / "passages.faiss").write_bytes(b"")
    assert ensure_index(minutes_copy, built).folder == first


def test_an_index_can_be_moved(built: Path, quick: Embedder, tmp_path: Path) -> None:
    moved = Path(shutil.move(built, tmp_path / "elsewhere"))
    folder = Generations(moved).current()
    assert folder
    assert open_generation(folder, quick).meetings.keys() == {p.name for p in MINUTES.iterdir()}
    assert json.loads((folder / "manifest.json").read_text("utf-8"))["parts"]
