"""Several people on one line, and whether its parts are people or only describe one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from corpus.absence import BECAUSE, stayed_away
from corpus.names import (
    ORGANISATION,
    PARTY,
    ROLE,
    name_length,
    names_office,
    names_place,
    starts_with_name,
)

COLUMN = re.compile(r"[^\s](?:[^\t\n]*?[^\s])??(?=\s{3,}|\t|$)")
# The class of a pupil, or of a parent's child: "8.a", "0.x", "9. klasse".
CLASS = re.compile(r"\b\d{1,2}\.\s?(?:[a-zæøåA-ZÆØÅ]\b|klasse\b|årgang\b)")
# The number of a house or a member: "#17".
HOUSE = re.compile(r"#\d{1,4}\b")
# "Eva Rohde i stedet for Knud Friis": whose place somebody took.
PLACE_OF = re.compile(
    r"\s*[-–]?\s*\b(?:som\s+)?(?:(?:tilforordnet|stedfortræder|suppleant|i\s+stedet|vikar)\s+for\s+"
    r"[A-ZÆØÅ][^,;]*|for\s+[A-ZÆØÅ][a-zæøå]+\s+[A-ZÆØÅ][^,;]*)"
)
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}")
_ASIDE = re.compile(r"\([^()]*\)")
_SEPARATOR = re.compile(
    r"\s*[,;]\s*|(?<!-)\s+(?:og|samt|&|\+)\s+|\s+/\s+|"
    r"(?<!\bv)(?<=[a-zæøå)])/(?=[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ])|$"  # "Ib Dam/Bo Lind", not "v/Ib Dam"
)
_OFFICE = re.compile(
    rf"(?:\s*[-–]\s*|\s+)(?-i:[a-zæøå]+\s+)?(?:\w*{ROLE.pattern}|afbud|deltog|mødt|til ?stede)\s*$",
    re.IGNORECASE,
)
# "- forlod mødet kl. 17.10", "deltog under punkt 3"
_PARTLY = re.compile(
    r"\s*[-–]?\s*\b(?:deltog|deltager|kom|kommer|gik|går|ankom|forlod|forlader|måtte|kunne|indtil|"
    r"(?:fra |til |under )?(?:kl|pkt|punkt))\b"
    r"(?:(?!\.\s[A-ZÆØÅ])[^,;])*$"
)
# "Ea Friis pga. sygdom"
_REASON = re.compile(rf"\s+{BECAUSE}(?=\s)[^,;]*$")
# "Ea Friis fra Region Øst", "Bækby Kommune v/Ib Dam": whom they are there for.
_FROM_AFTER = re.compile(r"\s+fra\s+\w[^,;]*$")
BY = re.compile(r"^[^,;]*?\sv/\s*(?=\w)")
_DASHED = re.compile(r"\s+[-–]\s+[^,;]*$")
_PARTY_AFTER = re.compile(rf",?\s+{PARTY.pattern}\s*$")
_ORGANISATION_AFTER = re.compile(rf",\s*[^,]*?(?:{ORGANISATION.pattern})[^,]*$", re.IGNORECASE)
_INITIAL = re.compile(r"\s[A-ZÆØÅ]\.$")
_FROM = re.compile(r"[A-ZÆØÅ][a-zæøå]+ fra [A-ZÆØÅ][\wæøå. -]*")
# "stedfortræder Ea Friis" after somebody who stayed away.
_REPLACEMENT = re.compile(r"(?i:i stedet|stedfortræder|suppleant)(?:en)?\s*:?\s+(?=[A-ZÆØÅ])")
# "1) Ib Dam, 2) Bo Lind": the number of a person in a list.
COUNT = r"\d{1,2}(?:\)\s*(?=[A-ZÆØÅa-zæøå])|\.\s+(?=[A-ZÆØÅ]\w+ [A-ZÆØÅ]))"
# "2)", "og", and "fra bestyrelsen" before a name.
_LEAD = re.compile(
    rf"[\s,;.]*(?:{COUNT})?(?:(?:og|samt)\s+)?(?:(?:fra|for)\s+[a-zæøå]+:?\s+(?=[A-ZÆØÅ]))?"
)
_SEMICOLON = re.compile(r"[^;]+")
_TELLS = re.compile(r",|\s[-–]\s")
_LONGEST_PART = 300
_PART_OF_HOUSE = re.compile(rf"(?i:\w*{ROLE.pattern}) (?:for|af|i) [A-ZÆØÅ][a-zæøå]+")
_COUNT = re.compile(r"\d+ [a-zæøå]+")  # "23 beboere"
_OF = ("i", "for", "af", "på", "ved", "til", "hos", "og")


def split_people(
    text: str,
    beside: bool,
    *,
    away: bool = False,
    known: Collection[str] = (),
    short: bool = False,
) -> list[tuple[int, int]]:
    """Where the people of a line stand: "A B, C D og E F." or two columns with a wide gap.

    What is told of somebody stays with the name before it: "Ib Dam, direktør, Bo Lind, chef".

    Args:
        text: of one entry of a list.
        beside: it follows its label, so that first names and initials alone are people too.
        away: it lists who stayed away, so that a substitute in it belongs to the one before.
        known: first names of those whom the block names in full.
        short: other lists of the block have first names alone.
    """
    columns = [match.span() for match in COLUMN.finditer(text)]
    if len(columns) > 1 and all(starts_with_name(text[begin:end]) for begin, end in columns):
        return columns
    masked = _ASIDE.sub(lambda match: "(" * len(match.group()), text)
    if told := _by_semicolon(text, masked):
        return told
    parts, links = _parts(masked, beside)
    bare = [bare_entry(text[begin:end]) for begin, end in parts]
    if (
        len(parts) > 1
        and beside
        and _are_short(bare, [text[b:e] for b, e in parts], known, short=short)
    ):
        return parts
    people = [
        (is_full_name(name) or bool(_FROM.fullmatch(name)))
        and not (away and _REPLACEMENT.match(text[begin:end]))
        and not PLACE_OF.match(text[begin:end])
        for name, (begin, end) in zip(bare, parts, strict=True)
    ]
    for index in range(len(parts) - 1):
        # "Lise og Hans Jørgen Friis"
        linked = beside and people[index + 1] and links[index + 1] in ("og", "&", "+")
        people[index] = people[index] or (linked and _is_first_name(bare[index]))
    if sum(people) == 1 and len(parts) == 1:
        return [(0, len(text))]
    if not any(people):
        runs = _runs(text)
        return runs if len(runs) > 1 else [(0, len(text))]
    return _chunks(text, parts, links, people) or [(0, len(text))]


def _by_semicolon(text: str, masked: str) -> list[tuple[int, int]]:
    """People parted by semicolons, each with what is told after commas or a dash."""
    parts = [_trim(masked, match.start(), match.end()) for match in _SEMICOLON.finditer(masked)]
    parts = [(begin, end) for begin, end in parts if begin < end]
    told = len(parts) > 1 and any(_TELLS.search(masked[begin:end]) for begin, end in parts)
    return parts if told and all(names_people(text[begin:end]) for begin, end in parts) else []


def _parts(masked: str, beside: bool) -> tuple[list[tuple[int, int]], list[str]]:
    """The parts between commas and the words that link, and what stands before each."""
    # "Ib Dam / Bo Lind, Bækby Kommune" share a seat.
    slashed = masked.count(" / ") > 1 or (beside and "," not in masked)
    parts: list[tuple[int, int]] = []
    links: list[str] = []
    begin, link = 0, ""
    for match in _SEPARATOR.finditer(masked):
        if "/" in match.group() and not slashed:
            continue
        start, end = _trim(masked, begin, match.start())
        if link == "og" and parts and _PART_OF_HOUSE.fullmatch(masked, *parts[-1]):
            parts[-1] = (parts[-1][0], end)  # "chef for Plan og Byg Ib Dam"
        elif start < end:
            parts.append((start, end))
            links.append(link)
        begin, link = match.end(), match.group().strip()
    return parts, links


def _chunks(
    text: str, parts: Sequence[tuple[int, int]], links: Sequence[str], people: Sequence[bool]
) -> list[tuple[int, int]]:
    """The parts joined, each person with what is told after the name; empty when they are none."""
    first = people.index(True)
    starts = [0]
    if first:
        before = [text[begin:end] for begin, end in parts[:first]]
        linked = links[first] in ("og", "&", "+")
        if linked or not all(_describes(part) for part in before):
            return []  # "Souschef i Ældre og Handicap Ida Bak", or a sentence
        if all(_stands_alone(part) for part in before):
            starts = [first]  # "Bækby Kommune, Ib Dam", "23 beboere samt Ib Dam"
    starts += [index for index in range(first + 1, len(parts)) if people[index]]
    ends = [start - 1 for start in starts[1:]] + [len(parts) - 1]
    return [(parts[start][0], parts[end][1]) for start, end in zip(starts, ends, strict=True)]


def _describes(part: str) -> bool:
    """Whether a part before the first name is an office or an organisation, and no sentence."""
    if _COUNT.fullmatch(part):
        return True
    named = bool(ROLE.search(part) or ORGANISATION.search(part))
    sentence = starts_with_name(part) and not ORGANISATION.search(part)
    return named and len(part.split()) < 7 and not sentence


def _stands_alone(part: str) -> bool:
    """Whether a part before the first name tells nothing of whoever has that name."""
    organisation = ORGANISATION.search(part) and not ROLE.search(part)
    return bool(organisation or _COUNT.fullmatch(part))


def _runs(text: str) -> list[tuple[int, int]]:
    """People that only their offices part: "Formand Ib Dam Overlæge Bo Lind"."""
    matches = list(re.finditer(r"\S+", text))
    words = [match.group() for match in matches]
    if not words:
        return []
    for office_first in (True, False):
        starts: list[int] = []
        index = 0
        while index < len(words):
            starts.append(index)
            index, offices = (index, 0) if not office_first else _past_offices(words, index)
            length = name_length(words[index:])
            index += length
            if not office_first:
                index, offices = _past_offices(words, index)
            if length < 2 or not offices:
                break
        else:
            begins = [matches[start].start() for start in starts]
            return list(zip(begins, [*(b - 1 for b in begins[1:]), len(text)], strict=True))
    return []


def _past_offices(words: Sequence[str], index: int) -> tuple[int, int]:
    """The first word after those of an office from ``index`` on, and how many these are."""
    end = index
    while end < len(words) and names_office(words[end], after_name=False):
        end += 1
    return end, end - index


def lists_first_names(text: str) -> bool:
    """Whether most of a list beside a label are first names alone."""
    parts = [bare_entry(part) for part in re.split(r"[,;]|\s(?:og|samt)\s", text)]
    return 2 * sum(map(_is_first_name, parts)) > max(len(parts), 2)


def _are_short(
    bare: Sequence[str], parts: Sequence[str], known: Collection[str], *, short: bool
) -> bool:
    """Whether the parts of a list beside a label are names of which some are first names only."""
    initials = [_are_initials(part) for part in bare]
    full = [is_full_name(part) or bool(_FROM.fullmatch(part)) for part in bare]
    if all(full) or (full[0] and any(initials)):
        return False  # "Ib Dam, FTR, FOA": capitals after a name tell of it
    words = [part.split() for part in bare]
    first = [name_length(part) == 1 == len(part) for part in words]
    # "Rasmus, Heidi, Jonas P.": mostly first names, and those told apart by an initial.
    initial = [len(part) == 2 and len(part[1].rstrip(".")) == 1 for part in words]
    if all(f or i for f, i in zip(first, initials, strict=True)):
        return True
    if all(f or i for f, i in zip(full, initials, strict=True)):
        return True
    mixed = all(one or other for one, other in zip(first, full, strict=True))
    # "Karl Erik (afbud), Lone (udeblevet)": more is said of each.
    each = all(_ASIDE.search(part) or CLASS.search(part) for part in parts)
    count = sum(f or i for f, i in zip(first, initial, strict=True))
    meant = all(part in known for part, one in zip(bare, first, strict=True) if one)
    singles = [part for part, one in zip(parts, first, strict=True) if one]
    # "Ib Dam, Bo Lind, Ea Friis, Tenna (FDF)": few, and it is said of whom they are.
    said = [aside for part in singles for aside in _ASIDE.findall(part)]
    few = 3 * len(singles) <= len(bare) and len(said) == len(singles)
    each = each or (few and not any(stayed_away(aside[1:-1]) for aside in said))
    return mixed and (each or meant or short or count * 2 > len(bare))


def bare_entry(text: str) -> str:
    """The name of an entry: no party or organisation, parentheses, office after it, or hours."""
    if len(text) > _LONGEST_PART:
        return text  # no name; the patterns below are for short texts
    text = BY.sub("", text)
    text = CLASS.sub(" ", HOUSE.sub(" ", _ASIDE.sub(" ", text)))
    text = _ORGANISATION_AFTER.sub("", _PARTY_AFTER.sub("", text.rstrip()))
    text = _REASON.sub("", _PARTLY.sub("", PLACE_OF.sub("", text).rstrip()))
    for told in (_OFFICE, _DASHED, _FROM_AFTER):
        bare = told.sub("", text)
        text = bare if starts_with_name(bare) else text
    return text.strip(" .–-")


def is_full_name(text: str) -> bool:
    """A name of two words or more, with or without a title before it."""
    words = text.split()
    if not words or "–" in words or "-" in words:
        return False
    titles = [
        index
        for index, word in enumerate(words[:3])
        if names_office(
            word.rstrip(":"), after_name=index > 0 and not words[index - 1][0].islower()
        )
    ]
    if titles:
        words = words[titles[-1] + 1 :]
        while len(words) > 1 and words[0] in _OF and words[1].islower():
            words = words[2:]  # "chef for sundhed Ib Dam"
        if len(words) > 4 and words[0] in _OF and words[2] == "og":
            words = words[4:]  # "chef for Plan og Byg Ib Dam"
        if len(words) > 2 and words[0].islower() and len(words[0]) > 3 and words[0] not in _OF:
            words = words[1:]  # "professor emeritus Ib Dam"
    elif words[0].islower() and len(words[0]) > 3:
        words = words[1:]
    named = len(words) > 1 and name_length(words) == len(words)
    return named and not ORGANISATION.search(" ".join(words)) and not names_place(words)


def _is_first_name(text: str) -> bool:
    words = text.split()
    return len(words) == 1 == name_length(words) and not ROLE.search(text)


def _are_initials(text: str) -> bool:
    return bool(_INITIALS.fullmatch(text)) and not ORGANISATION.fullmatch(text)


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    lead = _LEAD.match(text[begin:end])
    begin += lead.end() if lead else 0
    while end > begin and text[end - 1] in " \t.,;":
        if text[end - 1] == "." and _INITIAL.search(text, max(begin, end - 3), end):
            break
        end -= 1
    return begin, end


def names_people(part: str) -> bool:
    """Whether a part of a split list is a person, with whatever is told after the name."""
    first = re.split(r"[,;]", _ASIDE.sub("", part), maxsplit=1)[0]
    return is_full_name(bare_entry(first))


def breaks_off(text: str) -> bool:
    """Whether a line lists people, and may have been broken after or in the last name."""
    masked = _ASIDE.sub(lambda match: "(" * len(match.group()), text)
    parts = [text[begin:end] for begin, end in _parts(masked, True)[0]]
    people = [is_full_name(bare_entry(part)) for part in parts]
    last = bare_entry(parts[-1]).split() if parts else []
    # "…, Ib Dam, Anne": the last name goes on.
    half = len(last) == 1 == name_length(last) and all(people[:-1])
    return sum(people) >= (1 if half else 3) and sum(people) * 2 >= len(people)
