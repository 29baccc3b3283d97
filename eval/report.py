"""The report of a run: one self-contained HTML page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

import numpy as np

from eval import charts
from eval.cards import Card, cards, figures, filter_style, got, wanted
from eval.failures import CAUSES, Failure, failures_of
from eval.metrics import METRICS
from eval.page import contents, facts, figure, page, summary_table, table
from eval.scores import Scores
from eval.tables import (
    ANSWER,
    BREAKDOWN,
    RETRIEVAL,
    SEPARATION,
    UNSEEN_MEANING,
    counted,
    separation_rows,
    separations,
)
from eval.unseen import UNSEEN


def report(systems: Sequence[Scores], title: str, about: Sequence[tuple[str, str]] = ()) -> str:
    """The page.

    Args:
        systems: the one that is reported first, baselines after it.
        title: plain text.
        about: what was run, as names and values in plain text.
    """
    ours = systems[0]
    failed = failures_of(ours)
    overall = {scores.name: scores.summary for scores in systems}
    answering = {name: summary for name, summary in overall.items() if "overall" in summary}
    listed = [_card(failure) for failure in failed]
    body = contents(
        [
            (
                "alle",
                "Alle spørgsmål",
                "<p>Gennemsnit over spørgsmål; under hvert dets 95 %-interval (bootstrap).</p>"
                + summary_table(answering, ANSWER, "Svar")
                + summary_table(overall, RETRIEVAL, "Søgning"),
            ),
            (
                "typer",
                "Efter type",
                _type_plot(systems)
                + summary_table(counted(ours.by_type), BREAKDOWN, f"{ours.name}, efter type"),
            ),
            (
                "dele",
                "Efter del",
                summary_table(counted(ours.by_split), BREAKDOWN, f"{ours.name}, efter del")
                + (f"<p>{UNSEEN}: {UNSEEN_MEANING}.</p>" if UNSEEN in ours.splits else ""),
            ),
            ("afslag", "Afslag", _abstention(ours)),
            ("tid", "Svartid", _latency(ours)),
            (
                "fejl",
                f"Det, der gik galt ({len(failed)} af {len(ours.questions)})",
                _causes(failed) + cards(listed),
            ),
            ("ord", "Hvad kolonnerne betyder", _meanings()),
        ]
    )
    head = facts([(name, escape(value)) for name, value in about])
    return page(title, head + body, filter_style(listed))


def _type_plot(systems: Sequence[Scores]) -> str:
    ours, *others = systems
    mean = {label: summary["overall"] for label, summary in ours.by_type.items()}
    plain = {
        label: summary["overall"]
        for scores in others
        for label, summary in scores.by_type.items()
        if "overall" in summary
    }
    caption = f"Samlet efter type (antal spørgsmål): prik er {ours.name} med interval"
    if plain:
        caption += ", ring er den enkle pipeline"
    return figure(charts.by_label(mean, plain, caption), caption)


def _abstention(scores: Scores) -> str:
    separated = separations(scores)
    if not separated:
        return (
            "<p>Ingen kurve over risiko og dækning: ikke alle svar har en "
            "<code>confidence</code>.</p>"
        )
    # What was fitted is judged on what it was not fitted to.
    splits = {name: separated[name] for name in map(str, ("test", "dev")) if name in separated}
    drawn = splits or {"alle": separated["alle"]}
    strong, *faint = drawn
    caption = (
        f"Risiko over dækning for {strong}, hvis kun sikkerheden afgjorde det; prikken er, hvor "
        "systemet står: dækning {:.2f}, risiko {:.2f}.".format(*drawn[strong].operating)
    )
    if faint:
        caption += f" Svagt: {faint[0]}, som der er tilpasset til."
    return (
        "<p>Dækning er andelen af spørgsmålene, der besvares; risiko er andelen af de besvarede, "
        "der skulle være afslået. AUROC er sandsynligheden for, at et besvarligt spørgsmål får "
        "større sikkerhed end et ubesvarligt. Spørgsmål med en forkert præmis er ikke med, for en "
        "rettelse er så rigtig som et afslag.</p>"
        + figure(charts.curves(drawn, caption), caption)
        + table(SEPARATION, separation_rows(separated), f"{scores.name}, sikkerhed efter del")
    )


def _latency(scores: Scores) -> str:
    seconds = scores.seconds
    if not len(seconds):
        return "<p>Svarene siger ikke, hvor lang tid de tog.</p>"
    middle, late = np.percentile(seconds, [50, 95]) * 1000
    return figure(
        charts.histogram(seconds),
        f"Tid for et svar: p50 {middle:.0f} ms, p95 {late:.0f} ms, "
        f"længst {seconds.max() * 1000:.0f} ms (den sidste søjle rummer alle, der er længere).",
    )


def _causes(failed: Sequence[Failure]) -> str:
    """How many questions of each type went wrong at which step."""
    counts = Counter((failure.question.type, failure.cause) for failure in failed)
    types = Counter(failure.question.type for failure in failed)
    causes = [cause for cause in CAUSES if any(failure.cause == cause for failure in failed)]
    rows = [
        [escape(kind), *(str(counts[kind, cause] or "–") for cause in causes), str(total)]
        for kind, total in types.most_common()
    ]
    if not rows:
        return ""
    sums = (sum(counts[kind, cause] for kind in types) for cause in causes)
    rows.append(["i alt", *map(str, sums), str(len(failed))])
    return table(["", *causes, "i alt"], rows, "Det første trin, hvor det gik galt, efter type")


def _card(failure: Failure) -> Card:
    question, prediction = failure.question, failure.prediction
    pairs = [*wanted(question), *got(question, prediction), ("mål", figures(failure.values))]
    labels = {"type": question.type, "fejl": failure.cause, "del": question.split}
    return Card(question, labels, facts(pairs))


def _meanings() -> str:
    rows = [[escape(m.title), escape(m.meaning), escape(m.name)] for m in METRICS]
    return table(["kolonne", "betydning", "i JSON"], rows, "Kolonnerne", "prose")
