"""Reasons to refuse that the question itself gives, before any evidence is weighed."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from index import Head, fold, words
from rag.answer import Filters
from rag.compose import date_words
from rag.names import MONTH_WORDS
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

# A contact detail of somebody, not mail or telephones as a topic.
_PRIVATE = re.compile(
    r"\b(?:hans|hendes|deres|din|\w+s) (?:private? )?(?:e-?\s?mail\w*|mail\w*|telefon\w*|mobil\w*|tlf|"
    r"adresse|privatadresse\w*|cpr\w*|personnummer\w*|foedselsdag|phone|email|address)\b|"
    r"\b(?:mailadresse\w*|e-?mailadresse\w*|telefonnum\w*|mobilnum\w*|privatadresse\w*|"
    r"hjemmeadresse\w*|cpr-?num\w*|personnummer\w*|kontaktoplysning\w*|kontaktinfo\w*|phone number|"
    r"home address|contact (?:details|information)|email address)\b|"
    r"\bhvor bor (?:han|hun|[a-z]+ [a-z]+)\W*$|\b(?:mail|email) (?:til|for|of|to) [a-z]+ [a-z]+"
)
_INSTRUCTION = re.compile(
    r"\b(?:ignorer|ignore|glem|forget|disregard)\b.{0,60}\b(?:instruk\w*|instruct\w*|regler|rules|"
    r"prompt|tidligere|previous|ovenfor|alt)\b|\bsystem ?prompt\w*|\bdin(?:e)? (?:prompt|instruk\w*)|"
    r"\byour (?:prompt|instructions)|\bdu er nu\b|\byou are now\b|^\W*svar kun\b|\banswer only\b|"
    r"\blad som om\b|\bpretend (?:to|you)\b|\bjailbreak|^\W*(?:lad os )?(?:lav|spil|start) .*rollespil|"
    r"^\W*(?:kan du )?skriv\w* (?:et |en )?(?:digt|vers|sang|roman|stil|tale|kode|python\w*|program|"
    r"ansoegning|pressemeddelelse|laeserbrev)|\bwrite (?:a |me )?(?:a )?(?:poem|song|story|code|essay)|"
    r"^\W*(?:kan du )?oversaet\b|^\W*translate\b"
)
_OPINION = re.compile(
    r"^\W*(?:boer|burde|should)\b|\bhvad (?:synes|mener|taenker) du\b|\bdin mening\b|"
    r"\bwhat do you think\b|\bin your opinion\b|\bhvem er (?:den )?(?:bedste|dygtigste|vaerste|"
    r"daarligste)\b|\ber det (?:en )?(?:god|daarlig|klog|dum)t? (?:ide|beslutning|loesning)?\W*$|"
    r"\bvar det (?:dumt|klogt|forkert|en fejl|en (?:god|daarlig) (?:ide|beslutning|loesning))\b|"
    r"\bhvem (?:skal|boer) jeg stemme\b|\bskal jeg stemme\b|\bhvad ville du\b|\bsynes du\b|"
    r"\bkan du anbefale\b|\b(?:hvad|hvordan) (?:skal|boer|kan) jeg\b|\bwhat should i\b|"
    r"\bmener du (?:at|selv)\b|\bvurder(?:er)? du\b"
)
# Minutes tell what was, not what the day or tomorrow brings.
_NOW = re.compile(
    r"\bi (?:morgen|aften|weekenden)\b|\bhvad er klokken\b|\bvejret\b|\bregnvejr\b|\btomorrow\b|"
    r"\btonight\b|\bweather\b"
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question is not answered, and what is said; Danish and English."""

    reason: Reason
    danish: str
    english: str


def refusal(question: Question, meetings: Mapping[str, Head]) -> Refusal | None:
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
    if _NOW.search(question.folded):
        return Refusal(
            "off_topic",
            "Det kan referater ikke svare på. Spørg for eksempel, hvad der blev drøftet eller "
            "besluttet på et møde.",
            "Minutes cannot tell that. You may ask what was discussed or decided at a meeting.",
        )
    return _no_such_day(question) or _no_such_place(question, meetings)


_DAY = re.compile(
    r"\b(\d{1,2})\. ?(" + "|".join(name for name in MONTH_WORDS) + r")\b(?: (\d{4}))?"
)


def _no_such_day(question: Question) -> Refusal | None:
    """Days that no calendar has: "31. april 2023"."""
    for match in _DAY.finditer(question.folded):
        # Without a year any leap year will do.
        year, month, day = int(match[3] or 2024), MONTH_WORDS[match[2]], int(match[1])
        if not 1 <= day <= calendar.monthrange(year, month)[1]:
            return Refusal(
                "no_such_meeting",
                f"Datoen {match.group()} findes ikke; spørg gerne igen med den rigtige dato.",
                f"There is no such date as {match.group()}; please ask again with the right one.",
            )
    return None


def outside(question: Question, filters: Filters, meetings: Mapping[str, Head]) -> Refusal | None:
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


def nothing_in_scope(meetings: Mapping[str, Head]) -> Refusal:
    """The refusal when the user's filters leave no meeting at all."""
    return Refusal(
        "no_such_meeting",
        f"Ingen møder passer til det valgte. Samlingen dækker {_cover(meetings)}.",
        f"No meeting fits what was chosen. Covered: {_cover(meetings)}.",
    )


def _no_such_place(question: Question, meetings: Mapping[str, Head]) -> Refusal | None:
    """Clusters, meetings and items that the question names and the collection does not have."""
    covered = {m.cluster for m in meetings.values() if m.cluster}
    named = set(question.clusters)
    if named and not named & covered:
        missing = ", ".join(sorted(named))
        return Refusal(
            "no_such_cluster",
            f"Der er ingen referater fra klynge {missing} i samlingen. Den dækker {_cover(meetings)}.",
            f"There are no minutes of cluster {missing}. Covered: {_cover(meetings)}.",
        )
    among = {path: m for path, m in meetings.items() if not named or m.cluster in named}
    if _asks_about_meeting(question):
        fitting = {path: m for path, m in among.items() if m.date and _fits(question, m.date)}
        if not fitting:
            held = "; ".join(
                f"{m.body or m.title}, {date_words(m.date)}"
                for m in sorted(among.values(), key=lambda m: str(m.date))
            )
            return Refusal(
                "no_such_meeting",
                f"Der er intet referat af et sådant møde i samlingen. Nærmest er: {held}.",
                f"There are no minutes of such a meeting. Nearest: {held}.",
            )
        among = fitting
    elif question.meetings:
        among = {path: m for path, m in among.items() if path in question.meetings}
    if question.item and (named or question.meetings) and question.item.isdigit():
        labels = {fold(label or "") for m in among.values() for label, _, _ in m.items}
        if among and question.item not in labels:
            where = "; ".join(f"{m.body or m.title}, {date_words(m.date)}" for m in among.values())
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


def _cover(meetings: Mapping[str, Head]) -> str:
    ordered = sorted(meetings.values(), key=lambda m: str(m.date))
    if len(ordered) > 8:
        bodies = sorted({m.body or m.title for m in ordered})
        first, last = date_words(ordered[0].date), date_words(ordered[-1].date)
        return f"{len(ordered)} møder fra {first} til {last} ({', '.join(bodies[:6])} m.fl.)"
    return "; ".join(f"{m.body or m.title}, {date_words(m.date)}" for m in ordered)
