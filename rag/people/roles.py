"""Who holds an office: found among the people of the meetings by the words of the question."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence, Set

from corpus import Meeting, Person
from index import Index, content_words, fold, stem, words
from rag.asking.question import Question
from rag.people.listing import listings
from rag.people.offices import AFTER, BEFORE
from rag.people.person import write_entry
from rag.telling.compose import Composition
from rag.telling.scope import chosen_meetings, means_one_body

ROLE_WORDS = re.compile(
    r"\b\w*(?:formand|formaend|direktoer|chef|leder|konsulent|borgmester\w*|raadmand|medlem|sekretaer|"
    r"referent|ordfoerer|ordfoerande|ordforande|suppleant|laege|projektleder|repraesentant|kasserer|"
    r"praest|vaert|revisor|administrator|mayor|chair\w*|director|councillor|head|secretary)(?:e?n|et|er|ne|s)?\b"
)
_ENGLISH_ROLES = {
    "mayor": "borgmester",
    "chair": "formand",
    "chairs": "formand",
    "chairman": "formand",
    "chairperson": "formand",
    "director": "direktør",
    "councillor": "rådmand",
    "head": "leder chef",
    "secretary": "sekretær",
    "ordförande": "formand",
    "ordforande": "formand",
    "ordfoerande": "formand",
}
_CHOSEN = re.compile(
    r"\bvalg(?:t|te)? (?:af|til|som) (?:dirigent|ordstyrer|mødeleder)\b", re.IGNORECASE
)
_CHAIRS = re.compile(r"(?:med)?form(?:and|aend|ænd)\w*", re.IGNORECASE)
ASKS_MINUTES = re.compile(
    r"\breferent\w*|\bprotokolfoerer|\bskriver (?:\w+ )?referat\w*|"
    r"\b(?:tog|skrev|skrevet|foerte|foerer|lavede|forfattede) (?:\w+ )?(?:referat|protokol|pennen)\w*|"
    r"\b(?:stod|staar) for (?:at \w+ |\w+ )?(?:referat|protokol)\w*|\b(?:took|wrote|kept) the minutes"
)
_DEPUTY = re.compile("naest|vice|sub|souschef")
# Who is to hold an office is told in the text, not in a list of those who hold it.
_TO_COME = re.compile(
    r"\b(?:hvem bliver|(?:den |som )?(?:nye?|naeste|kommende)|(?:new|next))\b(?! moede)"
)
# An office of a municipality is held by somebody of that municipality, whatever the body is called.
_TOWN = re.compile(
    r"\b(?P<before>[\w-]+) (?:kommune(?:s|n)?|municipality)\b|"
    r"\b(?:borgmester\w*|raadmand\w*|mayor) (?:i|for|fra|of|in) (?P<after>[\w-]+)"
)
# A body by the last part of its name; and a union of people, which is mostly called by its name.
_BODY = re.compile(r"\w+(?:raad|udvalg|forum|kommission|naevn)(?:et|en|er|ets|ens|s)?")
_UNION = re.compile(r"\w*(?:forening|klub|laug|forbund|selskab)(?:et|en|er|ets|ens|s)?")
_NAME = re.compile(r"(?<=\w )[A-ZÆØÅ][\w-]+")
_CLUSTER = re.compile(r"\b\w*klyngen?s?\b|\bcluster\b")
_ENOUGH = 0.45
# How well somebody's entry meets the question, and the date, meeting and entry.
Row = tuple[float, str, Meeting, Person]
_MOST = 4
_FIRST = 0.05
_BESIDES = re.compile(
    r"\b(?:ud over|udover|foruden|andre end|bortset fra|besides|other than)\b(.*)"
)


def asks_for_role(question: Question) -> bool:
    """Whether a question asks who holds an office: "Hvem er formand for ...?"."""
    folded = question.folded
    office = bool(ROLE_WORDS.search(folded)) or asks_for_minute_taker(folded)
    return question.kind == "person" and office


def asks_for_minute_taker(folded: str) -> bool:
    """Whether a folded question asks who wrote the minutes."""
    return bool(ASKS_MINUTES.search(folded))


def answer_role(index: Index, question: Question, answer: Composition) -> bool:
    """Write the people whose role and organisation meet the question best.

    Returns:
        False when nobody's printed role meets enough of the question's words.
    """
    wanted, others = _wanted(question)
    if not wanted or _TO_COME.search(question.folded):
        return False
    towns = {
        stem(word)
        for match in _TOWN.finditer(question.folded)
        for word in content_words(match["before"] or match["after"])
    }
    scored: list[Row] = []
    meetings = chosen_meetings(index, question)
    if _CLUSTER.search(question.folded):
        meetings = [meeting for meeting in meetings if _is_cluster(meeting)] or meetings
    names = {stem(fold(name)) for name in _NAME.findall(question.text)}
    for meeting in meetings:
        for person in meeting.people:
            score = (
                0.0
                if others and _met(dict.fromkeys(others, False), names, meeting, person) > 0.9
                else _met(wanted, names, meeting, person)
            )
            if not _of_town(towns, meeting, person):
                continue
            if score >= _ENOUGH:
                scored.append((score, str(meeting.date), meeting, person))
    scored = _beside_the_named(question, scored)
    if not scored:
        return False
    best = max(score for score, *_ in scored)
    chosen = [row for row in scored if row[0] >= best - 0.01]
    if not question.years and not question.meetings:
        # The office alone may be one of several bodies.
        several = all(wanted.values()) and not means_one_body(question)
        chosen = _newest(chosen, lambda m: (m.body or m.title) if several else "")
    for _, _, meeting, person in chosen[:_MOST]:
        write_entry(index, meeting, person, answer)
    return bool(answer.citations)


def _newest(rows: Sequence[Row], body_of: Callable[[Meeting], str]) -> list[Row]:
    """The rows of the newest date of each body."""
    newest: dict[str, str] = {}
    for _, date, meeting, _ in rows:
        newest[body_of(meeting)] = max(date, newest.get(body_of(meeting), ""))
    return [row for row in rows if row[1] == newest[body_of(row[2])]]


def _beside_the_named(question: Question, scored: list[Row]) -> list[Row]:
    """Without the one named when who came before or after is asked for, and only of that side."""
    before, after = BEFORE.search(question.folded), AFTER.search(question.folded)
    if not (before or after):
        return scored
    asked = set(words(question.text))
    named = [row for row in scored if asked & set(fold(row[3].name).split()[:1])]
    if not named:
        return scored
    dates = [row[1] for row in named]
    return [
        row
        for row in scored
        if row not in named and (row[1] > max(dates) if after else row[1] < min(dates))
    ]


def _is_cluster(meeting: Meeting) -> bool:
    return bool(meeting.cluster) or "klynge" in fold(f"{meeting.body or ''} {meeting.title}")


def _wanted(question: Question) -> tuple[dict[str, bool], set[str]]:
    """Stems of the words that can stand in a role or organisation, and of those excepted.

    With each of the former whether it names an office; its stem no longer tells.
    """
    besides = _BESIDES.search(question.folded)
    others = {stem(word) for word in content_words(besides.group(1))} if besides else set()
    skip = {
        "hvem",
        "vem",
        "aer",
        "klynge",
        "sundhedsklynge",
        "klyngen",
        "politisk",
        "moede",
        "moedet",
        "referat",
        "referatet",
        "minutes",
    }
    clusters = {name.casefold() for name in question.clusters}
    found = {"referent": True} if asks_for_minute_taker(question.folded) else {}
    for word in question.terms:
        if word in skip or word in clusters or word.isdigit():
            continue
        for danish in _ENGLISH_ROLES.get(word, word.replace("formaend", "formand")).split():
            for part in content_words(danish):
                found[stem(part)] = bool(ROLE_WORDS.search(fold(part)))
    return {part: office for part, office in found.items() if part not in others}, others


def _met(wanted: Mapping[str, bool], names: Set[str], meeting: Meeting, person: Person) -> float:
    """Share of the wanted words that a person's printed role or organisation, or the body, has.

    Who is listed under "Formænd:", or noted as such, chairs the body itself; the chair of a
    committee that the entry names holds that office and no other.
    """
    note = person.note or ""
    printed = f"{person.role or ''} {person.organisation or ''} {note} {person.name}"
    have = [stem(word) for word in content_words(printed)]
    body = {stem(word) for word in content_words(f"{meeting.body or ''} {meeting.title}")}
    chairs = chairs_the_body(meeting, person)
    if _of_another_body(wanted, names, [*have, *body], body):
        return 0.0
    met = 0
    role_met = not any(wanted.values())
    place_met = all(wanted.values())
    own = 0
    for word, is_role in wanted.items():
        in_entry = any(alike(word, h) for h in have)
        if is_role and chairs and word.startswith("formand"):
            in_entry = True
        hit = in_entry or any(alike(word, h) for h in body)
        met += hit
        own += in_entry and not is_role
        role_met = role_met or (hit and is_role)
        place_met = place_met or (hit and not is_role)
    # The office alone names nobody: "formand for elevrådet" is not whoever chairs something.
    if not (role_met and place_met):
        return 0.0
    if "formand" in wanted and not all(wanted.values()) and not own and not chairs:
        return 0.0
    # Asked for the chair alone, whoever chairs the body comes before chairs of anything else.
    return met / len(wanted) + (_FIRST if chairs and "formand" in wanted else 0.0)


def _of_another_body(
    wanted: Mapping[str, bool], names: Set[str], have: Sequence[str], body: Collection[str]
) -> bool:
    """Whether a body is asked for that an entry and its meeting do not name.

    A union of people may be called by its kind or not, so one is another's only when a further
    word that is written as a name is missing, or when those who met are a union of another kind.
    """
    missing = [
        word
        for word, is_role in wanted.items()
        if not is_role and not any(word in other or alike(word, other) for other in have)
    ]
    if any(_BODY.fullmatch(word) for word in missing):
        return True
    unions = [word for word in wanted if _UNION.fullmatch(word)]
    if any(word in missing for word in unions) and any(map(_UNION.fullmatch, body)):
        return True
    return bool(unions) and any(word in names for word in missing if word not in unions)


def _of_town(towns: set[str], meeting: Meeting, person: Person) -> bool:
    """Whether the entry, or the name of a body that is no cluster of several, has the town."""
    body = "" if meeting.cluster else f"{meeting.body or ''} {meeting.title}"
    have = content_words(
        f"{person.role or ''} {person.organisation or ''} {person.note or ''} {body}"
    )
    return all(any(alike(town, stem(word)) for word in have) for town in towns)


def alike(word: str, other: str) -> bool:
    """Whether two stems name the same office or place; a deputy is not the holder."""
    if _DEPUTY.match(other) and not _DEPUTY.match(word):
        return False
    return word == other or (len(word) > 4 and (other.endswith(word) or other[:7] == word[:7]))


def chairs_the_body(meeting: Meeting, person: Person) -> bool:
    """Whether somebody is listed as chair of those who meet, alone or with another."""
    # Who was chosen below "Valg af dirigent" leads one meeting and not the body.
    if (
        person.name == meeting.chair
        and person.span.start < meeting.header.end
        and not _CHOSEN.search(meeting.source.text)
    ):
        return True
    if any(_CHAIRS.fullmatch(part.strip()) for part in re.split("[;,]", person.note or "")):
        return True
    if any(_CHAIRS.fullmatch(part.strip()) for part in (person.role or "").split(",")):
        return True
    # "Formand Eva Holm, Bo Lind ..." names one chair and others, "Formænd:" lists several.
    return any(
        _CHAIRS.fullmatch(listed.words)
        and not (meeting.chair and listed.words.casefold() in ("formand", "formanden"))
        for listed in listings(meeting, person)[:1]
    )
