"""The text of a heading: over how many lines it runs, and its title, presenter and time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.head.fields import is_field
from corpus.lines import Line
from corpus.names.labels import opens_attendance
from corpus.outcomes.decisions import dated_body, decision_heading
from corpus.outcomes.heading_outcome import outcome_alone
from corpus.outcomes.outcomes import outcome_of
from corpus.sections.known_names import is_section_name
from corpus.sections.marks import is_case_line

_CLOCK = r"\d{1,2}[.:]\d\d"
# "Økonomi 10 min.", but not "Responstid under 8 min."
_BEFORE = "".join(rf"(?<!\b{word} )" for word in "i på under over om til med ad ca. højst".split())
_MINUTES = rf"(?<= ){_BEFORE}\d{{1,3}} ?min\.?"
TIME = re.compile(
    rf"[\s(,–-]*(?:\bkl\.?\s*|(?<![\d.]))(?P<time>{_CLOCK}\s*[-–—]\s*(?:{_CLOCK})?|"
    rf"(?:(?<=[(,–-])|^)\s*(?:\d+\s?x\s?)?\d{{1,3}}\s*min(?:utter|\.)?|{_MINUTES}|"
    rf"(?<=kl\.)\s*{_CLOCK})"
    r"\s*\)?\s*[.:]?$",
    re.IGNORECASE,
)
PRESENTER = re.compile(
    r"[\s,(–-]*(?<!\w)(?:v\s?/|v\.|ved(?=\s+[A-ZÆØÅ]\w+\s+[A-ZÆØÅ])|oplæg ved|fremlægges af)\s*"
    r"(?P<who>\(?\w.*?)[\s.,]*$"
)
_GIVEN_BY = re.compile(r"v\s?/|v\.\s", re.IGNORECASE)
TOC = re.compile(r"(?:\.{3,}|…{2,}|\s{2,}|\t)\s*\d{1,4}$")
# "(Åben)", "(Lukket sag)", "Åben – ...": whether the public may hear the item.
OPENNESS = r"(?i:\((?:åbent?|lukket)(?: (?:sag|punkt))?\)|åbent?(?: (?:sag|punkt))?\s*[:–-](?=\s))"
_OPEN = r"åbent?(?: (?:sag|punkt))?"
OPEN_MARK = re.compile(
    rf"^(?:\({_OPEN}\)|{_OPEN}\s*[:–-](?=\s))\s*|\s*(?:\({_OPEN}\)|\s[–-]\s+{_OPEN})$",
    re.IGNORECASE,
)
# "(B)", "(O)", "(D)", "(O/D)": to decide, to be told, to discuss.
_PURPOSE = re.compile(r"\s+\([BOD](?:\s?[/,+]\s?[BOD]){0,2}\)$")
_SHORTENED = re.compile(r"\b(?:evt|m\.fl|m\.m|mv|m\.v|osv|o\.l|mio|kr|pct)$", re.IGNORECASE)
_URL = re.compile(r"https?://\S+")
_TAIL = 400
_MAX_LINES = 4
_NARROWEST = 50  # letters; a shorter line was not broken because it was full


@dataclass(frozen=True, slots=True)
class Heading:
    """Where an item opens.

    Attributes:
        first, last: positions of its first and last line in the list of lines.
        label: number or letter as printed; None for a heading without.
        text: everything after the label, on one line.
        title, presenter, time: ``text`` taken apart.
    """

    first: int
    last: int
    label: str | None
    text: str
    title: str
    presenter: str | None
    time: str | None


Opening = tuple[int, str | None, str]
"""Position of the first line of a heading, its label, and the text after it."""


def read_headings(lines: Sequence[Line], openings: Sequence[Opening], end: int) -> list[Heading]:
    """The headings that start in some lines, each with the lines over which it runs on.

    Args:
        lines: of the document without page furniture.
        openings: in order.
        end: the last line that a heading may reach.
    """
    limits = [first - 1 for first, _, _ in openings[1:]] + [end]
    return [
        _read_heading(lines, opening, limit)
        for opening, limit in zip(openings, limits, strict=False)
    ]


def _read_heading(lines: Sequence[Line], opening: Opening, limit: int) -> Heading:
    first, label, text = opening
    last = first
    whole = text
    titles = (text.casefold().split(), lines[first].text.casefold().split())
    while last < limit and last - first < _MAX_LINES:
        following = lines[last + 1]
        if last == first and following.text.casefold().split() in titles:
            last += 1  # the title again, as it stands over the case
            break
        if not _wraps(lines, first, last, whole, following):
            break
        whole = _joined(whole, following.text)
        last += 1
    title, presenter, time = take_apart(whole)
    return Heading(first, last, label, whole, title, presenter, time)


def take_apart(text: str) -> tuple[str, str | None, str | None]:
    """Split the text of a heading into title, presenter and time."""
    time = presenter = None
    text = _URL.sub("", text).rstrip(" >") or text
    title = TOC.sub("", text).strip() if len(text) < _TAIL else text.strip()
    title = _PURPOSE.sub("", OPEN_MARK.sub("", title)) if len(title) < _TAIL else title
    if len(title) < _TAIL and (match := TIME.search(title)):
        time = re.sub(r"\s+", " ", match.group("time").strip())
        title = title[: match.start()].rstrip()
    match = PRESENTER.search(title[:_TAIL]) if len(title) < _TAIL else None
    if match and match.start() > 0:
        presenter = match.group("who").strip(" .,")
        if presenter.startswith("(") != presenter.endswith(")"):
            presenter = presenter.strip("()") if "(" not in presenter[1:] else presenter
        title = title[: match.start()]
    if time is None and presenter and (match := TIME.search(title)):
        time = re.sub(r"\s+", " ", match.group("time").strip())  # "(15.05-15.40) v/ Ib Dam"
        title = title[: match.start()]
    title = title.strip().removesuffix("( )")
    bare = title.rstrip(" .:–-").strip()
    if title[len(bare) :].startswith(".") and _SHORTENED.search(bare):
        bare += "."
    return bare, presenter, time


def _joined(text: str, part: str) -> str:
    if text.endswith("-") and part[:1].islower():
        return text[:-1] + part
    if text.endswith(("-", "–")) and part[:1].isdigit():
        return text + part
    return f"{text} {part}".strip()


def _wraps(lines: Sequence[Line], first: int, last: int, whole: str, following: Line) -> bool:
    """Whether a heading goes on in the next line."""
    before, text = lines[last], following.text
    if following.level or following.quoted != before.quoted:
        return False
    if is_section_name(text) and (following.gap or not text[0].islower()):
        return False  # "... - endelig / vedtagelse" goes on, though "Vedtagelse" is a name
    if before.column or following.column or following.is_row:
        one_cell = (before.number, before.column) == (following.number, following.column)
        return one_cell and bool(text[0].islower() or _GIVEN_BY.match(text))
    if opens_attendance(text) or is_field(text):
        return False
    if outcome_alone(text) != "none":
        return False
    if text[0].isupper() and outcome_of(text[:_TAIL])[0] != "none":
        return False
    if _URL.match(text) or is_case_line(text) or decision_heading(text) or dated_body(text):
        return False
    if TIME.fullmatch(text[:80]) or _GIVEN_BY.match(text):
        return following.gap <= 2
    if before.level:
        return False
    if not whole:
        return following.gap <= 1 and not following.is_list
    if following.gap > 1 or following.is_list:
        return False
    if before.text.endswith(("-", "–", "/", ",")) or text[0].islower():
        return not re.search(r"[.?!:)]$", before.text)
    if re.search(r"[.?!:)]$", whole) or TIME.search(whole[-60:]):
        return False
    if re.search(r"\b(?:og|til|af|i|på|for|med|om|ved|fra|samt|eller)$", whole, re.IGNORECASE):
        return True
    if whole.isupper() and text.isupper() and not following.gap:
        return True  # a title in capitals, over two lines
    if PRESENTER.search(whole[-_TAIL:]):
        # A name may wrap ("Region / Nordjylland"); a sentence does not go on from a presenter.
        words = text.split()
        return len(words) <= 3 and all(word[0].isupper() for word in words) and text[-1].isalpha()
    if text.endswith("."):
        return False  # a sentence; titles have no full stop
    width = max(_NARROWEST, *(len(line.text) for line in lines[max(0, first - 6) : last + 7]))
    return len(before.text) + 1 + len(text.split(maxsplit=1)[0]) > width
