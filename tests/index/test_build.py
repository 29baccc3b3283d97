"""Building: an index is a function of the folder, and only what is new is embedded."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import MINUTES, CorpusError
from index import (
    BuildWatcher,
    Embedder,
    Generations,
    Index,
    IndexUnavailable,
    Manifest,
    Step,
    build_index,
    open_index,
    progress,
    reading,
)
from index.condition import Condition, condition
from tests.conftest import LetterPairs
from tests.index import small

SYD = "2021-02-03 Politisk Klynge Syd.txt"
VEST = "2023-05-10 Sundhedsklynge Vest.txt"


def parts(path: Path) -> dict[str, str]:
    folder = Generations(path).current()
    assert folder
    return dict(Manifest.read(folder).parts)


def vectors(index: Index) -> bytes:
    side = index.vectors
    return bytes(side.reconstruct_n(0, side.ntotal).tobytes())


def test_the_first_build_embeds_every_text_once(
    tmp_path: Path, quick: Embedder, letter_pairs: LetterPairs
) -> None:
    report = build_index(MINUTES, tmp_path, quick)
    assert set(report.added) == {path.name for path in MINUTES.iterdir()}
    assert not report.changed
    assert not report.removed
    assert not report.unchanged
    assert report.embedded == len(letter_pairs.encoded) == len(set(letter_pairs.encoded))


def test_a_second_build_embeds_nothing_and_writes_nothing(
    tmp_path: Path, quick: Embedder, letter_pairs: LetterPairs
) -> None:
    first = build_index(MINUTES, tmp_path, quick)
    letter_pairs.encoded.clear()
    second = build_index(MINUTES, tmp_path, quick)
    assert not letter_pairs.encoded
    assert (second.embedded, second.written) == (0, False)
    assert (second.generation, second.passages) == (first.generation, first.passages)
    assert len(second.unchanged) == 5


def test_a_changed_file_embeds_only_what_is_new_in_it(
    tmp_path: Path, quick: Embedder, letter_pairs: LetterPairs, minutes_copy: Path
) -> None:
    build_index(minutes_copy, tmp_path / "index", quick)
    letter_pairs.encoded.clear()
    file = minutes_copy / VEST
    file.write_text(file.read_text("utf-8") + "\nDer blev serveret kringle.\n", encoding="utf-8")
    report = build_index(minutes_copy, tmp_path / "index", quick)
    assert report.changed == (VEST,)
    assert len(report.unchanged) == 4
    assert 0 < len(letter_pairs.encoded) < 5
    assert all("kringle" in text for text in letter_pairs.encoded)


@pytest.mark.parametrize("change", ["add", "remove", "rename", "edit"])
def test_bringing_up_to_date_gives_what_building_from_nothing_gives(
    tmp_path: Path, quick: Embedder, minutes_copy: Path, change: str
) -> None:
    held_back = (minutes_copy / SYD).read_bytes()
    if change == "add":
        (minutes_copy / SYD).unlink()
    build_index(minutes_copy, tmp_path / "index", quick)
    if change == "add":
        (minutes_copy / SYD).write_bytes(held_back)
    elif change == "remove":
        (minutes_copy / SYD).unlink()
    elif change == "rename":
        (minutes_copy / SYD).rename(minutes_copy / "andet navn.txt")
    else:
        (minutes_copy / SYD).write_bytes(held_back + "\nNæste møde er i maj.\n".encode())
    build_index(minutes_copy, tmp_path / "index", quick)
    build_index(minutes_copy, tmp_path / "fresh", quick)
    assert parts(tmp_path / "index") == parts(tmp_path / "fresh")


def test_what_is_renamed_or_moved_is_not_embedded_again(
    tmp_path: Path, quick: Embedder, minutes_copy: Path
) -> None:
    build_index(minutes_copy, tmp_path / "index", quick)
    (minutes_copy / "under").mkdir()
    (minutes_copy / SYD).rename(minutes_copy / "under" / SYD)
    (minutes_copy / VEST).rename(minutes_copy / "andet navn.txt")
    report = build_index(minutes_copy, tmp_path / "index", quick)
    assert set(report.added) == {f"under/{SYD}", "andet navn.txt"}
    assert set(report.removed) == {SYD, VEST}
    assert report.embedded == 0


def test_a_removed_file_is_gone_from_every_part(
    tmp_path: Path, quick: Embedder, minutes_copy: Path
) -> None:
    build_index(minutes_copy, tmp_path / "index", quick)
    (minutes_copy / SYD).unlink()
    report = build_index(minutes_copy, tmp_path / "index", quick)
    assert report.removed == (SYD,)
    index = open_index(tmp_path / "index", quick)
    assert SYD not in index.meetings
    assert all(passage.doc != SYD for passage in index.passages)
    assert index.vectors.ntotal == len(index.passages)
    assert index.sentence_vectors.ntotal == sum(len(p.sentences) for p in index.passages)
    folder = Generations(tmp_path / "index").current()
    assert folder
    assert all(b"Klynge Syd.txt" not in file.read_bytes() for file in folder.iterdir())


def test_vectors_belong_to_their_passages(
    tmp_path: Path, quick: Embedder, letter_pairs: LetterPairs
) -> None:
    build_index(MINUTES, tmp_path, quick)
    index = open_index(tmp_path, quick)
    again = quick.encode_passages([f"{p.path}. {p.text}" for p in index.passages])
    assert vectors(index) == again.tobytes()


def test_vectors_of_another_precision_are_not_reused(
    tmp_path: Path, letter_pairs: LetterPairs
) -> None:
    build_index(MINUTES, tmp_path, Embedder(letter_pairs, "letter-pairs"))
    made = len(letter_pairs.encoded)
    report = build_index(MINUTES, tmp_path, Embedder(letter_pairs, "letter-pairs", bfloat16=True))
    assert report.written
    assert len(letter_pairs.encoded) == 2 * made


BAD = {
    "tom.txt": b"",
    "billede.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "kapot.pdf": b"%PDF-1.4\nnot a file at all",
    "kapot.docx": b"PK\x03\x04" + b"\0" * 60,
    "indkoeb.txt": "Mælk, smør og to liter saft.\n".encode(),
}


def test_what_cannot_be_read_is_reported_and_the_rest_is_indexed(
    tmp_path: Path, quick: Embedder, minutes_copy: Path
) -> None:
    for name, data in BAD.items():
        (minutes_copy / name).write_bytes(data)
    report = build_index(minutes_copy, tmp_path / "index", quick)
    assert set(report.problems) == set(BAD)
    assert all(message.strip().endswith(".") for message in report.problems.values())
    assert len(report.added) == 5
    assert open_index(tmp_path / "index", quick).manifest.problems == report.problems
    assert not build_index(minutes_copy, tmp_path / "index", quick).written


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_known_until_it_is_another(
    tmp_path: Path, quick: Embedder, name: str
) -> None:
    corpus, path = small.write(tmp_path / "referater", a="budgettet"), tmp_path / "index"
    (corpus / name).write_bytes(BAD[name])
    build_index(corpus, path, quick)

    def found() -> Condition:
        opened = open_index(path, quick)
        return condition(opened.folder, opened.manifest, corpus)

    assert found().current
    (corpus / name).write_bytes(b"Referat" if name != "tom.txt" else b" ")
    assert found().changed == (name,)
    build_index(corpus, path, quick)
    assert found().current


def test_one_name_written_in_two_ways_is_told_and_the_index_is_current(
    tmp_path: Path, quick: Embedder
) -> None:
    corpus, path = small.write(tmp_path / "referater", å="budgettet"), tmp_path / "index"
    (corpus / "a\u030a.txt").write_text(small.minutes("svømmehallen"), encoding="utf-8")
    report = build_index(corpus, path, quick)
    assert list(report.problems) == ["å.txt"]
    opened = open_index(path, quick)
    assert condition(opened.folder, opened.manifest, corpus).current


@pytest.mark.parametrize("kind", ["missing", "a file", "empty", "nothing supported"])
def test_a_folder_without_minutes_is_one_sentence(
    tmp_path: Path, quick: Embedder, kind: str
) -> None:
    folder = tmp_path / "referater"
    if kind == "a file":
        folder.write_text("Referat")
    elif kind != "missing":
        folder.mkdir()
    if kind == "nothing supported":
        (folder / "noter.xyz").write_text("Referat")
    with pytest.raises(CorpusError) as caught:
        build_index(folder, tmp_path / "index", quick)
    assert "\n" not in str(caught.value)
    assert "referater" in str(caught.value)
    assert not (tmp_path / "index").exists()


def test_a_folder_where_nothing_can_be_read_is_refused(tmp_path: Path, quick: Embedder) -> None:
    folder = tmp_path / "referater"
    folder.mkdir()
    (folder / "tom.txt").write_text("")
    with pytest.raises(IndexUnavailable, match=r"tom\.txt"):
        build_index(folder, tmp_path / "index", quick)


def test_an_index_that_cannot_be_written_is_one_sentence(tmp_path: Path, quick: Embedder) -> None:
    (tmp_path / "index").write_text("i vejen")
    with pytest.raises(IndexUnavailable, match="kan ikke skrives") as caught:
        build_index(MINUTES, tmp_path / "index", quick)
    assert "\n" not in str(caught.value)


def test_every_step_of_a_build_is_told_of_as_it_goes(
    tmp_path: Path, quick: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[str, int] = {}

    def count(step: str, _done: int, _total: int) -> None:
        told[step] = told.get(step, 0) + 1

    build_index(MINUTES, tmp_path, quick, count)
    assert list(told) == ["læser", "deler op", "indlejrer", "skriver", "kontrollerer"]
    assert min(told.values()) > 2


def test_readers_are_told_again_and_again_however_long_a_step_lasts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_WORTHWHILE", 0.0)
    monkeypatch.setattr(progress, "_BEAT", 0.001)
    file, watcher = tmp_path / "progress.json", BuildWatcher(tmp_path)
    assert watcher.step() is None
    with progress.told_to_readers(tmp_path, lambda *_: None) as tell:
        tell("skriver", 2, 6)
        while watcher.step() != Step("skriver", 2, 6):
            pass
        before = file.read_text()
        while file.read_text() == before:
            pass
    assert watcher.step() is None
    assert not list(tmp_path.iterdir())


def test_progress_ends_at_its_total(tmp_path: Path, quick: Embedder) -> None:
    told: dict[str, tuple[int, int]] = {}
    build_index(
        MINUTES, tmp_path, quick, lambda step, done, total: told.update({step: (done, total)})
    )
    assert told
    assert all(done == total for done, total in told.values())


def test_a_new_file_is_hashed_as_it_is_read_and_a_known_one_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    sha256 = reading.sha256

    def counted(path: Path) -> str | None:
        hashed.append(path.name)
        return sha256(path)

    monkeypatch.setattr(reading, "sha256", counted)
    corpus = small.write(tmp_path / "referater", a="budgettet", b="svømmehallen")
    build_index(corpus, tmp_path / "index", small.embedder())
    assert hashed == []
    small.write(corpus, b="svømmehallens tag", c="skolevejen")
    build_index(corpus, tmp_path / "index", small.embedder())
    assert hashed == ["a.txt", "b.txt"]
