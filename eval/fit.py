"""Fit the ranker of sentences, the blend of its opinion with the second look, and the gate.

The ranker is fitted to the ``dev`` questions; blend and gate also to the ``validation`` questions
of other minutes, which the ranker has not seen, for they weigh opinions of others. The cross-encoder
is trained apart (``eval.train``) and has seen none of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.files import write_text
from eval.fit_gate import fit_blend, fit_gate, gate_rows, seen
from eval.fit_ranker import fit_ranker, sentence_samples
from eval.questions import Question
from eval.split import pair_of
from index import Index
from rag.finding.second_look import Blend
from rag.finding.trees import as_trees

Sets = Sequence[tuple[Index, Sequence[Question]]]


def fit(
    sets: Sets,
    apart: Sets,
    about: dict[str, Any],
    about_apart: dict[str, Any],
    false_refusals: float,
) -> dict[str, dict[str, Any]]:
    """Fit on question sets, each over its own index.

    Args:
        sets: indexes with their questions; give only those of the ``dev`` split.
        apart: the same for blend and gate alone; questions that the ranker is not fitted to.
        about, about_apart: provenance: what the sets are.
        false_refusals: share of answerable questions that the gate may refuse.

    Returns:
        By file name in ``rag/`` what it holds.

    Raises:
        EvalError: there are too few questions.
    """
    samples = [s for index, questions in sets for s in sentence_samples(index, questions)]
    halves = [
        as_trees(fit_ranker([s for s in samples if _half(s.question) == half], {}))
        for half in (0, 1)
    ]
    ranker = fit_ranker(samples, about)
    whole = as_trees(ranker)
    others = [e for i, qs in apart for e in seen(i, qs, lambda _: whole)]
    unseen = [e for i, qs in sets for e in seen(i, qs, lambda q: halves[1 - _half(q)])]
    all_about = {**about, "apart": about_apart}
    blend = fit_blend([*unseen, *others], all_about)
    # With the ranker that will be used: with one that had not seen the questions, the gate refused
    # more of other answerable questions and no more of the others.
    own = [e for i, qs in sets for e in seen(i, qs, lambda _: whole)]
    rows = gate_rows([*own, *others], Blend.of(blend))
    return {
        "ranker.json": ranker,
        "blend.json": blend,
        "gate.json": fit_gate(rows, false_refusals, all_about),
    }


def _half(question: Question) -> int:
    return hashlib.sha256(pair_of(question.id).encode()).digest()[1] % 2


def write_model(data: dict[str, Any], path: Path) -> None:
    """Write a fitted model as JSON, one tree a line, so that a change can be read.

    Raises:
        EvalError: the file cannot be written.
    """
    lines = []
    for key, value in data.items():
        if isinstance(value, list) and value and isinstance(value[0], list):
            inner = ",\n  ".join(json.dumps(row) for row in value)
            lines.append(f' "{key}": [\n  {inner}\n ]')
        else:
            lines.append(f' "{key}": {json.dumps(value, ensure_ascii=False)}')
    write_text(path, "{\n" + ",\n".join(lines) + "\n}")
