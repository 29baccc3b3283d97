"""``python -m eval``: reads arguments and prints."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from tqdm import tqdm

from corpus.folder import MINUTES
from eval.bench import bench, bench_table
from eval.check import check_questions, doubts, require_valid
from eval.compare import compare, compare_table
from eval.compare_report import compare_report
from eval.errors import EvalError
from eval.evaluate import (
    DEFAULT_QUESTIONS,
    baselines,
    compared_questions,
    open_project_index,
    paired_predictions,
    questions_of_split,
    sources_for_scoring,
    system_to_measure,
)
from eval.expected import check_rows, read_rows
from eval.merge import fill_split
from eval.prediction_log import PredictionLog
from eval.predictions import read_predictions
from eval.questions import read_questions
from eval.report import report
from eval.runner import project_system, run
from eval.scores import Scores, to_json
from eval.sources import sources_in, sources_of
from eval.tables import run_table

T = TypeVar("T")
_SHOWN_PROBLEMS = 20


def _progress(things: Sequence[T], name: str) -> Iterable[T]:
    bar: Iterable[T] = tqdm(things, desc=name, disable=None)
    return bar


def _run(args: argparse.Namespace) -> int:
    if args.resume and not args.predictions:
        raise EvalError("--resume continues a predictions file; name it with --predictions.")
    questions = questions_of_split(args.questions, args.split)
    measured = system_to_measure(args.system, args.corpus, args.index, args.baselines)
    require_valid(questions, measured.sources, str(args.questions))
    progress = partial(_progress, name=measured.name)
    if args.predictions:
        log = PredictionLog(
            args.predictions, questions, args.questions, measured.made_with, resume=args.resume
        )
        with log:
            predictions = run(questions, measured.system, log, progress)
    else:
        predictions = run(questions, measured.system, progress=progress)

    systems = [Scores.of(measured.name, questions, predictions, measured.sources)]
    if args.baselines and measured.index is not None:
        systems += baselines(measured.index, questions, measured.sources, _progress)
    about = {
        "questions_file": str(args.questions),
        "split": args.split,
        "made_with": measured.made_with,
    }
    return _publish(args, systems, about)


def _score(args: argparse.Namespace) -> int:
    questions = questions_of_split(args.questions, args.split)
    predictions = read_predictions(args.predictions, read_questions(args.questions), partial=True)
    missing = [question.id for question in questions if question.id not in predictions]
    if missing:
        raise EvalError(
            f"{args.predictions} has no prediction for {len(missing)} of {len(questions)} "
            f"questions (the first is '{missing[0]}'); finish it with run --resume."
        )
    sources = sources_for_scoring(args.corpus, questions)
    scores = Scores.of(args.predictions.name, questions, predictions, sources)
    about = {"questions_file": str(args.questions), "split": args.split}
    return _publish(args, [scores], about)


def _publish(args: argparse.Namespace, systems: list[Scores], about: dict[str, Any]) -> int:
    if args.json:
        _write(args.json, json.dumps(to_json(systems, **about), ensure_ascii=False, indent=1))
    if args.report:
        facts = [(name.replace("_", " "), str(value)) for name, value in about.items() if value]
        _write(args.report, report(systems, f"Evaluation of {args.questions.name}", facts))
    print(run_table(systems))
    return 0


def _compare(args: argparse.Namespace) -> int:
    questions = read_questions(compared_questions(args.a, args.b, args.questions))
    common, one, other = paired_predictions(args.a, args.b, questions)
    sources = sources_for_scoring(args.corpus, common)
    result = compare(
        Scores.of(str(args.a), common, one, sources),
        Scores.of(str(args.b), common, other, sources),
    )
    if args.html:
        _write(args.html, compare_report(result))
    if args.json:
        _write(args.json, json.dumps(result.to_dict(), ensure_ascii=False, indent=1))
    print(compare_table(result))
    return 0


def _check(args: argparse.Namespace) -> int:
    try:
        questions = read_questions(args.questions)
    except EvalError as error:
        if not error.problems:
            raise
        return _show_problems(args.questions, error.problems)
    problems = check_questions(questions, sources_in(args.corpus))
    for doubt in doubts(questions):
        print(f"{args.questions}: {doubt} (doubtful)")
    if problems:
        return _show_problems(args.questions, problems)
    print(f"{args.questions}: {len(questions)} questions, all valid")
    return 0


def _show_problems(path: Path, problems: Sequence[object]) -> int:
    for problem in problems:
        print(f"{path}: {problem}", file=sys.stderr)
    return 1


def _split(args: argparse.Namespace) -> int:
    text = "\n".join(fill_split(args.questions))
    if args.out:
        _write(args.out, text)
    else:
        print(text)
    return 0


def _bench(args: argparse.Namespace) -> int:
    questions = read_questions(args.questions)[: args.limit]
    index = open_project_index(args.corpus, args.index)
    progress = partial(_progress, name="bench")
    result = bench(questions, project_system(index), index.embedder, progress=progress)
    if args.json:
        _write(args.json, json.dumps(result.to_dict(), indent=1))
    print(bench_table(result))
    return 0


def _expected(args: argparse.Namespace) -> int:
    rows = read_rows(args.file, quick=args.quick)
    failed = 0
    for outcome in check_rows(rows):
        failed += not outcome.ok
        print(outcome, flush=True)
    print(f"{len(rows) - failed} of {len(rows)} as expected")
    return 1 if failed else 0


def _fit(args: argparse.Namespace) -> int:
    # Imported here, for it pulls in scikit-learn, which nothing else needs.
    from eval.fit import fit, write_model

    if len(args.questions) != len(args.corpora or [MINUTES]):
        raise EvalError("Give one --corpus for each question set, in the same order.")
    sets = []
    for path, corpus in zip(args.questions, args.corpora or [MINUTES], strict=True):
        questions = questions_of_split(path, "dev")
        index = open_project_index(corpus, None)
        require_valid(questions, sources_of(index.meetings), str(path))
        sets.append((index, questions))
    about = {"questions": [path.name for path in args.questions], "split": "dev"}
    ranker, gate = fit(sets, about, args.false_refusals)
    write_model(ranker, args.out / "ranker.json")
    write_model(gate, args.out / "gate.json")
    print(f"ranker: {ranker['provenance']}\ngate: {gate['provenance']}")
    return 0


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.rstrip("\n") + "\n", encoding="utf-8")
    except OSError as error:
        raise EvalError(f"Cannot write {path}: {error.strerror}.") from error


Verb = Callable[[argparse.Namespace], int]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eval",
        description="Measure how well questions about meeting minutes are answered.",
        epilog="example: python -m eval run eval/questions/five-minutes.jsonl --report report.html",
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    def verb(name: str, function: Verb, text: str, example: str) -> argparse.ArgumentParser:
        child = verbs.add_parser(
            name, help=text, description=text, epilog=f"example: python -m eval {example}"
        )
        child.set_defaults(verb=function)
        return child

    def option(child: argparse.ArgumentParser, *names: str) -> None:
        for name in names:
            child.add_argument(
                f"--{name}", type=Path, metavar=_KIND.get(name, "FILE"), help=_HELP[name]
            )

    child = verb("run", _run, "Ask every question and score the replies.", _EXAMPLES["run"])
    child.add_argument("questions", type=Path, help="question set (JSON Lines)")
    option(child, "index", "corpus", "predictions", "report", "json")
    child.add_argument("--split", help="only this split of the questions, e.g. dev or test")
    child.add_argument("--system", metavar="MODULE:FUNCTION", help=_HELP["system"])
    child.add_argument(
        "--no-baselines", dest="baselines", action="store_false", help="only the system itself"
    )
    child.add_argument("--resume", action="store_true", help="go on with --predictions")

    child = verb("score", _score, "Score predictions that exist.", _EXAMPLES["score"])
    child.add_argument("questions", type=Path, help="question set (JSON Lines)")
    child.add_argument("predictions", type=Path, help="predictions (JSON Lines)")
    option(child, "corpus", "report", "json")
    child.add_argument("--split", help="only this split of the questions, e.g. dev or test")

    child = verb("compare", _compare, "Compare two predictions files.", _EXAMPLES["compare"])
    child.add_argument("a", type=Path, metavar="A", help="predictions of the first system")
    child.add_argument("b", type=Path, metavar="B", help="predictions of the second system")
    option(child, "questions", "corpus", "html", "json")

    child = verb("check", _check, "Validate a question set.", _EXAMPLES["check"])
    child.add_argument("questions", type=Path, help="question set (JSON Lines)")
    child.add_argument("--corpus", type=Path, default=MINUTES, help=_HELP["corpus"])

    child = verb("split", _split, "Merge sets and fill in dev or test.", _EXAMPLES["split"])
    child.add_argument("questions", type=Path, nargs="+", help="question sets (JSON Lines)")
    child.add_argument("--out", type=Path, help="where to write; the terminal without it")

    child = verb("bench", _bench, "Time answers against one embedding.", _EXAMPLES["bench"])
    child.add_argument("questions", type=Path, nargs="?", default=DEFAULT_QUESTIONS)
    option(child, "index", "corpus", "json")
    child.add_argument("--limit", type=int, help="only so many questions")

    child = verb("fit", _fit, "Fit ranker and gate on the dev questions.", _EXAMPLES["fit"])
    child.add_argument("questions", type=Path, nargs="+", help="question sets (JSON Lines)")
    child.add_argument(
        "--corpus", dest="corpora", type=Path, action="append", help="of each set, in order"
    )
    child.add_argument(
        "--false-refusals",
        type=float,
        default=0.03,
        help="share of answerable questions that may be refused (default: 0.03)",
    )
    child.add_argument(
        "--out", type=Path, required=True, help="folder for the two models, e.g. rag"
    )

    child = verb("expected", _expected, "Check published figures.", _EXAMPLES["expected"])
    child.add_argument("--quick", action="store_true", help="only the quick rows")
    child.add_argument(
        "--file", type=Path, default=Path(__file__).with_name("expected.yaml"), help="the rows"
    )
    return parser


_KIND = {"index": "DIR", "corpus": "DIR"}
_HELP = {
    "index": "index folder (default: the project's own, built when needed)",
    "corpus": "folder of minutes (default: those that ship with the project)",
    "predictions": "write each reply here as it comes",
    "report": "write an HTML report here",
    "json": "write the figures here as JSON",
    "html": "write an HTML comparison here",
    "questions": "question set (default: the one the predictions were made for)",
    "system": "evaluate function(question, history) -> prediction record instead of the project",
}
_EXAMPLES = {
    "run": "run eval/questions/five-minutes.jsonl --predictions out.jsonl --report report.html",
    "score": "score eval/questions/five-minutes.jsonl out.jsonl",
    "compare": "compare before.jsonl after.jsonl --html comparison.html",
    "check": "check eval/questions/five-minutes.jsonl --corpus corpus/minutes",
    "split": "split part-a.jsonl part-b.jsonl --out five-minutes.jsonl",
    "bench": "bench --limit 100",
    "fit": "fit eval/questions/five-minutes.jsonl --corpus corpus/minutes --out rag",
    "expected": "expected --quick",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit status.

    0: all of it worked; 1: a check failed; 2: something the user can put right.
    """
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    args = _parser().parse_args(argv)
    try:
        return int(args.verb(args))
    except EvalError as error:
        print(f"error: {error}", file=sys.stderr)
        for problem in error.problems[:_SHOWN_PROBLEMS]:
            print(f"  {problem}", file=sys.stderr)
        more = len(error.problems) - _SHOWN_PROBLEMS
        if more > 0:
            print(f"  and {more} more", file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever read the output has seen enough, e.g. ``| head``
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
