"""A picture of when something came up: a line for each body, a mark for each place."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from corpus import earliest_day

_WIDTH, _LEFT, _RIGHT = 900, 230, 24
_LANE, _STEP, _TOP, _BOTTOM = 44, 16, 14, 30
_LONGEST_NAME = 26
_MOST_LANES = 12
# Shape tells as much as colour: a disc, a dashed ring, a small square.
_SHAPES: Mapping[str, str] = {
    "decision": '<circle cx="{x}" cy="{y}" r="6.5" class="t-decision"/>',
    "proposal": '<circle cx="{x}" cy="{y}" r="5.5" class="t-proposal"/>',
    "mention": '<rect x="{x0}" y="{y0}" width="8" height="8" class="t-mention"/>',
}


@dataclass(frozen=True)
class Mark:
    """One mark.

    Attributes:
        date: ISO date.
        lane: name of the line it stands on.
        kind: ``decision``, ``proposal`` or ``mention``.
    """

    date: str
    lane: str
    kind: str


def timeline(marks: Sequence[Mark], names: Mapping[str, str], told: str) -> str:
    """The picture with its legend.

    Args:
        marks: at least one.
        names: of the kinds, for the legend.
        told: what the picture says, in words.
    """
    # The busiest lines; the others are in the list beside the picture.
    counts = Counter(mark.lane for mark in marks)
    lanes = sorted(lane for lane, _ in counts.most_common(_MOST_LANES))
    shown = [mark for mark in marks if mark.lane in lanes]
    days = [_day(mark.date) for mark in shown]
    first = datetime.date(min(days).year, 1, 1)
    last = datetime.date(max(days).year, 12, 31)
    scale = (_WIDTH - _LEFT - _RIGHT) / (last - first).days

    def x_of(day: datetime.date) -> float:
        return round(_LEFT + (day - first).days * scale, 1)

    parts: list[str] = []
    y = _TOP
    for lane in lanes:
        here = [mark for mark in shown if mark.lane == lane]
        columns = Counter(_near(x_of(_day(mark.date))) for mark in here)
        height = _LANE + _STEP * (max(columns.values()) - 1)
        middle = y + height - _LANE / 2
        parts.append(
            f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{middle}" y2="{middle}" class="t-lane"/>'
            f'<text x="{_LEFT - 16}" y="{middle + 4}" text-anchor="end">{escape(_short(lane))}</text>'
        )
        used: Counter[int] = Counter()
        for mark in here:
            x = x_of(_day(mark.date))
            level = middle - _STEP * used[_near(x)]
            used[_near(x)] += 1
            parts.append(_SHAPES[mark.kind].format(x=x, y=level, x0=x - 4, y0=level - 4))
        y += height
    axis = "".join(_year(year, x_of(datetime.date(year, 1, 1)), y) for year in _years(first, last))
    legend = "".join(
        f'<li><svg viewBox="0 0 16 16" aria-hidden="true">'
        f"{_SHAPES[kind].format(x=8, y=8, x0=4, y0=4)}</svg>{escape(name)}</li>"
        for kind, name in names.items()
    )
    return (
        f'<figure class="timeline"><div class="scroll" tabindex="0" role="region" '
        f'aria-label="{escape(told)}"><svg viewBox="0 0 {_WIDTH} {y + _BOTTOM}" role="img" '
        f'aria-label="{escape(told)}">{axis}{"".join(parts)}</svg></div>'
        f'<figcaption><ul class="legend">{legend}</ul></figcaption></figure>'
    )


def _day(date: str) -> datetime.date:
    return earliest_day(date)


def _near(x: float) -> int:
    """Marks of one column would cover each other."""
    return round(x / 14)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


def _years(first: datetime.date, last: datetime.date) -> range:
    # So many years that their names do not touch.
    step = max(1, (last.year - first.year) // 12 + 1)
    return range(first.year, last.year + 1, step)


def _year(year: int, x: float, bottom: float) -> str:
    return (
        f'<line x1="{x}" x2="{x}" y1="{_TOP}" y2="{bottom}" class="t-year"/>'
        f'<text x="{x + 4}" y="{bottom + 18}" class="t-axis">{year}</text>'
    )
