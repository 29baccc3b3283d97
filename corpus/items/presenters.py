"""Presenters named in a title without "v/", told by the list of those who took part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.meeting import AgendaItem, Person

_LAST = re.compile(r"\s*\((?P<who>[^()]{2,60})\)\s*$")
_FIRST = re.compile(r"(?P<who>[A-ZÆØÅ][^:()\d]{1,40}):\s+(?=\S)")
_AND = re.compile(r"\s*(?:/|,|&|\+|\bog\b)\s*")


def presented(item: AgendaItem, people: Sequence[Person]) -> AgendaItem:
    """The item with "Status på drift (Asta)" or "Asta: Status på drift" taken apart.

    Only names of people who are listed count: a parenthesis may hold anything.
    """
    if item.presenter is not None or len(item.title) > 400:
        return item
    for pattern in (_LAST, _FIRST):
        match = pattern.search(item.title) if pattern is _LAST else pattern.match(item.title)
        if match is None:
            continue
        title = (item.title[: match.start()] + item.title[match.end() :]).strip(" .:–-")
        if title and all(_is_listed(name, people) for name in _AND.split(match.group("who"))):
            return replace(item, title=title, presenter=match.group("who").strip())
    return item


def _is_listed(name: str, people: Sequence[Person]) -> bool:
    wanted = name.strip().casefold()
    return any(
        wanted in (person.name.casefold(), person.name.casefold().split()[0])
        or wanted.upper() in re.split(r"[;,\s]+", person.note or "")
        for person in people
        if wanted
    )
