"""Questions that ask two things: "Hvem bød velkommen, og hvor kom hun fra?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index import Index, fold
from rag.answer import Answer
from rag.asking.kinds import kind_of
from rag.asking.slots import has_date, has_money
from rag.refusing.doubt import doubt
from rag.telling.compose import Composition

_ASKS = (
    r"hvad|hvem|hvor|hvornår|hvornaar|hvordan|hvorfor|hvilke[nt]?|hvis|what|who|when|where|why|how|"
    r"which|whose"
)
_CUT = re.compile(
    rf"(?:\s*[,;]\s*|\s+)(?:og|samt|and)\s+(?=(?:{_ASKS})\b)|(?<=\?)\s+(?=(?:og\s+)?(?:{_ASKS})\b)",
    re.IGNORECASE,
)
_ASKING = re.compile(rf"\b(?:{_ASKS})\b", re.IGNORECASE)
_MOST = 3
# What is declined in one part is declined in all.
DECLINED = ("private", "instruction", "opinion", "too_long")
_WORDS = 3
# "... og hvem deltog?" asks a thing of its own, "... og hvor meget?" does not.
_SHORT_CLAUSE = re.compile(r"(?:hvem|hvad|who|what) \w{3,}\??", re.IGNORECASE)

# "... og hvad der skete hvert sted": this asks more of the same, and not another thing.
_OF_ALL = re.compile(
    r"\b(?:hvert sted|hver gang|hvert møde|begge steder|undervejs|i hvert|de enkelte steder|each time|"
    r"each place)\b",
    re.IGNORECASE,
)


def parts_of(text: str) -> list[str]:
    """The questions that a text asks, in order; the text itself when it asks one.

    "Hvem og hvor mange deltog?" is one question: each part must stand as a clause of its own.
    """
    parts = [part.strip() for part in _CUT.split(" ".join(text.split()))]
    if not 1 < len(parts) <= _MOST or not all(_is_clause(part) for part in parts):
        return [text]
    if any(_OF_ALL.search(part) for part in parts[1:]):
        return [text]
    return [part if part.endswith("?") else f"{part.rstrip(' ,.')}?" for part in parts]


def _is_clause(part: str) -> bool:
    if _SHORT_CLAUSE.fullmatch(part):
        return True
    return bool(_ASKING.search(part)) and len(part.split()) >= _WORDS


def together(
    index: Index,
    question: str,
    parts: Sequence[str],
    answers: Sequence[Answer],
    apart: bool = False,
) -> Answer:
    """One answer to all parts of a question; what was not answered is said to be so.

    Args:
        question: the whole.
        parts: as asked, with the answer to each.
        apart: they ask the same of two sides, and what one is told does not answer the other.

    Returns:
        A refusal only when no part was answered, or one must not be.
    """
    refused = [answer for answer in answers if answer.abstained]
    declined = [answer for answer in refused if answer.reason in DECLINED]
    if declined or len(refused) == len(answers):
        return replace((declined or refused)[0], question=question)
    composition = Composition(index)
    for part, answer in zip(parts, answers, strict=True):
        if answer.abstained:
            composition.line(f"”{part}”: {answer.text.split('. ')[0].rstrip('.')}.")
        elif apart or not _is_told(part, composition.text, answer.said):
            unsure = f"”{part}”: {doubt(answer.language)}" if answer.doubts else ""
            composition.take(answer.said, answer.citations, unsure)
    first = next(answer for answer in answers if not answer.abstained)
    hits = {hit.passage.id: hit for answer in answers for hit in answer.retrieved}
    cited = dict.fromkeys(citation.passage.id for citation in composition.citations)
    order = [
        *(hits[i] for i in cited if i in hits),
        *(h for i, h in hits.items() if i not in cited),
    ]
    return replace(
        first,
        text=composition.text,
        citations=tuple(composition.citations),
        question=question,
        retrieved=tuple(order[:10]),
        confidence=min(answer.confidence for answer in answers if not answer.abstained),
        doubts=tuple(composition.doubts),
    )


def _is_told(part: str, so_far: str, text: str) -> bool:
    """Whether the value that a part asks for stands in what is written, and not in its answer."""
    holds = {"money": has_money, "date": has_date}.get(kind_of(" ".join(fold(part).split())))
    return holds is not None and holds(so_far) and not holds(_new(text, so_far))


def _new(text: str, so_far: str) -> str:
    """The lines of a text that state something and were not written before."""
    return "\n".join(
        line for line in text.split("\n") if not line.endswith(":") and line[:-4] not in so_far
    )
