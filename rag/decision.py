"""Write the chosen evidence: the outcome first where a decision is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import Section, display_text
from index import Index, Passage
from rag.compose import (
    MAX_CHARACTERS,
    Composition,
    item_of,
    joined,
    passage_holding,
    place_words,
    widened,
)
from rag.evidence import Sentence
from rag.question import Question

_SAME_ITEM = 0.35
_OTHER_ITEM = 0.8
_MAX_SENTENCES = 4
_LABELS = {"recommendation": "Indstilling (forslag)", "history": "Tidligere behandling"}
_ENGLISH_LABELS = {"recommendation": "Proposal", "history": "Earlier treatment"}


def write_evidence(
    index: Index, question: Question, evidence: Sequence[Sentence], answer: Composition
) -> None:
    """Write the best sentences, place by place, under where they stand."""
    for group in _groups(index, question, evidence):
        _write_group(index, question, group, answer)


def _key(sentence: Sentence) -> tuple[str, int | None]:
    return sentence.passage.doc, sentence.passage.item


def _groups(
    index: Index, question: Question, evidence: Sequence[Sentence]
) -> list[list[Sentence]]:
    """The chosen sentences by agenda item."""
    if question.kind == "comparison" and len(question.clusters) > 1:
        return _by_place(index, evidence, question.clusters)
    if question.kind == "timeline":
        return _by_meeting(index, evidence)
    top = evidence[0]
    groups: dict[tuple[str, int | None], list[Sentence]] = {_key(top): [top]}
    for sentence in evidence[1:12]:
        key = _key(sentence)
        if key in groups:
            if sentence.score >= _SAME_ITEM * top.score and len(groups[key]) < _MAX_SENTENCES:
                groups[key].append(sentence)
        elif sentence.score >= _OTHER_ITEM * top.score and len(groups) < 2:
            groups[key] = [sentence]
    return list(groups.values())


def _by_place(
    index: Index, evidence: Sequence[Sentence], clusters: Sequence[str]
) -> list[list[Sentence]]:
    groups = []
    for cluster in clusters:
        of_cluster = [s for s in evidence if index.meetings[s.passage.doc].cluster == cluster]
        if of_cluster:
            key = _key(of_cluster[0])
            groups.append([s for s in of_cluster[:6] if _key(s) == key][:2])
    return groups


def _by_meeting(index: Index, evidence: Sequence[Sentence]) -> list[list[Sentence]]:
    best: dict[str, Sentence] = {}
    for sentence in evidence:
        best.setdefault(sentence.passage.doc, sentence)
    top = evidence[0].score
    chosen = [s for s in best.values() if s.score >= 0.3 * top]
    chosen.sort(key=lambda s: str(index.meetings[s.passage.doc].date))
    return [[s] for s in chosen]


def _write_group(
    index: Index, question: Question, group: Sequence[Sentence], answer: Composition
) -> None:
    top = group[0]
    lines_before = len(answer.parts)
    answer.line(f"{place_words(index, top.passage)}:")
    written = len(answer.parts)
    if question.kind in ("decision", "yesno"):
        _write_outcome(index, question, top, answer)
    by_passage: dict[str, tuple[Passage, list[Sentence]]] = {}
    length = answer.length
    for sentence in group:
        if length > MAX_CHARACTERS and by_passage:
            break
        by_passage.setdefault(sentence.passage.id, (sentence.passage, []))[1].append(sentence)
        length += len(sentence.text)
    for passage, sentences in by_passage.values():
        spans = [span for s in sentences for span in widened(index, s, question.kind == "list")]
        labels = _ENGLISH_LABELS if question.language == "en" else _LABELS
        label = labels.get(passage.section)
        for span in joined(spans, passage.sentences):
            answer.quote(passage, span, f"{label}: " if label else "")
    if len(answer.parts) == written:
        del answer.parts[lines_before:]


def _write_outcome(
    index: Index, question: Question, top: Sentence, answer: Composition
) -> None:
    """What became of the item, and the recommendation it refers to."""
    item = item_of(index, top.passage)
    if item is None or item.outcome_span is None or item.outcome in ("none", "discussed", "empty"):
        return
    if top.passage.section not in ("minutes", "recommendation", "economy"):
        return
    meeting = index.meetings[top.passage.doc]
    holding = passage_holding(index, top.passage.doc, item.outcome_span)
    if holding is None:
        return
    for span in holding.sentences:
        if item.outcome_span in span:
            answer.quote(holding, span)
    if item.outcome == "approved":
        for section in item.sections:
            if section.kind == "recommendation":
                _write_recommendation(index, meeting.source.path, section, answer)


def _write_recommendation(index: Index, doc: str, section: Section, answer: Composition) -> None:
    passage = passage_holding(index, doc, section.span)
    if passage is None or len(display_text(index.meetings[doc].source, section.span)) > 500:
        return
    answer.quote(passage, section.span, "Indstilling (forslag): ")
