from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from eval.bench import bench, bench_table, from_times
from eval.errors import EvalError
from tests.eval.makers import make_question


def test_ratios_are_over_the_median_of_the_embedding() -> None:
    result = from_times([0.01, 0.02, 0.03], [0.04, 0.05, 0.06])
    assert result.ratio_p50 == pytest.approx(0.05 / 0.02)
    assert result.ratio_p95 == pytest.approx(np.percentile([0.04, 0.05, 0.06], 95) / 0.02)
    assert result.within_target
    assert not from_times([0.01], [0.3]).within_target
    assert "inden for målet" in bench_table(result)


def test_every_question_is_embedded_and_answered_once_after_warming_up() -> None:
    embedded: list[str] = []
    asked: list[str] = []

    class Embedder:
        def encode_queries(self, texts: list[str]) -> Any:
            embedded.extend(texts)

        encode_passages = encode_queries

    def system(question: str, history: Any) -> dict[str, Any]:
        asked.append(question)
        return {"answer": "", "abstained": True}

    questions = [make_question(str(n), question=f"q{n}") for n in range(4)]
    result = bench(questions, system, Embedder(), warm_up=2)
    assert [text.strip() for text in embedded] == asked == ["q0", "q1", "q0", "q1", "q2", "q3"]
    assert result.questions == 4


def test_a_system_that_fails_is_not_timed() -> None:
    class Embedder:
        def encode_queries(self, texts: list[str]) -> Any: ...

        encode_passages = encode_queries

    def system(question: str, history: Any) -> dict[str, Any]:
        raise RuntimeError("ingen strøm")

    with pytest.raises(EvalError, match="”q1” kunne ikke besvares: RuntimeError: ingen strøm"):
        bench([make_question()], system, Embedder())
