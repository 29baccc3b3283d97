"""What a question's own words want, and whether a text holds it.

Pairs of tests, the one of a folded question and the other of the sentences found: a duration, a
price, how a matter ended, one thing measured against another, what a word means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import content_words, fold

_COUNTED_TIME = (
    r"(?:\d[\d.,]{0,12}|en|et|én|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|halvand\w+|flere|få|par)"
    r"[\s-]*(?:sekund|minut|time|døgn|dag|hverdag|arbejdsdag|uge|måned|kvartal|halvår|år|min\b|mdr)"
)
# What the words of a question ask for, by its name in ``rag.refusing.missing``, and what text holds it.
_MEASURES: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "duration",
        re.compile(r"\bhvor l(?:ae|a)nge\b|\bhvor lang tid\b|\bhow long\b"),
        re.compile(
            rf"\b{_COUNTED_TIME}\w*|\b(?:årig|årlig|ugers|dages|måneders|års)\b|\bindtil\b|\bfrem til\b|"
            r"\btil (?:og med|udgangen|(?:den |d\. )?\d)|\bfra .{3,30} til\b|\bsiden (?:19|20)\d\d|"
            r"\bvarig|\bmidlertidig|\bpermanent|periode|\bresten af\b|"
            r"\b(?:døgnet|året) rundt|\d[.:]\d\d\s*[-–]|"
            r"\b(?:k?m|meter|kilometer|lang)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "frequency",
        re.compile(r"\bhvor ofte\b|\bhvor tit\b|\bhow often\b"),
        re.compile(
            r"\b(?:gang\w*|årlig\w*|månedlig\w*|ugentlig\w*|daglig\w*|kvartal\w*|hver\w*|halvår\w*|"
            r"løbende|år|måned\w*|uge\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "share",
        re.compile(
            r"\bhvor stor\w* (?:en )?(?:andel|del|procentdel)|\bhvor mange (?:procent|pct)\b|"
            r"\bhvad er andelen\b|\bwhat (?:percentage|share|proportion)|\bhow many per ?cent\b"
        ),
        re.compile(
            r"%|procent|pct|\bhalvdel|\b(?:tredj|fjerd|femt|kvart|tiend)\w*del|\bflertal|\baf de\b|ud af|"
            r"\bhver (?:anden|tredje|fjerde|femte|tiende)|\balle\b|\bingen\b|\d+ af (?:de )?\d+",
            re.IGNORECASE,
        ),
    ),
    (
        "day",
        re.compile(r"\bhvilken dato\b|\bdatoen\b|\bwhat date\b"),
        re.compile(r"\b\d{1,2}\.|\b\d{1,2}[./-]\d|\d{4}-\d\d"),
    ),
)


def lacks_measure(folded: str, text: str) -> str | None:
    """The duration, frequency, share or day that a folded question asks for and a text lacks."""
    for name, asks, holds in _MEASURES:
        if asks.search(folded) and not holds.search(text):
            return name
    return None


_PART_OF = re.compile(
    r"\bhvor mange (?:procent )?af [^?]*?\b(?:var|er|blev|bor|kom|fik)\b (?P<which>[^?]+)"
)
_STEM_OF_PART = 5


def lacks_part(folded: str, text: str) -> bool:
    """Whether a part is counted by a mark ("hvor mange af dem var kvinder") that a text never names."""
    match = _PART_OF.search(folded)
    if match is None:
        return False
    marks, told = content_words(match["which"]), fold(text)
    return bool(marks) and not any(mark[:_STEM_OF_PART] in told for mark in marks)


_ASKS_COST = re.compile(
    r"\bhvad (?:koster|kostede|har .{0,40} kostet|kommer .{0,40} til at koste|var prisen|er prisen)|"
    r"\bhvor meget koste\w*|\bhvilken pris\b|\bhvor dyr\w*|\bpris\b|\bprisen\b|\bprice\b|"
    r"\bhow much (?:does|did|will) .{0,60}cost|\bwhat (?:did|does) .{0,60} cost"
)
_COST = re.compile(
    r"\b\w*(?:kost|pris|udgift|betal|takst|bevilg|afsæt|afsat|finans|budget|beløb|tilbud|honorar|gebyr|"
    r"leje|investering|anlæg|tilskud|ramme)\w*|\b(?:for|på|til) (?:i alt )?(?:[\d.,]+ (?:\w+\. ?)?kr|kr\. ?\d)|"
    r"kr\. pr",
    re.IGNORECASE,
)


def wants_cost(folded: str) -> bool:
    """Whether a folded question asks what something costs."""
    return bool(_ASKS_COST.search(folded))


def has_cost(text: str) -> bool:
    """Whether a text that names an amount speaks of a price, a grant or an expense."""
    return bool(_COST.search(text))


_ASKS_OUTCOME = re.compile(
    r"\b(?:blev det (?:saa )?til|endte|i sidste ende|til sidst|endelig\w*|lykkedes|naaede|kom der ud af|"
    r"hvad viste|viste (?:det sig|den|det|de|\w+en|\w+et)|gik det|blev resultatet|bakkede|"
    r"sagde .* (?:ja|nej)|fik .* lov|blev til noget|gennemfoert|svarede|did .* (?:succeed|manage|"
    r"approve|agree)|turned? out|ended? up|what came)\b"
)
# What is to come is not asked for as if it had ended.
_ASKS_AHEAD = re.compile(r"\b(?:skal|skulle|bliver|kommer|vil|ventes|forventes|planlagt|will)\b")
_AWAITED = re.compile(
    r"\b(?:afvente\w*|forvente\w*|håber|er ved at|skal|vil|undersøge[rs]|forhandler|forelægges|behandles|"
    r"sendes|tages stilling|endnu ikke|overvejes|ønskes|planlægges|drøftes|søger|endelig beslutning|"
    r"næste møde|kommer)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:blev|viste|besluttede|godkendte?|vedtog\w*|afviste?|afslog|sagde|fik|gav|gik|kom|var|havde|"
    r"er (?:blevet|godkendt|vedtaget|gennemført|afsluttet|etableret|ansat)|har \w+(?:et|t)|"
    r"tiltrådt|imødekommet|bevilget|\w+ede)\b",
    re.IGNORECASE,
)


def wants_outcome(folded: str) -> bool:
    """Whether a folded question asks how a matter ended or what came of it."""
    return bool(_ASKS_OUTCOME.search(folded)) and not _ASKS_AHEAD.search(folded)


def is_awaited(text: str) -> bool:
    """Whether a text tells of what is to come, and of nothing that came about."""
    return bool(_AWAITED.search(text)) and not _PAST.search(text)


_MORE_OR_LESS = (
    r"(?:stoerre|mindre|flere|faerre|hoejere|lavere|bedre|daarligere|vaerre|nemmere|lettere|svaerere|"
    r"laengere|kortere|dyrere|billigere|oftere|hurtigere|langsommere|fewer|less|larger|smaller|"
    r"higher|lower|better|worse|faster)"
)
# "Mere end ti" is a measure, "mere siden sidst" is news.
_ASKS_COMPARISON = re.compile(
    rf"\b{_MORE_OR_LESS}\b.{{0,90}}\b(?:end|siden|sammenlignet|than|since|compared)\b(?! \d)|"
    r"\b(?:mere|more)\b.{0,90}\b(?:end|sammenlignet|than|compared)\b(?! \d)"
)
_COMPARES = re.compile(
    r"\b(?:stige[rt]|steg|steget|stigning\w*|stigende|fald\w*|vokset|flere|færre|større|højere|lavere|"
    r"forbedre\w*|forværr\w*|uændret|fordobl\w*|halver\w*|\w+ end|mod (?:kun )?\d|"
    r"fra [\d.,]+ .{0,25}til|i forhold til|sammenlignet|\d[^.;]{1,60}\bmens\b[^.;]{1,60}\d)\b",
    re.IGNORECASE,
)
_ROW_OF_NUMBERS = re.compile(r"[\t|].*\d.*[\t|].*\d|\d\D*[\t|]\D*\d")
_NEAR = 4


def wants_comparison(folded: str) -> bool:
    """Whether a folded question asks if one thing is more or less than another."""
    return bool(_ASKS_COMPARISON.search(folded))


def compares(texts: Sequence[str]) -> bool:
    """Whether sentences, best first, compare two values or print them side by side."""
    near = " ".join(texts[:_NEAR])
    return bool(_COMPARES.search(near)) or any(_ROW_OF_NUMBERS.search(text) for text in texts)


_ASKS_MEANING = re.compile(
    r"\b(?:hvad (?:er|betyder|daekker|menes|forstaas)|what (?:is|are|does))\s+(?:der (?:med|ved) |"
    r"egentlig |nu )?(?P<article>en |et |an? )?(?:udtrykket |begrebet |ordet |forkortelsen )?"
    r"(?P<word>[\w%/. -]{2,40}?)(?: for (?:noget|en \w+|et \w+)| over| do| mean| stand for| egentlig)?"
    r"(?: i [\w ]+)?\W*$"
)
_OF_A_WORD = re.compile(
    r"\bfor noget\b|\budtrykket\b|\bbegrebet\b|\bordet\b|\bbetyder\b|\bdaekker .* over\b|\bmean\b|"
    r"\bstands? for\b"
)
# "Hvad betyder lukningen for naboerne?"
_CONSEQUENCE = re.compile(r"\bbetyder\b.+\bfor (?!noget\b)")
_ABOUT_WORDS = frozenset(
    "det noget udtrykket begrebet ordet forkortelsen forkortelserne er over kender betyder".split()
)
_MEANS_AFTER = re.compile(
    r"[”\"»«)']*(?: \w+){0,2}?\s*(?:\ber\b|,? \b(?:der|som)\b|\(|[–-] |:|daekker|betyder|bestaar|omfatter|"
    r"gaar ud|handler|har til formaal|skal|tilbyder|hjaelper|staar for|henvender|retter|, en |, et |"
    r", hvor)"
)
_MEANS_BEFORE = re.compile(
    r"(?:\(|dvs\.?|saakaldte?|kaldet|kaldes|form af|altsaa|eller)\s*[”\"»]?$"
)
_STEM = 4
_WINDOW = 70


def explains(folded: str, texts: Sequence[str]) -> bool:
    """Whether texts say what a word means; True when the folded question asks no such thing.

    Args:
        folded: the question.
        texts: sentences that may explain.
    """
    match = _ASKS_MEANING.search(folded)
    if match is None or not (match["article"] or _OF_A_WORD.search(folded)):
        return True
    if _CONSEQUENCE.search(folded):
        return True
    named = [w for w in content_words(match["word"]) if len(w) > 1 and w not in _ABOUT_WORDS]
    named = named or [w for w in content_words(folded) if w not in _ABOUT_WORDS]
    if not named or "forkort" in folded:
        return True
    longest = max(named, key=len)
    word = re.compile(re.escape(longest[: max(_STEM, len(longest) - 2)]) + r"\w*")
    for text in map(fold, texts):
        for found in word.finditer(text):
            after, before = text[found.end() :][:_WINDOW], text[: found.start()]
            if _MEANS_AFTER.match(after) or _MEANS_BEFORE.search(before):
                return True
    return False
