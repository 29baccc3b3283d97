"""Things that a question names and no minutes do."""

from __future__ import annotations

import re

from index import Index, fold
from rag.asking.question import Question
from rag.asking.terms import terms_of

# So many are named.
_NAMED = 2
# The letters that a word must have (shorter ones are seldom the topic), and those of them that
# count as its beginning.
_LETTERS, _BEGINNING = 7, 5
# A form of a verb, or how much of something: no name of a thing.
_NO_THING = re.compile(r"(?:ede|edes|te|tes|et|t|ende|igere|este?|ige?)$")


def absent_things(index: Index, question: Question) -> list[str]:
    """Words of a Danish question, as typed, of which the minutes have not even the beginning.

    A word that is there in another form must not be called missing, and of the missing ones only
    those are worth naming that tell a thing.

    Args:
        index: whose vocabulary tells which words the minutes have.
        question: as understood; of a follow-up only its own words count.
    """
    if question.language != "da":
        return []
    vocabulary = index.lexical_side.stemmed.terms
    missing = {
        term.word
        for term in terms_of(question.own_terms, index, english=False)
        if not term.known
        and term.topical
        and len(term.word) >= _LETTERS
        and term.word.isalpha()
        and not _NO_THING.search(term.word)
        and not any(term.word[:_BEGINNING] in known for known in vocabulary)
    }
    typed = {fold(word): word for word in re.findall(r"\w+", question.text)}
    return [typed[word] for word in typed if word in missing][:_NAMED]


def absent_words(index: Index, question: Question) -> str:
    """ "”tandlæger” og ”ulve”", those of `absent_things`; empty when there are none."""
    return " og ".join(f"”{word}”" for word in absent_things(index, question))
