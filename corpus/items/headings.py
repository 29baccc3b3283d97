"""Agenda item headings: which lines open an item, and with what label, title, presenter, time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.items.chain import is_agenda_title
from corpus.items.groups import is_day_title, is_group_title
from corpus.items.heading_text import Heading, Opening, read_headings
from corpus.items.missing_numbers import numbered_alike, with_missing
from corpus.items.numbering import lettered_items, numbered_items, split_label
from corpus.items.parts import is_part_name
from corpus.items.subitems import SUBLABEL, dotted_items
from corpus.items.titles import find_single, find_timed, find_titles, titles_above
from corpus.layout.paragraphs import double_spaced
from corpus.layout.tables import is_title_column
from corpus.lines import BULLET, Line
from corpus.outcomes.decisions import decision_heading
from corpus.sections.known_names import divides_cases, is_section_name, may_be_item

# The usual items of any agenda, which are often left without a number.
_STANDING = re.compile(
    r"eventuelt|evt\.?|(?:dato for )?næste møder?|kommende møder|mødeplan|meddelelser|spørgetid|"
    r"bordet rundt|siden sidst|godkendelse af (?:dagsorden|referat)(?:en|et)?",
    re.IGNORECASE,
)
_LONGEST_STANDING = 40
# "TO1. Køb af jord": what was put on the agenda after the others.
_PUT_ON = re.compile(
    r"(?:(?P<label>T[DOP] ?\d{1,2})\b|tillægspunkt(?: nr\.?)? (?P<number>\d{1,2})\b)[.:)–-]*\s+"
    r"(?P<title>(?-i:[A-ZÆØÅ]).*)",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?P<label>[A-H])[.)]\s+(?P<title>\S.*)")


def find_items(lines: Sequence[Line]) -> list[Heading]:
    """The headings of the agenda items, in order; sub-items are found by ``find_subitems``.

    Args:
        lines: of the part of the document that holds the items, without page furniture.
    """
    end = len(lines) - 1
    rows = [p for p, line in enumerate(lines) if _opens_row(line, lines[p - 1] if p else None)]
    if len(rows) > 1:
        return read_headings(
            lines, [(position, *split_label(lines[position].text)) for position in rows], end
        )
    numbered, score = numbered_items(lines)
    openings: list[Opening] = [(c.line, c.label, c.text) for c in numbered]
    if above := titles_above(lines, openings):
        return above
    if len(openings) < 2 and (alike := numbered_alike(lines)):
        openings = alike
    headings = read_headings(lines, with_missing(lines, openings), end)
    unnumbered = _unnumbered(lines)
    headings = _with_lettered(lines, headings)
    headings = _with_put_on(lines, headings)
    headings = _with_standing(lines, headings)
    if any(lines[heading.first].level for heading in headings):
        return _with_unnumbered(lines, headings, unnumbered)
    # Headings without numbers are the items when they outweigh the numbers, which are lists then.
    alone = _of_one_level(lines, unnumbered)
    if alone and (len(alone) * 1.2 > score or not headings):
        return alone
    titles = find_titles(lines, headings)
    if titles or headings:
        return titles or headings
    lettered = [(one.line, one.label, one.text) for one in lettered_items(lines)]
    inner = lettered or dotted_items(lines)
    return find_timed(lines) or read_headings(lines, inner, end) or find_single(lines)


def _opens_row(line: Line, before: Line | None) -> bool:
    """Whether a line is the title in a row of an agenda; a cell may go on after its title."""
    if not line.column or not is_title_column(line.column):
        return False
    return before is None or (before.number, before.column) != (line.number, line.column)


def _unnumbered(lines: Sequence[Line]) -> list[Heading]:
    """Markdown headings that name neither a section nor a part of the document."""
    found: list[Opening] = []
    of_case = divides_cases(line.text for line in lines if line.level)
    for position, line in enumerate(lines):
        named = is_section_name(line.text) and (of_case or not may_be_item(line.text))
        if not line.level or named or is_part_name(line.text) or is_day_title(line.text):
            continue
        if BULLET.match(line.text) or SUBLABEL.match(line.text) or decision_heading(line.text):
            continue
        found.append((position, *split_label(line.text)))
    return read_headings(lines, found, len(lines) - 1)


def _with_lettered(lines: Sequence[Line], headings: list[Heading]) -> list[Heading]:
    """Add groups that hold no items but a text of their own: "D. EVENTUELT" / "Intet."."""
    groups = [
        (position, match.group("label"), match.group("title"))
        for position, line in enumerate(lines)
        if (match := _LETTERED.fullmatch(line.text)) and is_group_title(line.text)
    ]
    numbered = {heading.first for heading in headings}
    taken = numbered | {position for position, _, _ in groups}
    found: list[Opening] = [
        group
        for group in groups
        if headings
        and headings[0].first < group[0] < len(lines) - 1
        and group[0] not in numbered
        and group[0] + 1 not in taken
    ]
    added = read_headings(lines, found, len(lines) - 1)
    return sorted([*headings, *added], key=lambda heading: heading.first)


def _with_put_on(lines: Sequence[Line], headings: list[Heading]) -> list[Heading]:
    """Add items that were put on the agenda later and are counted by themselves."""
    found: list[Opening] = [
        (position, match.group("label") or match.group("number"), match.group("title"))
        for position, line in enumerate(lines)
        if headings
        and position > headings[0].first
        and (line.gap or line.level)
        and (match := _PUT_ON.fullmatch(line.text))
    ]
    added = read_headings(lines, found, len(lines) - 1)
    return sorted([*headings, *added], key=lambda heading: heading.first)


def _with_standing(lines: Sequence[Line], headings: list[Heading]) -> list[Heading]:
    """Add usual items that stand alone below an empty line, without a number as the others have."""
    if not headings:
        return headings
    named = {heading.title.casefold() for heading in headings}
    found: list[Opening] = []
    for position in range(headings[0].last + 1, len(lines)):
        line = lines[position]
        bare = line.text.rstrip(" :")
        if len(bare) > _LONGEST_STANDING or not _STANDING.fullmatch(bare):
            continue
        if line.level or line.column or line.quoted or bare.casefold() in named:
            continue
        if _is_part(bare, max((h for h in headings if h.first < position), key=lambda h: h.first)):
            continue
        if line.strong or line.gap > double_spaced(lines, position):
            found.append((position, None, bare))
    taken = {heading.first for heading in headings}
    added = read_headings(lines, [one for one in found if one[0] not in taken], len(lines) - 1)
    return sorted([*headings, *added], key=lambda heading: heading.first)


def _is_part(title: str, heading: Heading) -> bool:
    """Whether a usual title is one of two in a heading: "Eventuelt" below "5. Evt. & næste møde"."""
    own, outer = (text.casefold().replace("evt.", "eventuelt") for text in (title, heading.title))
    return own != outer and own in outer


def _with_unnumbered(
    lines: Sequence[Line], headings: list[Heading], unnumbered: Sequence[Heading]
) -> list[Heading]:
    """Add headings without a number that stand between numbered ones and have a text."""
    highest = min(lines[h.first].level for h in headings if lines[h.first].level)
    taken = {position for h in headings for position in range(h.first, h.last + 1)}
    found = [
        heading
        for heading in unnumbered
        if headings[0].first < heading.first
        and lines[heading.first].level <= highest
        and heading.first not in taken
        and heading.last + 1 < len(lines)
        and not lines[heading.last + 1].level
    ]
    return sorted([*headings, *found], key=lambda heading: heading.first)


def _of_one_level(lines: Sequence[Line], found: Sequence[Heading]) -> list[Heading]:
    """The headings of the highest level that has at least two."""
    # The first heading of the highest level is the title of the document.
    titled = found and found[0].first < 3 and not is_agenda_title(found[0].title)
    rest = found[1:] if titled else found
    for level in sorted({lines[heading.first].level for heading in rest}):
        same = [heading for heading in rest if lines[heading.first].level == level]
        if len(same) >= 2:
            return same
    return []
