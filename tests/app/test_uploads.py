"""Uploads, passwords and builds: what stands behind the page of the basis."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from corpus import MINUTES, CorpusError
from index import Index, Report
from ui.admin import Admin, TooManyTries
from ui.basis import Upkeep, basis_page
from ui.frame import View
from ui.rebuild import Progress, Rebuild
from ui.uploads import Unwanted, Uploads

VEST = MINUTES / "2023-05-10 Sundhedsklynge Vest.txt"


@pytest.mark.parametrize(
    "name",
    ["../../x.txt", "..\\x.txt", "/etc/x.txt", ".skjult.txt", "x\n.txt", "a.exe", "", "C:x.md"],
)
def test_an_upload_never_leaves_its_folder(tmp_path: Path, name: str) -> None:
    corpus, index = tmp_path / "referater", tmp_path / "indeks"
    corpus.mkdir()
    with VEST.open("rb") as data, pytest.raises(Unwanted):
        Uploads(corpus, index).take(name, data)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_is_no_minutes_or_too_large_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "referater"
    corpus.mkdir()
    uploads = Uploads(corpus, tmp_path / "indeks")
    recipe = tmp_path / "opskrift.txt"
    recipe.write_text("Pisk æggene. Bag kagen i en time.\n")
    with recipe.open("rb") as data, pytest.raises(Unwanted, match="ligner ikke et referat"):
        uploads.take(recipe.name, data)
    with VEST.open("rb") as data, pytest.raises(Unwanted, match="omdøb filen"):
        uploads.take("ø" * 140 + ".txt", data)  # more bytes than a disk takes in a name
    monkeypatch.setattr("ui.uploads.MAX_BYTES", 1000)
    with VEST.open("rb") as data, pytest.raises(Unwanted, match="fylder mere"):
        uploads.take(VEST.name, data)
    assert uploads.waiting == []
    assert list((tmp_path / "indeks" / "uploads").iterdir()) == []


def test_a_file_that_is_there_is_not_written_over_and_others_are_not_removed(
    tmp_path: Path,
) -> None:
    corpus = tmp_path / "referater"
    corpus.mkdir()
    uploads = Uploads(corpus, tmp_path / "indeks")
    with VEST.open("rb") as data:
        waiting = uploads.take(VEST.name, data)
    (corpus / VEST.name).write_text("kom først")
    with pytest.raises(Unwanted, match="ligger allerede"):
        uploads.add(waiting.id)
    assert (corpus / VEST.name).read_text() == "kom først"
    (tmp_path / "andet.txt").write_text("bliver")
    for path in ("../andet.txt", "findes ikke.txt", "."):
        with pytest.raises(Unwanted):
            uploads.remove(path)
    assert (tmp_path / "andet.txt").exists()


def test_passwords_cannot_be_tried_one_after_another() -> None:
    admin = Admin("ret")
    for _ in range(5):
        assert admin.log_in("forkert") is None
    with pytest.raises(TooManyTries):
        admin.log_in("ret")
    assert not Admin(None).enabled
    assert Admin(None).log_in("") is None


def test_what_is_added_during_a_build_is_built_as_well() -> None:
    begun, go_on = threading.Event(), threading.Event()
    builds: list[str] = []

    def build(_: object) -> Report:
        builds.append("once")
        begun.set()
        go_on.wait(timeout=60)
        raise CorpusError("Mappen er væk.")

    rebuild = Rebuild(build)
    assert rebuild.start()
    assert begun.wait(timeout=60)
    assert not rebuild.start()
    go_on.set()
    (thread,) = (thread for thread in threading.enumerate() if thread.name == "rebuild")
    thread.join(timeout=60)
    assert len(builds) == 2
    assert rebuild.progress.failure == "Mappen er væk."
    assert not rebuild.progress.running


def test_a_build_is_shown_with_its_step_in_either_language(index: Index) -> None:
    upkeep = Upkeep(enabled=True, inside=True, progress=Progress(True, "læser", 1, 3))
    for language, step in (("da", "læser"), ("en", "reading")):
        page = basis_page(index, View("grundlag", {"sprog": language}), upkeep, None)
        assert f"<span data-step>{step}</span>" in page
        assert 'max="3" value="1"' in page
