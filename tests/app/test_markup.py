"""Nothing that a file or an address holds is markup on the pages beside the chat."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus import Person, Span
from tests.app.test_conversation import MEETING
from ui.decisions import Decision
from ui.frame import View
from ui.meetings import meeting_page, meetings_page
from ui.register import register_page

EVIL = '"><script>alert(1)</script><b onload=x>'


@pytest.fixture
def pages() -> list[str]:
    person = Person(EVIL, EVIL, EVIL, "present", EVIL, Span(0, 1), Span(0, 1))
    item = replace(MEETING.items[0], label=EVIL, title=EVIL)
    source = replace(MEETING.source, path=f"{EVIL}.pdf")
    meeting = replace(
        MEETING,
        source=source,
        body=EVIL,
        cluster=EVIL,
        place=EVIL,
        people=(person,),
        items=(item,),
        warnings=(EVIL,),
    )
    meetings = {source.path: meeting}
    query = dict.fromkeys(("ord", "klynge", "aar", "sted", "punkt", "sorter", "side"), EVIL)
    row = Decision(meeting, 0, EVIL, (1,), True)
    return [
        meetings_page(meetings, View("moeder", {})),
        meetings_page(meetings, View("moeder", query)),
        meeting_page(meetings, View("moede", {**query, "fil": source.path}))[0],
        meeting_page(meetings, View("moede", {"fil": EVIL}))[0],
        register_page([row], meetings, View("beslutninger", {})),
        register_page([row], meetings, View("beslutninger", query)),
    ]


def test_names_and_addresses_are_text(pages: list[str]) -> None:
    for page in pages:
        assert "<script>alert" not in page
        assert "<b onload" not in page
    assert any("&lt;script&gt;alert(1)" in page for page in pages)
