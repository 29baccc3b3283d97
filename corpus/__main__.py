"""Command line: show one file as a meeting, check a folder."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from pathlib import Path

from corpus.folder import read_corpus
from corpus.measure import measure, read_facts_file, speed
from corpus.meeting import CorpusError
from corpus.names.alike import alike_people
from corpus.readable import overview, readable
from corpus.readers import read_meetings
from corpus.record import meeting_record

_EXAMPLES = """examples:
  python -m corpus show "corpus/minutes/2023-05-10 Sundhedsklynge Vest.txt"
  python -m corpus show FILE --json
  python -m corpus check corpus/minutes
  python -m corpus measure facts.jsonl my-minutes
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the result is the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m corpus",
        description="Read Danish minutes.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    show = verbs.add_parser("show", help="one file as a meeting, or as the meetings in it")
    show.add_argument("file", type=Path)
    show.add_argument("--json", action="store_true", help="as JSON with spans")
    check = verbs.add_parser("check", help="what was read and what was doubtful, per file")
    check.add_argument("folder", type=Path)
    figures = verbs.add_parser("measure", help="how well and how fast minutes are read")
    figures.add_argument("facts", type=Path, help="what a person read in them, as JSON lines")
    figures.add_argument("folders", type=Path, nargs="+", metavar="DIR", help="where they are")
    options = parser.parse_args(arguments)
    try:
        return _run(options)
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # "show … | head": whoever read has enough; what is left to print has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(options: argparse.Namespace) -> int:
    status = 0
    if options.verb == "show":
        meetings = read_meetings(options.file, options.file.parent)
        if options.json:
            records = [meeting_record(meeting) for meeting in meetings]
            shown = records if len(records) > 1 else records[0]
            print(json.dumps(shown, ensure_ascii=False, indent=2))
        else:
            print("\n\n\n".join(map(readable, meetings)))
    elif options.verb == "measure":
        status = _measure(options.facts, options.folders)
    else:
        status = _check(options.folder)
    sys.stdout.flush()  # here, so that a closed pipe is noticed in time
    return status


def _check(folder: Path) -> int:
    logging.getLogger("corpus").addHandler(logging.NullHandler())  # it is all told below
    corpus = read_corpus(folder)
    print(overview(corpus))
    for pair in alike_people(corpus.meetings):
        told = [
            f"{name} ({', '.join(files)})"
            for name, files in zip(pair.names, pair.files, strict=True)
        ]
        print(f"Sandsynligvis samme person: {' og '.join(told)}.")
    for problem in corpus.problems:
        print(f"IKKE LÆST  {problem.path}: {problem.message}", file=sys.stderr)
    return 1 if corpus.problems else 0


def _measure(facts: Path, folders: list[Path]) -> int:
    records = read_facts_file(facts)
    reading = measure(records, folders)
    for line in reading.wrong:
        print(f"AFVIGER  {line}", file=sys.stderr)
    for fact, count in reading.known.items():
        print(f"{fact:10} {reading.right[fact]} af {count}")
    found = [folder / record["path"] for record in records for folder in folders]
    pdfs = [path for path in found if path.suffix.lower() == ".pdf" and path.is_file()]
    if pdfs:
        took = speed(pdfs)
        print(
            f"\n{took.pages} PDF-sider; sider i sekundet: {took.read:.0f} læst, "
            f"{took.understood:.0f} læst og forstået, {took.bare:.0f} ved bar udtrækning"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
