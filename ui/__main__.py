"""What people thought of answers, from the shell: ``python -m ui feedback``."""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from pathlib import Path

from corpus import MINUTES
from index import default_index
from ui.feedback import FeedbackStore, question_of

EXAMPLES = """\
eksempler:
  python -m ui feedback
  python -m ui feedback --export spoergsmaal.jsonl
  python -m eval check spoergsmaal.jsonl
"""


def main(arguments: list[str] | None = None) -> int:
    """Show or export the votes; returns the exit status."""
    options = _options(arguments)
    index = options.index or default_index(options.corpus or MINUTES)
    try:
        votes = FeedbackStore(index).all()
    except sqlite3.Error as error:
        print(f"Tilbagemeldingerne i ”{index}” kan ikke læses ({error}).", file=sys.stderr)
        return 1
    good = sum(vote.vote > 0 for vote in votes)
    if options.export is None:
        print(f"{len(votes)} tilbagemeldinger: {good} gode, {len(votes) - good} dårlige.")
        return 0
    if not votes:
        print("Der er ingen tilbagemeldinger endnu; intet er skrevet.", file=sys.stderr)
        return 1
    lines = [json.dumps(question_of(vote), ensure_ascii=False) + "\n" for vote in votes]
    try:
        options.export.write_text("".join(lines), "utf-8")
    except OSError as error:
        print(
            f"Der kan ikke skrives i ”{options.export}” ({error.strerror}); vælg en anden fil.",
            file=sys.stderr,
        )
        return 1
    print(f"{len(votes)} spørgsmål skrevet i {options.export}.")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m ui",
        description="Det, der er samlet gennem siden.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="feedback")
    feedback = verbs.add_parser("feedback", help="tæl tilbagemeldinger, eller skriv dem ud")
    feedback.add_argument(
        "--export", type=Path, metavar="FIL", help="skriv dem som spørgsmål til python -m eval"
    )
    feedback.add_argument("--corpus", type=Path, metavar="DIR", help="mappe med referater")
    feedback.add_argument("--index", type=Path, metavar="DIR", help="mappe til indekset")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
