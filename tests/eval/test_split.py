from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from eval.errors import EvalError
from eval.expected import ROOT
from eval.merge import fill_split
from eval.questions import read_questions
from eval.split import split_of
from tests.eval.makers import question_record


def test_the_split_never_changes() -> None:
    assert [split_of(f"q{n}") for n in range(6)] == ["dev", "test", "dev", "dev", "test", "dev"]


def test_a_pair_and_the_turns_of_a_conversation_fall_to_one_split() -> None:
    assert all(split_of(f"p{n}a") == split_of(f"p{n}b") == split_of(f"p{n}") for n in range(50))
    assert all(split_of(f"p{n}f") == split_of(f"p{n}") for n in range(50))
    assert {split_of(f"emne-{letter}") for letter in "abcdef"} == {"dev", "test"}


@pytest.mark.parametrize("path", sorted((ROOT / "eval/questions").iterdir()), ids=lambda p: p.stem)
def test_no_question_that_ships_has_chosen_its_split(path: Path) -> None:
    assert [q.id for q in read_questions(path) if q.split != split_of(q.id)] == []


def test_about_half_of_the_ids_fall_to_each_split() -> None:
    dev = sum(split_of(f"question-{n}") == "dev" for n in range(2000))
    assert 900 < dev < 1100


def test_sets_are_merged_with_their_splits_and_all_their_fields(
    write_set: Callable[..., Path],
) -> None:
    one = write_set(question_record("a", note="bevar"), name="a.jsonl")
    other = write_set(question_record("b"), name="b.jsonl")
    merged = [json.loads(line) for line in fill_split([one, other])]
    assert [(r["id"], r["split"]) for r in merged] == [("a", split_of("a")), ("b", split_of("b"))]
    assert merged[0]["note"] == "bevar"


def test_sets_that_share_an_id_are_not_merged(write_set: Callable[..., Path]) -> None:
    one = write_set(question_record("a"), name="a.jsonl")
    other = write_set(question_record("a"), name="b.jsonl")
    with pytest.raises(EvalError) as caught:
        fill_split([one, other])
    assert caught.value.problems == ("b.jsonl linje 1: id ”a” er også i a.jsonl linje 1",)
