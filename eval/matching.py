r"""When two pieces of text count as the same: every such choice of the evaluation is here.

Three comparisons, from strict to lenient:

* ``normalise``: Unicode NFC, case folded, soft hyphens dropped, words hyphenated at a line end
  joined, white space folded.
* ``squeeze``: on top of it every hyphen, all white space and the marks of Markdown and of
  bullets are dropped.  Readers of PDF, Word and Markdown files disagree on exactly these, and so
  "grøn-gul-\nrød" is "grøn-gul-rød" and "Sundheds-\nog" is "Sundheds- og".  Used for long
  quotes only, where it cannot make two different texts equal by accident.
* ``contains_string``: for the short strings of ``must_contain`` and ``must_not``: ``normalise``,
  with or without the hyphens inside words, and a number is only found as a whole number, so that
  "6 %" is not in "86 %" and "120.000" is not in "1.120.000".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import PurePosixPath

from corpus import file_of

_LINE_END_HYPHEN = re.compile(r"(?<=\w)[-\u2010]\s*\n\s*(?=\w)")
_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"[\s*#_`|>\\\-\u2010-\u2015\u2212\u2022\u00b7\u25aa\u25cf\uf0b7]+")
_INNER_HYPHEN = re.compile(r"(?<=[^\W\d])[-\u2010\u2011](?=[^\W\d])")
_CITATION_MARKER = re.compile(r"\s*\[\d+(?:\s*,\s*\d+)*\]")
_LABEL_WORD = re.compile(r"^(?:punkt|pkt|ad|sag nr|nr|item)\b[.\s]*")


@lru_cache(maxsize=8192)
def normalise(text: str) -> str:
    """Text as it is compared: case folded, line-end hyphens joined, white space folded."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    return _SPACE.sub(" ", _LINE_END_HYPHEN.sub("", text)).strip().casefold()


@lru_cache(maxsize=8192)
def squeeze(text: str) -> str:
    """Text without white space, hyphens and the marks of Markdown and bullets."""
    return _MARKS.sub("", normalise(text))


def contains_quote(text: str, quote: str) -> bool:
    """Whether a quote stands in a text, after ``normalise`` or after ``squeeze``.

    Args:
        text: of a passage or a whole file.
        quote: a sentence or more; an empty one is never found.
    """
    if not squeeze(quote):
        return False
    return normalise(quote) in normalise(text) or squeeze(quote) in squeeze(text)


def same_text(one: str, other: str) -> bool:
    """Whether two texts are equal after ``normalise`` or after ``squeeze``; empty ones never."""
    return bool(squeeze(one)) and squeeze(one) == squeeze(other)


def contains_string(text: str, wanted: str) -> bool:
    """Whether a short string is said in a text; numbers are matched as whole numbers.

    Args:
        text: of an answer, or of an answer and its quotes.
        wanted: one of the strings of ``must_contain``, ``must_not`` or ``correction_contains``.
    """
    needle, hay = normalise(wanted), normalise(text)
    if not needle:
        return False
    if _whole_number(needle).search(hay):
        return True
    loose = _INNER_HYPHEN.sub("", needle)
    return bool(_whole_number(loose).search(_INNER_HYPHEN.sub("", hay)))


def contains_word(text: str, wanted: str) -> bool:
    """Whether a string stands in a text without a letter or digit right before or after it."""
    return bool(re.search(rf"(?<!\w){re.escape(normalise(wanted))}(?!\w)", normalise(text)))


@lru_cache(maxsize=8192)
def _whole_number(needle: str) -> re.Pattern[str]:
    """The needle as a pattern that does not begin or end inside a longer number."""
    before = after = ""
    if needle[0].isdigit():
        before = r"(?<!\d)(?<!\d,)"
        if re.match(r"\d{3}(?!\d)", needle):  # may be the tail of a number such as 1.120.000
            before += r"(?<!\d\.)"
    if needle[-1].isdigit():
        after = r"(?!\d)(?!,\d)(?!\.\d{3}(?!\d))"
    return re.compile(before + re.escape(needle) + after)


def without_markers(answer: str) -> str:
    """An answer without its citation markers such as ``[1]``, which would split strings."""
    return _CITATION_MARKER.sub("", answer)


def same_document(one: str, other: str) -> bool:
    """Whether two names are one file: equal, or equal without folders if one has none.

    A name may be the path of one of several meetings in a file.
    """
    one, other = (
        file_of(unicodedata.normalize("NFC", name).replace("\\", "/")) for name in (one, other)
    )
    if one == other:
        return True
    if "/" in one and "/" in other:
        return False
    return PurePosixPath(one).name == PurePosixPath(other).name


def item_key(label: str | None) -> str | None:
    """An agenda item's label as it is compared: "Punkt 5:" and "5." are "5"; none stays None."""
    if label is None:
        return None
    return _LABEL_WORD.sub("", normalise(label)).strip(" .:)(") or None
