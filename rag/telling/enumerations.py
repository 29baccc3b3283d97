"""Lists as minutes have them: all entries asked for, and sentences that run alike."""

from __future__ import annotations

import re

from corpus import Span
from index import Index, Passage
from rag.asking.question import Question

# "De fire parter", "hvilke tre", "hver": all of it is asked for.
_ALL = re.compile(
    r"\b(?:de|alle|hvilke|disse|the|all|which) (?:to|tre|fire|fem|seks|syv|otte|ni|ti|\d{1,2}|two|three|"
    r"four|five|six|seven|eight) \w|\bhver\b|\bhver (?:af|isaer)\b|\beach\b|\bfordel\w*\b|"
    r"\bhenholdsvis\b|\bparterne\b"
)
_WORD = re.compile(r"[\wæøåéü-]+")
# Where the verb of a sentence stands that begins with who it is about: "Aalborg Kommune fremhævede".
_NEAR_START = 5
_VERB = re.compile(r"[a-zæøå]{4,}(?:ede|te|er|s)")
_COMMON = frozenset(
    "efter eller under mellem over blandt ligeledes således desuden derfor deres været deltager "
    "borgere møder kommuner skulle kunne ville".split()
)
_ALIKE = 3
# Between two sentences that run alike there may stand one that goes on from the first.
_GAP = 2
_MOST = 9


def wants_all(question: Question) -> bool:
    """Whether every entry is asked for: "hvilke", "de fire parter", "hver"."""
    return question.kind == "list" or bool(_ALL.search(question.folded))


def running_alike(index: Index, passage: Passage, number: int) -> list[tuple[Passage, Span]]:
    """The sentences that say the same of others as this one does, with those between them.

    "Kommunen fremhævede ... Almen praksis fremhævede ... Psykiatrien fremhævede ..."

    Returns:
        Nothing when fewer than three run alike.
    """
    lines = _lines_of_section(index, passage)
    texts = [text for _, _, text in lines]
    here = next(n for n, line in enumerate(lines) if line[1] == passage.sentences[number])
    for verb in _verbs(texts[here]):
        first = last = here
        alike = [n for n, text in enumerate(texts) if verb in _verbs(text)]
        for other in alike[::-1]:
            first = other if 0 < first - other <= _GAP else first
        for other in alike:
            last = other if 0 < other - last <= _GAP else last
        run = [n for n in alike if first <= n <= last]
        if len(run) >= _ALIKE and len({_WORD.findall(texts[n])[0] for n in run}) > 1:
            return [(own, span) for own, span, _ in lines[first : last + 1]][:_MOST]
    return []


def _lines_of_section(index: Index, passage: Passage) -> list[tuple[Passage, Span, str]]:
    """The sentences of the section that a passage is of, in order, each once."""
    found: dict[int, tuple[Passage, Span, str]] = {}
    for other in index.passages_of[passage.doc]:
        if (other.item, other.section) == (passage.item, passage.section):
            for span, text in zip(other.sentences, other.sentence_texts, strict=True):
                if span.start not in found or other.id == passage.id:
                    found[span.start] = (other, span, text)
    return [found[start] for start in sorted(found)]


def _verbs(text: str) -> list[str]:
    """Words near the start of a sentence that may be its verb."""
    start = _WORD.findall(text)[1:_NEAR_START]
    return [word for word in start if _VERB.fullmatch(word) and word not in _COMMON]
