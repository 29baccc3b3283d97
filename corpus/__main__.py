"""Command line: show one file as a meeting, check a folder."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from corpus.folder import read_corpus, read_meeting
from corpus.meeting import CorpusError, Meeting
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
                print(_readable(meeting))
            return 0
        return _check(options.folder)
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1


def _check(folder: Path) -> int:
    corpus = read_corpus(folder)
    rows = [("fil", "organ", "dato", "punkter", "personer", "slags", "tvivl")]
    rows += [
        (
            meeting.source.path,
            meeting.body or "–",
            meeting.date or "–",
            str(len(meeting.items)),
            str(len(meeting.people)),
            meeting.kind,
            " ".join(_doubts(meeting)),
        )
        for meeting in corpus.meetings
    ]
    widths = [min(44, max(len(row[column]) for row in rows)) for column in range(6)]
    for row in rows:
        cells = [cell[:width].ljust(width) for cell, width in zip(row, widths, strict=False)]
        print("  ".join([*cells, row[6]]).rstrip())
    for problem in corpus.problems:
        print(f"IKKE LÆST  {problem.path}: {problem.message}", file=sys.stderr)
    return 1 if corpus.problems else 0


def _doubts(meeting: Meeting) -> list[str]:
    evidence = meeting.date_evidence or ""
    inferred = [f"Dato udledt: {evidence[10:]}."] if evidence.startswith("inferred: ") else []
    return [*inferred, *meeting.warnings]


def _readable(meeting: Meeting) -> str:
    when = " ".join(filter(None, [meeting.date, meeting.start and f"kl. {meeting.start}"]))
    lines = [meeting.title, f"{meeting.body or '–'}, {when or 'uden dato'}"]
    lines += [f"Sted: {meeting.place}"] if meeting.place else []
    lines += [f"Mødeleder: {meeting.chair}"] if meeting.chair else []
    record = meeting_record(meeting)
    lines += ["", "Personer:"] if meeting.people else []
    for person in meeting.people:
        about = ", ".join(filter(None, [person.role, person.organisation, person.note]))
        lines.append(f"  {person.name} [{person.status}]" + (f": {about}" if about else ""))
    for item in record["items"]:
        indent = "  " if item["parent"] else ""
        outcome = "" if item["outcome"] == "none" else f"  ({item['outcome']})"
        lines += ["", f"{indent}{item['label'] or '–'}  {item['title']}{outcome}"]
        for section in item["sections"]:
            lines.append(f"{indent}  [{section['kind']}]")
            lines += [f"{indent}    {line}" for line in section["text"].splitlines()]
    if doubts := _doubts(meeting):
        lines += ["", *(f"Tvivl: {doubt}" for doubt in doubts)]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
