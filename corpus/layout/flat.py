"""Text that has lost line breaks, cut where an item, a label or the text of an item starts.

Some programs hand a document over as one paragraph, and some associations print the title and the
text of an item on one line ("3. Økonomi. Kassereren gennemgik ...").  The pieces read as if the
breaks were there, and keep their offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.dates import MONTHS
from corpus.lines import BULLET, Line
from corpus.outcomes.heading_outcome import outcome_of_heading
from corpus.sections.narrative import tells

_NUMBER = r"(?:(?i:dagsordenspunkt|punkt|pkt\.?|ad|sag)\s+)?\d{1,3}[.):]"
_OPENS = re.compile(rf"(?:{_NUMBER}|(?i:punkt|pkt\.?)\s+\d{{1,3}})\s+(?=[A-ZÆØÅ])")
_LABELS = (
    r"(?:Mødedeltagere|Deltagere|Til ?stede|Afbud(?: fra)?|Fraværende|Referent|Mødeleder|"
    r"Ordstyrer|Dirigent|Dagsorden|Sted|Mødested|Tid|Tidspunkt|Dato)"
)
_SECTIONS = (
    r"(?:Sagsfremstilling|Resumé|Resume|Baggrund|Indstilling|Beslutning|Konklusion|Bilag|"
    r"Økonomiske konsekvenser)"
)
_BREAK = re.compile(
    rf"\s+(?:(?=(?P<number>{_NUMBER})\s+[A-ZÆØÅ])|(?={_LABELS}\s*:)|"
    rf"(?=(?P<section>{_SECTIONS})(?:\s*:|\s+[A-ZÆØÅ])))"
)
_REFERENCE = re.compile(
    r"\b(?:jf\.|jvf\.|se|under|til|af|om|i|på|og|nr\.|stk\.|den|d\.|pr\.|kl\.|bilag|side)\s*$",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    rf"(?:{BULLET.pattern})(?P<title>[A-ZÆØÅ](?:[^:.!?\d]|(?<=m)\.){{2,40}}:)(?=\s|$)\s*"
)
_NUMBERED_BY = re.compile(r"\b(?:punkt|pkt\.?|ad|sag)$", re.IGNORECASE)
_MONTH = re.compile(rf"\s+(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
# "Økonomi. Kassereren ...": a short title, its mark, and a sentence.
_STOPPED = re.compile(
    r"[^.!?:]{2,90}?(?<!\bevt)(?<!\bm\.fl)(?<!\bpr)(?<!\bca)(?<!\bnr)(?<!\bvedr)"
    r"[.:]\s+(?=[A-ZÆØÅ\"”]|\d{1,2}\.? [a-zæøå]{3})"
)
_CAPITAL = re.compile(r"(?P<before>\S+)\s+(?=[A-ZÆØÅ][a-zæøå]*)")
_OPEN_WORD = frozenset(
    "af fra i på til og for med om ved den det de en et eller samt som der under hos v/".split()
)
_FLAT = 600  # characters; a line this long holds more than a paragraph
_COUNTED = 3
_SECOND = re.compile(r"\w{3}[.:] [A-ZÆØÅ]")
_SWALLOWED = 150  # characters
_LONGEST_TITLE = 120
_LONGEST = 100_000


def unfolded(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those cut in which an item and its text run together."""
    return [piece for line in lines for piece in _pieces(line)]


def run_on(titles: Sequence[str]) -> bool:
    """Whether titles hold the texts of their items: one very long, or most with a sentence."""
    told = sum(
        (bool(_SECOND.search(title[:_FLAT])) and tells(title[:_FLAT]))
        or outcome_of_heading(title)[1] is not None
        for title in titles
    )
    return told * 2 > len(titles) or any(len(title) > _SWALLOWED for title in titles)


def with_titles_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines, each title at the start of a numbered one apart from the text that follows it."""
    return [piece for line in lines for piece in _apart(line)]


def topics_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines of a list of topics, each topic apart from its text: "• Løb: Vi løber tirsdag."."""
    topics = [_TOPIC.match(line.text) for line in lines]
    if sum(map(bool, topics)) < _COUNTED:
        return list(lines)
    found: list[Line] = []
    for line, topic in zip(lines, topics, strict=True):
        if topic is None:
            found.append(line)
            continue
        found.append(line.piece(topic.start("title"), topic.end("title"), 2))
        if topic.end() < len(line.text):
            found.append(line.piece(topic.end(), len(line.text), 0))
    return found


def _apart(line: Line) -> Iterator[Line]:
    opening = None if line.level or line.is_row else _OPENS.match(line.text)
    cut = title_end(line.text[opening.end() : _LONGEST]) if opening else None
    if opening is None or cut is None:
        yield line
        return
    yield line.piece(0, opening.end() + cut, max(line.gap, 1))
    yield line.piece(opening.end() + cut, len(line.text), 2)


def _pieces(line: Line) -> Iterator[Line]:
    if line.level or line.is_row or len(line.text) > _LONGEST:
        yield line
        return
    flat = len(line.text) > _FLAT or _counts_items(line.text)
    starts = [0, *(_breaks(line.text) if flat else ())]
    for begin, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
        if not line.text[begin:end].strip():
            continue  # a label stands right after the name of a section
        opening = _OPENS.match(line.text, begin, end)
        cut = title_end(line.text[opening.end() : end]) if opening else None
        if opening is None or cut is None:
            yield line.piece(begin, end, 1 if begin else max(line.gap, 1))
            continue
        yield line.piece(begin, opening.end() + cut, 1 if begin else max(line.gap, 1))
        yield line.piece(opening.end() + cut, end, 2)


def _counts_items(text: str) -> bool:
    """Whether a line counts from one to three or further, each number with a sentence after it."""
    labels = [match.group("number") for match in _BREAK.finditer(text) if match.group("number")]
    numbers = [re.sub(r"\D", "", label) for label in labels]
    return numbers[:_COUNTED] == [str(n) for n in range(1, _COUNTED + 1)]


def _breaks(text: str) -> Iterator[int]:
    """Where in a line an item, a label or a section starts."""
    for match in _BREAK.finditer(text):
        if match.group("number"):
            end = match.end() + len(match.group("number"))
            before = text[max(0, match.start() - 12) : match.start()]
            # Within "Punkt 1:" no second item starts.
            if _REFERENCE.search(before) or _NUMBERED_BY.search(before):
                continue
            if _MONTH.match(text, end):
                continue
        yield match.end()
        name = match.group("section")
        after = match.end() + len(name or "")
        if name and text[after].isspace():
            yield after + 1


def title_end(text: str) -> int | None:
    """Where the title that opens a text ends and a sentence starts; None when it does not.

    In Danish a capital within a line is a name or starts a sentence, and what follows a title
    in minutes tells what happened.
    """
    # "Budget – godkendt", but not "Budget (godkendt)"
    if (said := outcome_of_heading(text)[1]) and text[: said[0]].endswith(" "):
        return said[0]
    if (match := _STOPPED.match(text)) and not tells(match.group()):
        return match.end()
    found: list[tuple[bool, int]] = []
    for match in _CAPITAL.finditer(text[:_LONGEST_TITLE]):
        word = match.group("before")
        if word.casefold() in _OPEN_WORD or word.endswith((",", "-", "/")):
            continue
        if tells(text[: match.end()]):
            break
        if tells(re.split(r"[.!?](?:\s|$)", text[match.end() :][:200], maxsplit=1)[0]):
            found.append((word[0].isupper(), match.end()))
    return min(found)[1] if found else None
