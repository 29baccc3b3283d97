"""The sentence that tells what came of an item, with those after it that settle its other parts."""

from __future__ import annotations

import re

from corpus import AgendaItem, Span
from index import Index, Passage
from rag.compose import passage_holding

_ALSO = re.compile(
    r"(?:indstilling(?:en|erne)?\s*\d|ad\s*\d|punkt\s*\d|model\s|del\s|(?:første|anden|tredje|fjerde|sidste)"
    r"\s+(?:del|indstilling)|resten\b|[a-f]\)|beslutning\s*\d|imod stemte|for stemte)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\bikke\s+(?:\w+\s+)?(?:godkendt|tiltrådt|vedtaget|imødekommet|bevilget)|\bforkastet\b|\bafvist\b|"
    r"\budskudt\b|\budsat\b|\bændret\b|\bblev ændret\b",
    re.IGNORECASE,
)


def outcome_of(index: Index, doc: str, item: AgendaItem) -> tuple[Passage, Span] | None:
    """Where the outcome of an item stands, in whole sentences; None when it shows none."""
    if item.outcome_span is None:
        return None
    holding = passage_holding(index, doc, item.outcome_span)
    if holding is None:
        return None
    for number, sentence in enumerate(holding.sentences):
        if item.outcome_span in sentence:
            last = number
            while last + 1 < len(holding.sentences) and _ALSO.match(
                holding.sentence_texts[last + 1]
            ):
                last += 1
            return holding, Span(sentence.start, holding.sentences[last].end)
    return None


def is_partial(text: str) -> bool:
    """Whether an outcome denies, changes or postpones a part of what was proposed."""
    return bool(_DENIED.search(text)) and bool(re.search(r"\bgodkendt|\btiltrådt|\bvedtaget", text))
