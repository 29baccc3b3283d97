"""Names in capitals, as minutes that are all in capitals have them: "IB DAM (V), FORMAND"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.items.groups import is_group_title
from corpus.items.parts import is_part_name
from corpus.lines import Line
from corpus.names.full_name import ORGANISATION
from corpus.names.labels import read_label

_UPPER = "A-ZÀ-ÖØ-ÞČŞŠŽ"
_CAPITALS = rf"[{_UPPER}]{{2,}}(?:-[{_UPPER}]{{2,}})*"
_INITIAL = rf"(?:[{_UPPER}]\.? )"
_NAME = re.compile(
    rf"(?<![\w-])(?:(?=[^ ,]{{4}}){_CAPITALS},|"
    rf"{_CAPITALS}|[{_UPPER}]\.) {_INITIAL}?{_CAPITALS}(?: {_INITIAL}?{_CAPITALS}){{0,3}}(?![\w-])"
)
_LETTERS = re.compile(rf"[{_UPPER}]+")
_SMALL = re.compile(r"[a-zæøå]")
# "Hanne LYNGE": only the surname has capitals, and where one is written so, others are.
_SURNAME = re.compile(
    rf"(?<![\w-])[{_UPPER}][a-zà-öø-ÿ]+(?:-[{_UPPER}][a-zà-öø-ÿ]+)?\.? "
    rf"(?P<surname>[{_UPPER}]{{4,}}(?:-[{_UPPER}]{{3,}})*)(?![\w-])"
)
_LEAST = 2


def in_small_letters(lines: Sequence[Line]) -> list[Line]:
    """The lines of an attendance block, with names in capitals below a label as names are written."""
    found = list(lines)
    inside = False
    for index, line in enumerate(lines):
        label = read_label(line.text)
        if label is not None:
            inside = True
        elif line.level or line.gap > 2 or is_part_name(line.text) or is_group_title(line.text):
            inside = False
        begin = label.value if label else 0
        # In a line with small letters capitals are those of an organisation.
        if inside and not _SMALL.search(line.text, begin) and not line.is_row:
            names = [m.span() for m in _NAME.finditer(line.text, begin)]
            found[index] = _small(line, names)
    mixed = [
        (index, match.span("surname"))
        for index, line in enumerate(lines)
        for match in _SURNAME.finditer(line.text[:_LONGEST])
        if not ORGANISATION.fullmatch(match["surname"])
    ]
    if len({index for index, _ in mixed}) >= _LEAST:
        for index, place in mixed:
            found[index] = _small(found[index], [place])
    return found


_LONGEST = 2000


def _small(line: Line, places: Sequence[tuple[int, int]]) -> Line:
    text = line.text
    for begin, end in places:
        if not ORGANISATION.search(text, begin, end):
            small = _LETTERS.sub(lambda word: word.group().capitalize(), text[begin:end])
            text = text[:begin] + small + text[end:]
    return replace(line, text=text)
