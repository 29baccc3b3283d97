"""Several people on one line, and whether its parts are people or only describe one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.names import ORGANISATION, PARTY, name_length, names_office, starts_with_name

_INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}")
_ASIDE = re.compile(r"\([^()]*\)")
COLUMN = re.compile(r"[^\s](?:[^\t\n]*?[^\s])??(?=\s{3,}|\t|$)")
_PART = re.compile(r"(?:[^,;(]|\([^()]*\)|\()+?(?=[,;]|\s+og\s+|$)")
# "Ib Dam, formand, og Bo Lind, kasserer": more is told of each.
_TOLD = re.compile(r"(?:^|(?<=, og ))\S.*?(?=, og |$)")
_OFFICE = re.compile(
    r"(?:\s*[-–]\s*|\s+)(?:\w+)?(?:formand|kasserer|sekretær|referent|afbud|deltog|mødt|"
    r"til ?stede)\s*$",
    re.IGNORECASE,
)
# "- forlod mødet kl. 17.10", "deltog under punkt 3"
_PARTLY = re.compile(
    r"\s*[-–]?\s*\b(?:deltog|deltager|kom|gik|ankom|forlod|indtil|fra kl|til kl)\b[^,;]*$"
)
_PARTY_AFTER = re.compile(rf",\s*{PARTY.pattern}\s*$")
_ORGANISATION_AFTER = re.compile(rf",\s*[^,]*?(?:{ORGANISATION.pattern})[^,]*$", re.IGNORECASE)
_FROM = re.compile(r"[A-ZÆØÅ][a-zæøå]+ fra [A-ZÆØÅ][\wæøå. -]*")


def split_people(text: str, beside: bool) -> list[tuple[int, int]]:
    """Where the people of a line stand: "A B, C D og E F." or two columns with a wide gap.

    Args:
        text: of one entry of a list.
        beside: it follows its label, so that first names and initials alone are people too.
    """
    columns = [match.span() for match in COLUMN.finditer(text)]
    if len(columns) > 1 and all(starts_with_name(text[begin:end]) for begin, end in columns):
        return columns
    people = [match.span() for match in re.finditer(r"[^;]+", text)]
    people = [_trim(text, begin, end) for begin, end in people]
    people = [(begin, end) for begin, end in people if begin < end]
    detailed = len(people) > 1 and any("," in text[begin:end] for begin, end in people)
    if detailed and all(_leads_with_name(text[begin:end]) for begin, end in people):
        return people
    two = [match.span() for match in _TOLD.finditer(text)]
    if len(two) > 1 and all(
        "," in text[begin:end] and _leads_with_name(text[begin:end]) for begin, end in two
    ):
        return two
    parts = [match.span() for match in _PART.finditer(text)]
    parts = [_trim(text, begin, end) for begin, end in parts]
    parts = _with_belonging(text, [(begin, end) for begin, end in parts if begin < end])
    if len(parts) > 1 and _are_people([text[begin:end] for begin, end in parts], beside):
        return parts
    return [(0, len(text))]


def _with_belonging(text: str, parts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a list, each party or organisation with the name before it.

    "Ib Dam, A, Bo Lind, V"; "overlæge Ib Dam, Hospital Syd og Bo Lind, PLO".
    """
    belonging = [_belongs(text[begin:end]) for begin, end in parts]
    if len(parts) < 4 or belonging != [False, True] * (len(parts) // 2):
        return list(parts)
    return [(parts[i][0], parts[i + 1][1]) for i in range(0, len(parts), 2)]


def _belongs(part: str) -> bool:
    """Whether a part of a list is the party or the organisation of somebody."""
    return bool(PARTY.fullmatch(part) or (ORGANISATION.search(part) and not is_full_name(part)))


def _leads_with_name(text: str) -> bool:
    """Whether an entry with more parts has a name, perhaps after a title, in its first."""
    return is_full_name(bare_entry(text.split(",", 1)[0]))


def _are_people(parts: Sequence[str], beside: bool) -> bool:
    """Whether each part of a list is a person, and none only describes the one before."""
    bare = [bare_entry(part) for part in parts]
    # "Jytte fra Ældre Sagen" is somebody, in a list.
    full = [is_full_name(part) or bool(_FROM.fullmatch(part)) for part in bare]
    initials = [_are_initials(part) for part in bare]
    if full == [True, False] and initials == [False, True]:
        return False  # "Ib Dam, DTU"
    if all(full) or (beside and all(f or i for f, i in zip(full, initials, strict=True))):
        return True
    first_names = [name_length(part.split()) == 1 and len(part.split()) == 1 for part in bare]
    if beside and all(f or i for f, i in zip(first_names, initials, strict=True)):
        return True
    # "Rasmus, Heidi, Jonas P.": mostly first names, and those told apart by an initial.
    mixed = all(one or other for one, other in zip(first_names, full, strict=True))
    # "Karl Erik (afbud), Lone (udeblevet)": more is said of each.
    each = all(_ASIDE.search(part) for part in parts)
    return beside and mixed and (each or sum(first_names) * 2 > len(bare))


def bare_entry(text: str) -> str:
    """The name of an entry: no party or organisation, parentheses, office after it, or hours."""
    text = _ORGANISATION_AFTER.sub("", _PARTY_AFTER.sub("", text))
    return _PARTLY.sub("", _OFFICE.sub("", _ASIDE.sub("", text))).strip(" .")


def is_full_name(text: str) -> bool:
    """A name of two words or more, with or without a title before it."""
    words = text.split()
    if not words or "–" in words or "-" in words:
        return False
    titles = [
        index
        for index, word in enumerate(words[:3])
        if names_office(word, after_name=index > 0 and not words[index - 1][0].islower())
    ]
    if titles:
        words = words[titles[-1] + 1 :]
    elif words[0].islower() and len(words[0]) > 3:
        words = words[1:]
    named = len(words) > 1 and name_length(words) == len(words)
    return named and not ORGANISATION.search(" ".join(words))


def _are_initials(text: str) -> bool:
    return bool(_INITIALS.fullmatch(text)) and not ORGANISATION.fullmatch(text)


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    lead = re.match(r"[\s,;.]*(?:og\s+)?", text[begin:end])
    begin += lead.end() if lead else 0
    while end > begin and text[end - 1] in " \t.,;":
        end -= 1
    return begin, end
