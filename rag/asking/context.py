"""A question in its context: the filters that the user set, and the turns before it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from corpus import falls_within
from index import Head
from rag.answer import Filters
from rag.asking.question import Question

_NOW = re.compile(r"\b(?:nu|nuvaerende|seneste|i dag|now|latest|currently)\b")


def narrowed(question: Question, filters: Filters, meetings: Mapping[str, Head]) -> Question:
    """The question with the places and times of the filters in place of its own."""
    scope = frozenset(
        path
        for path, meeting in meetings.items()
        if (not filters.clusters or meeting.cluster in filters.clusters)
        and (not filters.meetings or path in filters.meetings)
        and _is_held_within(meeting, filters)
    )
    return replace(
        question,
        scope=scope,
        clusters=filters.clusters,
        meetings=filters.meetings,
        bodies=(),
        years=(),
        month=None,
        day=None,
        latest=False,
        first=False,
        item=filters.item,
        section=filters.section,
    )


def _is_held_within(meeting: Head, filters: Filters) -> bool:
    if meeting.date is None:
        return not (filters.date_from or filters.date_to)
    return falls_within(meeting.date, filters.date_from, filters.date_to)


def inherit(question: Question, before: Question, elliptical: bool = False) -> Question:
    """A follow-up keeps the place and time of what it leans on, unless it names its own.

    Args:
        elliptical: it asks the same as before of another place, time or person.
    """
    if elliptical and question.kind == "other":
        question = replace(
            question,
            folded=f"{before.folded} {question.folded}",
            kind=before.kind,
            yesno=before.yesno,
            section=question.section or before.section,
            item=question.item or before.item,
        )
    if question.clusters or question.bodies or question.meetings:
        return question
    kept = replace(
        question,
        clusters=before.clusters,
        bodies=before.bodies,
        municipalities=question.municipalities or before.municipalities,
        item=question.item or before.item,
        meetings=(),
    )
    if question.years or _NOW.search(question.folded):
        return kept  # another time than before, perhaps told in other minutes
    return replace(
        kept,
        meetings=before.meetings,
        years=before.years,
        month=before.month,
        day=before.day,
    )
