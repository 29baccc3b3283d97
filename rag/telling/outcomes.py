"""The sentence that tells what came of an item, with those after it that settle its other parts."""

from __future__ import annotations

import re

from corpus import AgendaItem, Span
from index import Index, Passage
from rag.telling.compose import passage_holding

_ALSO = re.compile(
    r"(?:(?:indstilling(?:en|erne|ens)?(?:s? (?:pkt\.?|punkt))?|ad\.?|pkt\.?|punkt|forslag(?:et)?|"
    r"beslutning)\s*\d|model\s|del\s|(?:første|anden|tredje|fjerde|sidste)\s+(?:del|indstilling)|"
    r"resten\b|(?:de )?øvrige (?:punkter|indstillinger|dele)\b|[a-f]\)|imod stemte|for stemte)",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    r"\bgodkend|\btiltr[åæ]d|\bvedt[ao]g|\bbevil|\bimødekom|\btilslut", re.IGNORECASE
)
_DENIED = re.compile(
    r"\bikke\s+(?:\w+\s+)?(?:godkendt|tiltrådt|vedtaget|imødekommet|bevilget)|\bforkastet\b|\bafvist\b|"
    r"\budskudt\b|\budsat\b|\bbortset fra\b|\bundtag\w*|\bpå nær\b|\bdelvist?\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\bændr\w*|\bdog\b|\bi stedet\b|\bforbehold\b", re.IGNORECASE)
# What a sentence after an approval changes of it: "Provenuet øremærkes dog til svømmehallen."
_CHANGES = re.compile(r"\bdog\b|\bi stedet\b|\bbortset fra\b|\bændring", re.IGNORECASE)


def outcome_of(index: Index, doc: str, item: AgendaItem) -> tuple[Passage, Span] | None:
    """Where the outcome of an item stands, in whole sentences; None when it shows none."""
    if item.outcome_span is None:
        return None
    shown = item.outcome_span
    # What was decided part by part may go on in the next passage.
    holding = passage_holding(index, doc, shown) or passage_holding(
        index, doc, Span(shown.start, shown.start + 1)
    )
    if holding is None:
        return None
    told = [number for number, span in enumerate(holding.sentences) if span.overlaps(shown)]
    if not told:
        return None
    last = told[-1]
    texts = holding.sentence_texts
    while last + 1 < len(texts) and _ALSO.match(texts[last + 1]):
        last += 1
    if item.outcome == "approved" and _CHANGES.search(" ".join(texts[last + 1 : last + 2])):
        last += 1
    return holding, Span(holding.sentences[told[0]].start, holding.sentences[last].end)


def is_plain_approval(told: str) -> bool:
    """Whether the words of an outcome approve what was proposed, all of it and unchanged."""
    reserved = _DENIED.search(told) or _CHANGED.search(told) or " men " in told
    return bool(_APPROVED.search(told)) and not reserved


def approved_in_part(item: AgendaItem, told: str) -> bool:
    """Whether only a part of an item was approved, by the words that tell its outcome."""
    if item.in_parts:
        return item.came_to("approved")
    return item.outcome == "approved" and bool(_DENIED.search(told))


def approved_changed(item: AgendaItem, told: str) -> bool:
    """Whether an item was approved otherwise than it was proposed, or with a reservation."""
    return item.outcome == "approved" and bool(_CHANGED.search(told))
