"""Two people who share a surname that is printed once: "Bo og Ea Friis"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from corpus.names.first_names import is_first_name
from corpus.names.full_name import ORGANISATION, name_length, names_place

_FIRST = r"[A-ZÆØÅ][a-zæøåé]+(?:-[A-ZÆØÅ][a-zæøåé]+)?"
_COUPLE = re.compile(
    rf"(?:^|[,;:]\s*)(?P<one>{_FIRST})\s+(?:og|&|\+)\s+(?P<other>{_FIRST} (?P<surname>{_FIRST}))"
    r"(?=\s*(?:[,;.(]|$|og\s))"
)
_APART = re.compile(r"[,;]|\s(?:og|samt)\s")
_ASIDE = re.compile(r"\([^()]*\)")
_LONGEST = 2000


def with_surnames(
    text: str, offsets: Sequence[int], known: Collection[str]
) -> tuple[str, list[int]]:
    """A list of people in which each of such two has the surname.

    Where other first names stand alone too, or the first is known with a surname of its own, the
    two only follow each other.

    Args:
        text: of the list.
        offsets: for each of its characters that in the source.
        known: first names of those whom the block names in full.

    Returns:
        The text, and for each of its characters that in the source.
    """
    found = list(offsets)
    for match in reversed(list(_COUPLE.finditer(text[:_LONGEST]))):
        rest = _ASIDE.sub("", f"{text[: match.start()]},{text[match.end() :]}")
        alone = any(
            name_length(part.split()) == 1 == len(part.split()) for part in _APART.split(rest)
        )
        if alone or match.group("one") in known or not _is_name(match):
            continue
        place, surname = match.end("one"), match.span("surname")
        text = f"{text[:place]} {match.group('surname')}{text[place:]}"
        found[place:place] = found[surname[0] - 1 : surname[1]]
    return text, found


def _is_name(couple: re.Match[str]) -> bool:
    words = couple.group("other").split()
    named = name_length([couple.group("one")]) == 1 and name_length(words) == 2
    if "&" in couple.group() and not is_first_name(couple.group("other").split()[0]):
        return False  # "Bo & Hjem Dansk"
    both = f"{couple.group('one')} {couple.group('other')}"
    return named and not ORGANISATION.search(both) and not names_place(words)
