"""Files that hold several meetings: they come, change and go as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import Embedder, Index, build_index, open_index
from index.condition import condition
from index.manifest import Manifest
from tests.conftest import LetterPairs

ONE = "1. Regnskab\nRegnskabet for året, der gik, blev godkendt af alle.\n\n2. Valg\nIb blev valgt til kasserer.\n\n"
OTHER = "1. Cykler\nDet blev vedtaget at købe to nye stativer til gården.\n\n2. Vaskeri\nEa henter et tilbud.\n\n"
PROTOCOL = f"Bestyrelsesmøde 5. maj 2021\n\n{ONE}Bestyrelsesmøde 2. juni 2021\n\n{OTHER}"
LONGER = f"{PROTOCOL}Bestyrelsesmøde 3. juli 2021\n\n{ONE}"
PATHS = ["Protokol.txt#1", "Protokol.txt#2"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "referater"
    place.mkdir()
    (place / "Protokol.txt").write_text(PROTOCOL, "utf-8")
    (place / "Ældre.txt").write_text(f"Bestyrelsesmøde 5. maj 2020\n\n{ONE}", "utf-8")
    return place


def built(folder: Path, quick: Embedder) -> Index:
    path = folder.parent / "index"
    build_index(folder, path, quick)
    return open_index(path, quick)


def test_each_is_a_meeting_and_the_report_is_of_files(folder: Path, quick: Embedder) -> None:
    report = build_index(folder, folder.parent / "index", quick)
    assert report.added == ("Protokol.txt", "Ældre.txt")
    index = open_index(folder.parent / "index", quick)
    assert list(index.meetings) == [*PATHS, "Ældre.txt"]
    assert [index.meetings[path].date for path in PATHS] == ["2021-05-05", "2021-06-02"]
    texts = [" ".join(p.text for p in index.passages_of[path]) for path in PATHS]
    assert "Cykler" not in texts[0]
    assert "Cykler" in texts[1]


def test_what_is_unchanged_is_not_read_or_embedded_again(
    folder: Path, quick: Embedder, letter_pairs: LetterPairs
) -> None:
    built(folder, quick)
    letter_pairs.encoded.clear()
    (folder / "Ældre.txt").unlink()
    report = build_index(folder, folder.parent / "index", quick)
    assert (report.removed, report.unchanged) == (("Ældre.txt",), ("Protokol.txt",))
    assert not letter_pairs.encoded
    assert list(open_index(folder.parent / "index", quick).meetings) == PATHS


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (LONGER, [*PATHS, "Protokol.txt#3"]),
        (f"Bestyrelsesmøde 5. maj 2021\n\n{ONE}", ["Protokol.txt"]),
    ],
)
def test_a_file_may_get_more_meetings_or_fewer(
    folder: Path, quick: Embedder, text: str, left: list[str]
) -> None:
    built(folder, quick)
    (folder / "Protokol.txt").write_text(text, "utf-8")
    report = build_index(folder, folder.parent / "index", quick)
    assert (report.changed, report.added, report.removed) == (("Protokol.txt",), (), ())
    assert list(open_index(folder.parent / "index", quick).meetings) == [*left, "Ældre.txt"]


def test_removing_the_file_removes_all_of_its_meetings(folder: Path, quick: Embedder) -> None:
    built(folder, quick)
    (folder / "Protokol.txt").unlink()
    assert list(built(folder, quick).meetings) == ["Ældre.txt"]


def test_a_file_that_cannot_be_read_for_now_keeps_all_of_its_meetings(
    folder: Path, quick: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(folder, quick)
    seen = {"Protokol.txt": (0, 0, 0)}  # not so any more: it is being written
    (folder / "Protokol.txt").write_text(LONGER, "utf-8")
    report = build_index(folder, folder.parent / "index", quick, seen=seen)
    assert "bliver skrevet" in report.problems["Protokol.txt"]
    assert [p for p in open_index(folder.parent / "index", quick).meetings if "#" in p] == PATHS


def test_the_condition_of_an_index_is_told_by_files(folder: Path, quick: Embedder) -> None:
    index = built(folder, quick)
    assert condition(index.folder, Manifest.read(index.folder), folder).current
    (folder / "Protokol.txt").write_text(LONGER, "utf-8")
    found = condition(index.folder, index.manifest, folder)
    assert (found.added, found.changed, found.removed) == ((), ("Protokol.txt",), ())
