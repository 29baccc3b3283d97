"""The text of closed items, taken out of what is kept of a file: nobody is to read it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from corpus.lines import Line
from corpus.meeting import Source, Span

_SHOWS = re.compile(r"\S")


def places_of(lines: Sequence[Line], closed: Sequence[range]) -> tuple[Span, ...]:
    """Where closed lines stand in the source, with whatever is printed between them.

    Args:
        lines: of the document, in the order of reading.
        closed: positions of lines, each range without holes.
    """
    within = {position for positions in closed for position in positions}
    others = sorted(line.raw for number, line in enumerate(lines) if number not in within)
    starts = [raw.start for raw in others]
    reached = list(accumulate((raw.end for raw in others), max))
    found: list[Span] = []
    for positions in closed:
        own = [lines[position].raw for position in positions]
        if not own:
            continue
        whole = Span(min(own).start, max(raw.end for raw in own))
        earlier = bisect_left(starts, whole.end)
        beside = earlier > 0 and reached[earlier - 1] > whole.start
        # In two columns an open item may stand between the lines of a closed one.
        found += own if beside else [whole]
    return tuple(sorted(found))


def without(source: Source, places: Sequence[Span]) -> Source:
    """The source with blanks for what stands at places; every offset stays what it was.

    Args:
        source: as read.
        places: in order; they may overlap.
    """
    text, pieces, reached = source.text, [], 0
    for place in places:
        begin, end = max(place.start, reached), max(place.end, reached)
        pieces += [text[reached:begin], _SHOWS.sub(" ", text[begin:end])]
        reached = end
    blank = "".join([*pieces, text[reached:]])
    return replace(source, text=blank, withheld=tuple(places))
