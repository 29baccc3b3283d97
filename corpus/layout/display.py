"""Display text: what a reader sees of a span.

A pure function of the source and the span: page furniture and Markdown marks are dropped, words
broken over lines are joined, white space is folded, paragraphs and list entries stay apart.  A
wide gap inside a line parts columns and is shown as a tab, so a value stays with its column, and
the text still equals its source once white space is folded.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.layout.furniture import furniture
from corpus.layout.paragraphs import continues, prose_width
from corpus.lines import Line, form_of, lines_of
from corpus.meeting import Source, Span

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"(\S*\w)[-\u00ad]$")
# "psykiatri og social-/området" is about the two of them, where they are a pair elsewhere.
_PAIR = re.compile(r"(?<!\w)[^\W\d_]+ og [^\W\d_]+(?![\w-])")
_COMMON_PAIR = "børn og unge"
_FIRST = re.compile(r"\w+")
# After these a hyphen at the line end stands for a shared word: "Sundheds- og Kulturudvalget".
_SHARED = frozenset("og eller samt til og/eller".split())
# "ikke-planlagt", "e-mail", "it-støtte", "ad hoc-møde": these keep their hyphen also within a line, and no
# syllable is without a vowel ("tv-avis", "sms-besked").
_PREFIX = re.compile(r"ikke|it|hoc|\w|[bcdfghjklmnpqrstvwxz]+", re.IGNORECASE)
_TOKEN = re.compile(r"\s+|\S+")
_WIDE = re.compile(r"\t|\s{3}")
_LIST_LABEL = re.compile(r"(?:[^\w\s]|o|\d{1,4}(?:\.\d{1,3})*[.):]?|\w[.):]{1,2})")
_NARROW = re.compile(r"\s{2,}")
_ROW_LENGTH, _CELL_LENGTH = 60, 20
_INVISIBLE = "\u00ad\u200b\ufeff"


@lru_cache(maxsize=64)
def _vocabulary(source: Source) -> Counter[str]:
    """How often each word, and each pair such as "børn og unge", stands unbroken in the source."""
    words: Counter[str] = Counter()
    for line in lines_of(source):
        words.update(match.group().casefold() for match in _WORD.finditer(line.text))
        words.update(match.group().casefold() for match in _PAIR.finditer(line.text))
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
    pair = " ".join(before.casefold().split()[-3:])[:-1]
    if " og " in pair and (words[pair] or pair == _COMMON_PAIR):
        return "-"
    # Numbers, abbreviations and rows of hyphened words keep their hyphen.
    abbreviation = last[-1].isdigit() or (len(last) > 1 and last.isupper())
    return "-" if abbreviation or "-" in tail or _PREFIX.fullmatch(last) else ""


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
    form, width = form_of(source), prose_width(source)
    skip = furniture(source)
    words = _vocabulary(source)
    chars: list[str] = []
    offsets: list[int] = []
    before: Line | None = None
    for line in _lines_in(lines, span):
        if line.number in skip:
            continue
        begin = bisect.bisect_left(line.offsets, span.start)
        end = bisect.bisect_left(line.offsets, span.end)
        if line.framed:
            begin, end = max(begin, 2), min(end, len(line.text) - 2)
        if begin >= end:
            continue
        text = line.text[begin:end]
        if _is_row_of_cells(line.text):  # of the whole line, so that all parts of it agree
            text = _NARROW.sub(lambda gap: "\t" + gap.group()[1:], text)
        places = line.offsets[begin:end]
        if chars and before is not None:
            joint = _joint("".join(chars[-60:]), text, words) if begin == 0 else None
            # Furniture between two lines does not end the paragraph they share.
            pair = (before, line)
            if before.number == line.number - 1:
                goes_on = continues(lines, line.number, form, width)
            else:
                goes_on = not before.ends_sentence and continues((before, _close(line)), 1, form)
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


def _is_row_of_cells(text: str) -> bool:
    """Whether a line is nothing but short cells, so that even its narrow gaps part columns."""
    if len(text) > _ROW_LENGTH or "  " not in text or "|" in text:
        return False
    cells = _NARROW.split(text)
    return all(len(cell) <= _CELL_LENGTH and not cell.endswith((".", "!", "?")) for cell in cells)


def _lines_in(lines: tuple[Line, ...], span: Span) -> Iterator[Line]:
    position = bisect.bisect_left(lines, span.start, key=lambda line: line.raw.end)
    while position < len(lines) and lines[position].raw.start < span.end:
        yield lines[position]
        position += 1


def _folded(chars: Sequence[str], offsets: Sequence[int]) -> tuple[str, list[int]]:
    """Fold white space; a line end in ``chars`` parts paragraphs."""
    kept: list[str] = []
    places: list[int] = []
    line_start = 0
    for token in _TOKEN.finditer("".join(chars)):
        begin, text = token.start(), token.group()
        if not text.isspace():
            for index, char in enumerate(text, begin):
                if char not in _INVISIBLE:
                    kept.append(char)
                    places.append(offsets[index])
        elif kept and not kept[-1].isspace():
            end = text.find("\n")
            label = _LIST_LABEL.fullmatch("".join(kept[line_start : line_start + 12]))
            if end >= 0:
                kept.append("\n")
                line_start = len(kept)
            else:
                kept.append("\t" if _WIDE.search(text) and not label else " ")
            places.append(offsets[begin + max(end, 0)])
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
