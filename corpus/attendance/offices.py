"""Names and offices that stand below each other: "Ib Dam" / "Formand", in rows or in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.attendance.groups import office_of
from corpus.layout.wide_gaps import cells_of, joined_lines
from corpus.lines import Line
from corpus.names.bare_entry import bare_entry, is_full_name
from corpus.names.labels import read_label

_ASIDE = re.compile(r"\([^()]{1,40}\)")
_WHICH = re.compile(r"\d\.\s+(?=[a-zæøå])")  # "1. næstformand"
_PAIRS = 2  # a single name over an office may be the end of one list and the label of another


def by_signature(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, names side by side over as many offices as entries: "Ib Dam, formand".

    So people sign: "Ib Dam        Bo Lind" over "Formand        Kasserer".
    """
    index = 0
    while index < len(lines):
        names, offices = ([cell for _, cell in cells_of(line)] for line in _pair(lines, index))
        signed = len(names) == len(offices) > 1
        signed = signed and all(is_full_name(cell.text) for cell in names)
        if not signed or not all(_is_office(cell.text) for cell in offices):
            yield lines[index]
            index += 1
            continue
        yield from (joined_lines(*pair, ", ") for pair in zip(names, offices, strict=True))
        index += 2


def _pair(lines: Sequence[Line], index: int) -> tuple[Line, Line]:
    """A line and the one after it; the last line twice."""
    return lines[index], lines[min(index + 1, len(lines) - 1)]


def by_office(lines: Sequence[Line]) -> list[Line]:
    """The lines, with names and offices that alternate line by line put beside each other.

    A page of a council may give "Ib Dam" / "Formand" / "Bo Lind" / "Medlem", or the other way.
    """
    lines = _with_asides(lines)
    found: list[Line] = []
    index = 0
    while index < len(lines):
        link = _link(lines, index)
        end = index
        while link is not None and _link(lines, end) == link:
            end += 2
        if link is None or (end - index < 2 * _PAIRS and not _stands_below(lines, index)):
            found.append(lines[index])
            index += 1
            continue
        pairs = zip(lines[index:end:2], lines[index + 1 : end : 2], strict=True)
        found += [joined_lines(*pair, link) for pair in pairs]
        index = end
    return found


def _with_asides(lines: Sequence[Line]) -> list[Line]:
    """The lines, one that is only an aside at the end of that before it: "Formand" / "(A)"."""
    found: list[Line] = []
    for line in lines:
        above = found[-1] if found else None
        if above and line.gap <= 1 and _is_office(above.text) and _ASIDE.fullmatch(line.text):
            found[-1] = joined_lines(above, line, " ")
        else:
            found.append(line)
    return found


def _link(lines: Sequence[Line], index: int) -> str | None:
    """What joins a line with the next where they are a name and an office; else None."""
    pair = lines[index : index + 2]
    if len(pair) < 2 or pair[1].gap > 1 or any(line.level or line.is_row for line in pair):
        return None
    one, other = (line.text for line in pair)
    if is_full_name(bare_entry(one)) and "," not in one and _is_office(other):
        return ", "
    return " " if _is_office(one) and is_full_name(other) else None


def _stands_below(lines: Sequence[Line], index: int) -> bool:
    """Whether the office below a single name is no label of others: "Ib Dam" / "Borgmester"."""
    office = lines[index + 1]
    return _is_office(office.text) and not office.gap and read_label(office.text) is None


def _is_office(text: str) -> bool:
    bare = _ASIDE.sub("", _WHICH.sub("", text)).strip()
    return office_of(bare) is not None and not text.endswith(":")
