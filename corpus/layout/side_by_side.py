"""Agendas typed in two columns with spaces: the titles, and beside them what was said.

"1       Dagsorden            Godkendt." is one line to the eye of a program and two to that of a
reader.  Such lines are cut where the right column starts; the pieces keep their offsets.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.lines import Line
from corpus.sections.known_names import section_name

_LABELLED = re.compile(r"\d{1,3}[.)]?\s+(?=\S)")
_HOLE = re.compile(r"\s{2,}(?=[^\W\d_]|\S+ )")
_WIDEST = 200
_LEAST = 3  # numbered lines whose right column starts at the same place
_LEAST_BELOW = 2  # lines that only go on in it; a list of pages or hours beside titles has none


def by_side(lines: Sequence[Line]) -> list[Line]:
    """The lines, those in two columns with what stands on the right on a line of its own."""
    start = _right_column(lines)
    if start is None:
        return list(lines)
    numbered = [p for p, line in enumerate(lines) if _LABELLED.match(line.text)]
    name = _name(lines[: numbered[0]], start)
    first = numbered[0]
    return [
        piece
        for position, line in enumerate(lines)
        for piece in (_cut(line, start, name) if position >= first else (line,))
    ]


def _right_column(lines: Sequence[Line]) -> int | None:
    """Where the right column starts; None when there is none."""
    starts: Counter[int] = Counter()
    for line in lines:
        label = None if line.is_row else _LABELLED.match(line.text)
        hole = _HOLE.search(line.text, label.end(), _WIDEST) if label else None
        if hole:
            starts[line.indent + hole.end()] += 1
    if not starts:
        return None
    start, count = starts.most_common(1)[0]
    below = sum(line.indent == start for line in lines)
    return start if count >= _LEAST and below >= _LEAST_BELOW else None


def _name(head: Sequence[Line], start: int) -> str:
    """What the right column is called, if that is the name of a section."""
    for line in head:
        name = line.text[max(0, start - line.indent) :]
        if _starts_at(line, start) and section_name(name):
            return name
    return ""


def _starts_at(line: Line, start: int) -> bool:
    """Whether the right column of a line starts at a place."""
    index = start - line.indent
    if not 2 <= index < len(line.text) or line.is_row:
        return False
    return line.text[index - 2 : index].isspace() and not line.text[index].isspace()


def _cut(line: Line, start: int, name: str) -> Iterator[Line]:
    if _starts_at(line, start):
        index = start - line.indent
        yield line.piece(0, index, line.gap)
        yield replace(line.piece(index, len(line.text), 2), indent=start, column=name)
    else:
        yield replace(line, column=name) if line.indent == start else line
