"""How far the words of a question are met by a text: stems, compound parts, spelling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from index import Index, content_words, grams, stem
from rag.asking.english import DANISH

# Words that say how the question is asked, not what it is about.
ABOUT_ASKING = frozenset(
    """
    besluttede besluttet beslutning beslutninger vedtog vedtaget godkendt godkendte sket skete ske
    moede moedet moeder referat referater referatet klynge klyngen klynger sundhedsklynge politisk
    politiske punkt punktet dagsorden dagsordenen aftalt aftalte talt talte droeftet droeftede
    handler handlede naevnt naevner omtalt sagt mener mente mange penge kroner kr midler tal person
    personer hedder navn aar dato tid gjort goere gjorde blive bliver faa faar helt egentlig noejagtig
    cluster meeting meetings minutes decide decided decision item agenda approve approved people much
    money said happened proposal approved agreed discussed told vist viser fortalt forklar oplyst
    """.split()
)


@dataclass(frozen=True)
class Term:
    """A word of the question.

    Attributes:
        word: folded.
        forms: stems that count as the same: its own, its compound parts, a translation.
        weight: idf in the index; the highest there is for a word that no passage holds.
        known: whether any passage holds it.
        topical: whether it says what the question is about.
    """

    word: str
    forms: frozenset[str]
    weight: float
    known: bool
    topical: bool


def terms_of(words: Iterable[str], index: Index, english: bool) -> list[Term]:
    """The distinct content words of a question with their weights.

    Args:
        words: folded.
        index: whose vocabulary weighs them.
        english: whether to look words up in the glossary.
    """
    side = index.lexical_side
    top = float(side.stemmed.idf.max()) if len(side.stemmed.idf) else 1.0
    found: list[Term] = []
    for word in dict.fromkeys(words):
        forms = {stem(word), *side.compounds.parts(word)}
        if english and word in DANISH:
            forms |= {stem(other) for other in content_words(DANISH[word])}
        rows = [side.stemmed.terms[form] for form in forms if form in side.stemmed.terms]
        weight = max((float(side.stemmed.idf[row]) for row in rows), default=top)
        if len(word) == 1 and not word.isdigit():
            continue
        found.append(Term(word, frozenset(forms), weight, bool(rows), word not in ABOUT_ASKING))
    return found


@lru_cache(maxsize=50_000)
def _grams_of(word: str) -> frozenset[str]:
    return frozenset(grams(word, 3))


@lru_cache(maxsize=50_000)
def text_stems(text: str) -> tuple[str, ...]:
    """Stems of the words of a text that carry meaning, in order; kept, for sentences recur."""
    return tuple(stem(word) for word in content_words(text))


@lru_cache(maxsize=20_000)
def text_forms(text: str) -> Mapping[str, None]:
    """Stems of a text, as an ordered set."""
    return dict.fromkeys(text_stems(text))


def match(term: Term, forms: Mapping[str, None], parts: Mapping[str, list[str]]) -> float:
    """How well a text meets a term, from 0 to 1.

    Args:
        forms: stems of the text.
        parts: compound parts of those stems, where known.
    """
    if any(form in forms for form in term.forms):
        return 1.0
    if term.word.isdigit() or len(term.word) < 5:
        return 0.0
    best = 0.0
    wanted = _grams_of(term.word)
    for form in forms:
        if len(form) < 4 or form[0].isdigit():
            continue
        if any(part in term.forms for part in parts.get(form, ())):
            return 0.9
        if form[:5] == term.word[:5]:
            best = max(best, 0.7)
            continue
        shared = len(wanted & _grams_of(form))
        if shared >= 3:
            # Overlap coefficient, so that a word inside a compound counts.
            best = max(best, 0.8 * shared / min(len(wanted), len(_grams_of(form))))
    return best if best >= 0.5 else 0.0
