"""What a sentence looks like beside a question: the named features of the ranker."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from corpus import Span
from index import Index, Passage, content_words, stem
from rag.asking.kinds import AnswerKind
from rag.asking.question import Question
from rag.asking.terms import Term, match, terms_of, text_forms, text_stems
from rag.finding.retrieval import Retrieved

# What a sentence must hold to answer a kind of question.
_HOLDS: Mapping[str, re.Pattern[str]] = {
    "money": re.compile(r"\bkr\.?\b|\bkroner\b|\bmio\.|\bmia\.|\b\d{1,3}(?:\.\d{3})+\b"),
    "number": re.compile(r"\d|\b(?:to|tre|fire|fem|seks|syv|otte|ni|ti|en række|begge|ingen)\b"),
    "date": re.compile(
        r"\b(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|"
        r"forår\w*|efterår\w*|sommer\w*|vinter\w*|ultimo|medio|primo|halvår|snarest|endnu ikke|"
        r"(?:19|20)\d\d|kl\.|årligt|løbende)\b|\b\d{1,2}[./]\d{1,2}\b|\d\d[:.]\d\d",
        re.IGNORECASE,
    ),
    "person": re.compile(r"\b[A-ZÆØÅ][a-zæøåé]+ (?:[A-ZÆØÅ][\w.-]*\s)*[A-ZÆØÅ][a-zæøåé]+"),
    "rationale": re.compile(
        r"\b(?:fordi|da|derfor|grundet|på grund af|på baggrund|for at|formål\w*|skyldes|idet|således|"
        r"hensigt\w*|så|med henblik|årsag\w*|som følge|baggrund\w*|især med betragtning|udgangspunkt)\b",
        re.IGNORECASE,
    ),
    "action": re.compile(
        r"\b(?:skal|vil|finder|sørger|udarbejde\w*|følge\w*|forventes|aftalt\w*|undersøge\w*|sender|"
        r"løfte|meldes|igangsætte\w*|nedsættes|ønskes|indsendes|behandles|kommer)\b",
        re.IGNORECASE,
    ),
    "decision": re.compile(
        r"\b(?:godkendt\w*|besluttet|besluttede|vedtaget|enighed|aftalt\w*|aftaltes|opbakning|"
        r"udgik|efterretning|udsat|afvist|ønskes|anbefal\w*|drøftet|bemærkninger|konklusion\w*)\b",
        re.IGNORECASE,
    ),
    "definition": re.compile(
        r"\(\w+\)|\b(?:er et|er en|omhandler|betyder|i daglig tale|formål)\b|–"
    ),
}
_KIND_HOLDS: Mapping[AnswerKind, tuple[str, ...]] = {
    "money": ("money",),
    "number": ("number",),
    "date": ("date",),
    "person": ("person",),
    "attendance": ("person",),
    "rationale": ("rationale",),
    "action": ("action",),
    "decision": ("decision",),
    "definition": ("definition",),
}
_SAID = re.compile(
    r"\b(?:sagde|mente|syntes|bemaerk\w*|pegede|fremhaev\w*|naevnt\w*|foreslo\w*|holdning|reaktion|"
    r"droeft\w*|talte|fortalt\w*|oplagt|snakked\w*|said|say|thought|pointed)\b"
)
FEATURES = (
    "similarity",
    "similarity_gap",
    "passage",
    "passage_rank",
    "coverage",
    "coverage_rare",
    "path_coverage",
    "neighbour",
    "holds",
    "holds_missing",
    "kind_decision_minutes",
    "kind_decision_outcome",
    "section_minutes",
    "section_recommendation",
    "section_background",
    "section_header",
    "section_wanted",
    "heading",
    "after_first",
    "list_entry",
    "list_wanted_entry",
    "length",
    "short",
    "meeting",
    "cluster_other",
    "item",
    "phrase",
    "asked",
    "asked_number",
    "said_minutes",
    "holds_coverage",
    "item_similarity",
)

Row = tuple[Passage, int, int, Span, str]


def candidates(
    index: Index, question: Question, retrieved: Retrieved
) -> tuple[list[Row], list[npt.NDArray[np.float32]]]:
    """Every sentence of the retrieved passages, and its features by ``FEATURES``.

    Returns:
        Passage, its position, number of the sentence in it, span and text; and for each row an
        array of shape (len(FEATURES),).
    """
    terms = terms_of(question.terms, index, question.language == "en")
    rows: list[Row] = []
    features: list[npt.NDArray[np.float32]] = []
    if not retrieved.hits:
        return rows, features
    top_passage = max(hit.score for hit in retrieved.hits) or 1.0
    best = float(retrieved.sentences.max()) if len(retrieved.sentences) else 1.0
    item_best = _best_by_item(index, retrieved)
    asked = asked_stems(question)
    stems = [stem(word) for word in question.terms]
    pairs = set(pairwise(stems))
    for rank, (hit, position) in enumerate(zip(retrieved.hits, retrieved.positions, strict=True)):
        passage = hit.passage
        start = int(index.sentence_starts[position])
        texts = passage.sentence_texts
        met = [_coverages(terms, text, index) for text in texts]
        path = _coverages(terms, passage.path, index)
        shared = _shared_features(index, question, hit.score / top_passage, rank, passage)
        for number, (span, text) in enumerate(zip(passage.sentences, texts, strict=True)):
            similarity = float(retrieved.sentences[start + number])
            around = [met[i][0] for i in (number - 1, number + 1) if 0 <= i < len(met)]
            words_in = text_stems(text)
            own = {
                "phrase": _phrase(pairs, words_in),
                "item_similarity": (item_best.get((passage.doc, passage.item), best) - best) * 20,
                **_asked_features(asked, words_in),
                "similarity": max(similarity, 0.7) * 10 - 8,
                "similarity_gap": max(similarity - best, -0.15) * 20,
                "coverage": met[number][0],
                "coverage_rare": met[number][1],
                "path_coverage": path[0] * (1 - met[number][0]),
                "neighbour": max(around, default=0.0) * (1 - met[number][0]),
                **_sentence_features(question, passage, number, text, _opens_item(index, passage)),
            }
            values = {**shared, **own}
            values["holds_coverage"] = values["holds"] * values["coverage"]
            rows.append((passage, position, number, span, text))
            features.append(
                np.array([values.get(name, 0.0) for name in FEATURES], dtype=np.float32)
            )
    return rows, features


def holds_kind(question: Question, text: str) -> bool:
    """Whether a text holds the kind of thing that a question asks for; True when any will do."""
    wanted = _KIND_HOLDS.get(question.kind, ())
    return not wanted or any(_HOLDS[name].search(text) for name in wanted)


def _best_by_item(index: Index, retrieved: Retrieved) -> dict[tuple[str, int | None], float]:
    """Mean similarity of the three nearest sentences of each agenda item."""
    found: dict[tuple[str, int | None], list[float]] = {}
    for hit, position in zip(retrieved.hits, retrieved.positions, strict=True):
        start, end = index.sentence_starts[position], index.sentence_starts[position + 1]
        key = (hit.passage.doc, hit.passage.item)
        found.setdefault(key, []).extend(float(s) for s in retrieved.sentences[start:end])
    return {key: float(np.mean(sorted(s)[-3:])) for key, s in found.items() if s}


_LONGEST_HEADING = 100  # letters; a longer line without a number tells something
_ASKED = re.compile(
    r"\b(?:hvor mange|hvor stor (?:en )?(?:andel|del) af(?: de| dem)?|hvor meget|hvilken|hvilket|hvilke|"
    r"hvad for|how many|how much|which|what)\s+((?:[a-z]+\s*){1,3})"
)


def asked_stems(question: Question) -> frozenset[str]:
    """Stems of the noun that a question counts or chooses: "hvor mange *borgere*"."""
    match_ = _ASKED.search(question.folded)
    if match_ is None:
        return frozenset()
    return frozenset(stem(word) for word in content_words(match_.group(1))[:2])


def _asked_features(asked: frozenset[str], stems: Sequence[str]) -> dict[str, float]:
    """Whether what is asked for is named, and a figure stands beside it."""
    if not asked:
        return {}
    named = bool(asked.intersection(stems))
    beside = any(
        any(word[0].isdigit() for word in stems[max(0, i - 3) : i + 1])
        for i, word in enumerate(stems)
        if word in asked
    )
    return {"asked": float(named), "asked_number": float(beside)}


def _phrase(pairs: set[tuple[str, str]], stems: Sequence[str]) -> float:
    """Neighbouring words of the question that are neighbours in the sentence too."""
    if not pairs:
        return 0.0
    return len(pairs.intersection(pairwise(stems))) / len(pairs)


def _coverages(terms: Sequence[Term], text: str, index: Index) -> tuple[float, float]:
    """Share of the question's topical words that a text meets: weighted, and of the rarest."""
    topical = [term for term in terms if term.topical] or list(terms)
    if not topical:
        return 0.0, 0.0
    forms = text_forms(text)
    parts = {form: _parts(form, index) for form in forms}
    met = [match(term, forms, parts) for term in topical]
    weights = [term.weight for term in topical]
    total = sum(weights) or 1.0
    rarest = max(range(len(topical)), key=lambda i: weights[i])
    return sum(m * w for m, w in zip(met, weights, strict=True)) / total, met[rarest]


def _parts(form: str, index: Index) -> list[str]:
    return index.lexical_side.compounds.parts(form)


def _shared_features(
    index: Index, question: Question, relative: float, rank: int, passage: Passage
) -> dict[str, float]:
    """Features that all sentences of a passage share."""
    meeting = index.meetings[passage.doc]
    item = meeting.items[passage.item] if passage.item is not None else None
    labels = {(item.label or "").casefold(), (item.parent or "").casefold()} if item else set()
    return {
        "passage": relative,
        "passage_rank": 1.0 / (1 + rank),
        f"section_{passage.section}": 1.0,
        "section_wanted": float(question.section == passage.section),
        "meeting": float(passage.doc in question.meetings),
        "cluster_other": float(
            (bool(question.clusters) and meeting.cluster not in question.clusters)
            or (bool(question.bodies) and passage.doc not in question.bodies)
        ),
        "item": float(bool(question.item) and question.item in labels),
    }


def _opens_item(index: Index, passage: Passage) -> bool:
    """Whether a passage begins with the heading of its item."""
    if passage.item is None:
        return False
    return index.meetings[passage.doc].items[passage.item].span.start == passage.span.start


def _sentence_features(
    question: Question, passage: Passage, number: int, text: str, opens_item: bool
) -> dict[str, float]:
    """Features of one sentence's own words and place; ``opens_item``: the passage opens with one."""
    wanted = _KIND_HOLDS.get(question.kind, ())
    holds = any(_HOLDS[name].search(text) for name in wanted)
    heading = number == 0 and (
        bool(re.match(r"(?:punkt|pkt\.?|ad)?\s*\d{1,3}\s*[.:)–-]", text, re.I))
        or (opens_item and len(text) <= _LONGEST_HEADING)
    )
    entry = bool(re.match(r"(?:[•▪o–*-]\s|\d{1,2}[.)]\s|[a-z][.)]\s)", text)) and not heading
    deciding = question.kind in ("decision", "yesno")
    first = 1 if heading else 0
    return {
        "holds": float(bool(wanted) and holds),
        "holds_missing": float(bool(wanted) and not holds),
        "kind_decision_minutes": float(deciding and passage.section == "minutes"),
        "kind_decision_outcome": float(deciding and bool(_HOLDS["decision"].search(text))),
        "heading": float(heading),
        "after_first": float(number == first + 1),
        "list_entry": float(entry),
        "list_wanted_entry": float(entry and question.kind == "list"),
        "length": math.log1p(len(text)) / 5,
        "short": float(len(text) < 25),
        "said_minutes": float(bool(_SAID.search(question.folded)) and passage.section == "minutes"),
    }
