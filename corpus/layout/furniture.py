"""Page furniture: running headers, page numbers and slogans, which belong to no section.

It is recognised by repetition and by standing at a page's edge, never by its words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from corpus.dates import find_dates
from corpus.head.bodies import names_body
from corpus.lines import Line, lines_of
from corpus.meeting import Source
from corpus.outcomes.decisions import decision_heading
from corpus.outcomes.outcomes import outcome_of
from corpus.sections.known_names import is_section_name

_PAGE_NUMBER = re.compile(
    r"(?:side|page|s\.)\s*:?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:af|of|/)\s*\d{1,4})?|"
    r"\d{1,4}\s*(?:/|af|of)\s*\d{1,4}|[-–]\s*\d{1,4}\s*[-–]",
    re.IGNORECASE,
)
_DOCUMENT_WORD = re.compile(
    r"(?:åbent |lukket |foreløbigt |godkendt )?(?:referat|dagsorden|beslutningsprotokol)", re.I
)
# "KKR Nordjylland | 26-06-2015": a bar between a name and a date or a page is a running header.
_BARRED = re.compile(r"[^|]{3,60}\|\s*(?:\d[\d. /-]{3,}|side \d+)", re.IGNORECASE)
# "Referat fra mødet i Vejudvalget den 5. maj 2021" beside the number of a page.
_TITLE_AGAIN = re.compile(r"(?:\w+ )?(?:referat|dagsorden|\w*protokol)\b", re.IGNORECASE)
_ENDS_NUMBERED = re.compile(r"\bside:?\s*(?P<page>\d{1,4})(?:\s*(?:af|of|/)\s*\d{1,4})?\s*$", re.I)
_ITEM = re.compile(r"(?:dagsordenspunkt|punkt|pkt|ad|sag nr|sag)\b\.?:?\s*(?P<n>\d{1,4})\W*", re.I)
# "4. Budget (fortsat)": the heading of an item that goes on, repeated at the top of a page.
_CONTINUED = re.compile(r".{3,120}(?:\(fortsat\)|[,–-] fortsat)", re.IGNORECASE)
_EDGE_LINES = 6


@lru_cache(maxsize=64)
def furniture(source: Source) -> frozenset[int]:
    """Numbers of the lines (``Line.number``) that are page furniture."""
    lines = lines_of(source)
    numbers = {line.number for line in lines if is_page_number(line)}
    if len(source.pages) > 1:
        return frozenset(numbers | _at_page_edges(source, lines))
    numbers |= _numbered(source, lines)
    return frozenset(numbers | _repeated(lines, numbers))


def is_page_number(line: Line) -> bool:
    """Whether a line is nothing but the number of a page."""
    return len(line.text) < 30 and bool(_PAGE_NUMBER.fullmatch(line.text))


def _masked(text: str) -> str:
    return re.sub(r"\d+", "0", re.sub(r"\s+", " ", text)).casefold()


def _at_page_edges(source: Source, lines: Sequence[Line]) -> set[int]:
    """Lines that recur, digits aside, at the same edge of at least half of the pages."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[source.page_of(line.raw.start) or 0].append(line)
    pages = list(by_page.values())
    items = _items(line for page in pages for line in page[:_EDGE_LINES])
    found: set[int] = set()
    for edges in (
        [page[:_EDGE_LINES] for page in pages],
        [page[::-1][:_EDGE_LINES] for page in pages],
    ):
        pages_with: dict[str, int] = defaultdict(int)
        for edge in edges:
            for key in {_masked(line.text) for line in edge}:
                pages_with[key] += 1
        enough = max(2, (len(pages) + 1) // 2)
        recurring = {key for key, count in pages_with.items() if count >= enough}
        for edge in edges:
            found.update(_from_edge(edge, recurring, items))
    for page in pages:
        found.update(_bare_numbers(page))
    return found


def _items(lines: Iterable[Line]) -> set[int]:
    """Lines such as "Punkt 2" that open an item each: their numbers rise from one to the next.

    Where the number of an item is repeated on each of its pages only the first opens it.
    """
    found: set[int] = set()
    reached: dict[str, int] = {}
    for line in lines:
        label = _ITEM.fullmatch(line.text)
        if label and int(label.group("n")) > reached.get(_masked(line.text), 0):
            reached[_masked(line.text)] = int(label.group("n"))
            found.add(line.number)
    return found


def _from_edge(edge: Sequence[Line], recurring: Iterable[str], items: Iterable[int]) -> list[int]:
    """The running header or footer of one page: recurring lines with no text between."""
    found: list[int] = []
    passed: list[int] = []
    for line in edge:
        content = line.number in items or _is_content(line.text)
        if (_masked(line.text) in recurring and not content) or _CONTINUED.fullmatch(line.text):
            found += [*passed, line.number]
            passed = []
        elif is_page_number(line) or _DOCUMENT_WORD.fullmatch(line.text):
            passed.append(line.number)  # "Lukket referat" on the last page, "Åbent" on the others
        else:
            break
    return found


def _is_content(text: str) -> bool:
    """Whether a line may recur for what it says: on each page of a short item, say."""
    if _DOCUMENT_WORD.fullmatch(text):
        return False
    return (
        is_section_name(text) or decision_heading(text) is not None or outcome_of(text)[0] != "none"
    )


def _bare_numbers(page: Sequence[Line]) -> set[int]:
    """A number alone at the very top or bottom of a page is its page number."""
    edges = {page[0].number: page[0], page[-1].number: page[-1]} if page else {}
    return {number for number, line in edges.items() if re.fullmatch(r"\d{1,4}", line.text)}


def _numbered(source: Source, lines: Sequence[Line]) -> set[int]:
    """Lines that recur, each time with the number of another page at the end."""
    pages: dict[str, dict[str, int]] = defaultdict(dict)
    for line in lines:
        if match := _ENDS_NUMBERED.search(source.slice(line.raw)[-200:]):
            pages[_masked(line.text)][match.group("page")] = line.number
    return {number for found in pages.values() if len(found) > 1 for number in found.values()}


def _repeated(lines: Sequence[Line], page_numbers: set[int]) -> set[int]:
    """Without pages: a line that recurs and each time stands apart, or beside a page number."""
    places: dict[str, list[Line]] = defaultdict(list)
    items = _items(lines)
    for line in lines:
        if line.number in items:
            continue
        if 3 < len(line.text) < 90 and not line.is_list and not is_section_name(line.text):
            places[_masked(line.text)].append(line)
    tops = _page_tops(lines)
    found: set[int] = set()
    for same in places.values():
        # The first line of a text is its title, wherever it is repeated.
        titled = same[0].number == 0 and names_body(same[0].text)
        again = same[1:] if titled else same
        if len(same) < 2:
            continue
        at_edge = [line for line in again if _at_edge(line, page_numbers, tops)]
        if len(same) >= 3 and len(at_edge) * 3 >= len(again) * 2:
            found.update(line.number for line in again)
        elif len(same) == 2 and at_edge and not same[1].text.endswith((".", ":", "?")):
            # The first of two is the title of the document, if the text starts with it.
            beside_number = any(_beside(line, page_numbers) for line in at_edge)
            if beside_number or at_edge == [same[1]]:
                found.update(line.number for line in (again if beside_number else at_edge))
        elif _BARRED.fullmatch(same[0].text):
            found.update(line.number for line in again)
    found.update(
        line.number
        for line in lines[_EDGE_LINES:]
        if _beside(line, page_numbers) and _TITLE_AGAIN.match(line.text) and _ends_dated(line.text)
    )
    for number in list(found):
        for beside in (number - 1, number + 1):
            at_top = 0 <= beside < len(lines) and max(number, beside) in tops
            if at_top and _DOCUMENT_WORD.fullmatch(lines[beside].text):
                found.add(beside)
    return found


def _ends_dated(text: str) -> bool:
    """Whether a line ends with a date and is no sentence."""
    dates = find_dates(text[:200])
    return bool(dates) and not text[dates[-1].end :].strip()


def _beside(line: Line, page_numbers: set[int]) -> bool:
    return bool({line.number - 1, line.number + 1} & page_numbers)


def _page_tops(lines: Sequence[Line]) -> set[int]:
    """Lines where a page starts, as some extractors leave it: one blank before the line."""
    tops = {line.number for line in lines if line.indent == 1}
    return tops if len(tops) * 8 < len(lines) else set()


def _at_edge(line: Line, page_numbers: set[int], tops: set[int]) -> bool:
    apart = line.gap >= 3 and line.number > 0
    return apart or _beside(line, page_numbers) or (line.number > 0 and line.number in tops)
