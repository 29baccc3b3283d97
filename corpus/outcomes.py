"""What came of an agenda item, told from the words of its minutes section alone.

The formulas are those of Danish public bodies.  A recommendation, a wish ("der ønskes") or an
expectation ("det forventes") is no outcome; "anbefalet" to a higher body is not final.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.formulas import FORMULAS
from corpus.meeting import Outcome
from corpus.motions import is_amendment, moved
from corpus.votes import outcome_of_vote

_FORMULAS = tuple(
    (outcome, re.compile("|".join(patterns), re.IGNORECASE | re.MULTILINE))
    for outcome, patterns in FORMULAS
)
_EMPTY = re.compile(
    r"\W*?(?P<words>[-–—]+|\b(?:der var )?(?:intet|ingen|ikke noget|ingenting)(?: nyt)?"
    r"(?: (?:emner|punkter|meddelelser|spørgsmål|sager))?"
    r"(?: (?:at (?:bemærke|referere|berette)|(?:til|under) (?:punktet|eventuelt|evt|referat)))?"
    r"\.?)\W*"
    r"(?:(?:mødet (?:blev hævet|hævet|sluttede|slut)|næste møde)[^\n]*)?",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:forventes|ønskes|ønsker|ønskede|foreslår|foreslås|foreslog|foreslået|stillede|stiller|bør|"
    r"skal|vil|kan|kunne|indstilles|hvis|håber|håbede|forventer|forventede|regner|satser|"
    r"såfremt|når|senere|med henblik på|der blev tidligere|oplæg til|har tidligere)\b"
)
_OUTCOME_OF_WISH = re.compile(r", (?:som|der|hvilket|og det)(?= $|$)|, men\b")
# "ikke taget", "ikke længere drøftet": what did not happen is no outcome of that kind.
_DENIED = re.compile(r"\bikke(?: (?!og\b|men\b|nået\b)\w+)? $")
# What somebody only tells, asks or remembers was decided elsewhere or before.
_TOLD_BY = re.compile(
    r"\b(?:oplyst|oplyste|orienterede|fortalte|nævnte|bemærkede|spurgt|spurgte|svarede|mente|"
    r"påpegede|meddelte)\b[^.\n]*?(?:,| om) (?:at|om|hvorfor|hvornår|hvad)\b"
    # "Da Bo Dam havde oplyst, at prisen holder, blev indstillingen godkendt."
    r"(?![^.\n]*, (?:blev|hvorefter|herefter|hvorpå)\b)"
)
_BEFORE = re.compile(
    r"\b(?:på|ved) (?:det )?(?:sidste|seneste|forrige|foregående|tidligere) \w*møde\b",
    re.IGNORECASE,
)
# "Godkendt af Sundhedsstyrelsen", "vedtaget i 2019".
_ELSEWHERE = re.compile(
    r"(?:godkendt|vedtaget|tiltrådt|besluttet|bevilget|forkastet|afvist) "
    r"(?:af (?:Region|KL|EU|[A-ZÆØÅ][\wæøå-]*(?:styrelsen?|ministeriet|tilsynet|tinget|kommune|fonden|"
    r"udvalget|rådet|nævnet|klyngen|bestyrelsen|repræsentationen))\b|i (?:19|20)\d\d(?![\d-]))"
)
_NEXT_WORDS = 40
_AROUND = 200
_ABOUT_CASE = re.compile(
    r"\b(?:indstilling|sag|ansøgning|anmodning|forslag|punkt|spørgsmål|orientering|beslutning|"
    r"dagsorden|referat)\w*",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:herefter|derefter|i stedet|indstilling\w*|hovedforslag\w*)\b")
# Bodies that decide also elsewhere; the minutes of another body only report it.
_OTHERS = re.compile(
    r"(?P<stem>byråd|kommunalbestyrelse|regionsråd|borgerrepræsentation|magistrat|menighedsråd|"
    r"skolebestyrelse)\w* ",
    re.IGNORECASE,
)
_POINT = re.compile(r"ad \d[\d, og–-]{0,20}[.:)]*\s*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:[!?:]|(?<!\bkr)\.)(?=\s|$)|\.(?=\s+[A-ZÆØÅ]|$)|\n")
# The word for the body with which its name begins: "Ældrerådet i Lerby Kommune".
_BODY_WORD = re.compile(
    r"(?P<stem>[\w-]*(?:råd|udvalg|klynge|forum|bestyrelse|gruppe|forening|nævn|forsamling))"
    r"(?:m?et|e?n|e?t)?\b",
    re.IGNORECASE,
)
_SELF = "mødet"  # a subject that the formulas know
_LONGEST_OPENING = 200
_PAST = re.compile(
    r"\b(?:godkendte?|vedtaget|vedtog|tiltrådte?|besluttet|besluttede|udsatt?e?|udskudt|afviste?|"
    r"taget|tog|havde|blev|valgte?|drøftede|drøftet|anbefalet|anbefalede|bevilge(?:t|de)|tilsluttede|"
    r"forkastet|udgik|afslået|oversendt)\b",
    re.IGNORECASE,
)
# A box that was not ticked says what did not happen, and a row of a table tells of its own case.
_NOT_TOLD = re.compile(r"^(?:[-*] \[ ?\].*|\|.*\|)$", re.MULTILINE)


def outcome_of(text: str, body: str | None = None) -> tuple[Outcome, tuple[int, int] | None]:
    """Outcome that the words of a minutes section show.

    Args:
        text: display text of this meeting's own minutes section of the item.
        body: that met; by its name the text means the meeting itself.

    Returns:
        The outcome and the range of ``text`` that shows it; ``("none", None)`` when nothing does.
    """
    told = _NOT_TOLD.sub(lambda match: " " * len(match.group()), text)
    own: dict[int, int] = {}  # where the name of the body starts, by where it ends
    if name := _own_name(body):
        own = {match.end(): match.start() for match in name.finditer(told)}
        told = name.sub(lambda match: _SELF.rjust(len(match.group())), told)
    opening = told[: _first_end(told)]
    for outcome, pattern in _FORMULAS:
        # "Godkendt. Punkt 3 blev dog udsat": a bare formula that opens the text is the outcome.
        match = pattern.match(opening) if outcome != "discussed" else None
        if match and _holds(told, match, outcome, body):
            lead = _POINT.match(told, 0, match.end() - 1)
            shown = (lead.end() if lead else match.start(), match.end())
            return _aimed(outcome, told, match), shown
    for outcome, pattern in _FORMULAS:
        for match in _places(told, outcome, pattern, body):
            if outcome == "rejected" and (other := _decided_besides(told, match, body)):
                return "approved", _trimmed(told, other, own)
            shown = _trimmed(told, match, own)
            outcome = _aimed(outcome, told, match)
            voted = outcome_of_vote(told) if outcome == "discussed" else None
            return voted or (outcome, shown)
    if voted := outcome_of_vote(told):
        return voted
    empty = _EMPTY.fullmatch(told) if len(told) < 300 else None
    if empty:
        begin = empty.start("words")
        return "empty", (begin, empty.end("words"))
    return "none", None


def _aimed(outcome: Outcome, told: str, match: re.Match[str]) -> Outcome:
    """The outcome, or what was carried when it was a motion to put the case off or to send it back."""
    return (moved(told, *match.span()) or outcome) if outcome == "approved" else outcome


def opens_with_outcome(text: str, body: str | None) -> bool:
    """Whether the first word of a text begins to tell, in the past tense, what was decided.

    Args:
        text: display text that may follow a proposal.
        body: that met.
    """
    opening = text[: _first_end(text) + 1]
    if not _PAST.search(opening):
        return False
    outcome, shown = outcome_of(opening, body)
    if shown is None or outcome == "empty" or " " in opening[: shown[0]]:
        return False
    return bool(_PAST.search(opening[: shown[1]]))


def _own_name(body: str | None) -> re.Pattern[str] | None:
    """The names by which a text may mean the body that met: its own, or only the word for it.

    "Styregruppen" is the body "Styregruppe" too, and "Ældrerådet" that of a municipality.
    """
    if body is None:
        return None
    word = _BODY_WORD.match(body)
    names = {re.escape(body), word.group("stem") if word else ""}
    known = "|".join(sorted((n for n in names if len(n) >= len(_SELF)), key=len, reverse=True))
    return re.compile(rf"\b(?:{known})(?:m?e?n|m?e?t)?\b") if known else None


def _places(
    told: str, outcome: Outcome, pattern: re.Pattern[str], body: str | None
) -> Iterator[re.Match[str]]:
    """Where the formulas of an outcome stand as statements of this meeting."""
    for match in pattern.finditer(told):
        if _holds(told, match, outcome, body):
            yield match


def _holds(told: str, match: re.Match[str], outcome: Outcome, body: str | None) -> bool:
    """Whether a formula states what this meeting did, and not what is wished, told or long past."""
    clause = _clause(told, match.start())
    if _mere_wish(clause) or (outcome != "rejected" and _DENIED.search(clause)):
        return False
    if "?" in told[match.start() : match.end() + 1]:
        return False
    if outcome in ("approved", "rejected"):
        if _is_others(match.group(), body) or _TOLD_BY.search(_last_clause(clause)):
            return False
        if _ELSEWHERE.search(told, match.start(), match.end() + _NEXT_WORDS):
            return False
    if outcome in ("approved", "postponed") and _BEFORE.search(_sentence(told, match)):
        return False
    amended = outcome == "rejected" and is_amendment(clause + match.group())
    return not amended and not (outcome == "rejected" and moved(told, *match.span()))


def _decided_besides(told: str, rejected: re.Match[str], body: str | None) -> re.Match[str] | None:
    """Where the case is decided in a text that also says that something was rejected.

    What was rejected may be a part of the case, after the case itself was decided ("Bump blev ikke
    vedtaget"), or what was proposed instead of it, before ("Herefter blev indstillingen godkendt").
    """
    begin, end = rejected.span()
    part = not _ABOUT_CASE.search(_clause(told, begin) + told[begin:end])
    for outcome, pattern in _FORMULAS:
        if outcome != "approved":
            continue
        for place in _places(told, outcome, pattern, body):
            first, last = place.span()
            apart = "." in told[last:begin] or "." in told[end:first]
            after = first > end and _THEN.search(_clause(told, first) + place.group().casefold())
            if apart and (after or (part and last <= begin)):
                return place
    return None


def _trimmed(told: str, match: re.Match[str], own: dict[int, int]) -> tuple[int, int]:
    """A match without the marks and the number of a proposal before it, but with the body."""
    begin, end = match.span()
    while begin < end and not told[begin].isalnum():
        begin += 1
    if lead := _POINT.match(told, begin, end - 1):
        begin = lead.end()
    return own.get(begin + len(_SELF), begin), end


def _is_others(said: str, body: str | None) -> bool:
    """Whether it is a body other than the one that met that is said to have decided."""
    other = _OTHERS.match(said.lstrip())
    if body is None or other is None:
        return False
    return other.group("stem").casefold() not in body.casefold()


def _first_end(text: str) -> int:
    """Where the first sentence ends."""
    end = _SENTENCE_END.search(text, 0, _LONGEST_OPENING)
    return end.start() if end else min(len(text), _LONGEST_OPENING)


def _clause(text: str, position: int) -> str:
    """The sentence in which a position stands, up to there, in lower case."""
    start = max(text.rfind(".", 0, position), text.rfind("\n", 0, position)) + 1
    return text[max(start, position - 300) : position].casefold()


def _sentence(text: str, match: re.Match[str]) -> str:
    """The sentence around a match."""
    first, last = max(0, match.start() - _AROUND), match.end() + _AROUND
    start = max(text.rfind(mark, first, match.start() + 1) for mark in (". ", "\n"))
    ends = [text.find(mark, match.end(), last) for mark in (". ", "\n")]
    return text[max(first, start) : min((end for end in ends if end >= 0), default=last)]


def _mere_wish(clause: str) -> bool:
    """Whether the words after a clause are only wished, expected, quoted or denied."""
    # "Bestyrelsen foreslog X, som blev valgt": what happened to the wish is no wish.
    return bool(_WISH.search(_last_clause(clause)))


def _last_clause(clause: str) -> str:
    return _OUTCOME_OF_WISH.split(clause)[-1]
