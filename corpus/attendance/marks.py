"""Marks that say who came: lists with one beside each name, "Ib Dam (V)   x", and cells of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.lines import Line
from corpus.names.bare_entry import names_people

_YES = r"x|✓|✔|√|☒|☑|\+|ja|\[x\]|\(x\)"
_NO = r"[-–—÷%]|☐|nej|\[ ?\]|\( ?\)"
_AFTER = re.compile(
    rf"(?P<who>\S.*?)(?:\s+|\s*:\s*|\s*\.{{3,}}\s*)(?P<mark>{_YES}|{_NO})", re.IGNORECASE
)
# A dash before a name is the bullet of a list, but not where others have a plus.
_BEFORE = re.compile(rf"(?P<mark>{_YES}|[-–—÷☐]|\[ ?\])\s+(?P<who>\S.*)", re.IGNORECASE)
_IS_YES = re.compile(_YES, re.IGNORECASE)
# In a cell of its own also "J", "1", "mødt"; what is said besides follows: "X (gik kl. 15.15)".
_CELL = re.compile(
    rf"(?:(?P<yes>{_YES}|j|yes|y|ok|1(?!\.)|til ?stede|mødt(?! kl))|(?P<no>{_NO}|n|no|0))(?!\w)"
    r"(?P<more>.*)",
    re.IGNORECASE,
)
_LEAST = 2
_LONGEST = 150


def read_mark(cell: str) -> tuple[bool | None, str]:
    """Whether the mark of a cell says yes, None without one, and what the cell says besides."""
    match = _CELL.match(cell)
    said = match["more"] if match else cell
    bare = said.strip(" ,;")
    aside = bare.startswith("(") and bare.endswith(")")
    return (match["yes"] is not None if match else None), bare[1:-1] if aside else bare


def by_mark(lines: Sequence[Line]) -> list[Line]:
    """The lines, each of such a list as the entry of one with boxes: "- [x] Ib Dam (V)"."""
    found = list(lines)
    for form in (_AFTER, _BEFORE):
        for run in _runs(lines, form):
            marks = [form.fullmatch(lines[index].text) for index in run]
            if not any(match and _IS_YES.fullmatch(match["mark"]) for match in marks):
                continue
            for index, match in zip(run, marks, strict=True):
                assert match is not None  # of a run
                found[index] = _boxed(lines[index], match)
    return found


def _runs(lines: Sequence[Line], form: re.Pattern[str]) -> Iterator[list[int]]:
    """The places of lines that follow each other and all have a mark beside a name."""
    run: list[int] = []
    for index, line in enumerate(lines):
        match = None if line.is_row or len(line.text) > _LONGEST else form.fullmatch(line.text)
        if match and not line.level and names_people(match["who"]):
            run.append(index)
            continue
        if len(run) >= _LEAST:
            yield run
        run = []
    if len(run) >= _LEAST:
        yield run


def _boxed(line: Line, match: re.Match[str]) -> Line:
    box = "- [x] " if _IS_YES.fullmatch(match["mark"]) else "- [ ] "
    begin, end = match.span("who")
    offsets = (*[line.offsets[begin]] * len(box), *line.offsets[begin:end])
    return replace(line, text=box + match["who"], offsets=offsets)
