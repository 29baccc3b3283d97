"""Write the chosen evidence: place by place, the outcome first where a decision is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Section, Span, display_text
from index import Index, Passage
from rag.across import Part, asks_across, parts_across
from rag.compose import (
    Composition,
    is_entry,
    item_of,
    joined,
    passage_holding,
    place_words,
    table_after,
    widened,
)
from rag.conflicts import write_conflict
from rag.correction import write_correction
from rag.evidence import Sentence
from rag.outcomes import outcome_of
from rag.question import Question
from rag.retrieval import Retrieved
from rag.scope import chosen_paths, names_place, title_share, topic_of
from rag.slots import has_date, has_person

# Chosen on the dev split: a sentence of the best item joins when it scores this share of the
# best one, a second item only when it is nearly as good.
SAME_ITEM = 0.04
OTHER_ITEM = 0.85
MAX_SENTENCES = 6
# Meetings that all had a matter on their agenda: how many are told, with how many sentences.
_SEVERAL = 3
# Why a matter was settled stands in the sentences after its outcome.
_REASONS = 2
_SETTLED = re.compile(
    r"\budsat\b|\budskudt\b|\bafvis\w*|\bforkast\w*|\budgik\b|\btrukket\b|\bpostponed\b|\brejected\b|\bwithdrawn\b"
)
# Of another meeting than the one asked for a sentence must be this much better.
_NEARLY = 0.4
_EACH = 2
_IN_TITLE = 0.9
BUDGET = 800
_EACH_OF = re.compile(r"\bhver\b|\bhver (?:af|isaer)\b|\beach\b|\bfordel\w*\b")
_LEANING = re.compile(
    r"(?:det|den|de|dette|denne|disse|der|hertil|derudover|herudover|heraf|han|hun|formålet|målet|"
    r"projektet|målgruppen|indsatsen|opfølgning)\b",
    re.IGNORECASE,
)
_LABELS = {"recommendation": "Indstilling (forslag)", "history": "Tidligere behandling"}
_ENGLISH_LABELS = {"recommendation": "Proposal", "history": "Earlier treatment"}
_SHORT_FORM = re.compile(r"\b[A-ZÆØÅ]{2,6}\b")


def write_evidence(
    index: Index,
    question: Question,
    retrieved: Retrieved,
    evidence: Sequence[Sentence],
    answer: Composition,
) -> None:
    """Write the best sentences, each item under where it stands."""
    evidence = _in_place(index, question, evidence)
    if asks_across(question):
        parts = parts_across(index, question, retrieved)
        if len(parts) > 1:
            for part in parts:
                _write_part(index, question, part, answer)
            return
    if write_conflict(index, question, evidence, answer):
        return
    if write_correction(index, question, evidence, answer):
        return
    groups = _of_several(index, question, evidence) or choose_groups(index, question, evidence)
    for group in groups:
        _write_group(index, question, group, answer)


def _in_place(index: Index, question: Question, evidence: Sequence[Sentence]) -> Sequence[Sentence]:
    """Sentences of the meetings that the question names before all others, when they are good."""
    if not names_place(question) or len(question.clusters) > 1:
        return evidence
    own = set(chosen_paths(index, question))
    inside = [s for s in evidence if s.passage.doc in own]
    if not inside or inside[0].score < _NEARLY * evidence[0].score:
        return evidence
    return [*inside, *(s for s in evidence if s.passage.doc not in own)]


def _write_part(index: Index, question: Question, part: Part, answer: Composition) -> None:
    if part.sentences:
        _write_group(index, question, part.sentences, answer)
    elif any(head.cluster == part.name for head in index.heads.values()):
        answer.line(f"Klynge {part.name}: emnet er ikke nævnt i referaterne.")
    else:
        answer.line(f"Klynge {part.name}: der er ingen referater i samlingen.")


def _key(sentence: Sentence) -> tuple[str, int | None]:
    return sentence.passage.doc, sentence.passage.item


def choose_groups(
    index: Index, question: Question, evidence: Sequence[Sentence]
) -> list[list[Sentence]]:
    """The chosen sentences by agenda item; the best item first, timelines by date."""
    evidence = [s for s in evidence if not _is_title(index, question, s)] or evidence
    if question.kind == "timeline":
        return _by_text(evidence)
    shorts = list(dict.fromkeys(_SHORT_FORM.findall(question.text)))
    if question.kind == "definition" and len(shorts) > 1:
        return _by_word(evidence, shorts)
    top = evidence[0]
    groups: dict[tuple[str, int | None], list[Sentence]] = {_key(top): [top]}
    length = len(top.text)
    for sentence in evidence[1:14]:
        key = _key(sentence)
        if key == _key(top):
            if sentence.is_heading:
                continue
            fits = length + len(sentence.text) <= BUDGET and len(groups[key]) < MAX_SENTENCES
            if fits and sentence.score >= SAME_ITEM * top.score:
                groups[key].append(sentence)
                length += len(sentence.text)
        elif sentence.score >= OTHER_ITEM * top.score and len(groups) < 2 and key not in groups:
            groups[key] = [sentence]
    return list(groups.values())


def _of_several(
    index: Index, question: Question, evidence: Sequence[Sentence]
) -> list[list[Sentence]]:
    """When no meeting is named and several had the matter on their agenda: each, newest first."""
    topic = topic_of(index, question)
    if question.kind != "decision" or names_place(question) or question.follows or not topic:
        return []
    if question.years or len(index.heads) < 2:
        return []
    groups: dict[str, list[Sentence]] = {}
    for sentence in evidence:
        item = item_of(index, sentence.passage)
        if item is None or sentence.is_heading or title_share(index, topic, item) < _IN_TITLE:
            continue
        mine = groups.setdefault(sentence.passage.doc, [])
        if not mine or (_key(mine[0]) == _key(sentence) and len(mine) < _EACH):
            mine.append(sentence)
    if len(groups) < 2:
        return []
    newest = sorted(groups, key=lambda doc: str(index.meetings[doc].date), reverse=True)
    return [groups[doc] for doc in newest[:_SEVERAL]]


def _is_title(index: Index, question: Question, sentence: Sentence) -> bool:
    """A heading or the title of the document says nothing, unless it names who or when."""
    meeting = index.meetings[sentence.passage.doc]
    if not sentence.is_heading and sentence.text not in meeting.title:
        return False
    if question.kind == "date":
        return not has_date(sentence.text)
    return not (question.kind in ("person", "attendance") and has_person(sentence.text))


def _by_text(evidence: Sequence[Sentence]) -> list[list[Sentence]]:
    """All of it happened at one meeting: its sentences in the order of the text."""
    own = [s for s in evidence[:20] if _key(s) == _key(evidence[0])][:MAX_SENTENCES]
    return [sorted(own, key=lambda s: s.span)]


def _by_word(evidence: Sequence[Sentence], shorts: Sequence[str]) -> list[list[Sentence]]:
    groups = []
    for short in shorts[:4]:
        spelt = re.compile(rf"\(\s*{short}\s*\)|\b{short}\b\s*[(–-]")
        found = [s for s in evidence if spelt.search(s.text)]
        found = found or [s for s in evidence if re.search(rf"\b{short}\b", s.text)]
        if found:
            groups.append(found[:1])
    return groups or [list(evidence[:1])]


def _write_group(
    index: Index, question: Question, group: Sequence[Sentence], answer: Composition
) -> None:
    top = group[0]
    before = len(answer.parts)
    answer.line(f"{place_words(index, top.passage)}:")
    start = len(answer.parts)
    if question.decides or question.kind in ("decision", "yesno", "timeline"):
        _write_outcome(index, question, top, answer)
    elif question.kind == "rationale" and _SETTLED.search(question.folded):
        _write_reasons(index, top, answer)
    if question.kind == "decision" and len(answer.parts) > start and _is_settled(index, top):
        # The outcome and what it refers to are the answer; of the rest only the remarks belong.
        group = [s for s in group if s.passage.section in ("minutes", "economy")]
    by_passage: dict[str, tuple[Passage, list[Span]]] = {}
    for sentence in group:
        for passage, span in _with_context(index, question, sentence):
            if not answer.holds(passage, span):
                by_passage.setdefault(passage.id, (passage, []))[1].append(span)
    labels = _ENGLISH_LABELS if question.language == "en" else _LABELS
    for passage, spans in by_passage.values():
        label = labels.get(passage.section)
        for span in joined(spans, passage.sentences):
            answer.quote(passage, span, f"{label}: " if label else "")
    if len(answer.parts) == start:
        del answer.parts[before:]


def _is_settled(index: Index, top: Sentence) -> bool:
    """Whether the item came to an end: approved, rejected, postponed, withdrawn or sent on."""
    item = item_of(index, top.passage)
    return item is not None and item.outcome not in ("none", "noted", "discussed", "empty")


def _with_context(
    index: Index, question: Question, sentence: Sentence
) -> list[tuple[Passage, Span]]:
    """The sentence with its list, and a neighbour that leans on it or that it leans on."""
    whole_list = question.kind in ("list", "number", "other", "action")
    spans = widened(sentence, whole_list)
    passage = sentence.passage
    first = passage.sentences.index(spans[0])
    last = passage.sentences.index(spans[-1])
    of_each = question.kind == "list" or bool(_EACH_OF.search(question.folded))
    if of_each and len(spans) == 1:
        spans = [*spans, *table_after(passage, last)]
        last = passage.sentences.index(spans[-1])
    if last + 1 < len(passage.sentences):
        following = passage.sentence_texts[last + 1]
        if _LEANING.match(following) and len(following) < 260:
            spans = [*spans, passage.sentences[last + 1]]
    if first > 0 and _LEANING.match(sentence.text) and len(sentence.text) < 160:
        previous = passage.sentence_texts[first - 1]
        if len(previous) < 260 and not (first == 1 and passage.item is not None):
            spans = [passage.sentences[first - 1], *spans]
    found = [(passage, span) for span in spans]
    if whole_list and len(spans) > 1 and last + 1 == len(passage.sentences):
        found += _rest_of_list(index, passage)
    return found


def _rest_of_list(index: Index, passage: Passage) -> list[tuple[Passage, Span]]:
    """Entries of a list that go on in the next passage of the same section."""
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
            if not is_entry(text):
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
    if item.outcome in ("approved", "referred", "rejected", "postponed"):
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
