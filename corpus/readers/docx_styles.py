"""Styles of a DOCX: what a paragraph and a run inherit.

The rules are those of ECMA-376 part 1, section 17.7.
"""

from __future__ import annotations

import re

from lxml import etree

from corpus.readers.docx_package import W

MAX_LEVELS = 9
"""Levels of headings and of lists."""

_MAX_CHAIN = 50  # styles based on each other; a longer chain is a circle
_LEGAL_HEADING = re.compile(r"(?:heading|overskrift)\s*(\d)$", re.IGNORECASE)
_OFF = ("0", "false", "off")
_UNREAD = (W + "strike", W + "dstrike", W + "vanish")


def val(parent: etree._Element | None, path: str) -> str | None:
    """The ``w:val`` of a descendant, e.g. ``val(p, "w:pPr/w:pStyle")``; None when missing."""
    found = None if parent is None else parent.find(path.replace("w:", W))
    return None if found is None else found.get(W + "val")


def number_of(text: str | None) -> int | None:
    """The number in an attribute; None when there is none."""
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


class Styles:
    """What a paragraph inherits from its style: heading level and list; and what its runs do.

    Args:
        root: ``styles.xml``, or None.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._inherited: dict[tuple[str | None, ...], frozenset[str]] = {}
        self.default: str | None = None
        for style in [] if root is None else root.iterfind(W + "style"):
            identity = style.get(W + "styleId")
            if identity is not None:
                self._styles[identity] = style
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in (
                    "1",
                    "true",
                ):
                    self.default = identity

    def chain(self, identity: str | None) -> list[tuple[str, etree._Element]]:
        """A style and those it is based on, nearest first."""
        found: list[tuple[str, etree._Element]] = []
        while identity in self._styles and len(found) < _MAX_CHAIN:
            found.append((identity, self._styles[identity]))
            identity = val(self._styles[identity], "w:basedOn")
        return found

    def heading(self, identity: str | None) -> int | None:
        """Heading level from 1 of a paragraph style; the document's title is 1."""
        for _, style in self.chain(identity):
            name = (val(style, "w:name") or "").strip()
            if name.lower() in ("title", "titel"):
                return 1
            match = _LEGAL_HEADING.match(name)
            if match:
                return int(match[1])
            level = number_of(val(style, "w:pPr/w:outlineLvl"))
            if level is not None:
                return level + 1 if 0 <= level < MAX_LEVELS else None
        return None

    def is_unread(self, run: etree._Element, style: str | None) -> bool:
        """Whether the text of a run is struck out or hidden: nobody agreed to it, or sees it.

        Args:
            run: of text.
            style: of its paragraph.
        """
        properties = run.find(W + "rPr")
        if properties is None:
            return bool(self._unread(None, style))
        own = {mark.tag: mark.get(W + "val") not in _OFF for mark in properties}
        inherited = self._unread(val(properties, "w:rStyle"), style)
        return any(own.get(name, name in inherited) for name in _UNREAD)

    def _unread(self, *styles: str | None) -> frozenset[str]:
        """What of ``_UNREAD`` runs inherit from these styles, the nearest first."""
        if styles not in self._inherited:
            found: dict[str, bool] = {}
            for style in styles:
                for _, element in self.chain(style):
                    properties = element.find(W + "rPr")
                    for mark in [] if properties is None else properties:
                        found.setdefault(mark.tag, mark.get(W + "val") not in _OFF)
            self._inherited[styles] = frozenset(name for name in _UNREAD if found.get(name))
        return self._inherited[styles]
