"""E-mail addresses and phone numbers are hidden wherever the page shows minutes.

Minutes are public, but a page that answers questions about people should not hand out their
private addresses.  The rule is by shape, so that it needs no list of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

HIDDEN = "[kontaktoplysning skjult]"

# The lookbehind and the bounds keep a long run of word characters from being tried anew at each
# of its positions.
_MAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}(?:@|\s?[(\[](?:at|snabel-?a)[)\]]\s?)"
    r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
)
_DIGITS = r"(?:\d{8}|\d{4}[ .-]\d{4}|\d{2}(?P<gap>[ .-])\d{2}(?P=gap)\d{2}(?P=gap)\d{2})"
_CUED = re.compile(
    r"(?:(?:\+|\b00)45|\b(?:tlf|telefon|mobil|mob|phone|direkte)\b(?:nummer|nr)?[.: ]{0,3}"
    r"(?:(?:\+|00)45)?)[ .-]?" + _DIGITS + r"(?!\d)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![\d.,/§-])(?<![\d.,/-] )"
    + _DIGITS
    + r"(?![\d/-]|[.,]\d|[ .]\d|\s*(?:kr\b|kroner|dkk|mio|%|pct))",
    re.IGNORECASE,
)
_DATE_LIKE = re.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|"
    r"(?:[0-2]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d|(?:19|20)\d\d(?:19|20)\d\d"
)


def _found(text: str) -> Iterator[tuple[int, int]]:
    for match in _MAIL.finditer(text):
        yield match.span()
    for match in _CUED.finditer(text):
        yield match.span()
    for match in _BARE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        # Danish numbers do not start with 0 or 1; eight digits may be a date or two years.
        if digits[0] not in "01" and not _DATE_LIKE.fullmatch(digits):
            yield match.span()


def contacts(text: str) -> list[tuple[int, int]]:
    """Where contact details stand in ``text``; in order, without overlap."""
    places: list[tuple[int, int]] = []
    for start, end in sorted(_found(text)):
        if places and start < places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    return places


def hide_contacts(text: str) -> str:
    """``text`` with every contact detail replaced."""
    parts: list[str] = []
    last = 0
    for start, end in contacts(text):
        parts += [text[last:start], HIDDEN]
        last = end
    return "".join([*parts, text[last:]])
