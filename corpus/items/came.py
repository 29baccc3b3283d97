"""What came of an agenda item, with the places of the file that show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.layout.display import display_map
from corpus.meeting import Outcome, Part, Section, Source, Span
from corpus.outcomes.heading_outcome import outcome_of_heading
from corpus.outcomes.outcomes import outcome_of, outcomes_of_parts


@dataclass(frozen=True, slots=True)
class Came:
    """The outcome of an item, what shows it, and its parts, as ``AgendaItem`` has them."""

    outcome: Outcome
    shown: Span | None
    parts: tuple[Part, ...] = ()


def what_came(
    source: Source,
    title: str,
    heading: Span,
    sections: Iterable[tuple[str, Section]],
    body: str | None,
) -> Came:
    """What the minutes of an item tell came of it, or else its heading.

    Args:
        source: the file.
        title: of the item.
        heading: where the item's own heading stands.
        sections: of the item, each with the heading over it.
        body: that met.
    """
    for headed, section in sections:
        if section.kind != "minutes":
            continue
        text, offsets = display_map(source, section.span)
        outcome, shown = outcome_of(text, body, headed, title)
        if shown is None:
            continue
        told = outcomes_of_parts(text, body, headed, title) if outcome == "none" else ()
        parts = tuple(Part(one, _in_source(offsets, place)) for one, place in told)
        return Came(outcome, _in_source(offsets, shown), parts)
    text, offsets = display_map(source, heading)
    outcome, shown = outcome_of_heading(text)
    return Came(outcome, _in_source(offsets, shown) if shown else None)


def _in_source(offsets: Sequence[int], place: tuple[int, int]) -> Span:
    return Span(offsets[place[0]], offsets[place[1] - 1] + 1)
