"""A source text as lines: clean text, offsets, spacing, Markdown level.

Every later step (furniture, headings, sections, people) looks at lines, and every span it makes
comes from ``Line.at``, so Markdown marks and indentation never shift an offset.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from corpus.meeting import Source, Span

Form = Literal["markdown", "blocks", "plain"]
"""How a text is written: Markdown by hand; the blocks that the DOCX and HTML readers write, which
have headings and tables but no other marks; or plain lines."""

_FORMS: dict[str, Form] = {
    "text/markdown": "markdown",
    "text/html": "blocks",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "blocks",
}
_BREAKS = re.compile(r"[\n\f\v\x1c-\x1e\x85\u2028\u2029]")
# What Markdown puts before a line: quotation marks and the marks of a heading or a definition.
_LEAD = re.compile(r"[ \t]*(?:>[ \t]*)*(#{1,6}[ \t]+)?(?::[ \t]{1,4}(?=\S))?")
_QUOTED = re.compile(r"(?P<before>[ \t]*)(?:>[ \t]?)*>(?P<after>[ \t]*)")
# What it puts inside a line: images, tags and templates, the frame of a link, emphasis, escapes.
# A list bullet ("- ", "* ") is kept, for it is part of what a reader sees.
_TARGET = r"\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)"
_INLINE = re.compile(
    r"(?P<image>!\[[^\]\n]{0,500}\]" + _TARGET + r")|"
    r"<!--.{0,400}?-->|</?[a-zA-Z][^<>\n]{0,2000}>|\{\{[^{}\n]{0,500}\}\}|\{%[^{}\n]{0,500}%\}|"
    r"\[(?P<link>(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,1000})"
    r"(?P<target>\](?:" + _TARGET + r"|\{[.#][^{}\n]{0,200}\}))|"
    r"(?<=\s)\{(?:[.#][^{}\n]{0,200}|-)\}(?=\s*$)|"
    r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)|`{1,3}|"
    r"\\(?=[-\\`*_{}\[\]()#+.!|>~])"
)
_BREAK_TAG = re.compile(r"<br ?/?>", re.IGNORECASE)
_PARTS_WORDS = re.compile(rf"\S{_BREAK_TAG.pattern}\S", re.IGNORECASE)
_TABLE_RULE = re.compile(
    r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?|\s*\+(?:[-=:]{3,400}\+){1,60}"
)
# A row of signs parts or frames text; nobody reads it.
_RULE = re.compile(r"(?:[-_=*~.·…][ \t]*){3,}")
# "Side 3 af 12" within a line: the number of a page that has lost its own line.
_PAGE = re.compile(r"(?<![ \t])[ \t]*\bSide (?P<page>\d{1,4}) (?:af|of) (?P<all>\d{1,4})\b")
# The bar between two cells of a row that has none around it: "1 | Velkomst | Godkendt".
_INNER_BAR = re.compile(r"(?<=\s)\|(?=\s|$)")
BULLET = re.compile(
    r"(?:[•▪●◦‣·\uf0b7\uf0a7]|[-–—*+o](?=\s|\d{1,2}\.\d{1,2}\s+[A-ZÆØÅ]))\s*(?:\[[ xX]?\]\s*)?"
)
NUMBERED = re.compile(r"(?:\d{1,3}|[a-zA-ZæøåÆØÅ]|[ivx]{1,4})[.)]\s+(?=\S)")
_TERMINAL = re.compile(r"[.:;?!…][)\"”“’'»]*$")


def without_bullet(text: str) -> str:
    """A line without the bullet with which it may start."""
    bullet = BULLET.match(text)
    return text[bullet.end() :] if bullet else text


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    Attributes:
        number: position among the lines that are not blank.
        raw: from its first to past its last visible character.
        text: clean text: no Markdown marks, white space at the ends gone.
        offsets: for each character of ``text`` its offset in the source.
        gap: blank lines before it.
        level: Markdown heading level; 0 for none.
        strong: the whole line is emphasised.
        quoted: it is a Markdown quotation.
        hard_break: it ends with a Markdown line break (two spaces).
        indent: columns before its first character; of a quotation, within it.
        column: name of the table column that it is a cell of, for tables read by cell.
        framed: it is a row that was typed without the bars around it that ``text`` has.
    """

    number: int
    raw: Span
    text: str
    offsets: Sequence[int]
    gap: int
    level: int
    strong: bool
    quoted: bool
    hard_break: bool
    indent: int
    column: str = ""
    framed: bool = False

    def at(self, index: int) -> int:
        """Source offset of character ``index`` of ``text``; its end for ``len(text)``."""
        if index >= len(self.offsets):
            return self.raw.end
        return self.offsets[index]

    def piece(self, begin: int, end: int, gap: int) -> Line:
        """Characters ``begin`` to ``end`` as a line of their own, white space trimmed.

        Args:
            begin, end: must hold something that shows.
            gap: blank lines that are to be thought before it.
        """
        part = self.text[begin:end]
        begin += len(part) - len(part.lstrip())
        end = begin + len(part.strip())
        return replace(
            self,
            raw=Span(self.at(begin), self.at(end - 1) + 1),
            text=self.text[begin:end],
            offsets=self.offsets[begin:end],
            gap=gap,
        )

    @property
    def is_list(self) -> bool:
        """Whether it starts with a bullet, a number or a letter of a list."""
        return bool(BULLET.match(self.text) or NUMBERED.match(self.text))

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table; a tab after a list label makes none."""
        barred = self.text.startswith("|") and self.text.count("|") > 1
        return barred or self.text.find("\t", 5) > 0

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends with the mark that ends a sentence."""
        return bool(_TERMINAL.search(self.text[-12:]))


def form_of(source: Source) -> Form:
    """How the text of ``source`` is written."""
    return _FORMS.get(source.media_type, "plain")


def clean(
    raw: str, form: Form, pages: Sequence[tuple[int, int]] = ()
) -> tuple[str, Sequence[int], int]:
    """Drop marks from one line.

    Args:
        raw: the line.
        form: how the text is written.
        pages: ranges of ``raw`` that are numbers of pages.

    Returns:
        The clean text, for each of its characters the index in ``raw``, and the heading level.
    """
    level = 0
    start = 0
    drop = list(pages)
    if form != "plain":
        lead = _LEAD.match(raw)
        assert lead is not None  # every part of it is optional
        if form == "markdown" or lead.group(1):
            start = lead.end()
        if lead.group(1):
            level = len(lead.group(1).strip())
        drop = _marks(raw, start) if form == "markdown" else _spans(_BREAK_TAG, raw)
        if _TABLE_RULE.fullmatch(raw, start, len(raw.rstrip())):
            return "", (), 0
    if _RULE.fullmatch(raw.strip()):
        return "", (), 0
    if not drop:
        left = start + len(raw) - start - len(raw[start:].lstrip())
        right = len(raw.rstrip())
        return raw[left:right], range(left, max(left, right)), level
    chars: list[str] = []
    offsets: list[int] = []
    position = start
    for begin, end in [*drop, (len(raw), len(raw))]:
        chars.append(raw[position:begin])
        offsets.extend(range(position, begin))
        if _PARTS_WORDS.fullmatch(raw, max(begin - 1, 0), end + 1):
            chars.append("  ")
            offsets += [begin, end]
        position = end
    text = "".join(chars)
    left = len(text) - len(text.lstrip())
    right = len(text.rstrip())
    return text[left:right], tuple(offsets[left:right]), level


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


def _marks(raw: str, start: int) -> list[tuple[int, int]]:
    """Ranges of ``raw`` that are Markdown marks, in order; of a link only its frame."""
    drop: list[tuple[int, int]] = []
    targets: list[tuple[int, int]] = []  # of the links whose text is being looked through
    position = start
    while True:
        match = _INLINE.search(raw, position)
        if targets and (match is None or match.start() >= targets[-1][0]):
            drop.append(targets.pop())
            position = max(position, drop[-1][1])
        elif match is None:
            return _merged(drop)
        elif match.group("target") is not None:
            drop.append((match.start(), match.start() + 1))
            targets.append(match.span("target"))
            position = match.start() + 1
        else:
            drop.append(match.span())
            position = match.end()


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(ranges):
        if merged and begin < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged


@lru_cache(maxsize=64)
def lines_of(source: Source) -> tuple[Line, ...]:
    """All lines of ``source`` that show something, in order."""
    form = form_of(source)
    found: list[Line] = []
    position = 0
    gap = 0
    paged = form == "plain" and _counts_pages(source.text)
    for raw in _BREAKS.split(source.text):
        pages = _spans(_PAGE, raw) if paged and not _PAGE.fullmatch(raw.rstrip()) else ()
        text, offsets, level = clean(raw, form, pages)
        if not text:
            gap += 1
        else:
            lead = len(raw) - len(raw.lstrip())
            end = len(raw.rstrip())
            bare = raw[lead:end].lstrip("#> ")
            strong = form == "markdown" and bare.startswith(("*", "__")) and bare[-1] in "*_"
            found.append(
                Line(
                    number=len(found),
                    raw=Span(position + lead, position + end),
                    text=text,
                    offsets=_shifted(offsets, position),
                    gap=gap,
                    level=level,
                    strong=strong,
                    quoted=form == "markdown" and raw.lstrip().startswith(">"),
                    hard_break=form == "markdown" and raw.endswith(("  ", "\\")),
                    indent=_indent(raw, form),
                )
            )
            gap = 0
        position += len(raw) + 1
    return tuple(found if form == "blocks" else _framed(found))


def _indent(raw: str, form: Form) -> int:
    """Columns before the first character of a line, those before and after quotation marks."""
    if lead := _QUOTED.match(raw) if form == "markdown" else None:
        return len(lead["before"]) + max(0, len(lead["after"]) - 1)
    return len(raw) - len(raw.lstrip())


def _framed(lines: Sequence[Line]) -> list[Line]:
    """The lines, rows of a table that was typed without bars around it with such bars.

    One line with a bar in it may be anything; neighbours with equally many are rows.
    """
    found = list(lines)
    bars = [0 if line.text[0] == "|" else len(_INNER_BAR.findall(line.text)) for line in lines]
    for index, (one, other) in enumerate(pairwise(lines)):
        if bars[index] and bars[index] == bars[index + 1] and other.gap <= 1:
            found[index] = _barred(one)
            found[index + 1] = _barred(other)
    return found


def _barred(line: Line) -> Line:
    first, last = line.at(0), line.at(len(line.text) - 1)
    offsets = (first, first, *line.offsets, last, last)
    return replace(line, text=f"| {line.text} |", offsets=offsets, framed=True)


def _counts_pages(text: str) -> bool:
    """Whether a text numbers the pages of one document in its lines, from low to high."""
    marks = list(_PAGE.finditer(text))
    numbers = [int(mark.group("page")) for mark in marks]
    rising = all(one <= other for one, other in pairwise(numbers))
    return len(marks) > 1 and rising and len({mark.group("all") for mark in marks}) == 1


def _shifted(offsets: Sequence[int], by: int) -> Sequence[int]:
    if isinstance(offsets, range):
        return range(offsets.start + by, offsets.stop + by)
    return tuple(offset + by for offset in offsets)
