"""Timelines and comparisons: the best that each meeting, or each cluster, has on the topic.

The ten best passages of a whole collection often come from one meeting, so every meeting that the
question may mean is searched by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus import SectionKind
from index import Index
from rag.answer import Hit
from rag.asking.question import Question
from rag.asking.terms import Term
from rag.finding.evidence import Sentence, find_evidence
from rag.finding.retrieval import WEIGHTS, Retrieved, View, score_parts
from rag.finding.second_look import read_closely
from rag.telling.scope import chosen_paths, topic_of, topic_share

# Passages a meeting, and how many meetings of a large collection are read.
_PASSAGES = 4
_LISTS: tuple[SectionKind, ...] = ("header", "attachments")
_MEETINGS = 10
# How good the best sentence of a meeting must be beside the best of all, and how much of the
# question's topic it must meet.
_SHARE = 0.2
_TOPIC = 0.25
_MOSTLY = 0.6
# ... and where it meets most of the topic, how good it must be all the same.
_HARDLY = 0.01
# What both looks find this good is on the topic, in whatever words.
_SURE = 0.3
_SHOWN = 6
# How many places of each meeting are read closely.
_READ = 2
# Of a meeting so many sentences, those that are at least so good beside its best.
_SENTENCES = 3
_GOOD = 0.05
_CLUSTER_SENTENCES = 3
# "Er den blevet kortere?", "fra første skøn til ...".
_GROWN = re.compile(
    r"\b(?:er|har|is|has|have) (?:\w+ ){0,6}?(?:blevet|kommet|become|got) (?:flere|faerre|bedre|vaerre|kortere|"
    r"laengere|dyrere|billigere|hoejere|lavere|stoerre|fewer|better|worse|shorter|longer|higher|lower)\b|"
    r"\bhvordan udvikle\w* .*\bsig\b|"
    r"\bfra (?:det )?foerste (?:moede|behandling|gang|udkast|skoen|overslag|forslag) .*\btil\b"
)
_SPAN_OF_TIME = re.compile(
    r"\bfra (?:\w+ ){0,3}(?:(?:19|20)\d\d )?(?:frem )?til (?:\w+ ){0,3}(?:19|20)\d\d|\baendre\w*\b|\bskifte\w*\b|"
    r"\bde (?:to|tre|fire|forskellige) (?:\w+ )?(?:moeder|aar|\w+(?:opfoelgninger|referater|budgetter|runder))|"
    r"\b(?:vokset|steget|faldet|aendret) (?:siden|fra)\b|"
    r"\bforrige (?:moede|gang)|\bsiden (?:sidst|forrige)|\bchanged?\b|\bfrom (?:19|20)\d\d to (?:19|20)\d\d"
)
# "Passer det sammen, at Vest ..., når Midt ...?"
_AGREE = re.compile(
    r"\bpasser (?:\w+ )*?(?:sammen|med)\b|\bstemmer (?:\w+ )*?(?:overens|med)\b|\bmodsig\w*|\bi strid\b|"
    r"\bsiger (?:\w+ )?(?:noget andet|det samme)\b|\b(?:u?enige?|ens)\b|\bagree\w*|\bcontradict\w*|\bbegge\b"
)
_OWN = re.compile(
    r"passer|sammen|stemmer|overens|modsig\w*|strid|siger|noget|andet|samme|u?enige?|ens|agree\w*|contradict\w*|"
    r"hver|isaer|forskel\w*|adskil\w*|sammenlign\w*|gaelder|udvikl\w*|aendr\w*|skift\w*|tid\w*|forhold|"
    r"antallet|hvordan|dukke\w*|omtal\w*|naevn\w*|compar\w*|differen\w*|chang\w*|evolv\w*|develop\w*|"
    r"henholdsvis|forloeb\w*|sag(?:en|ens|er)?|fortael\w*|gaaet|videre|blevet|kommet|flere|faerre|"
    r"kronologisk\w*|siden|begge|two|both|over|gennem\w*"
)


@dataclass(frozen=True)
class Part:
    """What one meeting or cluster has on the topic.

    Attributes:
        name: of a cluster, when clusters are compared.
        sentences: best first; none when there is nothing on the topic.
    """

    name: str | None
    sentences: tuple[Sentence, ...]


def asks_across(question: Question) -> bool:
    """Whether a question compares meetings or clusters, or follows a matter through them."""
    if question.kind == "timeline" or _GROWN.search(question.folded):
        return True
    if len(question.clusters) > 1 and _AGREE.search(question.folded):
        return True
    if question.kind == "comparison" and (len(question.clusters) > 1 or len(question.years) > 1):
        return True
    compares = question.kind in ("comparison", "other", "number", "money", "list", "decision")
    return compares and bool(_SPAN_OF_TIME.search(question.folded))


def parts_across(index: Index, question: Question, retrieved: Retrieved) -> list[Part]:
    """What each meeting has on the topic by date, or each of the clusters that are compared.

    Returns:
        One part only when a single meeting has something; the question is then like any other.
    """
    if len(question.clusters) > 1:
        parts = [_of_cluster(index, question, retrieved, name) for name in question.clusters]
        return parts if any(part.sentences for part in parts) else []
    groups = _groups(index, _unplaced(index, question), retrieved)
    if not groups:
        return []
    top = max(group[0].score for group in groups.values())
    topic = topic_of(index, _unplaced(index, question), _OWN)
    good = [
        group
        for group in groups.values()
        if group[0].score >= _SHARE * top
        or (
            question.kind == "timeline"
            and group[0].score >= _HARDLY * top
            and _about(index, topic, group) >= _MOSTLY
        )
    ]
    good = sorted(good, key=lambda group: -group[0].score)[:_SHOWN]
    good.sort(key=lambda group: str(index.meetings[group[0].passage.doc].date))
    return [Part(None, _best(group)) for group in good]


def _about(index: Index, topic: Sequence[Term], group: Sequence[Sentence]) -> float:
    return max(topic_share(index, topic, sentence) for sentence in group[:_SENTENCES])


def _best(group: Sequence[Sentence]) -> tuple[Sentence, ...]:
    enough = _GOOD * group[0].score
    return tuple(sentence for sentence in group[:_SENTENCES] if sentence.score >= enough)


def _unplaced(index: Index, question: Question) -> Question:
    """The question without the days and months it names: they limit the time, not one meeting.

    A year in which no meeting was held is that of the matter.
    """
    years = question.years
    if len(years) > 1:
        years = tuple(range(min(years), max(years) + 1))
    if not any((head.date or "")[:4] in map(str, years) for head in index.heads.values()):
        years = ()
    return replace(question, meetings=(), month=None, day=None, years=years)


def _of_cluster(index: Index, question: Question, retrieved: Retrieved, name: str) -> Part:
    others = "|".join(re.escape(other) for other in question.clusters if other != name)
    text = re.sub(rf"\b(?:{others})s?\b", name, question.text, flags=re.IGNORECASE)
    own = replace(_unplaced(index, question), text=text, clusters=(name,))
    groups = _groups(index, own, retrieved)
    best = max(groups.values(), key=lambda group: group[0].score, default=[])
    return Part(name, tuple(best[:_CLUSTER_SENTENCES]))


def _evidence(index: Index, question: Question, retrieved: Retrieved) -> list[Sentence]:
    """Sentences of the best passages of each meeting that the question may mean, best first."""
    view = View(question.text, 1.0, 1.0)
    parts = score_parts(index, question, [view], retrieved.vector, retrieved.sentences)
    total = np.sum([WEIGHTS[name] * values for name, values in parts.items()], axis=0)
    rows = _positions(index, chosen_paths(index, question))
    best = [sorted(own, key=lambda i: -total[i])[:_PASSAGES] for own in rows if own]
    best.sort(key=lambda own: -total[own[0]])
    chosen = sorted((i for own in best[:_MEETINGS] for i in own), key=lambda i: -total[i])
    hits = tuple(Hit(index.passages[i], float(total[i]), {}) for i in chosen)
    return find_evidence(index, question, replace(retrieved, hits=hits, positions=tuple(chosen)))


def _positions(index: Index, paths: Sequence[str]) -> list[list[int]]:
    """By meeting, where its passages stand in the index, without those that only list things."""
    columns = index.columns
    own = columns.of_meetings(paths)
    for kind in _LISTS:
        own &= ~columns.of_section(kind)
    chosen = np.flatnonzero(own)
    edges = np.flatnonzero(np.diff(columns.meetings[chosen])) + 1
    return [part.tolist() for part in np.split(chosen, edges)]


def _groups(index: Index, question: Question, retrieved: Retrieved) -> dict[str, list[Sentence]]:
    """By meeting the sentences of its best item that are on the topic, best first."""
    topic = topic_of(index, question, _OWN)
    items: dict[tuple[str, int | None], list[Sentence]] = {}
    on_topic: dict[str, tuple[str, int | None]] = {}
    evidence = _evidence(index, question, retrieved)
    for sentence in read_closely(question.text, evidence, each=_READ):
        if sentence.is_heading:
            continue
        item = (sentence.passage.doc, sentence.passage.item)
        items.setdefault(item, []).append(sentence)
        if sentence.score >= _SURE or topic_share(index, topic, sentence) >= _TOPIC:
            on_topic.setdefault(sentence.passage.doc, item)
    return {doc: items[item] for doc, item in on_topic.items()}
