"""Page furniture: running headers, page numbers and slogans, which belong to no section.

It is recognised by repetition and by standing at a page's edge, never by its words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from corpus.lines import Line, lines_of
from corpus.meeting import Source
from corpus.section_names import is_section_name

_PAGE_NUMBER = re.compile(
    r"(?:side|page|s\.)\s*:?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:af|of|/)\s*\d{1,4})?|"
    r"\d{1,4}\s*(?:/|af|of)\s*\d{1,4}|[-–]\s*\d{1,4}\s*[-–]",
    re.IGNORECASE,
)
_DOCUMENT_WORD = re.compile(r"(?:åbent |lukket |foreløbigt |godkendt )?(?:referat|dagsorden)", re.I)
_EDGE_LINES = 6


@lru_cache(maxsize=64)
def furniture(source: Source) -> frozenset[int]:
    """Numbers of the lines (``Line.number``) that are page furniture."""
    lines = lines_of(source)
    numbers = {line.number for line in lines if _PAGE_NUMBER.fullmatch(line.text)}
    if len(source.pages) > 1:
        return frozenset(numbers | _at_page_edges(source, lines))
    return frozenset(numbers | _repeated(lines, numbers))


def _masked(text: str) -> str:
    return re.sub(r"\d+", "0", re.sub(r"\s+", " ", text)).casefold()


def _at_page_edges(source: Source, lines: Sequence[Line]) -> set[int]:
    """Lines that recur, digits aside, at the same edge of at least half of the pages."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[source.page_of(line.raw.start) or 0].append(line)
    found: set[int] = set()
    for edge in (slice(None, _EDGE_LINES), slice(-_EDGE_LINES, None)):
        places: dict[str, list[Line]] = defaultdict(list)
        for page in pages.values():
            seen: set[str] = set()
            for line in page[edge]:
                key = _masked(line.text)
                if key not in seen:
                    seen.add(key)
                    places[key].append(line)
        for key, same in places.items():
            enough = max(2, (len(pages) + 1) // 2)
            bare_section = is_section_name(same[0].text) and not _DOCUMENT_WORD.fullmatch(key)
            if len(same) >= enough and not bare_section:
                found.update(line.number for line in same)
    for page in pages.values():
        found.update(_bare_numbers(page))
    return found


def _bare_numbers(page: Sequence[Line]) -> set[int]:
    """A number alone at the very top or bottom of a page is its page number."""
    edges = {page[0].number: page[0], page[-1].number: page[-1]} if page else {}
    return {number for number, line in edges.items() if re.fullmatch(r"\d{1,4}", line.text)}


def _repeated(lines: Sequence[Line], page_numbers: set[int]) -> set[int]:
    """Without pages: a line that recurs and each time stands apart, or beside a page number."""
    places: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if 3 < len(line.text) < 90 and not line.is_list and not is_section_name(line.text):
            places[_masked(line.text)].append(line)
    found: set[int] = set()
    for same in places.values():
        if len(same) < 2:
            continue
        at_edge = [line for line in same if _at_edge(line, lines, page_numbers)]
        if len(same) >= 3 and len(at_edge) * 3 >= len(same) * 2:
            found.update(line.number for line in same)
        elif len(same) == 2 and at_edge and not same[1].text.endswith((".", ":", "?")):
            # The first of two is the title of the document, if the text starts with it.
            beside_number = any(_beside(line, page_numbers) for line in at_edge)
            if beside_number or at_edge == [same[1]]:
                found.update(line.number for line in (same if beside_number else at_edge))
    for number in list(found):
        for beside in (number - 1, number + 1):
            if 0 <= beside < len(lines) and _DOCUMENT_WORD.fullmatch(lines[beside].text):
                if _page_top(lines, max(number, beside)):
                    found.add(beside)
    return found


def _beside(line: Line, page_numbers: set[int]) -> bool:
    return bool({line.number - 1, line.number + 1} & page_numbers)


def _page_top(lines: Sequence[Line], number: int) -> bool:
    """Whether a page starts here, as text extractors leave it: one blank before the line."""
    line = lines[number]
    return line.indent == 1 and sum(other.indent == 1 for other in lines) * 8 < len(lines)


def _at_edge(line: Line, lines: Sequence[Line], page_numbers: set[int]) -> bool:
    apart = line.gap >= 3 and line.number > 0
    return apart or _beside(line, page_numbers) or (line.number > 0 and _page_top(lines, line.number))
