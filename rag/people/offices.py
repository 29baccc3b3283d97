"""What offices are called, alone and of many, and which are held by politicians and by officials."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from corpus import Person
from index import fold, words

_OFFICE = re.compile(
    r"(?P<one>\w*(?:formand|direktoer|chef|leder|konsulent|borgmester|raadmand|sekretaer|ordfoerer|"
    r"suppleant|laege|kasserer|praest|fuldmaegtig|sygeplejerske|inspektoer|rektor|koordinator|"
    r"projektleder|provst|jurist|revisor|administrator))(?:e|s)?(?:t|n|r|rne|ne|s)?s?"
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
_DOCTOR = re.compile(r"laege\b|\bplo\b|laegeforening|almen praksis|praktiserende")
_DOCTORS = re.compile(r"\bplo\b|laege|praksis|patient|frivillig")
_POLITICIAN = re.compile(
    r"borgmester|raadmand|\bregionsraad|byraad|kommunalbestyrelse|folketing|udvalgsformand|"
    r"\b(?:naest)?formand\w*\b.*udvalg|(?:udvalgs|raads)medlem|medlem af .*udvalg|politiker|"
    r"\b(?:naest)?formand\b.*\b(?:kommune|region)\b"
)
# Parties, and the single letters of local lists; the initials of somebody are no party.
_PARTY = re.compile(
    r"\(?(?:[A-ZÆØÅ]|SF|DF|LA|KD|DD|EL|RV|NB|SP|FG|JF|TF|IA|Alt|Enhl|Løsgænger)\.?\)?"
)
_OFFICIAL = re.compile(
    r"direktoer|chef|konsulent|fuldmaegtig|sekretaer|jurist|koordinator|planlaegger|sygeplejerske|"
    r"(?<!moede)leder\b|inspektoer|controller|specialist|ingenioer|arkitekt"
)
# Officials are those of an authority or of a department; who runs a firm or a clinic is none.
_PRIVATE = re.compile(
    r"\b(?:a/s|aps|i/s|p/s|k/s|amba|a\.m\.b\.a|dansk\w*|danmarks?|plo)\b|laegehus|praksis|klinik|apotek|"
    r"firma|virksomhed|forening|forbund|\w*sagen\b|fond\w*\b|klub|selskab|\bbank|privat|advokat"
)
_PUBLIC = re.compile(
    r"kommune|region|sygehus|hospital|psykiatri|forvaltning|styrelse|ministeri|magistrat|raadhus|"
    r"administration|sekretariat|afdeling|direktion|\bstab|cent(?:er|ret)\b|omraade|borgerservice|"
    r"\b(?:social|sundhed|aeldre|skole|boern|familie|kultur|fritid|oekonomi|teknik|miljoe|plan|byg|vej|"
    r"job|arbejdsmarked|beskaeftigelse|hr|it|natur|klima|trafik|politi)\w*"
)

# What groups of people are called in a question.
_POLITICIANS = re.compile(r"politiker\w*|politisk|folkevalgt\w*|politicians?|elected")
_OFFICIALS = re.compile(
    r"embeds\w*|forvaltning\w*|administration(?:en|ens)?|administrative?|ansatte|fagfolk|officials?|"
    r"civil|servants?|officers?"
)
GUEST = re.compile(r"\bgaest\w*|\binviteret|\bguests?\b")
SECRETARIAT = re.compile(r"\bsekretariat\w*|\bsecretariat")
# "Hvem blev formand efter ...?", "hvem var det før ...?": the one named is not meant.
AFTER = re.compile(
    r"\b(?:efter|afloes\w+|overtog \w* ?fra|i stedet for|after|succeeded|replaced)\b"
)
BEFORE = re.compile(r"\b(?:foer|inden|forud for|before|preceded)\b")
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


def is_politician(person: Person) -> bool:
    """Whether what is printed of somebody tells of an elected office; or a party does."""
    about = printed(person)
    if _DOCTORS.search(about):
        return False
    if _POLITICIAN.search(about) or _OFFICIAL.search(about):
        return bool(_POLITICIAN.search(about))
    return has_party(person)


def has_party(person: Person) -> bool:
    """Whether a party is noted of somebody: "Ib Dam (V)"."""
    initials = "".join(word[0] for word in re.split(r"[\s-]+", person.name) if word)
    said = {part.strip(" ().") for part in re.split("[;,]", person.note or "")}
    short = {initials, initials[:1] + initials[-1:], initials[:2]}
    return any(_PARTY.fullmatch(part) for part in said - short)


def is_official(person: Person) -> bool:
    """Whether what is printed of somebody tells of an office in an administration."""
    held = fold(f"{person.role or ''} {person.organisation or ''}")
    private = person.organisation and (_PRIVATE.search(held) or not _PUBLIC.search(held))
    return bool(_OFFICIAL.search(printed(person))) and not private and not is_politician(person)


def is_deputy(person: Person, offices: Collection[str]) -> bool:
    """Whether somebody is printed as the deputy of one of these offices."""
    return any(
        _DEPUTY.match(word) and word.endswith(tuple(offices)) for word in words(printed(person))
    )


def what_named(word: str) -> Test | None:
    """Whether somebody is what a folded word calls: an office, a group; None for other words."""
    if _POLITICIANS.fullmatch(word):
        return is_politician
    if _OFFICIALS.fullmatch(word):
        return is_official
    if SECRETARIAT.fullmatch(word):
        return lambda p: p.status == "secretariat" or bool(SECRETARIAT.search(printed(p)))
    if GUEST.fullmatch(word):
        return lambda p: p.status == "guest" or bool(GUEST.search(printed(p)))
    office = office_named(word)
    if office is None:
        return None
    if office == "laege":
        return lambda p: bool(_DOCTOR.search(printed(p)))
    return lambda person: holds(office, words(f"{person.role or ''} {_note(person)}"))


def printed(person: Person) -> str:
    """What the list says of somebody beside the name, folded; not in whose place they came."""
    return fold(f"{person.role or ''}, {person.organisation or ''}, {_note(person)}")


def _note(person: Person) -> str:
    return _INSTEAD.sub("", person.note or "")
