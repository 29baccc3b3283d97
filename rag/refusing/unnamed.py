"""Who said it: minutes that tell what was said and not by whom, "Der blev foreslået …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import Index, words
from rag.asking.names import has_new_name
from rag.asking.question import Question
from rag.asking.speech import SPEECH
from rag.finding.evidence import Sentence
from rag.telling.scope import topic_of, topic_share

_SAID = (
    r"(?:foreslog|foreslaaet|sagde|sagt|mente|rejste|rejst|anbefalede|bemaerkede|bemaerket|paapegede|naevnte|"
    r"spurgte|fremhaevede|fremfoerte|anfoerte|udtrykte|oenskede|opfordrede|efterlyste|kritiserede|"
    r"kommenterede|gjorde opmaerksom|pegede|kom med|bragte|fremsatte|stillede|proposed|said|raised|"
    r"suggested|asked|mentioned|noted|pointed|criticised|remarked)"
)
_ASKS = re.compile(rf"\b(?:hvem|who)\b.*\b{_SAID}\b")
# What is told of more than words: "Hvem stillede op", "stillede lokaler til rådighed".
_NOT_WORDS = re.compile(
    r"\bstillede (?:op|lokale\w*|krav til)|\btil raadighed\b|\bkom med (?:til|i|paa)\b"
)
_OWN = re.compile(
    rf"{_SAID}|konkret|egentlig|opmaerksom\w*|bekymring\w*|forslag\w*|spoergsmaal\w*|bemaerkning\w*"
)
# What is put forward, as a deed and as a thing.
_DEED = (
    r"(?:foreslået|anbefalet|bemærket|rejst|nævnt|påpeget|fremhævet|sagt|spurgt|udtrykt|opfordret|efterlyst|"
    r"efterspurgt|anført|fremført|kommenteret|ytret|ønsket|peget|stillet|tilkendegivet|gjort opmærksom|"
    r"lagt vægt)"
)
_THING = r"(?:forslag|spørgsmål|bemærkninger|bemærkning|ønsker?|opfordring|enighed|bekymring)"
# The passive with "blev", and "der var", "det lød": never "Ib Dam er kommet med forslag".
_TOLD = re.compile(
    rf"\b(?:blev|bliver|blevet)\b(?:\s+[\wæøå,-]+){{0,8}}?\s+{_DEED}\b|"
    rf"\b(?:der|det) (?:er|var|har været|kom|lød|faldt|fremkom)\b(?:\s+[\wæøå,-]+){{0,6}}?\s+"
    rf"(?:{_DEED}|{_THING})\b|\b(?:der|det) (?:foreslås|ønskes|spørges|nævnes|påpeges|bemærkes)\b|"
    rf"\b(?:var|er|kom|lød|faldt) der (?:\w+ ){{0,3}}?{_THING}\b",
    re.IGNORECASE,
)
# Somebody, with a name or without: "blev af flere foreslået", "forslag fra salen", "formanden rejste det".
_BY = re.compile(
    rf"\b(?:blev|bliver|der) (?:af|fra) \w|\b(?:{_DEED}|{_THING})(?:\s+\w+){{0,2}}?\s+(?:af|fra|ved|v/)\s*\w|"
    rf"\b(?!(?:der|det|som|og|at) )\w+ {SPEECH}\b|\bkom fra \w",
    re.IGNORECASE,
)
# The next sentence may tell it: "Det var Ib Dam, der rejste det", "Forslaget kom fra salen".
_OF_IT = re.compile(
    rf"\b(?:forslaget|spørgsmålet|ønsket|idéen|ideen|opfordringen|bemærkningen|bekymringen|det var)\b|"
    rf"\b{SPEECH} (?:det|dette)\b(?!,)",
    re.IGNORECASE,
)
_READ = 8
_NEAR = 0.05


def nobody_said(index: Index, question: Question, evidence: Sequence[Sentence]) -> bool:
    """Whether who said something is asked for, and the sentence that tells it names nobody.

    Args:
        evidence: sentences, best first.
    """
    if question.people or not _ASKS.search(question.folded):
        return False
    if _NOT_WORDS.search(question.folded):
        return False
    topic = topic_of(index, question, _OWN)
    shares = [(topic_share(index, topic, sentence), sentence) for sentence in evidence[:_READ]]
    best = max((share for share, _ in shares), default=0.0)
    first = next((sentence for share, sentence in shares if share >= best - _NEAR), None)
    if first is None or not _TOLD.search(first.text):
        return False
    known = set(words(question.text))
    near = first.passage.sentence_texts[first.number : first.number + 2]
    return not any(
        _BY.search(text) or has_new_name(text, known)
        for number, text in enumerate(near)
        if number == 0 or _OF_IT.search(text)
    )
