"""The name in an entry without what is told of its bearer, and whether it is one."""

from __future__ import annotations

import re

from corpus.names.absence import BECAUSE
from corpus.names.first_names import is_first_name
from corpus.names.full_name import (
    ORGANISATION,
    PARTY,
    ROLE,
    name_length,
    names_place,
    office_at,
    starts_with_name,
    title_length,
)

# The class of a pupil, or of a parent's child: "8.a", "0.x", "9. klasse".
CLASS = re.compile(r"\b\d{1,2}\.\s?(?:[a-zæøåA-ZÆØÅ]\b|klasse\b|årgang\b)")
# The number of a house or a member: "#17".
HOUSE = re.compile(r"#\d{1,4}\b")
# "Eva Rohde i stedet for Knud Friis": whose place somebody took.
PLACE_OF = re.compile(
    r"\s*[-–]?\s*\b(?:som\s+)?(?:(?:tilforordnet|stedfortræder|suppleant|i\s+stedet|vikar)\s+for\s+"
    r"[A-ZÆØÅ][^,;]*|for\s+[A-ZÆØÅ][a-zæøå]+\s+[A-ZÆØÅ][^,;]*)"
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
_FOR_AFTER = re.compile(r"\s+for\s+(?:(?!\sfor\s)[^,;])*$")
_BY = re.compile(r"(?P<of>[^,;]*?)\s(?:(?P<sign>v/)|v\.|ved|repræsenteret ved)\s*(?=\w)")
_OF_AFTER = re.compile(r"\s+[A-ZÆØÅ]{2,5}$")  # "Ib Dam KL"
# "Ib Dam / Nordic Energy", "Ib Dam/TR FOA"
_SLASHED = re.compile(r"(?:\s+/\s+|/(?=[A-ZÆØÅ]{2,}\b))[^,;/]*$")
_DASHED = re.compile(r"\s+[-–]\s+[^,;]*$")
_PARTY_AFTER = re.compile(rf",?\s+{PARTY.pattern}\s*$")
_ORGANISATION_AFTER = re.compile(rf",\s*[^,]*?(?:{ORGANISATION.pattern})[^,]*$", re.IGNORECASE)
_LONGEST_PART = 300
_OF = ("i", "for", "af", "på", "ved", "til", "hos", "og")
_ASIDE = re.compile(r"\([^()]*\)|\[[^][]+\]")


def bare_entry(text: str) -> str:
    """The name of an entry: no party or organisation, parentheses, office after it, or hours."""
    if len(text) > _LONGEST_PART:
        return text  # no name; the patterns below are for short texts
    text = text[past_those_sent_by(text) :]
    text = CLASS.sub(" ", HOUSE.sub(" ", _ASIDE.sub(_apart, text)))
    text = _ORGANISATION_AFTER.sub("", _PARTY_AFTER.sub("", text.rstrip()))
    text = _REASON.sub("", _PARTLY.sub("", PLACE_OF.sub("", text).rstrip()))
    for told in (_OFFICE, _DASHED, _FROM_AFTER, _OF_AFTER, _SLASHED, _FOR_AFTER):
        bare = told.sub("", text)
        named = starts_with_name(bare) or is_first_name(bare) or is_full_name(bare)
        text = bare if named else text
    return text.strip(" .–-")


def _apart(aside: re.Match[str]) -> str:
    """What stands for an aside: a dash where more is said after it, "Ib Dam (A) Formand"."""
    said = aside.string[aside.end() :].lstrip()
    return " – " if said[:1].isalpha() and starts_with_name(aside.string) else " "


def past_those_sent_by(text: str) -> int:
    """Where a name starts after those who sent its bearer: "Bækby Kommune v/Ib Dam"; 0 without."""
    match = _BY.match(text)
    if match is None:
        return 0
    of = match.group("of")
    # Not "chef ved Bækby Sygehus" or "Ib Dam ved Bækby Sygehus".
    sent = not ROLE.search(of) and not is_first_name(of.split()[0] if of.strip() else "")
    sent = sent and _opens_with_name(text[match.end() :])
    return match.end() if match.group("sign") or sent else 0


def _opens_with_name(text: str) -> bool:
    """Whether a text starts with a full name that is no organisation's."""
    first = re.split(r"[,;(]", text, maxsplit=1)[0]
    return is_full_name(_PARTLY.sub("", first).strip(" ."))


def is_full_name(text: str) -> bool:
    """A name of two words or more, with or without a title before it."""
    words = text.split()
    if not words or "–" in words or "-" in words:
        return False
    words = words[title_length(words) :]
    bare = [word.rstrip(":") for word in words]
    titles = [index for index in range(len(words[:3])) if office_at(bare, index)]
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


def names_people(part: str) -> bool:
    """Whether a part of a split list is a person, with whatever is told after the name."""
    first = re.split(r"[,;]", _ASIDE.sub("", part), maxsplit=1)[0]
    return is_full_name(bare_entry(first))
