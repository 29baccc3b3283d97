"""Who came in the place of somebody: the sentences of the minutes that tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Meeting, Person, Span
from index import fold, stem, words
from rag.asking.question import Question
from rag.people.roles import ROLE_WORDS
from rag.people.told import (
    FULL_NAME,
    Found,
    Line,
    Subject,
    around,
    entries,
    holding,
    said_of,
    shown,
)

# Who was elected as a substitute for all, and came for nobody.
ASKS_ELECTED = re.compile(r"^\W*hvem (?:er|var|blev) (?:\w+ ){0,3}suppleant\w*(?!.*\bmoede)")
ASKS_SUBSTITUTE = re.compile(
    r"\b(?:tog|overtog|sad|havde|fik|udfyldte|indtog)\b.*\b(?:plads(?:en)?|stol(?:en)?|saede)\b|"
    r"\bsad (?:\w+ )?for (?!bord)|\btraadte (?:til|ind)\b|\bi stedet\b|\bi .{2,60}s (?:sted|stol)\b|"
    r"\bpaa vegne af\b|\b(?:suppleant|stedfortraed|substitut|stand-?in)\w*|\bvikar(?:en)?\b|\bafloeste\b|"
    r"\b(?:kunne stemme|stemte) for [A-Za-z]|\bfuldmagt|\bvar \w+ stemme\b|"
    r"\b(?:moedte|deltog|kom) (?:\w+ ){0,3}(?<!udvalget )(?<!gruppen )(?<!raadet )(?<!styrelsen )"
    r"for (?!at |foerste|sen|tid)|"
    r"\bstood in for\b|\bdeputi[sz]ed\b|\bin place of\b|\binstead of\b"
)
_INSTEAD = (
    r"i sted(?:et|en)? for|stedfortræder(?:en)? for|suppleant(?:en)? for|vikar for|afløser for|"
    r"tilforordnet for|afløste|på vegne af|repræsenterede|erstattede"
)
_BEFORE = re.compile(rf"(?:{_INSTEAD})(?: \w+){{0,2}} ?$", re.IGNORECASE)
# "For Ib Dam mødte Bo Lind", "Bo Lind | suppleant (for Ib Dam)"
_FOR = re.compile(r"(?:^|[(|,:]\s*|\b(?:mødte|deltog|kom|sad|er)\s+)for ?$", re.IGNORECASE)
_FOR_OFFICE = re.compile(
    rf"\bi (?P<of>[a-zæøå]+)s sted\b|(?:{_INSTEAD}) (?P<for>[a-zæøå]+)\b", re.IGNORECASE
)
_AFTER = re.compile(
    r"\bi (?:hans|hendes|deres) sted\b|\bi stedet\b|\bstedfortræder|\bsuppleant|\bvikar|\bafløs|"
    r"\bfor (?:ham|hende|hvem)\b|\bfuldmagt\b|\bhavde sendt\b|\bsendte\b(?! afbud)|"
    r"\brepræsenteret (?:af|ved)\b|^s sted\b",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"\W*(?:i (?:stedet|hans sted|hendes sted|deres sted)|som (?:stedfortræder|suppleant)|"
    r"(?:1\. |personlig )?(?:stedfortræder|suppleant)(?:en)?|for (?:ham|hende))\b(?! for [A-ZÆØÅ])",
    re.IGNORECASE,
)
_SUBSTITUTE = re.compile(r"\b(?:suppleant|stedfortræder)(?:en|er)?", re.IGNORECASE)
_CAPITALS = re.compile(r"\b(?!Kommune|Region)[A-ZÆØÅ][\wæøå]{2,}")
_ASKS_ANY = re.compile(r"\b(?:(?:suppleant|stedfortraeder)\w*|vikar(?:en)?)\b(?! for\b)")
_WHETHER = re.compile(r"\bnogen\b|^\W*(?:moedte|deltog|kom|var|havde)\b")
_NOTED = re.compile(r"stedet|stedfortræder|suppleant|tilforordnet", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:ingen|uden|ikke)\b[^.;]{0,25}(?:stedfortræder|suppleant|i (?:hans|hendes|deres) sted)|"
    r"\b(?:stedfortræder|suppleant)\w*(?: \w+){0,3} (?:ikke|forhindret)",
    re.IGNORECASE,
)


def asks_whether(question: Question) -> bool:
    """Whether a question asks if anybody came at all, so that "nobody" is an answer."""
    return bool(_WHETHER.search(question.folded))


def substitutes(
    meeting: Meeting, lines: Sequence[Line], absent: Sequence[Subject], nobody: bool = False
) -> Found:
    """Sentences that tell who came in the place of somebody.

    Args:
        absent: in whose place.
        nobody: whether it will do that nobody did.
    """
    found: Found = []
    for who in absent:
        for number, line in enumerate(lines):
            if not who.pattern.search(line.text):
                continue
            if place := _instead(meeting, line, who, nobody):
                found.append((line.passage, place))
            for after in lines[number + 1 : number + 2] if line.in_header else ():
                *_, last = said_of(who, line)
                named_last = last[1] == len(line.text)
                if named_last and _LEANS.match(after.text) and not _NOBODY.search(after.text):
                    found.append((line.passage, shown(meeting, line, last)))
                    found.append((after.passage, after.span))
        found = (
            found
            or entries(lines, [p for p in meeting.people if p.note and who.name in p.note])
            or _in_column(lines, who)
            or _by_office(meeting, lines, who)
            or _of_same_place(meeting, lines, who)
        )
    return found


def _in_column(lines: Sequence[Line], who: Subject) -> Found:
    """The row of a table that has a column for substitutes, when it is filled in."""
    column: int | None = None
    for line in lines:
        cells = [cell.strip() for cell in line.text.strip("| ").split("|")]
        heads = [n for n, cell in enumerate(cells) if _SUBSTITUTE.match(cell)]
        if heads and len(cells) > 1 and not FULL_NAME.search(cells[0]):
            column = heads[0]
        elif column is not None and who.pattern.search(cells[0]):
            filled = column < len(cells) and FULL_NAME.search(cells[column])
            return [(line.passage, line.span)] if filled else []
    return []


def _by_office(meeting: Meeting, lines: Sequence[Line], who: Subject) -> Found:
    """ "I formandens sted deltog Ib Dam": the office stands for whoever holds it."""
    about = " ".join(
        f"{_about(meeting, p)} {p.role or ''}" for p in meeting.people if p.name == who.name
    )
    offices = {stem(word) for word in words(about) if ROLE_WORDS.search(word)}
    own = [line for line in lines if line.in_header]
    return [
        (line.passage, line.span)
        for line, match in holding(own, _FOR_OFFICE)
        if stem(fold(match["of"] or match["for"])) in offices
    ]


def _of_same_place(meeting: Meeting, lines: Sequence[Line], who: Subject) -> Found:
    """The entry of a substitute of whom is not said for whom, from the same place as the absent."""
    away = [p for p in meeting.people if p.name == who.name and p.status == "absent"]
    places = {word for p in away for word in _CAPITALS.findall(_about(meeting, p))}
    came = [
        p
        for p in meeting.people
        if p.note
        and _SUBSTITUTE.fullmatch(p.note)
        and places & set(_CAPITALS.findall(_about(meeting, p)))
    ]
    return entries(lines, came)


def _about(meeting: Meeting, person: Person) -> str:
    """What is printed of somebody beside the name."""
    return meeting.source.slice(person.span).replace(person.name, "")


def any_substitute(meeting: Meeting, lines: Sequence[Line], question: Question) -> Found:
    """Lines that name a substitute when any is asked for, and none of the people is known as one."""
    if question.people or not _ASKS_ANY.search(question.folded):
        return []
    if any(p.note and _NOTED.search(p.note) for p in meeting.people):
        return []
    own = [line for line in lines if line.in_header and FULL_NAME.search(line.text)]
    return [
        (line.passage, around(meeting, line, match.start(), match.end()))
        for line, match in holding(own, _SUBSTITUTE)
    ]


def _instead(meeting: Meeting, line: Line, who: Subject, nobody: bool) -> Span | None:
    """Where a sentence that names somebody tells who came instead; or ``nobody``, if that will do."""
    for match in who.pattern.finditer(line.text):
        before, after = line.text[: match.start()], line.text[match.end() :]
        if _NOBODY.search(after):
            if nobody:
                return around(meeting, line, match.start(), match.end())
            continue
        if _BEFORE.search(before) or _FOR.search(before):
            return around(meeting, line, max(0, match.start() - 4), match.end())
        if match.group().endswith("s") and re.match(r" (?:sted|stol|plads)\b", after):
            return around(meeting, line, max(0, match.start() - 4), match.end())
        for start, end in said_of(who, line):
            told = line.text[match.end() : end]
            # In "i hendes sted Bo Lind" the other name ends the part, and is what is asked for.
            if start <= match.start() < end and _AFTER.search(told) and not _NOBODY.search(told):
                following = who.others.search(line.text, end)
                stop = following.end() if following and following.start() - end < 40 else end
                return shown(meeting, line, (start, max(stop, end)))
    return None
