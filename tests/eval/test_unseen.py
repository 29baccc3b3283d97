from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from eval.questions import read_questions
from eval.scores import Scores
from tests.eval.makers import make_prediction, question_record

PROJECT = "Klyngen godkender projektet med 900.000 kr."


def gold(quote: str, doc: str = "vest.txt") -> list[dict[str, Any]]:
    return [{"doc": doc, "item": "2", "quote": quote}]


def test_the_unseen_part_of_test_shares_no_evidence_with_dev(
    write_set: Callable[..., Path],
) -> None:
    path = write_set(
        question_record("tuned", split="dev", gold=gold(PROJECT)),
        question_record("same", split="test", gold=gold(PROJECT.upper())),
        question_record("part", split="test", gold=gold("projektet med 900.000 kr.")),
        question_record("whole", split="test", gold=gold("Referat " + PROJECT)),
        question_record("elsewhere", split="test", gold=gold(PROJECT, "syd.txt")),
        question_record("other", split="test", gold=gold("Formanden bød velkommen.")),
        question_record("none", split="test", gold=[]),
        question_record("also tuned", split="dev", gold=gold("Noget tredje.")),
    )
    questions = read_questions(path)
    assert [q.id for q in questions if q.unseen] == ["elsewhere", "other", "none"]
    assert questions[-2].splits == ("test", "test-unseen")


def test_the_unseen_part_is_reported_beside_the_splits(write_set: Callable[..., Path]) -> None:
    path = write_set(
        question_record("tuned", split="dev"),
        question_record("same", split="test"),
        question_record("other", split="test", gold=gold("Formanden bød velkommen.")),
    )
    questions = read_questions(path)
    predictions = {question.id: make_prediction(question.id) for question in questions}
    splits = Scores.of("ours", questions, predictions).to_dict()["split"]
    assert {name: part["overall"]["n"] for name, part in splits.items()} == {
        "dev": 1,
        "test": 2,
        "test-unseen": 1,
    }
