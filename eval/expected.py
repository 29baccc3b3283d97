"""Every figure that the project publishes is a row: a command, and what it is expected to give.

``expected.yaml`` holds a list of rows::

    - name: recall@5 on the five minutes
      command: python -m eval run eval/questions/five-minutes.jsonl
      metric: systems.ours.all.recall@5        # path into the command's --json output
      value: 0.95                              # or at_least: / at_most:
      tolerance: 0.01
      quick: true

Each distinct command is run once, with ``--json FILE`` added.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

from eval.errors import EvalError
from eval.files import parse_object, read_text

ROOT = Path(__file__).resolve().parent.parent
_KEYS = {"name", "command", "metric", "value", "at_least", "at_most", "tolerance", "quick"}


@dataclass(frozen=True, slots=True)
class Row:
    """One published figure.

    Attributes:
        metric: dotted path into the JSON output; a figure with an interval stands for its value.
        value: what is expected, within ``tolerance``; or None when a bound is given.
        at_least, at_most: bounds, in place of a value; ``tolerance`` widens them.
        quick: whether the row belongs to the short run of continuous integration.
    """

    name: str
    command: str
    metric: str
    value: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    tolerance: float = 0.0
    quick: bool = False

    @property
    def wanted(self) -> str:
        """What is expected, in words."""
        if self.value is not None:
            return f"{self.value:g} ± {self.tolerance:g}"
        bounds = [("mindst", self.at_least), ("højst", self.at_most)]
        return " og ".join(f"{word} {bound:g}" for word, bound in bounds if bound is not None)

    def accepts(self, got: float) -> bool:
        """Whether a figure is what is expected."""
        slack = self.tolerance + 1e-9
        if self.value is not None:
            return abs(got - self.value) <= slack
        above = self.at_least is None or got >= self.at_least - slack
        return above and (self.at_most is None or got <= self.at_most + slack)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row, what its command gave (None when it gave nothing), and why it failed."""

    row: Row
    got: float | None
    error: str | None

    @property
    def ok(self) -> bool:
        """Whether the figure is what is expected."""
        return self.got is not None and self.row.accepts(self.got)

    def __str__(self) -> str:
        state = "OK  " if self.ok else "FAIL"
        got = self.error if self.got is None else f"{self.got:.4g}"
        return f"{state} {self.row.name}: {got} (forventet {self.row.wanted})"


def read_rows(path: Path, *, quick: bool = False) -> list[Row]:
    """The rows of a file, or only the quick ones.

    Raises:
        EvalError: the file cannot be read, a row is not valid, or there is none.
    """
    import yaml

    try:
        entries = yaml.safe_load(read_text(path)) or []
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (linje {mark.line + 1})" if mark else ""
        raise EvalError(f"{path} er ikke gyldig YAML{where}; ret den.") from error
    if not isinstance(entries, list):
        raise EvalError(f"{path} skal være en liste af rækker.")
    problems, rows = [], []
    for place, entry in enumerate(entries, 1):
        try:
            rows.append(_row(entry))
        except (ValueError, EvalError) as error:
            problems.append(f"række {place}: {error}")
    if problems:
        raise EvalError(f"{path} har rækker, der ikke er gyldige.", problems)
    chosen = [row for row in rows if row.quick or not quick]
    if not chosen:
        raise EvalError(f"{path} indeholder ingen {'hurtige ' if quick else ''}rækker.")
    return chosen


def _row(entry: object) -> Row:
    if not isinstance(entry, dict):
        raise ValueError("ikke navne med værdier")
    unknown = set(entry) - _KEYS
    if unknown:
        raise ValueError(f"ukendt navn {', '.join(sorted(map(str, unknown)))}")
    for name in ("name", "command", "metric"):
        if not isinstance(entry.get(name), str):
            raise ValueError(f"”{name}” mangler")
    for name in ("value", "at_least", "at_most", "tolerance"):
        if name in entry and not _is_number(entry[name]):
            raise ValueError(f"”{name}” skal være et tal")
    if entry.get("tolerance", 0) < 0:
        raise ValueError("”tolerance” skal være mindst 0")
    if not isinstance(entry.get("quick", False), bool):
        raise ValueError("”quick” skal være true eller false")
    _words(entry["command"])
    bounded = "at_least" in entry or "at_most" in entry
    if ("value" in entry) == bounded:
        raise ValueError("angiv enten ”value” eller ”at_least” / ”at_most”")
    return Row(**entry)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _words(command: str) -> list[str]:
    """A command of the project in its words, without ``python``.

    Raises:
        EvalError: it is none.
    """
    try:
        first, *words = shlex.split(command)
    except ValueError:  # a quotation that does not end, or nothing at all
        first, words = "", []
    if first != "python":
        raise EvalError(f"kommandoen ”{command}” skal være hel og begynde med python")
    return words


def run_command(command: str) -> dict[str, Any]:
    """Run a command of the project with ``--json`` and read what it measured.

    Raises:
        EvalError: it is no ``python`` command, it failed, or it wrote no JSON.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "result.json"
        done = subprocess.run(
            [sys.executable, *_words(command), "--json", str(out)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode or not out.exists():
            last = (done.stderr.strip().splitlines() or ["ingen besked"])[-1]
            raise EvalError(f"sluttede med {done.returncode}: {last}")
        try:
            return parse_object(read_text(out))
        except ValueError as error:
            raise EvalError(f"skrev {error}") from error


def figure(result: Any, path: str) -> float:
    """The number at a dotted path.

    Raises:
        EvalError: there is none.
    """
    for key in path.split("."):
        if not isinstance(result, dict) or key not in result:
            raise EvalError(f"der er intet tal ”{path}” i resultatet")
        result = result[key]
    if isinstance(result, dict):
        result = result.get("value")
    if not _is_number(result):
        raise EvalError(f"”{path}” er ikke et tal")
    return float(result)


def check_rows(
    rows: Sequence[Row], runner: Callable[[str], dict[str, Any]] = run_command
) -> Iterator[Outcome]:
    """Run each distinct command once and judge its rows, as they come.

    Args:
        rows: in the order in which they are reported, command by command.
        runner: what runs a command; a failing command fails its rows and no others.
    """
    for command in dict.fromkeys(row.command for row in rows):
        result: dict[str, Any] = {}
        failure: str | None = None
        try:
            result = runner(command)
        except EvalError as error:
            failure = str(error)
        for row in (row for row in rows if row.command == command):
            try:
                got = figure(result, row.metric) if failure is None else None
                yield Outcome(row, got, failure)
            except EvalError as error:
                yield Outcome(row, None, str(error))
