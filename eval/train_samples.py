"""What the cross-encoder learns from: a question, a place in the minutes, which sentences answer."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from eval.check import require_valid
from eval.fit_ranker import turns_of
from eval.gold_sentences import GoldSentences, Key
from eval.questions import read_questions
from eval.sources import sources_of
from eval.split import pair_of
from index import Index, build_index, open_index
from rag.assistant import Assistant
from rag.finding.second_look import Place, best_places, place_around

# The splits of the questions in ``eval/training``.
TRAIN, VALIDATION = "train", "validation"
# From so many of the best places that do not answer one is drawn.
_DRAWN = 5


@dataclass(frozen=True)
class Example:
    """A question at one place.

    Attributes:
        question: as asked.
        context, sentences: what `index.CrossEncoder.scores` reads.
        answers: of each sentence, whether it answers.
    """

    question: str
    context: str
    sentences: tuple[str, ...]
    answers: tuple[bool, ...]


@dataclass(frozen=True)
class Sample:
    """A question with the places that training may choose from."""

    answering: tuple[Example, ...]
    misleading: tuple[Example, ...]
    """Best first."""
    pair: str = ""
    """What the question's id shares with that of its twin, see `eval.split`."""

    def draw(self, chance: random.Random) -> list[Example]:
        """Two places, other ones each time: one that answers or else the best, and another."""
        if self.answering:
            first, others = [chance.choice(self.answering)], self.misleading
        else:
            first, others = list(self.misleading[:1]), self.misleading[1:]
        some = list(others[:_DRAWN])
        return [*first, *chance.sample(some, min(1, len(some)))]


@dataclass(frozen=True)
class Twins:
    """A question that a place answers, and one as like it as can be that the minutes do not."""

    answered: Sample
    unanswered: Sample

    def draw(self, chance: random.Random) -> list[Example]:
        """A place that answers the one, the same place for the other, and some place that misleads."""
        place = chance.choice(self.answered.answering)
        other = replace(
            place,
            question=self.unanswered.misleading[0].question,
            answers=(False,) * len(place.answers),
        )
        sides = [side.misleading for side in (self.answered, self.unanswered) if side.misleading]
        return [place, other, chance.choice(chance.choice(sides)[:_DRAWN])]


def twins_of(samples: Iterable[Sample]) -> list[Twins]:
    """Those of the samples whose questions differ in whether the minutes answer."""
    pairs: dict[str, list[Sample]] = {}
    for sample in samples:
        pairs.setdefault(sample.pair, []).append(sample)
    found = []
    for pair in pairs.values():
        answered = [sample for sample in pair if sample.answering]
        others = [sample for sample in pair if not sample.answering]
        if len(answered) == len(others) == 1:
            found.append(Twins(answered[0], others[0]))
    return found


def samples_of(folder: Path, length: Callable[[str], int]) -> Iterator[Sample]:
    """The samples of one training set.

    Args:
        folder: with ``questions.jsonl`` and its ``minutes``.
        length: of a sentence in tokens.

    Raises:
        EvalError: a question cannot be used.
    """
    with tempfile.TemporaryDirectory() as place:
        build_index(folder / "minutes", Path(place))
        index = open_index(Path(place))
        assistant, gold = Assistant(index), GoldSentences(index)
        questions = read_questions(folder / "questions.jsonl")
        require_valid(questions, sources_of(index.meetings), str(folder))
        for question in questions:
            if question.split == VALIDATION:
                continue
            looked = assistant.look(question.question, turns_of(question))
            best = best_places(length, looked.evidence, _DRAWN + 2)
            # Ids are unique within a set only.
            pair = f"{folder.name}/{pair_of(question.id)}"
            sample = _sample(index, length, looked.whole, best, gold.of(question), pair)
            if sample.answering or (sample.misleading and not question.answerable):
                yield sample


def _sample(
    index: Index,
    length: Callable[[str], int],
    question: str,
    best: Sequence[Place],
    gold: Set[Key],
    pair: str,
) -> Sample:
    examples = [_example(place, question, gold) for place in best]
    answering = [example for example in examples if any(example.answers)]
    for doc in {doc for doc, _ in gold}:
        for passage in index.passages_of[doc]:
            for number, span in enumerate(passage.sentences):
                if (doc, span) in gold:
                    place = place_around(length, passage, number)
                    answering.append(_example(place, question, gold))
    return Sample(
        tuple(dict.fromkeys(answering)),
        tuple(example for example in examples if not any(example.answers)),
        pair,
    )


def _example(place: Place, question: str, gold: Set[Key]) -> Example:
    passage = place.passage
    chosen = slice(place.first, place.last + 1)
    answers = tuple((passage.doc, span) in gold for span in passage.sentences[chosen])
    return Example(question, passage.path, passage.sentence_texts[chosen], answers)
