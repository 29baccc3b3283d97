"""The forms in which minutes come, each read from a small file beside what a person reads in it.

In an expected file ``items`` are "label | title | outcome | kinds of its sections" (a sub-item has
the label of its item before a ">"), ``decided`` the words of the minutes of an item, ``people``
name, role, organisation and note, and ``nowhere`` what must be in no section.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus import AgendaItem, Meeting, Person, display_text, meeting_record
from corpus.readers import SUPPORTED, read_source
from tests.corpus.sound import assert_sound
from tests.reading import read_meeting

FORMS = Path(__file__).parent / "forms"
FILES = sorted(path for path in FORMS.iterdir() if path.suffix in SUPPORTED)


def summary(meeting: Meeting) -> dict[str, Any]:
    """A meeting as the expected files write it."""
    facts = {
        name: getattr(meeting, name)
        for name in ("kind", "body", "date", "start", "end", "place", "chair")
        if getattr(meeting, name)
    }
    if meeting.date_evidence not in (None, "stated"):
        facts["evidence"] = meeting.date_evidence
    if meeting.warnings:
        facts["warnings"] = list(meeting.warnings)
    statuses = dict.fromkeys(person.status for person in meeting.people)
    facts["people"] = {
        status: [_person(p) for p in meeting.people if p.status == status] for status in statuses
    }
    facts["items"] = [_item(item) for item in meeting.items]
    facts["decided"] = dict(_decided(meeting))
    return facts


def _person(person: Person) -> str:
    return " | ".join(filter(None, [person.name, person.role, person.organisation, person.note]))


def _item(item: AgendaItem) -> str:
    kinds = " ".join(section.kind for section in item.sections)
    extra = [f"v/ {item.presenter}" if item.presenter else None, item.time]
    parts = [_label(item), item.title, *filter(None, extra), item.outcome, kinds]
    return " | ".join(parts)


def _label(item: AgendaItem) -> str:
    return f"{item.parent}>{item.label}" if item.parent else str(item.label or item.title)


def _decided(meeting: Meeting) -> Iterator[tuple[str, str]]:
    for item in meeting.items:
        own = [section for section in item.sections if section.kind == "minutes"]
        if own:
            shown = [display_text(meeting.source, section.span) for section in own]
            yield _label(item), "\n".join(shown)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_form_is_read_as_a_person_reads_it(path: Path) -> None:
    meeting = read_meeting(path, FORMS)
    expected = json.loads((FORMS / f"{path.stem}.json").read_text(encoding="utf-8"))
    nowhere = expected.pop("nowhere", [])
    assert summary(meeting) == expected
    assert_sound(meeting)
    sections = [s["text"] for item in meeting_record(meeting)["items"] for s in item["sections"]]
    for words in nowhere:
        assert words in read_source(path, FORMS).text
        assert not any(words in text for text in sections)


def test_every_form_has_an_expected_file() -> None:
    assert len(FILES) >= 15
    assert {path.stem for path in FORMS.glob("*.json")} == {path.stem for path in FILES}
