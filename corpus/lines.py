"""A source text as lines: clean text, offsets, spacing, Markdown level.

Every later step (furniture, headings, sections, people) looks at lines, and every span it makes
comes from ``Line.at``, so Markdown marks and indentation never shift an offset.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.meeting import Source, Span
from corpus.section_names import is_section_name

# Marks that Markdown adds to a line: heading, quote, emphasis, link targets, images, rules.
# A list bullet ("- ", "* ") is kept, for it is part of what a reader sees.
_LEAD = re.compile(r"(?:>[ \t]?)*[ \t]*(#{1,6}[ \t]+)?")
_INLINE = re.compile(
    r"!\[[^\]\n]*\]\([^)\n]*\)|<[a-zA-Z/][^<>\n]*>|\]\([^)\s]*\)|"
    r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)|\[(?=[^\]\n]*\]\()|`+|"
    r"\\(?=[-\\`*_{}\[\]()#+.!|>~])"
)
BULLET = re.compile(r"(?:[•▪●◦‣·\uf0b7\uf0a7]|[-–—*+o](?=\s))\s*(?:\[[ xX]\]\s*)?")
NUMBERED = re.compile(r"(?:\d{1,3}|[a-zA-ZæøåÆØÅ]|[ivx]{1,4})[.)]\s+(?=\S)")
_TERMINAL = re.compile(r"[.:;?!…][)\"”“’'»]*$")
_LABEL = re.compile(r"[A-ZÆØÅ][\w-]{2,24}:\s")
# A line that ends with one of these is never the end of a paragraph or heading.
_OPEN_END = re.compile(
    r"(?:[,/(–-]|\b(?:og|eller|samt|men|at|til|af|i|på|for|med|om|ved|fra|der|som|den|det|de|en|et|"
    r"er|har|skal|kan|vil|under|over|efter|mellem|mod|inden|via|pr\.|vedr\.|ift\.|bl\.a\.|d\.|kl\.|"
    r"ca\.|nr\.))$",
    re.IGNORECASE,
)


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
        indent: columns before its first character.
    """

    number: int
    raw: Span
    text: str
    offsets: tuple[int, ...]
    gap: int
    level: int
    strong: bool
    quoted: bool
    hard_break: bool
    indent: int

    def at(self, index: int) -> int:
        """Source offset of character ``index`` of ``text``; its end for ``len(text)``."""
        if index >= len(self.offsets):
            return self.raw.end
        return self.offsets[index]

    @property
    def is_list(self) -> bool:
        """Whether it starts with a bullet, a number or a letter of a list."""
        return bool(BULLET.match(self.text) or NUMBERED.match(self.text))

    @property
    def ends_sentence(self) -> bool:
        return bool(_TERMINAL.search(self.text))


def clean(raw: str, markdown: bool) -> tuple[str, list[int], int]:
    """Drop marks from one line.

    Returns:
        The clean text, for each of its characters the index in ``raw``, and the heading level.
    """
    level = 0
    start = 0
    drop: list[tuple[int, int]] = []
    if markdown:
        lead = _LEAD.match(raw)
        assert lead is not None  # every part of it is optional
        start = lead.end()
        if lead.group(1):
            level = len(lead.group(1).strip())
        drop = [m.span() for m in _INLINE.finditer(raw, start)]
    chars: list[str] = []
    offsets: list[int] = []
    position = start
    for begin, end in [*drop, (len(raw), len(raw))]:
        chars.append(raw[position:begin])
        offsets.extend(range(position, begin))
        position = end
    text = "".join(chars)
    left = len(text) - len(text.lstrip())
    right = len(text.rstrip())
    return text[left:right], offsets[left:right], level


@lru_cache(maxsize=64)
def lines_of(source: Source) -> tuple[Line, ...]:
    """All lines of ``source`` that show something, in order."""
    markdown = source.media_type == "text/markdown"
    found: list[Line] = []
    position = 0
    gap = 0
    for raw in re.split(r"[\n\f\v\x1c-\x1e\x85\u2028\u2029]", source.text):
        text, offsets, level = clean(raw, markdown)
        if not text:
            gap += 1
        else:
            lead = len(raw) - len(raw.lstrip())
            end = len(raw.rstrip())
            bare = raw[lead:end].lstrip("#> ")
            found.append(
                Line(
                    number=len(found),
                    raw=Span(position + lead, position + end),
                    text=text,
                    offsets=tuple(position + offset for offset in offsets),
                    gap=gap,
                    level=level,
                    strong=markdown and bare.startswith(("**", "*", "__")) and bare[-1] in "*_",
                    quoted=markdown and raw.lstrip().startswith(">"),
                    hard_break=markdown and raw.endswith(("  ", "\\")),
                    indent=lead,
                )
            )
            gap = 0
        position += len(raw) + 1
    return tuple(found)


def continues(lines: Sequence[Line], index: int, markdown: bool) -> bool:
    """Whether line ``index`` goes on with the paragraph of the line before it.

    Extracted text has hard line ends, often with a blank line after each, so blank lines alone do
    not tell.  What tells: an unfinished word or clause, a lower-case start, and whether the next
    word would still have fitted on the line before (then its end was meant).
    """
    if index == 0:
        return False
    before, line = lines[index - 1], lines[index]
    if line.level or before.level or line.is_list or line.text.startswith("|"):
        # A hyphenated word may run on into what only looks like a list ("- og").
        return False
    if is_section_name(line.text) or is_section_name(before.text):
        return False
    if _LABEL.match(line.text) or before.text.startswith("|") or line.quoted != before.quoted:
        return False
    if markdown:
        return line.gap == 0 and not before.hard_break
    starts_low = line.text[0].islower()
    if line.gap > 3:
        return starts_low and not before.ends_sentence
    if before.text.endswith("-") and (starts_low or line.text[0].isdigit()):
        return True
    if starts_low and not before.ends_sentence:
        return True
    if _OPEN_END.search(before.text):
        return True
    if line.gap > 1:
        return False
    if before.ends_sentence and line.gap and not double_spaced(lines, index):
        return False
    if before.text.endswith(")") and not line.text[0].islower():
        return False
    near = max(len(other.text) for other in lines[max(0, index - 6) : index + 7])
    if near < 0.8 * _text_width(lines):
        return False  # lines far shorter than the prose of this text: a list of names, say
    first_word = line.text.split(maxsplit=1)[0]
    return len(before.text) + 1 + len(first_word) > near * 0.97


@lru_cache(maxsize=64)
def _width_of(lines: tuple[Line, ...]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(len(lengths) * 0.9)]


def _text_width(lines: Sequence[Line]) -> int:
    """Length that nine in ten lines do not exceed: about how wide the prose is set."""
    return _width_of(lines) if isinstance(lines, tuple) and len(lines) > 12 else 0


def double_spaced(lines: Sequence[Line], index: int) -> bool:
    """Whether the lines around ``index`` have a blank line after every line."""
    near = [line.gap for line in lines[max(1, index - 6) : index + 7]]
    return bool(near) and sum(gap == 1 for gap in near) > 0.6 * len(near)


@lru_cache(maxsize=64)
def paragraphs(source: Source) -> tuple[tuple[Line, ...], ...]:
    """Lines gathered into paragraphs, list entries and headings."""
    lines = lines_of(source)
    markdown = source.media_type == "text/markdown"
    grouped: list[list[Line]] = []
    for index, line in enumerate(lines):
        if grouped and continues(lines, index, markdown):
            grouped[-1].append(line)
        else:
            grouped.append([line])
    return tuple(tuple(group) for group in grouped)
