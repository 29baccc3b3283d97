"""Follow-ups: "Og hvad med 2024?" is understood from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index import content_words, fold
from rag.answer import Turn

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


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question with what it leans on.

    Attributes:
        text: what was typed.
        follows: whether it needs the turns before it.
        topic: the user's turns it leans on, oldest first, as one text.
        context: the last reply of the assistant, when it leans on it.
    """

    text: str
    follows: bool
    topic: str
    context: str

    @property
    def whole(self) -> str:
        """The question made whole, to be shown and searched."""
        return f"{self.topic} {self.text}".strip() if self.follows else self.text


def resolve(text: str, history: Sequence[Turn]) -> Resolved:
    """Decide what of a conversation a question leans on.

    Args:
        text: the new question.
        history: earlier turns, oldest first.
    """
    asked = [turn.content for turn in history if turn.role == "user" and turn.content.strip()]
    if not asked or not leans(text):
        return Resolved(text, False, "", "")
    # Back to the last question that stood on its own.
    topic: list[str] = []
    for earlier in reversed(asked[-4:]):
        topic.insert(0, earlier)
        if not leans(earlier):
            break
    replies = [turn.content for turn in history if turn.role == "assistant"]
    return Resolved(text, True, " ".join(topic), replies[-1][:600] if replies else "")


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
