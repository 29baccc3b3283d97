"""Which body met: clusters, committees, councils, boards and groups, and at which level."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dates import find_dates
from corpus.head.file_names import DOCUMENT_WORD, named_in, says_more, without_date
from corpus.lettering import in_small_letters, unspaced

# The four clusters of North Jutland before and after 2022 ("Politisk Klynge Midt" became
# "Sundhedsklynge Midt, politisk niveau"), with their municipalities as rn.dk lists them.
CLUSTERS: dict[str, tuple[str, ...]] = {
    "Nord": ("Hjørring", "Brønderslev", "Frederikshavn", "Læsø"),
    "Midt": ("Aalborg", "Jammerbugt"),
    "Syd": ("Vesthimmerland", "Rebild", "Mariagerfjord"),
    "Vest": ("Morsø", "Thisted"),
}
CLUSTER = re.compile(
    r"(?:(?P<kind>politisk|faglig|strategisk|administrativ)e?\s+)?(?P<word>sundhedsklynge[rn]?|klynge(?:møde)?)\s+"
    r"(?P<name>[A-ZÆØÅa-zæøå][\wæøå]+"
    # "Horns Å", "Nordre Fjord", but not "Nord Politisk niveau"
    r"(?-i: (?!(?:Politisk|Faglig|Strategisk|Administrativ|Referat|Dagsorden|Møde|"
    r"[MTOFLS][a-zæø]{2,4}dag|Den|Kl)\b)[A-ZÆØÅ][a-zæøå]*(?=\s*(?:$|[,.:;–|-]|(?:den|d\.|kl|og|i)\b| [a-zæøå])))?)",
    re.IGNORECASE,
)
_LEVELS = (
    ("political", re.compile(r"\bpolitisk\w*\b", re.IGNORECASE)),
    (
        "strategic",
        re.compile(
            r"\bfaglig\w*[ -/]+strategisk\w*|\b(?:faglig|strategisk)\w* niveau|"
            r"\b(?:faglige?|strategiske?) (?:sundheds)?klynge",
            re.IGNORECASE,
        ),
    ),
    (
        "administrative",
        re.compile(r"\b(?:direktør|chef)(?:forum|niveau|gruppe)\w*\b", re.IGNORECASE),
    ),
)
_NOUN = (
    r"(?:[\w-]*(?:udvalg|råd|byråd|bestyrelse|kommunalbestyrelse|borgerrepræsentation|styregruppe|"
    r"koordinationsgruppe|projektgruppe|arbejdsgruppe|følgegruppe|forum|komité|komite|nævn|"
    r"generalforsamling|magistrat|direktion|kreds|laug|forening|spejdergruppe|klub|klubb|præsidi|præsidium)"
    r"(?:et|en|ne|n)?|KKR|(?-i:[\w-]+MED))"
)
# A line that is nothing else: "Lysby Varmeværk a.m.b.a.", "Havnens Drift I/S"
_FIRM = re.compile(r"(?:[A-ZÆØÅ][\w&-]{0,30} ){1,5}(?:[AIPK]/S|ApS|[Aa]\.?[Mm]\.?[Bb]\.?[Aa])\.?")
_BODY = re.compile(
    r"(?-i:\b[EAGH]/[BF] [A-ZÆØÅ])[^\d,:|]{2,60}|"
    rf"\b(?:(?:midlertidigt |særligt )?udvalg(?:et)? (?:for|vedrørende|vedr\.)|rådet? for) "
    rf"[^\d:|]{{3,80}}|"
    rf"(?-i:\b(?:[A-ZÆØÅ][\wæøåé.]{{0,30}}(?:-[a-zæøå]{{3,20}})?(?:-?\s?,\s|\s(?:og|for|i|af|til)\s|\s|-(?:\s?og\s)?)){{0,8}}?)(?<!\w){_NOUN}\b"
    r"(?: (?:i|på|(?<=bestyrelsen )for|(?<=gruppen )for) "
    r"(?-i:[A-ZÆØÅ])\w+(?: (?-i:[A-ZÆØÅ])\w+)?)?",
    re.IGNORECASE,
)
# "styregruppemøde" names the body in its first part; "projektmøde nr. 4" names none.
_COMPOUND = re.compile(rf"(?P<body>{_NOUN})s?møde[rt]?\b(?:\s+nr\.?\s*\d+)?", re.IGNORECASE)
# "Generalforsamling i Andelsboligforeningen Solgården": the association met.
_HELD_IN = re.compile(
    r"(?:(?:general|repræsentant)forsamling(?:en)?|(?:årsmøde|repræsentantskabsmøde)(?:t)?)"
    r"(?:\s+\d{4})?\s+(?:i|for)\s+(?P<whole>[A-ZÆØÅ][^,\d]{2,60}?)\s*(?:$|,)",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\s*[-–,]?\s*\b(?:projekt|status|arbejds|kvartals|stor|"
    r"års)?møde(?:t)?(?:\s+nr\.?:?\s*\d+)?(?=\s*$|\s*[,–-])",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:den |det )?(?:ekstraordinært |ordinært |konstituerende |beboerdemokratisk |fælles )?"
    r"(?:bestyrelses|beboer|afdelings|medlems|borger|[\w/]{1,4}-)?møde(?:t|r)?"
    r"(?: nr\.?:? ?\d+)? (?:i|for|af) |^(?:ekstraordinært|ordinært|konstituerende) (?=\w+møde)",
    re.IGNORECASE,
)
_WHAT = re.compile(r"\s[–-]\s(?:møde)?(?:sager|sag|dagsordener|referater)\b.*", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:,|\s[–-])\s+møde\s+(?:nr\.?:?\s*)?\d+\b.*$", re.IGNORECASE)
_MEETING_OF = re.compile(r"\bmødet? i (?=[A-ZÆØÅ])")
# "Referat – ordinært møde": which meeting it was, and not whose.
_SORT = re.compile(r"(?:(?:ekstra)?ordinært?|konstituerende|fælles|åbent?|lukket)", re.I)
# "fællesmøde mellem Ældrerådet og Handicaprådet"
_BETWEEN = re.compile(
    r"møde[rt]?\s+(?:mellem|for|af|i)\s+(?P<one>[A-ZÆØÅ].*)\s+og\s+(?P<other>[A-ZÆØÅ].*)"
)
_GENERIC = re.compile(
    r"(?:general|repræsentant)forsamling(?:en)?(?: (?:19|20)\d\d)?|"
    r"(?:organisations|afdelings|hoved|forenings)?bestyrelse|styregruppe|projektgruppe|menighedsråd|"
    r"skolebestyrelse|arbejdsgruppe|koordinationsgruppe|(?:beboer|bruger|elev|forældre)råd(?:et)?",
    re.IGNORECASE,
)
# What a line tells or announces is not what a body is called.
_SENTENCE = re.compile(
    r"^(?:vedlagt|nyt fra|valg af|orientering|godkendelse|konstituering|siden sidst|drøftelse)\b|"
    r"(?:\b[A-ZÆØÅ] ){3}|"
    r"\b(?:har|er|blev|var|skal|kan|vil|afholdes|indkaldes|indstiller|godkender)\b",
    re.IGNORECASE,
)
_LONGEST = 90  # letters
_INDEFINITE = re.compile(r"(?:udvalg|råd|bestyrelse|forum|møde|forening|kreds)", re.IGNORECASE)
# "Seniorrådets møde": the council met.
_GENITIVE = re.compile(
    r"(?:(?<=rådet)|(?<=valget)|(?<=relsen)|(?<=ruppen)|(?<=lauget)|(?<=eningen)|(?<=nævnet)|"
    r"(?<=klubben)|(?<=ektionen))['’]?s(?: (?:\w+ )?møde[rt]?\b.*)?$"
)
# "Rådet for handicap og udsatheds møde den"
_GENITIVE_OF_FIELD = re.compile(r"(?P<body>(?:udvalget|rådet) for .*[^\W\d_])s møde\b.*", re.I)
# "Referat ... GODKENDT"
_STATUS = re.compile(r"[\s,(–-]+(?:ikke )?(?:godkendt|udkast|foreløbigt?)\)?$", re.IGNORECASE)
# "Center-MED, Center for Børn", "Psykiatrirådet, Region Fjordkysten": which of several it is.
_WHICH = re.compile(
    r", (?:Region|Center|Centret|Afdeling|Område|Institut|Distrikt)\b [^\d,:|]{2,50}$"
)
_ITS_MEETING = re.compile(
    r"\w(?:rådet|valget|relsen|ruppen|lauget|eningen|nævnet|klubben|ektionen)s (?:\w+ )?møde\b|"
    r"\b(?:årsmøde|repræsentantskabsmøde)t? (?:i|for) (?-i:[A-ZÆØÅ])",
    re.IGNORECASE,
)
# "Ejerforeningen Solhøj Park": an association has its name after the word for it.
_ASSOCIATION = re.compile(r"(?:forening(?:en)?|laug(?:et)?|klub(?:ben)?)$", re.IGNORECASE)
_ITS_NAME = re.compile(
    r"(?: (?!(?:Bestyrelse|Den|Kl|Møde|Ordinær|Ekstraordinær)\w*\b)[A-ZÆØÅ][\w.&-]*)+(?: \d{1,4}\b(?![.:]| ?[/-]))?"
)
_ASIDE = re.compile(r"\s*\((?:[^()A-ZÆØÅ][^()]*|[^()]* [^()]*)\)")
_FIELD = re.compile(
    r"^(?:udvalg|møde|mødenavn)(?:\s*:\s*|(?=(?-i:[A-ZÆØÅ][a-zæøå])))", re.IGNORECASE
)
_LABELLED = re.compile(r"[\w ]{3,30}:(?:\s|$)")


def read_body(
    title: str, named: str, head: Sequence[str], file_name: str
) -> tuple[str | None, str | None, str | None]:
    """Name, cluster and level of the body that met.

    Args:
        title: of the document.
        named: what a field such as "Udvalg" says; may be empty.
        head: the first lines, those of the title included.
        file_name: without its suffix; it may name the body more fully.
    """
    texts = [
        cell
        for text in (title, named, *head)
        if text.count(" | ") < 2
        # Left and right of a running header stand far apart.
        for cell in re.split(r"\s{3,}|\t", unspaced(text)[:300])
    ]
    level = next(
        (name for name, pattern in _LEVELS if any(pattern.search(text) for text in texts[:6])), None
    )
    for text in texts:
        named_clusters = [
            (match, name) for match in CLUSTER.finditer(text) if (name := _name(match))
        ]
        if len({name for _, name in named_clusters}) > 1:
            break  # a meeting of several clusters
        for match, name in named_clusters[:1]:
            old = match.group("word").casefold().startswith("klynge")
            kind = (match.group("kind") or "politisk").capitalize()
            return (f"{kind} Klynge {name}" if old else f"Sundhedsklynge {name}"), name, level
    named_bodies = [
        body
        for text in texts
        if names_body(text)
        and (body := _bare_body(text))
        and len(body) <= _LONGEST
        and not (body.islower() and _INDEFINITE.fullmatch(body))  # "Valg af udvalg"
        and not _SENTENCE.search(body)
    ]
    own = named_in(file_name)
    if named_bodies:
        # "Generalforsamling" is told better by the line that names the association.
        exact = [body for body in named_bodies if not _GENERIC.fullmatch(body)]
        if not exact and own:
            generic = named_bodies[0].casefold()
            exact = [own if generic in own.casefold() else f"{own}, {generic}"]
        first = [*exact, *named_bodies][0]
        return in_small_letters(_in_full(first, named_bodies)), None, level
    for text in texts[:2]:
        bare = _MEETING.sub("", _ASIDE.sub("", without_date(DOCUMENT_WORD.sub("", text))))
        bare = _GENITIVE.sub("", _LEAD.sub("", bare).strip(" :,.-–#|"))
        acronym = len(bare) > 1 and bare.isupper() and bare.isalpha()  # "HMU"
        if (
            (len(bare) > 3 or acronym)
            and not _SORT.fullmatch(bare)
            and not _LABELLED.match(DOCUMENT_WORD.sub("", text))
            and not (own and not says_more(bare, own))
        ):
            return in_small_letters(bare), None, level
    return own, None, level


def _in_full(body: str, others: Sequence[str]) -> str:
    """A body that only a word for its meeting named, as a line names it: "Byråd", "Fjordby Byråd"."""
    if " " in body:
        return body
    full = re.compile(rf"(?:[A-ZÆØÅ]\S* )*{re.escape(body)}(?:et|en|n)?", re.IGNORECASE)
    longer = (other for other in others if len(other) > len(body) and full.fullmatch(other))
    return next(longer, body)


def _name(match: re.Match[str]) -> str | None:
    """The name of a cluster; None for a word that only follows on "klynge"."""
    first, _, second = match.group("name").partition(" ")
    if first.capitalize() in CLUSTERS:
        return first.capitalize()
    if not first[0].isupper():
        return None
    return " ".join(filter(None, (first.capitalize(), second.capitalize())))


def names_body(text: str) -> bool:
    """Whether a line names a body and is not a labelled value of another kind."""
    if _LABELLED.match(text) and not re.match(
        r"\w*(?:referat|udvalg|møde(?:navn)?)\s*:|[\w ]{3,30}:\s*(?:referat|dagsorden)\b",
        text,
        re.I,
    ):
        return False
    if _INDEFINITE.fullmatch(text.strip(" :")):
        return False
    if _FIRM.fullmatch(text[:300].strip(" :,–-")) or _ITS_MEETING.search(text[:300]):
        return True
    return bool(_BODY.search(text[:300]) or _COMPOUND.search(text[:300]))


def _bare_body(text: str) -> str | None:
    dates = find_dates(text)
    before = text[: dates[0].start] if dates and names_body(text[: dates[0].start]) else text
    bare = _ASIDE.sub("", without_date(DOCUMENT_WORD.sub("", before))).strip(" :,.-–#|")
    bare = _STATUS.sub("", bare)
    bare = _GENITIVE.sub("", _LEAD.sub("", _FIELD.sub("", bare)))
    bare = _WHAT.sub("", _NUMBERED.sub("", bare))
    if field := _GENITIVE_OF_FIELD.fullmatch(bare):
        return field.group("body")
    held = _MEETING_OF.search(bare)
    if held and names_body(bare[held.end() :]):
        bare = bare[held.end() :]  # "Punkter behandlet på møde i Byrådet"
    if _FIRM.fullmatch(bare):
        return bare
    both = _BETWEEN.search(bare)
    if both and all(map(names_body, both.groups())):
        return bare[both.start("one") :]
    if whole := _HELD_IN.search(bare):
        return whole.group("whole").strip()
    compound = _COMPOUND.search(bare)
    if compound:
        rest = bare[compound.end() :]
        held = re.match(
            r"\s+(?:(?P<word>i|for|på|[-–])\s+)?(?:(?P<project>projekt)(?:et)?\s+)?(?P<whole>[A-ZÆØÅ][^,\d]{2,60}?)\s*(?:$|,|"
            r"\s[–-]\s)",
            rest,
        )
        unnamed = held and held.group("word") is None
        if unnamed and not compound.group("body").casefold().endswith("bestyrelse"):
            held = None
        project = held is not None and held.group("project") is not None
        if held and held.group("word") in ("i", "for", None) and not project:
            return held.group("whole").strip()
        bare = bare[: compound.end("body")]
        bare = bare[:1].upper() + bare[1:] if len(bare) < 90 else compound.group("body")
        if held:
            word = " på " if held.group("word") == "på" else " for projekt " if project else " "
            return f"{bare}{word}{held.group('whole').strip()}"
        return bare
    match = _BODY.search(bare)
    if match is None:
        return None
    if which := _WHICH.match(bare, match.end()):
        return match.group() + which.group()
    if _ASSOCIATION.search(match.group()) and (name := _ITS_NAME.match(bare, match.end())):
        return match.group() + name.group()
    short = len(bare) < 70 and len(bare.split()) <= 9 and bare[:1].isupper() and "," not in bare
    return (bare if short else match.group()).strip(" ,-–")
