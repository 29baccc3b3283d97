"""Addresses that can be shared: a question, a meeting, a place in the minutes.

All are relative to the page's own folder, so that they hold behind any proxy.
"""

from __future__ import annotations

from urllib.parse import urlencode

from corpus import Source, Span
from rag import Filters
from ui.language import Language, asked_in

# Enough of a file's hash to tell one edition of it from the next.
_EDITION = 12
# The id of the first marked place on a page of minutes.
HERE = "her"


def address(page: str, **parts: object) -> str:
    """A page with the parts of its query that are not empty."""
    query = urlencode({name: value for name, value in parts.items() if value not in (None, "", ())})
    return f"{page}?{query}" if query else page


def question_link(question: str, filters: Filters | None, language: Language) -> str:
    """The chat asking a question, about one meeting and item when it was narrowed so."""
    scope = filters or Filters()
    meeting = scope.meetings[0] if len(scope.meetings) == 1 else None
    item = scope.item if meeting else None
    return address("./", q=question, moede=meeting, punkt=item, sprog=asked_in(language))


def meeting_link(path: str) -> str:
    """The page of one meeting."""
    return address("moede", fil=path)


def place_link(source: Source, span: Span) -> str:
    """A passage in the whole minutes; it says so when the file has changed since."""
    sted = f"{span.start}-{span.end}"
    return address("moede", fil=source.path, udgave=edition(source), sted=sted) + f"#{HERE}"


def edition(source: Source) -> str:
    """Which edition of a file a place was taken from."""
    return source.sha256[:_EDITION]


def span_of(text: str | None) -> Span | None:
    """The span of ``sted``; None when it is none."""
    start, _, end = (text or "").partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(text or "") < 24):
        return None
    first, last = int(start), int(end)
    return Span(first, last) if first < last else None
