from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eval.errors import EvalError
from eval.questions import parse_question, read_questions
from eval.split import split_of
from tests.eval.makers import make_question, question_record

WriteSet = Callable[..., Path]


def test_a_valid_set_is_read_with_its_line_numbers(write_set: WriteSet) -> None:
    questions = read_questions(write_set(question_record("a"), "", question_record("b")))
    assert [(q.id, q.line) for q in questions] == [("a", 1), ("b", 3)]


def test_unknown_fields_are_ignored(write_set: WriteSet) -> None:
    assert read_questions(write_set(question_record(colour="red")))[0].id == "q1"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"type": "decison"}, "ukendt type ”decison”"),
        ({"need": "some"}, "ukendt need ”some”"),
        ({"expect": "maybe"}, "ukendt expect ”maybe”"),
        ({"question": " "}, "”question” skal være en tekst"),
        ({"answerable": "yes"}, "”answerable” skal være true eller false"),
        ({"answerable": False}, "”answerable” er false, men ”expect” er ”answer”"),
        ({"type": "unanswerable"}, "”type” er ”unanswerable”, men ”answerable” er true"),
        ({"answer": ["900.000"]}, "”answer” skal være en tekst"),
        ({"question": "et halvt tegn: \ud83d"}, "ikke gyldig Unicode"),
        ({"must_contain": ["900.000"]}, "”must_contain” skal være en liste af lister"),
        ({"must_contain": [[]]}, "hvoraf ingen er tom"),
        ({"gold": [{"doc": "vest.txt"}]}, "”gold” skal have et ”quote”"),
        ({"history": [{"role": "system", "content": "x"}]}, "”history” skal indeholde"),
    ],
)
def test_a_bad_line_is_named(write_set: WriteSet, fields: dict[str, Any], message: str) -> None:
    path = write_set(question_record("good"), question_record(**fields))
    with pytest.raises(EvalError) as caught:
        read_questions(path)
    assert len(caught.value.problems) == 1
    assert caught.value.problems[0].startswith("linje 2: ")
    assert message in caught.value.problems[0]


def test_all_bad_lines_are_named_at_once(write_set: WriteSet) -> None:
    with pytest.raises(EvalError) as caught:
        read_questions(write_set("{oops", question_record(), question_record(), "[1]"))
    assert [problem.split(":")[0] for problem in caught.value.problems] == [
        "linje 1",
        "linje 3",
        "linje 4",
    ]


def test_a_set_saved_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    lines = [json.dumps(question_record(name), ensure_ascii=False) for name in "ab"]
    path.write_bytes(("\ufeff" + "\r\n".join(lines) + "\r\n").encode())
    assert [question.id for question in read_questions(path)] == ["a", "b"]


@pytest.mark.parametrize("indent", [0, 1])
def test_json_over_several_lines_is_told_once(tmp_path: Path, indent: int) -> None:
    path = tmp_path / "set.json"
    path.write_text(json.dumps([question_record("a"), question_record("b")], indent=indent))
    with pytest.raises(EvalError, match="skriv hvert spørgsmål på én linje") as caught:
        read_questions(path)
    assert caught.value.problems == ()


def test_an_empty_or_missing_file_is_refused(tmp_path: Path, write_set: WriteSet) -> None:
    with pytest.raises(EvalError, match="indeholder ingen spørgsmål"):
        read_questions(write_set(""))
    with pytest.raises(EvalError, match="kan ikke læses"):
        read_questions(tmp_path / "none.jsonl")


def test_alternatives_of_evidence_follow_need_and_group() -> None:
    gold = [{"doc": "d", "quote": str(n), "group": group} for n, group in enumerate([1, 1, 2])]
    loose = [{"doc": "d", "quote": "a"}, {"doc": "d", "quote": "b"}]
    assert len(make_question(need="any", gold=gold).groups) == 1
    assert [len(group) for group in make_question(need="all", gold=gold).groups] == [2, 1]
    assert [len(group) for group in make_question(need="all", gold=loose).groups] == [1, 1]
    assert make_question(gold=[]).groups == ()


def test_a_flat_list_of_corrections_are_alternatives() -> None:
    fields: dict[str, Any] = {"type": "false_premise", "answerable": False}
    fields["expect"] = "abstain_or_correct"
    flat = make_question(**fields, correction_contains=["godkendt", "vedtaget"])
    nested = make_question(**fields, correction_contains=[["godkendt"], ["2023"]])
    assert flat.correction_contains == (("godkendt", "vedtaget"),)
    assert nested.correction_contains == (("godkendt",), ("2023",))


def test_what_is_expected_follows_from_the_type_when_it_is_not_said() -> None:
    silent = {"answerable": None, "expect": None}
    for kind, expect in [
        ("money", "answer"),
        ("unanswerable", "abstain"),
        ("false_premise", "abstain_or_correct"),
    ]:
        record = {k: v for k, v in question_record(type=kind).items() if k not in silent}
        question = parse_question(json.dumps(record), 1)
        assert question.expect == expect
        assert question.answerable == (expect == "answer")


def test_the_split_is_the_one_given_or_follows_the_rule() -> None:
    assert make_question("a", split="mine").split == "mine"
    assert make_question("a").split == split_of("a")


def test_the_fingerprint_is_of_what_is_asked_not_of_what_is_right() -> None:
    assert make_question(answer="x").fingerprint == make_question(answer="y").fingerprint
    assert make_question(question="a").fingerprint != make_question(question="b").fingerprint
    history = [{"role": "user", "content": "før"}]
    assert make_question(history=history).fingerprint != make_question().fingerprint
