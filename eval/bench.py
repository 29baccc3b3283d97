"""How long an answer takes, measured against one query embedding in the same run.

Absolute times depend on the machine; the ratio to an embedding hardly does.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

import numpy as np

from eval.baselines import Embedder
from eval.errors import EvalError
from eval.questions import Question
from eval.runner import System, ask

TARGET_P95 = 0.25
"""Seconds in which nearly every answer should be there, on two cores: half of half a second."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Seconds of one query embedding and of one whole answer.

    ``ratio_p50`` and ``ratio_p95`` are the answer's percentiles over the embedding's median;
    ``ratio_p95_p95`` has the embedding's own 95th percentile below the line.
    """

    questions: int
    embedding_p50: float
    embedding_p95: float
    answer_p50: float
    answer_p95: float
    ratio_p50: float
    ratio_p95: float
    ratio_p95_p95: float

    @property
    def within_target(self) -> bool:
        """Whether nearly every answer is there in time."""
        return self.answer_p95 <= TARGET_P95

    def to_dict(self) -> dict[str, Any]:
        """Everything as JSON."""
        return asdict(self) | {"within_target": self.within_target}


def bench(
    questions: Sequence[Question],
    system: System,
    embedder: Embedder,
    *,
    warm_up: int = 5,
    progress: Callable[[Sequence[Question]], Iterable[Question]] = iter,
) -> Bench:
    """Time every question twice: its embedding alone and its whole answer.

    The two alternate, so that both meet the same load of the machine, and which goes first
    alternates too, so that neither finds the other's data in the processor's cache every time.

    The embedding alone gets a blank after the question, so that no cache of question vectors,
    if the system keeps one, makes either of the two look faster than it is.

    Args:
        questions: at least one.
        system: what answers.
        embedder: the system's own.
        warm_up: questions that are asked before the clock counts.
        progress: wraps the questions, e.g. with a progress bar.

    Raises:
        EvalError: the system failed on a question.
    """
    for question in questions[:warm_up]:
        embedder.encode_queries([question.question])
        _answer(system, question)
    embedding: list[float] = []
    answer: list[float] = []
    for place, question in enumerate(progress(questions)):
        embed = partial(embedder.encode_queries, [question.question + " "])
        reply = partial(_answer, system, question)
        if place % 2 == 0:
            embedding.append(_seconds(embed))
            answer.append(_seconds(reply))
        else:
            answer.append(_seconds(reply))
            embedding.append(_seconds(embed))
    return from_times(embedding, answer)


def _answer(system: System, question: Question) -> None:
    prediction = ask(system, question)
    if prediction.error:
        raise EvalError(f"Spørgsmål ”{question.id}” kunne ikke besvares: {prediction.error}")


def _seconds(step: Callable[[], object]) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def from_times(embedding: Sequence[float], answer: Sequence[float]) -> Bench:
    """The figures of two lists of seconds of equal length."""
    e50, e95 = np.percentile(embedding, [50, 95]).tolist()
    a50, a95 = np.percentile(answer, [50, 95]).tolist()
    return Bench(len(answer), e50, e95, a50, a95, a50 / e50, a95 / e50, a95 / e95)


def bench_table(result: Bench) -> str:
    """The figures for a terminal."""
    verdict = "inden for" if result.within_target else "uden for"
    return "\n".join(
        [
            f"{result.questions} spørgsmål           p50        p95",
            f"én indlejring        {result.embedding_p50 * 1000:6.1f} ms  "
            f"{result.embedding_p95 * 1000:6.1f} ms",
            f"et helt svar         {result.answer_p50 * 1000:6.1f} ms  "
            f"{result.answer_p95 * 1000:6.1f} ms  ({verdict} målet, {TARGET_P95 * 1000:g} ms)",
            f"svar pr. indlejring (p50)     {result.ratio_p50:.2f}  {result.ratio_p95:.2f}",
        ]
    )
