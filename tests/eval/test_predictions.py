from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eval.errors import EvalError
from eval.prediction_log import PredictionLog
from eval.predictions import Prediction, meta_path, read_predictions
from eval.runner import History, ask, failures, load_system, run
from tests.eval.makers import make_prediction, make_question

QUESTIONS = (make_question("a"), make_question("b", line=2), make_question("c", line=3))
REPLY = {"answer": "900.000 kr.", "abstained": False, "citations": [], "retrieved": []}


class Counting:
    """A system that notes what it is asked and fails at one question."""

    def __init__(self, fail_at: int | None = None) -> None:
        self.asked: list[str] = []
        self._fail_at = fail_at

    def __call__(self, question: str, history: History) -> dict[str, Any]:
        self.asked.append(question)
        if len(self.asked) - 1 == self._fail_at:
            raise RuntimeError("ingen strøm")
        return REPLY


def log(path: Path, questions: Any = QUESTIONS, system: str = "s", **options: Any) -> PredictionLog:
    return PredictionLog(path, questions, Path("questions.jsonl"), system, **options)


def test_each_prediction_is_written_before_the_next_question(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    written = []

    def system(question: str, history: History) -> dict[str, Any]:
        written.append(len(path.read_text().splitlines()))
        return REPLY

    with log(path) as open_log:
        run(QUESTIONS, system, open_log)
    assert written == [0, 1, 2]


def test_a_question_on_which_the_system_fails_is_named_and_asked_again_on_resuming(
    tmp_path: Path,
) -> None:
    path = tmp_path / "out.jsonl"
    with log(path) as first:
        predictions = run(QUESTIONS, Counting(fail_at=1), first)
    assert failures(QUESTIONS, predictions) == ["linje 2, ”b”: RuntimeError: ingen strøm"]
    assert not predictions["b"].abstained
    assert [json.loads(line)["id"] for line in path.read_text().splitlines()] == ["a", "c"]
    system = Counting()
    with log(path, resume=True) as second:
        assert not failures(QUESTIONS, run(QUESTIONS, system, second))
    assert len(system.asked) == 1


def test_a_resumed_run_asks_only_what_is_left(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with log(path) as first:
        run(QUESTIONS[:2], Counting(), first)
    system = Counting()
    with log(path, resume=True) as second:
        predictions = run(QUESTIONS, system, second)
    assert len(system.asked) == 1
    assert list(predictions) == ["a", "b", "c"]
    assert list(read_predictions(path, QUESTIONS)) == ["a", "b", "c"]


def test_a_line_that_an_interruption_cut_off_is_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with log(path) as first:
        run(QUESTIONS[:2], Counting(), first)
    path.write_text(path.read_text()[:-20])
    with pytest.raises(EvalError) as caught:
        read_predictions(path, QUESTIONS)
    assert "linje 2: " in caught.value.problems[0]
    assert "run --resume spørger igen" in caught.value.problems[0]
    with log(path, resume=True) as second:
        run(QUESTIONS, Counting(), second)
    assert list(read_predictions(path, QUESTIONS)) == ["a", "b", "c"]


def test_without_resume_a_run_starts_anew(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    for _ in range(2):
        system = Counting()
        with log(path) as fresh:
            run(QUESTIONS, system, fresh)
        assert len(system.asked) == 3
    assert len(path.read_text().splitlines()) == 3


def test_what_an_interrupted_run_wrote_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with log(path) as first:
        run(QUESTIONS[:2], Counting(), first)
    before = path.read_text()
    with pytest.raises(EvalError, match=r"ikke færdig \(2 svar\); gå videre med --resume"):
        log(path)
    assert path.read_text() == before


@pytest.mark.parametrize("resume", [True, False])
def test_predictions_for_another_set_are_refused_and_kept(tmp_path: Path, resume: bool) -> None:
    path = tmp_path / "out.jsonl"
    with log(path) as first:
        run(QUESTIONS, Counting(), first)
    before = path.read_text()
    changed = (make_question("a", question="Noget helt andet?"),)
    unknown = (make_question("z"),)
    with pytest.raises(EvalError, match=r"”a” \(linje 1\) lyder anderledes"):
        log(path, changed, resume=resume)
    with pytest.raises(EvalError) as caught:
        log(path, unknown, resume=resume)
    assert caught.value.problems[0] == "linje 1: id ”a” er ikke i spørgsmålssættet"
    assert path.read_text() == before


def test_a_file_of_something_else_is_refused_and_kept_to_the_last_byte(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("en linje\nen linje uden slut", encoding="utf-8")
    with pytest.raises(EvalError):
        log(path, resume=True)
    assert path.read_text("utf-8") == "en linje\nen linje uden slut"


def test_predictions_of_another_system_are_not_continued(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with log(path, system="ours over index 1") as first:
        run(QUESTIONS[:1], Counting(), first)
    with pytest.raises(EvalError, match="lavet med ours over index 1, ikke med ours over index 2"):
        log(path, system="ours over index 2", resume=True)


def test_a_set_without_its_description_is_recognised_by_its_ids(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with log(path) as first:
        run(QUESTIONS, Counting(), first)
    meta_path(path).unlink()
    assert len(read_predictions(path, QUESTIONS)) == 3
    with pytest.raises(EvalError):
        read_predictions(path, QUESTIONS[:2])


def test_a_line_of_the_wrong_kind_is_named(write_set: Callable[..., Path]) -> None:
    wrong = {"id": "b", **REPLY, "understood": [1]}
    path = write_set({"id": "a", **REPLY}, wrong, name="out.jsonl")
    with pytest.raises(EvalError) as caught:
        read_predictions(path, QUESTIONS, partial=True)
    assert caught.value.problems == ("linje 2: ”understood” skal være et objekt, og dets "
                                     "”filters” også",)  # fmt: skip


@pytest.mark.parametrize(
    "meta",
    ["[]", "{", "\udcff", '{"questions": []}', '{"questions_file": 7, "questions": {}}'],
)
def test_a_description_that_is_damaged_is_named(tmp_path: Path, meta: str) -> None:
    path = tmp_path / "out.jsonl"
    with log(path) as first:
        run(QUESTIONS, Counting(), first)
    meta_path(path).write_bytes(meta.encode("utf-8", "surrogateescape"))
    for read in (lambda: read_predictions(path, QUESTIONS), lambda: log(path, resume=True)):
        with pytest.raises(EvalError, match=r"out\.jsonl\.meta\.json"):
            read()


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    for place in (tmp_path / "file" / "out.jsonl", tmp_path / "folder"):
        with pytest.raises(EvalError, match=f"{place}.* kan ikke"), log(place):
            pass


def test_a_disk_that_is_full_stops_the_run_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.symlink_to("/dev/full")
    with pytest.raises(EvalError, match=r"out\.jsonl kan ikke skrives"), log(path) as full:
        run(QUESTIONS, Counting(), full)


def test_missing_predictions_are_counted_and_the_first_is_named(
    write_set: Callable[..., Path],
) -> None:
    path = write_set({"id": "a", **REPLY}, name="out.jsonl")
    with pytest.raises(EvalError, match=r"mangler 2 af 3 spørgsmål \(det første er ”b”\)"):
        read_predictions(path, QUESTIONS)
    assert list(read_predictions(path, QUESTIONS, partial=True)) == ["a"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"answer": None}, "”answer” skal være en tekst"),
        ({"abstained": "no"}, "”abstained” skal være true eller false"),
        ({"citations": [{"doc": "d"}]}, "skal have et ”quote”"),
        ({"citations": [{"doc": "d", "quote": "q", "span": [1]}]}, "”span” i en kilde"),
        ({"retrieved": ["d"]}, "”retrieved” skal være en liste af objekter"),
        ({"confidence": 2}, "”confidence” skal ligge mellem 0 og 1"),
        ({"seconds": "1"}, "”seconds” skal være et tal"),
        ({"seconds": float("nan")}, "”seconds” skal være et tal"),
        ({"doubtful": "no"}, "”doubtful” skal være true eller false"),
        ({"confidence": True}, "”confidence” skal være et tal"),
        ({"reason": ["x"]}, "”reason” skal være en tekst"),
        ({"understood": "x"}, "”understood” skal være et objekt"),
        ({"understood": {"filters": [1]}}, "”understood” skal være et objekt"),
        ({"retrieved": [{"doc": "d", "text": "t", "score": "høj"}]}, "”score” skal være et tal"),
        ({"citations": [{"doc": "d", "quote": "q", "marker": "1"}]}, "”marker” i en kilde"),
    ],
)
def test_what_is_no_prediction_is_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make_prediction(**fields)


def test_a_prediction_keeps_fields_that_are_not_known_here() -> None:
    assert make_prediction(language="da").record["language"] == "da"


def test_ask_adds_id_and_time_and_hands_on_the_history() -> None:
    heard: list[History] = []

    def system(question: str, history: History) -> dict[str, Any]:
        heard.append(history)
        return {**REPLY, "id": "wrong", "seconds": 99}

    turns = [{"role": "user", "content": "før"}]
    prediction = ask(system, make_question(history=turns))
    assert heard == [turns]
    assert prediction.id == "q1"
    assert prediction.seconds is not None
    assert prediction.seconds < 99


def test_a_system_that_exits_fails_on_its_question_and_does_not_end_the_run() -> None:
    def leaves(question: str, history: Any) -> Any:
        raise SystemExit("farvel\nog tak")

    assert ask(leaves, make_question()).error == "SystemExit: farvel og tak"


@pytest.mark.parametrize("reply", [None, [1], {"answer": 7}, REPLY | {"score": object()}])
def test_a_reply_that_is_no_record_is_a_failure_of_the_system(reply: Any) -> None:
    assert ask(lambda question, history: reply, make_question()).error


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("json", "skriv det som MODUL:FUNKTION"),
        ("no_such_module:f", "kan ikke importeres"),
        ("json:nothing", "har ingen funktion nothing"),
    ],
)
def test_a_system_that_is_not_there_is_named(name: str, message: str) -> None:
    with pytest.raises(EvalError, match=message):
        load_system(name)


def test_a_system_is_any_callable() -> None:
    found: object = load_system("json:loads")
    assert found is json.loads


def test_a_prediction_survives_being_written() -> None:
    prediction = make_prediction(confidence=0.5, seconds=0.1)
    assert Prediction.from_record(json.loads(json.dumps(prediction.record))) == prediction
