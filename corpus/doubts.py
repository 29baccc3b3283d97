"""What a person should look at in a meeting as it was read, in sentences for a secretary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.meeting import Meeting

_LONGEST_TITLE = 200  # characters; a longer one is more than a title


def doubts_of(meeting: Meeting) -> list[str]:
    """What is inferred, contradictory, missing or too long to be right in one meeting."""
    evidence = meeting.date_evidence or ""
    found = [f"Dato udledt: {evidence[10:]}."] if evidence.startswith("inferred: ") else []
    found += meeting.warnings
    if meeting.kind == "minutes" and not meeting.people:
        found.append("Der er ikke fundet nogen personer.")
    long = [
        f"punkt {item.label}" if item.label else f"”{item.title[:30]}…”"
        for item in meeting.items
        if len(item.title) > _LONGEST_TITLE
    ]
    if long:
        found.append(f"En titel er så lang, at der nok er tekst i den: {', '.join(long)}.")
    return found


def same_meetings(meetings: Sequence[Meeting]) -> Mapping[str, tuple[str, ...]]:
    """By path, the other files that hold what is probably the same meeting.

    Body, day and kind are alike, and so is the title of an item: cases of one meeting may be
    printed one by one, and an agenda belongs beside its minutes.
    """
    groups: dict[tuple[str, str, str], list[Meeting]] = {}
    for meeting in meetings:
        if meeting.body and meeting.date:
            key = (meeting.body.casefold(), meeting.date, meeting.kind)
            groups.setdefault(key, []).append(meeting)
    return {
        one.source.path: others
        for group in groups.values()
        for one in group
        if (others := tuple(o.source.path for o in group if o is not one and _alike(one, o)))
    }


def _alike(one: Meeting, other: Meeting) -> bool:
    titles = {item.title.casefold() for item in one.items}
    return not titles or any(item.title.casefold() in titles for item in other.items)
