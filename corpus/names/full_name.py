"""What a person's name looks like, and when two spellings probably mean the same person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from corpus.names.first_names import is_first_name

ROLE = re.compile(
    r"(?:\b|(?<=\w[a-zæøå]))(?:formand|formænd|direktør|chef|leder|konsulent|borgmester|rådmand|"
    r"medlem|"
    r"fuldmægtig|sekretær|læge|sygeplejerske|rådgiver|koordinator|psykolog|repræsentant|"
    r"suppleant|referent|ansvarlig|specialist|assistent|pædagog|tillidsmand|kasserer|(?<!\bdr)ejer|"
    r"owner|manager|professor|forsker|advokat|jurist|økonom|planlægger|medarbejder|dirigent|"
    r"præst|provst|kirkeværge|graver|"
    r"organist|foged|revisor|lærer|mester|inspektør|vicevært|arkitekt|ingeniør|fører|forperson|"
    r"kontaktperson|terapeut|forstander|bestyrer|forvalter|bogholder|gartner|tømrer|murer|"
    r"elektriker|håndværker|(?:vand|dyre|have|børne)passer|"
    r"(?:have|vej|gård|kirkegårds|ombuds)mand|pedel|controller|rektor|lektor|adjunkt|docent|postdoc|"
    r"(?:vogn|land|køb)mand|apoteker|farmaceut|bibliotekar|jordemoder|kommissær|betjent|dommer|"
    r"studerende|dekan|kordegn|f?tr|amr|administrator|skipper|stedfortræder|observatør|"
    r"chair(?:man|woman|person)?|treasurer|secretary|director|officer|student|dean)"
    r"(?:en|et|erne|ere|er|ne|e)?\b",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"\b(?:kommune(?:n|rne)?|region(?:en|erne)?|regionsrådet|plo|plo-\w+|psykiatrien|tværgående|almen praksis|kl|"
    r"ældre ?sagen|danske? \w+|røde kors|\w+ (?:i/s|k/s|p/s|ivs|amba|fmba|holding|group))\b|"
    r"\w*(?:udvalg|udvalget|rådet|byråd|hospital|hospitalet|forvaltning|forvaltningen|afdeling|"
    r"afdelingen|sekretariatet|styrelse|styrelsen|forening|foreningen|huset|centeret|center|væsen|"
    r"væsenet|sygehus|universitet|klyngen?|område|området|skolen|enhed|enheden|team|teamet|afsnit|afsnittet|bestyrelsen|fonden|organisation\w*|beskæftigelse|"
    r"praksis|selskab|forsyning|forbund|forbundet|sygeplejeråd|plejehjem|plejehjemmet|spejder(?:e|ne)|museum|museet|\w*arkiv|arkivet|firma|firmaet|"
    r"institut|instituttet|skytteforening|idrætsklub|boldklub|klinik|klinikken|arkitekter|consult|tegnestuen?|laug|a/s|aps)\b",
    re.IGNORECASE,
)
# "A", "SF", "UFP": a party as minutes abbreviate it.
PARTY = re.compile(
    r"(?:[A-ZÆØÅ]|SF|RV|KF|DF|EL|LA|DD|NB|KD|ALT|UFP|Socialdemokratiet|(?:Radikale )?Venstre|"
    r"(?:Det )?(?:Konservative|Radikale|Socialistisk)(?: Folkeparti)?|Enhedslisten|Alternativet|"
    r"Moderaterne|Liberal Alliance|Dansk Folkeparti|Nye Borgerlige|Danmarksdemokraterne|Løsgænger)"
)
_PARTICLES = frozenset("von van de der den af la el al bin ibn du di del ter".split())
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĻŁŃŅŇŐŘŚŞŠŢŤŪŮŰŹŻŽ"
_LOWER = "a-zß-öø-ÿĀ-ž'’"
_WORD = rf"[{_UPPER}][{_LOWER}]+(?:-[{_UPPER}][{_LOWER}]+)*"
_SURNAME = rf"(?:(?:von|van|de|af|la|der|den|bin|ibn|du|ter) ){{0,2}}(?:[OD]['’]|[ae]l-)?{_WORD}"
# Knud "Knold" Rasmussen
_NICKNAME = rf" [\"”“»'’]{_WORD}[\"”“«'’]"
# "H.C. Poulsen"
_INITIALS = rf"(?:[{_UPPER}]\.){{2,3}}"
# "Hans Chr. Ploug": names that are written short, with a full stop.
_SHORT = "Chr Kr Joh Th Fr Vilh Aug Alb Ludv Edv Ferd Gust Herm Jac Nic Sv".split()
_DEGREES = (
    "dr med cand mag scient phil polit merc ing adv prof lic stud fhv afd ass jur "
    "adm Adm konst Konst tidl Tidl"
).split()
AFTER_NO_SHORT_NAME = "".join(rf"(?<!\b{word})" for word in [*_SHORT, *_DEGREES])
FULL_NAME = (
    rf"(?:{_WORD}|{_INITIALS})(?:{_NICKNAME})?(?: (?:[{_UPPER}]|{'|'.join(_SHORT)})\.)?"
    rf"(?: {_SURNAME}){{1,4}}"
)
# Offices that are surnames too; after a first name, with a capital, they are.
_SURNAMES = frozenset("Foged Ladefoged Provst Præst Graver Skipper Gartner Murer".split())
# What ends the name of a place: "Bækby Rådhus", "Søndre Skole".
_PLACE = re.compile(
    r"(?:\w*(?:rådhus|skole|kirke|lokale|(?<=\w)gade|allé|plads|salen|hallen)|\w{2,}vej|sal|sogn|stadion)"
    r"(?:et|en)?",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"store?|lille|ny|nye|gamle?|lange|brede|smalle|(?:nør|søn|øst|vest)(?:re|er|dre|der)|nordre|mellem",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    "ingen intet alle ikke samtlige hele øvrige der se vakant ubesat afbud fravær fraværende".split()
)
_DEGREE = re.compile(r"(?:dr|prof|cand|mag|lic|stud|adv|dipl|ph)\.(?:\w+\.?)*", re.IGNORECASE)
# What the word of a trade ends with, one that is not known too: "Fiskeskipper", "Kaptajn".
# Or that no first name is as long as: "Produktionsteknolog".
_TRADE = re.compile(
    r"[A-ZÆØÅ][a-zæøå]{3,}(?:er|ør|or|ist|ent|ant|ekt|ajn|mand|kvinde|erst)|"
    r"[A-ZÆØÅ][a-zæøå]{11,}"
)
# No other word before "elev": Vindelev is a surname.
_PUPIL = re.compile(r"(?:gymnasie|[a-zæøå]*skole|kontor|hf|h[a-z]x|sosu|erhvervs)?-?elev", re.I)
_LONGEST_TITLE = 8
_VERBS = frozenset(
    "deltog deltager mødte møder er var blev bød har havde hvis kom gik valgtes viste".split()
)
_LONG = 7
_QUOTED = re.compile(r"[\"”“»'’](?P<name>\w+)[\"”“«'’]")
_INITIALS_WORD = re.compile(rf"(?:[{_UPPER}]\.){{1,2}}[{_UPPER}]\.?")


def name_length(words: Sequence[str]) -> int:
    """How many words at the start make up a name."""
    count = 0
    for position, word in enumerate(words):
        bare = word.rstrip(".") if len(word) > 2 else word
        if bare.casefold() in _PARTICLES and position:
            count += 1
            continue
        if not _is_name_word(bare, later=bool(position)):
            break
        if office_at(words, position) or ORGANISATION.fullmatch(word) or bare.casefold() in _NOBODY:
            break
        count += 1
    while count and words[count - 1].casefold() in _PARTICLES:
        count -= 1  # "Referat af" is no name
    return count


@lru_cache(maxsize=8192)
def _is_name_word(word: str, *, later: bool) -> bool:
    """Whether a word is written as a part of a name: "Ib", "Al-Hassan", "O'Brien", "S.", "H.C.".

    After the first word it may also be "el-Khatib" or a nickname in quotation marks.
    """
    if len(word.rstrip(".")) == 1:
        return word[0].isupper()
    if _INITIALS_WORD.fullmatch(word):
        return True
    if later and (quoted := _QUOTED.fullmatch(word)):
        word = quoted.group("name")
    parts = re.split(r"[-'’]", word)
    if later and len(parts) > 1 and parts[0] in ("el", "al"):
        parts = parts[1:]
    return all(
        part.isalpha() and part[0].isupper() and (len(part) == 1 or part[1:].islower())
        for part in parts
    )


def names_place(words: Sequence[str]) -> bool:
    """Whether words with capitals are the name of a building, a room or a street."""
    last = words[-1].strip(".,")
    # "Søndre Gade" is a street, Ea Gade is not.
    return bool(_PLACE.fullmatch(last) or (last == "Gade" and _WHICH.fullmatch(words[0])))


def title_length(words: Sequence[str]) -> int:
    """How many words at the start are a title, told by the common first name after them.

    "chef for Plan og Byg Ib Dam" has five; 0 also where no such name tells where the title ends.
    """
    for index, word in enumerate(words[: _LONGEST_TITLE + 1]):
        if not is_first_name(word) or name_length(words[index:]) < 2:
            continue
        before = words[:index]
        offices = [names_office(w.rstrip(":"), after_name=False) for w in before]
        if index > 1 and offices[-2] and name_length(before[-1:]) == 1:
            index -= 1  # "Formand Pilutaq Anna Dam"
        if not _VERBS.isdisjoint(before):
            return 0
        titled = any(offices) or all(w.islower() for w in before)
        return index if titled or (index == 1 and _TRADE.fullmatch(before[0])) else 0
    return 0


@lru_cache(maxsize=8192)
def names_office(word: str, *, after_name: bool) -> bool:
    """Whether a word is that of an office; after a first name it may be a surname."""
    office = ROLE.search(word) or _DEGREE.fullmatch(word) or _PUPIL.fullmatch(word)
    return bool(office) and not (after_name and word.rstrip(".") in _SURNAMES)


def office_at(words: Sequence[str], index: int) -> bool:
    """Whether a word of a text names an office, and is no part of a name: "Kim Drejer Nielsen"."""
    word = words[index]
    before = words[index - 1] if index else ""
    after_name = before[:1].isupper() or before.casefold() in _PARTICLES
    if not names_office(word, after_name=after_name):
        return False
    around = words[index - 1 : index + 2] if index else []
    if len(around) < 3 or not (all(around) and word[0].isupper() and is_first_name(before)):
        return True
    # "Ib Formand Bo Lind", "Ib Formand Næstformand": what follows is no surname.
    last = around[2].rstrip(".,;")
    another = is_first_name(last) or names_office(last, after_name=False)
    surname = bool(last) and _is_name_word(last, later=True) and not ORGANISATION.search(last)
    return another or not surname


def past_offices(name: str) -> int | None:
    """Where the name begins in words with capitals that hold an office; None for an office alone.

    "Borgmester Ib Dam", and across the end of a line "Bo Lind Borgmester Ib Dam".
    """
    words = list(re.finditer(r"\S+", name))
    texts = [word.group() for word in words]
    offices = [index for index in range(len(words)) if office_at(texts, index)]
    first = offices[-1] + 1 if offices else 0
    return words[first].start() if len(words) - first > 1 else None


def starts_with_name(text: str) -> bool:
    """Whether a text starts with a name of at least two words."""
    return name_length(re.split(r"[\s,(]+", text[:120].strip())) >= 2


def same_person(a: str, b: str) -> bool:
    """Whether two names probably mean the same person, as printed in different minutes.

    A middle or last name may be missing ("Jørgen Rørbæk", "Jørgen Rørbæk Henriksen"), a first
    name cut to its initial, and one long name spelt a little differently ("Camille", "Camilla";
    "Pinstrup", "Pindstrup").  First names alone never suffice.
    """
    one, other = _tokens(a), _tokens(b)
    if one == other:
        return bool(one)
    if len(one) > len(other):
        one, other = other, one
    if len(one) < 2:
        return False
    differences = 0
    if not _same_word(one[0], other[0], first=True):
        return False
    differences += one[0] != other[0] and len(one[0]) > 1 and len(other[0]) > 1
    position = 1
    for word in one[1:]:
        while position < len(other) and not _same_word(word, other[position], first=False):
            position += 1
        if position == len(other):
            return False
        differences += word != other[position] and len(word) > 1 and len(other[position]) > 1
        position += 1
    # Two full names that share all but an initial in the middle must still end alike.
    return differences <= 1 and len(one[-1]) > 1


def _tokens(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", name).casefold()
    plain = re.sub(r"\([^)]*\)", " ", plain)
    return re.findall(r"[^\W\d_]+", plain.replace("-", " "))


def _same_word(one: str, other: str, *, first: bool) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    if min(len(one), len(other)) < _LONG or one[0] != other[0]:
        return False
    kind, place = _difference(one, other)
    at_end = place >= min(len(one), len(other)) - 1
    if kind == "replaced":
        # "Karsten" is not "Kirsten", but "Camille" may well be "Camilla".
        return at_end or not first
    # "Johanne" is not "Johannes".
    return kind == "added" and not (first and at_end)


def _difference(one: str, other: str) -> tuple[str, int]:
    """The only letter in which two words differ: how, and where; ("many", 0) for more."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    if len(one) == len(other):
        return ("replaced", start) if one[start + 1 :] == other[start + 1 :] else ("many", 0)
    short, long = sorted((one, other), key=len)
    if len(long) == len(short) + 1 and long[start + 1 :] == short[start:]:
        return "added", start
    return "many", 0
