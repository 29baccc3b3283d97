"""Whose council or committee met, where its name alone does not tell: "Byrådet" of Bækby Kommune."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.head.bodies import names_body

# Bodies that every municipality has.
_MUNICIPAL = re.compile(
    r"(?<!\w)(?:byråd(?:et)?|kommunalbestyrelsen?|"
    r"[\w-]*(?:udvalg|magistrat|borgerrepræsentation)(?:et|en)?|"
    r"[\w-]*(?:ældre|senior|handicap|ungdoms|integrations|udsatte|frivilligheds|"
    r"folkeoplysnings)råd(?:et)?)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\bregion|\bsygehus|\bhospital|\b(?:afdelings|hoved|lokal|samarbejds|center|område)\w*udvalg|"
    r"\b(?-i:(?:i|på|ved) [A-ZÆØÅ])",
    re.IGNORECASE,
)
_NAME = r"(?P<name>[A-ZÆØÅ][\wæøåé]+(?:-[A-ZÆØÅ][\wæøåé]+)?)"
_MUNICIPALITY = re.compile(rf"\b{_NAME}\s+(?:[Kk]ommune|KOMMUNE)s?\b")
_LETTERHEAD = re.compile(rf"(?:i |for )?{_NAME}\s+kommune", re.IGNORECASE)
_NOBODYS = frozenset("den denne en vores hver egen din min jeres samme hele region".split())
# The municipality that is called by the genitive: "Københavns Kommune".
_GENITIVE = re.compile(r"^(København)s$")
_LEAST = 2
_MOSTLY = 0.75


def municipality_of(body: str, head: Sequence[str], file_name: str, text: str) -> str | None:
    """The municipality whose body this is; None when its name tells, or nothing does.

    Args:
        body: as the head of the minutes names it.
        head: the lines over the list of those who took part.
        file_name: without its suffix.
        text: the whole clean text.
    """
    if not _MUNICIPAL.search(body) or _OF_OTHERS.search(body):
        return None
    found = _of_head(body, head) or _of_file(body, file_name) or _of_text(text)
    return None if found is None or found.casefold() in body.casefold() else found


def names_municipality(text: str) -> bool:
    """Whether a text names a municipality with that word: "Bækby Kommune"."""
    return bool(_names(text))


def _of_head(body: str, head: Sequence[str]) -> str | None:
    """As the letterhead, or a line that names the body, gives it, or else any line of the head."""
    told = [
        name
        for line in head
        if _LETTERHEAD.fullmatch(line.strip()) or names_body(line) or body in line
        for name in _names(line)
    ]
    # "Mødelokale 3, Bækby Kommune" tells it too where no other is named.
    told = told or [name for line in head for name in _names(line)]
    return told[0] if len(set(told)) == 1 else None


def _of_file(body: str, file_name: str) -> str | None:
    """As the file name gives it, with the word or right after the body."""
    spaced = re.sub(r"[_-]", " ", file_name)
    if names := _names(file_name) or _names(spaced):
        return names[0] if len(set(names)) == 1 else None
    after = re.search(rf"{re.escape(body)}[ ,-]+{_NAME}\W*$", file_name.replace("_", " "))
    return after.group("name") if after else None


def _of_text(text: str) -> str | None:
    """The only one, or nearly so, that the text speaks of again and again."""
    names = Counter(_names(text))
    if not names or re.search(r"\b[Rr]egionsråd", text):
        return None
    name, count = names.most_common(1)[0]
    return name if count >= _LEAST and count >= _MOSTLY * names.total() else None


def _names(text: str) -> list[str]:
    found = (match.group("name") for match in _MUNICIPALITY.finditer(text))
    return [
        _GENITIVE.sub(r"\1", name.title() if name.isupper() else name)
        for name in found
        if name.casefold() not in _NOBODYS
    ]
