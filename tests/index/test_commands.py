"""``python -m index``: what it prints, and an exit status that tells the truth."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from index import Embedder, Generations
from index.__main__ import main

SYD = "2021-02-03 Politisk Klynge Syd.txt"
Run = Callable[[str], tuple[int, str, str]]


@pytest.fixture
def run(
    minutes_copy: Path,
    tmp_path: Path,
    quick: Embedder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Runs a verb over a copy of the minutes; gives exit status, output and errors."""
    monkeypatch.setattr(Embedder, "load", lambda: quick)

    def command(verb: str) -> tuple[int, str, str]:
        places = ["--corpus", str(minutes_copy), "--index", str(tmp_path / "index")]
        status = main([verb, *places])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


def test_build_tells_what_was_new_changed_removed_and_unchanged(
    run: Run, minutes_copy: Path
) -> None:
    status, out, err = run("build")
    assert (status, err) == (0, "")
    assert "Nye: 5\n" in out
    assert "Uændrede: 0\n" in out
    status, out, err = run("build")
    assert (status, err) == (0, "")
    assert "Nye: 0\n" in out
    assert "Uændrede: 5\n" in out
    assert "0 tekster blev indlejret" in out

    (minutes_copy / SYD).unlink()
    vest = minutes_copy / "2023-05-10 Sundhedsklynge Vest.txt"
    vest.write_text(vest.read_text("utf-8") + "\nTilføjet.\n", encoding="utf-8")
    status, out, err = run("build")
    assert (status, err) == (0, "")
    assert f"Ændrede: 1\n  {vest.name}\n" in out
    assert f"Fjernede: 1\n  {SYD}\n" in out
    assert "Uændrede: 3\n" in out


def test_build_fails_when_a_file_was_not_read_and_indexes_the_others(
    run: Run, minutes_copy: Path
) -> None:
    (minutes_copy / "tom.txt").write_text("")
    for _ in range(2):  # the second time nothing is new, but the file is still not read
        status, out, err = run("build")
        assert (status, err) == (1, "")
        assert "Ikke læst: 1\n  tom.txt: " in out
    status, out, _ = run("status")
    assert status == 0
    assert "5 møder" in out
    assert "Ikke læst: 1\n  tom.txt: " in out


def test_status_describes_the_generation(run: Run, minutes_copy: Path, tmp_path: Path) -> None:
    run("build")
    status, out, err = run("status")
    assert (status, err) == (0, "")
    for text in (
        str(tmp_path / "index"), "000001-", "letter-pairs", "max_characters", "5 møder", " MB",
        "Filer: 5\n", SYD, "Indekset er ajour",
    ):  # fmt: skip
        assert text in out
    (minutes_copy / SYD).unlink()
    status, out, _ = run("status")
    assert status == 1
    assert "ikke ajour" in out
    assert f"Filer, der ikke længere er i mappen: 1\n  {SYD}\n" in out


def test_verify_passes_only_a_whole_and_current_index(
    run: Run, minutes_copy: Path, tmp_path: Path
) -> None:
    run("build")
    assert run("verify")[0] == 0
    (minutes_copy / SYD).write_text("Referat af noget helt andet")
    (minutes_copy / "ny.txt").write_text("Referat")
    status, out, _ = run("verify")
    assert status == 1
    assert SYD in out
    assert "ny.txt" in out
    run("build")
    folder = Generations(tmp_path / "index").current()
    assert folder
    (folder / "grams.weights.npy").write_bytes(b"")
    status, out, _ = run("verify")
    assert status == 1
    assert "grams.weights.npy" in out


def test_rollback_lasts_until_the_next_build(run: Run, minutes_copy: Path) -> None:
    run("build")
    status, out, err = run("rollback")
    assert (status, out) == (1, "")
    assert err == "Der er ingen tidligere generation at gå tilbage til.\n"
    (minutes_copy / SYD).unlink()
    run("build")
    status, out, err = run("rollback")
    assert (status, err) == (0, "")
    assert "000001-" in out
    for verb in ("status", "verify"):
        status, out, _ = run(verb)
        assert status == 1
        assert "rullet tilbage fra generation 000002-" in out
    status, out, _ = run("build")
    assert status == 0
    assert "Tilbagerulningen fra generation 000002-" in out
    assert "Indekset er bygget: generation 000003-" in out
    assert run("verify")[0] == 0


@pytest.mark.parametrize("verb", ["status", "verify", "rollback"])
def test_without_an_index_there_is_one_sentence(run: Run, verb: str) -> None:
    status, out, err = run(verb)
    assert (status, out) == (1, "")
    assert err.count("\n") == 1


@pytest.mark.parametrize("verb", ["build", "status", "verify"])
def test_without_minutes_there_is_one_sentence(run: Run, minutes_copy: Path, verb: str) -> None:
    run("build")
    for path in minutes_copy.iterdir():
        path.unlink()
    minutes_copy.rmdir()
    status, _out, err = run(verb)
    assert status == 1
    assert err.count("\n") == 1
    assert "findes ikke" in err


@pytest.mark.parametrize("verb", ["build", "watch", "status", "verify", "rollback"])
def test_help_has_examples(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([verb, "--help"])
    assert ended.value.code == 0
    assert "python -m index build" in capsys.readouterr().out


def test_bench_measures_every_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = tmp_path / "figures.json"
    command = "bench --documents 3 --without-model --passages 50 --json"
    assert main([*command.split(), str(figures)]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert len(rows) == 7
    assert "0 tekster indlejret" in rows[1]
    assert "byte pr. passage" in rows[-1]
    found = json.loads(figures.read_text())
    assert found["documents"]["3"].keys() >= {"from_nothing", "one_removed", "bytes_per_passage"}
    assert found["passages"]["50"]["passages"] >= 50


def test_bench_says_when_its_figures_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = "bench --documents 1 --without-model --json"
    assert main([*command.split(), str(tmp_path)]) == 1
    assert "kan ikke skrives" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["missing.txt", ".", "empty.txt"])
def test_bench_says_when_its_text_will_not_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "empty.txt").touch()
    text = tmp_path / name
    assert main(["bench", "--documents", "1", "--without-model", "--text", str(text)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
