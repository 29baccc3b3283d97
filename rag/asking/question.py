"""What a question asks for: where, when, about which item and person, and which kind of answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from corpus import CLUSTERS, SectionKind
from index import Head, content_words, fold, words
from rag.answer import Filters
from rag.asking.kinds import DECIDES, YESNO, AnswerKind, kind_of
from rag.asking.names import Names, people_in
from rag.asking.when import (
    asks_first,
    asks_latest,
    looks_ahead,
    meetings_meant,
    time_named,
    years_in,
)

_SECTION_WANTED: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    (
        "recommendation",
        re.compile(
            r"\bindstill(?:es|et|ing\w*|er)\b|\bforesl(?:aar|aaet|aas|og)\b|\bforslag\w*|\bpropos\w*|"
            r"\brecommend\w*|\bbedt om at (?:sige ja|godkende|tage stilling)\w*|\blagt op til\b"
        ),
    ),
    (
        "minutes",
        re.compile(
            r"\bbeslut\w*|\bvedt(?:og|aget)\b|\bgodkendt?\w*|\bafvis\w*|\breferat(?:et)?\b|\budfald\w*|"
            r"\bkom der ud af|\bdecid\w*|\bapprov\w*|\bsagde\b|\bmente\b|\bdroeft\w*|\bbemaerk\w*|"
            r"\baftal\w*|\bkonklu\w*|\bdiscuss\w*|\bsaid\b|\bnaevnte?\b|\bpegede\b|\bfremhaev\w*"
        ),
    ),
    ("attachments", re.compile(r"\bbilag\w*|\bvedhaeft\w*|\battach\w*|\bappendi\w*")),
    (
        "economy",
        re.compile(
            r"\boekonomi\w*|\bfinansier\w*|\bdaekker (?:beloeb|penge|midler)\w*|"
            r"\b(?:penge\w*|beloeb\w*|kr|midler\w*|kroner)\b.{0,60}\b(?:bruges|gaar|gaa|daekker|anvendes|spent)\b"
        ),
    ),
)
_ITEM = re.compile(
    r"\b(?:dagsordens?)?(?:punkt(?:et)?|pkt\.?|item|point|ad)(?:\s+(?:nr\.?\s*|nummer\s*)?|(?=\d))"
    r"(?P<label>\d{1,3}\b|[a-h]\b(?!\s+\w))"
)
# The year of "overskuddet i 2021", "regnskabet for 2021"; both stand below "Regnskab 2021".
_RESULT = re.compile(
    r"\b(?:resultat\w*|(?:over|under)skud\w*|\w*regnskab\w*|aarsrapport\w*) (?:i|for|fra|af|over) "
    r"(?:aaret )?(?:19|20)\d\d\b"
)
_NOT = re.compile(r"\b(?:ikke|aldrig|not|never)\b")
_CLUSTER_WORD = re.compile(r"\b(?:(?:sundheds)?klyng?en?|klynge\w*|klng|cluster|kluster)\b")
_ENGLISH = frozenset(
    "the what who when where why how which did does was were is are of in and to for a an on with "
    "about that many much do have has from by their it they this which whose whom will would could "
    "should been there any than only not or after before since into between because most".split()
)
_DANISH = frozenset(
    "hvad hvem hvornår hvor hvorfor hvordan hvilke hvilken og i på til af der det er blev har om en "
    "et ikke fra ved som den de kan skal vil med for".split()
)
# How question words are often typed.
_ASKING = {
    "hva": "hvad",
    "hvd": "hvad",
    "vad": "hvad",
    "vem": "hvem",
    "vor": "hvor",
    "hvornar": "hvornaar",
    "hvonaar": "hvornaar",
    "vornaar": "hvornaar",
    "hvilkne": "hvilken",
    "vilken": "hvilken",
    "vilke": "hvilke",
    "hvordn": "hvordan",
    "hvorfr": "hvorfor",
}
_ASKED = re.compile(rf"^(?:{'|'.join(_ASKING)})\b")
_NAME = re.compile(r"\b[A-ZÆØÅ][a-zæøåé]+(?:\s+[A-ZÆØÅ][a-zæøåé]*\.?)*(?:\s+[A-ZÆØÅ][a-zæøåé]+)\b")


@dataclass(frozen=True)
class Question:
    """A question as it is understood.

    Attributes:
        text: as typed, or made whole when it was a follow-up.
        folded: lower case, æøå written out.
        kind: kind of answer wanted.
        yesno: it can be answered by yes or no, whatever its kind.
        language: "en" when it is English.
        clusters: clusters named, also by municipality; also such as no minutes cover.
        municipalities: municipalities named.
        meetings: paths of the meetings that date and cluster words single out.
        bodies: paths of the meetings of the body that is named, when no cluster is.
        of_one_body: every meeting of the collection is of one body, which need not be named.
        years: years named.
        month, day: named, of a date or alone.
        latest, first: the newest or oldest meeting is meant.
        item: label of an agenda item named.
        section: kind of section asked for.
        people: names of people in the minutes that the question holds.
        terms: folded content words, with those of the turns that it leans on.
        own_terms: those that it asks about itself.
        follows: it leans on earlier turns.
        scope: paths of the meetings that the user's filters leave; None for all.
    """

    text: str
    folded: str
    kind: AnswerKind
    yesno: bool
    language: Literal["da", "en"]
    clusters: tuple[str, ...]
    municipalities: tuple[str, ...]
    meetings: tuple[str, ...]
    bodies: tuple[str, ...]
    years: tuple[int, ...]
    month: int | None
    day: int | None
    latest: bool
    first: bool
    item: str | None
    section: SectionKind | None
    people: tuple[str, ...]
    terms: tuple[str, ...]
    own_terms: tuple[str, ...]
    follows: bool = False
    of_one_body: bool = False
    scope: frozenset[str] | None = None

    @property
    def decides(self) -> bool:
        """Whether it asks what was decided, whatever else it asks for."""
        return bool(DECIDES.search(self.folded))

    @property
    def negated(self) -> bool:
        """Whether it has a "not"; who came is no answer to who did not."""
        return bool(_NOT.search(self.folded))

    @property
    def dated(self) -> bool:
        """Whether it names a meeting by its day, and does not ask for a date itself."""
        return self.day is not None and bool(self.meetings) and self.kind != "date"

    def filters(self) -> Filters:
        """What the search leaned to, to show and to keep for follow-ups."""
        return Filters(
            clusters=self.clusters,
            meetings=self.meetings or self.bodies,
            item=self.item,
            section=self.section,
        )


def understand(text: str, meetings: Mapping[str, Head], names: Names) -> Question:
    """Read a question against the meetings there are.

    Args:
        text: the question, whole.
        meetings: heads of the meetings of the index, by path.
        names: of the people of those meetings.
    """
    folded = _ASKED.sub(lambda m: _ASKING[m.group()], " ".join(fold(text).split()))
    kind = kind_of(folded)
    if kind in ("other", "money", "number", "decision", "list") and len(set(years_in(text))) > 1:
        kind = "comparison"
    people = people_in(folded, names)
    clusters, municipalities = _clusters(_without(folded, people), meetings)
    language = _language(text)
    # "Jan Mainz" is no January.
    time = time_named(text, _without(folded, people), language == "en")
    bodies = () if clusters else names.bodies_in(text)
    if time[1] is None and _RESULT.search(folded):
        time = ((), None, None)  # the accounts of a year are shown at a meeting in the next
    own = bodies or (tuple(meetings) if names.of_one_body else ())
    meant = meetings_meant(meetings, folded, clusters, own, time)
    # What was yet to come is told in minutes of another time.
    years, month, day = ((), None, None) if looks_ahead(folded) else time
    item = _ITEM.search(folded)
    label = None
    if item and (item.group("label").isdigit() or item.group(0).split()[0].startswith("p")):
        label = item.group("label")
    return Question(
        text=text,
        folded=folded,
        kind=kind,
        yesno=bool(YESNO.search(folded)),
        language=language,
        clusters=clusters,
        municipalities=municipalities,
        meetings=meant,
        bodies=bodies,
        years=years,
        month=month,
        day=day,
        latest=asks_latest(folded),
        first=asks_first(folded),
        item=label,
        section=next((s for s, pattern in _SECTION_WANTED if pattern.search(folded)), None),
        people=people,
        terms=(*content_words(text), *(["regnskab"] if _RESULT.search(folded) else [])),
        own_terms=tuple(content_words(text)),
        of_one_body=names.of_one_body,
    )


def _language(text: str) -> Literal["da", "en"]:
    found = [word.strip(".,?!:;'\"").casefold() for word in text.split()]
    english = sum(word in _ENGLISH for word in found)
    danish = sum(word in _DANISH for word in found) + sum(c in "æøåÆØÅ" for c in text)
    return "en" if english >= 2 and english > danish else "da"


def _without(folded: str, people: Iterable[str]) -> str:
    """The question without the names of people: "Hans West" is no cluster."""
    for part in (part for name in people for part in fold(name).split()):
        folded = re.sub(rf"\b{re.escape(part)}s?\b", " ", folded)
    return folded


def _clusters(folded: str, meetings: Mapping[str, Head]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Clusters by name ("Vest", "west", "klynge syd") and by municipality."""
    known = set(CLUSTERS) | {m.cluster for m in meetings.values() if m.cluster}
    english = {
        "north": "Nord",
        "south": "Syd",
        "west": "Vest",
        "middle": "Midt",
        "mid": "Midt",
        "central": "Midt",
    }
    named: list[str] = []
    # "Nord-KAP" is not the north.
    tokens = words(_HYPHENATED.sub(" ", folded))
    about_cluster = bool(_CLUSTER_WORD.search(folded)) or any(m.cluster for m in meetings.values())
    forms = [form for word in tokens for form in (word, word.removesuffix("s"))]
    for token in forms:
        for name in known:
            spelt = fold(name)
            short = {spelt, spelt[:1] + spelt[2:]} if len(spelt) > 3 else {spelt}
            if about_cluster and (token in short or english.get(token) == name):
                named.append(name)
    if re.search(r"\b(?:\w*klynge|cluster) (?:oest|east)\b", folded):
        named.append("Øst")  # there is none, and the answer is to say so
    towns: list[str] = []
    for members in CLUSTERS.values():
        for town in members:
            if any(_near(fold(town), token) for token in tokens):
                towns.append(town)
    return tuple(dict.fromkeys(named)), tuple(towns)


_HYPHENATED = re.compile(r"\b\w+(?:-\w+)+")


def _near(name: str, token: str) -> bool:
    return token in (name, f"{name}s")
