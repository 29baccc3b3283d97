"""The topic is there but the value is not: a refusal that says what the minutes do not name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index import Index, fold
from rag.asking.question import Question
from rag.asking.slots import counts, has_actor, has_money, has_time
from rag.asking.terms import match, terms_of, text_forms
from rag.asking.wanted import compares, wants_comparison
from rag.finding.evidence import Sentence
from rag.finding.features import asked_stems
from rag.people.roles import asks_for_role
from rag.refusal import Refusal
from rag.refusing.absent import absent_words
from rag.refusing.binding import unbound
from rag.refusing.only_named import ASKS_CALLED, ONLY_NAMED, only_named
from rag.refusing.undecided import is_undecided
from rag.refusing.unnamed import nobody_said
from rag.telling.by_outcome import no_such_outcome
from rag.telling.compose import meeting_words
from rag.telling.scope import (
    chosen_paths,
    is_understood,
    title_share,
    topic_of,
    topic_share,
    unexplained,
)
from rag.telling.sections import in_attachment
from rag.telling.short_forms import is_unexplained
from rag.telling.votes import asks_votes, no_vote, untold_voters

# Below this a text counts something, but nothing like what is asked for; see ``slots.counts``.
_COUNTED = 0.25
_GROUP = 6
_ASKING = re.compile(r"\bhv\w+|\?")
# Words written as names.
_WRITTEN = re.compile(r"(?<!^)\b[A-ZÆØÅ]\w+")
_YEAR = re.compile(r"\b20\d\d\b")
_SEVERAL = 3
_HARDLY = 0.1
_NAMES = {
    "amount": ("noget beløb", "an amount"),
    "number": ("noget om det antal", "that number"),
    "date": ("noget tidspunkt", "a time"),
    "name": ("noget navn", "a name"),
    "place": ("noget om det for {}", "it for {}"),
    "year": ("noget om det for {}", "it for {}"),
    "about": ("noget om det, når det gælder {}", "what is asked about {}"),
    "speaker": ("noget navn på den, der sagde det", "who said it"),
    "office": (", hvem der har den rolle", "who holds that office"),
    "said": (", hvad {} sagde om det", "what {} said about it"),
    "done": (", hvad {} sagde eller besluttede om det", "what {} said or decided about it"),
    "reply": (", hvad der blev svaret", "what the reply was"),
    "silence": (", hvad der blev svaret", "what the reply was"),
    "duration": (", hvor længe", "for how long"),
    "frequency": (", hvor ofte", "how often"),
    "share": (", hvor stor andelen er", "what the share is"),
    "day": ("nogen dato", "the date"),
    "outcome": (", hvad det endte med", "how it ended"),
    "undecided": (
        ", hvad der blev besluttet, kun hvad der blev foreslået",
        "what was decided, only what was proposed",
    ),
    "comparison": ("noget at sammenligne med", "what to compare it with"),
    "meaning": (", hvad ordet betyder", "what the word means"),
    "called": (", hvad det hedder", "the name"),
    "price": (", hvad det kostede", "what it cost"),
    "due": (", hvornår det skal være", "when it is to be"),
    "next": (", hvornår det næste møde er", "when the next meeting is"),
    "contents": (", hvad der stod i det, eller hvad det viste", "what it said or showed"),
}
# Findings that were right nearly always: of ten questions over other minutes nine had no answer.
_CERTAIN = (
    *("meaning", "number", "reply", "said", "share", "short_form", "silence", "speaker"),
    *("undecided", "voters", "year"),
    *ONLY_NAMED,
)


@dataclass(frozen=True, slots=True)
class Lack:
    """What the question leaves open and the best evidence does not fill.

    Attributes:
        what: in a word, such as "amount", "name" or "closed".
        refusal: what is said when the question is refused for it.
    """

    what: str
    refusal: Refusal

    @property
    def is_certain(self) -> bool:
        """Whether it is enough to refuse, however well the rest fits."""
        return self.what in _CERTAIN


def lacking(index: Index, question: Question, evidence: Sequence[Sentence]) -> Lack | None:
    """What the best evidence lacks, or None.

    Most findings are reasons to doubt and not to refuse, for words can be put in many ways: the
    gate weighs them with all else.

    Args:
        evidence: sentences, best first.
    """
    if not evidence:
        return None
    top = evidence[0]
    if is_unexplained(question, evidence):
        return Lack("short_form", no_evidence(index, question))
    if no := in_attachment(question):
        return Lack("attachment", no)
    if no := no_such_outcome(index, question):
        return Lack("no_outcome", no)
    if asks_votes(question) and (no := untold_voters(index, question, evidence)):
        return Lack("voters", no)
    if asks_votes(question) and (no := no_vote(index, question, evidence)):
        return Lack("vote", no)
    if _off_topic(index, question, top):
        return Lack("topic", no_evidence(index, question))
    if no := _closed(index, question, top):
        return Lack("closed", no)
    title = index.meetings[top.passage.doc].body or index.meetings[top.passage.doc].title
    if nobody_said(index, question, evidence):
        return Lack("speaker", _refusal("speaker", "", title))
    place = (top.passage.doc, top.passage.item)
    best = [s for s in evidence[:12] if (s.passage.doc, s.passage.item) == place][:_GROUP]
    group = [sentence.text for sentence in best]
    near = " ".join([top.passage.path, *top.passage.sentence_texts, *group])
    if is_undecided(index, question, best):
        return Lack("undecided", _refusal("undecided", "", title))
    told = [sentence.text for sentence in best if not sentence.is_heading] or group
    if what := only_named(question, told, index.meetings[top.passage.doc].date):
        return Lack(what, _refusal(what, "", title))
    found = _missing(question, group, near) or unbound(index, question, best)
    found = found or _not_told(index, question, top, near)
    if found is None:
        return None
    what, named = found
    return Lack(what, _refusal(what, named, title))


def why_not(index: Index, question: Question, lack: Lack | None) -> Refusal:
    """What is said when the evidence does not answer: what it lacks, or where was looked.

    Of a topic that is not even named it is not said that it is mentioned.
    """
    if lack and not (lack.refusal.reason == "no_value" and absent_words(index, question)):
        return lack.refusal
    return no_evidence(index, question)


def _refusal(what: str, named: str, title: str) -> Refusal:
    danish, english = (text.format(named) for text in _NAMES[what])
    danish = danish if danish.startswith(",") else f" {danish}"
    return Refusal(
        "no_value",
        f"Det fremgår ikke af referaterne. Emnet er nævnt ({title}), men der står ikke{danish}. "
        "De nærmeste steder vises også.",
        f"The minutes do not say. The topic is mentioned ({title}), but not {english}. The nearest "
        "passages are shown.",
    )


def no_evidence(index: Index, question: Question) -> Refusal:
    """The refusal when nothing found answers: where it was looked for."""
    count = len(chosen_paths(index, question)) or len(index.heads)
    words = "1 referat" if count == 1 else f"{count} referater"
    where = f" (klynge {', '.join(question.clusters)})" if question.clusters else ""
    absent = absent_words(index, question)
    absent = f", og {absent} er ikke fundet" if absent else ""
    return Refusal(
        "no_evidence",
        f"Det fremgår ikke af referaterne. Der er ledt i {words}{where}{absent}. De nærmeste steder "
        "vises også, men de svarer ikke på spørgsmålet.",
        f"The minutes do not say. {count} sets of minutes{where} were searched. The nearest "
        "passages are shown, but they do not answer the question.",
    )


def _off_topic(index: Index, question: Question, top: Sentence) -> bool:
    """Whether several words ask nothing, and not even the best sentence has one of them."""
    topic = topic_of(index, question)
    alone = question.language == "da" and not question.follows and not question.people
    alone = alone and question.kind == "other" and not _ASKING.search(question.folded)
    return alone and len(topic) >= _SEVERAL and topic_share(index, topic, top) < _HARDLY


_IN_TITLE = 0.5


def _closed(index: Index, question: Question, top: Sentence) -> Refusal | None:
    """A refusal when the matter is that of an item held behind closed doors."""
    topic = topic_of(index, question)
    best = topic_share(index, topic, top)
    for path in chosen_paths(index, question) if topic else ():
        for number in index.heads[path].closed:
            meeting = index.meetings[path]
            item = meeting.items[number]
            if title_share(index, topic, item) >= max(_IN_TITLE, best):
                where = f"{meeting_words(meeting)}, {item.number or item.title}"
                return Refusal(
                    "no_value",
                    f"Det fremgår ikke af referatet: punktet ”{item.title}” er lukket ({where}).",
                    f"The minutes do not say: the item “{item.title}” is closed ({where}).",
                )
    return None


def _not_told(index: Index, question: Question, top: Sentence, near: str) -> tuple[str, str] | None:
    """A person or an office is named, but of what is asked about it nothing stands there."""
    forms = text_forms(near)
    parts = {form: index.lexical_side.compounds.parts(form) for form in forms}
    elected = re.search(r"\b(?:ny|nye|blev|bliver|valgt|new|elected)\b", question.folded)
    if asks_for_role(question) and not elected and top.passage.section == "header":
        named = topic_of(index, question)
        if not all(match(term, forms, parts) for term in named):
            return "office", ""
    if not question.people or question.kind in ("action", "attendance", "decision", "timeline"):
        return None
    if re.search(r"\b(?:skal|skulle|should)\b", question.folded):
        return None
    left = unexplained(question, [index.meetings[top.passage.doc]])
    written = {fold(word) for word in _WRITTEN.findall(question.text)}
    strange = terms_of([word for word in left if word in written], index, question.language == "en")
    if question.yesno and any(not match(term, forms, parts) for term in strange):
        return "about", question.people[0]
    if top.passage.section != "header" and is_understood(left, len(left)):
        return None  # the text may say it in other words
    terms = terms_of(left, index, question.language == "en")
    if terms and not any(match(term, forms, parts) for term in terms):
        return "about", question.people[0]
    return None


def _missing(question: Question, group: Sequence[str], near: str) -> tuple[str, str] | None:
    kind = question.kind
    if kind == "money" and not any(has_money(text) for text in group):
        return "amount", ""
    if kind == "date" and not any(has_time(text) for text in group):
        return "date", ""
    called = ASKS_CALLED.search(question.folded)
    if kind == "person" and not called and not any(has_actor(text) for text in group):
        return "name", ""
    if re.search(r"\bhvor mange\b|\bhow many\b", question.folded) and kind == "number":
        asked = asked_stems(question)
        if max(counts(text, asked) for text in group) < _COUNTED:
            return "number", ""
    if kind in ("money", "number"):
        folded = fold(near)
        for town in question.municipalities:
            if fold(town) not in folded:
                return "place", town
    dated = kind == "other" and any(map(_YEAR.search, group))
    compared = wants_comparison(question.folded) and not compares(group)
    if kind in ("money", "number") or dated or compared:
        for year in question.years:
            # A year of an earlier turn may stand only there.
            if str(year) in question.text and str(year) not in near:
                return "year", str(year)
    return None
