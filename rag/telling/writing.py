"""Write the chosen evidence: place by place, the outcome first where a decision is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Section, Span, display_text
from index import Index, Passage
from rag.asking.question import Question
from rag.finding.evidence import Sentence
from rag.finding.retrieval import Retrieved
from rag.telling.across import Part, asks_across, parts_across
from rag.telling.choosing import choose_groups, in_place
from rag.telling.compose import (
    Composition,
    is_entry,
    item_of,
    joined,
    opened_by,
    passage_holding,
    place_words,
    table_after,
    widened,
)
from rag.telling.conflicts import write_conflict
from rag.telling.correction import write_correction
from rag.telling.course import write_course, write_treatment
from rag.telling.enumerations import running_alike, wants_all
from rag.telling.outcomes import outcome_of

# Why a matter was settled stands in the sentences after its outcome.
_REASONS = 2
_SETTLED = re.compile(
    r"\budsat\b|\budskudt\b|\bafvis\w*|\bforkast\w*|\budgik\b|\btrukket\b|\bpostponed\b|\brejected\b|\bwithdrawn\b"
)
# What was only proposed reads like a fact, and what came of it belongs with it.
_PROPOSES = re.compile(r"\b(?:foresl(?:ås|år|og)|indstiller|ansøger|anbefaler)\b", re.IGNORECASE)
_CLEAR = ("approved", "referred", "rejected", "postponed", "withdrawn")
# "Hvad er der sket med ...?": the outcomes belong to it; to how a number went they do not.
_HAPPENED = re.compile(r"\bsket\b|\bskete\b|\bblev der\b|\bforloeb\w*|\bsagen\b|\bhappened\b")
_LEANING = re.compile(
    r"(?:det|den|de|dette|denne|disse|der|hertil|derudover|herudover|heraf|han|hun|formålet|målet|"
    r"projektet|målgruppen|indsatsen|opfølgning|på nuværende tidspunkt|aktuelt|pt\.)(?!\w)",
    re.IGNORECASE,
)
_LABELS = {"recommendation": "Indstilling (forslag)", "history": "Tidligere behandling"}
_ENGLISH_LABELS = {"recommendation": "Proposal", "history": "Earlier treatment"}
_ENDED = {"da": "Hvad det endte med: ", "en": "How it ended: "}
_AGENDA_ONLY = {
    "da": "Kun dagsordenen til mødet er i samlingen; hvad der blev besluttet, står ikke i den.",
    "en": "Only the agenda of this meeting is in the collection; it does not tell what was decided.",
}


def write_evidence(
    index: Index,
    question: Question,
    retrieved: Retrieved,
    evidence: Sequence[Sentence],
    answer: Composition,
) -> None:
    """Write the best sentences, each item under where it stands."""
    evidence = in_place(index, question, evidence)
    if write_treatment(index, question, evidence, answer):
        return
    if asks_across(question):
        parts = parts_across(index, question, retrieved)
        if len(parts) > 1:
            for part in parts:
                _write_part(index, question, part, answer)
            return
    if write_course(index, question, evidence, answer):
        return
    if write_conflict(index, question, evidence, answer):
        return
    is_whole = write_correction(index, question, evidence, answer)
    answer.is_settled = bool(answer.parts)
    if is_whole:
        return
    for group in choose_groups(index, question, evidence):
        _write_group(index, question, group, answer)


def _write_part(index: Index, question: Question, part: Part, answer: Composition) -> None:
    if part.sentences:
        _write_group(index, question, part.sentences, answer)
    elif any(head.cluster == part.name for head in index.heads.values()):
        answer.line(f"Klynge {part.name}: der er intet fundet om emnet i referaterne.")
    else:
        answer.line(f"Klynge {part.name}: der er ingen referater i samlingen.")


def _write_group(
    index: Index, question: Question, group: Sequence[Sentence], answer: Composition
) -> None:
    top = group[0]
    before = len(answer.parts)
    answer.line(f"{place_words(index, top.passage)}:")
    if question.decides and index.meetings[top.passage.doc].kind == "agenda":
        answer.line(_AGENDA_ONLY[question.language])
    start = len(answer.parts)
    if (
        question.decides
        or question.kind in ("decision", "yesno")
        or _HAPPENED.search(question.folded)
    ):
        _write_outcome(index, question, top, answer)
    elif question.kind == "rationale" and _SETTLED.search(question.folded):
        _write_reasons(index, top, answer)
    by_passage: dict[str, tuple[Passage, list[Span]]] = {}
    taken: set[Span] = set()  # passages overlap
    for sentence in group:
        for passage, span in _with_context(index, question, sentence):
            if span not in taken and not answer.holds(passage, span):
                taken.add(span)
                by_passage.setdefault(passage.id, (passage, []))[1].append(span)
    labels = _ENGLISH_LABELS if question.language == "en" else _LABELS
    for passage, spans in by_passage.values():
        label = labels.get(passage.section)
        for span in joined(spans, passage.sentences):
            answer.quote(passage, span, f"{label}: " if label else "")
    if len(answer.parts) == start:
        del answer.parts[before:]
        return
    item = item_of(index, top.passage)
    # What is asked for is the proposal, or a proposal is quoted as one.
    proposed = any(passage.section == "recommendation" for passage, _ in by_passage.values())
    if item is not None and item.outcome in _CLEAR and (proposed or _PROPOSES.search(top.text)):
        ended = outcome_of(index, top.passage.doc, item)
        if ended is not None and not answer.holds(*ended):
            answer.quote(*ended, _ENDED[question.language])


def _with_context(
    index: Index, question: Question, sentence: Sentence
) -> list[tuple[Passage, Span]]:
    """The sentence with its list, and a neighbour that leans on it or that it leans on."""
    whole_list = question.kind in ("list", "number", "other", "action")
    spans = widened(sentence, whole_list)
    passage = sentence.passage
    first = passage.sentences.index(spans[0])
    last = passage.sentences.index(spans[-1])
    if wants_all(question) and len(spans) == 1:
        if alike := running_alike(index, passage, sentence.number):
            return alike
        spans = [*spans, *table_after(passage, last)]
        last = passage.sentences.index(spans[-1])
    if last + 1 < len(passage.sentences):
        following = passage.sentence_texts[last + 1]
        if _LEANING.match(following) and len(following) < 260:
            spans = [*spans, *opened_by(passage, last + 1)]
            last = passage.sentences.index(spans[-1])
    if first > 0 and _LEANING.match(sentence.text) and len(sentence.text) < 160:
        previous = passage.sentence_texts[first - 1]
        if len(previous) < 260 and not (first == 1 and passage.item is not None):
            spans = [passage.sentences[first - 1], *spans]
    found = [(passage, span) for span in spans]
    if last + 1 == len(passage.sentences):
        opens = passage.sentence_texts[last].endswith(":")
        found += _going_on(index, passage, opens or (whole_list and len(spans) > 1))
    return found


def _going_on(index: Index, passage: Passage, is_list: bool) -> list[tuple[Passage, Span]]:
    """What leans on the end of a passage in the next one of the same section.

    Args:
        index: that holds both.
        passage: the end of which is quoted.
        is_list: it is the entries of a list, and all that follow belong to them.
    """
    following = [
        other
        for other in index.passages_of[passage.doc]
        if other.item == passage.item
        and other.section == passage.section
        and other.span.end > passage.span.end
        and other.span.start <= passage.span.end + 40
    ]
    found: list[tuple[Passage, Span]] = []
    for other in following[:1]:
        for span, text in zip(other.sentences, other.sentence_texts, strict=True):
            if span.start < passage.span.end:
                continue
            leans = not found and _LEANING.match(text) and len(text) < 260
            if not leans and not (is_list and is_entry(text)):
                break
            found.append((other, span))
    return found


def _write_outcome(index: Index, question: Question, top: Sentence, answer: Composition) -> None:
    """What became of the item, and the recommendation it refers to."""
    item = item_of(index, top.passage)
    where = outcome_of(index, top.passage.doc, item) if item is not None else None
    if item is None or where is None or item.outcome == "empty":
        return
    answer.quote(*where)
    if item.in_parts or item.outcome in ("approved", "referred", "rejected", "postponed"):
        for section in item.sections:
            if section.kind == "recommendation":
                _write_recommendation(index, question, top.passage.doc, section, answer)


def _write_reasons(index: Index, top: Sentence, answer: Composition) -> None:
    """The outcome with the sentences after it, which tell why a matter was settled as it was."""
    item = item_of(index, top.passage)
    where = outcome_of(index, top.passage.doc, item) if item is not None else None
    if where is None:
        return
    passage, span = where
    after = [s for s in passage.sentences if s.start >= span.end][:_REASONS]
    answer.quote(passage, Span(span.start, after[-1].end if after else span.end))


def _write_recommendation(
    index: Index, question: Question, doc: str, section: Section, answer: Composition
) -> None:
    passage = passage_holding(index, doc, section.span)
    if passage is None or len(display_text(index.meetings[doc].source, section.span)) > 450:
        return
    labels = _ENGLISH_LABELS if question.language == "en" else _LABELS
    answer.quote(passage, section.span, f"{labels['recommendation']}: ")
