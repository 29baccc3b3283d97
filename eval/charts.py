"""Plots as inline SVG; colours come from the page, so that they follow light and dark."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from html import escape

import numpy as np

from eval.bootstrap import Estimate, FloatArray
from eval.compare import Difference
from eval.separation import Separation

_WIDTH = 720


def _svg(height: float, label: str, parts: Iterable[str]) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height:.0f}" role="img" aria-label="{escape(label)}">'
        + "".join(parts)
        + "</svg>"
    )


def _text(x: float, y: float, text: str, anchor: str = "start", kind: str = "") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{kind}">{escape(text)}</text>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>'


def _ticks(highest: float) -> list[float]:
    """Round numbers from 0 up to a bound, five at most besides 0."""
    power = 10.0 ** math.floor(math.log10(highest / 5))
    step = next(power * n for n in (1, 2, 5, 10) if power * n * 5 >= highest)
    return [n * step for n in range(int(highest / step) + 1)]


def _dot(x: float, y: float, radius: float, kind: str, title: str) -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" class="{kind}">'
        f"<title>{escape(title)}</title></circle>"
    )


def by_label(ours: Mapping[str, Estimate], other: Mapping[str, Estimate], label: str) -> str:
    """A row a type: our mean as a dot on its interval, the other system's as a ring.

    Args:
        ours: estimates in [0, 1] by type, drawn in this order.
        other: of the system compared with; may lack types or be empty.
        label: what is plotted, for readers who do not see it.
    """
    left, right, row = 170, _WIDTH - 60, 24
    bottom = row * len(ours) + 8

    def x(value: float) -> float:
        return left + value * (right - left)

    parts = []
    for tick in (0, 0.25, 0.5, 0.75, 1):
        parts.append(_line(x(tick), 4, x(tick), bottom, "grid"))
        parts.append(_text(x(tick), bottom + 16, f"{tick:g}", "middle", "small"))
    for place, (name, mean) in enumerate(ours.items()):
        y = row * place + 18
        parts.append(_text(left - 10, y + 4, f"{name} ({mean.n})", "end"))
        parts.append(_line(x(mean.low), y, x(mean.high), y, "interval"))
        if name in other:
            title = f"{name}: enkel pipeline {other[name].value:.2f}"
            parts.append(_dot(x(other[name].value), y, 5, "other", title))
        title = f"{name}: {mean.value:.2f} ({mean.low:.2f} til {mean.high:.2f})"
        parts.append(_dot(x(mean.value), y, 5, "ours", title))
        parts.append(_text(right + 14, y + 4, f"{mean.value:.2f}"))
    return _svg(bottom + 24, label, parts)


def differences(rows: Sequence[Difference], label: str) -> str:
    """A row a type: how much B is above A, as a dot on its interval, around zero.

    Args:
        rows: drawn in this order.
        label: what is plotted, for readers who do not see it.
    """
    left, right, row = 170, _WIDTH - 60, 24
    bottom = row * len(rows) + 8
    reach = max([0.1, *(max(abs(d.low), abs(d.high)) for d in rows)])

    def x(value: float) -> float:
        return (left + right) / 2 + value / reach * (right - left) / 2

    parts = []
    for tick in (-reach, -reach / 2, 0, reach / 2, reach):
        parts.append(_line(x(tick), 4, x(tick), bottom, "grid" if tick else "zero"))
        parts.append(
            _text(x(tick), bottom + 16, f"{tick:+.2f}" if tick else "0", "middle", "small")
        )
    for place, difference in enumerate(rows):
        y = row * place + 18
        parts.append(_text(left - 10, y + 4, f"{difference.label} ({difference.n})", "end"))
        parts.append(_line(x(difference.low), y, x(difference.high), y, "interval"))
        title = f"{difference.label}: {difference.change:+.2f}"
        parts.append(_dot(x(difference.change), y, 5, "ours", title))
        parts.append(_text(right + 14, y + 4, f"{difference.change:+.2f}"))
    return _svg(bottom + 24, label, parts)


def curves(lines: Mapping[str, Separation], label: str) -> str:
    """Risk over coverage, with the point at which the system stands.

    Args:
        lines: by the name of the questions; the first is drawn strong, others faint.
        label: what is plotted, for readers who do not see it.
    """
    left, right, top, bottom = 60, _WIDTH - 30, 26, 260
    points = [point for line in lines.values() for point in (*line.curve, line.operating)]
    highest = max([risk for _, risk in points] + [0.05])

    def place(point: tuple[float, float]) -> tuple[float, float]:
        return (
            left + point[0] * (right - left),
            bottom - point[1] / highest * (bottom - top),
        )

    parts = []
    for tick in (0, 0.25, 0.5, 0.75, 1):
        x, _ = place((tick, 0))
        parts.append(_line(x, top, x, bottom, "grid"))
        parts.append(_text(x, bottom + 16, f"{tick:g}", "middle", "small"))
    for tick in _ticks(highest):
        _, y = place((0, tick))
        parts.append(_line(left, y, right, y, "grid"))
        parts.append(_text(left - 8, y + 4, f"{tick:.2f}", "end", "small"))
    # The strong one last, so that it lies above the others.
    for place_among, (name, line) in reversed(list(enumerate(lines.items()))):
        kind = "faint" if place_among else "ours"
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(place, line.curve))
        parts.append(f'<polyline points="{path}" class="curve {kind}"/>')
        x, y = place(line.operating)
        coverage, risk = line.operating
        title = f"{name}, systemet: dækning {coverage:.2f}, risiko {risk:.2f}"
        parts.append(_dot(x, y, 6, kind, title))
        # The strong one's name above its point, the others' below, for the points lie close.
        if kind == "ours":
            parts.append(_text(x - 10, y - 10, name, "end"))
        else:
            parts.append(_text(x + 8, y + 18, name, "start", "small"))
    parts.append(_text((left + right) / 2, bottom + 34, "dækning", "middle"))
    parts.append(_text(left, top - 8, "risiko", "middle"))
    return _svg(bottom + 42, label, parts)


def histogram(seconds: FloatArray) -> str:
    """How long answers took, with the median and the 95th percentile."""
    left, right, top, bottom = 40, _WIDTH - 30, 26, 190
    middle, late = np.percentile(seconds, [50, 95])
    highest = max(float(np.percentile(seconds, 99)) * 1.05, 1e-6)
    counts, edges = np.histogram(np.minimum(seconds, highest), bins=40, range=(0, highest))

    def x(value: float) -> float:
        return left + value / highest * (right - left)

    parts = [_line(left, bottom, right, bottom, "grid")]
    for count, start, end in zip(counts, edges[:-1], edges[1:], strict=True):
        height = count / counts.max() * (bottom - top)
        parts.append(
            f'<rect x="{x(start):.1f}" y="{bottom - height:.1f}" '
            f'width="{x(end) - x(start) - 1:.1f}" height="{height:.1f}" class="bar">'
            f"<title>{start * 1000:.0f} til {end * 1000:.0f} ms: {count}</title></rect>"
        )
    for name, value in (("p50", middle), ("p95", late)):
        parts.append(_line(x(value), top, x(value), bottom, "mark"))
        parts.append(_text(x(value), top - 8, f"{name} {value * 1000:.0f} ms", "middle", "small"))
    for tick in _ticks(highest):
        parts.append(_text(x(tick), bottom + 16, f"{tick * 1000:g}", "middle", "small"))
    parts.append(_text((left + right) / 2, bottom + 34, "millisekunder", "middle"))
    return _svg(
        bottom + 42, f"Svartid: p50 {middle * 1000:.0f} ms, p95 {late * 1000:.0f} ms", parts
    )
