"""Contact details of people: mail addresses, telephone numbers and civil registration numbers.

Minutes are public, but what is made of them should not hand out private addresses.  The rule is
by shape, so that it needs no list of names: eight digits in the groups in which Danes write
telephone numbers, unless they are an amount, a date, two years or the number of a case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# The lookbehind and the bounds keep a long run of word characters from being tried anew at each
# of its positions.
_MAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}(?:@|\s?[(\[](?:at|snabel-?a)[)\]]\s?)"
    r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
)
_GROUPS = r"(?:\d{8}|\d{4}[ .-]\d{4}|\d{2}(?P<gap>[ .-])\d{2}(?P=gap)\d{2}(?P=gap)\d{2})"
# After a word or sign that says that it is a telephone number, any such digits are one.
_CUED = re.compile(
    r"(?:(?:\+|\b00)45|\b(?:tlf|telefon|mobil|mob|phone|direkte)\b\.?\s?(?:nummer|nr)?[.: ]{0,3}"
    rf"(?:(?:\+|00)45)?)[ .-]?{_GROUPS}(?!\d)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(rf"\s{{0,2}}(?:/|,|og|eller|el\.)\s{{0,2}}{_GROUPS}(?!\d)")
_BARE = re.compile(
    rf"(?<![\d.,/§-])(?<![\d.,/-] ){_GROUPS}"
    r"(?![\d/-]|[.,]\d|[ .]\d|\s*(?:kr\b|kroner|dkk|mio|mia|%|pct|m2|m²|stk))",
    re.IGNORECASE,
)
_DATE_LIKE = re.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|"
    r"(?:[0-2]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d|(?:19|20)\d\d(?:19|20)\d\d"
)
# Six digits that are a day, and four more.
_CPR = re.compile(
    r"(?<![\d.,/§-])(?<![\d.,/-] )(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d[ -]?\d{4}"
    r"(?![\d/-]|[.,]\d|\s*(?:kr\b|kroner))",
    re.IGNORECASE,
)
# What makes the digits after it the number of something that is no person.
_FILED = re.compile(
    r"(?:\b(?:sag\w*|punkt|pkt|j|journal\w*|jour|dok\w*|brevid|emn|cvr|ean|p|se|matr\w*|konto\w*|"
    r"reg|faktura\w*|isbn|issn|id|ref|løbe|bilag\w*|lokalplan|projekt\w*)"
    r"[.\s-]{0,2}(?:nr|nummer|no|id)?[.:\s#-]{0,3}|\bkr\.?\s?|€\s?|\bdkk\s?)$",
    re.IGNORECASE,
)
_BEFORE = 24


def find_contacts(text: str) -> list[tuple[int, int]]:
    """Where contact details stand in a text.

    Args:
        text: any; a word such as "tlf." before a number is part of the place.

    Returns:
        Start and end of each, in order, without overlap.
    """
    places: list[tuple[int, int]] = []
    for start, end in sorted(_found(text)):
        if places and start < places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    return places


def without_contacts(text: str) -> str:
    """A text with blanks for every contact detail, so that places in it stay what they are."""
    for begin, end in find_contacts(text):
        text = text[:begin] + " " * (end - begin) + text[end:]
    return text


def _found(text: str) -> Iterator[tuple[int, int]]:
    for match in _MAIL.finditer(text):
        yield match.span()
    for match in _CUED.finditer(text):
        yield match.span()
        end = match.end()
        while another := _ANOTHER.match(text, end):
            end = another.end()
            yield another.span()
    for match in _BARE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        # Danish numbers do not start with 0 or 1; eight digits may be a date or two years.
        if digits[0] in "01" or _DATE_LIKE.fullmatch(digits) or _is_filed(text, match.start()):
            continue
        yield match.span()
    for match in _CPR.finditer(text):
        if not _is_filed(text, match.start()):
            yield match.span()


def _is_filed(text: str, position: int) -> bool:
    """Whether the words before a number make it that of a case, an account or an amount."""
    return bool(_FILED.search(text[max(0, position - _BEFORE) : position]))


def hide_contacts(text: str, mark: str) -> str:
    """A text with every contact detail replaced by ``mark``."""
    parts: list[str] = []
    last = 0
    for start, end in find_contacts(text):
        parts += [text[last:start], mark]
        last = end
    return "".join([*parts, text[last:]])
