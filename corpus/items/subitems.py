"""Sub-items of an agenda item: "a) …", "B) …", "2.4 …" with a text of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.items.heading_text import Heading, Opening, read_headings
from corpus.items.numbering import PROPOSAL, opens_item
from corpus.lines import BULLET, Line, without_bullet
from corpus.sections.known_names import is_section_name

_LETTER = re.compile(r"(?P<n>[A-Za-zÆØÅæøå])\s*[.):]\s+(?P<title>\S.*)")
_DOTTED = re.compile(
    r"(?:(?:(?:dagsordens)?punkt|pkt\.?|ad) )?(?P<n>\d{1,3}\.\d{1,2})[.):]*(?:\s+(?:[–-] )?(?P<title>\S.*)|$)",
    re.IGNORECASE,
)
# "3a. Høring", "3.a Høring"
_NUMBERED = re.compile(r"(?P<n>\d{1,3}\.?[a-h])[.):]?\s+(?P<title>[A-ZÆØÅ].*)")
SUBLABEL = re.compile(r"[A-Za-zÆØÅæøå]\s*[.):]\s+\S|\d{1,3}\.\d{1,2}(?:[.)]|\s|$)")
_MAX_QUOTED_TITLE = 150
_SHORT = 200


def find_subitems(
    lines: Sequence[Line], first: int, last: int, parent: str | None
) -> list[Heading]:
    """Sub-items between two lines.

    Args:
        lines: of the document without page furniture.
        first, last: the lines to look at, both inclusive.
        parent: label of the item.
    """
    best: list[Opening] = []
    for pattern in (_LETTER, _DOTTED, _NUMBERED):
        chain = _chain(lines, first, last, pattern, parent)
        if len(chain) > len(best) and _are_items(read_headings(lines, chain, last), first, last):
            best = chain
    if any(lines[position].quoted for position, _, _ in best):
        best = _with_quoted(lines, best, last)
    return read_headings(lines, best, last)


def opens_any(text: str) -> bool:
    """Whether a line of a list opens an item or one below it: "2. Status", "2.4 Status"."""
    return opens_item(text) is not None or bool(_DOTTED.match(without_bullet(text[:_SHORT])))


def dotted_items(lines: Sequence[Line]) -> list[Opening]:
    """Items counted below outer ones that are not there: "1.2 Referat", "2.1 Status", "2.2 …".

    Args:
        lines: of the part of a document that holds the items, in which no outer number opens any.
    """
    chain: list[Opening] = []
    for position, line in enumerate(lines):
        match = _DOTTED.match(without_bullet(line.text) if line.quoted else line.text)
        if match is None:
            continue
        label, title = match.group("n"), (match.group("title") or "").strip()
        if title and (not chain or _numbers(str(chain[-1][1])) < _numbers(label)):
            chain.append((position, label, title))
    return chain if len(chain) > 1 else []


def _numbers(label: str) -> tuple[int, ...]:
    return tuple(int(part) for part in label.split("."))


def _are_items(chain: Sequence[Heading], first: int, last: int) -> bool:
    """Whether the lines head texts; a list has its entries side by side."""
    if len(chain) == 1:
        # A single one is an item if the outer one only holds it: "2. Sager" / "2.1. Rammeaftale".
        only = chain[0]
        label = str(only.label)
        added = _NUMBERED.match(f"{label} A") is not None  # "3a" was put in after 3
        alone = added or (only.first == first and "." in label)
        return alone and bool(only.title) and only.last < last
    ends = [heading.first for heading in chain[1:]]
    with_text = sum(end > heading.last + 1 for heading, end in zip(chain, ends, strict=False))
    return with_text * 2 >= len(ends)


def _chain(
    lines: Sequence[Line], first: int, last: int, pattern: re.Pattern[str], parent: str | None
) -> list[Opening]:
    chain: list[Opening] = []
    for position in range(first, last + 1):
        line = lines[position]
        text = line.text
        if line.quoted:
            text = without_bullet(text)
        elif BULLET.match(text) and (pattern is _DOTTED or text[0] in "-•*–+"):
            continue
        match = pattern.match(text)
        if match is None or (position and _proposes(lines[position - 1].text)):
            continue
        label = match.group("n")
        before = chain[-1][1] if chain else None
        if _follows(pattern, before, label, parent):
            chain.append((position, label, (match.group("title") or "").strip()))
    return chain


def _proposes(text: str) -> bool:
    """Whether a line opens the list of what is proposed, and does not only tell of a proposal."""
    return not text.endswith(".") and bool(PROPOSAL.search(text[-200:]))


def _follows(pattern: re.Pattern[str], before: str | None, label: str, parent: str | None) -> bool:
    """Whether a label is the first below its item, or the next after ``before``."""
    if pattern is _DOTTED:
        return _next_number(before, label, parent)
    number, letter = label[:-1].rstrip("."), label[-1]
    return number in ("", parent) and _next_letter(before and before[-1], letter)


def _next_letter(before: str | None, label: str) -> bool:
    return label.casefold() == (chr(ord(before.casefold()[0]) + 1) if before else "a")


def _next_number(before: str | None, label: str, parent: str | None) -> bool:
    outer, inner = _numbers(label)
    if before is None:
        return parent is None or not parent.isdigit() or int(parent) == outer
    last_outer, last_inner = _numbers(before)
    return outer == last_outer and 0 < inner - last_inner <= 3


def _with_quoted(lines: Sequence[Line], found: list[Opening], last: int) -> list[Opening]:
    """Add quoted agenda lines without a label that follow an answer."""
    taken = {position for position, _, _ in found}
    for position in range(found[0][0] + 1, last + 1):
        line = lines[position]
        fresh = line.quoted and not lines[position - 1].quoted and position not in taken
        # What stands further in is a point of the agenda line above it.
        if (
            fresh
            and not line.indent
            and len(line.text) < _MAX_QUOTED_TITLE
            and not is_section_name(line.text)
        ):
            found.append((position, None, without_bullet(line.text)))
    return sorted(found, key=lambda opening: opening[0])
