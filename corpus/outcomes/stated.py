"""Whether words that sound like an outcome state what this meeting did.

They may only be wished, expected, asked, told of others, or long past.
"""

from __future__ import annotations

import re

from corpus.meeting import Outcome
from corpus.outcomes.motions import is_amendment, moved
from corpus.outcomes.own_name import head_of
from corpus.outcomes.wording import BODY, PARTIES

_WISH = re.compile(
    r"\b(?:forventes|ønskes|ønsker|ønskede|foreslår|foreslås|foreslog|foreslået|stillede|stiller|bør|"
    r"skal|vil|kan|kunne|indstilles|hvis|håber|håbede|forventer|forventede|regner|satser|"
    r"såfremt|når|gerne|helst|senere|med henblik på|der blev tidligere|oplæg til|har tidligere)\b"
)
# "Klyngen kunne ikke enes, og sagen genoptages": what could not be is no wish for what follows.
_OUTCOME_OF_WISH = re.compile(
    r", (?:som|der|hvilket|og det)(?= $|$)|, men\b|\bkunne ikke [^,]*, og(?= $)"
)
# "ikke taget", "ikke længere drøftet", "ingen enighed om": what did not happen is no outcome of that kind.
_DENIED = re.compile(r"\b(?:ikke(?: (?!og\b|men\b|nået\b)\w+)?|ingen) $")
# What somebody only tells, asks or remembers ("Bo oplyste, at planen blev vedtaget") was decided
# elsewhere or before; what follows on a word for deciding was decided here.
_SUBORDINATE = re.compile(
    r"(?P<governing>.*)(?<!for )(?<!ved )(?<!efter )(?<!til )(?<!uden )"
    r"(?:\bat\b(?!-| (?:få|gå|stå)\b| (?!(?:alle|begge|denne|disse|flere|mange|nogle)\b)\w+(?<!rn)(?<!en)e\b)|"
    r", om\b|\b(?:spurgt|spurgte|undersøgt|undersøgte) om\b|\bhv(?:orfor|ordan|ornår|ad|em)\b)"
    # "Da Bo Dam havde oplyst, at prisen holder, blev indstillingen godkendt."
    r"(?!.*, (?:og|mens|blev|hvorefter|herefter|hvorpå)\b)"
)
_DECIDES = re.compile(
    r"\b(?:beslut|vedt[ao]g|godkend|enig|ene[ds]|aftal|konklu|konstater|fastsl|tiltr|tilslut)"
)
_BEFORE = re.compile(
    r"\b(?:på|ved) (?:det )?(?:sidste|seneste|forrige|foregående|tidligere) \w*møde\b",
    re.IGNORECASE,
)
_DONE = r"(?:godkendt|vedtaget|tiltrådt|besluttet|bevilget|accepteret|antaget|forkastet|afvist)"
# "Vedtaget i 2019", "blev valgt til formand i 2019", "I 2021 blev".
_ELSEWHERE = re.compile(
    rf"(?:{_DONE}|(?:valgt|udpeget)(?: (?:til|som) [\w -]{{3,40}}?)?) i (?:19|20)\d\d(?![\d-])|"
    # "Planen blev vedtaget den 3. maj 2021", but not "Vedtaget den 3. maj".
    rf"\w {_DONE} (?:den|d\.) \d{{1,2}}[./]",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(
    r"\W*i (?:19|20)\d\d (?:blev|var|[a-zæøå]+(?:ede|te|tes)|vedtog)\b", re.IGNORECASE
)
# By whom: "godkendt af Sundhedsstyrelsen" was so elsewhere, "af et flertal" and "af hensyn til" not.
_BY = re.compile(
    rf"\b{_DONE}(?<!bevilget) (?:(?:allerede|også|enstemmigt|nu|senere|siden) )?af +(?P<who>[^.,;\n]{{2,60}})",
    re.IGNORECASE,
)
_OURSELVES = re.compile(
    rf" *(?:{BODY}\b|alle\b|samtlige\b|de (?:fremmødte|tilstedeværende)|\d|(?-i:[A-ZÆØÅ]{{1,2}})\b|"
    # Members by name: "Hanne Dam og Claus Lind", and not "Lerby Kommune og Region Nord".
    r"(?![^.\n]*\b(?:kommune|region|fond|styrelse|ministeri)\w*)"
    r"(?-i:[A-ZÆØÅ][\w-]+ [A-ZÆØÅ][\w-]+(?:(?:,| og) [A-ZÆØÅ][\w-]+ [A-ZÆØÅ][\w-]+)+)|"
    r"(?:[\w-]+ ){0,3}?\w*(?:flertal|medlem|deltager|fremmødt|forsamling|stemme|grund|årsag|hensyn))",
    re.IGNORECASE,
)
# "Den faglige klynge havde i januar besluttet at anbefale det."
_LONG_PAST = re.compile(r"\bhavde\b[^,]*$")
_PARTICIPLE = re.compile(
    r"\W*(?:aftalt|(?:anbefal|beslutt|bevil(?:li)?g|drøft|forkast|indstill|tag|vedtag)et|(?:af|over)?sendt|"
    r"afvist|godkendt|tiltrådt|udsat|udskudt|valgt)\b",
    re.IGNORECASE,
)
_PROPOSED = re.compile(r"\b(?:foreslog|foreslået|stillede forslag)\b")
# "Sagen blev udsat i marts 2023 og kom igen i juni."
_PUT_OFF_THEN = re.compile(r"\b(?:udsat|udskudt) i \w+ (?:19|20)\d\d\b")
# "A og F godkendte. C stemte imod.": who has the majority is not known.
_PARTIES_ALONE = re.compile(rf"\W*{PARTIES} ")
_AGAINST = re.compile(r"\b(?:imod|ikke)\b")
_ASKED = re.compile(r"[^.!?;:–\n]*\?")
_REFUSED = re.compile(
    r"\b(?:godkend|vedtag|vedtog|tiltr[æå]d|beslutt|imødekom|bevil|accepter)\w* ikke\b(?! (?:kun|blot|alene)\b)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\bendnu\b", re.IGNORECASE)
_NEXT_WORD = 6
_NEXT_WORDS = 60
_AROUND = 200
_LONGEST_CLAUSE = 300
# Bodies that decide also elsewhere; the minutes of another body only report it.
_OTHERS = re.compile(
    r"(?P<stem>byråd|kommunalbestyrelse|regionsråd|borgerrepræsentation|magistrat|menighedsråd|"
    r"skolebestyrelse|udvalg(?=et ))\w* ",
    re.IGNORECASE,
)


def holds(told: str, match: re.Match[str], outcome: Outcome, body: str | None) -> bool:
    """Whether a formula states what this meeting did, and not what is wished, told or long past.

    Args:
        told: display text of a minutes section.
        match: where the formula stands in it.
        outcome: that it would show.
        body: that met.
    """
    clause = clause_before(told, match.start())
    if _mere_wish(clause) or (outcome != "rejected" and _DENIED.search(clause)):
        return False
    if _ASKED.match(told, match.start()) or "?" in match.group():
        return False
    if _LONG_PAST.search(clause) and _PARTICIPLE.match(match.group()):
        return False
    # "Bo Dam foreslog en bod, men trak forslaget": it was not the case.
    if outcome == "withdrawn" and _PROPOSED.search(clause):
        return False
    if outcome in ("approved", "rejected"):
        if _is_others(match.group(), body) or _is_told(clause, match.group()):
            return False
        if _is_elsewhere(told, match, clause, body):
            return False
    if outcome == "approved" and _REFUSED.search(told, match.start(), match.end() + _NEXT_WORD):
        return False
    near = max(0, match.start() - _NEXT_WORD), match.end() + _NEXT_WORD
    if outcome == "rejected" and _NOT_YET.search(told, *near):
        return False
    if _PARTIES_ALONE.match(match.group()) and _AGAINST.search(told):
        return False
    if outcome == "postponed" and _PUT_OFF_THEN.search(told, match.start(), match.end()):
        return False
    if outcome in ("approved", "postponed") and _BEFORE.search(_sentence(told, match)):
        return False
    amended = outcome == "rejected" and is_amendment(clause + match.group())
    return not amended and not (outcome == "rejected" and moved(told, *match.span()))


def _is_others(said: str, body: str | None) -> bool:
    """Whether it is a body other than the one that met that is said to have decided."""
    other = _OTHERS.match(said.lstrip())
    if body is None or other is None:
        return False
    # "Byrådets økonomiudvalg" is not "byrådet", nor is "Følgegruppen til Byrådet".
    return not re.search(rf"{other['stem']}(?:e?[nt])?(?!\w)", head_of(body), re.IGNORECASE)


def _is_told(clause: str, said: str) -> bool:
    """Whether words stand in a clause that depends on something else than a decision."""
    found = _SUBORDINATE.match(_last_clause(clause) + said.split(" ", 1)[0].casefold())
    governing = found.group("governing").strip(" \t,–-•*") if found else ""
    return bool(governing) and not _DECIDES.search(governing)


def _is_elsewhere(told: str, match: re.Match[str], clause: str, body: str | None) -> bool:
    """Whether something was decided by others, or in another year."""
    if _IN_YEAR.match(clause + match.group()):
        return True
    place = match.start(), match.end() + _NEXT_WORDS
    elsewhere, by = _ELSEWHERE.search(told, *place), _BY.search(told, *place)
    if elsewhere and elsewhere.start() < match.end():
        return True
    if by is None or by.start() >= match.end():
        return False
    return not _OURSELVES.match(by["who"]) or _is_others(f"{by['who']} ", body)


def clause_before(text: str, position: int) -> str:
    """The sentence in which a position stands, up to there, in lower case."""
    first = max(0, position - _LONGEST_CLAUSE)
    start = max(text.rfind(mark, first, position) for mark in ".\n") + 1
    return text[max(start, first) : position].casefold()


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
