"""Display text: what a reader sees of a span.

A pure function of the source and the span: page furniture and Markdown marks are dropped, words
broken over lines are joined, white space is folded, paragraphs and list entries stay apart.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from corpus.furniture import furniture
from corpus.lines import Line, continues, lines_of
from corpus.meeting import Source, Span

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"(\S*\w)[-\u00ad]$")
_FIRST = re.compile(r"\w+")
# After these a hyphen at the line end stands for a shared word: "Sundheds- og Kulturudvalget".
_SHARED = frozenset("og eller samt til og/eller".split())


@lru_cache(maxsize=64)
def _vocabulary(source: Source) -> Counter[str]:
    """How often each word stands unbroken in the source."""
    words: Counter[str] = Counter()
    for line in lines_of(source):
        words.update(match.group().casefold() for match in _WORD.finditer(line.text))
    return words


def _joint(before: str, after: str, words: Counter[str]) -> str | None:
    """How a word broken over two lines is written whole.

    Returns:
        What replaces the hyphen ("" joins, "-" keeps it), or None when it is no broken word.
    """
    broken = _BROKEN.search(before)
    first = _FIRST.match(after)
    if not broken or not first:
        return None
    left, right = broken.group(1).split()[-1], first.group()
    if right.casefold() in _SHARED and len(right) < 6:
        return None
    tail = re.split(r"[^\w-]", left)[-1]
    if not right[0].islower():
        return "-"
    last = tail.rsplit("-", 1)[-1]
    joined = (last + right).casefold()
    kept = f"{last}-{right}".casefold()
    if words[joined] or words[kept]:
        return "" if words[joined] >= words[kept] else "-"
    # Numbers, abbreviations and rows of hyphened words keep their hyphen.
    if last[-1].isdigit() or (len(last) > 1 and last.isupper()) or "-" in tail:
        return "-"
    return ""


def _gap_joint(before: Line, after: Line, source: Source, words: Counter[str]) -> bool:
    """Whether extraction tore one word apart with white space and a line end ("syg     dom")."""
    between = source.text[before.raw.end : after.raw.start]
    if not re.match(r" {3,}\n", between) or not after.text[0].islower() or after.indent < 3:
        return False
    left = re.search(r"[^\W\d_]+$", before.text)
    right = re.match(r"[^\W\d_]+", after.text)
    return bool(left and right and words[(left.group() + right.group()).casefold()])


def display_map(source: Source, span: Span) -> tuple[str, list[int]]:
    """Display text of ``span``, and for each of its characters the offset it comes from."""
    lines = lines_of(source)
    markdown = source.media_type == "text/markdown"
    skip = furniture(source)
    words = _vocabulary(source)
    chars: list[str] = []
    offsets: list[int] = []
    before: Line | None = None
    for line in _lines_in(lines, span):
        if line.number in skip:
            continue
        inside = [i for i, offset in enumerate(line.offsets) if span.start <= offset < span.end]
        if not inside:
            continue
        text = line.text[inside[0] : inside[-1] + 1]
        places = line.offsets[inside[0] : inside[-1] + 1]
        if chars and before is not None:
            joint = _joint("".join(chars[-60:]), text, words) if inside[0] == 0 else None
            # Furniture between two lines does not end the paragraph they share.
            pair = (before, line)
            goes_on = (
                continues(lines, line.number, markdown)
                if before.number == line.number - 1
                else continues((before, _close(line)), 1, markdown)
            )
            if joint is not None and (goes_on or text[0].islower()):
                if joint == "":
                    chars.pop()
                    offsets.pop()
            elif _gap_joint(*pair, source, words):
                pass
            else:
                chars.append(" " if goes_on else "\n")
                offsets.append(places[0] - 1 if places[0] else 0)
        chars.extend(text)
        offsets.extend(places)
        before = line
    return _folded(chars, offsets)


def _close(line: Line) -> Line:
    """The same line as if nothing stood between it and the one before."""
    return replace(line, gap=1)


def _lines_in(lines: tuple[Line, ...], span: Span) -> list[Line]:
    first = bisect.bisect_left(lines, span.start, key=lambda line: line.raw.end)
    found = []
    for line in lines[first:]:
        if line.raw.start >= span.end:
            break
        found.append(line)
    return found


def _folded(chars: list[str], offsets: list[int]) -> tuple[str, list[int]]:
    kept: list[str] = []
    places: list[int] = []
    for char, offset in zip(chars, offsets, strict=True):
        if char != "\n" and char.isspace():
            char = " "
        if char in "\u00ad\u200b\ufeff":
            continue
        if char == " " and (not kept or kept[-1] in " \n"):
            continue
        if char == "\n" and kept and kept[-1] == " ":
            kept.pop()
            places.pop()
        kept.append(char)
        places.append(offset)
    while kept and kept[-1].isspace():
        kept.pop()
        places.pop()
    return "".join(kept), places


def display_text(source: Source, span: Span) -> str:
    """What a reader sees of ``span``.

    Args:
        source: the file the span points into.
        span: offsets into ``source.text``.

    Returns:
        Text with one line a paragraph or list entry; empty for a span of furniture only.
    """
    return display_map(source, span)[0]
