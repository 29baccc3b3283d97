"""Text without section headings: where the agenda ends and the report begins.

The agenda announces in the present tense ("der drøftes", "på næste møde samles op"), the report
tells in the past tense or the passive ("der blev præsenteret").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.lines import Line

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
    r"(?:\bder\s+(?:drøftes|lægges\s+op|orienteres|gives|bydes|sættes\s+(?:\w+\s+)?fokus)|\btil\s+orientering\b|"
    r"\bmødet\s+indledes|\bpunktet\s+indledes|\bklyngen\s+drøfter|\bdrøftelse\s+af\b|"
    r"\bsættes\s+der\s+fokus|\bpå\s+næste\s+møde\s+(?:samles|drøftes))",
    re.IGNORECASE,
)
_REPORT_TITLES = re.compile(
    r"(?:orientering|meddelelse|siden\s+sidst|bordet\s+rundt|eventuelt|evt|status)", re.IGNORECASE
)
_TOLD = re.compile(
    r"\b(?:blev|bød|holdt|gav|orienterede|drøftede|besluttede|godkendt|vedtaget|udgik|intet|"
    r"fremlagde|præsenterede|aftalt|bemærkede|taget til efterretning)\b",
    re.IGNORECASE,
)
_UNTICKED = re.compile(r"[-*] \[ ?\]")
_OPENING = 600


def announces(lines: Sequence[Line]) -> bool:
    """Whether any line speaks of what the meeting is to do."""
    return any(_ANNOUNCED.search(line.text) for line in lines)


def tells(text: str) -> bool:
    """Whether a text has a word with which minutes tell what happened."""
    return bool(_REPORTED.search(text))


def told(lines: Sequence[Line]) -> int:
    """How often the lines tell what happened; a box that was not ticked tells nothing."""
    return sum(len(_TOLD.findall(line.text)) for line in lines if not _UNTICKED.match(line.text))


def report_start(lines: Sequence[Line], title: str) -> int:
    """Index of the line with which the report begins; ``len(lines)`` when there is none.

    Args:
        lines: the text of one item, without headings.
        title: of the item.
    """
    for start, line in enumerate(lines):
        if start and not line.gap and not lines[start - 1].ends_sentence:
            continue
        text = " ".join(other.text[:_OPENING] for other in lines[start : start + 3])
        opening = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
        if _REPORTED.search(opening) and not _ANNOUNCED.match(opening):
            return start
    whole = any(_ANNOUNCED.search(line.text) for line in lines)
    return len(lines) if whole and not _REPORT_TITLES.match(title) else 0
