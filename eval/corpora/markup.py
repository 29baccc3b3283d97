"""The small markup in which the text of made minutes is kept, one file a meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = {
    "# ": "title", "##. ": "numbered", "## ": "heading", "### ": "section", "= ": "line",
    "- ": "bullet", ":: ": "columns", "| ": "table",
    "1# ": "counted", "[table] ": "columns",
}  # fmt: skip
_WRAPPED = ("para", "line", "bullet", "number")
_SINGLE = {"--- toc": "toc", "[row]": "row", "[cell]": "cell", "[end]": "end"}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, table row or mark of a source file.

    ``kind`` is a value of ``_MARKS`` or ``_SINGLE``, "number" for a typed list number, else
    "para".
    """

    kind: str
    text: str

    @property
    def cells(self) -> list[str]:
        """Of a table row, from left to right."""
        return [cell.strip() for cell in self.text.strip("| ").split("|")]


@dataclass(frozen=True, slots=True)
class Minutes:
    """A source file: its settings (``@key value``) and its blocks in order."""

    settings: dict[str, str]
    blocks: tuple[Block, ...]


def read_blocks(text: str) -> Minutes:
    """Parse the markup of ``sources/``.

    A line without a mark continues the paragraph, line or bullet before it; ``= `` begins a line
    without space around it; ``| a | b |`` is a table row; ``:: a | b`` is two columns without
    rules; ``##. `` is a heading and ``1# `` a paragraph that Word numbers.
    """
    settings: dict[str, str] = {}
    blocks: list[Block] = []
    for line in filter(None, text.splitlines()):
        if line.startswith("@"):
            key, _, value = line[1:].partition(" ")
            settings[key] = value
        elif line in _SINGLE:
            blocks.append(Block(_SINGLE[line], ""))
        elif mark := next((mark for mark in _MARKS if line.startswith(mark)), None):
            blocks.append(Block(_MARKS[mark], line[len(mark) :]))
        elif re.match(r"\d\. ", line):
            blocks.append(Block("number", line))
        elif blocks and blocks[-1].kind in _WRAPPED:
            blocks[-1] = Block(blocks[-1].kind, f"{blocks[-1].text} {line}")
        else:
            blocks.append(Block("para", line))
    return Minutes(settings, tuple(blocks))
