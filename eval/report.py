"""The report of a run: one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from eval import charts
from eval.matching import contains_quote, same_document
from eval.metrics import METRICS, NAMES
from eval.page import facts, figure, page, summary_table, table
from eval.predictions import Prediction
from eval.questions import Question
from eval.scores import Scores
from eval.tables import ANSWER, BREAKDOWN, RETRIEVAL, counted, number

_SHOWN_PASSAGES = 5
_SHOWN_CHARACTERS = 400


def report(systems: Sequence[Scores], title: str, about: Sequence[tuple[str, str]] = ()) -> str:
    """The page.

    Args:
        systems: the one that is reported first, baselines after it.
        title: plain text.
        about: what was run, as names and values in plain text.
    """
    ours = systems[0]
    overall = {scores.name: scores.summary() for scores in systems}
    answering = {name: summary for name, summary in overall.items() if "overall" in summary}
    parts = [
        facts([(name, escape(value)) for name, value in about]),
        "<h2>All questions</h2>",
        "<p>Means over questions; below each its 95 % bootstrap interval.</p>",
        summary_table(answering, ANSWER, "Answers"),
        summary_table(overall, RETRIEVAL, "Retrieval"),
        "<h2>By type</h2>",
        _type_plot(systems),
        summary_table(counted(ours.by("type")), BREAKDOWN, f"{ours.name} by type"),
        "<h2>By split</h2>",
        summary_table(counted(ours.by("split")), BREAKDOWN, f"{ours.name} by split"),
        "<h2>Abstention</h2>",
        _abstention(ours),
        "<h2>Latency</h2>",
        _latency(ours),
        f"<h2>Failed questions ({len(ours.failures)} of {len(ours.questions)})</h2>",
        *(_failure(question, prediction, ours) for question, prediction in ours.failures),
        "<h2>What the columns mean</h2>",
        table(["column", "meaning"], [[escape(m.title), escape(m.meaning)] for m in METRICS]),
    ]
    return page(title, "\n".join(parts))


def _type_plot(systems: Sequence[Scores]) -> str:
    ours, *others = systems
    mean = {label: summary["overall"] for label, summary in ours.by("type").items()}
    plain = {
        label: summary["overall"]
        for scores in others
        for label, summary in scores.by("type").items()
        if "overall" in summary
    }
    caption = f"Overall by type (questions): dot {ours.name} with its interval"
    if plain:
        caption += ", ring the plain pipeline"
    return figure(charts.by_label(mean, plain, caption), caption)


def _abstention(scores: Scores) -> str:
    confidence = [prediction.confidence for prediction in scores.predictions]
    if not confidence or any(value is None for value in confidence):
        return (
            "<p>No risk-coverage curve: the predictions carry no <code>confidence</code> "
            "for every question.</p>"
        )
    known = np.array(confidence, dtype=np.float64)
    answerable = [question.answerable for question in scores.questions]
    points = charts.risk_coverage(known, answerable)
    answered = [not prediction.abstained for prediction in scores.predictions]
    wrong = sum(did and not may for did, may in zip(answered, answerable, strict=True))
    count = sum(answered)
    operating = (count / len(answered), wrong / count if count else 0.0)
    area = scores.answerability_auroc()
    caption = (
        "Risk (share of the answered questions that must be refused or corrected) over coverage "
        f"(share of all questions answered), by confidence; the dot is where the system works: "
        f"coverage {operating[0]:.2f}, risk {operating[1]:.2f}."
    )
    if area is not None:
        caption += f" AUROC of confidence {number(area)}."
    return figure(charts.curve(points, operating), caption)


def _latency(scores: Scores) -> str:
    seconds = scores.seconds
    if not len(seconds):
        return "<p>The predictions carry no times.</p>"
    middle, late = np.percentile(seconds, [50, 95]) * 1000
    return figure(
        charts.histogram(seconds),
        f"Time of an answer: p50 {middle:.0f} ms, p95 {late:.0f} ms, "
        f"slowest {seconds.max() * 1000:.0f} ms (the last bar holds all that are slower).",
    )


def _failure(question: Question, prediction: Prediction, scores: Scores) -> str:
    row = scores.values[scores.questions.index(question)]
    values = {name: value for name, value in zip(NAMES, row, strict=True) if not np.isnan(value)}
    history = "\n".join(f"{turn['role']}: {turn['content']}" for turn in question.history)
    understood = prediction.understood
    filters = understood.get("filters") or {}
    wanted = [" or ".join(f"“{text}”" for text in group) for group in question.must_contain]
    pairs = [
        ("earlier", escape(history)),
        ("expected", escape(f"{question.expect}: {question.answer}")),
        ("must contain", escape(" and ".join(wanted))),
        ("must not", escape(", ".join(f"“{text}”" for text in question.must_not))),
        ("gold", "\n".join(_place(g.doc, g.item, g.section, g.quote) for g in question.gold)),
        ("understood", escape(str(understood.get("question") or ""))),
        ("filters", escape(", ".join(f"{name}: {value}" for name, value in filters.items()))),
        ("answered", _answered(prediction)),
        (
            "cited",
            "\n".join(_place(c.doc, c.item, c.section, c.quote) for c in prediction.citations),
        ),
        ("retrieved", "\n".join(_retrieved(question, prediction))),
        ("scores", escape(", ".join(f"{n} {number(v)}" for n, v in values.items()))),
    ]
    return (
        f'<details><summary><span class="tag">{escape(question.type)}</span>'
        f'<span class="tag">{escape(question.id)}</span><b>{escape(question.question)}</b> '
        f'<span class="soft">{escape(_cause(question, prediction, values))}</span></summary>'
        f"{facts(pairs)}</details>"
    )


def _cause(question: Question, prediction: Prediction, values: dict[str, float]) -> str:
    """The first step at which a question went wrong."""
    if not question.answerable:
        return "answered though it must be refused"
    if prediction.abstained:
        return f"refused ({prediction.reason or 'no reason given'})"
    if values.get("recall@10") == 0:
        return "evidence not retrieved"
    if values.get("citation_recall") == 0:
        return "evidence not cited"
    return "cited, but not said or wrongly said"


def _place(doc: str, item: str | None, section: str | None, text: str) -> str:
    where = f"{doc}, item {item or '-'}, {section or '-'}"
    words = " ".join(text.split())
    return f'<span class="soft">{escape(where)}:</span> {escape(_short(words))}'


def _answered(prediction: Prediction) -> str:
    text = escape(_short(prediction.answer, 1200))
    if not prediction.abstained:
        return text
    return f'<span class="bad">refused: {escape(prediction.reason or "-")}</span>\n{text}'


def _retrieved(question: Question, prediction: Prediction) -> list[str]:
    lines = []
    for rank, passage in enumerate(prediction.retrieved[:_SHOWN_PASSAGES], 1):
        holds = any(
            same_document(passage.doc, gold.doc) and contains_quote(passage.text, gold.quote)
            for gold in question.gold
        )
        mark = ' <span class="good">holds gold</span>' if holds else ""
        place = _place(passage.doc, passage.item, passage.section, passage.text)
        lines.append(f"{rank}. ({passage.score:.3f}){mark} {place}")
    return lines


def _short(text: str, length: int = _SHOWN_CHARACTERS) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
