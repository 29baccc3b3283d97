"""Which sentences answer: of the best agenda item, and of others that the question may mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import Index, fold
from rag.asking.kinds import AnswerKind
from rag.asking.question import Question
from rag.asking.slots import has_date, has_person
from rag.asking.terms import match, text_forms
from rag.asking.when import years_in
from rag.finding.evidence import Sentence
from rag.telling.compose import item_of
from rag.telling.enumerations import wants_all
from rag.telling.scope import chosen_paths, item_share, names_place, title_share, topic_of

# Chosen on the dev split: the share of the best sentence's score with which a sentence of the same
# item joins, one of another item, and one on the same matter at another meeting, for which of the
# meetings is meant the question does not say.
SAME_ITEM = 0.025
# ... where one thing is asked for, and what stands beside it is seldom more of the answer.
SAME_ITEM_OF_ONE = 0.08
_ONE: tuple[AnswerKind, ...] = ("date", "money", "number", "definition", "rationale")
OTHER_ITEM = 0.35
SAME_MATTER = 0.07
# ... one that joins though the answer grows long by it, and a second one of another item.
NEXT_BEST = 0.4
EQUALLY_GOOD = 0.5
MAX_SENTENCES = 6
# Of the answer, in characters, before its framing.
BUDGET = 700
_READ = 20
# How well a word of the topic is met by a title that is about it.
_MET = 0.7
# Meetings that all had a matter on their agenda: how many are told, with how many sentences.
_SEVERAL = 3
# Of another meeting than the one asked for a sentence must be this much better.
_NEARLY = 0.4
_EACH = 2
# Share of the question's topic that an item on another matter may hold by chance.
_HARDLY_NAMED = 0.4
_IN_TITLE = 0.9
# What is asked for, and what an item on it is called.
_ACCOUNTS = (
    (re.compile(r"budget"), re.compile(r"budget")),
    (
        re.compile(r"regnskab|aarsrapport|\bresultat|\b(?:over|under)skud"),
        re.compile(r"regnskab|aarsrapport"),
    ),
)
_TITLES = re.compile(r"regnskab|aarsrapport|budget")
_SHORT_FORM = re.compile(r"\b[A-ZÆØÅ]{2,6}\b")


def in_place(index: Index, question: Question, evidence: Sequence[Sentence]) -> Sequence[Sentence]:
    """Sentences of the meetings that the question names before all others, when they are good."""
    if not names_place(question) or len(question.clusters) > 1:
        return evidence
    own = set(chosen_paths(index, question))
    inside = [s for s in evidence if s.passage.doc in own]
    if not inside or inside[0].score < _NEARLY * evidence[0].score:
        return evidence
    return [*inside, *(s for s in evidence if s.passage.doc not in own)]


def of_asked_year(index: Index, question: Question, evidence: Sequence[Sentence]) -> list[Sentence]:
    """The items on the accounts or the budget of the year asked about first, those of others not at all.

    "Regnskab 2021" is shown at a meeting in 2022.
    """
    asked = next((kind for kind in _ACCOUNTS if kind[0].search(question.folded)), None)
    years = years_in(question.text)
    if asked is None or not years:
        return list(evidence)
    first: list[Sentence] = []
    rest: list[Sentence] = []
    for sentence in evidence:
        item = item_of(index, sentence.passage)
        title = fold(item.title) if item else ""
        own = asked[1].search(title)
        if own and any(
            min(of) <= year <= max(of) for year in years for of in [years_in(title)] if of
        ):
            first.append(sentence)
        elif not (years_in(title) and _TITLES.search(title)):
            rest.append(sentence)
    return [*first, *rest] or list(evidence)


def titled(index: Index, question: Question, evidence: Sequence[Sentence]) -> list[Sentence]:
    """Sentences of the item whose title holds the topic before those of one that never names it.

    What was decided of one case reads like what was decided of the next.
    """
    topic = topic_of(index, question)
    if not evidence or not topic or item_share(index, topic, evidence[0]) > _HARDLY_NAMED:
        return list(evidence)
    for sentence in evidence[:_READ]:
        item = item_of(index, sentence.passage)
        if item is not None and title_share(index, topic, item) >= _MET:
            place = _key(sentence)
            own = [s for s in evidence if _key(s) == place]
            return [*own, *(s for s in evidence if _key(s) != place)]
    return list(evidence)


def _key(sentence: Sentence) -> tuple[str, int | None]:
    return sentence.passage.doc, sentence.passage.item


def choose_groups(
    index: Index, question: Question, evidence: Sequence[Sentence]
) -> list[list[Sentence]]:
    """The chosen sentences by agenda item; the best item first, timelines by date.

    Args:
        evidence: best first; at least one.
    """
    if several := _of_several(index, question, evidence):
        return several
    evidence = [s for s in evidence if not _is_title(index, question, s)] or evidence
    if question.kind == "timeline":
        return _by_text(evidence)
    shorts = list(dict.fromkeys(_SHORT_FORM.findall(question.text)))
    if question.kind == "definition" and len(shorts) > 1:
        return _by_word(evidence, shorts)
    top = evidence[0]
    groups: dict[tuple[str, int | None], list[Sentence]] = {_key(top): [top]}
    length = len(top.text)
    matter = _matter(index, question, top)
    joins = SAME_ITEM_OF_ONE if question.kind in _ONE and not wants_all(question) else SAME_ITEM
    for sentence in evidence[1:_READ]:
        key = _key(sentence)
        if key == _key(top):
            if sentence.is_heading:
                continue
            fits = length + len(sentence.text) <= BUDGET and len(groups[key]) < MAX_SENTENCES
            # The next best of all belongs, however long it is.
            fits = fits or (sentence is evidence[1] and sentence.score >= NEXT_BEST * top.score)
            if fits and sentence.score >= joins * top.score:
                groups[key].append(sentence)
                length += len(sentence.text)
        elif sentence.is_heading:
            continue
        elif key not in groups:
            again = sentence.passage.doc != top.passage.doc and bool(
                matter & _matter(index, question, sentence)
            )
            share, most = (SAME_MATTER, _SEVERAL) if again else (OTHER_ITEM, 2)
            if sentence.score >= share * top.score and len(groups) < most:
                groups[key] = [sentence]
        elif len(groups[key]) == 1 and sentence.score >= EQUALLY_GOOD * top.score:
            groups[key].append(sentence)
    return list(groups.values())


def _matter(index: Index, question: Question, sentence: Sentence) -> frozenset[str]:
    """The words of the question's topic that stand in the title over a sentence.

    Empty when the question itself names the meeting: then no other is meant.
    """
    item = item_of(index, sentence.passage)
    if item is None or question.meetings:
        return frozenset()
    forms = text_forms(item.title)
    parts = {form: index.lexical_side.compounds.parts(form) for form in forms}
    return frozenset(t.word for t in topic_of(index, question) if match(t, forms, parts) >= _MET)


def _of_several(
    index: Index, question: Question, evidence: Sequence[Sentence]
) -> list[list[Sentence]]:
    """When no meeting is named and several had the matter on their agenda: each, newest first."""
    topic = topic_of(index, question)
    if question.kind != "decision" or names_place(question) or question.follows or not topic:
        return []
    if question.years or len(index.meetings) < 2:
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
