"""Several people on one line, and whether its parts are people or only describe one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from corpus.names.absence import stayed_away
from corpus.names.bare_entry import CLASS, PLACE_OF, bare_entry, is_full_name, names_people
from corpus.names.firms import firms, is_firm
from corpus.names.first_names import is_first_name
from corpus.names.full_name import (
    ORGANISATION,
    ROLE,
    name_length,
    names_office,
    starts_with_name,
)

COLUMN = re.compile(r"[^\s](?:[^\t\n]*?[^\s])??(?=\s{3,}|\t|$)")
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}")
_ASIDE = re.compile(r"\([^()]*\)")
_SEPARATOR = re.compile(
    r"\s*[,;]\s*|(?<!-)\s+(?:og|samt|&|\+)\s+|\s+/\s+|"
    r"\s+[·•]\s+|"
    r"(?<!\bv)(?<=[a-zæøå)])/(?=[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ])|$"  # "Ib Dam/Bo Lind", not "v/Ib Dam"
)
_INITIAL = re.compile(r"\s[A-ZÆØÅ]\.$")
_INSTEAD = re.compile(r"\b(?:deltog|deltager|mødte|møder) i stedet\b(?! for)")
TOOK_PART = re.compile(
    r"\b(?:deltog|deltager|mødte|møder)$"
)  # whoever was there for the one before
_FROM = re.compile(r"[A-ZÆØÅ][a-zæøå]+ fra [A-ZÆØÅ][\wæøå. -]*")
# "stedfortræder Ea Friis" after somebody who stayed away.
_REPLACEMENT = re.compile(
    r"(?:hvis\s+)?(?i:i stedet|(?:erstattet|afløst) af|stedfortræder|suppleant)(?:en)?\s*:?\s+(?=[A-ZÆØÅ])"
)
# "1) Ib Dam, 2) Bo Lind": the number of a person in a list.
COUNT = r"\d{1,2}(?:\)\s*(?=[A-ZÆØÅa-zæøå])|\.\s+(?=[A-ZÆØÅ]\w+ [A-ZÆØÅ]))"
# "2)", "og", and "fra bestyrelsen" before a name.
_LEAD = re.compile(
    rf"[\s,;.]*(?:{COUNT})?(?:(?:og|samt)\s+)?(?:(?:fra|for)\s+(?:[a-zæøå]+|[A-ZÆØÅ]{{2,6}}):?\s+(?=[A-ZÆØÅ]))?"
)
_AND = ("og", "&", "+")
_SEMICOLON = re.compile(r"[^;]+")
_TELLS = re.compile(r",|\s[-–]\s")
_PART_OF_HOUSE = re.compile(rf"(?i:\w*{ROLE.pattern}) (?:for|af|i) [A-ZÆØÅ][a-zæøå]+")
_COUNT = re.compile(r"\d+ [a-zæøå]+")  # "23 beboere"


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
    cells = [text[begin:end] for begin, end in columns]
    named = (starts_with_name(cell) and not ORGANISATION.match(cell) for cell in cells)
    if len(columns) > 1 and all(named):
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
        and not (PLACE_OF.match(text[begin:end]) or _INSTEAD.search(masked[begin:end]))
        and not (away and begin and TOOK_PART.search(masked[begin:end]))
        for name, (begin, end) in zip(bare, parts, strict=True)
    ]
    of_firms = firms([text[begin:end] for begin, end in parts], bare, people, beside=beside)
    people = [person and not firm for person, firm in zip(people, of_firms, strict=True)]
    for index in range(len(parts) - 1):
        # "Lise og Hans Jørgen Friis", "Nohr, 7.a"
        linked = beside and people[index + 1] and links[index + 1] in _AND
        pupil = bool(CLASS.fullmatch(text[slice(*parts[index + 1])]))
        people[index] = people[index] or ((linked or pupil) and _is_first_name(bare[index]))
    for index in range(1, len(parts)):
        # "Ib Dam og Lise (Røde Kors)"
        linked = people[index - 1] and links[index] in _AND
        people[index] = people[index] or (linked and is_first_name(bare[index]))
    if sum(people) == 1 and len(parts) == 1:
        return [(0, len(text))]
    if not any(people):
        runs = _runs(text)
        return runs if len(runs) > 1 else [(0, len(text))]
    if beside and any(of_firms):
        # Firms that are listed by themselves are nobody's.
        kept = [index for index, firm in enumerate(of_firms) if not firm]
        parts, links = [parts[i] for i in kept], [links[i] for i in kept]
        people = [people[i] for i in kept]
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
    sides = masked.split(" / ")
    titled = all(ROLE.search("".join(side.split()[:1])) and names_people(side) for side in sides)
    slashed = len(sides) > 2 or titled or (beside and "," not in masked)
    # Nor do "Ib Dam / Nordic Energy".
    slashed = slashed and not any(is_firm(side) for side in sides[1:])
    parts: list[tuple[int, int]] = []
    links: list[str] = []
    begin, link = 0, ""
    for match in _SEPARATOR.finditer(masked):
        if "/" in match.group() and not slashed:
            continue
        start, end = _trim(masked, begin, match.start())
        after = "".join(masked[match.end() :].split(maxsplit=1)[:1])
        if "&" in match.group() and " " not in masked[start:end] and not is_first_name(after):
            continue  # "Bo & Hjem Dansk"
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
        linked = links[first] in _AND
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
    common = all(is_first_name(part) for part, one in zip(bare, first, strict=True) if one)
    # "Karl Erik (afbud), Lone (udeblevet)": more is said of each.
    each = all(_ASIDE.search(part) or CLASS.search(part) for part in parts)
    count = sum(f or i for f, i in zip(first, initial, strict=True))
    meant = all(part in known for part, one in zip(bare, first, strict=True) if one)
    singles = [part for part, one in zip(parts, first, strict=True) if one]
    # "Ib Dam, Bo Lind, Ea Friis, Tenna (FDF)": few, and it is said of whom they are.
    said = [aside for part in singles for aside in _ASIDE.findall(part)]
    few = 3 * len(singles) <= len(bare) and len(said) == len(singles)
    each = each or (few and not any(stayed_away(aside[1:-1]) for aside in said))
    return mixed and (common or each or meant or short or count * 2 > len(bare))


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


def breaks_off(text: str) -> bool:
    """Whether a line lists people, and may have been broken after or in the last name."""
    masked = _ASIDE.sub(lambda match: "(" * len(match.group()), text)
    parts = [text[begin:end] for begin, end in _parts(masked, True)[0]]
    people = [is_full_name(bare_entry(part)) for part in parts]
    last = bare_entry(parts[-1]).split() if parts else []
    # "…, Ib Dam, Anne": the last name goes on.
    half = len(last) == 1 == name_length(last) and all(people[:-1])
    return sum(people) >= (1 if half else 3) and sum(people) * 2 >= len(people)
