"""The labels of an attendance block, and what each says of the people after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.meeting import Status
from corpus.names.bare_entry import bare_entry, is_full_name
from corpus.names.enumeration import lists_first_names
from corpus.names.full_name import ROLE, starts_with_name

# Words that say that somebody came, or did not.
_CAME = (
    r"(?:til ?stede(?:værende)?|(?:møde)?(?:deltagere|deltagelse)|deltage(?:nde|t|r)?|deltog|"
    r"med (?:på|til|ved) mødet|(?:frem)?mødte?|fremmødet?|medlemmer(?! af)|present|"
    r"attendees|participants|in attendance)"
)
_AWAY = (
    rf"(?:afbud|fravær(?:ende)?|forhindre(?:t|de)|forfald|udeble\w+|meldt fra|(?:ikke|ej) (?:{_CAME}|med(?=\s*:))|"
    rf"{_CAME} ikke|frameld\w+|apologies|absent|"
    r"(?:syge?(?:meldte?)?|bortrejste?|(?:på )?(?:ferie|(?:barsels?|syge?)?orlov|barsel))(?=\s*:))"
)
# Small words around them in a label: "Følgende medlemmer har meldt afbud".
_BEFORE = (
    r"(?:(?:der|kunne|på|til|i|ved|mødet|følgende|havde|har|var|er|øvrige|faste|meldt|modtaget|sendt|"
    r"alle|også|medlemmer) )*?"
)
_AFTER = (
    rf"(?: {_CAME}\b| (?:(?:på|til|i|ved) mødet|fra|til|for|var|er|medlemmer|meldt|modtaget|"
    r"(?:med|uden) (?:lovlige?t? |gyldige?t? )?(?:afbud|forfald))\b|"
    rf"(?: ?/ ?| og | eller ){_AWAY})*"
)
# "Tilstedeværende medlemmer af Rådet", alone on its line.
_WHO = r"[a-zæøå]{4,}(?: (?:af|fra|i) (?:[\w-]+ ?){1,3})?(?=\s*:?\s*$)"
_LABELS: tuple[tuple[Status, str], ...] = (
    ("absent", rf"{_BEFORE}{_AWAY}{_AFTER}|(?:fraværende|forhindrede) {_WHO}"),
    (
        "guest",
        r"(?:øvrige |inviterede |særligt |eksterne )*gæst(?:er)?|"
        r"(?:evt\.? )?(?:observers|observatører)?\s*/\s*gæster|(?:særligt )?inviterede|"
        r"oplægsholdere?|evt\.? gæster|eksterne deltagere|tilhørere?|guests?",
    ),
    (
        "secretariat",
        r"sekretariat(?:et)?|sekretær(?:er)?|referent(?:er)?|ref\.?(?=\s*:)|sekretariatsbetjening|"
        r"protokolfører|minutes(?: by)?(?=\s*:)",
    ),
    (
        "present",
        r"(?:til ?stede |mødt )?som (?:stedfortræder|suppleant)(?:er)?|"
        r"til ?stede fra [a-zæøå]+(?: var| er)?|[a-zæøå]+s medlemmer|"
        r"(?:deltager|møde|medlems|navne|fremmøde)liste|"
        r"underskrift(?:er|sark|sside|sblad)?(?=\s*:?\s*$)|fuldtalligt?(?=\s*:)|"
        rf"(?:fysisk|online|virtuelt?|digitalt?) {_CAME}|"
        r"(?:online|virtuelt|fysisk|(?:via|på) (?:teams|video|zoom))(?=\s*:)|"
        r"formandskab(?:et)?|formænd|mødeleder|(?:næst)?formand|ordstyrer|dirigent|vært|chair|"
        r"faciliteret af|kasserer(?=\s*:)|"
        rf"(?:tilstedeværende|deltagende|fremmødte|mødte) {_WHO}|"
        r"administrativ(?:e)? (?:deltagelse|deltagere)|udvalgsformænd(?: med observatørstatus)?|"
        r"observatører|tværgående deltagere|"
        r"(?:forældre|medarbejder|elev|ledelses|skole|bruger|beboer)"
        r"(?:valgte|repræsentanter|repræsentant)|"
        r"(?:suppleant(?:er)?|stedfortræder)(?=\s*:|$)|suppleanter|stedfortrædere|"
        r"(?:ledelses|leder|medarbejder|arbejdsgiver|arbejdstager|a-|b-)siden?|"
        r"fra (?:[\w-]+ ){1,4}?(?:deltog|deltager|mødte|var)|"
        r"fra [a-zæøå]{4,}(?: (?:deltog|deltager|mødte)|(?=:|$))|"
        r"fra (?:administrationen|forvaltningen|bestyrelsen|skolen|ledelsen)|"
        r"(?:endvidere|desuden|derudover|herudover) (?:deltog|deltager)|"
        rf"{_BEFORE}{_CAME}{_AFTER}",
    ),
)
# How, or for what part of the meeting: "Deltagere via Teams", "Gæst under punkt 3".
_HOW = (
    r"(?: \(?(?P<how>(?:via|på|over) (?:microsoft )?(?:teams|video|zoom|skype|telefon)|online|"
    r"virtuelt|digitalt|fysisk|(?:under|til|ved|på) (?:dagsordens)?(?:punkt\w*|pkt\.?) "
    r"\d[\d, og–-]*|kl\.? \d[\d.:]*(?: ?[-–] ?\d[\d.:]*)?)\)?)?"
)
_LABEL = re.compile(
    "(?:" + "|".join(f"(?P<{status}>{pattern})" for status, pattern in _LABELS) + ")" + _HOW,
    re.IGNORECASE,
)
# "Følgende medlemmer var mødt:", "Der var afbud fra:": other words that tell who came.
_PHRASE = re.compile(
    rf"(?!(?:for|fra) )(?P<words>(?:[\wæøå]+ ){{0,6}}?(?:{_AWAY}|{_CAME})"
    r"(?: \w+){0,4}):(?=\s|$)",
    re.IGNORECASE,
)
_STAYED_AWAY = re.compile(rf"\b{_AWAY}\b", re.IGNORECASE)
# "Under punkt 4 deltog revisor Ib Dam"
_FOR_ITEM = re.compile(
    r"(?P<how>under (?:dagsordens)?(?:punkt\w*|pkt\.?) \d[\d, og–-]*?)(?: deltog| deltager)?"
    r"(?=\s*:| [A-ZÆØÅa-zæøå])",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"(?:online|virtuel|digital|(?:via|på) )", re.IGNORECASE)
_LONGEST_PHRASE = 80
# "Til stede var 23 husstande samt fra bestyrelsen Ib Dam"
_OTHERS = re.compile(r"^\d+ [a-zæøå]+ (?:samt|og) (?:fra [a-zæøå]+ )?(?=[A-ZÆØÅ])")
_LONGEST_LEAD = 200
_ASIDE = re.compile(r"\([^()]*\)|(?<=[a-zæøå)])\.\s.*")
# What follows a label: a colon, before it perhaps what the marks mean, "(x = til stede)", or of
# whom its people are: "Afbud (bestyrelsen):".
_REST = re.compile(
    r"(?:\s*\((?:[^()=]{1,20}=[^()]{1,80}\)|[^()]{1,40}\)(?=\s*(?::|$))))?\s*(:?)\s*"
)
LEADER_LABEL = re.compile(r"(?:mødeleder|ordstyrer|dirigent|chair)\b", re.IGNORECASE)
CHAIR_LABEL = re.compile(rf"(?:{LEADER_LABEL.pattern}|formand\b)", re.IGNORECASE)
# What says of whom people are, and not that they came: "Forældrevalgte", "Suppleanter".
_GROUP = re.compile(
    r"(?:\w+(?:valgte|repræsentant(?:er)?)|(?!underskrift)[\w-]+siden?|suppleant(?:er)?|stedfortrædere?|"
    r"formandskab(?:et)?|formænd|udvalgsformænd.*|(?:næst)?formand|kasserer|observatører)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"(?:fra |endvidere|desuden|derudover|herudover|administrativ|øvrige)", re.I)


@dataclass(frozen=True, slots=True)
class Label:
    """A label of an attendance block, such as "Afbud:", and where its value begins.

    Attributes:
        note: what it says of each of its people besides: "via Teams", "under punkt 3".
    """

    text: str
    status: Status
    value: int
    note: str | None = None

    @property
    def adds(self) -> bool:
        """Whether it names people beside those who are listed: "Fra administrationen deltog"."""
        return bool(_BESIDE.match(self.text))

    @property
    def groups(self) -> bool:
        """Whether it only says of whom its people are; it may stand below "Fraværende:"."""
        return bool(_GROUP.fullmatch(self.text))


def read_label(text: str, start: int = 0) -> Label | None:
    """The label at ``start``; None when the word is part of a sentence."""
    if match := _LABEL.match(text, start):
        status = next(status for status, _ in _LABELS if match.group(status))
        how = match.group("how") or (match.group() if _ELSEWHERE.match(match.group()) else None)
        if label := _label(text, match, status, None if how == "fysisk" else how):
            return label
    if match := _FOR_ITEM.match(text, start):
        return _label(text, match, "guest", match.group("how").strip())
    if match := _PHRASE.match(text, start, start + _LONGEST_PHRASE):
        status = "absent" if _STAYED_AWAY.search(match.group()) else "present"
        return _label(text, match, status, None)
    return None


def _label(text: str, match: re.Match[str], status: Status, note: str | None) -> Label | None:
    """The label that ends where ``match`` does; None when a sentence goes on there."""
    rest = _REST.match(text[match.end() : match.end() + _LONGEST_LEAD])
    assert rest is not None  # matches the empty text too
    if not rest.group() and match.end() < len(text) and not match.group().endswith(":"):
        return None
    value = match.end() + rest.end()
    colon = rest.group(1) or match.group().endswith(":")
    if value < len(text) and not colon and not _leads_with_person(text[value:]):
        # "Til stede var Bo (formand), Ea og Ib."
        told = re.search(r"\b(?:var|er)$", match.group())
        if not told or not lists_first_names(_ASIDE.sub("", text[value:][:_LONGEST_LEAD])):
            return None
    return Label(match.group().rstrip(":"), status, value, note)


def _leads_with_person(text: str) -> bool:
    """Whether a text starts with a name, perhaps after an office or a number of others."""
    text = _OTHERS.sub("", text[:_LONGEST_LEAD])
    first = re.split(
        r"[,;]|(?<!-)\s(?:og|samt)\s|(?<=[a-zæøå\d])\.\s(?=[A-ZÆØÅ])", text, maxsplit=1
    )[0]
    titled = bool(ROLE.search(first)) and ":" not in first
    return starts_with_name(text) or (titled and is_full_name(bare_entry(first)))


def opens_attendance(text: str) -> bool:
    """Whether a line starts the list of those who took part or stayed away."""
    return read_label(text.strip("|* ")[:200]) is not None
