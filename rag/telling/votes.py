"""Who voted for or against, how many, and how somebody voted: the vote that is recorded, or that none is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index import Index, Passage, fold
from rag.asking.question import Question
from rag.finding.evidence import Sentence
from rag.refusal import Refusal
from rag.telling.ballots import Side, is_ballot, takes_side, told_of
from rag.telling.compose import Composition, item_of, meeting_words, place_words
from rag.telling.outcomes import outcome_of
from rag.telling.scope import chosen_meetings, item_share, names_place, title_share, topic_of

_ASKS = re.compile(
    r"\bstemte\b|\bafstemning\w*|\bstemmer(?:ne)?\b|\b(?:var|er|gik) (?:\w+ )?imod\b|\bflertal\w*|\bmindretal\w*|"
    r"\bundlod\b|\bvoted?\b|\bvotes?\b|\bagainst\b"
)
_BALLOT = re.compile(r"\bstemt?e\b|\bafstemning\w*|\bstemmer(?:ne)?\b|\bvote\w*|\bundlod\b")
_VOTE = re.compile(
    r"\bstemte\b|\bstemmer\b(?! overens)|\bafstemning\b|\bimod stemte\b|\bundlod(?: at stemme)?\b|"
    r"\bflertal(?:let)?\b|\bmindretal(?:let)?\b|\benstemmigt?\b|\b\d+ for,? (?:og )?\d+ (?:i?mod)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"stem\w*|afstem\w*|imod|mod|flertal\w*|mindretal\w*|forslag\w*|indstilling\w*|undlod|votes?|voted|against|"
    r"medlem\w*|parti\w*|hverken"
)
_SIDES: tuple[tuple[Side, re.Pattern[str]], ...] = (
    ("abstained", re.compile(r"\bundlod\b|\bhverken\b.*\bi?mod\b|\bblankt?\b|\babstain\w*")),
    (
        "against",
        re.compile(
            r"\bstem\w+ (?:\w+ ){0,3}?(?:i?mod|nej|ned)\b|\bnej(?:-|sag)\w*|\b(?:var|gik) imod\b|"
            r"\bvot\w+ (?:\w+ )?against\b"
        ),
    ),
    ("for", re.compile(r"\bstem\w+ (?:\w+ ){0,3}?(?:for|ja)\b|\bvot\w+ (?:\w+ )?(?:for|to)\b")),
)
_WHO = re.compile(
    r"^\W*(?:og |men |saa |and )?(?:hvem|hvilke[nt]?|who|which)\b|\bhvem var (?:de|det)\b|\bnavn(?:e|ene)\b"
)
_ONE_VOTER = re.compile(
    r"\b(?i:stemte|undlod|did) (?P<who>[A-ZÆØÅ][\w.-]*(?: (?:[A-ZÆØÅ][\w.-]*|von|af))*)"
)
_NOBODY = re.compile(
    r"(?:rådet|udvalget|bestyrelsen|forsamlingen|byråd\w*|kommunalbestyrelse\w*|klynge\w*)", re.I
)
_AMENDMENT = re.compile(r"\bændringsforslag|\bunderændring|\bÆF ?\d", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:herefter|derefter)\b[^.\n]{0,60}\b\w*(?:indstilling|hovedforslag)|"
    r"\b\w*(?:indstilling|hovedforslag)\w*[^.\n]{0,60}\b(?:herefter|derefter)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:herefter|derefter|indstilling\w*|hovedforslag\w*|i sin helhed)\b", re.IGNORECASE
)
_UNANIMOUS = re.compile(r"\benstemmigt?\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\W*(?:han|hun|de|vedkommende)\b", re.IGNORECASE)
_ON_TOPIC = 0.6
_MOST = 4
_ITS_TITLE = 0.9
# Words of a vote that is told in a way that is not understood.
_MAY_TELL = re.compile(
    r"\bstem|\bimod\b|\bmod \d|\b(?:fler|mindre)tal|\btalte for\b|\bforbehold", re.IGNORECASE
)
_LOOKED_AT = 12
_SIDE_WORDS = {
    "for": ("stemte for", "voted for it"),
    "against": ("stemte imod", "voted against it"),
    "abstained": ("undlod at stemme", "abstained"),
}


@dataclass(frozen=True, slots=True)
class _Ballot:
    """A sentence that tells of a vote.

    Attributes:
        passage: that holds it.
        number: of the sentence within the passage.
        at_last: the case itself had been put to the vote ("Herefter blev indstillingen ...").
    """

    passage: Passage
    number: int
    at_last: bool

    @property
    def text(self) -> str:
        return self.passage.sentence_texts[self.number]


def asks_votes(question: Question) -> bool:
    """Whether a question asks for a vote: "Hvem stemte imod?"."""
    others = ("summary", "catalogue", "attendance", "quote")
    return question.kind not in others and bool(_ASKS.search(question.folded))


def answer_votes(
    index: Index, question: Question, evidence: Sequence[Sentence], answer: Composition
) -> bool:
    """Write the sentences that record the vote on the matter that is asked about.

    Returns:
        False when no vote on it is recorded, or not of the side that is asked for.
    """
    if not evidence:
        return False
    if question.kind == "rationale":
        return False  # how one voted does not tell why
    if question.kind == "number" and not _BALLOT.search(question.folded):
        return False  # of a survey, say: how many were against
    matters = _matters(index, question, evidence)
    told = ((top, list(_asked(question, ballots))[:_MOST]) for top, ballots in matters)
    top, found = next(((top, found) for top, found in told if found), (None, []))
    if top is None:
        return False
    answer.line(f"{place_words(index, top.passage)}:")
    item = item_of(index, top.passage)
    outcome = outcome_of(index, top.passage.doc, item) if item is not None else None
    if outcome is not None:
        answer.quote(*outcome)
    for ballot in found:
        span = ballot.passage.sentences[ballot.number]
        if not answer.holds(ballot.passage, span):
            answer.quote(ballot.passage, span)
    return bool(answer.citations)


def no_vote(index: Index, question: Question, evidence: Sequence[Sentence]) -> Refusal | None:
    """The refusal when no vote is recorded on the matter, or in the meetings that are named.

    Args:
        evidence: sentences, best first.
    """
    if matters := _matters(index, question, evidence):
        if any(ballots for _, ballots in matters) or not _BALLOT.search(question.folded):
            return None
        held = place_words(index, matters[0][0].passage)
    else:
        meetings = chosen_meetings(index, question) if names_place(question) else []
        if not meetings or any(_VOTE.search(meeting.source.text) for meeting in meetings):
            return None
        held = "; ".join(meeting_words(meeting) for meeting in meetings[:5])
    return Refusal(
        "no_value",
        f"Der er ikke noteret nogen afstemning i referatet ({held}).",
        f"No vote is recorded in the minutes ({held}).",
    )


def untold_voters(index: Index, question: Question, evidence: Sequence[Sentence]) -> Refusal | None:
    """The refusal when a vote is recorded, and not of those whose votes are asked for.

    Args:
        evidence: sentences, best first.
    """
    if question.kind == "date" or not _BALLOT.search(question.folded):
        return None
    matters = _matters(index, question, evidence)
    voted = [(top, ballots) for top, ballots in matters if ballots]
    who, side = _voter(question), _side_asked(question)
    if not matters or any(any(_asked(question, ballots, amended=True)) for _, ballots in voted):
        return None
    if who:
        held = place_words(index, (voted or [matters[0]])[0][0].passage)
        return Refusal(
            "no_value",
            f"Der står ikke, hvad {who} stemte ({held}).",
            f"The minutes do not say how {who} voted ({held}).",
        )
    if side is None or question.kind == "rationale":
        return None
    if not voted:
        return _no_vote(index, question, [top for top, _ in matters])
    if any(takes_side(text) for top, _ in matters for text in _texts(index, top)):
        return None
    held = place_words(index, voted[0][0].passage)
    danish, english = _SIDE_WORDS[side]
    if side != "for" and any(_UNANIMOUS.search(b.text) for _, ballots in voted for b in ballots):
        return Refusal(
            "no_value",
            f"Afgørelsen var enstemmig; der er ikke noteret nogen, der {danish} ({held}).",
            f"The decision was unanimous; nobody is recorded who {english} ({held}).",
        )
    many = "hvem der" if _WHO.search(question.folded) else "hvor mange der"
    return Refusal(
        "no_value",
        f"Der er noteret en afstemning, men ikke {many} {danish} ({held}).",
        f"A vote is recorded, but not who or how many {english} ({held}).",
    )


def _no_vote(index: Index, question: Question, tops: Sequence[Sentence]) -> Refusal | None:
    """The refusal when the item that is called what the question is about tells of no vote."""
    topic = topic_of(index, question, _OWN)
    for top in tops:
        item = item_of(index, top.passage)
        if item is None or _MAY_TELL.search(
            index.meetings[top.passage.doc].source.slice(item.span)
        ):
            continue
        if topic and title_share(index, topic, item) >= _ITS_TITLE:
            held = place_words(index, top.passage)
            return Refusal(
                "no_value",
                f"Der er ikke noteret nogen afstemning om det ({held}).",
                f"No vote on it is recorded ({held}).",
            )
    return None


def _ballots(index: Index, top: Sentence) -> list[_Ballot]:
    """The sentences on votes of the item: those of the meeting itself, or else of bodies before it."""
    found = list(_of_item(index, top))
    return [one for one in found if one.passage.section != "history"] or found


def _texts(index: Index, top: Sentence) -> Iterator[str]:
    """The sentences of an item, but for those of its proposal."""
    for passage in index.passages_of[top.passage.doc]:
        if passage.item == top.passage.item and passage.section != "recommendation":
            yield from passage.sentence_texts


def _of_item(index: Index, top: Sentence) -> Iterator[_Ballot]:
    seen: set[int] = set()
    at_last = False
    for passage in index.passages_of[top.passage.doc]:
        if passage.item != top.passage.item or passage.section == "recommendation":
            continue
        for number, span in enumerate(passage.sentences):
            text = passage.sentence_texts[number]
            at_last = at_last or bool(_THEN.search(text))
            if span.start not in seen and (_VOTE.search(text) or is_ballot(text)):
                seen.add(span.start)
                yield _Ballot(passage, number, at_last)


def _asked(
    question: Question, ballots: Sequence[_Ballot], amended: bool = False
) -> Iterator[_Ballot]:
    """Those of the sentences that tell of the side asked for: by name when it is asked who it was.

    Args:
        amended: votes on amendments count too, though the question asks of none.
    """
    side, who = _side_asked(question), bool(_WHO.search(question.folded))
    voter = _voter(question)
    amends = amended or "aendring" in question.folded or "amend" in question.folded
    for ballot in ballots if amends else _on_the_case(ballots):
        if voter:
            if _tells_of(voter, ballot):
                yield ballot
            continue
        told = told_of(ballot.text)
        if side is None:
            if told or not who:
                yield ballot
        elif any(one.side in (side, None) and (one.named or not who) for one in told):
            yield ballot


def _on_the_case(ballots: Sequence[_Ballot]) -> list[_Ballot]:
    """The ballots on the case itself where others were on amendments of it, else all."""
    if own := [ballot for ballot in ballots if ballot.at_last and told_of(ballot.text)]:
        return own
    amending = False
    for ballot in ballots:
        if _AMENDMENT.search(ballot.text):
            amending = not _CASE.search(ballot.text)
        elif _CASE.search(ballot.text):
            amending = False
        if not amending:
            own.append(ballot)
    return own or list(ballots)


def _matters(
    index: Index, question: Question, evidence: Sequence[Sentence]
) -> list[tuple[Sentence, list[_Ballot]]]:
    """The items that the vote asked for may be about, each by its best sentence, and their ballots.

    A sentence on another vote is as near to the question as one on this, so an item must hold most
    of the question's topic.
    """
    topic = topic_of(index, question, _OWN)
    items = {(s.passage.doc, s.passage.item): s for s in reversed(evidence[:_LOOKED_AT])}
    best = sorted(items.values(), key=evidence.index)
    return [
        (one, _ballots(index, one)) for one in best if item_share(index, topic, one) >= _ON_TOPIC
    ]


def _side_asked(question: Question) -> Side | None:
    return next((side for side, asks in _SIDES if asks.search(question.folded)), None)


def _voter(question: Question) -> str | None:
    """The one whose vote is asked for: "Hvordan stemte Bo Lind?"."""
    match = _ONE_VOTER.search(question.text)
    if match is None or _NOBODY.search(match["who"]):
        return None
    # "Enhedslistens medlem"
    belongs = match["who"].endswith("s") and re.match(r" [a-zæøå]", question.text[match.end() :])
    return None if belongs else match["who"]


def _tells_of(who: str, ballot: _Ballot) -> bool:
    """Whether a sentence, or the one before that it goes on from, names somebody."""
    last = fold(who).split()[-1]
    goes_on = _PRONOUN.match(ballot.text) and ballot.number
    before = ballot.passage.sentence_texts[ballot.number - 1] if goes_on else ""
    return any(last in fold(text) for text in (ballot.text, before))
