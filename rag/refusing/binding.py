"""Whose value it is: evidence on the topic that tells it of another, or of none.

The nearest passage often holds a value of the right kind that belongs to another place or quarter,
a person who said nothing, a plan without its outcome, or a word that is used and never explained.
Each check names one such case and passes over what it does not know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import CLUSTERS, Meeting
from index import Index, fold, words
from rag.asking.names import has_new_name
from rag.asking.question import Question
from rag.asking.slots import has_money
from rag.asking.speech import SPEECH
from rag.asking.wanted import (
    compares,
    explains,
    has_cost,
    is_awaited,
    lacks_measure,
    lacks_part,
    wants_comparison,
    wants_cost,
    wants_outcome,
)
from rag.finding.evidence import Sentence
from rag.people.roles import asks_for_minute_taker

# What stands for a finding: a key of the texts in ``rag.refusing.missing``, and the word that fills it.
Unbound = tuple[str, str]

_SAYING = re.compile(
    r"\b(?:sagde|siger|sige|mente|mener|mene|syntes|synes|svare\w*|svarer|holdning\w*|udtal\w*|kommentar\w*|"
    r"indvend\w*|argument\w*|begrund\w*|forklar\w*|kritisere\w*|foreslog|oenskede|oplyste|fortalte|"
    r"tilbagemeld\w*|reagere\w*|reaktion\w*|opinion|views?|said|say|respond\w*|repl\w+|think|thought|"
    r"suggest\w*)\b"
)
_ACTOR = re.compile(
    rf"\b{SPEECH}\s+(?:den |det |de )?(?P<who>(?:[A-ZÆØÅ][\wæøåÆØÅ-]*(?: (?:for|af|og)(?= [A-ZÆØÅ]))? ?)+|"
    r"[a-zæøå]*(?:udvalget|rådet|styrelsen|bestyrelsen|regionen|kommunen|ministeriet|forvaltningen|"
    r"administrationen|hospitalet|sekretariatet|byrådet|nævnet|foreningen|kommissionen|gruppen)\b)"
)
# "Hvor mange svarede" counts, "hvad svarer det til" compares, and a survey tells what it found.
_NO_REPLY = re.compile(
    r"\bhvor (?:mange|stor)\b|\bsvarer .*\btil\b|\bhow many\b|\b\w*undersoegelse\w*|\bsurvey\b"
)
_ASKS_REPLY = re.compile(
    r"\b(?:hvad|hvordan) (?:\w+ ){0,3}?svare\w*|\bhvad var svaret|\bsvarede\b|\bsvaret paa\b|"
    r"\b(?:respond|replied|reply)\b"
)
_REPLIES = re.compile(
    r"\b(?:svar\w*|besvar\w*|oplyst?\w*|forklar\w*|afklar\w*|redegj\w*|redegør\w*|bekræft\w*|afvis\w*|"
    r"præciser\w*|tilføj\w*|suppler\w*|gjorde opmærksom|henvist\w*|lovede|tilbød|sagde|mente|beror|"
    r"imødekom\w*|bemærkede|pointerede|understregede)\b",
    re.IGNORECASE,
)
# Who tells that it was asked would tell what was said to it.
_WAS_ASKED = re.compile(r"\b(?:spurgte|blev spurgt|stillede (?:\w+ )?spørgsmål)\b", re.IGNORECASE)
# Another question, a proposal, or what became of the item.
_NO_ANSWER = re.compile(
    _WAS_ASKED.pattern + r"|\b(?:blev|bliver) [^.;]{0,40}?foresl|\bforeslog\b|"
    r"^\W*(?:beslutning\w*\W*)?(?:drøftet|godkendt|udsat|taget til)\b",
    re.IGNORECASE,
)
# What a body is only the receiver, the place or the subject of.
_NOT_SUBJECT = re.compile(
    r"\b(?:til|fra|hos|i|paa|om|for|med|af|ved|over|mod|mellem|gennem)\s+(?:den |det |de )?$"
)
# A council is asked for by the name of its town or region.
_COUNCIL = re.compile(r"\b(?:\w*byraad|kommunalbestyrelse|\w*regionsraad|oekonomiudvalg)")
_AUTHORITY = re.compile(
    r"kommunen?|regionen?|kommunalbestyrelsen?|byraad(?:et)?|regionsraad(?:et)?"
)
_LINE = 200
_ROW = re.compile(r"[|\t]")
_SMALL = 2
_ENDING = re.compile(r"(?<=\w{3})(?:(?<=(m|n|l|d|t|s))\1)?e[nt]$")
_PERIOD = re.compile(r"\b[1-4]\. (?P<unit>kvartal|halvaar)\b")
_YEAR_PARTS = (
    ("aarets sidste kvartal", "4. kvartal"),
    ("aarets foerste kvartal", "1. kvartal"),
    ("aarets sidste halvaar", "2. halvaar"),
    ("aarets foerste halvaar", "1. halvaar"),
)
_NAMED_THING = re.compile(
    r"\b(?:hvilke[nt]?|hvad (?:er navnet paa|hedder|hed)(?: den| det| de)?|which|what|hvem er|"
    r"navnet paa(?: den| det| de)?)\s+(?:\w+ ){0,2}?(?P<thing>firma|leverandoer|virksomhed|"
    r"entreprenoer|vognmand|selskab|konsulentfirma|fond|hotel|bank|avis|advokat|revisor|arkitekt|"
    r"organisation|forening|contractor|company|supplier|foundation|firm)(?:[ltk]?e[nt]|[nt]|[ltk]?e?r(?:ne)?|e)?s?\b"
)
_COMPANY = re.compile(r"\b(?:A/S|ApS|I/S|K/S|a\.m\.b\.a)(?!\w)")
_TAKER = re.compile(r"\brefer(?:ent|at:|\.)|\breferat (?:v/|ved|af) ", re.IGNORECASE)
_ASKS_POST = re.compile(
    r"(?<!de )\b(?:ansat|ansatte|udpeget|udpeges|udpegede|afloes\w*|hired|appointed)\b|"
    r"(?<!tage )(?<!tager )(?<!tog )(?<!taget )\bstilling(?:en|er|erne)?\b"
)
# Who appoints may be a body or go by the first name.
_APPOINTS = re.compile(r"\bhvem (?:\w+ )?(?:udpegede|ansatte)\b")
_POST = re.compile(r"\b\w*(?:ansat|ansætt|stilling|udpeg|afløs)\w*", re.IGNORECASE)
_WHO_OR_NAME = re.compile(r"\b(?:hvem|who|hedder|hed|navn\w*|name)\b")
_SENTENCE_END = re.compile(r"(?<=[.;])\s")
_PERSON = re.compile(
    r"\b[A-ZÆØÅ][\wé-]+(?: [A-ZÆØÅ]\.?)?(?: [A-ZÆØÅ][\wé-]+)+(?!\s+(?:" + SPEECH + r")\b)"
)


def unbound(index: Index, question: Question, group: Sequence[Sentence]) -> Unbound | None:
    """What the question asks of one thing and the evidence tells of another; None when it fits.

    Args:
        group: sentences of the best agenda item, best first; at least one.

    Returns:
        A key of the texts in ``rag.refusing.missing`` with the word that fills it.
    """
    texts = [sentence.text for sentence in group]
    return (
        _measure(question, group, texts)
        or _place(index, question, group[0])
        or _period(question, group[0], texts)
        or _speaker(question, group)
        or _actor(index, question, group)
        or _reply(question, group)
        or _agent(question, texts)
        or _name(index, question, group)
        or _other(question, texts)
    )


def _measure(question: Question, group: Sequence[Sentence], texts: Sequence[str]) -> Unbound | None:
    if what := lacks_measure(question.folded, " ".join(texts)):
        return what, ""
    if lacks_part(question.folded, " ".join(texts)):
        return "number", ""
    if wants_cost(question.folded):
        amounts = [sentence for sentence in group if has_money(sentence.text)]
        if not any(has_cost(_with_heads(sentence)) for sentence in amounts):
            return "amount", ""
    return None


def _with_heads(sentence: Sentence) -> str:
    """A sentence; a row of a table with the other rows, one of which names the columns."""
    if not _ROW.search(sentence.text):
        return sentence.text
    return "\n".join(text for text in sentence.passage.sentence_texts if _ROW.search(text))


def _place(index: Index, question: Question, top: Sentence) -> Unbound | None:
    """A municipality is asked about, and the sentence stands under another one's name."""
    meeting = index.meetings[top.passage.doc]
    heard = index.heads[top.passage.doc].municipalities
    known = _TOWNS | {fold(name): name for name in heard}
    named = re.compile(rf"\b({'|'.join(map(re.escape, known))})s?\b")
    asked = set(named.findall(question.folded))
    if len(asked) != 1 or asked & {*_body(meeting).split(), *named.findall(fold(top.text))}:
        return None
    before = named.findall(fold(" ".join(top.passage.sentence_texts[: top.number + 1])))
    (town,) = asked
    return ("place", known[town]) if before and before[-1] != town else None


_TOWNS = {fold(town): town for towns in CLUSTERS.values() for town in towns}


def _body(meeting: Meeting) -> str:
    """What the body of a meeting is called: as it was read, and in the first line."""
    first = meeting.source.text.lstrip().split("\n", 1)[0][:_LINE]
    return fold(f"{meeting.body or ''} {meeting.title} {first}")


def _period(question: Question, top: Sentence, texts: Sequence[str]) -> Unbound | None:
    """A quarter or half of the year is asked for, and only other ones are told."""
    asked = question.folded
    for words_, figure in _YEAR_PARTS:
        asked = asked.replace(words_, figure)
    told = fold(" ".join([top.passage.path, *top.passage.sentence_texts, *texts]))
    for match in _PERIOD.finditer(asked):
        if match["unit"] in told and match.group() not in told:
            return "year", match.group().replace("halvaar", "halvår")
    return None


def _speaker(question: Question, group: Sequence[Sentence]) -> Unbound | None:
    """Somebody's words are asked for, who is not named there or only listed as taking part."""
    if len(question.people) != 1 or not _SAYING.search(question.folded):
        return None
    names = fold(question.people[0]).split()
    named = [s for s in group if {names[0], names[-1]} & _tokens(s.text)]
    if any(sentence.passage.section != "header" for sentence in named):
        return None
    return "said", question.people[0]


def _tokens(text: str) -> set[str]:
    return {form for word in words(text) for form in (word, word.removesuffix("s"))}


def _actor(index: Index, question: Question, group: Sequence[Sentence]) -> Unbound | None:
    """What a body said or decided is asked for, and it is never who says or decides there."""
    match = _ACTOR.search(question.text)
    if match is None or question.people:
        return None
    who = match["who"].strip()
    parts = [fold(w).removesuffix("s") for w in re.findall(r"\w+", who) if len(w) > _SMALL]
    own = _body(index.meetings[group[0].passage.doc])
    if _COUNCIL.search(own):
        # The town, or "kommunen", is the council that the minutes are of.
        parts = [part for part in parts if not _AUTHORITY.fullmatch(part)]
    # "Byrådet" is the council that the minutes are of.
    if all(_ENDING.sub("", part) in own for part in parts):
        return None
    for text in (fold(sentence.text) for sentence in group):
        if all(part in text for part in parts) and any(
            not _NOT_SUBJECT.search(text[: found.start()])
            for found in re.finditer(re.escape(parts[0]), text)
        ):
            return None
    return "done", who


def _reply(question: Question, group: Sequence[Sentence]) -> Unbound | None:
    """A reply is asked for, and nobody says anything in return."""
    folded = question.folded
    asked = _ASKS_REPLY.search(folded) and not _NO_REPLY.search(folded)
    if not asked or any(_REPLIES.search(sentence.text) for sentence in group):
        return None
    asking = [sentence for sentence in group if _WAS_ASKED.search(sentence.text)]
    for sentence in asking:
        # What follows a question may answer it in any words: "Det kan den ikke."
        after = sentence.passage.sentence_texts[sentence.number + 1 :]
        if any(not _NO_ANSWER.search(text) for text in after):
            return None
    return ("silence" if asking else "reply"), ""


def _agent(question: Question, texts: Sequence[str]) -> Unbound | None:
    """Who did it is asked for, and the minutes say that it was done and not by whom."""
    if asks_for_minute_taker(question.folded) and not any(map(_TAKER.search, texts)):
        return "name", ""
    asks_post = _ASKS_POST.search(question.folded) and not _APPOINTS.search(question.folded)
    if asks_post and _WHO_OR_NAME.search(question.folded):
        told = [part for text in texts for part in _SENTENCE_END.split(text) if _POST.search(part)]
        return None if any(map(_PERSON.search, told)) else ("name", "")
    return None


def _name(index: Index, question: Question, group: Sequence[Sentence]) -> Unbound | None:
    """The name of a firm, a fund or the like is asked for, and no such name stands by it."""
    match = _NAMED_THING.search(question.folded)
    if match is None:
        return None
    thing = match["thing"][:5]
    meeting = index.meetings[group[0].passage.doc]
    known = {*words(" ".join(person.name for person in meeting.people)), *words(_body(meeting))}
    known |= {*words(question.text), "kommune", "region", "regionen"}
    near = [s.text for s in group if thing in fold(s.text) or _COMPANY.search(s.text)]
    return None if any(has_new_name(text, known) for text in near) else ("name", "")


def _other(question: Question, texts: Sequence[str]) -> Unbound | None:
    """An outcome that is still awaited, one side of a comparison, a word without its meaning."""
    ended = question.kind != "date" and wants_outcome(question.folded)
    if ended and is_awaited(texts[0]):
        return "outcome", ""
    if question.kind != "rationale" and wants_comparison(question.folded) and not compares(texts):
        return "comparison", ""
    if question.kind == "definition" and not explains(question.folded, texts):
        return "meaning", ""
    return None
