"""Automatic numbering of a DOCX: the numbers that are not in its text.

The rules are those of ECMA-376 part 1, section 17.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from corpus.readers.docx_package import W
from corpus.readers.docx_styles import MAX_LEVELS, Styles, number_of, val


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    restart: int | None
    legal: bool
    style: str | None


@dataclass(slots=True)
class _List:
    """One ``w:num``: an abstract list, its own levels and where it starts anew."""

    abstract: str
    own: dict[int, _Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


class Numbering:
    """Counts the paragraphs of automatic lists as they come.

    Args:
        root: ``numbering.xml``, or None.
        styles: of the same document.
    """

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._inner: set[str] = set()
        if root is None:
            return
        links: dict[str, str] = {}
        for abstract in root.iterfind(W + "abstractNum"):
            identity = abstract.get(W + "abstractNumId", "")
            self._levels[identity] = _levels(abstract)
            link = val(abstract, "w:numStyleLink")
            if link:
                links[identity] = link
        for number in root.iterfind(W + "num"):
            one = _List(val(number, "w:abstractNumId") or "")
            for override in number.iterfind(W + "lvlOverride"):
                level = number_of(override.get(W + "ilvl"))
                if level is None:
                    continue
                one.own.update(_levels(override))
                start = number_of(val(override, "w:startOverride"))
                if start is not None:
                    one.starts[level] = start
            self._lists[number.get(W + "numId", "")] = one
        for identity, link in links.items():  # a list that is defined by a style's list
            for _, style in styles.chain(link):
                target = self._lists.get(val(style, "w:pPr/w:numPr/w:numId") or "")
                if target is not None and self._levels.get(target.abstract):
                    self._levels[identity] = self._levels[target.abstract]
                    break

    def mark(self, properties: etree._Element | None, style: str | None) -> tuple[str, int] | None:
        """Count a paragraph.

        Args:
            properties: its ``w:pPr``.
            style: its style.

        Returns:
            Its mark ("2.1", "a)", "•") and its depth from 0, or None when it has no number.
        """
        found = self._place(properties, style)
        if found is None:
            return None
        identity, depth = found
        one = self._lists[identity]
        levels = self._levels.get(one.abstract, {}) | one.own
        if depth not in levels:
            return None
        return self._count(one, levels, depth), depth

    def inner_lists(self, paragraphs: Iterable[tuple[etree._Element | None, str | None]]) -> None:
        """Note which lists lie between the entries of another, which they are part of.

        Word gives a list inside an entry a list of its own, whose numbers look like outer ones.

        Args:
            paragraphs: properties and style of each, in order.
        """
        reach: dict[str, tuple[int, int]] = {}
        for position, (properties, style) in enumerate(paragraphs):
            found = self._place(properties, style)
            if found is None or found[1]:
                continue
            one = self._lists[found[0]]
            level = (self._levels.get(one.abstract, {}) | one.own).get(0)
            if level is not None and level.form != "bullet":
                reach[found[0]] = (reach.get(found[0], (position, 0))[0], position)
        outermost = -1
        for identity, (_, last) in sorted(reach.items(), key=lambda item: item[1]):
            if last < outermost:
                self._inner.add(identity)
            outermost = max(outermost, last)

    def is_inner(self, properties: etree._Element | None, style: str | None) -> bool:
        """Whether a paragraph stands in a list that is part of another."""
        found = self._place(properties, style)
        return found is not None and found[0] in self._inner

    def _place(
        self, properties: etree._Element | None, style: str | None
    ) -> tuple[str, int] | None:
        """The list of a paragraph and its depth in it."""
        identity = val(properties, "w:numPr/w:numId")
        depth = number_of(val(properties, "w:numPr/w:ilvl"))
        if identity is None:
            for name, element in self._styles.chain(style):
                identity = val(element, "w:pPr/w:numPr/w:numId")
                if identity is not None:
                    if depth is None:
                        depth = number_of(val(element, "w:pPr/w:numPr/w:ilvl"))
                    if depth is None:
                        depth = self._depth_of(identity, name)
                    break
        if identity is None or identity not in self._lists:
            return None  # includes numId 0, which takes an inherited number away
        return identity, min(max(depth or 0, 0), MAX_LEVELS - 1)

    def _depth_of(self, identity: str, style: str) -> int | None:
        one = self._lists.get(identity)
        for depth, level in self._levels.get(one.abstract, {}).items() if one else ():
            if level.style == style:
                return depth
        return None

    def _count(self, one: _List, levels: dict[int, _Level], depth: int) -> str:
        # Lists made from one abstract list go on counting, unless they start anew.
        counts = self._counts.setdefault(one.abstract, {})
        if depth in one.starts and depth not in one.begun:
            counts.pop(depth, None)
        one.begun.add(depth)
        for above in range(depth):  # an outer level that was never used counts as its first
            if above in levels:
                counts.setdefault(above, one.starts.get(above, levels[above].start))
        start = one.starts.get(depth, levels[depth].start)
        counts[depth] = counts[depth] + 1 if depth in counts else start
        for below in [level for level in counts if level > depth]:
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart and depth < restart):
                del counts[below]
        level = levels[depth]
        if level.form == "bullet":
            return "•"

        def written(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            if other not in levels:
                return ""
            form = "decimal" if level.legal else levels[other].form
            return _written(counts.get(other, levels[other].start), form)

        return re.sub(r"%([1-9])", written, level.text).strip()


def _levels(parent: etree._Element) -> dict[int, _Level]:
    found = {}
    for element in parent.iterfind(W + "lvl"):
        depth = number_of(element.get(W + "ilvl"))
        if depth is not None:
            legal = element.find(W + "isLgl")
            found[depth] = _Level(
                start=number_of(val(element, "w:start")) or 0,
                form=val(element, "w:numFmt") or "decimal",
                text=val(element, "w:lvlText") or "",
                restart=number_of(val(element, "w:lvlRestart")),
                legal=legal is not None and legal.get(W + "val") not in ("0", "false"),
                style=val(element, "w:pStyle"),
            )
    return found


def _written(number: int, form: str) -> str:
    if form == "none":
        return ""
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 26 * 30:
        # After z comes aa, then bb: the letter is repeated.
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)


def _roman(number: int) -> str:
    out = ""
    for value, sign in (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        out += sign * (number // value)
        number %= value
    return out
