"""What came of an item that its heading already tells: "Budget 2024 – godkendt"."""

from __future__ import annotations

import re

from corpus.meeting import Outcome
from corpus.outcomes.outcomes import outcome_of

_WORDS = (
    r"(?:godkendt|godkendes|vedtaget|tiltrådt|bevilget|forkastet|afvist|afslået|udsat|udsættes|"
    r"udskudt|udgår|udgik|udgået|aflyst|drøftet|anbefalet|anbefales|orienteret|"
    r"taget til (?:efterretning|orientering)|intet(?: at (?:bemærke|referere))?|"
    r"ingen bemærkninger)"
)
_ADDED = (
    r"(?: enstemmigt| (?:uden|med) (?:bemærkninger|rettelser|ændringer|tilføjelser|"
    r"anmærkninger|afstemning)| til (?:næste|kommende|et senere) møde)?"
)
_SAID = rf"(?i:(?:blev |er )?(?:enstemmigt )?{_WORDS}{_ADDED})"
# After a colon, a dash or in parentheses at the end; or before them at the start.
_LAST = re.compile(rf"(?:[:;(]|\s[-–—])\s*(?P<said>{_SAID})\s*[).!]*\s*$")
_FIRST = re.compile(
    r"\W*(?:(?:punkt|pkt\.?|ad|sag) )?(?:\d+[.:)]*\s+)?"
    r"(?P<said>udsat|udskudt|udgår|udgået|aflyst)\s*(?::|\s[-–—]\s)",
    re.IGNORECASE,
)
# "Dagsorden og referat godkendt."
_PAPER = r"(?:dagsorden|referat|regnskab|budget|beretning|forretningsorden)(?:et|en|er)?"
_OF_PAPERS = re.compile(
    rf"\W*(?:(?:punkt|pkt\.?|ad) )?(?:\d+[.:)]*\s+)?{_PAPER}(?:(?:,| og| samt) {_PAPER}){{0,2}} "
    r"(?P<said>(?:er )?(?:enstemmigt )?(?:godkendt|vedtaget))\W*",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"\W*(?P<said>{_SAID})\W*")
_LONGEST = 400


def outcome_of_heading(text: str) -> tuple[Outcome, tuple[int, int] | None]:
    """The outcome that a heading tells beside its title.

    Args:
        text: display text of the heading, label and all.

    Returns:
        The outcome and the range of ``text`` that shows it; ``("none", None)`` when nothing does.
    """
    if len(text) >= _LONGEST:
        return "none", None
    match = _LAST.search(text) or _FIRST.match(text) or _OF_PAPERS.fullmatch(text)
    if match is None:
        return "none", None
    outcome, shown = outcome_of(match.group("said"))
    return outcome, match.span("said") if shown else None


def outcome_alone(text: str) -> Outcome:
    """The outcome that is all a line says, as "Godkendt" or "udsat"; "none" for any other line."""
    match = _ALONE.fullmatch(text) if len(text) < _LONGEST else None
    return outcome_of(match.group("said"))[0] if match else "none"
