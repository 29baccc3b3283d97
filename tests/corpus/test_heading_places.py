"""Headings that stand twice, or in another order than their numbers."""

from __future__ import annotations

from corpus import Source
from corpus.parse import parse_meeting
from tests.corpus.outlines import HEAD


def test_a_heading_that_stands_twice_is_in_no_section() -> None:
    text = (
        "1. Godkendelse af dagsorden (B)\n\n1.     Godkendelse af dagsorden (B)\n\nBeslutning\n"
        "Godkendt.\n\n2. Vejplan (B)\n\n2.     Vejplan (B)\n\nBeslutning\nUdsat.\n"
    )
    meeting = parse_meeting(Source("møde.txt", "0", "text/plain", HEAD + text))
    assert [(item.title, item.outcome) for item in meeting.items] == [
        ("Godkendelse af dagsorden", "approved"),
        ("Vejplan", "postponed"),
    ]
    assert [
        [meeting.source.slice(section.span).strip() for section in item.sections]
        for item in meeting.items
    ] == [["Godkendt."], ["Udsat."]]


def test_no_item_is_missed_where_the_order_was_changed() -> None:
    order = (1, 2, 3, 5, 4, 6, 8)
    text = "".join(f"## {n}. Vej nr. {n}\nVejen blev godkendt.\n\n" for n in order)
    meeting = parse_meeting(Source("møde.md", "0", "text/markdown", HEAD + text))
    assert [item.label for item in meeting.items] == [str(n) for n in order]
    assert meeting.warnings == ("Dagsordenen springer over punkt 7.",)
