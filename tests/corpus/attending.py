"""Minutes made of an attendance block, and the people read in them."""

from __future__ import annotations

from corpus import Meeting, Person, Source
from corpus.parse import parse_meeting

ITEMS = "\n\n1. Velkomst\nFormanden bød velkommen.\n\n2. Eventuelt\nIntet.\n"


def read(attendance: str, media_type: str = "text/plain") -> Meeting:
    head = "Referat af møde i Vejudvalget den 5. maj 2021 kl. 12\n\n"
    return parse_meeting(Source("møde.txt", "0", media_type, head + attendance + ITEMS))


def people_of(attendance: str, media_type: str = "text/plain") -> list[tuple[str, str]]:
    return [(person.name, person.status) for person in read(attendance, media_type).people]


def person_of(attendance: str, media_type: str = "text/plain") -> Person:
    (person,) = read(attendance, media_type).people
    return person
