"""The text of an answer as HTML, its markers as links to their sources."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby

from rag import Answer
from ui.contacts import hide_contacts
from ui.plain import dotted
from ui.texts import Texts

_MARKER = re.compile(r"(\s*)\[(\d{1,3})\]")
_BULLET = re.compile(r"\A\s*[-•*]\s+")
_LONGEST_LEAD = 100
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s")


def answer_html(answer: Answer, number: int, texts: Texts) -> str:
    """The answer's text; markers that have a source become links to it."""
    known = {citation.marker for citation in answer.citations}
    seen: set[int] = set()

    def marker(match: re.Match[str]) -> str:
        value = int(match.group(2))
        if value not in known:
            return match.group()
        # The way back leads to the first place that uses the marker.
        place = "" if value in seen else f' id="svar-{number}-{value}"'
        seen.add(value)
        # A space that does not break keeps the number with its statement.
        return (
            ("&nbsp;" if match.group(1) else "")
            + f'<a class="marker" href="#kilde-{number}-{value}"{place} '
            f'aria-label="{escape(texts.to_source.format(number=value))}">{value}</a>'
        )

    blocks: list[str] = []
    text = map(dotted, hide_contacts(answer.text).split("\n"))
    doubts = {dotted(line) for line in answer.doubts}
    for kind, lines in groupby(text, lambda line: "doubt" if line in doubts else _line_kind(line)):
        written = [_MARKER.sub(marker, escape(_BULLET.sub("", line, count=1))) for line in lines]
        if kind == "list":
            blocks.append(f"<ul>{''.join(f'<li>{line}</li>' for line in written)}</ul>")
        elif kind == "numbered":
            entries = "".join(f"<li>{line}</li>" for line in written)
            blocks.append(f'<ul class="numbered">{entries}</ul>')
        elif kind:
            blocks += [f'<p class="{kind}">{line}</p>' for line in written]
    return "".join(blocks)


def _line_kind(line: str) -> str:
    """How a line of an answer is set; empty for a blank one."""
    if _BULLET.match(line):
        return "list"
    if _NUMBERED.match(line):
        return "numbered"
    if not line.strip():
        return ""
    # A short line without a source that leads to the next: meeting and item, or "Indstilling".
    leads = line.rstrip().endswith(":") and len(line) <= _LONGEST_LEAD
    return "lead" if leads and not _MARKER.search(line) else "plain"
