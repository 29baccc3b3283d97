"""Which meetings a question is about, and what it is about beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus import CLUSTERS, AgendaItem, Meeting
from index import Index, words
from rag.asking.names import MONTH_WORDS
from rag.asking.question import Question
from rag.asking.terms import ABOUT_ASKING, Term, match, terms_of, text_forms
from rag.finding.evidence import Sentence
from rag.telling.compose import item_of

# Of a large collection only so many meetings are read for what their people are called.
READ = 60
_PREFIX = 6
_PLACES = frozenset(
    word for name, towns in CLUSTERS.items() for place in (name, *towns) for word in words(place)
)
# What is asked about people and hardly ever stands in minutes.
_PRIVATE = re.compile(
    r"parti(?:et|er)?$|loen\w*|gift|honorar\w*|alder\w*|gammel|telefon\w*|mail\w*|adresse\w*|bopael\w*|boede?r?$|"
    r"tjen\w*|vederlag\w*|uddann\w*|boern$|kone|mand$|kaereste|foedt|foedselsdag\w*|religion\w*|formue\w*|"
    r"salar\w*|married|party|age$|phone\w*|wife|husband|born"
)
_PLAIN = re.compile(
    r"\d.*|(?:nord|syd|oest|vest|midt|north|south|east|west|mid)s?|(?:for|efter)?aar(?:et|s)?|"
    r"foraaret|efteraaret|sommer(?:en|s|ens)?|vinter(?:en|s|ens)?|seneste|sidste|nyeste|foerste|aeldste|latest|last|"
    r"first|(?:\w*moede|\w*forsamling|\w*klynge|\w*udvalg|\w*bestyrelse|\w*gruppe|byraad|raad)(?:s|r|rne|ne?s?|ens?|ts?|ets?)?|"
    r"(?:af|op)?hold\w*|kr|kroner|mio|mia|million(?:er)?|gav|giver?|gives|"
    r"sagde|siger|sige|nej|ja|blevet|lang|langt|laenge|stor\w*|egentlig|praecis|hvordan|venligst|tak|hej|please|kommune(?:n|ns|r|rne|rnes|s)?|region(?:en|ens|er|erne|s)?|municipality|"
    r"politiker\w*|folk|personen?|nogensinde|havde|samlingen|listen?|navnene?"
)


def chosen_paths(index: Index, question: Question) -> list[str]:
    """Paths of the meetings a question is about, newest first; all of them when it names none."""
    heads = index.heads
    chosen = [
        path
        for path, head in heads.items()
        if (question.scope is None or path in question.scope)
        and (not question.meetings or path in question.meetings)
        and (not question.bodies or path in question.bodies)
        and (not question.clusters or head.cluster in question.clusters)
        and (not question.years or (head.date and int(head.date[:4]) in question.years))
    ]
    return sorted(chosen, key=lambda path: str(heads[path].date), reverse=True)


def chosen_meetings(index: Index, question: Question, most: int | None = None) -> list[Meeting]:
    """The meetings of ``chosen_paths``, or the first ``most`` of them; each has to be decoded."""
    return [index.meetings[path] for path in chosen_paths(index, question)[:most]]


def unexplained(
    question: Question,
    meetings: Sequence[Meeting],
    own: re.Pattern[str] | None = None,
    people: bool = True,
) -> list[str]:
    """The words of a question that say what it is about beside meeting, people, place and time.

    A route that answers from the structure of the minutes knows nothing of such words: "Hvilket
    parti er X valgt for?" is not answered by the list of those who came.

    Args:
        meetings: that the question may be about.
        own: folded words that the route itself understands, each matched whole.
        people: whether names, offices and organisations of the people count as understood.
    """
    known = _printed(meetings[:READ], people) | set(words(" ".join(question.people)))
    return [
        word
        for word in question.own_terms
        if not is_plain(word) and not (own and own.fullmatch(word)) and not _among(word, known)
    ]


def is_understood(left: Sequence[str], spare: int = 1) -> bool:
    """Whether a route may answer though words are left that it does not understand.

    A verb or a slip of the pen may be spared, a private matter or a second word may not.
    """
    return len(left) <= spare and not any(_PRIVATE.match(word) for word in left)


def topic_of(index: Index, question: Question, own: re.Pattern[str] | None = None) -> list[Term]:
    """What a question is about beside meeting, place and time, as terms with their weights."""
    meetings = chosen_meetings(index, question, READ)
    left = unexplained(question, meetings, own, people=False)
    return terms_of(left, index, question.language == "en")


def topic_share(index: Index, topic: Sequence[Term], sentence: Sentence) -> float:
    """Share of a topic, by weight, that a sentence with the title over it meets; 1 without topic."""
    item = item_of(index, sentence.passage)
    return _share(index, topic, f"{sentence.text} {item.title if item else ''}")


def item_share(index: Index, topic: Sequence[Term], sentence: Sentence) -> float:
    """The same of all that stands in the agenda item of a sentence."""
    item, place = item_of(index, sentence.passage), sentence.passage.item
    own = [p.text for p in index.passages_of[sentence.passage.doc] if p.item == place]
    return _share(index, topic, " ".join([item.title if item else "", *own]))


def title_share(index: Index, topic: Sequence[Term], item: AgendaItem) -> float:
    """Share of a topic, by weight, that the title of an agenda item meets."""
    return _share(index, topic, item.title)


def _share(index: Index, topic: Sequence[Term], text: str) -> float:
    if not topic:
        return 1.0
    forms = text_forms(text)
    parts = {form: index.lexical_side.compounds.parts(form) for form in forms}
    met = sum(match(term, forms, parts) * term.weight for term in topic)
    return met / sum(term.weight for term in topic)


def is_plain(word: str) -> bool:
    """Whether a folded word only asks, or names a time or a kind of meeting."""
    return word in ABOUT_ASKING or word in MONTH_WORDS or bool(_PLAIN.fullmatch(word))


def _printed(meetings: Iterable[Meeting], people: bool) -> set[str]:
    texts = [f"{m.body or ''} {m.title} {m.cluster or ''} {m.place or ''}" for m in meetings]
    if people:
        texts += [
            f"{p.name} {p.role or ''} {p.organisation or ''} {p.note or ''}"
            for meeting in meetings
            for p in meeting.people
        ]
    return {*_PLACES, *words(" ".join(texts))}


def _among(word: str, known: set[str]) -> bool:
    """Whether a word is printed, as it stands, in the genitive or otherwise inflected."""
    if word in known or word.removesuffix("s") in known:
        return True
    return len(word) >= _PREFIX and any(
        other[:_PREFIX] == word[:_PREFIX] for other in known if len(other) >= _PREFIX
    )


def names_place(question: Question) -> bool:
    """Whether a question says which meetings it means, by body, cluster or date."""
    return bool(question.meetings or question.clusters or question.bodies)


def means_one_body(question: Question) -> bool:
    """Whether a question says which meetings it means, or all there are are of one body."""
    return names_place(question) or question.of_one_body
