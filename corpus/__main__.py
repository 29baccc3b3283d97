"""Command line: show one file as a meeting, check a folder."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from corpus.folder import read_corpus, read_meeting
from corpus.meeting import CorpusError
from corpus.readable import overview, readable
from corpus.record import meeting_record

_EXAMPLES = """examples:
  python -m corpus show "corpus/minutes/2023-05-10 Sundhedsklynge Vest.txt"
  python -m corpus show FILE --json
  python -m corpus check corpus/minutes
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
    show = verbs.add_parser("show", help="one file as a meeting")
    show.add_argument("file", type=Path)
    show.add_argument("--json", action="store_true", help="as JSON with spans")
    check = verbs.add_parser("check", help="what was read and what was doubtful, per file")
    check.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    try:
        if options.verb == "show":
            meeting = read_meeting(options.file, options.file.parent)
            if options.json:
                print(json.dumps(meeting_record(meeting), ensure_ascii=False, indent=2))
            else:
                print(readable(meeting))
            return 0
        return _check(options.folder)
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1


def _check(folder: Path) -> int:
    corpus = read_corpus(folder)
    print(overview(corpus))
    for problem in corpus.problems:
        print(f"IKKE LÆST  {problem.path}: {problem.message}", file=sys.stderr)
    return 1 if corpus.problems else 0


if __name__ == "__main__":
    sys.exit(main())
