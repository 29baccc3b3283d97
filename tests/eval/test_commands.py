"""The command line, with a system that needs no model."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eval.__main__ import main
from eval.expected import ROOT
from eval.runner import History
from tests.eval.makers import question_record

WriteSet = Callable[..., Path]
QUOTE = "Klyngen godkender projektet med 900.000 kr."
UNANSWERABLE = {
    "type": "unanswerable",
    "answerable": False,
    "expect": "abstain",
    "gold": [],
    "must_contain": [],
}


def parrot(question: str, history: History) -> dict[str, Any]:
    """Answers everything with the same quote."""
    place = {"doc": "vest.txt", "item": "2", "section": "recommendation"}
    return {
        "answer": "900.000 kr. [1]",
        "abstained": False,
        "citations": [{"marker": 1, **place, "quote": QUOTE}],
        "retrieved": [{**place, "text": QUOTE, "score": 1.0}],
        "confidence": 0.5,
    }


def stumbles(question: str, history: History) -> dict[str, Any]:
    """Fails on one question."""
    if "loven" in question:
        raise KeyError("loven")
    return parrot(question, history)


def is_asked_nothing(question: str, history: History) -> dict[str, Any]:
    """Must not be reached."""
    raise KeyboardInterrupt


def is_interrupted(question: str, history: History) -> dict[str, Any]:
    """Someone presses Ctrl-C at one question."""
    if "loven" in question:
        raise KeyboardInterrupt
    return parrot(question, history)


@pytest.fixture
def questions(write_set: WriteSet) -> Path:
    return write_set(question_record("q1"), question_record("q2", **UNANSWERABLE))


def run(questions: Path, minutes: Path, *more: object, system: str = "parrot") -> int:
    words = ["run", questions, "--corpus", minutes, "--no-baselines"]
    return main([*map(str, words), "--system", f"{__name__}:{system}", *map(str, more)])


def test_a_run_prints_a_table_and_writes_all_its_files(
    questions: Path, minutes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, page, figures = (tmp_path / name for name in ("out.jsonl", "r.html", "f.json"))
    assert run(questions, minutes, "--predictions", out, "--report", page, "--json", figures) == 0
    assert "efter type" in capsys.readouterr().out
    assert len(out.read_text().splitlines()) == 2
    assert page.read_text().startswith("<!doctype html>")
    (system,) = json.loads(figures.read_text())["systems"].values()
    assert system["all"]["overall"]["value"] == 0.5
    assert system["all"]["quote_fidelity"]["value"] == 1
    assert system["all"]["abstention"]["value"] == 0


def test_predictions_are_scored_again_to_the_same_figures(
    questions: Path, minutes: Path, tmp_path: Path
) -> None:
    out, first, second = (tmp_path / name for name in ("out.jsonl", "1.json", "2.json"))
    run(questions, minutes, "--predictions", out, "--json", first)
    words = ["score", questions, out, "--corpus", minutes, "--json", second]
    assert main([*map(str, words)]) == 0
    one, other = (json.loads(path.read_text())["systems"] for path in (first, second))
    assert list(one.values()) == list(other.values())


def test_one_split_is_run_and_scored_alone(
    write_set: WriteSet, minutes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_set(question_record("a", split="dev"), question_record("b", split="test"))
    out = tmp_path / "out.jsonl"
    assert run(path, minutes, "--split", "dev", "--predictions", out) == 0
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == ["a"]
    assert main(["score", str(path), str(out), "--corpus", str(minutes), "--split", "dev"]) == 0
    assert main(["score", str(path), str(out), "--corpus", str(minutes)]) == 2
    assert run(path, minutes, "--split", "train") == 2
    assert "der er: dev, test" in capsys.readouterr().err


def test_a_bad_set_stops_the_run_before_the_first_question(
    write_set: WriteSet, minutes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = [{"doc": "vest.txt", "item": "2", "quote": "Dette står der ikke."}]
    out = tmp_path / "out.jsonl"
    path = write_set(question_record("a"), question_record("b", gold=gold))
    assert run(path, minutes, "--predictions", out) == 2
    assert "linje 2: citatet i ”gold” står ikke i ”vest.txt”" in capsys.readouterr().err
    assert run(write_set("{"), minutes, "--predictions", out) == 2
    assert "linje 1: ikke gyldig JSON" in capsys.readouterr().err
    assert not out.exists()


def test_check_names_lines_and_tells_by_its_exit_status(
    write_set: WriteSet, questions: Path, minutes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(questions), "--corpus", str(minutes)]) == 0
    assert "2 spørgsmål, alle gyldige" in capsys.readouterr().out
    bad = write_set(question_record(type="decison"), name="bad.jsonl")
    assert main(["check", str(bad), "--corpus", str(minutes)]) == 1
    assert "bad.jsonl: linje 1: ukendt type ”decison”" in capsys.readouterr().err
    lost = write_set(question_record(gold=[{"doc": "x.txt", "quote": "y"}]), name="lost.jsonl")
    assert main(["check", str(lost), "--corpus", str(minutes)]) == 1
    assert main(["check", "no-such-file.jsonl", "--corpus", str(minutes)]) == 2
    assert main(["check", str(questions), "--corpus", "no-such-folder"]) == 2


def test_two_predictions_are_compared_on_the_set_they_were_made_for(
    questions: Path, minutes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a, b, page = (tmp_path / name for name in ("a.jsonl", "b.jsonl", "c.html"))
    for path in (a, b):
        run(questions, minutes, "--predictions", path)
    capsys.readouterr()
    assert main(["compare", str(a), str(b), "--corpus", str(minutes), "--html", str(page)]) == 0
    assert "0 vundet af B" in capsys.readouterr().out
    assert page.exists()


def test_comparing_without_knowing_the_set_asks_for_it(
    write_set: WriteSet, capsys: pytest.CaptureFixture[str]
) -> None:
    a = write_set({"id": "q1", "answer": "", "abstained": True}, name="a.jsonl")
    assert main(["compare", str(a), str(a)]) == 2
    assert "angiv --questions FIL" in capsys.readouterr().err
    assert main(["compare", str(a), "no-such-file.jsonl"]) == 2
    assert "no-such-file.jsonl kan ikke læses: stien findes ikke" in capsys.readouterr().err


def test_a_set_that_is_gone_is_asked_for(
    questions: Path, minutes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.jsonl"
    run(questions, minutes, "--predictions", out)
    moved = questions.rename(tmp_path / "moved.jsonl")
    words = ["compare", str(out), str(out), "--corpus", str(minutes)]
    assert main(words) == 2
    assert "som ikke er der; angiv --questions FIL" in capsys.readouterr().err
    assert main([*words, "--questions", str(moved)]) == 0


def test_no_report_is_written_over_what_the_command_reads_or_writes(
    questions: Path, minutes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, new = questions.read_text(), tmp_path / "new"
    for places in (["--report", questions], ["--json", new, "--report", new]):
        assert run(questions, minutes, *places, system="is_asked_nothing") == 2
        assert "er også en anden fil i kommandoen" in capsys.readouterr().err
    assert questions.read_text() == before


def test_an_interrupted_run_is_resumed_or_refused(
    questions: Path, minutes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.jsonl"
    assert run(questions, minutes, "--resume") == 2
    assert "nævn den med --predictions" in capsys.readouterr().err
    run(questions, minutes, "--predictions", out)
    out.write_text(out.read_text().splitlines(keepends=True)[0])
    assert run(questions, minutes, "--predictions", out, "--resume") == 0
    assert len(out.read_text().splitlines()) == 2


def test_a_question_on_which_the_system_fails_is_named_and_the_others_are_scored(
    write_set: WriteSet, minutes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_set(question_record("q1"), question_record("q2", question="Hvad siger loven?"))
    figures = tmp_path / "figures.json"
    assert run(path, minutes, "--json", figures, system="stumbles") == 1
    assert "linje 2, ”q2”: KeyError: 'loven'" in capsys.readouterr().err
    (system,) = json.loads(figures.read_text())["systems"].values()
    assert system["all"]["overall"]["value"] == 0.5


def test_the_example_of_another_system_can_be_measured(
    write_set: WriteSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "eval/format.md").read_text(), re.S)
    (tmp_path / "words.py").write_text(example)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(ROOT)
    path, figures = write_set(question_record(gold=[])), tmp_path / "figures.json"
    words = ["run", path, "--system", "words:answer", "--no-baselines", "--json", figures]
    assert main([*map(str, words)]) == 0
    assert json.loads(figures.read_text())["systems"]["words:answer"]["questions"] == 1


def test_whoever_interrupts_a_run_is_told_how_to_go_on(
    write_set: WriteSet, minutes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_set(question_record("q1"), question_record("q2", question="Hvad siger loven?"))
    out = tmp_path / "out.jsonl"
    assert run(path, minutes, "--predictions", out, system="is_interrupted") == 130
    assert "--resume" in capsys.readouterr().err
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == ["q1"]


@pytest.mark.parametrize("option", ["--json", "--report", "--predictions"])
def test_a_place_that_cannot_be_written_to_is_found_out_before_the_first_question(
    questions: Path,
    minutes: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    option: str,
) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path, tmp_path / "file" / "out"):
        assert run(questions, minutes, option, place, system="is_asked_nothing") == 2
        assert f"{place}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("bench --limit 0", "0 er ikke et antal"),
        ("fit x.jsonl --out x --false-refusals 2", "2 er ikke en andel"),
    ],
)
def test_a_number_that_makes_no_sense_is_refused(
    words: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words.split())
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


def test_a_changed_system_does_not_go_on_with_the_answers_of_the_old_one(
    questions: Path,
    minutes: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "out.jsonl"
    assert run(questions, minutes, "--predictions", out) == 0
    assert run(questions, minutes, "--predictions", out, "--resume") == 0
    monkeypatch.setattr("eval.evaluate.callable_version", lambda function: "another")
    assert run(questions, minutes, "--predictions", out, "--resume") == 2
    assert "er lavet med" in capsys.readouterr().err


def test_split_writes_a_set_that_is_valid(
    questions: Path, minutes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "merged.jsonl"
    assert main(["split", str(questions), "--out", str(out)]) == 0
    assert main(["check", str(out), "--corpus", str(minutes)]) == 0
    assert main(["split", str(questions), str(out)]) == 2
    assert "også i questions.jsonl linje 1" in capsys.readouterr().err


@pytest.mark.parametrize(
    "verb", ["run", "score", "compare", "check", "split", "bench", "expected", "fit"]
)
def test_every_verb_explains_itself_with_an_example(
    verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main([verb, "--help"])
    assert caught.value.code == 0
    assert f"eksempel: python -m eval {verb}" in " ".join(capsys.readouterr().out.split())
