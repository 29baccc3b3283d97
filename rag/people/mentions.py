"""What the running text says a person is: the title before a name, or what stands after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus import Meeting
from corpus.names.full_name import FULL_NAME, ORGANISATION, ROLE
from index import Index, Passage

_LIMIT = 110
_NAME = re.compile(FULL_NAME)
# "Tina Holm, centerchef for …", "Tina Holm (medlem af …)", "Tina Holm fra Solby Kommune"
_AFTER = re.compile(r"\s*(?:\([A-ZÆØÅ]{2,4}\))?\s*(?:,|\(|[–-]\s|(?=fra\s[A-ZÆØÅ]))\s*")
_CLAUSE = re.compile(r"[.;:•(\n]|\bv(?:/|\.)|(?<!\w)[-–o] ")


def titles(index: Index, meeting: Meeting, name: str) -> Iterator[tuple[Passage, int]]:
    """Sentences outside the attendance that say what a person is or comes from."""
    spelt = re.compile(r"\s+".join(map(re.escape, name.split())) + r"\b(?!-)")
    seen: set[int] = set()
    for passage in index.passages_of[meeting.source.path]:
        if passage.section == "header":
            continue
        for number, span in enumerate(passage.sentences):
            match = spelt.search(passage.sentence_texts[number])
            if match is None or span.start in seen:
                continue
            text = passage.sentence_texts[number]
            if _titled_before(text[: match.start()]) or _told_after(text[match.end() :]):
                seen.add(span.start)
                yield passage, number


def _titled_before(text: str) -> bool:
    """Whether a title stands right before the name: "leder af Center for Trivsel, "."""
    clause = _CLAUSE.split(text)[-1][-_LIMIT:]
    role = None
    for role in ROLE.finditer(clause):  # noqa: B007 - the last one is wanted
        pass
    return role is not None and not re.search(r"\b(?:og|som|der|at)\b|\.", clause[role.end() :])


def _told_after(text: str) -> bool:
    """Whether an apposition, a parenthesis or a place follows the name."""
    opened = _AFTER.match(text)
    if opened is None:
        return False
    told = re.split(r"[.;)\n]", text[opened.end() : opened.end() + _LIMIT])[0]
    first = told.split(",")[0]
    if re.match(r"(?:der|som|at|men|hvor|når|og)\b", first):
        return False
    if _NAME.match(first) and not ORGANISATION.search(first):
        return False  # the next of several names
    return bool(ROLE.search(told) or ORGANISATION.search(first))
