"""The sections of an agenda item: background, recommendation, what happened, and so on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dates import find_dates
from corpus.lines import BULLET, Line
from corpus.meeting import SectionKind
from corpus.section_names import SECTION_NAMES, section_name

# A heading and its text on one line: "Indstilling: Politisk Klynge drøfter ...".
_INLINE = re.compile(
    r"(?P<name>[A-ZÆØÅ][\wæøåÆØÅ]*(?:\s[a-zæøå]+){0,3}?)\s*:\s+(?=\S)|"
    r"(?P<open>(?:det\s+(?:indstilles|foreslås)(?:\s+derfor)?|(?:forvaltningen|administrationen|"
    r"direktionen|sekretariatet|direktøren|formanden|center\s+for\s+[\w\s]{3,40}|"
    r"[A-ZÆØÅ][\wæøå]+(?:forvaltningen|afdelingen|chefen))\s+(?:indstiller|foreslår))\b)",
    re.IGNORECASE,
)
# "<Udvalg>s beslutning den 4. december 2012", "Beslutning i <udvalg> den ...".
_BODY_DECISION = re.compile(
    r"(?:(?P<before>[A-ZÆØÅ][\w ,.&/()-]{2,80}?s)\s+beslutning(?:er)?\b|"
    r"(?:beslutning|behandling|behandlet)\s+i\s+(?P<after>[A-ZÆØÅ][\w ,.&/()-]{2,90}?))"
    r"(?:\s*(?:,|i\s+møde\w*|fra\s+møde\w*)?\s*(?:den|d\.)?\s*(?P<date>\d.*)|\s*$)?\s*:?\s*$",
    re.IGNORECASE,
)
_ATTENDANCE = re.compile(
    r"(?:følgende\s+deltog\s+ikke|.{3,60}\b(?:var\s+fraværende|deltog\s+ikke\s+i\s+"
    r"(?:sagens|punktets)?\s*behandling|forlod\s+mødet))",
    re.IGNORECASE,
)
_CASE_LINE = re.compile(
    r"(?:sags?nr|sagsnummer|dok\.?\s?nr|j\.?\s?nr|journalnr|brevid|emn-|sagsbehandler|besl\.?\s?komp"
    r"|åben\s+sag|åbent\s+punkt|åbent)\b[\w\s.:/-]*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"(?:med\s+)?venlig\s+hilsen\b|underskrift(?:er)?\b|referent:", re.IGNORECASE)
# Words with which minutes tell what happened, in the past tense or passive.
_REPORTED = re.compile(
    r"\b(?:blev|bød|takkede|holdt|gav|orienterede|præsenterede|fremlagde|gennemgik|drøftede|"
    r"besluttede|godkendte|spurgte|bemærkede|fremhævede|påpegede|afsluttede|indledte|redegjorde|"
    r"oplyste|fortalte|supplerede|nævnte|foreslog|opfordrede|aftaltes|vedtog|vedtoges|udgik|"
    r"konkluderede|kvitterede|informerede|introducerede|opsummerede|opridsede|ytrede|betonede|"
    r"udtrykte|ønskede|meddelte|anbefalede|tilføjede|deltog|svarede|havde|var|godkendt|vedtaget|"
    r"drøftet|udsat|udsættes|udgår|taget\s+til\s+efterretning|intet|ingen|melder|pointerede)\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"(?:\bder\s+(?:drøftes|lægges\s+op|orienteres|gives|bydes|sættes)|\btil\s+orientering\b|"
    r"\bmødet\s+indledes|\bpunktet\s+indledes|\bklyngen\s+drøfter|\bdrøftelse\s+af\b|"
    r"\bsættes\s+der\s+fokus|\bpå\s+næste\s+møde\s+(?:samles|drøftes))",
    re.IGNORECASE,
)
_REPORT_TITLES = re.compile(
    r"(?:orientering|meddelelse|siden\s+sidst|bordet\s+rundt|eventuelt|evt|status)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class RawSection:
    """A section as lines.

    Attributes:
        kind: of the section.
        first, last: positions of its lines, both inclusive.
        skip: characters of its first line that are its heading.
    """

    kind: SectionKind
    first: int
    last: int
    skip: int


def split_sections(
    lines: Sequence[Line],
    first: int,
    last: int,
    *,
    title: str,
    body: str | None,
    date: str | None,
    is_minutes: bool,
    has_subitems: bool = False,
) -> list[RawSection]:
    """Cut the text of an item into sections.

    Args:
        lines: of the document without page furniture.
        first, last: the lines after the heading of the item, both inclusive.
        title: of the item.
        body, date: of the meeting; decisions of others, or of other dates, are history.
        is_minutes: whether the document reports a meeting (not only announces it).
        has_subitems: whether the narrative is in sub-items that follow.
    """
    while first <= last and _CASE_LINE.match(lines[first].text):
        first += 1
    marks = _marks(lines, first, last, body, date)
    if not any(kind == "minutes" for kind, *_ in marks) and not (marks and marks[0][1] == first):
        end = marks[0][1] - 1 if marks else last
        proposed = any(kind == "recommendation" for kind, *_ in marks)
        found = _by_narrative(lines, first, end, title, is_minutes and not proposed, has_subitems)
    else:
        end = marks[0][1] - 1
        found = [RawSection("background", first, end, 0)] if end >= first else []
    for index, (kind, position, skip, skips_line) in enumerate(marks):
        stop = marks[index + 1][1] - 1 if index + 1 < len(marks) else last
        start = position + 1 if skips_line else position
        if start <= stop:
            found.append(RawSection(kind, start, stop, 0 if skips_line else skip))
    return _merged(found)


def _marks(
    lines: Sequence[Line], first: int, last: int, body: str | None, date: str | None
) -> list[tuple[SectionKind, int, int, bool]]:
    """Where sections start: kind, line, characters of heading, whether it fills the line."""
    marks: list[tuple[SectionKind, int, int, bool]] = []
    inside: SectionKind | None = None
    for position in range(first, last + 1):
        text = lines[position].text
        if BULLET.match(text) and not lines[position].quoted:
            continue
        mark = _mark(text, position, inside, body, date)
        if mark:
            marks.append(mark)
            inside = mark[0]
    return marks


def _mark(
    text: str, position: int, inside: SectionKind | None, body: str | None, date: str | None
) -> tuple[SectionKind, int, int, bool] | None:
    kind = section_name(text)
    if kind:
        # Inside the minutes, "Konklusion" and "Opfølgning" only divide the minutes.
        subdivides = inside == "minutes" and kind in ("background", "other", "minutes")
        return None if subdivides else (kind, position, 0, True)
    if len(text) < 130 and (match := _BODY_DECISION.match(text)):
        kind = _whose(match, body, date)
        return kind, position, 0, True
    if _CLOSING.match(text) or _ATTENDANCE.match(text):
        return "other", position, 0, False
    match = _INLINE.match(text)
    if match is None:
        return None
    if match.group("open"):
        # "Det foreslås, at der ..." within a narrative is no section; before a list it is.
        weak = "foresl" in match.group("open").casefold() and not re.search(r"(?::|\bat)$", text)
        if weak or inside in ("minutes", "recommendation"):
            return None
        return "recommendation", position, 0, False
    kind = SECTION_NAMES.get(match.group("name").casefold())
    if kind is None or (inside == "minutes" and kind not in ("recommendation", "attachments")):
        return None
    return kind, position, match.end(), False


def _whose(match: re.Match[str], body: str | None, date: str | None) -> SectionKind:
    """This meeting's own decision is ``minutes``; another body's or day's is ``history``."""
    who = (match.group("before") or match.group("after") or "").casefold().strip()
    when = find_dates(match.group("date") or "")
    if when and date and when[0].iso not in (None, date):
        return "history"
    known = (body or "").casefold()
    who_stem, known_stem = who.rstrip("s")[:12], known[:12]
    if not known or who_stem in known or known_stem in who:
        return "minutes"
    # "Udvalgets beslutning" names no body of its own, so it is that of the meeting.
    anonymous = re.fullmatch(r"(?:udvalget|rådet|bestyrelsen|klyngen|byrådet|gruppen)s?", who)
    return "minutes" if anonymous else "history"


def _by_narrative(
    lines: Sequence[Line], first: int, last: int, title: str, is_minutes: bool, has_subitems: bool
) -> list[RawSection]:
    """Without headings the agenda text comes first and the report follows in the past tense."""
    if first > last:
        return []
    if not is_minutes or has_subitems:
        return [RawSection("background", first, last, 0)]
    starts = [
        position
        for position in range(first, last + 1)
        if position == first or lines[position].gap or lines[position - 1].ends_sentence
    ]
    for start in starts:
        text = " ".join(line.text for line in lines[start : min(start + 3, last + 1)])
        opening = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
        if _REPORTED.search(opening) and not _ANNOUNCED.match(opening):
            found = [RawSection("minutes", start, last, 0)]
            if start > first:
                found.insert(0, RawSection("background", first, start - 1, 0))
            return found
    whole = " ".join(line.text for line in lines[first : last + 1])
    announced = _ANNOUNCED.search(whole) and not _REPORT_TITLES.match(title)
    return [RawSection("background" if announced else "minutes", first, last, 0)]


def _merged(sections: list[RawSection]) -> list[RawSection]:
    """Neighbours of one kind with nothing between them are one section."""
    merged: list[RawSection] = []
    for section in sections:
        if merged and merged[-1].kind == section.kind and merged[-1].last + 1 == section.first:
            merged[-1] = RawSection(section.kind, merged[-1].first, section.last, merged[-1].skip)
        else:
            merged.append(section)
    return merged
