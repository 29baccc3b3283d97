"""What the minutes only name: a thing without its name, a plan without its time, a paper unread.

"Rapporten er vedlagt" tells that there is a report and not what it says. Sentences on such a topic
are as near as can be and answer nothing, so these findings are enough to refuse for: of questions
over other minutes that had one, nine of ten had no answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import find_dates
from index import words
from rag.asking.names import has_new_name
from rag.asking.question import Question
from rag.asking.slots import has_money, has_time
from rag.asking.speech import SPEECH
from rag.asking.wanted import has_cost
from rag.telling.upcoming import asks_next_meeting

# What can be found, by the keys of the texts in ``rag.refusing.missing``.
ONLY_NAMED = ("called", "price", "due", "next", "contents")
# How many sentences, best first, may hold what is asked for.
_NEAR = 3
# What it is called: a person, a firm, a fund.
ASKS_CALLED = re.compile(
    r"\bhvad hed(?:der)?\b|\bhvad (?:er|var|blev) navn(?:et|ene)?\b|\bnavn(?:et|ene) paa\b|"
    r"\bwhat (?:is|was|are|were) the names?\b|\bwhat .{0,40}\bcalled\b"
)
_QUOTED = re.compile(r"[\"”“»«]")
_SPEAKER = re.compile(
    r"\b[A-ZÆØÅ][\wé-]+(?: (?:[A-ZÆØÅ]\.?|von|af))*(?: [A-ZÆØÅ][\wé-]+)*(?:\s*\([^)]{1,30}\))?,?\s+"
    rf"(?:[a-zæøå]+ )?(?:{SPEECH}|gjorde|ville)\b"
)


def only_named(question: Question, texts: Sequence[str], held: str | None) -> str | None:
    """What a question asks for and the nearest sentences only name the thing of.

    Args:
        texts: sentences of the best agenda item, best first.
        held: the day of their meeting, written YYYY-MM-DD.

    Returns:
        A key of the texts in ``rag.refusing.missing``, or None.
    """
    near = texts[:_NEAR]
    known = set(words(question.text))
    if ASKS_CALLED.search(question.folded) and not any(
        _QUOTED.search(text) or has_new_name(_SPEAKER.sub(" ", text), known) for text in near
    ):
        return "called"
    if _ASKS_PAST_COST.search(question.folded) and not any(
        has_money(t) and has_cost(t) for t in texts
    ):
        return "price"
    if _lacks_due(question, texts, held):
        return "due"
    if asks_next_meeting(question) and not any(map(_NEXT_MEETING.search, near)):
        return "next"
    return "contents" if _lacks_contents(question, texts) else None


_NEXT_MEETING = re.compile(
    r"\bnæste (?:\w+ ){0,3}(?:\w*møde|gang)|\b(?:mødes|mødedato|mødeplan)|\bmøde\w* .{0,60}\b(?:afholdes|holdes|"
    r"finder sted|igen|ligger|planlægges|planlagt)|\b(?:planlagt|planlægges|ønskes) (?:\w+ ){0,2}\w*møde",
    re.IGNORECASE,
)

_ASKS_CONTENTS = re.compile(
    r"\bhvad (?:viste|viser|konkluderede|konkluderer|handlede|indeholder|indeholdt|"
    r"(?:staar|stod) der (?:\w+ )?i|fandt (?:man|de) (?:ud af|frem til)|laerte)\b|"
    r"\bhvad kom (?!der\b|raadet\b|udvalget\b|byraadet\b|klyngen\b|bestyrelsen\b|moedet\b).{3,60} frem til\b|"
    r"\bhvad fik .{3,60}\bud af\b|\bhvad havde .{3,60}\bat fortaelle\b|"
    r"\bwhat did .{3,60} (?:show|find|conclude)\b|\bwhat were the (?:findings|conclusions)\b"
)
# The minutes themselves, of which the question wants to hear, or a closed item with its own refusal.
_OF_MINUTES = re.compile(r"\b(?:referat\w*|dagsorden\w*|indstilling\w*|beslutning\w*|lukkede?)\b")
_FINDS = re.compile(
    r"\b(?:vis(?:er|te)|konkluder\w*|fremgå\w*|fremgik|ifølge|indehold(?:er|t)|rummer|beskriver|handle[rd]\w*|"
    r"fokus på|omhandle\w*|omfatter|peg(?:er|ede) på|fandt|går ud på|gik ud på|skriver|skrev)\b|"
    r"\b(?:oplys|fortal|fortæl|sagde|sige|mente|mene|vurder|bemærk|konstater|orienter|fremhæv|understreg|"
    r"svare)\w*\b.{0,80}\bat\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:skal|vil|ville|forvent\w*|ventes|udarbejdes|laves|forelægges|fremlægges|sendes|vedlagt|vedlægges|"
    r"evalueres|undersøges|afventer?|endnu ikke|med det formål|for at få)\b",
    re.IGNORECASE,
)
# What is no finding of anything: what was proposed, asked, decided or done with it.
_NO_FINDING = re.compile(
    r"\b(?:foresl|forslag|spurgt|spørg|beslut|godkend|tiltr[åæ]d|taget til|drøft|uds[aæ]t|takke|indstil|bilag)",
    re.IGNORECASE,
)
_SHORTEST = 4
# What a talk was about is often in its title: "oplæg om …".
_ON = re.compile(r"\bom (?!at\b)\w")


def _lacks_contents(question: Question, texts: Sequence[str]) -> bool:
    """Whether what a report, a test or a visit showed is asked for, and only that it was there is told."""
    folded = question.folded
    if not _ASKS_CONTENTS.search(folded) or _OF_MINUTES.search(folded):
        return False
    top = texts[0]
    if any(map(_FINDS.search, texts[:2])) or ("handle" in folded and _ON.search(top)):
        return False
    return not any(map(_may_find, texts)) and bool(_AHEAD.search(top))


def _may_find(text: str) -> bool:
    """Whether a sentence beside the one that names a report may be what the report found."""
    plain = not _AHEAD.search(text) and not _NO_FINDING.search(text)
    return plain and len(words(text)) >= _SHORTEST


_ASKS_PAST_COST = re.compile(
    r"\bhvad kostede\b|\bhvad har .{3,50} kostet\b|\bhow much did .{3,50} cost\b|\bwhat did .{3,50} cost\b"
)
_ASKS_DUE = re.compile(
    r"\bhvornaar (?:skal|bliver|kommer|forventes|ventes|staar)\b|\bhvornaar er .{3,60}\b(?:faerdig\w*|klar)\b|"
    r"\bwhen will\b|\bwhen is .{3,60}\b(?:due|ready|finished)\b"
)
# What may tell of a time to come without a date: a season, a condition, a while.
_SOME_TIME = re.compile(
    r"\b(?:forår|efterår|sommer|vinter|jul|påske|pinse|årsskift|nytår|uge|måned|kvartal|dag(?!sorden)|år\b|"
    r"årets|morgen|aften|høst)\w*|\b(?:snarest|snart|næste|kommende|senest|inden|løbende|hver|når|hvis|først|"
    r"før|indtil|endnu|straks|nu|årlig\w*|sammen med|efter|i forbindelse med|samtidig\w*)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?P<at>(?:i|til|inden|fra|af|ved|og|[-–])\s+)?(?P<year>20\d\d)\b")


def _lacks_due(question: Question, texts: Sequence[str], held: str | None) -> bool:
    """Whether it is asked when something will be, and no time is told that lies after the meeting."""
    if held is None or question.kind != "date" or not _ASKS_DUE.search(question.folded):
        return False
    return not any(_is_later(text, held) for text in texts[:_NEAR])


def _is_later(text: str, held: str) -> bool:
    rest = text
    for date in reversed(find_dates(text)):
        if date.iso is None or date.iso > held:
            return True
        rest = f"{rest[: date.start]} {rest[date.end :]}"
    for match in _YEAR.finditer(rest):
        # "Budgetaftalen 2021" is a name.
        if match["year"] > held[:4] or (match["at"] and match["year"] == held[:4]):
            return True
    return has_time(_YEAR.sub(" ", rest)) or bool(_SOME_TIME.search(rest))
