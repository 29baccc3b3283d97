"""Agenda item headings: which lines open an item, and with what label, title, presenter, time.

Numbers stand in minutes for many things: items, recommendations, inner lists, cross references,
tables of contents.  A line alone does not tell which, so all candidates of one way of numbering
are collected, and the increasing sequence that looks most like an agenda wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.lines import BULLET, Line
from corpus.section_names import is_section_name

Scheme = Literal["word", "dot", "paren", "dash", "bare"]

_WORD = r"(?:punkt|pkt|ad|sag nr|sag|nr)\b\.?"
_SCHEMES: dict[Scheme, re.Pattern[str]] = {
    "word": re.compile(
        rf"{_WORD}\s*(?P<n>\d{{1,4}})(?:\s*[.:)–-]+\s*|\s+(?=[A-ZÆØÅ(])|$)(?P<title>.*)", re.I
    ),
    "dot": re.compile(r"(?P<n>\d{1,4})\.(?!\d)\s*(?P<title>[^\d\s.].*)"),
    "paren": re.compile(r"(?P<n>\d{1,3})\)\s*(?P<title>\S.*)"),
    "dash": re.compile(r"(?P<n>\d{1,4})\s*[–—-]\s+(?P<title>[^\d\s].*)"),
    "bare": re.compile(r"(?P<n>\d{1,3})\s+(?P<title>[A-ZÆØÅ].*)"),
}
_LETTER = re.compile(r"(?P<n>[A-Za-zÆØÅæøå])\s*(?P<mark>[.):])\s+(?P<title>\S.*)")
_DOTTED = re.compile(r"(?P<n>\d{1,3}\.\d{1,2})[.)]?(?:\s+(?P<title>\S.*)|$)")
_CLOCK = r"\d{1,2}[.:]\d\d"
_TIME = re.compile(
    rf"[\s(,–-]*(?:\bkl\.?\s*)?(?<![\d.])(?P<time>{_CLOCK}\s*[-–—]\s*(?:{_CLOCK})?|"
    rf"(?:\d+\s?x\s?)?\d{{1,3}}\s*min(?:utter|\.)?|(?<=kl\.)\s*{_CLOCK})\s*\)?\s*[.:]?$",
    re.IGNORECASE,
)
_PRESENTER = re.compile(
    r"[\s,(–-]*(?<!\w)(?:v\s?/|v\.|ved(?=\s+[A-ZÆØÅ]\w+\s+[A-ZÆØÅ])|oplæg ved|fremlægges af)\s*"
    r"(?P<who>\(?\w.*?)[\s.,]*$"
)
_REFERENCE_BEFORE = re.compile(
    r"(?:\b(?:jf\.|jvf\.|se|under|til|af|om|i|på|og|forhold til)|,)\s*$|at:?$", re.I
)
_PROPOSAL = re.compile(r"\b(?:det\s+)?(?:indstilles|indstiller|foreslås|foreslår|anbefales)\b", re.I)
_IMPERATIVE = re.compile(
    r"(?:at\s|godkender\b|drøfter\b|tager\b|beslutter\b|anbefaler\b|tiltræder\b|orienteres?\b|"
    r"giver\b|udpeger\b|vælger\b)",
    re.IGNORECASE,
)
_AGENDA_TITLE = re.compile(
    r"(?:godkendelse af|velkom|meddelelse|orientering|eventuelt|evt\b|næste møde|siden sidst|"
    r"deltagere|status|drøftelse|tema|oplæg|spørgetid|bordet rundt|mødeplan|opfølgning|dialog|"
    r"valg af|formalia|bemærkninger til|beslutning)",
    re.IGNORECASE,
)
_TOC = re.compile(r"(?:\.{3,}|…{2,}|\s{2,}|\t)\s*\d{1,4}$")


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


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: int
    number: int
    label: str
    text: str
    score: float


def find_items(lines: Sequence[Line]) -> list[Heading]:
    """The headings of the agenda items, in order; sub-items are found by ``find_subitems``.

    Args:
        lines: of the document without page furniture.
    """
    best: list[_Candidate] = []
    best_score = 1.2  # a lone unlikely number is no agenda
    for scheme in _SCHEMES:
        chain, score = _best_chain(_candidates(lines, scheme))
        if score > best_score:
            best, best_score = chain, score
    headings = [_heading(lines, c.line, c.label, c.text) for c in best]
    return _with_unnumbered(lines, headings)


def _candidates(lines: Sequence[Line], scheme: Scheme) -> list[_Candidate]:
    found: list[_Candidate] = []
    pattern = _SCHEMES[scheme]
    for position, line in enumerate(lines):
        if scheme != "word" and BULLET.match(line.text) and not line.quoted:
            continue
        match = pattern.match(line.text)
        if match is None:
            continue
        text = match.group("title").strip()
        if not text and scheme != "word":
            continue
        number = int(match.group("n"))
        if number == 0:
            continue
        score = _looks_like_item(lines, position, text, scheme)
        found.append(_Candidate(position, number, match.group("n"), text, score))
    return _discount_lists(found, lines)


def _looks_like_item(lines: Sequence[Line], position: int, text: str, scheme: Scheme) -> float:
    line = lines[position]
    score = {"word": 0.9, "dot": 0.5, "dash": 0.5, "paren": 0.2, "bare": 0.0}.get(scheme, 0.0)
    if line.level:
        score += 0.6
    elif line.strong:
        score += 0.3
    if _AGENDA_TITLE.match(text):
        score += 0.4
    if _PRESENTER.search(text) or _TIME.search(text):
        score += 0.4
    if text and text[0].islower():
        score -= 1.0
    if _IMPERATIVE.match(text):
        score -= 0.8
    if text.endswith((",", ";")) or (text.endswith(".") and len(text) > 70):
        score -= 0.5
    if _TOC.search(text):
        score -= 1.5
    if position:
        before = lines[position - 1].text
        if _PROPOSAL.search(before) or _REFERENCE_BEFORE.search(before):
            score -= 1.0
        elif before.endswith(":") and not is_section_name(before):
            score -= 0.6
    after = lines[position + 1].text if position + 1 < len(lines) else ""
    if is_section_name(after):
        score += 0.4
    return score


def _discount_lists(found: list[_Candidate], lines: Sequence[Line]) -> list[_Candidate]:
    """Neighbouring numbers with nothing between them are a list or a table of contents."""
    discounted: list[_Candidate] = []
    for index, one in enumerate(found):
        near = 0
        for other in (found[index - 1 : index] if index else []) + found[index + 1 : index + 2]:
            between = abs(other.line - one.line)
            if abs(other.number - one.number) == 1 and between <= 2:
                near += 1
        level = lines[one.line].level
        penalty = 0.0 if level else 0.7 * near
        discounted.append(
            _Candidate(one.line, one.number, one.label, one.text, one.score - penalty)
        )
    return discounted


def _best_chain(found: list[_Candidate]) -> tuple[list[_Candidate], float]:
    """The increasing sequence with the highest score (dynamic programming, O(n²))."""
    found = [c for c in found if c.score > -1.2][:2000]
    best: list[float] = []
    link: list[int] = []
    for index, one in enumerate(found):
        start = one.score + (0.5 if one.number == 1 else -0.1 if one.number < 20 else 0.0)
        top, previous = start, -1
        for earlier in range(max(0, index - 150), index):
            step = one.number - found[earlier].number
            if step < 1 or step > 6:
                continue
            total = best[earlier] + one.score + 1.0 - 0.8 * (step - 1)
            # On a tie the earlier one stays: later repetitions are lists inside the last item.
            if total > top:
                top, previous = total, earlier
        best.append(top)
        link.append(previous)
    if not found:
        return [], 0.0
    index = max(range(len(found)), key=lambda i: (best[i], -i))
    score = best[index]
    chain: list[_Candidate] = []
    while index >= 0:
        chain.append(found[index])
        index = link[index]
    return chain[::-1], score


def _heading(lines: Sequence[Line], first: int, label: str | None, text: str) -> Heading:
    last = first
    parts = [text]
    while last + 1 < len(lines) and last - first < 4:
        following = lines[last + 1]
        joined = _join(parts)
        if not _wraps(lines, first, last, joined, following):
            break
        parts.append(following.text)
        last += 1
    whole = _join(parts)
    title, presenter, time = take_apart(whole)
    return Heading(first, last, label, whole, title, presenter, time)


def _join(parts: Sequence[str]) -> str:
    joined = parts[0]
    for part in parts[1:]:
        if joined.endswith("-") and part[:1].islower():
            joined = joined[:-1] + part
        elif joined.endswith(("-", "–")) and part[:1].isdigit():
            joined += part
        else:
            joined = f"{joined} {part}".strip()
    return joined


def _wraps(
    lines: Sequence[Line], first: int, last: int, joined: str, following: Line
) -> bool:
    """Whether a heading goes on in the next line."""
    before, text = lines[last], following.text
    if following.level or is_section_name(text) or following.quoted != before.quoted:
        return False
    if _TIME.fullmatch(text) or re.match(r"v\s?/|v\.\s", text):
        return following.gap <= 2
    if before.level:
        return False
    if not joined:
        return following.gap <= 1 and not following.is_list
    if following.gap > 1 or following.is_list:
        return False
    if before.text.endswith(("-", "–", "/", ",")) or text[0].islower():
        return not re.search(r"[.?!:)]$", before.text)
    if re.search(r"[.?!:)]$", joined) or _TIME.search(joined):
        return False
    if re.search(r"\b(?:og|til|af|i|på|for|med|om|ved|fra|samt|eller)$", joined):
        return True
    if _PRESENTER.search(joined):
        # A name may wrap ("Region / Nordjylland"); a sentence does not go on from a presenter.
        words = text.split()
        return len(words) <= 3 and all(word[0].isupper() for word in words) and text[-1].isalpha()
    width = max(len(line.text) for line in lines[max(0, first - 6) : last + 7])
    return len(before.text) + 1 + len(text.split(maxsplit=1)[0]) > width


def take_apart(text: str) -> tuple[str, str | None, str | None]:
    """Split the text of a heading into title, presenter and time."""
    time = presenter = None
    title = _TOC.sub("", text).strip()
    match = _TIME.search(title)
    if match:
        time = re.sub(r"\s+", " ", match.group("time").strip())
        title = title[: match.start()].rstrip()
    match = _PRESENTER.search(title)
    if match and match.start() > 0:
        presenter = match.group("who").strip(" .,")
        if presenter.startswith("(") != presenter.endswith(")"):
            presenter = presenter.strip("()") if "(" not in presenter[1:] else presenter
        title = title[: match.start()]
    return title.strip().rstrip(" .:–-").strip(), presenter, time


def _with_unnumbered(lines: Sequence[Line], headings: list[Heading]) -> list[Heading]:
    """Add headings without a number that stand between numbered ones, as Markdown shows them.

    Without any numbered item, the headings themselves are the items.
    """
    levels = [lines[h.first].level for h in headings if lines[h.first].level]
    if headings and not levels:
        return headings
    highest = min(levels) if levels else None
    found: list[Heading] = []
    for position, line in enumerate(lines):
        if not line.level or is_section_name(line.text) or BULLET.match(line.text):
            continue
        if _LETTER.match(line.text) or _DOTTED.match(line.text):
            continue
        if highest is None:
            found.append(_heading(lines, position, None, line.text))
        elif (
            headings[0].first < position
            and line.level <= highest
            and all(not h.first <= position <= h.last for h in headings)
        ):
            found.append(_heading(lines, position, None, line.text))
    if highest is None:
        return _as_items(lines, found)
    return sorted([*headings, *found], key=lambda heading: heading.first)


def _as_items(lines: Sequence[Line], found: list[Heading]) -> list[Heading]:
    """Headings of a text without numbers: those of one level that has at least two."""
    # The first heading of the highest level is the title of the document.
    levels = [lines[heading.first].level for heading in found[1:]]
    for level in sorted(set(levels)):
        same = [h for h in found[1:] if lines[h.first].level == level]
        if len(same) >= 2:
            return same
    return []


def find_subitems(lines: Sequence[Line], first: int, last: int) -> list[Heading]:
    """Sub-items between two lines: "a) …", "B) …", "2.4 …" with a text of their own.

    Args:
        lines: of the document without page furniture.
        first, last: the lines to look at, both inclusive.
    """
    best: list[tuple[int, str, str]] = []
    for pattern in (_LETTER, _DOTTED):
        chain = _subchain(lines, first, last, pattern)
        if len(chain) > len(best):
            best = chain
    spread = [b[0] - a[0] for a, b in zip(best, best[1:], strict=False)]
    # A list has its entries side by side; sub-items have a text between them.
    if len(best) < 2 or sum(step > 2 for step in spread) * 2 < len(spread):
        return []
    return [_heading(lines, position, label, text) for position, label, text in best]


def _subchain(
    lines: Sequence[Line], first: int, last: int, pattern: re.Pattern[str]
) -> list[tuple[int, str, str]]:
    chain: list[tuple[int, str, str]] = []
    for position in range(first, last + 1):
        text = lines[position].text
        if lines[position].quoted:
            text = BULLET.sub("", text, count=1)
        elif BULLET.match(text) and pattern is _LETTER and text[0] in "-•*–+":
            continue
        match = pattern.match(text)
        if match is None or (position and _PROPOSAL.search(lines[position - 1].text)):
            continue
        label = match.group("n")
        if pattern is _LETTER:
            expected = chr(ord(chain[-1][1].casefold()) + 1) if chain else "a"
            if label.casefold() != expected:
                continue
        elif chain and not _follows(chain[-1][1], label):
            continue
        chain.append((position, label, (match.group("title") or "").strip()))
    return chain


def _follows(before: str, label: str) -> bool:
    one, other = (tuple(int(part) for part in text.split(".")) for text in (before, label))
    return one < other and one[0] == other[0] and other[1] - one[1] <= 3
