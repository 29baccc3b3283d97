"""Reasons to refuse that the question itself gives, before any evidence is weighed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from corpus import CLUSTERS, Meeting
from index import fold, words
from rag.answer import Filters
from rag.compose import date_words
from rag.question import Question

Reason = Literal[
    "empty",
    "too_long",
    "private",
    "instruction",
    "opinion",
    "off_topic",
    "no_such_cluster",
    "no_such_meeting",
    "no_such_item",
    "no_evidence",
    "no_value",
]
MAX_QUESTION = 2000

_PRIVATE = re.compile(
    r"\b(?:e-?\s?mails?|mails?|mailadresse\w*|e-?mailadresse\w*|telefon(?:nummer|nr)\w*|"
    r"mobil(?:nummer|nr)\w*|tlf|"
    r"privatadresse\w*|hjemmeadresse\w*|cpr\w*|personnummer\w*|phone|home address|bor (?:han|hun|de)|"
    r"hvor bor|kontaktoplysning\w*|kontaktinfo\w*|contact (?:details|information)|fodselsdag\w*|"
    r"foedselsdag\w*|email)\b"
)
_INSTRUCTION = re.compile(
    r"\b(?:ignorer|ignore|glem|forget|disregard)\b.{0,60}\b(?:instruk\w*|instruct\w*|regler|rules|"
    r"prompt|tidligere|previous|ovenfor|alt)\b|\bsystem ?prompt\w*|\bdin(?:e)? (?:prompt|instruk\w*)|"
    r"\byour (?:prompt|instructions)|\bdu er nu\b|\byou are now\b|\bsvar kun\b|\banswer only\b|"
    r"\blad som om\b|\bpretend\b|\bjailbreak|\brolle ?spil|\broleplay|\bskriv (?:et |en )?(?:digt|"
    r"vers|sang|roman|stil|tale|kode|python\w*|program|ansoegning|pressemeddelelse|laeserbrev)|\bwrite "
    r"(?:a |me )?(?:a )?(?:poem|song|story|code|essay)|\boversaet\b|\btranslate\b|\bpython\b|\bafsloer\b"
)
_OPINION = re.compile(
    r"^\W*(?:boer|burde|should)\b|\bhvad (?:synes|mener|taenker) du\b|\bdin mening\b|"
    r"\bwhat do you think\b|\bin your opinion\b|\bhvem er (?:den )?(?:bedste|dygtigste|vaerste|"
    r"daarligste)\b|\ber det (?:en )?(?:god|daarlig|rigtig|forkert|klog|dum)\w*\b|\bvar det (?:dumt|"
    r"klogt|rigtigt|forkert|godt|en fejl|en god|en daarlig)\b|\bhvem (?:skal|boer) jeg stemme\b|"
    r"\bskal jeg\b|\bhvad ville du\b|\bsynes du\b|\bmener du\b|\bvurder(?:er)? du\b"
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question is not answered, and what is said; Danish and English."""

    reason: Reason
    danish: str
    english: str


def refusal(question: Question, meetings: Mapping[str, Meeting]) -> Refusal | None:
    """A reason to refuse before searching; None when there is none."""
    if not words(question.text):
        return Refusal(
            "empty",
            "Skriv et spørgsmål til referaterne, for eksempel hvad der blev besluttet om en sag.",
            "Please ask a question about the minutes, such as what was decided on a case.",
        )
    if len(question.text) > MAX_QUESTION:
        return Refusal(
            "too_long",
            f"Spørgsmålet er for langt; skriv det på højst {MAX_QUESTION} tegn.",
            f"The question is too long; please use at most {MAX_QUESTION} characters.",
        )
    if _PRIVATE.search(question.folded):
        return Refusal(
            "private",
            "Private oplysninger og kontaktoplysninger oplyses ikke. Spørg gerne om, hvad en person "
            "sagde, eller hvilken rolle vedkommende havde.",
            "Private and contact details are not given. You may ask what a person said or did.",
        )
    if _INSTRUCTION.search(question.folded):
        return Refusal(
            "instruction",
            "Her kan du kun få svar, der står i referaterne. Spørg for eksempel, hvad der blev "
            "besluttet på et møde.",
            "Only questions about what the minutes say are answered here.",
        )
    if _OPINION.search(question.folded):
        return Refusal(
            "opinion",
            "Der gives ingen vurderinger her, kun det, der står i referaterne. Spørg gerne, hvad "
            "mødet sagde eller besluttede om sagen.",
            "No opinions are given here, only what the minutes say.",
        )
    return _no_such_place(question, meetings)


def outside(
    question: Question, filters: Filters, meetings: Mapping[str, Meeting]
) -> Refusal | None:
    """A refusal when the meeting that a question dates is not among those the user chose."""
    if not question.meetings or not filters.clusters or filters.meetings:
        return None
    dated = [meetings[path] for path in question.meetings if path in meetings]
    if not dated or any(meeting.cluster in filters.clusters for meeting in dated):
        return None
    chosen = ", ".join(filters.clusters)
    held = "; ".join(f"{m.body or m.title}, {date_words(m.date)}" for m in dated)
    return Refusal(
        "no_such_meeting",
        f"Søgningen er afgrænset til klynge {chosen}, men på den dato er det {held}, der ligger i "
        "samlingen.",
        f"The search is narrowed to cluster {chosen}, but the meeting of that date is {held}.",
    )


def _no_such_place(question: Question, meetings: Mapping[str, Meeting]) -> Refusal | None:
    """Clusters, meetings and items that the question names and the collection does not have."""
    covered = {m.cluster for m in meetings.values() if m.cluster}
    named = set(question.clusters)
    towns = {
        cluster
        for cluster, members in CLUSTERS.items()
        if any(town in members for town in question.municipalities)
    }
    if named and not named & covered:
        missing = ", ".join(sorted(named))
        return Refusal(
            "no_such_cluster",
            f"Der er ingen referater fra klynge {missing} i samlingen. Den dækker {_cover(meetings)}.",
            f"There are no minutes of cluster {missing}. Covered: {_cover(meetings)}.",
        )
    if not named and towns and not towns & covered:
        missing = ", ".join(question.municipalities)
        return Refusal(
            "no_such_cluster",
            f"Der er ingen referater fra den klynge, {missing} hører til. Samlingen dækker "
            f"{_cover(meetings)}.",
            f"There are no minutes of the cluster of {missing}. Covered: {_cover(meetings)}.",
        )
    among = [m for m in meetings.values() if not named or m.cluster in named]
    if _asks_about_meeting(question):
        fitting = [m for m in among if m.date and _fits(question, str(m.date))]
        if not fitting:
            held = "; ".join(
                f"{m.body or m.title}, {date_words(m.date)}"
                for m in sorted(among, key=lambda m: str(m.date))
            )
            return Refusal(
                "no_such_meeting",
                f"Der er intet referat af et sådant møde i samlingen. Nærmest er: {held}.",
                f"There are no minutes of such a meeting. Nearest: {held}.",
            )
        among = fitting
    elif question.meetings:
        among = [m for m in among if m.source.path in question.meetings]
    if question.item and (named or question.meetings) and question.item.isdigit():
        labels = {fold(item.label or "") for m in among for item in m.items}
        if among and question.item not in labels:
            where = "; ".join(f"{m.body or m.title}, {date_words(m.date)}" for m in among)
            return Refusal(
                "no_such_item",
                f"Der er intet punkt {question.item} i referatet ({where}).",
                f"There is no item {question.item} in the minutes ({where}).",
            )
    return None


# "på Klynge Midts møde i oktober", "referatet fra ... januar": a meeting held, not one planned.
_AT_MEETING = re.compile(
    r"\b(?:paa|til|ved|under|at|on|with)\s+(?:\w+\s+){0,4}?(?:\w*moedet?s?|meeting)\b|"
    r"\breferat(?:et)?\b|\bminutes (?:of|from)\b|"
    r"\b(?:sad med|deltog|afbud|til stede|beslutte\w*|besluttet|droeftede|vedtog)\b"
)


def _asks_about_meeting(question: Question) -> bool:
    """Whether year or date in the question are those of the meeting itself."""
    if not (question.years or question.month):
        return False
    folded = question.folded
    if question.month is None:
        # "i Klynge Syd i 2023": the year of the meeting; "midler i 2024" is not.
        return (
            bool(question.clusters)
            and bool(
                re.search(
                    r"\b(?:beslutte\w*|besluttet|droeft\w*|talt|moede\w*|sagde|vedtog\w*|godkend\w*|skete|"
                    r"deltog|afbud|decide\w*|discuss\w*|meeting\w*)\b.*\b(?:i|in) (?:19|20)\d\d\b",
                    folded,
                )
            )
            and question.kind in ("decision", "attendance", "summary", "other", "person", "list")
        )
    planned = re.search(r"\b(?:holde|afholde|planlagt|planlaegge|naeste|oensk\w*)\b", folded)
    return bool(_AT_MEETING.search(folded)) and bool(question.clusters) and not planned


def _fits(question: Question, date: str) -> bool:
    year, month, day = (int(part) for part in date.split("-"))
    return (
        (not question.years or year in question.years)
        and (question.month is None or month == question.month)
        and (question.day is None or day == question.day)
    )


def _cover(meetings: Mapping[str, Meeting]) -> str:
    ordered = sorted(meetings.values(), key=lambda m: str(m.date))
    if len(ordered) > 8:
        bodies = sorted({m.body or m.title for m in ordered})
        first, last = date_words(ordered[0].date), date_words(ordered[-1].date)
        return f"{len(ordered)} møder fra {first} til {last} ({', '.join(bodies[:6])} m.fl.)"
    return "; ".join(f"{m.body or m.title}, {date_words(m.date)}" for m in ordered)
