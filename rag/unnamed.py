"""Who said it: minutes that tell what was said and not by whom, "Der blev foreslået …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import Index
from rag.evidence import Sentence
from rag.question import Question
from rag.scope import topic_of, topic_share

_SAID = (
    r"(?:foreslog|foreslaaet|sagde|sagt|mente|rejste|rejst|bemaerkede|bemaerket|paapegede|naevnte|"
    r"spurgte|fremhaevede|fremfoerte|anfoerte|udtrykte|oenskede|opfordrede|efterlyste|kritiserede|"
    r"kommenterede|gjorde opmaerksom|pegede|kom med|bragte|fremsatte|stillede|proposed|said|raised|"
    r"suggested|asked|mentioned|noted|pointed|criticised|remarked)"
)
_ASKS = re.compile(rf"\b(?:hvem|who)\b.*\b{_SAID}\b")
# What is told of more than words: "Hvem stillede op", "stillede lokaler til rådighed".
_NOT_WORDS = re.compile(
    r"\bstillede (?:op|lokale\w*|krav til)|\btil raadighed\b|\bkom med (?:til|i|på|paa)\b"
)
_OWN = re.compile(
    rf"{_SAID}|konkret|egentlig|opmaerksom\w*|bekymring\w*|forslag\w*|spoergsmaal\w*|bemaerkning\w*"
)
_TOLD = re.compile(
    r"\b(?:blev|bliver|er|blevet|var|kom|lød)\b(?:\s+(?:der|det))?(?:\s+[\wæøå,-]+){0,8}?\s*\b(?:foreslået|"
    r"bemærket|bemærkninger?|rejst|nævnt|påpeget|fremhævet|sagt|spurgt|udtrykt|opfordret|opfordring|"
    r"efterlyst|efterspurgt|anført|fremført|kommenteret|ytret|ønsket|ønske|peget|stillet|forslag|spørgsmål|"
    r"tilkendegivet|gjort opmærksom|lagt vægt)\b|"
    r"\bder var (?:\w+ ){0,3}(?:enighed|ønske|forslag|opfordring|bekymring)",
    re.IGNORECASE,
)
# Somebody who says it: "af Ib Dam", "fra Rådet", "Ib Dam foreslog", "Udvalget ønskede".
_BY = re.compile(
    r"\b(?:af|fra|ved|v/)\s+(?:den |det |de )?(?:[A-ZÆØÅ]|\w*(?:formand|direktør|medlem|repræsentant|leder|"
    r"konsulent|læge|borgmester|udvalget|rådet|bestyrelsen|kommunen|regionen|gruppen))|"
    r"\b[A-ZÆØÅ][\wæøå]+ (?:foreslog|bemærkede|påpegede|nævnte|spurgte|fremhævede|udtrykte|ønskede|"
    r"opfordrede|efterlyste|mente|sagde|rejste|pegede|gjorde|oplyste|fortalte|foreslår|ønsker)\b"
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
    first = next((sentence.text for share, sentence in shares if share >= best - _NEAR), "")
    return bool(_TOLD.search(first)) and not _BY.search(first)
