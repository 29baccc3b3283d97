"""Who the running text of minutes names: with a title, or as presenting something."""

from __future__ import annotations

import re

from corpus.meeting import Meeting
from corpus.names.full_name import FULL_NAME, ORGANISATION, ROLE

_NAME = re.compile(FULL_NAME)
_PRESENTER = re.compile(r"\s*(?:/|,|&|\+|;|\bog\b)\s*")
_TITLED = re.compile(rf"(?i:{ROLE.pattern}),?\s+({FULL_NAME})")
_LOWER = re.compile(r"(?<![\w-])[a-zæøå]{3,}")


def mentioned_names(meeting: Meeting) -> list[str]:
    """Names of those who presented something or are named with a title, listed or not.

    A word that the text also has in lower case is no part of a name: "direktør Mental Sundhed".
    """
    text = meeting.source.text
    common = frozenset(match.group() for match in _LOWER.finditer(text))
    found: dict[str, None] = {}
    for item in meeting.items:
        for part in _PRESENTER.split(item.presenter or ""):
            for name in _NAME.findall(part):
                found[name] = None
    for match in _TITLED.finditer(text):
        found[match.group(1)] = None
    return [name for name in found if _is_name(name, common)]


def _is_name(name: str, common: frozenset[str]) -> bool:
    return not (
        ORGANISATION.search(name)
        or ROLE.search(name)
        or any(word.casefold() in common for word in name.split())
    )
