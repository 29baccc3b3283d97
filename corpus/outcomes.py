"""What came of an agenda item, told from the words of its minutes section alone.

The formulas are those of Danish public bodies.  A recommendation, a wish ("der ønskes") or an
expectation ("det forventes") is no outcome; "anbefalet" to a higher body is not final.
"""

from __future__ import annotations

import re

from corpus.formulas import FORMULAS
from corpus.meeting import Outcome
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
    r"\b(?:forventes|ønskes|ønsker|ønskede|foreslår|foreslås|foreslog|foreslået|bør|skal|vil|kan|kunne|"
    r"indstilles|hvis|håber|håbede|forventer|forventede|regner|satser|"
    r"såfremt|når|senere|med henblik på|der blev tidligere|oplæg til|har tidligere)\b"
)
_OUTCOME_OF_WISH = re.compile(r", (?:som|der|hvilket|og det)(?= $|$)|, men\b")
# "ikke taget", "ikke længere drøftet": what did not happen is no outcome of that kind.
_DENIED = re.compile(r"\bikke(?: (?!og\b|men\b|nået\b)\w+)? $")
# What is said of an amendment, or of a motion to put the case off, is not said of the case.
_ASIDE = re.compile(
    r"\b(?:\w*ændringsforslag|modforslag|forslag(?:et)? om (?:at )?(?:udsætte|udsættelse|tilbagesende))"
)
# Bodies that decide also elsewhere; the minutes of another body only report it.
_OTHERS = re.compile(
    r"(?P<stem>byråd|kommunalbestyrelse|regionsråd|borgerrepræsentation|magistrat|menighedsråd|"
    r"skolebestyrelse)\w* ",
    re.IGNORECASE,
)
_POINT = re.compile(r"ad \d[\d, og–-]{0,20}[.:)]*\s*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:[!?:]|(?<!\bkr)\.)(?=\s|$)|\.(?=\s+[A-ZÆØÅ]|$)|\n")
_SELF = "mødet"  # a subject that the formulas know
_LONGEST_OPENING = 200
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
    if body is not None and len(body) > len(_SELF):
        # "Styregruppen" is the body "Styregruppe" too.
        name = re.compile(rf"\b{re.escape(body)}(?:e?n|e?t)?\b")
        own = {match.end(): match.start() for match in name.finditer(told)}
        told = name.sub(lambda match: _SELF.rjust(len(match.group())), told)
    opening = told[: _first_end(told)]
    for outcome, pattern in _FORMULAS:
        # "Godkendt. Punkt 3 blev dog udsat": a bare formula that opens the text is the outcome.
        match = pattern.match(opening) if outcome != "discussed" else None
        if match and not _is_others(match.group(), body):
            lead = _POINT.match(told, 0, match.end() - 1)
            return outcome, (lead.end() if lead else match.start(), match.end())
    for outcome, pattern in _FORMULAS:
        for match in pattern.finditer(told):
            clause = _clause(told, match.start())
            if _mere_wish(clause) or (
                outcome not in ("rejected", "approved") and _DENIED.search(clause)
            ):
                continue
            if outcome in ("approved", "rejected") and _is_others(match.group(), body):
                continue
            if outcome == "rejected" and _ASIDE.search(clause + match.group().casefold()):
                continue
            begin, end = match.span()
            while begin < end and not told[begin].isalnum():
                begin += 1
            if lead := _POINT.match(told, begin, end - 1):
                begin = lead.end()
            begin = own.get(begin + len(_SELF), begin)
            voted = outcome_of_vote(told) if outcome == "discussed" else None
            return voted or (outcome, (begin, end))
    if voted := outcome_of_vote(told):
        return voted
    empty = _EMPTY.fullmatch(told) if len(told) < 300 else None
    if empty:
        begin = empty.start("words")
        return "empty", (begin, empty.end("words"))
    return "none", None


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


def _mere_wish(clause: str) -> bool:
    """Whether the words after a clause are only wished, expected, quoted or denied."""
    # "Bestyrelsen foreslog X, som blev valgt": what happened to the wish is no wish.
    return bool(_WISH.search(_OUTCOME_OF_WISH.split(clause)[-1]))
