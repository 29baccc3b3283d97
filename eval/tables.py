"""Figures as text for a terminal; nothing here prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from eval.bootstrap import Estimate
from eval.metrics import METRICS, metric
from eval.scores import Scores, Summary
from eval.separation import Separation
from eval.unseen import UNSEEN

RETRIEVAL = tuple(m.name for m in METRICS if m.kind == "retrieval")
ANSWER = tuple(m.name for m in METRICS if m.kind == "answer")
BREAKDOWN = (
    "recall@5",
    "citation_precision",
    "answer_correct",
    "answer_grounded",
    "abstention",
    "false_abstention",
    "sure_error",
    "needless_doubt",
    "overall",
)
SEPARATION = ("del", "AUROC", "95 %", "dækning", "risiko", "n")
UNSEEN_MEANING = (
    "de spørgsmål af test, hvis belæg intet spørgsmål i sættets egen dev deler; den har forholdsvis flere "
    "ubesvarlige"
)


def number(value: float) -> str:
    """A share with two decimals and no leading zero: ``.87``, ``1.0``."""
    text = f"{value:.2f}"
    return "1.0" if text == "1.00" else text.replace("0.", ".", 1)


def p_value(p: float) -> str:
    """A p-value with three decimals: ``.041``, ``<.001``."""
    return "<.001" if p < 0.001 else "1.0" if p > 0.9995 else f"{p:.3f}"[1:]


def interval(estimate: Estimate) -> str:
    """The 95 % interval: ``.81-.93``."""
    return f"{number(estimate.low)}-{number(estimate.high)}"


def grid(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows under a head: the first column to the left, the others to the right."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def summaries(rows: Mapping[str, Summary], names: Sequence[str], corner: str) -> str:
    """A table of means, each with its interval in the line below.

    Args:
        rows: summaries by label; a metric that a row does not have is shown as a dash.
        names: metrics, a column each.
        corner: what the labels are.
    """
    table: list[list[str]] = []
    for label, summary in rows.items():
        cells = [summary.get(name) for name in names]
        table.append([label, *(number(c.value) if c else "-" for c in cells)])
        table.append(["", *(interval(c) if c else "" for c in cells)])
    return grid([corner, *(metric(name).title for name in names)], table)


def counted(rows: Mapping[str, Summary]) -> dict[str, Summary]:
    """The same rows with the number of questions in their labels."""
    return {
        f"{label} ({summary['overall'].n})" if "overall" in summary else label: summary
        for label, summary in rows.items()
    }


def run_table(systems: Sequence[Scores]) -> str:
    """Everything a run has to say: all systems over all questions, then ours by type and split."""
    ours = systems[0]
    overall = {scores.name: scores.summary for scores in systems}
    answering = {name: summary for name, summary in overall.items() if "overall" in summary}
    types, splits = counted(ours.by_type), counted(ours.by_split)
    blocks = [
        f"{len(ours.questions)} spørgsmål; under hvert gennemsnit dets 95 %-interval (bootstrap)",
        summaries(overall, RETRIEVAL, "søgning"),
        summaries(answering, ANSWER, "svar"),
        f"{ours.name}, efter type",
        summaries(types, BREAKDOWN, "type"),
        f"{ours.name}, efter del",
        summaries(splits, BREAKDOWN, "del"),
    ]
    if UNSEEN in ours.splits:
        blocks.append(f"{UNSEEN}: {UNSEEN_MEANING}")
    if separated := separations(ours):
        blocks.append(f"{ours.name}, hvor godt sikkerheden skiller besvarligt fra ubesvarligt")
        blocks.append(grid(SEPARATION, separation_rows(separated)))
    tail = latency_line(systems)
    return "\n\n".join([*blocks, tail] if tail else blocks)


def separations(scores: Scores) -> dict[str, Separation]:
    """The separation over all questions and over each split; empty without confidence."""
    everything = {"alle": scores.separation} if scores.separation else {}
    return {**everything, **scores.separation_by_split}


def separation_rows(separated: Mapping[str, Separation]) -> list[list[str]]:
    """A row for each, under ``SEPARATION``."""
    return [
        [
            label,
            number(part.auroc.value) if part.auroc else "-",
            interval(part.auroc) if part.auroc else "",
            *map(number, part.operating),
            str(part.n),
        ]
        for label, part in separated.items()
    ]


def latency_line(systems: Sequence[Scores]) -> str:
    """Median and 95th percentile of the time an answer takes, of the systems that answer."""
    parts = []
    for scores in systems:
        if len(scores.seconds) and "overall" in scores.summary:
            middle, late = np.percentile(scores.seconds, [50, 95]) * 1000
            parts.append(f"{scores.name} p50 {middle:.0f} ms, p95 {late:.0f} ms")
    return "tid for et svar: " + "; ".join(parts) if parts else ""
