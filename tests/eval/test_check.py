from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus import Source, Span
from eval.check import check_questions, doubts, require_valid
from eval.errors import EvalError
from eval.sources import sources_in
from tests.eval.makers import make_question


def gold(quote: str, doc: str = "vest.txt") -> Any:
    return [{"doc": doc, "item": "2", "section": "minutes", "quote": quote}]


def test_gold_is_found_across_a_hyphenated_line_end(minutes: Path) -> None:
    questions = [make_question(gold=gold("evalueres ved udgangen af 2023"))]
    assert check_questions(questions, sources_in(minutes)) == []


def test_gold_that_is_not_in_the_file_is_named_by_its_line(minutes: Path) -> None:
    questions = [
        make_question("a", line=4, gold=gold("Indstillingen blev afvist")),
        make_question("b", line=5, gold=gold("Formanden", doc="nord.txt")),
        make_question("c", line=6, gold=gold("Formanden bød velkommen", doc="syd.txt")),
    ]
    assert [str(problem) for problem in check_questions(questions, sources_in(minutes))] == [
        "linje 4: citatet i ”gold” står ikke i ”vest.txt”: Indstillingen blev afvist",
        "linje 5: dokumentet ”nord.txt” i ”gold” er ikke blandt referaterne",
        "linje 6: citatet i ”gold” står ikke i ”syd.txt”: Formanden bød velkommen",
    ]
    with pytest.raises(EvalError, match=r"set\.jsonl passer ikke til disse referater"):
        require_valid(questions, sources_in(minutes), "set.jsonl")


def test_strings_that_are_wanted_and_forbidden_cannot_be_met(minutes: Path) -> None:
    impossible = make_question(must_contain=[["900.000 kr."]], must_not=["900.000"])
    possible = make_question(must_contain=[["900.000 kr.", "0,9 mio."]], must_not=["900.000"])
    assert len(check_questions([impossible, possible], sources_in(minutes))) == 1


def test_slips_are_doubts_and_not_problems(minutes: Path) -> None:
    sources = sources_in(minutes)
    assert doubts([make_question()], sources) == []
    assert len(doubts([make_question(answer="Mange penge")], sources)) == 1
    assert len(doubts([make_question(answer="900.000, ikke 220.000")], sources)) == 1
    assert len(doubts([make_question(gold=[], must_contain=[])], sources)) == 2
    assert len(doubts([make_question(type="followup")], sources)) == 1
    (doubt,) = doubts([make_question(gold=[gold("Formanden")[0] | {"item": "Punkt 12"}])], sources)
    assert str(doubt) == "linje 1: punkt ”Punkt 12” nævnes ikke i ”vest.txt”"


def test_gold_that_may_stand_under_a_closed_item_is_only_doubted(tmp_path: Path) -> None:
    source = Source("vest.txt", "0", "text/plain", "2. Salg\n   ", withheld=(Span(8, 11),))
    questions = [make_question(gold=gold("Solgt."))]
    assert check_questions(questions, {"vest.txt": source}) == []
    told = [str(doubt) for doubt in doubts(questions, {"vest.txt": source})]
    assert "linje 1: citatet kan stå under et lukket punkt i ”vest.txt”" in told
