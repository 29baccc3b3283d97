"""Sentences of Danish minutes as spans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.layout.display import display_map
from corpus.meeting import Source, Span

LONGEST_SENTENCE = 900
"""Characters; nobody writes longer ones.  What has no full stops for so long is cut between words,
so that it can be quoted and fits in a passage."""

# A full stop after these does not end a sentence.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(/])(?:kl|d|nr|pkt|pr|ca|mio|mia|kr|bl\.a|f\.eks|fx|eks|evt|inkl|ekskl|vedr|ift|ifm|"
    r"mhp|jf|jvf|m\.m|m\.v|mv|osv|o\.l|dvs|hhv|p\.t|pt|stk|sml|tlf|adr|afd|udv|dr|hr|fr|prof|"
    r"incl|excl|v|vs|red|st|sek|min|i|ref|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec|"
    r"[A-ZÆØÅ]|\d{1,3})\.$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 8  # with what stands before it and its full stop
_ORDINAL = re.compile(r"\d{1,3}\.$")
_CAPITAL_WORD = re.compile(r"\s*(?P<word>[A-ZÆØÅ][a-zæøå]+)")
_CLAUSE = 200  # more characters than the last four words of a clause have
_BOUNDARY = re.compile(r"[.!?…][\"”“’'»)\]]*(?=\s+[\"”“’'«(\[]*[A-ZÆØÅ0-9•–-])")


def sentence_spans(source: Source, span: Span) -> list[Span]:
    """The sentences and list entries within ``span``, in order.

    Args:
        source: the file.
        span: where to look; furniture in it is passed over.

    Returns:
        Spans inside ``span``, none of them empty, that do not overlap.
    """
    text, offsets = display_map(source, span)
    found: list[Span] = []
    for begin, end in sentence_ranges(text):
        first, last = offsets[begin], offsets[end - 1]
        found.append(Span(first, last + 1))
    return found


def sentence_ranges(text: str) -> list[tuple[int, int]]:
    """The sentences of a display text as index ranges without the white space around them."""
    ranges: list[tuple[int, int]] = []
    position = 0
    for block in text.split("\n"):
        start = 0
        for match in _BOUNDARY.finditer(block):
            end = match.end()
            near = max(start, end - _LONGEST_ABBREVIATION)
            if match.group()[0] == "." and _ABBREVIATION.search(block, near, end):
                # "kl. 12", "d. 29. marts": an abbreviation or an ordinal goes on; but a number
                # at the end of a clause before a capital word may end it ("i 2021. Næste ...").
                ordinal = _ORDINAL.search(block, near, end)
                long_clause = ordinal and len(block[max(start, end - _CLAUSE) : end].split()) > 3
                following = _CAPITAL_WORD.match(block, end)
                if not (long_clause and following and following["word"] not in _MONTHS):
                    continue
            _add(ranges, text, position + start, position + match.end())
            start = match.end()
        _add(ranges, text, position + start, position + len(block))
        position += len(block) + 1
    return [
        piece
        for begin, end in _with_rows(text, ranges)
        for piece in _within_reason(text, begin, end)
    ]


# A line of figures alone: the cells of a table row whose words stand on the lines before it.
_FIGURES = re.compile(r"(?:[\d.,]++\s*+(?:%|kr\.?|pct\.?)?+[\s|]*+)++")


def _with_rows(text: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join each line of figures with the one or two short lines that say what it counts."""
    joined: list[tuple[int, int]] = []
    for begin, end in ranges:
        if joined and _FIGURES.fullmatch(text, begin, end):
            first = joined[-1][0]
            row = text[first:begin]
            if len(row) < 200 and not _FIGURES.fullmatch(row.strip()):
                joined.pop()
                asked = joined and text[joined[-1][0] : joined[-1][1]].endswith("?")
                if asked and begin - joined[-1][0] < 260:
                    first = joined.pop()[0]
                joined.append((first, end))
                continue
        joined.append((begin, end))
    return joined


def _within_reason(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces that can be searched and quoted, cut between words where it has any."""
    while end - begin > LONGEST_SENTENCE:
        most = begin + LONGEST_SENTENCE
        blank = max(text.rfind(" ", begin, most), text.rfind("\t", begin, most))
        cut = blank if blank > begin else most
        yield begin, cut
        begin = cut + (blank > begin)
    yield begin, end


_MONTHS = frozenset(
    "Januar Februar Marts April Maj Juni Juli August September Oktober November December".split()
)


def _add(ranges: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        ranges.append((begin, end))
