"""Which numbers in a text number the items of its agenda.

Numbers stand in minutes for many things: items, recommendations, inner lists, cross references,
tables of contents.  A line alone does not tell which, so all candidates of one way of numbering
are collected here, and ``chain`` finds the sequence of them that looks most like an agenda.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from corpus.items.chain import MAX_STEP, Candidate, best_chain, is_agenda_title
from corpus.items.groups import is_day_title
from corpus.items.heading_text import OPENNESS, PRESENTER, TIME, TOC
from corpus.lines import BULLET, Line, without_bullet
from corpus.outcomes.decisions import decision_heading
from corpus.outcomes.heading_outcome import outcome_alone
from corpus.outcomes.outcomes import outcome_of
from corpus.sections.known_names import is_section_name, section_name
from corpus.sections.marks import is_case_line

Scheme = Literal[
    "word", "dot", "paren", "dash", "bare", "joined", "year", "letter", "small", "roman"
]

# "Punkt nr. 5", "Ad pkt. 5"
_WORD = r"(?:(?:ad )?(?:dagsordenspunkt|punkt|pkt\.?)(?: nr)?|ad|sag nr|sag|nr)\b\.?"
_ORDINAL = r"\d\.\s(?:[a-zæøå]{5}|[A-ZÆØÅ]{5})"  # "2. behandling af budgettet", "2. KVARTAL"
_ROMANS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV".split()
_SCHEMES: dict[Scheme, re.Pattern[str]] = {
    "word": re.compile(
        # "Ad 2 og 3" alone answers two items of an agenda that was listed before.
        rf"(?:kl\.? ?\d\d?[.:]\d\d\s*[–-]\s*)?{_WORD}:?\s*(?P<n>\d{{1,4}})(?!\.\d)"
        r"(?P<more>(?:(?:,| og|\s?[-–])\s?\d{1,3})+(?=\W*$))?"
        r"(?:\s*[.:)–-]+\s*|\s+(?=[A-ZÆØÅ(])|$)(?P<title>.*)",
        re.I,
    ),
    "dot": re.compile(rf"(?P<n>\d{{1,4}})\.(?!\d)\s*(?P<title>(?:[^\d\s.]|{_ORDINAL}).*)"),
    "paren": re.compile(r"(?P<n>\d{1,3})\)\s*(?P<title>\S.*)"),
    "dash": re.compile(r"(?P<n>\d{1,4})\s*[–—-]\s+(?P<title>[^\d\s].*)"),
    "bare": re.compile(
        rf"(?P<n>\d{{1,3}})\s+(?P<title>(?:{OPENNESS}\s*)?(?:[A-ZÆØÅ]|{_ORDINAL}).*)"
    ),
    # "80Godkendelse af dagsorden": number and title in neighbouring elements of a page
    "joined": re.compile(r"(?P<n>\d{1,3})(?P<title>[A-ZÆØÅ][a-zæøå]{3}.*)"),
    "year": re.compile(r"(?:19|20)\d\d[-/](?P<n>\d{1,4})[.:]?\s+(?P<title>[A-ZÆØÅ(].*)"),
    "letter": re.compile(r"(?P<n>[A-Z])\s*(?:[:.)]\s+|[:)](?=[A-ZÆØÅ][a-zæøå]))(?P<title>\S.*)"),
    "small": re.compile(r"(?P<n>[a-z])[.)]\s+(?P<title>[A-ZÆØÅ].*)"),
    "roman": re.compile(rf"(?P<n>{'|'.join(_ROMANS)})[.)]\s+(?P<title>[A-ZÆØÅ].*)"),
}
_LETTERED: frozenset[Scheme] = frozenset(("letter", "small", "roman"))
_PRIOR: dict[Scheme, float] = {"word": 0.9, "dot": 0.5, "dash": 0.5, "paren": 0.2}
_REFERENCE_BEFORE = re.compile(
    r"(?:\b(?:jf\.|jvf\.|se|under|til|af|om|i|på|og|forhold til)|,)\s*$|at:?$", re.I
)
PROPOSAL = re.compile(r"\b(?:det\s+)?(?:indstilles|indstiller|foreslås|foreslår|anbefales)\b", re.I)
_IMPERATIVE = re.compile(
    r"(?:at\s|godkender\b|drøfter\b|tager\b|beslutter\b|anbefaler\b|tiltræder\b|orienteres?\b|"
    r"giver\b|udpeger\b|vælger\b)",
    re.IGNORECASE,
)
# "Økonomi: Kassereren oplyste ...": title and text on one line.
_TOPIC = re.compile(r"[A-ZÆØÅ][^:.;!?]{2,40}:(?: [A-ZÆØÅ]|$)")
_OPENNESS = re.compile(rf"{OPENNESS}|.{{1,200}}\([LÅ]\)$")
_LONGEST_FORMULA = 200


def numbered_items(lines: Sequence[Line]) -> tuple[list[Candidate], float]:
    """The sequence of numbered lines that looks most like an agenda, and how much it does."""
    best: list[Candidate] = []
    best_score = 1.2  # a lone unlikely number is no agenda
    for scheme in _SCHEMES:
        if scheme == "small":
            continue
        chain, score = best_chain(_candidates(lines, scheme), lines)
        if score > best_score:
            best, best_score = chain, score
    return best, best_score if best else 0.0


def lettered_items(lines: Sequence[Line]) -> list[Candidate]:
    """Items that small letters count, as they do the parts of an item where it has a number."""
    chain, _ = best_chain(_candidates(lines, "small"), lines)
    usual = any(is_agenda_title(one.text) for one in chain)
    return chain if len(chain) > 1 and chain[0].number == 1 and usual else []


def numbers_of(label: str) -> list[int]:
    """The numbers that a label stands for: "2 og 3", "2-4"; none for "A" or "2.4"."""
    if not re.fullmatch(r"\d+(?:(?:,| og|\s?[-–])\s?\d+)*", label):
        return []
    numbers = [int(number) for number in re.findall(r"\d+", label)]
    if re.fullmatch(r"\d+\s?[-–]\s?\d+", label) and 0 < numbers[1] - numbers[0] < MAX_STEP:
        return list(range(numbers[0], numbers[1] + 1))
    return numbers


def opens_item(text: str) -> int | None:
    """The number with which a line would open an item; None when it has none."""
    label, _ = split_label(without_bullet(text[:200]))
    return None if label is None else int(label)


def split_label(text: str) -> tuple[str | None, str]:
    """The number that opens a line, None when it has none, and the text after it."""
    for scheme, pattern in _SCHEMES.items():
        if scheme not in _LETTERED and (match := pattern.match(text)):
            return match.group("n"), match.group("title").strip()
    return None, text


def _value(label: str, scheme: Scheme) -> int:
    if scheme == "roman":
        return _ROMANS.index(label) + 1
    return int(label) if label.isdigit() else ord(label.upper()) - ord("A") + 1


def _candidates(lines: Sequence[Line], scheme: Scheme) -> list[Candidate]:
    found: list[Candidate] = []
    pattern = _SCHEMES[scheme]
    for position, line in enumerate(lines):
        if scheme != "word" and BULLET.match(line.text) and not line.quoted:
            continue
        match = pattern.match(line.text) if not line.is_row else None
        if match is None or is_day_title(line.text):
            continue
        text = match.group("title").strip()
        if position and lines[position - 1].text.split() == line.text.split():
            continue  # the heading once more, as it stands over the case
        number = _value(match.group("n"), scheme)
        if number == 0 or (not text and scheme != "word"):
            continue
        score = _PRIOR.get(scheme, 0.0) + _looks_like_item(lines, position, text)
        label = match.group("n") + (match.groupdict().get("more") or "")
        found.append(Candidate(position, number, label, text, score))
    return _discount_lists(found, lines)


def _looks_like_item(lines: Sequence[Line], position: int, text: str) -> float:
    line = lines[position]
    score = 0.0
    if line.level:
        score += 0.6
    elif line.strong:
        score += 0.3
    if is_agenda_title(text):
        score += 0.4
    if _OPENNESS.match(text):
        score += 0.6
    if len(text) < 300 and (PRESENTER.search(text) or TIME.search(text)):
        score += 0.4
    if text and text[0].islower():
        score -= 1.0
    if _IMPERATIVE.match(text):
        score -= 0.8
    topic = _TOPIC.match(text)
    if topic:
        score += 0.3
    if text.endswith((",", ";")) or (text.endswith(".") and len(text) > 70 and not topic):
        score -= 0.5
    if TOC.search(text[-200:]):
        score -= 1.5
    if position:
        before = lines[position - 1].text[-120:]
        if PROPOSAL.search(before) or _REFERENCE_BEFORE.search(before):
            score -= 1.0
        elif before.endswith(":") and not is_section_name(before):
            score -= 0.6
        elif _heads_decision(before) and _opened(lines[: position - 1]):
            score -= 1.2  # "Ad 1. Taget til efterretning."
    after = lines[position + 1].text if position + 1 < len(lines) else ""
    if is_section_name(after) or decision_heading(after) or is_case_line(after):
        score += 0.4
    return score


def _heads_decision(text: str) -> bool:
    return section_name(text) == "minutes" or decision_heading(text) is not None


def _opened(lines: Sequence[Line]) -> bool:
    """Whether any item was opened before: "Referat fra Vejudvalget" over the first is the title."""
    opened = (split_label(line.text[:_LONGEST_FORMULA]) for line in lines)
    return any(label is not None and title[:1].isupper() for label, title in opened)


def _discount_lists(found: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Neighbouring numbers with nothing between them are a list or a table of contents.

    So are numbers that stand further in than others.
    """
    discounted: list[Candidate] = []
    outer = min((lines[one.line].indent for one in found), default=0)
    for index, one in enumerate(found):
        near = 0
        for other in (found[index - 1 : index] if index else []) + found[index + 1 : index + 2]:
            follows = other.number - one.number == (1 if other.line > one.line else -1)
            if follows and _adjoin(one.line, other.line, lines):
                near += 1
        penalty = 0.0 if lines[one.line].level else 0.7 * near
        inner = lines[one.line].indent >= outer + 2
        penalty += (1.5 if one.text.endswith(".") else 0.5) * inner
        discounted.append(replace(one, score=one.score - penalty))
    return discounted


def _adjoin(one: int, other: int, lines: Sequence[Line]) -> bool:
    """Whether two numbered lines have nothing between them but the rest of the first."""
    first, second = sorted((one, other))
    if second - first == 2:
        between = lines[first + 1]
        if outcome_alone(between.text) != "none":
            return False
        told = between.ends_sentence or outcome_of(between.text[:_LONGEST_FORMULA])[0] != "none"
        return not (between.text[0].isupper() and told)
    return second - first == 1
