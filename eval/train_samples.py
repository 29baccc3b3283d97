"""What the cross-encoder learns from: a question, a place in the minutes, which sentences answer."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from eval.fit_ranker import turns_of
from eval.gold_sentences import GoldSentences, Key
from eval.questions import read_questions
from index import CrossEncoder, Index, build_index, open_index
from rag.assistant import Assistant
from rag.reading import Place, best_places, place_around

# A question is trained on with so many places: one that answers it, where the minutes do, and of
# the best that do not.
_EACH = 2
# The splits of the questions in ``eval/training``.
TRAIN, VALIDATION = "train", "validation"
_HARD = 6


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

    def draw(self, chance: random.Random) -> list[Example]:
        """Some of the places; other ones each time."""
        if self.answering:
            others = list(self.misleading[: _HARD - 1])
            return [
                chance.choice(self.answering),
                *chance.sample(others, min(_EACH - 1, len(others))),
            ]
        others = list(self.misleading[1:_HARD])
        return [*self.misleading[:1], *chance.sample(others, min(_EACH - 1, len(others)))]


def samples_of(folder: Path, model: CrossEncoder) -> Iterator[Sample]:
    """The samples of one training set.

    Args:
        folder: with ``questions.jsonl`` and its ``minutes``.
        model: that measures how long a place is.
    """
    with tempfile.TemporaryDirectory() as place:
        build_index(folder / "minutes", Path(place))
        index = open_index(Path(place))
        assistant, gold = Assistant(index), GoldSentences(index)
        for question in read_questions(folder / "questions.jsonl"):
            if question.split != TRAIN:
                continue
            looked = assistant.look(question.question, turns_of(question))
            best = best_places(model, looked.evidence, _HARD + 1)
            sample = _sample(index, model, looked.whole, best, gold.of(question))
            if sample.answering or (sample.misleading and not question.answerable):
                yield sample


def _sample(
    index: Index, model: CrossEncoder, question: str, best: Sequence[Place], gold: Set[Key]
) -> Sample:
    examples = [_example(place, question, gold) for place in best]
    answering = [example for example in examples if any(example.answers)]
    for doc in {doc for doc, _ in gold}:
        for passage in index.passages_of[doc]:
            for number, span in enumerate(passage.sentences):
                if (doc, span) in gold:
                    place = place_around(model, passage, number)
                    answering.append(_example(place, question, gold))
    return Sample(
        tuple(dict.fromkeys(answering)),
        tuple(example for example in examples if not any(example.answers)),
    )


def _example(place: Place, question: str, gold: Set[Key]) -> Example:
    passage = place.passage
    chosen = slice(place.first, place.last + 1)
    answers = tuple((passage.doc, span) in gold for span in passage.sentences[chosen])
    return Example(question, passage.path, passage.sentence_texts[chosen], answers)
