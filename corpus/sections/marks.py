"""Where sections start in an item: their names, the headings of decisions, and passing lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.lines import BULLET, Line
from corpus.meeting import SectionKind
from corpus.names.bare_entry import is_full_name
from corpus.names.full_name import FULL_NAME
from corpus.names.writer import names_writer
from corpus.outcomes.decisions import Decision, dated_body, decision_heading, decision_opening
from corpus.sections.known_names import section_name

# A heading and its text on one line: "Indstilling: Politisk Klynge drøfter ...".
_INLINE = re.compile(
    r"(?P<name>[A-ZÆØÅ][\wæøåÆØÅ]*(?:[ /][a-zæøå]+){0,4}?)\s*:\s+(?=\S)|"
    r"(?P<open>(?:det\s+(?:indstilles|foreslås)(?:\s+derfor)?|(?:forvaltningen|administrationen|"
    r"direktionen|sekretariatet|direktøren|formanden|magistraten|borgmesteren|"
    r"center\s+for\s+[\w\s]{3,40}|"
    r"[A-ZÆØÅ][\wæøå-]+(?:forvaltningen|afdelingen|chefen|udvalget|direktøren))\s+"
    r"(?:indstiller|foreslår))\b)",
    re.IGNORECASE,
)
_ATTENDANCE = re.compile(
    r"(?i:følgende\s+deltog\s+ikke|følgende\s+var\s+fraværende|(?:fraværende|afbud|ikke\s+til\s?stede|ikke\s+mødt)\s*:)|"
    r"(?=[^.!?]{3,120}?\b(?:var\s+(?:fraværende|ikke\s+til\s+stede)|deltog\s+ikke\s+(?:i|under|ved)\s+"
    r"(?:(?:sagens|punktets|denne\s+sags)\s+)?(?:behandling|drøftelse)|deltog\s+ikke\.$|"
    r"erklærede\s+sig\s+inhabil|forlod\s+(?:mødet|lokalet)))[A-ZÆØÅ]"
)
_NEXT_SENTENCE = re.compile(r"[a-zæøå)][.!?]\s+[A-ZÆØÅ]")
_CASE_LINE = re.compile(
    r"(?:sags?\s?nr|sagsnummer|sags?[- ]?id|dok\.?\s?nr|dokumentnr|j\.?\s?nr|journalnr|brevid|emn-|"
    r"sag-\d|"
    r"sagsbehandler\s*:|(?:sags)?type\s*:|sagsgang|besl\.?\s?komp|beslutningskompetence\s*:|sagen\s+afgøres\s+i|åben\s+sag|åbent\s+punkt)"
    r"(?![a-zæøå])[\w\s.,:/()-]{0,80}",
    re.IGNORECASE,
)
# "Åbent", "00.22.00-A00-1-24": whether anyone may read the case, and its number in the journal.
_FILED = re.compile(
    r"åbent?\W*(?:\d[\w./-]*)?|\d\d\.\d\d\.\d\d-[A-ZÆØÅ]\d\d-\d+-\d\d", re.IGNORECASE
)
# "Kommunalbestyrelsen den 30. januar 2012 Punkt 5": where the case was before.
_CASE_PATH = re.compile(
    r"[A-ZÆØÅ][\w ,-]{3,60}\s(?:den\s+)?\d{1,2}\.\s?\w+\.?\s\d{4},?\s"
    r"(?:punkt|pkt\.?|sag)\s(?:nr\.?\s?)?\d+",
    re.IGNORECASE,
)
# "Udvalget for Natur Brevid: 4225075"
_LETTER_ID = re.compile(r"(?:[A-ZÆØÅ][\w ,-]{3,70} )?brevid\W{0,3}\d+", re.IGNORECASE)
# What a web page says around its text.
_OF_PAGE = re.compile(
    r"\W*(?:(?:tilbage )?til (?:sidens )?top(?:pen)?(?: af siden)?|"
    r"(?:siden (?:er |blev )?)?(?:sidst|senest) (?:opdateret|ændret|redigeret)\b.{0,40}\d{4}.{0,12})\W*",
    re.IGNORECASE,
)
# "Bilag 1: Notat": one enclosure on a line of its own.
_ENCLOSURE = re.compile(r"bilag\s+\d{1,2}[a-z]?\s*[:–-]\s", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:med\s+)?venlig\s+hilsen\b|på\s+\w+s\s+vegne\W*$|underskrift(?:er|sblad|sark|sside)?\s*(?::|$)|referent\s*:|"
    rf"(?:som\s+)?(?:referent|dirigent|ordstyrer|mødeleder)\s*:?\s+(?-i:{FULL_NAME})\.?$|"
    r"mødet?\s+(?:blev\s+)?(?:hævet|slut(?:tede)?|afsluttet|afsluttedes)\b[^.]{0,12}\d",
    re.IGNORECASE,
)
# What divides a report that stands first; other names open the case it is about.
_WITHIN_REPORT = frozenset(
    (
        "oplæg præsentation emne opgave proces løsning formål indhold forslag indledning "
        "beskrivelse"
    ).split()
)
# "Godkendt den 7. oktober 2024" at the end: the minutes were, at a later meeting.
_APPROVED_LATER = re.compile(
    r"(?:referatet (?:er |blev )?)?(?:godkendt|underskrevet)(?: på (?:\w+ ){0,2}\w*møde\w*)?,? "
    r"(?:den|d\.) \d[\w./ -]{4,20}\.?",
    re.IGNORECASE,
)
_CLOSED_AT = re.compile(
    r"mødet?\s+(?:blev\s+)?(?:hævet|slut(?:tede)?|afsluttet|afsluttedes)\b.{0,14}?\d",
    re.IGNORECASE,
)
# What no minutes call a part of what happened: the case follows the decision.
_NEVER_WITHIN = frozenset(
    (
        "sagsfremstilling",
        "supplerende sagsfremstilling",
        "sagsbeskrivelse",
        "sagens baggrund",
        "beskrivelse af sagen",
    )
)
_LONGEST_CASE_LINE = 160
LABEL_ONLY = re.compile(r"\d{1,3}\.\d{1,2}\.?")
# What belongs to a decision that stands first, before the case it decides.
_AFTER_DECISION = frozenset(
    (
        "protokolbemærkning",
        "protokolbemærkninger",
        "ændringsforslag",
        "opfølgning",
        "tovholder",
        "næste skridt",
    )
)


_SETTLED = re.compile(
    r"\b(?:blev|er) (?:\w+ )?(?:besluttet|vedtaget|godkendt|tiltrådt|forkastet|afvist|udsat)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s*https?://\S+\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a section starts.

    Attributes:
        position: of the line.
        kind: None for a line that is in no section.
        skip: characters of the line that are the heading; its whole length for all of it.
        decision: for the heading of a decision.
        passing: holds for this paragraph only.
    """

    position: int
    kind: SectionKind | None
    skip: int
    decision: Decision | None = None
    passing: bool = False


def is_case_line(text: str) -> bool:
    """Whether a line only files the case: its numbers, where it was, who decides it, its page."""
    text = " ".join(text.split()) if len(text) < _LONGEST_CASE_LINE else text
    forms = (_CASE_LINE, _FILED, _CASE_PATH, _LETTER_ID, _OF_PAGE)
    return len(text) < _LONGEST_CASE_LINE and any(form.fullmatch(text) for form in forms)


def tells_absence(text: str) -> bool:
    """Whether a line tells who was not there when an item was treated."""
    return bool(_ATTENDANCE.match(text))


def find_marks(lines: Sequence[Line], first: int, last: int, answers: bool) -> list[Mark]:
    """Where sections start between two lines, decisions of all bodies included."""
    marks: list[Mark] = []
    state = _State("minutes" if answers else None)
    for position in range(first, last + 1):
        line = lines[position]
        if BULLET.match(line.text) and not line.quoted and not line.column:
            continue
        before = lines[position - 1] if position > first else None
        mark = None if answers and line.quoted else _mark(line.text, position, state)
        if mark and mark.passing and mark.kind and not _stands_alone(lines, position, first, last):
            mark = None
        if mark is None and before and line.gap and _APPROVED_LATER.fullmatch(line.text):
            headed = section_name(before.text) or decision_heading(before.text)
            mark = None if headed else Mark(position, "other", 0)
        if mark is None and line.column and (before is None or before.column != line.column):
            mark = Mark(position, section_name(line.column) or "other", 0)
        if mark is None:
            continue
        marks.append(mark)
        if not mark.passing:
            state = _next_state(state, mark, line.text)
    return marks


def _stands_alone(lines: Sequence[Line], position: int, first: int, last: int) -> bool:
    """Whether a sentence is a paragraph of its own; what follows may be a decision."""
    line = lines[position]
    if position > first and not line.gap:
        before = lines[position - 1]
        label = line.text.endswith(":") and section_name(before.text)
        if not before.ends_sentence and not label:
            return False
    text = line.text
    for following in lines[position + 1 : min(position + 4, last + 1)]:
        if following.gap or text.endswith((".", ":")):
            break
        text += f" {following.text}"
    return not _NEXT_SENTENCE.search(text[:600])


@dataclass(frozen=True, slots=True)
class _State:
    """What the section before a line was.

    Attributes:
        inside: its kind.
        leads: how the item began, if with what happened: a report, or only the decision.
        decided: its heading names a body or a date, so that more decisions may follow.
    """

    inside: SectionKind | None
    leads: Literal["report", "decision"] | None = None
    decided: bool = False


def _next_state(state: _State, mark: Mark, text: str) -> _State:
    leads = state.leads
    if state.inside is None and mark.kind == "minutes":
        leads = "report" if text.casefold().startswith(("referat", "drøftelse")) else "decision"
    return _State(mark.kind, leads, mark.decision is not None)


def _mark(text: str, position: int, state: _State) -> Mark | None:
    if LABEL_ONLY.fullmatch(text):
        return Mark(position, None, 0, passing=True)
    kind = section_name(text)
    if kind:
        return None if _divides(text, kind, state) else Mark(position, kind, len(text))
    if decision := decision_heading(text) or dated_body(text):
        return Mark(position, "minutes", len(text), decision)
    if opening := decision_opening(text, after=state.inside == "minutes" and state.decided):
        return Mark(position, "minutes", opening[1], opening[0])
    if is_case_line(text):
        return Mark(position, None, 0, passing=True)
    if _ATTENDANCE.match(text) or _CLOSED_AT.match(text):
        return Mark(position, "other", 0, passing=True)
    if _ENCLOSURE.match(text) and state.inside not in (None, "attachments"):
        return Mark(position, "attachments", 0, passing=True)
    if _CLOSING.match(text):
        return Mark(position, "other", 0)
    if names_writer(text):
        return Mark(position, "other", 0, passing=True)
    match = _INLINE.match(text)
    return _inline_mark(match, text, position, state) if match else None


def _inline_mark(match: re.Match[str], text: str, position: int, state: _State) -> Mark | None:
    """The mark of a name with its text on the same line, or of "Det indstilles, at ..."."""
    if match.group("open"):
        # "Det foreslås, at der ..." within a narrative is no section; before a list it is.
        weak = "foresl" in match.group("open").casefold() and not re.search(r"(?::|\bat)$", text)
        if weak or state.inside in ("minutes", "recommendation"):
            return None
        return Mark(position, "recommendation", 0)
    kind = section_name(match.group("name"))
    if kind not in (None, "minutes") and is_full_name(text[match.end() :].strip(" .")):
        return None  # whoever had it in hand; only a decision may be nothing but a name
    if _LINK.fullmatch(text, match.end()):
        return None  # where the proposal or the enclosure lies
    if kind == "recommendation" and state.inside == "minutes" and _SETTLED.search(text):
        return None  # "Beslutningsforslag: Midler til drift blev besluttet."
    if kind is None or (kind == "other" and state.inside is None):
        return None  # "Ansvarlig: JR" belongs to the text above it
    within = state.inside == "minutes" and state.leads is None
    if within and kind not in ("recommendation", "attachments") and not _next_decision(kind, state):
        return None
    return None if _divides(match.group("name"), kind, state) else Mark(position, kind, match.end())


def _next_decision(kind: SectionKind, state: _State) -> bool:
    """Whether a decision follows the dated one of another body: "Beslutning: Godkendt."."""
    return kind == "minutes" and state.decided


def _divides(name: str, kind: SectionKind, state: _State) -> bool:
    """Whether a name only divides the minutes, as "Konklusion" and "Opfølgning" do within them."""
    if state.inside != "minutes":
        return False
    bare = name.strip(" :.*").casefold()
    if kind == "minutes":
        return not state.decided
    if bare in _NEVER_WITHIN:
        return False
    if state.leads == "decision" or state.decided:
        return bare in _AFTER_DECISION
    if state.leads == "report":
        return kind == "other" or bare in _WITHIN_REPORT
    return kind in ("background", "other") or bare == "forslag"
