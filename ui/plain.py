"""Text of minutes where its layout has no room: rows of tables, and what is too long."""

from __future__ import annotations

import re

_DOT = " · "
_FIRST_BAR = re.compile(r"\A(\s*(?:[-•*]\s+)?)(?:\|\s+)+")
# Before the marker that an answer puts behind a quotation, too.
_LAST_BAR = re.compile(r"(?:\s+\|)+(?=(?:\s*\[\d{1,3}\])*\s*\Z)")
_BETWEEN = re.compile(r"[^\S\t]*\t\s*|(?:\s+\|)+\s+")


def dotted(line: str) -> str:
    """A line in which dots part the cells of a row; any other line as it is."""
    return _BETWEEN.sub(_DOT, _LAST_BAR.sub("", _FIRST_BAR.sub(r"\1", line)))


def one_line(text: str) -> str:
    """Text of minutes on one line; dots part the cells of a row and semicolons the rows."""
    lines = [dotted(line) for line in text.splitlines()]
    joined = "".join(f"{line}; " if _DOT in line else f"{line} " for line in lines)
    return " ".join(joined.split()).removesuffix(";")


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
