"""Lines of a list that are a first name alone, or several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.attendance.groups import FIRST_NAME, is_of
from corpus.items.parts import is_part_name
from corpus.lines import Line
from corpus.names.bare_entry import bare_entry, is_full_name
from corpus.names.first_names import is_first_name
from corpus.names.full_name import ORGANISATION, ROLE
from corpus.names.labels import read_label

_WITH_INITIAL = re.compile(rf"{FIRST_NAME.pattern} [A-ZÆØÅ]\.?")
_TOLD_AFTER = re.compile(r",| [-–] ")


def first_names(lines: Sequence[Line]) -> frozenset[int]:
    """Which lines are a first name alone: two or more below a label, each on its own.

    A word alone below a label may be the next heading, so one counts only where others do, or
    where it is a common first name.
    """
    runs: list[list[int]] = []
    expected = -1
    common = False
    for index, line in enumerate(lines):
        label = read_label(line.text)
        if label is not None:
            value = line.text[label.value :]
            runs.append([index] if _is_first_name(value) else [])
            expected = index + 1 if runs[-1] or not value else -1
        elif index == expected and not line.level:
            if _is_first_name(line.text) or _are_first_names(line.text):
                runs[-1].append(index)
                common = common or is_first_name(line.text.split()[0].rstrip(","))
            elif not is_full_name(bare_entry(line.text)):
                continue
            expected = index + 1
    several = common or any(len(run) > 1 for run in runs)
    return frozenset(index for run in runs if several for index in run)


def _are_first_names(text: str) -> bool:
    """Whether a line is only common first names: "Ea og Ib fra elevrådet"."""
    parts = re.split(r",| og ", re.sub(r"\s+fra\s.*", "", text))
    return len(parts) > 1 and all(is_first_name(part.strip()) for part in parts)


def _is_first_name(text: str) -> bool:
    first = _TOLD_AFTER.split(text, maxsplit=1)[0]  # "Ea – formand, forælder"
    bare = bare_entry(first if is_first_name("".join(first.split()[:1])) else text)
    named = FIRST_NAME.fullmatch(bare) or _WITH_INITIAL.fullmatch(bare)
    return (
        bool(named)
        and not is_part_name(text)
        and not (ORGANISATION.search(bare) or ROLE.search(bare) or is_of(bare))
    )
