"""The shell of a report: one HTML page that asks nothing of the network and runs nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from eval.metrics import metric
from eval.scores import Summary
from eval.tables import interval, number

_STYLE = Path(__file__).with_name("page.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(title: str, body: str, style: str = "") -> str:
    """A whole document; its policy forbids every request and every script.

    Args:
        title: plain text.
        body: HTML, everything in it escaped already.
        style: rules that only this page needs.
    """
    return (
        '<!doctype html>\n<html lang="da"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>"
        f"<style>{_STYLE.read_text(encoding='utf-8')}{style}</style></head>\n"
        f"<body><main><h1>{escape(title)}</h1>\n{body}\n</main></body></html>\n"
    )


def contents(sections: Sequence[tuple[str, str, str]]) -> str:
    """Sections under their headings, with links to them above.

    Args:
        sections: anchor, heading in plain text, and HTML of each; one without HTML is left out.
    """
    shown = [section for section in sections if section[2]]
    links = "".join(f'<li><a href="#{anchor}">{escape(head)}</a></li>' for anchor, head, _ in shown)
    parts = [f'<h2 id="{anchor}">{escape(head)}</h2>\n{html}' for anchor, head, html in shown]
    return "\n".join([f'<nav aria-label="Indhold"><ul>{links}</ul></nav>', *parts])


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], caption: str, kind: str = "figures"
) -> str:
    """A table whose cells are HTML already; the first of each row is its heading.

    Args:
        kind: ``figures`` to be compared down a column, or ``prose``.
    """
    top = "".join(f'<th scope="col">{cell}</th>' if cell else "<td></td>" for cell in head)
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>'
        + "".join(f"<td>{cell}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="{kind}"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def summary_table(rows: Mapping[str, Summary], names: Sequence[str], caption: str) -> str:
    """Means with their intervals, a row a label, a column a metric."""
    head = ["", *(_explained(name) for name in names)]
    body = [
        [
            escape(label),
            *(
                f"{number(part.value)}<small>{interval(part)}</small>" if part else "–"
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
