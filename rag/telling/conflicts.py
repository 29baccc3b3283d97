"""Two counts of the same thing in the minutes of one body: shown side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Meeting
from index import Index, Passage, stem
from rag.asking.question import Question
from rag.asking.slots import quantities
from rag.asking.terms import match, terms_of, text_forms
from rag.finding.evidence import Sentence
from rag.finding.features import asked_stems
from rag.telling.compose import Composition, place_words
from rag.telling.scope import is_plain

# "Er der 13 eller 15 indsatser?", "hvorfor står der både 13 og 15 indsatser?"
_NAMED = re.compile(r"\b(?P<one>\d+) (?:eller|og|or|and) (?P<other>\d+) (?P<what>[a-z]{3,})")
_MET = 0.7
_MOST = 3


def write_conflict(
    index: Index, question: Question, evidence: Sequence[Sentence], answer: Composition
) -> bool:
    """Write sentences that count the thing asked for, wholly on the topic, and differ.

    Returns:
        False when they agree or only one counts it; then nothing was written.
    """
    named = _NAMED.search(question.folded)
    asked = frozenset({stem(named["what"])}) if named else asked_stems(question)
    if not (named or question.kind == "number") or not asked or not evidence:
        return False
    meeting = index.meetings[evidence[0].passage.doc]
    found: dict[str, tuple[Passage, int]] = {}
    for passage in index.passages_of[meeting.source.path]:
        for number, text in enumerate(passage.sentence_texts):
            for quantity in quantities(text):
                wanted = quantity.number.isdigit() and asked & quantity.units
                if wanted and quantity.number not in found and _on_topic(index, question, text):
                    found[quantity.number] = (passage, number)
    if named and not {named["one"], named["other"]} <= found.keys():
        return False
    places = {(passage.item, passage.sentences[number]) for passage, number in found.values()}
    if len({item for item, _ in places}) < 2:
        return False
    answer.line(_lead(question, meeting))
    for passage, number in list(found.values())[:_MOST]:
        answer.quote(passage, passage.sentences[number], f"{place_words(index, passage)}: ")
    return bool(answer.citations)


def _lead(question: Question, meeting: Meeting) -> str:
    where = meeting.body or meeting.title
    if question.language == "en":
        return f"The minutes give different numbers ({where}):"
    return f"Referatet siger forskelligt ({where}):"


def _on_topic(index: Index, question: Question, text: str) -> bool:
    """Whether a sentence meets every word that says what is counted."""
    terms = terms_of(
        [w for w in question.own_terms if not is_plain(w) and not w.isdigit()],
        index,
        question.language == "en",
    )
    forms = text_forms(text)
    parts = {form: index.lexical_side.compounds.parts(form) for form in forms}
    return bool(terms) and all(match(term, forms, parts) >= _MET for term in terms)
