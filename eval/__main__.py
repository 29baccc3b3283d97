"""``python -m eval``: reads arguments and prints."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from tqdm import tqdm

from corpus.folder import MINUTES
from eval.arguments import parser
from eval.bench import bench, bench_table
from eval.check import check_questions, doubts, require_valid
from eval.compare import compare, compare_table
from eval.compare_report import compare_report
from eval.errors import EvalError
from eval.evaluate import (
    baselines,
    compared_questions,
    open_project_index,
    paired_predictions,
    questions_of_split,
    sources_for_scoring,
    system_to_measure,
)
from eval.expected import check_rows, read_rows
from eval.files import require_place, same_file, write_text
from eval.merge import fill_split
from eval.prediction_log import PredictionLog
from eval.predictions import read_predictions
from eval.questions import read_questions
from eval.report import report
from eval.runner import failures, project_system, run
from eval.scores import Scores, to_json
from eval.sources import sources_in
from eval.tables import run_table

T = TypeVar("T")
_SHOWN_PROBLEMS = 20
_WRITTEN = ("report", "json", "html")  # a place that will not do is found out before the work
_REPORT = "report.html"  # in the folder of an index; the chat over that index links to it
_READ = ("questions", "predictions", "a", "b")
_ABOUT = {"questions_file": "spørgsmål", "split": "del", "made_with": "lavet med"}


def _progress(things: Sequence[T], name: str) -> Iterable[T]:
    bar: Iterable[T] = tqdm(things, desc=name, disable=None)
    return bar


def _run(args: argparse.Namespace) -> int:
    if args.resume and not args.predictions:
        raise EvalError("--resume går videre med en fil med svar; nævn den med --predictions.")
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
    status = _publish(args, systems, about, for_page=args.system is None)
    failed = failures(questions, predictions)
    if failed:
        _say(
            f"Systemet fejlede på {len(failed)} af {len(questions)} spørgsmål, der tæller som forkert "
            f"besvaret{_how_to_go_on(args)}.",
            failed,
        )
        return 1
    return status


def _score(args: argparse.Namespace) -> int:
    questions = questions_of_split(args.questions, args.split)
    predictions = read_predictions(args.predictions, read_questions(args.questions), partial=True)
    missing = [question.id for question in questions if question.id not in predictions]
    if missing:
        raise EvalError(
            f"{args.predictions} mangler {len(missing)} af {len(questions)} spørgsmål "
            f"(det første er ”{missing[0]}”); gør den færdig med run --resume."
        )
    sources = sources_for_scoring(args.corpus, questions)
    scores = Scores.of(args.predictions.name, questions, predictions, sources)
    about = {"questions_file": str(args.questions), "split": args.split}
    return _publish(args, [scores], about)


def _publish(
    args: argparse.Namespace,
    systems: list[Scores],
    about: dict[str, Any],
    for_page: bool = False,
) -> int:
    """Print, and write what was asked for; the report also where the page finds it."""
    # First, so that a file that cannot be written loses nothing.
    print(run_table(systems))
    if args.json:
        write_text(args.json, json.dumps(to_json(systems, **about), ensure_ascii=False, indent=1))
    if args.report:
        facts = [(_ABOUT[name], str(value)) for name, value in about.items() if value]
        page = report(systems, f"Måling over {args.questions.name}", facts)
        write_text(args.report, page)
        if for_page:
            from index import default_index

            write_text((args.index or default_index(args.corpus or MINUTES)) / _REPORT, page)
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
        write_text(args.html, compare_report(result))
    if args.json:
        write_text(args.json, json.dumps(result.to_dict(), ensure_ascii=False, indent=1))
    print(compare_table(result))
    return 0


def _check(args: argparse.Namespace) -> int:
    try:
        questions = read_questions(args.questions)
    except EvalError as error:
        if not error.problems:
            raise
        return _show_problems(args.questions, error.problems)
    sources = sources_in(args.corpus)
    problems = check_questions(questions, sources)
    for doubt in doubts(questions, sources):
        print(f"{args.questions}: {doubt} (tvivl)")
    if problems:
        return _show_problems(args.questions, problems)
    print(f"{args.questions}: {len(questions)} spørgsmål, alle gyldige")
    return 0


def _show_problems(path: Path, problems: Sequence[object]) -> int:
    for problem in problems:
        print(f"{path}: {problem}", file=sys.stderr)
    return 1


def _split(args: argparse.Namespace) -> int:
    text = "\n".join(fill_split(args.questions))
    if args.out:
        write_text(args.out, text)
    else:
        print(text)
    return 0


def _bench(args: argparse.Namespace) -> int:
    questions = read_questions(args.questions)[: args.limit]
    index = open_project_index(args.corpus, args.index)
    progress = partial(_progress, name="bench")
    result = bench(questions, project_system(index), index.embedder, progress=progress)
    if args.json:
        write_text(args.json, json.dumps(result.to_dict(), indent=1))
    print(bench_table(result))
    return 0


def _expected(args: argparse.Namespace) -> int:
    rows = read_rows(args.file, quick=args.quick)
    failed = 0
    for outcome in check_rows(rows):
        failed += not outcome.ok
        print(outcome, flush=True)
    print(f"{len(rows) - failed} af {len(rows)} som forventet")
    return 1 if failed else 0


def _fit(args: argparse.Namespace) -> int:
    # Imported here, for it pulls in scikit-learn, which nothing else needs.
    from eval.fitting import fit_models, paired

    sets = paired(args.questions, args.corpora or [MINUTES]) if args.questions else []
    for line in fit_models(sets, args.false_refusals, args.out):
        print(line)
    return 0


def _train(args: argparse.Namespace) -> int:
    # Imported here, for it pulls in PyTorch, which takes seconds.
    from eval.fitting import train_cross_encoder

    for line in train_cross_encoder(args.sets, args.out):
        print(line)
    return 0


_VERBS = {
    "run": _run,
    "score": _score,
    "compare": _compare,
    "check": _check,
    "split": _split,
    "bench": _bench,
    "fit": _fit,
    "train": _train,
    "expected": _expected,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit status.

    0: all of it worked; 1: a check or the system measured failed; 2: something to put right.
    """
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    args = parser(_VERBS).parse_args(argv)
    try:
        _require_places(args)
        return int(args.verb(args))
    except EvalError as error:
        _say(str(error), error.problems)
        return 2
    except BrokenPipeError:  # whoever read the output has seen enough, e.g. ``| head``
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except KeyboardInterrupt:
        print(f"Afbrudt{_how_to_go_on(args)}.", file=sys.stderr)
        return 130


def _require_places(args: argparse.Namespace) -> None:
    """Refuse places that nothing can be written to, or that would lose something."""
    taken = [getattr(args, name, None) for name in _READ]
    for name in _WRITTEN:
        if place := getattr(args, name, None):
            require_place(place)
            if any(isinstance(path, Path) and same_file(path, place) for path in taken):
                raise EvalError(f"--{name} {place} er også en anden fil i kommandoen; vælg en ny.")
            taken.append(place)


def _say(message: str, problems: Sequence[str]) -> None:
    print(message, file=sys.stderr)
    for problem in problems[:_SHOWN_PROBLEMS]:
        print(f"  {problem}", file=sys.stderr)
    if len(problems) > _SHOWN_PROBLEMS:
        print(f"  og {len(problems) - _SHOWN_PROBLEMS} til", file=sys.stderr)


def _how_to_go_on(args: argparse.Namespace) -> str:
    if args.verb is not _run or not args.predictions:
        return ""
    return f"; svarene indtil nu er i {args.predictions}, og --resume går videre med dem"


if __name__ == "__main__":
    sys.exit(main())
