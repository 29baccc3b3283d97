"""What offices are called, alone and of many, and which are held by politicians and by officials."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from corpus import Person
from index import fold, words

_OFFICE = re.compile(
    r"(?P<one>\w*(?:formand|direktoer|chef|leder|konsulent|borgmester|raadmand|sekretaer|ordfoerer|"
    r"suppleant|laege|kasserer|praest|fuldmaegtig|sygeplejerske|inspektoer|rektor|koordinator|"
    r"projektleder|provst|jurist))(?:e|s)?(?:t|n|r|rne|ne|s)?s?"
)
_MANY = (("maend", "mand"), ("mestre", "mester"))
_ENGLISH = {
    "mayor": "borgmester",
    "director": "direktoer",
    "councillor": "raadmand",
    "alderman": "raadmand",
    "consultant": "konsulent",
}
_DEPUTY = re.compile("naest|vice|sub|souschef|med(?=form)")
_DOCTORS = re.compile(r"\bplo\b|laege|praksis|patient|frivillig")
_POLITICIAN = re.compile(
    r"borgmester|raadmand|\bregionsraad|byraad|kommunalbestyrelse|folketing|udvalgsformand|"
    r"\b(?:naest)?formand\w*\b.*udvalg|(?:udvalgs|raads)medlem|medlem af .*udvalg|politiker|"
    r"\b(?:naest)?formand\b.*\b(?:kommune|region)\b"
)
_PARTY = re.compile(r"\(?[A-ZÆØÅ]{1,2}\)?")
_OFFICIAL = re.compile(
    r"direktoer|chef|konsulent|fuldmaegtig|sekretaer|jurist|koordinator|planlaegger|sygeplejerske|"
    r"\bleder|(?<!moede)(?<!valgt )leder\b|inspektoer|controller|specialist|ingenioer|arkitekt"
)

# What groups of people are called in a question.
_POLITICIANS = re.compile(r"politiker\w*|politisk|folkevalgt\w*|politicians?|elected")
_OFFICIALS = re.compile(
    r"embeds\w*|forvaltning\w*|administration(?:en|ens)?|administrative?|ansatte|fagfolk|officials?|"
    r"civil|servants?|officers?"
)
GUEST = re.compile(r"\bgaest\w*|\binviteret|\bguests?\b")
SECRETARIAT = re.compile(r"\bsekretariat\w*|\bsecretariat")
# Whose place somebody took is no office of theirs.
_INSTEAD = re.compile(r"\b(?:tilforordnet|stedfortræder|suppleant|i stedet|på vegne)\b.*")

Test = Callable[[Person], bool]


def office_named(word: str) -> str | None:
    """The office that a folded word of a question names, as one holder of it is called; or None."""
    for many, one in _MANY:
        word = word.replace(many, one)
    if word.removesuffix("s") in _ENGLISH:
        return _ENGLISH[word.removesuffix("s")]
    match = _OFFICE.fullmatch(word)
    return match["one"] if match else None


def holds(office: str, printed: Collection[str]) -> bool:
    """Whether somebody of whom these folded words are printed holds an office, and not as a deputy."""
    if office == "udvalgsformand" and "formand" in printed:
        return any("udvalg" in word for word in printed)
    return any(
        word.removesuffix("en").endswith(office)
        and (_DEPUTY.match(office) or not _DEPUTY.match(word))
        for word in printed
    )


def is_politician(about: str, note: str | None) -> bool:
    """Whether what is printed of somebody, folded, tells of an elected office; or a party does."""
    if _DOCTORS.search(about):
        return False
    return bool(_POLITICIAN.search(about) or _PARTY.fullmatch((note or "").split(";")[0].strip()))


def is_official(about: str, note: str | None) -> bool:
    """Whether what is printed of somebody, folded, tells of an office in an administration."""
    return bool(_OFFICIAL.search(about)) and not is_politician(about, note)


def what_named(word: str) -> Test | None:
    """Whether somebody is what a folded word calls: an office, a group; None for other words."""
    if _POLITICIANS.fullmatch(word):
        return lambda person: is_politician(printed(person), person.note)
    if _OFFICIALS.fullmatch(word):
        return lambda person: is_official(printed(person), person.note)
    if SECRETARIAT.fullmatch(word):
        return lambda person: person.status == "secretariat"
    if GUEST.fullmatch(word):
        return lambda person: person.status == "guest"
    office = office_named(word)
    if office is None:
        return None
    return lambda person: holds(office, words(f"{person.role or ''} {_note(person)}"))


def printed(person: Person) -> str:
    """What the list says of somebody beside the name, folded; not in whose place they came."""
    return fold(f"{person.role or ''}, {person.organisation or ''}, {_note(person)}")


def _note(person: Person) -> str:
    return _INSTEAD.sub("", person.note or "")
