"""Command line: ask one question and read the answer with its sources."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import textwrap
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus import CorpusError, Meeting, SectionKind, find_dates
from index import Index, IndexUnavailable, ModelUnavailable, Passage, ensure_index, fold
from index.progress import ProgressBar
from rag.answer import Answer, Citation, Filters, Hit
from rag.assistant import Assistant
from rag.record import to_record
from rag.telling.compose import meeting_words

_EXAMPLES = """eksempler:
  python -m rag "Hvad blev besluttet om forebyggelige genindlæggelser?"
  python -m rag "Hvem havde meldt afbud?" --body midt --from 2023-01-01
  python -m rag "Hvad blev indstillet?" --section indstilling --json
"""
_SECTIONS: dict[str, SectionKind] = {
    "deltagere": "header",
    "sagsfremstilling": "background",
    "økonomi": "economy",
    "indstilling": "recommendation",
    "referat": "minutes",
    "historik": "history",
    "bilag": "attachments",
    "øvrigt": "other",
}
_SECTION_WORDS: dict[SectionKind, str] = {
    **{kind: word for word, kind in _SECTIONS.items()},
    "recommendation": "indstilling (et forslag, ikke en beslutning)",
}
_WIDTH = 96


class BadArgument(Exception):
    """An argument that nothing fits; the message is one sentence for a user."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one question; the result is the exit status.

    0: an answer or an honest refusal; 1: no index, minutes or model; 2: an argument to put right.
    """
    options = _options(arguments)
    # What the minutes leave in doubt is said by `python -m index build`, not at every question.
    logging.basicConfig(level=logging.ERROR, format="%(message)s")
    try:
        filters = Filters(
            date_from=_date("--from", options.date_from),
            date_to=_date("--to", options.date_to),
            section=_section(options.section),
        )
        with ProgressBar() as progress:
            index = ensure_index(options.corpus, options.index, progress)
        if options.body is not None:
            filters = _narrowed(filters, options.body, index)
        started = time.perf_counter()
        answer = Assistant(index).answer(
            options.question, filters=filters if filters.to_dict() else None
        )
        seconds = round(time.perf_counter() - started, 4)
        if options.json:
            record = {**to_record(answer), "seconds": seconds}
            print(json.dumps(record, ensure_ascii=False, indent=2))
        else:
            print(_readable(answer, index))
        return 0
    except BadArgument as error:
        print(error, file=sys.stderr)
        return 2
    except (CorpusError, IndexUnavailable, ModelUnavailable) as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except KeyboardInterrupt:
        print("Afbrudt.", file=sys.stderr)
        return 130


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m rag",
        description="Stil et spørgsmål til referaterne. Indekset bringes først ajour med mappen.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("question", metavar="SPØRGSMÅL")
    parser.add_argument("--json", action="store_true", help="svaret som JSON")
    parser.add_argument("--body", metavar="ORGAN", help="kun møder i dette organ, f.eks. midt")
    parser.add_argument("--from", dest="date_from", metavar="DATO", help="kun møder fra denne dag")
    parser.add_argument("--to", dest="date_to", metavar="DATO", help="kun møder til denne dag")
    parser.add_argument(
        "--section", metavar="AFSNIT", help=f"kun denne slags afsnit: {', '.join(_SECTIONS)}"
    )
    parser.add_argument(
        "--corpus", type=Path, metavar="DIR", help="mappe med referater (de medfølgende)"
    )
    parser.add_argument(
        "--index", type=Path, metavar="DIR", help="mappe til indekset (i brugerens cache)"
    )
    return parser.parse_args(arguments)


def _narrowed(filters: Filters, name: str, index: Index) -> Filters:
    """To the cluster of that name, or else to the meetings of the bodies whose name holds it."""
    wanted = fold(name.strip())
    heads = index.heads
    clusters = {m.cluster for m in heads.values() if m.cluster and fold(m.cluster) == wanted}
    if clusters:
        return replace(filters, clusters=tuple(sorted(clusters)))
    meetings = [path for path, m in heads.items() if wanted and wanted in fold(m.body or "")]
    if not meetings:
        bodies = ", ".join(sorted({m.body for m in heads.values() if m.body})) or "ingen"
        raise BadArgument(f"Ingen møder er i organet ”{name}”; der er: {bodies}.")
    return replace(filters, meetings=tuple(meetings))


def _date(option: str, text: str | None) -> str | None:
    if text is None:
        return None
    dates = [date.iso for date in find_dates(text) if date.iso]
    if len(dates) != 1:
        raise BadArgument(f"{option} {text} er ikke en dato; skriv den som 2023-05-24.")
    return dates[0]


def _section(name: str | None) -> SectionKind | None:
    if name is None:
        return None
    known = dict(_SECTIONS)
    known.update((kind, kind) for kind in _SECTIONS.values())
    if name.casefold() not in known:
        raise BadArgument(
            f"--section {name} er ikke en slags afsnit; vælg mellem {', '.join(_SECTIONS)}."
        )
    return known[name.casefold()]


def _readable(answer: Answer, index: Index) -> str:
    lines = [_wrapped(line, "") for line in answer.text.splitlines()]
    if answer.citations:
        lines += ["", "Kilder"]
        for citation in answer.citations:
            lines += _source(citation, index.meetings[citation.passage.doc])
    if answer.abstained and answer.related:
        lines += ["", "Nærmeste steder (ikke et svar)"]
        for hit in answer.related:
            lines += _near(hit, index.meetings[hit.passage.doc])
    return "\n".join(lines)


def _source(citation: Citation, meeting: Meeting) -> list[str]:
    lines = [f"[{citation.marker}] {_place(citation.passage, meeting, citation.page)}"]
    return [*lines, _wrapped(f"”{citation.quote}”", "    ")]


def _near(hit: Hit, meeting: Meeting) -> list[str]:
    passage = hit.passage
    start = textwrap.shorten(passage.text, 2 * _WIDTH, placeholder=" …")
    place = _place(passage, meeting, meeting.source.page_of(passage.span.start))
    return [f"  – {place}", _wrapped(start, "    ")]


def _place(passage: Passage, meeting: Meeting, page: int | None) -> str:
    item = meeting.items[passage.item] if passage.item is not None else None
    label = f"punkt {item.number} " if item and item.number else ""
    parts = [
        meeting_words(meeting),
        f"{label}{item.title}".strip() if item else "",
        _SECTION_WORDS[passage.section],
        f"side {page}" if page else "",
        meeting.source.file,
    ]
    return " · ".join(filter(None, parts))


def _wrapped(text: str, indent: str) -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


if __name__ == "__main__":
    sys.exit(main())
