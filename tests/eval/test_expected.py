from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eval.errors import EvalError
from eval.expected import ROOT, Row, check_rows, figure, read_rows, run_command

RESULT = {"systems": {"ours": {"all": {"recall@5": {"value": 0.9, "n": 10}}}}, "ratio": 2.5}


def row(**fields: Any) -> Row:
    values: Any = {"name": "r", "command": "python x", "metric": "ratio", "value": 2.5}
    return Row(**values | fields)


def test_a_figure_is_found_by_its_path() -> None:
    assert figure(RESULT, "systems.ours.all.recall@5") == 0.9
    assert figure(RESULT, "systems.ours.all.recall@5.n") == 10
    assert figure(RESULT, "ratio") == 2.5
    for path in ("systems.plain", "systems.ours", "ratio.x"):
        with pytest.raises(EvalError):
            figure(RESULT, path)


def test_values_have_a_tolerance_and_bounds_one_side() -> None:
    assert row(tolerance=0.01).accepts(2.51)
    assert not row(tolerance=0.01).accepts(2.52)
    assert row(value=None, at_most=3).accepts(1)
    assert not row(value=None, at_most=3).accepts(3.1)
    assert row(value=None, at_least=3).accepts(3)
    assert not row(value=None, at_least=3).accepts(2.9)


def test_each_command_runs_once_and_a_failing_one_fails_its_own_rows_only() -> None:
    ran: list[str] = []

    def runner(command: str) -> dict[str, Any]:
        ran.append(command)
        if command == "python bad":
            raise EvalError("exit status 2: error: no such file")
        return RESULT

    rows = [
        row(),
        row(command="python bad"),
        row(value=9),
        row(metric="nothing"),
        row(metric="systems.ours.all.recall@5", value=0.9),
    ]
    outcomes = list(check_rows(rows, runner))
    assert ran == ["python x", "python bad"]
    assert [outcome.ok for outcome in outcomes] == [True, False, False, True, False]
    assert str(outcomes[0]).startswith("OK   r: 2.5")
    assert "no such file" in str(outcomes[-1])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- 7", "række 1: ikke navne med værdier"),
        ("- {name: a, command: b}", "”metric” mangler"),
        ("- {name: a, command: b, metric: c, value: 1}", "skal være hel og begynde med python"),
        ("- {name: a, command: 'python \"', metric: c, value: 1}", "skal være hel"),
        ("- {name: a, command: b, metric: c, value: .nan}", "”value” skal være et tal"),
        ("- {name: a, command: b, metric: c, value: 1, tolerance: -1}", "mindst 0"),
        ("- {name: a, command: b, metric: c, value: 1, quick: nej}", "”quick” skal være"),
        ("- {name: a, command: python b, metric: c}", "angiv enten ”value”"),
        ("- {name: a, command: python b, metric: c, value: 1, at_most: 2}", "angiv enten ”value”"),
        ("- {name: a, command: b, metric: c, value: high}", "”value” skal være et tal"),
        ("- {name: a, command: b, metric: c, value: 1, colour: red}", "ukendt navn colour"),
    ],
)
def test_a_row_that_is_not_valid_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "expected.yaml"
    path.write_text(text)
    with pytest.raises(EvalError) as caught:
        read_rows(path)
    assert message in caught.value.problems[0]


def test_quick_rows_are_a_part(tmp_path: Path) -> None:
    path = tmp_path / "expected.yaml"
    line = "- {{name: {0}, command: python x, metric: m, value: 1, quick: {1}}}\n"
    path.write_text(line.format("a", "true") + line.format("b", "false"))
    assert [r.name for r in read_rows(path)] == ["a", "b"]
    assert [r.name for r in read_rows(path, quick=True)] == ["a"]


def test_a_list_without_rows_is_no_success(tmp_path: Path) -> None:
    path = tmp_path / "expected.yaml"
    path.write_text("- {name: a, command: python x, metric: m, value: 1}\n")
    with pytest.raises(EvalError, match="ingen hurtige rækker"):
        read_rows(path, quick=True)
    path.write_text("")
    with pytest.raises(EvalError, match="ingen rækker"):
        read_rows(path)


def test_the_published_rows_are_valid() -> None:
    assert read_rows(ROOT / "eval" / "expected.yaml")


def test_a_command_is_run_with_json_and_its_failure_is_told(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import sys, pathlib\n"
        "pathlib.Path(sys.argv[sys.argv.index('--json') + 1]).write_text('{\"a\": 1}')\n"
    )
    assert run_command(f"python {program}") == {"a": 1}
    program.write_text("import sys; open(sys.argv[-1], 'w').write('[half')")
    with pytest.raises(EvalError, match="skrev ikke gyldig JSON"):
        run_command(f"python {program}")
    program.write_text("import sys; sys.exit('error: broken')")
    with pytest.raises(EvalError, match="sluttede med 1: error: broken"):
        run_command(f"python {program}")
    with pytest.raises(EvalError, match="skal være hel og begynde med python"):
        run_command("rm -rf x")
