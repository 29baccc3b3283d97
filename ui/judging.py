"""A vote on an answer: kept, and shown where it was given."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import Any

from ui.feedback import LONGEST_REMARK, FeedbackStore
from ui.session import Exchange, Session
from ui.texts import Texts

# Drawn, because not every machine has a font with 👍 in it; turned over for 👎 by the style.
_THUMB = (
    "M7 21V10l4-8c1.7 0 2.5 1 2.5 2.5V9h5.2c1.3 0 2.2 1.1 2 2.3l-1.3 7.4c-.2 1.3-1.2 2.3-2.5 2.3z"
    "M3 10h2.5v11H3z"
)


def judged(session: Session, data: Any, store: FeedbackStore) -> Session:
    """The session after a vote or a remark; what makes no sense changes nothing.

    Args:
        data: what the page's script sent: ``turn`` with ``vote`` or ``remark``.

    Raises:
        sqlite3.Error: it could not be kept.
    """
    match data:
        case {"turn": int(place), "vote": 1 | -1 as vote} if 0 <= place < len(session.exchanges):
            exchange = session.exchanges[place]
            if exchange.answer is None:
                return session
            name = store.vote(exchange, vote, exchange.vote_id)
            return session.with_changed(place, replace(exchange, vote=vote, vote_id=name))
        case {"turn": int(place), "remark": str(text)} if 0 <= place < len(session.exchanges):
            exchange = session.exchanges[place]
            if not exchange.vote_id:
                return session
            store.remark(exchange.vote_id, text)
            return session.with_changed(place, replace(exchange, remarked=True))
    return session


def vote_html(exchange: Exchange, place: int, texts: Texts) -> str:
    """The buttons of an answer, and after a vote a field to say why."""
    buttons = "".join(
        f'<button type="button" class="vote" data-vote="{vote}" data-turn="{place}" '
        f'aria-pressed="{str(exchange.vote == vote).lower()}" aria-label="{name}" title="{name}">'
        f'<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{_THUMB}"/></svg></button>'
        for vote, name in ((1, texts.good), (-1, texts.bad))
    )
    after = ""
    if exchange.remarked:
        after = f'<span role="status">{texts.thanks}</span>'
    elif exchange.vote:
        after = (
            f'<form data-remark="{place}"><label>{escape(texts.remark)} '
            f'<input type="text" name="remark" maxlength="{LONGEST_REMARK}" autocomplete="off">'
            f"</label> <button>{texts.send}</button></form>"
        )
    return f'<div class="votes">{buttons}{after}</div>'
