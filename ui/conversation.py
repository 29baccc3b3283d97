"""A conversation as HTML, and an answer as text to copy.

Everything that comes from a person, a file or the assistant is escaped here or in ``ui.marked``.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby

from corpus import Meeting
from index import Step
from rag import Answer, Filters
from ui.cards import (
    date_words,
    grouped,
    item_words,
    meeting_words,
    related_cards,
    source_cards,
)
from ui.contacts import hide_contacts
from ui.session import Exchange, Session
from ui.texts import Texts

_MARKER = re.compile(r"(\s*)\[(\d{1,3})\]")
_BULLET = re.compile(r"\s*[-•*]\s+")
_LONGEST_LEAD = 100
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s")


def conversation_html(session: Session, examples: Sequence[str]) -> str:
    """The whole conversation, or a welcome before the first question."""
    texts = session.texts
    turns = [
        _exchange(exchange, position, session)
        for position, exchange in enumerate(session.exchanges)
    ]
    if session.pending is not None:
        turns.append(_pending(session.pending, texts))
    body = "".join(turns) or _welcome(examples, texts)
    if session.notice:
        body += f'<p class="notice" role="alert">{escape(session.notice)}</p>'
    return (
        f'<div class="conversation" data-language="{texts.language}" '
        f'data-title="{escape(texts.title)}" data-copied="{escape(texts.copied)}" '
        f'data-close="{escape(texts.close)}" data-failed="{escape(texts.loading_failed)}">'
        f'<p class="unseen" role="status">{escape(_status(session))}</p>{body}</div>'
    )


def building_html(step: Step | None, texts: Texts) -> str:
    """How far new minutes are on their way in; nothing when none are."""
    if step is None:
        return ""
    name = texts.steps.get(step.name, step.name)
    line = texts.building.format(step=name, done=step.done, total=step.total)
    return f'<p class="building">{escape(line)}</p>'


def _status(session: Session) -> str:
    """What a screen reader says when something happened; the cards would be too much."""
    texts = session.texts
    if session.pending is not None:
        return texts.searching
    if not session.exchanges:
        return ""
    answer = session.exchanges[-1].answer
    if answer is None or answer.abstained:
        return texts.refused if answer else ""
    return texts.answered.format(count=len(answer.citations))


def _welcome(examples: Sequence[str], texts: Texts) -> str:
    entries = "".join(
        f'<li><button type="button" class="example" data-ask="{escape(example)}">'
        f"{escape(example)}</button></li>"
        for example in examples
    )
    tried = f"<h2>{texts.try_one}</h2><ul>{entries}</ul>" if entries else ""
    return f'<div class="welcome"><p>{texts.welcome}</p>{tried}</div>'


def _question(question: str, key: str, texts: Texts) -> str:
    return (
        f'<h2 class="question" id="spg-{key}"><span class="unseen">{texts.copy_question}: </span>'
        f'<span class="bubble">{escape(question.strip() or texts.empty)}</span></h2>'
    )


def _pending(question: str, texts: Texts) -> str:
    return (
        f'<section class="turn pending" data-pending aria-labelledby="spg-p">'
        f"{_question(question, 'p', texts)}"
        f'<p class="searching">{escape(texts.searching)}</p></section>'
    )


def _exchange(exchange: Exchange, position: int, session: Session) -> str:
    texts = session.texts
    number = session.dropped + position + 1
    newest = position == len(session.exchanges) - 1 and session.pending is None
    answer = exchange.answer
    if answer is None:
        failure = exchange.failure or "failed"
        reply = f'<p class="notice" role="alert">{escape(getattr(texts, failure))}</p>'
        sources = ""
    else:
        reply = _reply(exchange, answer, number, position, texts)
        sources = _sources(exchange, answer, number, newest, texts)
    layout = "reply with-sources" if sources else "reply"
    return (
        f'<section class="turn" aria-labelledby="spg-{number}">'
        f"{_question(exchange.question, str(number), texts)}"
        f'<div class="{layout}"><div class="answer">{reply}</div>{sources}</div></section>'
    )


def _reply(exchange: Exchange, answer: Answer, number: int, position: int, texts: Texts) -> str:
    text = answer_html(answer, number, texts)
    if answer.abstained:
        # Of an empty question, or of one for an opinion, the minutes were never asked.
        searched = (answer.reason or "no_evidence").startswith("no_")
        if searched:
            text = f'<h3 class="refusal-head">{texts.refused}</h3>{text}'
        understood = _understood(exchange, answer, position, texts) if searched else ""
        return f'{understood}<div class="text abstained" lang="{answer.language}">{text}</div>'
    copied = answer_text(exchange, texts)
    return (
        f"{_understood(exchange, answer, position, texts)}"
        f'<div class="text" lang="{answer.language}"><h3 class="unseen">{texts.answer}</h3>{text}'
        '</div><p class="actions"><button type="button" class="link copy" '
        f'data-copy="{escape(copied)}">{texts.copy}</button></p>'
    )


def answer_html(answer: Answer, number: int, texts: Texts) -> str:
    """The answer's text; markers that have a source become links to it."""
    known = {citation.marker for citation in answer.citations}
    seen: set[int] = set()

    def marker(match: re.Match[str]) -> str:
        value = int(match.group(2))
        if value not in known:
            return match.group()
        # The way back leads to the first place that uses the marker.
        place = "" if value in seen else f' id="svar-{number}-{value}"'
        seen.add(value)
        # A space that does not break keeps the number with its statement.
        return (
            ("&nbsp;" if match.group(1) else "")
            + f'<a class="marker" href="#kilde-{number}-{value}"{place} '
            f'aria-label="{escape(texts.to_source.format(number=value))}">{value}</a>'
        )

    blocks: list[str] = []
    for kind, lines in groupby(hide_contacts(answer.text).split("\n"), _line_kind):
        written = [_MARKER.sub(marker, escape(_BULLET.sub("", line, count=1))) for line in lines]
        if kind == "list":
            blocks.append(f"<ul>{''.join(f'<li>{line}</li>' for line in written)}</ul>")
        elif kind == "numbered":
            entries = "".join(f"<li>{line}</li>" for line in written)
            blocks.append(f'<ul class="numbered">{entries}</ul>')
        elif kind:
            blocks += [f'<p class="{kind}">{line}</p>' for line in written]
    return "".join(blocks)


def _line_kind(line: str) -> str:
    """How a line of an answer is set; empty for a blank one."""
    if _BULLET.match(line):
        return "list"
    if _NUMBERED.match(line):
        return "numbered"
    if not line.strip():
        return ""
    # A short line without a source that leads to the next: meeting and item, or "Indstilling".
    leads = line.rstrip().endswith(":") and len(line) <= _LONGEST_LEAD
    return "lead" if leads and not _MARKER.search(line) else "plain"


def _sources(exchange: Exchange, answer: Answer, number: int, newest: bool, texts: Texts) -> str:
    meetings = exchange.meetings or {}
    if answer.abstained and answer.related:
        title, cards, kind = texts.nearest, related_cards(answer, meetings, texts), "related"
        count = len(answer.related)
    elif answer.citations:
        title, cards, kind = texts.sources, source_cards(answer, meetings, number, texts), "cited"
        count = len(grouped(answer.citations))
    else:
        return ""
    # Cards of earlier answers are folded so that the conversation stays readable; a marker or the
    # heading opens them.
    shown = " open" if newest else ""
    return (
        f'<details class="sources {kind}"{shown}><summary><h3>{escape(title)} '
        f'<span class="count">({count})</span></h3></summary>{cards}</details>'
    )


def _understood(exchange: Exchange, answer: Answer, position: int, texts: Texts) -> str:
    whole = answer.question.strip()
    parts: list[str] = []
    if whole and whole != exchange.question.strip():
        parts.append(
            f'<p class="understood">{texts.understood} <q>{escape(hide_contacts(whole))}</q></p>'
        )
    chips = filter_chips(answer.filters, exchange.meetings or {}, texts)
    if chips:
        entries = "".join(
            f'<li><span class="chip">{escape(chip)}</span> <button type="button" class="remove" data-turn="{position}" '
            f'data-without="{field}" aria-label="{escape(texts.remove.format(chip=chip))}">'
            '<span aria-hidden="true">×</span></button></li>'
            for field, chip in chips
        )
        parts.append(f'<ul class="chips" aria-label="{escape(texts.narrowed)}">{entries}</ul>')
    return "".join(parts)


def filter_chips(
    filters: Filters, meetings: Mapping[str, Meeting], texts: Texts
) -> list[tuple[str, str]]:
    """What the search was narrowed to: field of ``Filters`` and words, one pair a chip."""
    chips: list[tuple[str, str]] = []
    if filters.clusters:
        chips.append(("clusters", f"{texts.cluster}: {', '.join(filters.clusters)}"))
    if filters.date_from or filters.date_to:
        period = period_words(filters.date_from, filters.date_to, texts)
        chips.append(("date", f"{texts.period}: {period}"))
    if filters.meetings:
        names = [
            meeting_words(meetings[path], texts) if path in meetings else path.rsplit("/", 1)[-1]
            for path in filters.meetings
        ]
        more = f" +{len(names) - 1}" if len(names) > 1 else ""
        chips.append(("meetings", f"{texts.meeting.capitalize()}: {names[0]}{more}"))
    if filters.item:
        chips.append(("item", f"{texts.item} {filters.item}"))
    if filters.section:
        chips.append(("section", f"{texts.section}: {texts.sections[filters.section]}"))
    return chips


def period_words(first: str | None, last: str | None, texts: Texts) -> str:
    """A period in as few words as say it: a year, a month, a day, or from and to."""
    if first and last:
        if first == last:
            return texts.date(first)
        same_year = first[:4] == last[:4]
        if same_year and (first[5:], last[5:]) == ("01-01", "12-31"):
            return first[:4]
        if (first[5:], last[5:]) == ("01-01", "12-31"):
            return f"{first[:4]}–{last[:4]}"
        days = calendar.monthrange(int(last[:4]), int(last[5:7]))[1]
        if first[:7] == last[:7] and (first[8:], last[8:]) == ("01", f"{days:02}"):
            return texts.month(first)
    ends = ((texts.from_date, first), (texts.to_date, last))
    return " ".join(f"{word} {texts.date(day)}" for word, day in ends if day)


def answer_text(exchange: Exchange, texts: Texts) -> str:
    """An answer with its sources as plain text."""
    answer, meetings = exchange.answer, exchange.meetings or {}
    if answer is None:
        return ""
    lines = [f"{texts.copy_question}: {exchange.question}", "", answer.text]
    if answer.citations:
        lines += ["", f"{texts.sources}:"]
    for citation in sorted(answer.citations, key=lambda citation: citation.marker):
        meeting = meetings[citation.passage.doc]
        parts = [
            meeting.body or meeting.title,
            date_words(meeting, texts),
            item_words(citation.passage, meeting, texts),
            texts.sections[citation.passage.section],
        ]
        if citation.page:
            parts.append(f"{texts.page} {citation.page}")
        parts.append(citation.passage.doc)
        quote = " ".join(citation.quote.split())
        lines.append(f"[{citation.marker}] {', '.join(parts)}: ”{quote}”")
    return hide_contacts("\n".join(lines))
