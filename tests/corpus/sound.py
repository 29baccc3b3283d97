"""What holds for every meeting, whatever it was read from."""

from __future__ import annotations

import os

from corpus import Meeting, Span, meeting_record
from corpus.record import meeting_from_record


def examples(usual: int) -> int:
    """How many examples to try: as many times the usual number as ``FUZZ`` in the environment."""
    return usual * int(os.environ.get("FUZZ", "1"))


def assert_sound(meeting: Meeting) -> None:
    """Every span lies in the text, sections in their items, outcomes in minutes or headings."""
    text = meeting.source.text
    whole = Span(0, len(text))
    assert meeting.title
    assert meeting.header in whole
    for person in meeting.people:
        assert person.span in whole
        assert person.name.strip()
        assert len(person.span)
        assert person.status_span in whole
        assert len(person.status_span)
    ends: dict[str, int] = {}
    before = 0
    for item in meeting.items:
        assert item.span in whole
        assert item.title
        assert before <= item.span.start, "items in order"
        before = item.span.start
        if ends.get("item", 0) <= item.span.start:
            assert item.parent is None
            ends = {"item": item.span.end}
        else:
            assert item.span.end <= ends["item"], "a sub-item lies in its item"
            assert ends.get("sub-item", 0) <= item.span.start
            ends["sub-item"] = item.span.end
        end = item.span.start
        for section in item.sections:
            assert section.span in item.span
            assert end <= section.span.start, "sections in order"
            end = section.span.end
        if item.outcome_span is not None:
            until = item.sections[0].span.start if item.sections else item.span.end
            heading = Span(item.span.start, until)
            told = [section.span for section in item.sections if section.kind == "minutes"]
            assert any(item.outcome_span in place for place in (heading, *told))
            assert meeting.source.slice(item.outcome_span).strip()
        assert item.outcome == "none" or item.outcome_span is not None
        assert meeting.kind == "minutes" or not item.decided
        assert meeting.kind == "minutes" or item.outcome == "none"
    assert (meeting.kind == "other") == (not meeting.items)
    assert meeting_from_record(meeting_record(meeting), text) == meeting
