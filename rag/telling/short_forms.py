"""What an abbreviation stands for, where the minutes spell it out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import content_words, fold
from rag.asking.question import Question
from rag.finding.evidence import Sentence
from rag.telling.compose import Composition, place_words

_ASKS = re.compile(
    r"\bforkort\w*|\bstaar\b.*\bfor\b|\bbetyder\b|\bdaekker\b.*\bover\b|\bstands?\b.*\bfor\b|\bmeans?\b|"
    r"\babbreviat\w*"
)
_SHORT = re.compile(r"\b[A-ZÆØÅ]{2,6}\b")
_ASKING = re.compile(
    r"forklar|forkort\w*|staar|betyder|daekker|bogstav\w*|egentlig|noget|abbreviat\w*|stands?|means?|"
    r"explain|hvad"
)
# "Individuelt Planlagt job med Støtte (IPS)", "IPS (Individuelt Planlagt job med Støtte)"
_BEFORE = r"(?P<before>(?:[\w-]+\s+){{1,8}})\(\s*{short}\s*\)"
_AFTER = r"\b{short}\s*(?:\(|står for\b|er en forkortelse\b|[=:–-]\s)\s*(?P<after>[^)\n]{{4,90}})"


def short_form_asked(question: Question) -> str | None:
    """The abbreviation of which a question asks what it stands for, and nothing else."""
    shorts = set(_SHORT.findall(question.text)) if not question.text.isupper() else set()
    if len(shorts) != 1 or not _ASKS.search(question.folded):
        return None
    (short,) = shorts
    left = [word for word in content_words(question.text) if not _ASKING.fullmatch(word)]
    return short if set(left) <= {fold(short)} else None


def answer_short_form(
    question: Question, evidence: Sequence[Sentence], answer: Composition
) -> bool:
    """Quote the first sentence that spells an abbreviation out; False when none does."""
    short = short_form_asked(question)
    if short is None:
        return False
    for sentence in evidence:
        if _spells_out(sentence.text, short):
            answer.line(f"{place_words(answer.index, sentence.passage)}:")
            answer.quote(sentence.passage, sentence.span)
            return bool(answer.citations)
    return False


def is_unexplained(question: Question, evidence: Sequence[Sentence]) -> bool:
    """Whether only an abbreviation's meaning is asked for, and no evidence says what it is."""
    short = short_form_asked(question)
    if short is None:
        return False
    told = re.compile(rf"\b{short}\b\W{{0,3}}(?:er|betyder|dækker)\b")
    return not any(told.search(s.text) or _spells_out(s.text, short) for s in evidence)


def _spells_out(text: str, short: str) -> bool:
    """Whether a text has, beside the abbreviation, words of which one begins with its first letter."""
    for pattern in (_BEFORE, _AFTER):
        for match in re.finditer(pattern.format(short=short), text):
            words = re.findall(r"\w+", match.group(1))
            if any(word[0].upper() == short[0] and word != short for word in words):
                return True
    return False
