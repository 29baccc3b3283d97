from __future__ import annotations

import pytest

from eval.compare import compare, compare_table
from eval.compare_report import compare_report
from eval.errors import EvalError
from eval.scores import Scores
from tests.eval.makers import cite, make_prediction, make_question

QUESTIONS = tuple(
    make_question(f"q{n}", n, type="money" if n % 2 else "number") for n in range(1, 21)
)


def system(name: str, right: set[int]) -> Scores:
    """A system that is right on some of the twenty questions."""
    predictions = {
        f"q{n}": make_prediction(
            f"q{n}",
            "900.000 kr." if n in right else "<ved ikke>",
            citations=[cite()],
        )
        for n in range(1, 21)
    }
    return Scores.of(name, QUESTIONS, predictions)


def test_won_and_lost_questions_are_listed() -> None:
    result = compare(system("a", {1, 2, 3}), system("b", {2, 3, 4, 5}))
    assert [changed.question.id for changed in result.won] == ["q4", "q5"]
    assert [changed.question.id for changed in result.lost] == ["q1"]


def test_a_system_does_not_differ_from_itself() -> None:
    result = compare(system("a", {1, 2}), system("b", {1, 2}))
    assert all(difference.p == 1 and difference.change == 0 for difference in result.metrics)
    assert not result.won
    assert not result.lost


def test_a_clear_gain_is_significant_and_its_interval_excludes_nothing_gained() -> None:
    result = compare(system("a", set()), system("b", set(range(1, 16))))
    overall = next(difference for difference in result.metrics if difference.label == "overall")
    assert (overall.a, overall.b, overall.n) == (0, 0.75, 20)
    assert overall.low > 0
    assert overall.significant


def test_types_are_adjusted_for_their_number() -> None:
    # Eight of ten won in each type: p is 2/256 for one type, twice that for two.
    result = compare(system("a", set()), system("b", set(range(1, 17))))
    assert {d.label: d.p for d in result.types} == {
        "money": pytest.approx(2 * 2 / 256),
        "number": pytest.approx(2 * 2 / 256),
    }


def test_the_metric_that_decides_is_not_adjusted_and_the_others_are() -> None:
    # Five won, none lost: p is 2/32; five other metrics apply.
    result = compare(system("a", set()), system("b", set(range(1, 6))))
    p_values = {d.label: d.p for d in result.metrics}
    assert p_values.pop("overall") == pytest.approx(2 / 32)
    assert p_values["answer_grounded"] == pytest.approx(min(1, len(p_values) * 2 / 32))
    assert "efter Holm" in compare_table(result)
    assert "efter Holm" in compare_report(result)


def test_the_interval_of_a_difference_turns_round_with_its_sides() -> None:
    there = compare(system("a", {1}), system("b", {2, 3, 4})).metrics[-1]
    back = compare(system("b", {2, 3, 4}), system("a", {1})).metrics[-1]
    assert back.change == -there.change
    assert (back.low, back.high) == pytest.approx((-there.high, -there.low))
    assert back.p == there.p


def test_different_questions_cannot_be_compared() -> None:
    a = system("a", {1})
    with pytest.raises(EvalError, match="ikke de samme spørgsmål"):
        compare(a, Scores.of("b", QUESTIONS[:3], {p.id: p for p in a.predictions}))


def test_terminal_and_page_show_the_changed_questions() -> None:
    result = compare(system("a", {1}), system("b", {2}))
    text = compare_table(result)
    assert "1 vundet af B\n  q2  [number]" in text
    assert "1 tabt af B\n  q1  [money]" in text
    html = compare_report(result)
    assert "&lt;ved ikke&gt;" in html
    assert "<ved ikke>" not in html
