"""Things that a question names and no minutes do."""

from __future__ import annotations

import re
from difflib import get_close_matches

from index import Index, fold, stem
from rag.asking.question import Question
from rag.asking.terms import terms_of

# So alike are a word and its slip of the pen (the ratio of `difflib`).
_ALIKE = 0.8
# So many are named.
_NAMED = 2
# The letters that a word must have; those of them that count as its beginning.
_LETTERS, _BEGINNING = 7, 4
# A thing is named after one of these, perhaps with a word or two between.
_BEFORE = r"\b(?:om|med|mod|for|af|ved|hos|blandt|antal|hvor mange|hvor meget)"
_BETWEEN = r"(?: (?:de|den|det|en|et|nye?|flere|alle|\w+(?:e|s))){0,2}"
# A form of a verb, how much of something, or what is asked for and not asked about.
_NO_THING = re.compile(
    r".*(?:ede|edes|te|tes|t|ende|igere|este?|ige?)|million\w*|milliard\w*|kroner\w*|penge\w*|minut\w*|"
    r"maaned\w*|arbejd\w*|aarsag\w*|grund\w*|begrund\w*|resultat\w*|spoergsm\w*|emne\w*|forkort\w*|"
    r"kritik\w*|debat\w*|snak\w*|betal\w*|mandag\w*|tirsdag\w*|onsdag\w*|torsdag\w*|fredag\w*|"
    r"person\w*|menneske\w*|aftale\w*|forslag\w*|projekt\w*|oplysning\w*|detalje\w*|fremtid\w*"
)


def absent_things(index: Index, question: Question) -> list[str]:
    """Words of a Danish question, as typed, that are nowhere in the minutes in any spelling.

    A word that is there in another form must not be called missing, so it counts as there when any
    word begins like it or is spelt much like it; and of the missing ones only those are
    worth naming that tell a thing.

    Args:
        index: whose vocabulary tells which words the minutes have.
        question: as understood; of a follow-up only its own words count.
    """
    if question.language != "da":
        return []
    known = [_bare(word) for word in index.lexical_side.stemmed.terms]
    found = []
    for term in terms_of(question.own_terms, index, english=False):
        word = term.word
        if term.known or not term.topical or len(word) < _LETTERS or not word.isalpha():
            continue
        named = re.search(rf"{_BEFORE}{_BETWEEN} {word}\b", question.folded)
        if not named or _NO_THING.fullmatch(word):
            continue
        bare = _bare(stem(word))
        begins = any(bare[:_BEGINNING] in other for other in known)
        if not begins and not get_close_matches(bare, known, 1, _ALIKE):
            found.append(word)
    typed = {fold(word): word for word in re.findall(r"\w+", question.text)}
    return [typed[word] for word in found if word in typed][:_NAMED]


def _bare(word: str) -> str:
    """A folded word with its vowels as they are often typed, and as they are in the plural."""
    return word.replace("ae", "a").replace("oe", "o").replace("aa", "a")


def absent_words(index: Index, question: Question) -> str:
    """ "”tandlæger” og ”ulve”", those of `absent_things`; empty when there are none."""
    return " og ".join(f"”{word}”" for word in absent_things(index, question))
