"""Blocks of ``attendance.txt``: everyone is found with status, role and organisation, nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import Person, Source
from corpus.parse import parse_meeting

BLOCKS = Path(__file__).with_name("attendance.txt")
HEAD = "Referat af møde i Vejudvalget den 5. maj 2021 kl. 16-18\n\n"
ITEMS = "\n\n1. Velkomst\nFormanden bød velkommen.\n\n2. Eventuelt\nIntet.\n"
STATUS = {"present": "p", "absent": "a", "guest": "g", "secretariat": "s"}
LINKS = frozenset("for i og af fra samt".split())


def blocks() -> Iterator[object]:
    for block in BLOCKS.read_text(encoding="utf-8").split("\n@@ ")[1:]:
        name, *lines = block.splitlines()
        expected = [line[2:].split("|") for line in lines if line.startswith("= ")]
        media_type = next((line[2:] for line in lines if line.startswith("% ")), "text/plain")
        text = "\n".join(line for line in lines if line[:2] not in ("= ", "% "))
        yield pytest.param(text.strip(), media_type, expected, id=name)


def words(text: str | None) -> set[str]:
    # "Suppleanter: Ib Dam" makes him a "Suppleant".
    found = re.findall(r"[^\W_]+(?:[.-][^\W_]+)*", (text or "").casefold())
    return {re.sub(r"(?<=ant)er$", "", word) for word in found} - LINKS


@pytest.mark.parametrize(("text", "media_type", "expected"), list(blocks()))
def test_a_block_is_read_as_a_person_reads_it(
    text: str, media_type: str, expected: list[list[str]]
) -> None:
    meeting = parse_meeting(Source("møde.txt", "0", media_type, HEAD + text + ITEMS))
    people = {person.name: person for person in meeting.people}
    assert set(people) == {name.strip() for name, _, _ in expected}
    for name, statuses, said in expected:
        person = people[name.strip()]
        assert STATUS[person.status] in statuses
        assert_told(person, said)


def assert_told(person: Person, said: str) -> None:
    """Role and organisation are those told, and no word of them is somebody else's."""
    must = words(re.sub(r"\[.*?\]", " ", said))
    held = words(person.role) | words(person.organisation)
    assert must <= held | words(person.note)
    assert held <= must | words(said)
