"""The shell of a report: one HTML page that asks nothing of the network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from eval.metrics import metric
from eval.scores import Summary
from eval.tables import interval, number

_STYLE = """
:root { color-scheme: light dark; --back: #fff; --text: #1c2126; --soft: #59636e; --line: #d5dae0;
  --panel: #f5f7f9; --ours: #0a58a8; --other: #a04a00; --good: #11692f; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --back: #14181c; --text: #e6e9ec; --soft: #9aa5b1;
  --line: #39424c; --panel: #1e242a; --ours: #6db3ff; --other: #ffab66; --good: #6fd08c;
  --bad: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 76rem; background: var(--back);
  color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
h1, h2 { line-height: 1.2; } h2 { margin-top: 2.5rem; }
.soft, caption, .small, figcaption { color: var(--soft); font-size: .875rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: .5rem 0; }
caption { text-align: left; padding: .25rem 0; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right;
  vertical-align: top; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
td small { display: block; color: var(--soft); }
td.wide { white-space: normal; text-align: left; min-width: 16rem; }
figure { margin: 1rem 0; max-width: 45rem; }
svg { width: 100%; height: auto; display: block; }
svg text { fill: var(--text); font: 13px system-ui, sans-serif; }
svg text.small { fill: var(--soft); font-size: 11.5px; }
.grid { stroke: var(--line); } .mark { stroke: var(--other); stroke-dasharray: 4 3; }
.interval { stroke: var(--ours); stroke-width: 3; opacity: .45; }
.curve { fill: none; stroke: var(--ours); stroke-width: 2; }
circle.ours, .bar { fill: var(--ours); }
circle.other { fill: var(--back); stroke: var(--other); stroke-width: 2; }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .5rem 0;
  padding: .5rem .8rem; background: var(--panel); }
summary { cursor: pointer; } summary b { font-weight: 600; }
.tag { font-size: .8rem; border: 1px solid var(--line); border-radius: .3rem; padding: 0 .35rem;
  margin-right: .4rem; color: var(--soft); }
dl { display: grid; grid-template-columns: 8rem 1fr; gap: .35rem 1rem; margin: .8rem 0; }
dt { color: var(--soft); } dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.good { color: var(--good); } .bad { color: var(--bad); }
@media (max-width: 40rem) { body { padding: 1rem; } dl { grid-template-columns: 1fr; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(title: str, body: str) -> str:
    """A whole document; its policy forbids every request.

    Args:
        title: plain text.
        body: HTML, everything in it escaped already.
    """
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{escape(title)}</h1>\n{body}\n</body></html>\n"
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]], caption: str = "") -> str:
    """A table whose cells are HTML already."""
    top = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f'<div class="scroll"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def summary_table(rows: Mapping[str, Summary], names: Sequence[str], caption: str) -> str:
    """Means with their intervals, a row a label, a column a metric."""
    head = ["", *(_explained(name) for name in names)]
    body = [
        [
            escape(label),
            *(
                f"{number(part.value)}<small>{interval(part)}</small>" if part else "-"
                for part in (summary.get(name) for name in names)
            ),
        ]
        for label, summary in rows.items()
    ]
    return table(head, body, caption)


def _explained(name: str) -> str:
    """The heading of a metric's column, with its meaning for who points at it."""
    column = metric(name)
    return f'<span title="{escape(column.meaning)}">{escape(column.title)}</span>'


def facts(pairs: Sequence[tuple[str, str]]) -> str:
    """A list of names and values; values are HTML already, empty ones are left out."""
    return "<dl>" + "".join(f"<dt>{escape(n)}</dt><dd>{v}</dd>" for n, v in pairs if v) + "</dl>"


def figure(drawing: str, caption: str) -> str:
    """A plot with a caption in plain text."""
    return f"<figure>{drawing}<figcaption>{escape(caption)}</figcaption></figure>"
