"""Lists whose label stands at the foot or in the middle of its cell, beside one of its people.

A table of a PDF may set "Tilstede:" beside the last of those who came, and "Afbud:" likewise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.attendance.groups import starts_person
from corpus.lines import Line
from corpus.names.labels import Label, read_label


def by_foot(lines: Sequence[Line]) -> list[Line]:
    """The lines, each label of such lists put over its people.

    An apology last in a list may be the only one, so that all is left as it is where no label of
    those who came stands so, or where a label stands over others.
    """
    runs = list(_runs(lines))
    places = [_places(run) for run in runs]
    foot = [
        len(found) == 1 and found[0][0] > 0 and _is_list(run, found[0])
        for run, found in zip(runs, places, strict=True)
    ]
    came = any(
        low and found[0][1].status == "present" for low, found in zip(foot, places, strict=True)
    )
    heads = any(
        found and found[0][0] == 0 and len(run) > 1 for run, found in zip(runs, places, strict=True)
    )
    if heads or not came:
        return list(lines)
    arranged: list[Line] = []
    for run, found, low in zip(runs, places, foot, strict=True):
        arranged += _with_label_first(run, *found[0]) if low else run
    return arranged


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines between gaps."""
    run: list[Line] = []
    for line in lines:
        if run and line.gap:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _places(run: Sequence[Line]) -> list[tuple[int, Label]]:
    """Which lines of a run start with a label of those who came or stayed away."""
    labels = ((index, read_label(line.text)) for index, line in enumerate(run))
    return [(index, label) for index, label in labels if label and not label.groups]


def _is_list(run: Sequence[Line], place: tuple[int, Label]) -> bool:
    """Whether all lines are people, and a wide gap parts the label from the one beside it."""
    index, label = place
    text = run[index].text
    apart = text[: label.value].endswith(("  ", "\t")) and starts_person(text[label.value :])
    others = [line for line in run if line is not run[index]]
    return apart and not any(
        line.level or line.is_row or not starts_person(line.text) for line in others
    )


def _with_label_first(run: Sequence[Line], index: int, label: Label) -> Iterator[Line]:
    line = run[index]
    yield line.piece(0, len(line.text[: label.value].rstrip()), run[0].gap)
    yield from run[:index]
    yield line.piece(label.value, len(line.text), 0)
    yield from run[index + 1 :]
