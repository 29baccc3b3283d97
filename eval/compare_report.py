"""The comparison of two systems as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from eval.compare import Changed, Comparison, Difference, signed
from eval.metrics import metric
from eval.page import facts, page, table
from eval.predictions import Prediction
from eval.tables import number, p_value

_HEAD = ("", "A", "B", "B - A", "95 % interval", "p", "questions")


def compare_report(result: Comparison) -> str:
    """The page: metrics, types, questions won and lost with both replies."""
    names = [("A", escape(result.a.name)), ("B", escape(result.b.name))]
    parts = [
        facts(names),
        "<p>Paired over questions: bootstrap interval of the difference and p of the sign-flip "
        "permutation test; over types p is adjusted by Holm's method.</p>",
        table(_HEAD, [_row(metric(d.label).title, d) for d in result.metrics], "Metrics"),
        table(_HEAD, [_row(d.label, d) for d in result.types], "Overall by type"),
        *_changed("Won by B", result.won),
        *_changed("Lost by B", result.lost),
    ]
    return page("Comparison", "\n".join(parts))


def _row(label: str, difference: Difference) -> list[str]:
    p = p_value(difference.p)
    return [
        escape(label),
        number(difference.a),
        number(difference.b),
        signed(difference.change),
        f"{signed(difference.low)} to {signed(difference.high)}",
        f"<b>{p}</b>" if difference.significant else p,
        str(difference.n),
    ]


def _changed(title: str, changed: Sequence[Changed]) -> list[str]:
    return [
        f"<h2>{title} ({len(changed)})</h2>",
        *(
            f'<details><summary><span class="tag">{escape(c.question.type)}</span>'
            f'<span class="tag">{escape(c.question.id)}</span>'
            f"<b>{escape(c.question.question)}</b></summary>"
            + facts(
                [
                    ("expected", escape(f"{c.question.expect}: {c.question.answer}")),
                    ("A", _reply(c.a)),
                    ("B", _reply(c.b)),
                ]
            )
            + "</details>"
            for c in changed
        ),
    ]


def _reply(prediction: Prediction) -> str:
    refused = '<span class="bad">refused</span> ' if prediction.abstained else ""
    return refused + escape(prediction.answer)
