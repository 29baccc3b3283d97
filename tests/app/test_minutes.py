"""Whole minutes as HTML, from the minutes that ship."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from corpus import MINUTES, Meeting, Section, Source, Span, display_text, read_corpus
from corpus.parse import parse_meeting
from tests.app.test_conversation import MEETING
from ui.contacts import hide_contacts
from ui.minutes import Place, minutes_html
from ui.texts import DANISH


@pytest.fixture(scope="module")
def meetings() -> dict[str, Meeting]:
    return {meeting.source.path: meeting for meeting in read_corpus(MINUTES).meetings}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_nothing_of_the_text_is_left_out(meetings: dict[str, Meeting]) -> None:
    for path, meeting in meetings.items():
        html = minutes_html(meetings, Place(path, "", None, ()), DANISH)
        text = html[html.index('class="minutes-text"') :]
        # The tags that name a section are ours.
        text = re.sub(r'<p class="kind">.*?</p>', " ", text)
        shown = words(unescape(re.sub(r"<[^>]+>", " ", text.partition(">")[2])))
        whole = Span(0, len(meeting.source.text))
        expected = words(hide_contacts(display_text(meeting.source, whole)))
        # A word that a page break tears apart may be whole in one and not in the other.
        assert abs(len(shown) - len(expected)) <= 4
        assert len(set(expected) - set(shown)) <= 4


def test_the_place_is_marked(meetings: dict[str, Meeting]) -> None:
    path, meeting = next(iter(meetings.items()))
    section = meeting.items[0].sections[0]
    quote = Span(section.span.start, section.span.start + 20)
    place = Place(path, meeting.source.sha256, section.span, (quote,))
    html = minutes_html(meetings, place, DANISH)
    assert "<mark" in html
    assert 'class="here"' in html


def test_minutes_that_changed_are_not_shown_at_the_wrong_place(
    meetings: dict[str, Meeting],
) -> None:
    path = next(iter(meetings))
    for place in (Place(path, "0" * 64, Span(0, 5), ()), Place("gone.txt", "", None, ())):
        assert DANISH.changed in minutes_html(meetings, place, DANISH)


@pytest.mark.parametrize(
    "data",
    [None, [], "x", {}, {"path": "a", "passage": [3]}, {"path": "a", "quotes": [[2, 1]]}],
)
def test_what_is_no_place_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="not a place"):
        Place.from_request(data)


def test_a_heading_ends_with_the_title_of_its_item() -> None:
    text = "Punkt 3: Ny cykelsti mellem\nby og havn\nEMN-2023-001140\nBeslutning\nGodkendt.\n"
    item = replace(
        MEETING.items[0],
        title="Ny cykelsti mellem by og havn",
        span=Span(0, len(text)),
        sections=(Section("minutes", Span(text.index("Godkendt"), len(text))),),
    )
    source = replace(MEETING.source, text=text, pages=())
    meeting = replace(MEETING, source=source, items=(item,))
    html = minutes_html({source.path: meeting}, Place(source.path, "", None, ()), DANISH)
    assert ">Punkt 3: Ny cykelsti mellem by og havn</h3>" in html
    assert "EMN-2023-001140" in html


def test_a_closed_item_is_told_to_be_closed_and_its_text_is_not_shown() -> None:
    text = (
        "Referat af møde i Vejudvalget den 5. maj 2021\n\n1. Veje\nGodkendt.\n\n"
        "2. Lukket: Køb af grund\nPrisen er hemmelig.\n\n3. Eventuelt\nIntet nyt.\n"
    )
    meeting = parse_meeting(Source("møde.txt", "0", "text/plain", text))
    html = minutes_html({"møde.txt": meeting}, Place("møde.txt", "", None, ()), DANISH)
    assert f'Køb af grund</h3><p class="note" lang="da">{DANISH.closed_item}</p>' in html
    assert html.count(DANISH.closed_item) == 1
    assert "hemmelig" not in html
    assert "Intet nyt." in html
