"""The page of the register of decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import get_args

from corpus import Meeting, Outcome
from ui.cards import date_words, outcome_tag
from ui.decisions import COLUMNS, Choice, Column, Decision, chosen
from ui.forms import body_and_year, filter_form, select, text_field
from ui.frame import Paged, View, counted, document, notice, paged, pager
from ui.links import HERE

_PER_PAGE = 50
# Danish names of the columns in addresses.
_SORTS: Mapping[str, Column] = {
    "dato": "date",
    "moede": "body",
    "punkt": "item",
    "udfald": "outcome",
    "beloeb": "amount",
}


def choice_of(view: View) -> Choice:
    """What the address asks for; what it cannot mean is passed over."""
    sort, _, order = (view.get("sorter") or "dato-ned").partition("-")
    return Choice(
        text=view.get("ord"),
        body=view.get("klynge"),
        year=view.get("aar"),
        outcome=view.get("udfald"),
        amount=view.get("beloeb") == "1",
        sort=_SORTS.get(sort, "date"),
        falling=order == "ned" or sort not in _SORTS,
    )


def register_page(rows: Sequence[Decision], meetings: Mapping[str, Meeting], view: View) -> str:
    """The decisions that fit what was chosen."""
    words = view.words
    choice = choice_of(view)
    found = chosen(rows, choice)
    outcomes = [
        (name, words.outcomes[name]) for name in get_args(Outcome) if name not in ("none", "empty")
    ]
    checked = " checked" if choice.amount else ""
    fields = (
        text_field("ord", words.sought, view)
        + body_and_year(meetings.values(), view)
        + select("udfald", words.outcome, outcomes, view)
        + f'<label class="check"><input type="checkbox" name="beloeb" value="1"{checked}> '
        f"{words.with_amount}</label>"
    )
    part = paged(len(found), view, _PER_PAGE)
    count = counted(len(found), words.one_decision, words.counted_decisions, view.language)
    body = (
        f'<p class="lead">{words.decisions_lead}</p>'
        f"{filter_form(view, fields, {'sorter': view.get('sorter')})}"
        f'<div class="list-head"><p class="count" role="status">{count}</p>'
        f"{_downloads(view) if found else ''}</div>"
        + (_table(found, part, choice, view) if found else notice(words.nothing))
        + pager(part, view)
    )
    return document(view, words.decisions, body)


def _downloads(view: View) -> str:
    links = " ".join(
        f'<a href="{escape(view.changed(side=None).replace(view.page, f"{view.page}.{kind}", 1))}" '
        f"download>{kind.upper()}</a>"
        for kind in ("csv", "xlsx")
    )
    return f'<p class="downloads">{view.words.download} {links}</p>'


def _table(found: Sequence[Decision], part: Paged, choice: Choice, view: View) -> str:
    words = view.words
    names = dict(
        zip(
            COLUMNS,
            (words.date, words.meeting, words.item, words.outcome, words.amount),
            strict=True,
        )
    )
    heads = "".join(
        _head(key, column, names[column], choice, view) for key, column in _SORTS.items()
    )
    rows = "".join(_row(row, names, view) for row in found[part.start : part.end])
    return (
        f'<table class="register"><caption class="unseen">{words.decisions}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _head(key: str, column: Column, name: str, choice: Choice, view: View) -> str:
    sorted_here = choice.sort == column
    order = "op" if sorted_here and choice.falling else "ned"
    if not sorted_here and column in ("body", "item", "outcome"):
        order = "op"
    aria = f' aria-sort="{"descending" if choice.falling else "ascending"}"' if sorted_here else ""
    arrow = ("↓" if choice.falling else "↑") if sorted_here else "↕"
    link = escape(view.changed(sorter=f"{key}-{order}", side=None))
    label = view.words.sort_by.format(column=name.lower())
    return (
        f'<th scope="col"{aria}><a href="{link}" title="{escape(label)}">{name} '
        f'<span class="arrow" aria-hidden="true">{arrow}</span></a></th>'
    )


def _row(row: Decision, names: Mapping[Column, str], view: View) -> str:
    label = f"{escape(row.item.label)}. " if row.item.label else ""
    wording = f'<span class="wording">{escape(row.wording)}</span>' if row.wording else ""
    cells: Mapping[Column, str] = {
        "date": escape(date_words(row.meeting, view.texts)),
        "body": f'<a href="{escape(view.link("moede", fil=row.meeting.source.path))}" lang="da">'
        f"{escape(row.body)}</a>",
        "item": f'<a href="{escape(place_of(row, view))}" lang="da">{label}{escape(row.title)}</a>'
        f'<span lang="da">{wording}</span>',
        "outcome": outcome_tag(row.item, view.words),
        "amount": amount_words(row, view),
    }
    return (
        "<tr>"
        + "".join(f'<td data-name="{names[column]}">{cells[column]}</td>' for column in COLUMNS)
        + "</tr>"
    )


def place_of(row: Decision, view: View) -> str:
    """The words that show a decision, in the whole minutes."""
    shown = row.item.outcome_span or row.item.span
    return (
        view.link(
            "moede",
            fil=row.meeting.source.path,
            udgave=row.edition,
            sted=f"{shown.start}-{shown.end}",
        )
        + f"#{HERE}"
    )


def amount_words(row: Decision, view: View) -> str:
    """The amounts of a decision; those of a proposal say so."""
    mark = "." if view.language == "da" else ","
    amounts = "<br>".join(f"{value:,}".replace(",", mark) + "&nbsp;kr." for value in row.amounts)
    note = f'<br><span class="note">({view.words.proposed})</span>' if row.proposed else ""
    return f'<span class="amount">{amounts}</span>{note}' if amounts else ""
