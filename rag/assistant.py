"""A question becomes an answer: understand, search, weigh, then answer or say no."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index import Index
from rag.answer import Answer, Filters, Hit, Turn
from rag.asking.context import inherit, narrowed
from rag.asking.conversation import Resolved, people_before, resolve
from rag.asking.names import Names
from rag.asking.question import Question, understand
from rag.asking.sides import sides_of
from rag.asking.when import looks_ahead, names_one_meeting
from rag.finding.evidence import Sentence, find_evidence
from rag.finding.retrieval import Retrieved, retrieve, views_of
from rag.finding.second_look import read_closely, reader
from rag.finding.trees import BoostedTrees
from rag.parts import parts_of, together
from rag.people.attendance import about_attendance, not_listed
from rag.people.deeds import asks_for_deed, is_listed
from rag.people.presence import answer_presence
from rag.people.untold import not_told
from rag.refusal import Refusal
from rag.refusing.coverage import nothing_in_scope, outside
from rag.refusing.doubt import doubt, is_sure
from rag.refusing.gate import confidence_of, is_confident
from rag.refusing.missing import lacking, why_not
from rag.refusing.premise import MAX_QUESTION, refusal
from rag.routes import answer_from_structure
from rag.telling.any_other_business import answer_any_other_business
from rag.telling.choosing import of_asked_year, titled
from rag.telling.compose import Composition
from rag.telling.correction import write_correction
from rag.telling.meeting_facts import answer_meeting_fact, asks_meeting_fact
from rag.telling.writing import write_evidence

_POOL = 14
# Of a conversation only so much is read, so that a long one cannot make an answer slow.
MAX_TURNS = 12
MAX_TURN = 600
_SHOWN = 10


@dataclass(frozen=True)
class Looked:
    """What was understood and found, before anything is decided.

    Attributes:
        whole: the question, made whole when it goes on from earlier ones.
    """

    whole: str
    question: Question
    retrieved: Retrieved
    evidence: tuple[Sentence, ...]


class Assistant:
    """Answers questions over one opened index; safe to use from several threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._names = Names.of(index.heads)
        reader()  # loaded now, not at the first question

    def answer(
        self, question: str, history: Sequence[Turn] = (), filters: Filters | None = None
    ) -> Answer:
        """Answer one question.

        Args:
            question: as typed.
            history: earlier turns of the same conversation, oldest first.
            filters: what the user narrowed the search to, if anything.

        Returns:
            An answer whose every statement is cited, or a refusal that says what was searched.
        """
        if len(question) > MAX_QUESTION:
            # Refused before it is read: some of the reading takes longer than linear time.
            return self._answer(question[: MAX_QUESTION + 1], (), filters)
        turns = [Turn(turn.role, turn.content[:MAX_TURN]) for turn in history[-MAX_TURNS:]]
        sides = sides_of(question)
        answers = [self._answer(side, turns, filters) for side in sides]
        if any(not answer.abstained for answer in answers):
            answers = [
                self._answer(side, turns, filters, beside=True)
                if answer.abstained and is_confident(answer.confidence, beside=True)
                else answer
                for side, answer in zip(sides, answers, strict=True)
            ]
            return together(self.index, question, sides, answers, apart=True)
        parts = parts_of(question)
        answers = []
        for part in parts:
            answers.append(self._answer(part, turns, filters, leaning=bool(answers)))
            turns += [Turn("user", part), Turn("assistant", answers[-1].said[:MAX_TURN])]
        if len(answers) == 1:
            return answers[0]
        return together(self.index, question, parts, answers)

    def _answer(
        self,
        question: str,
        history: Sequence[Turn],
        filters: Filters | None,
        leaning: bool = False,
        beside: bool = False,
    ) -> Answer:
        """Answer a question that asks one thing.

        Args:
            leaning: it goes on from the last turn.
            beside: the same of another side is answered.
        """
        started = time.perf_counter()
        resolved = resolve(question, history, leaning)
        understood = self._understand(resolved)
        chosen = filters or Filters()
        if filters is not None:
            # What the user set, or took away, counts instead of what the words seemed to say.
            if no := outside(understood, filters, self.index.heads):
                return self._refused(understood, resolved, chosen, no, None, 0.0, started)
            understood = narrowed(understood, filters, self.index.heads)
            if not understood.scope:
                no = nothing_in_scope(self.index.heads)
                return self._refused(understood, resolved, chosen, no, None, 0.0, started)
        if no := refusal(understood, self.index):
            return self._refused(understood, resolved, chosen, no, None, 0.0, started)
        answer = Composition(self.index)
        if not answer_presence(self.index, understood, answer):
            no = not_told(self.index, understood)
            if no is None and about_attendance(understood):
                no = not_listed(self.index, understood)
        if not answer.citations and no is None and (fact := asks_meeting_fact(understood)):
            no = answer_meeting_fact(self.index, understood, fact, answer)
        if not answer.citations and no is None:
            no = answer_any_other_business(self.index, understood, answer)
        if filters is None:
            chosen = _of_day(understood)
        retrieved = retrieve(self.index, understood, chosen, views_of(resolved), _POOL)
        searched = time.perf_counter()
        evidence = find_evidence(self.index, understood, retrieved)
        if no:
            return self._refused(understood, resolved, chosen, no, retrieved, 0.0, started)
        confidence = 1.0
        if not answer.citations:
            evidence, confidence = self._write(
                resolved, understood, retrieved, evidence, answer, beside
            )
        if not answer.citations:
            lack = lacking(self.index, understood, evidence)
            no = why_not(self.index, understood, lack)
            return self._refused(understood, resolved, chosen, no, retrieved, confidence, started)
        return Answer(
            text=answer.text,
            citations=tuple(answer.citations),
            abstained=False,
            reason=None,
            question=resolved.whole,
            filters=filters or understood.filters(),
            retrieved=_reranked(retrieved.hits, evidence, answer),
            confidence=confidence,
            doubts=tuple(answer.doubts),
            language=understood.language,
            timings={
                "search": searched - started,
                "answer": time.perf_counter() - searched,
            },
        )

    def look(
        self, question: str, history: Sequence[Turn] = (), ranker: BoostedTrees | None = None
    ) -> Looked:
        """Understand and search only, without the second look, for fitting and for explaining.

        Args:
            question: as typed.
            history: earlier turns, oldest first.
            ranker: instead of the one that ships.
        """
        resolved = resolve(question, history)
        understood = self._understand(resolved)
        views = views_of(resolved)
        retrieved = retrieve(self.index, understood, _of_day(understood), views, _POOL)
        found = find_evidence(self.index, understood, retrieved, ranker)
        return Looked(resolved.whole, understood, retrieved, tuple(found))

    def _understand(self, resolved: Resolved) -> Question:
        question = understand(resolved.text, self.index.heads, self._names)
        if not resolved.follows:
            return question
        before = understand(resolved.topic, self.index.heads, self._names)
        terms = tuple(dict.fromkeys(question.terms + before.terms))
        people = question.people or people_before(resolved, self._names) or before.people
        whole = inherit(replace(question, people=people), before, resolved.elliptical)
        own = terms if resolved.elliptical else question.terms
        return replace(whole, terms=terms, own_terms=own, follows=True)

    def _write(
        self,
        resolved: Resolved,
        question: Question,
        retrieved: Retrieved,
        evidence: list[Sentence],
        answer: Composition,
        beside: bool,
    ) -> tuple[list[Sentence], float]:
        """Write the answer by the route that fits; returns the evidence and the confidence in it."""
        if answer_from_structure(self.index, question, evidence, answer):
            return evidence, 1.0
        if question.kind == "decision":
            # Who took part is no decision.
            evidence = [s for s in evidence if s.passage.section != "header"] or evidence
        if asks_for_deed(question) or question.kind == "definition":
            # Nor does it tell of a deed, or what a word means.
            evidence = [s for s in evidence if not is_listed(self.index, s)] or evidence
        evidence = of_asked_year(self.index, question, evidence)
        evidence = titled(self.index, question, read_closely(resolved.whole, evidence))
        lack = lacking(self.index, question, evidence)
        confidence = confidence_of(self.index, question, evidence, lack)
        if is_confident(confidence, beside) and not (lack and lack.is_certain):
            write_evidence(self.index, question, retrieved, evidence, answer)
            if answer.citations and not (answer.is_settled or is_sure(confidence)):
                answer.doubt(doubt(question.language))
        else:
            # What rests on something that is not so has no answer, and yet can be put right.
            write_correction(self.index, question, evidence, answer)
        return evidence, confidence

    def _refused(
        self,
        question: Question,
        resolved: Resolved,
        filters: Filters,
        no: Refusal,
        retrieved: Retrieved | None,
        confidence: float,
        started: float,
    ) -> Answer:
        hits = retrieved.hits[:_SHOWN] if retrieved else ()
        return Answer(
            text=no.english if question.language == "en" else no.danish,
            citations=(),
            abstained=True,
            reason=no.reason,
            question=resolved.whole,
            filters=filters,
            retrieved=hits,
            related=hits[:3],
            confidence=confidence,
            language=question.language,
            timings={"answer": time.perf_counter() - started},
        )


def _of_day(question: Question) -> Filters:
    """A day that is a meeting's own, or "seneste møde", names that meeting and no other.

    So does the day of a meeting that was yet to come: the one before it.
    """
    one = names_one_meeting(question.folded) and question.kind != "date"
    named = question.dated or (one and (question.latest or question.first))
    named = named or (looks_ahead(question.folded) and not question.follows)
    return Filters(meetings=question.meetings) if named else Filters()


def _reranked(
    hits: Sequence[Hit], evidence: Sequence[Sentence], answer: Composition
) -> tuple[Hit, ...]:
    """Passages that are cited first, then by their best sentence and their own score."""
    cited = [citation.passage for citation in answer.citations]
    best: dict[str, float] = {}
    for sentence in evidence:
        best[sentence.passage.id] = max(best.get(sentence.passage.id, 0.0), sentence.score)
    known = {hit.passage.id: hit for hit in hits}
    first = [
        known.get(passage.id) or Hit(passage, 1.0, {"cited": 1.0})
        for passage in dict.fromkeys(cited)
    ]
    top = max((hit.score for hit in hits), default=1.0) or 1.0
    rest = sorted(
        (hit for hit in hits if hit.passage not in cited),
        key=lambda hit: -(hit.score / top + best.get(hit.passage.id, 0.0)),
    )
    return tuple([*first, *rest][:_SHOWN])
