"""A conversation as HTML.

Everything that comes from a person, a file or the assistant is escaped here or in ``ui.marked``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from corpus import Meeting
from index import Step
from rag import Answer
from ui.answer import answer_html
from ui.cards import grouped, meeting_words, related_cards, source_cards
from ui.chips import chips_html
from ui.contacts import hide_contacts
from ui.judging import vote_html
from ui.links import question_link
from ui.session import Exchange, Session
from ui.texts import Texts
from ui.written import answer_markdown, answer_text


def conversation_html(
    session: Session, examples: Sequence[str], meetings: Mapping[str, Meeting] | None = None
) -> str:
    """The whole conversation, or a welcome before the first question.

    Args:
        meetings: all there are; they name what the next question is about, and what can be
            chosen in place of what the last one was understood as.
    """
    texts = session.texts
    turns = [
        _exchange(exchange, position, session, meetings)
        for position, exchange in enumerate(session.exchanges)
    ]
    if session.pending is not None and session.place is None:
        turns.append(_pending(session.pending, "p", texts))
    following = _heading_for_next(session, meetings)
    body = "".join(turns)
    if not body:
        examples = _about(session) or examples
        body, following = f"{following}{_welcome(examples, texts)}", ""
    if session.notice:
        body += f'<p class="notice" role="alert">{escape(session.notice)}</p>'
    body += following
    return (
        f'<div class="conversation" data-language="{texts.language}" '
        f'data-title="{escape(texts.title)}" data-copied="{escape(texts.copied)}" '
        f'data-close="{escape(texts.close)}" data-failed="{escape(texts.loading_failed)}" '
        f'data-nomarker="{escape(texts.no_such_marker)}">'
        f'<p class="unseen" role="status">{escape(_status(session))}</p>{body}</div>'
    )


def _heading_for_next(session: Session, meetings: Mapping[str, Meeting] | None) -> str:
    """What stands above the box when the next question is no ordinary one."""
    texts = session.texts
    if session.editing is not None:
        return _next(texts.editing, "data-stop-editing", texts.cancel)
    if session.scope is None:
        return ""
    path = session.scope.meetings[0]
    known = (meetings or {}).get(path)
    chip = meeting_words(known, texts) if known else path
    if session.scope.item:
        chip += f", {texts.item.lower()} {session.scope.item}"
    return _next(texts.about.format(chip=chip), "data-unscope", texts.about_all)


def _about(session: Session) -> list[str]:
    """Questions to begin with about the one meeting or item that was chosen."""
    texts, scope = session.texts, session.scope
    if scope is None:
        return []
    item = texts.about_item.format(item=scope.item) if scope.item else ""
    return [example.format(item=item) for example in texts.about_examples]


def _next(text: str, action: str, button: str) -> str:
    return (
        f'<p class="next"><span>{escape(text)}</span> '
        f'<button type="button" class="link" {action}>{escape(button)}</button></p>'
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
    said = texts.answered_doubtfully if answer.doubts else texts.answered
    return said.format(count=len(answer.citations))


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


def _pending(question: str, key: str, texts: Texts) -> str:
    return (
        f'<section class="turn pending" data-pending data-asked="{escape(question)}" '
        f'aria-labelledby="spg-{key}">'
        f"{_question(question, key, texts)}"
        f'<p class="searching">{escape(texts.searching)}</p></section>'
    )


def _exchange(
    exchange: Exchange, position: int, session: Session, meetings: Mapping[str, Meeting] | None
) -> str:
    texts = session.texts
    number = session.dropped + position + 1
    newest = position == len(session.exchanges) - 1 and session.pending is None
    if session.pending is not None and session.place == position:
        return _pending(exchange.question, str(number), texts)
    answer = exchange.answer
    if answer is None:
        failure = exchange.failure or "failed"
        reply = f'<p class="notice" role="alert">{escape(getattr(texts, failure))}</p>'
        sources = ""
    else:
        # Only the newest can be changed: the choices are many, and sent with every answer.
        reply = _reply(exchange, answer, number, position, texts, meetings if newest else None)
        sources = _sources(exchange, answer, number, newest, texts)
    layout = "reply with-sources" if sources else "reply"
    return (
        f'<section class="turn" data-asked="{escape(exchange.question)}" aria-labelledby="spg-{number}">'
        f"{_question(exchange.question, str(number), texts)}{_retry(position, texts)}"
        f'<div class="{layout}"><div class="answer">{reply}</div>{sources}</div></section>'
    )


def _retry(place: int, texts: Texts) -> str:
    return (
        f'<p class="retry"><button type="button" class="link" data-edit="{place}">{texts.edit}'
        f'</button> <button type="button" class="link" data-again="{place}">{texts.try_again}'
        "</button></p>"
    )


def _reply(
    exchange: Exchange,
    answer: Answer,
    number: int,
    position: int,
    texts: Texts,
    meetings: Mapping[str, Meeting] | None,
) -> str:
    text = answer_html(answer, number, texts)
    if answer.abstained:
        # Of an empty question, or of one for an opinion, the minutes were never asked.
        searched = (answer.reason or "no_evidence").startswith("no_")
        if searched:
            text = f'<h3 class="refusal-head">{texts.refused}</h3>{text}'
        said = _understood(exchange, answer, position, texts, meetings) if searched else ""
        votes = vote_html(exchange, position, texts) if searched else ""
        return f'{said}<div class="text abstained" lang="{answer.language}">{text}</div>{votes}'
    return (
        f"{_understood(exchange, answer, position, texts, meetings)}"
        f'<div class="text" lang="{answer.language}"><h3 class="unseen">{texts.answer}</h3>{text}'
        f"</div>{_take_along(exchange, answer, position, texts)}"
        f"{vote_html(exchange, position, texts)}"
    )


def _take_along(exchange: Exchange, answer: Answer, position: int, texts: Texts) -> str:
    """The buttons that copy, link to or save an answer."""
    link = question_link(
        answer.question.strip() or exchange.question, exchange.filters, texts.language
    )
    buttons = (
        (f'data-copy="{escape(answer_text(exchange, texts))}"', "copy", texts.copy),
        (f'data-copy="{escape(answer_markdown(exchange, texts))}"', "copy-md", texts.copy_markdown),
        (f'data-save="{position}"', "save", texts.save_word),
        (f'data-link="{escape(link)}"', "copy-link", texts.copy_link),
    )
    return (
        '<p class="actions">'
        + "".join(
            f'<button type="button" class="link {name}" {data}>{label}</button>'
            for data, name, label in buttons
        )
        + "</p>"
    )


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


def _understood(
    exchange: Exchange,
    answer: Answer,
    position: int,
    texts: Texts,
    meetings: Mapping[str, Meeting] | None,
) -> str:
    whole = answer.question.strip()
    said = ""
    if whole and whole != exchange.question.strip():
        quoted = escape(hide_contacts(whole))
        said = f'<p class="understood">{texts.understood} <q>{quoted}</q></p>'
    names = exchange.meetings or {}
    return said + chips_html(answer.filters, names, position, texts, meetings)
