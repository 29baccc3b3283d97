"""The comparison of two systems as one self-contained HTML page."""

from __future__ import annotations

from html import escape

from eval import charts
from eval.cards import Card, cards, filter_style, got, wanted
from eval.compare import ADJUSTED, ADJUSTED_TYPES, DECIDES, Changed, Comparison, Difference, signed
from eval.metrics import metric
from eval.page import contents, facts, figure, page, table
from eval.tables import number, p_value

_HEAD = ("", "A", "B", "B − A", "95 %-interval", "p", "spørgsmål")


def compare_report(result: Comparison) -> str:
    """The page: metrics, types, questions won and lost with both replies."""
    outcomes = (("vundet af B", result.won), ("tabt af B", result.lost))
    listed = [_card(outcome, changed) for outcome, some in outcomes for changed in some]
    names = [("A", escape(result.a.name)), ("B", escape(result.b.name))]
    plot = "Samlet efter type: B − A med 95 %-interval; til højre for nul er B bedst"
    body = contents(
        [
            (
                "maal",
                "Alle spørgsmål",
                "<p>Parret over spørgsmål: interval for forskellen ved bootstrap, og p ved at "
                "bytte fortegn (permutationstest); p under .05 er fremhævet. "
                f"{ADJUSTED}.</p>"
                + table(_HEAD, [_row(d, d.label) for d in result.metrics], "Mål"),
            ),
            (
                "typer",
                "Efter type",
                f"<p>{ADJUSTED_TYPES}.</p>"
                + figure(charts.differences(result.types, plot), plot)
                + table(_HEAD, [_row(d, DECIDES) for d in result.types], "Samlet, efter type"),
            ),
            (
                "spoergsmaal",
                f"Vundet ({len(result.won)}) og tabt ({len(result.lost)}) af B",
                cards(listed),
            ),
        ]
    )
    return page("Sammenligning", facts(names) + body, filter_style(listed))


def _row(difference: Difference, name: str) -> list[str]:
    """A row of figures; a difference that is no chance is coloured by whether B is better."""
    p, change = p_value(difference.p), signed(difference.change)
    if difference.significant:
        better = (difference.change > 0) == metric(name).higher_is_better
        kind = "good" if better else "bad"
        p, change = f"<b>{p}</b>", f'<b class="{kind}">{change}</b>'
    label = metric(name).title if difference.label == name else difference.label
    return [
        escape(label),
        number(difference.a),
        number(difference.b),
        change,
        f"{signed(difference.low)} til {signed(difference.high)}",
        p,
        str(difference.n),
    ]


def _card(outcome: str, changed: Changed) -> Card:
    question = changed.question
    pairs = [*wanted(question)]
    for name, prediction in (("A", changed.a), ("B", changed.b)):
        pairs += [(f"{name} {label}", value) for label, value in got(question, prediction)]
    labels = {"udfald": outcome, "type": question.type, "del": question.split}
    return Card(question, labels, facts(pairs))
