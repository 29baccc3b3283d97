"""Follow-ups: "Og hvad med 2024?" is understood from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index import content_words, fold, words
from rag.answer import Turn
from rag.asking.names import Names, people_in
from rag.asking.terms import ABOUT_ASKING

_NEW_TOPIC = re.compile(
    r"\b(?:noget (?:helt )?andet|nyt (?:emne|spoergsmaal)|andet spoergsmaal|skift(?:er)? emne|"
    r"glem (?:det|alt)|different (?:question|topic)|new topic|something else)\b"
)
_OPENING = re.compile(
    r"^\W*(?:og|men|saa|ok(?:ay)?|naa|nej|jo|jeg mente|hvad med|hvad saa|uddyb|forklar|mere|mener du|"
    r"and|but|what about|how about|so|no)\b"
)
_POINTING = re.compile(
    r"\b(?:dem|deres|han|hun|ham|hende|hans|hendes|dens|dets|disse|heraf|deraf|hertil|dertil|derfra|"
    r"dermed|samme|begge|ogsaa|sidstnaevnte|it|they|them|their|those|he|she|his|him|its|same)\b|"
    r"\b(?:det|den|de|det her|det der|this|that)(?=\s*(?:[?.,!]|$|\s(?:saa|her|ogsaa|til|om|paa|i|med|"
    r"for|af|koste\w*|bliver?|blev|skal|kan|er|var|har|evaluer\w*|ske\w*|fik|start\w*|slut\w*)\b))"
)
# "er det", "blev der", "den 3. maj", "dem, der", "det, som": these point to nothing before.
# "Hvad blev der besluttet om legepladsen?" is short, but says what it is about.
_OWN_TOPIC = re.compile(
    r"\b(?:beslut\w*|sagt|talt|droeft\w*|naevnt|vedtaget|godkendt|decided|said) (?:om|about) \w{4,}"
)
_EMPTY_SUBJECT = re.compile(
    r"\b(?:er|blev|bliver|var|har|skal|kan|vil|staar|findes|naar|was|is|did)\s+(?:det|der|there|it)\b|"
    r"\bden\s+\d|\b(?:dem|det|den|de),?\s+(?:der|som|forslag\w*)\b|\b(?:baade|begge)\b.*\bog\b"
)
# "Og i 2023?", "hvad med Klynge Vest?": nothing but a place, a time or a name.
_ELLIPSIS = re.compile(
    r"^\W*(?:(?:og|men|saa|and|but)\s+)*(?:(?:hvad (?:saa )?med|what about|how about)\s+)?"
    r"(?:(?:i|paa|til|fra|for|hos|om|ved|den|det|de|in|on|at|the)\s+)*"
    r"(?:(?!(?:hv\w+|er|blev|har|skal|kan|var|vil|uddyb|forklar|mere|punkt\w*|what|who|when|why|how|is|"
    r"was|did|does)\b)[\w.]+\W*){1,5}$"
)
# Words that ask: in an earlier question they tell what was asked, and not what it was about.
_ASKING = ABOUT_ASKING | frozenset(
    """
    koste koster kostede betale betaler betalte starte starter startede begynder begyndte slutter sluttede
    deltager deltog fortaelle fortael fortalte forklare uddyb uddybe mangler manglede hjaelper hjalp virker
    virkede synes syntes svare svarede foreslaar foreslog vurderer vurderede oensker oenskede kraever kraevede
    skulle ville kunne kommer kom gaar gik faar fik finder fandt laver lavede holder holdt hed siger sagde
    cost costs pay say said think start happen happened
    """.split()
)
_SOMEBODY = re.compile(
    r"\b(?:han|hun|ham|hende|hans|hendes|vedkommende|personen|he|she|him|his|her|this person)\b"
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question with what it leans on.

    Attributes:
        text: what was typed.
        follows: whether it needs the turns before it.
        asked: what the user asked before: the last question that stood on its own, and the last.
        context: the last reply of the assistant, when it leans on it.
        elliptical: it says only where, when or who, and asks the same as before.
    """

    text: str
    follows: bool
    asked: tuple[str, ...]
    context: str
    elliptical: bool = False

    @property
    def whole(self) -> str:
        """The question made whole, to be shown and read.

        What was asked before would be answered again beside it: only what it was about is kept,
        unless the question asks the same once more.
        """
        if not self.follows:
            return self.text
        topics = [] if self.elliptical else [topic for turn in self.asked if (topic := about(turn))]
        return f"{self.text} ({', '.join(topics)})" if topics else f"{self.topic} {self.text}"

    @property
    def topic(self) -> str:
        """What was asked before, as one text."""
        return " ".join(self.asked)


def resolve(text: str, history: Sequence[Turn], leaning: bool = False) -> Resolved:
    """Decide what of a conversation a question leans on.

    Args:
        text: the new question.
        history: earlier turns, oldest first.
        leaning: it is known to lean on the last turn.
    """
    asked = [turn.content for turn in history if turn.role == "user" and turn.content.strip()]
    if not asked or not (leaning or leans(text) or _short_name(text, history)):
        return Resolved(text, False, (), "")
    # Back to the last question that stood on its own.
    before: list[str] = []
    for earlier in reversed(asked):
        before.insert(0, earlier)
        if not leans(earlier):
            break
    replies = [turn.content for turn in history if turn.role == "assistant"]
    return Resolved(
        text,
        True,
        tuple(before[:: max(1, len(before) - 1)]),
        replies[-1][:600] if replies else "",
        bool(_ELLIPSIS.match(" ".join(fold(text).split()))),
    )


def about(text: str) -> str:
    """What a question is about: from the first of its words that tell it to the last.

    "Hvor mange penge fik Unge på vej?" is about "Unge på vej", "Hvem var det?" about nothing ("").
    """
    telling = [
        word.span()
        for word in re.finditer(r"[\w-]+", text)
        if content_words(word.group()) and fold(word.group()) not in _ASKING
    ]
    return text[telling[0][0] : telling[-1][1]] if telling else ""


def _short_name(text: str, history: Sequence[Turn]) -> bool:
    """Whether a short question has only the first name of somebody named in full before."""
    if len(content_words(text)) > 4:
        return False
    before = " ".join(turn.content for turn in history[-4:])
    for name in re.findall(r"(?<=\s)[A-ZÆØÅ][a-zæøåé]+", text):
        in_full = rf"\b{name}\s+[A-ZÆØÅ]"
        if re.search(in_full, before) and not re.search(in_full, text):
            return True
    return False


def people_before(resolved: Resolved, names: Names) -> tuple[str, ...]:
    """People of the turns before that a follow-up means by a pronoun or by a first name alone."""
    folded = fold(resolved.text)
    tokens = {word.removesuffix("s") for word in words(folded)} | set(words(folded))
    for text in (resolved.context, resolved.topic):
        before = fold(text)
        named = sorted(people_in(before, names), key=lambda name: _place(name, before))
        meant = [name for name in named if fold(name.split()[0]) in tokens]
        if meant:
            return tuple(meant)
        if named and _SOMEBODY.search(folded):
            # Of two it is not told which is "he"; of more the first is likeliest.
            return tuple(named) if len(named) == 2 else (named[0],)
    return ()


def _place(name: str, folded: str) -> int:
    found = folded.find(fold(name.split()[-1]))
    return found if found >= 0 else len(folded)


def leans(text: str) -> bool:
    """Whether a question cannot be understood alone."""
    folded = " ".join(fold(text).split())
    if _NEW_TOPIC.search(folded):
        return False
    if _OPENING.match(folded):
        return True
    if _POINTING.search(_EMPTY_SUBJECT.sub(" ", folded)):
        return True
    if _OWN_TOPIC.search(folded):
        return False
    return len(content_words(text)) <= 3 and not any(c.isupper() for c in text.strip()[1:])
