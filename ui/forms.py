"""The forms that narrow a list, on the pages beside the chat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from corpus import Meeting
from ui.contacts import hide_contacts
from ui.frame import View
from ui.language import asked_in


def _options(pairs: Iterable[tuple[str, str]], chosen: str) -> str:
    """The options of a select: value and words."""
    return "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>'
        f"{escape(name)}</option>"
        for value, name in pairs
    )


def select(name: str, label: str, pairs: Sequence[tuple[str, str]], view: View) -> str:
    """A labelled select that keeps what was chosen; its first option is everything."""
    entries = _options([("", view.words.all), *pairs], view.get(name))
    return f'<label>{escape(label)}<select name="{name}">{entries}</select></label>'


def text_field(name: str, label: str, view: View, placeholder: str = "") -> str:
    """A labelled search field that keeps what was typed."""
    hint = f' placeholder="{escape(placeholder)}"' if placeholder else ""
    return (
        f'<label class="wide">{escape(label)}<input type="search" name="{name}" maxlength="200" '
        f'value="{escape(view.get(name))}"{hint}></label>'
    )


def filter_form(view: View, fields: str, kept: Mapping[str, str] | None = None) -> str:
    """A form that asks for the same page with other choices."""
    hidden = {**(kept or {}), "sprog": asked_in(view.language) or ""}
    extra = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}">'
        for name, value in hidden.items()
        if value
    )
    words = view.words
    return (
        f'<form class="filters" action="{view.page}" role="search">{fields}{extra}'
        f'<span class="filter-buttons"><button class="primary">{words.show}</button>'
        f'<a href="{escape(view.link(view.page))}">{words.reset}</a></span></form>'
    )


def body_and_year(meetings: Iterable[Meeting], view: View) -> str:
    """Selects for the cluster or body and for the year of some meetings."""
    known = list(meetings)
    bodies = sorted(
        {m.cluster or hide_contacts(m.body or m.title) for m in known}, key=str.casefold
    )
    years = sorted({m.date[:4] for m in known if m.date}, reverse=True)
    return select("klynge", view.words.body, [(b, b) for b in bodies], view) + select(
        "aar", view.words.year, [(y, y) for y in years], view
    )
