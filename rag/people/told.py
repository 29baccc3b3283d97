"""What the sentences of a meeting's minutes tell of somebody: who is meant, where it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus import Meeting, Person, Span, display_map
from index import Index, Passage, content_words, fold, stem, words
from rag.asking.names import MONTH_WORDS
from rag.asking.question import Question
from rag.people.roles import ROLE_WORDS, alike
from rag.telling.scope import READ, chosen_meetings

Found = list[tuple[Passage, Span]]
FULL_NAME = re.compile(r"[A-ZÆØÅ][\wæøå-]+ [A-ZÆØÅ][\wæøå-]+")
# A longer sentence is a list of people, of which only what is said of one is shown.
_LONG = 200
_MONTH_OF = re.compile(rf"\b({'|'.join(MONTH_WORDS)})moede\w*")
_BODY = re.compile(
    r"(\w{3,}?)s?(?:moede|udvalg|gruppe|bestyrelse|raad|forum|forsamling)(?:t|et|en|erne|ne|rne|r|s|ts|ets|ens)?"
)
# Letters that the name of a body, as asked and as printed, share from their start.
_SHARED = 5
_IN_PLACE = re.compile(r"\b[Ii] ([A-ZÆØÅ][\wæøå-]{2,})")
_SHORT_FORM = re.compile(r"\b[A-ZÆØÅ]{2,4}\b")
_SEPARATOR = re.compile(r"[\s,;|:•*–-]*(?:\b(?:og|samt)\b\s*)?$")
_OFFICE_BEFORE = re.compile(r"(?:[\wæøå-]+ )?$")
_AT_MOST = 2


@dataclass(frozen=True)
class Line:
    """A sentence of a meeting's minutes, or a line of its attendance."""

    passage: Passage
    span: Span
    text: str

    @property
    def in_header(self) -> bool:
        """Whether it stands before the first item."""
        return self.passage.item is None


@dataclass(frozen=True)
class Subject:
    """Somebody a question is about, by name, as found in sentences.

    Attributes:
        name: as printed among the people.
        pattern: of the name in a text; the surname or the first name alone will do when no
            other has it.
        others: of the names of all others.
    """

    name: str
    pattern: re.Pattern[str]
    others: re.Pattern[str]


def lines_of(index: Index, meeting: Meeting) -> list[Line]:
    """The sentences of a meeting's minutes in the order of the text, each once."""
    seen: dict[int, Line] = {}
    for passage in index.passages_of[meeting.source.path]:
        for span, text in zip(passage.sentences, passage.sentence_texts, strict=True):
            seen.setdefault(span.start, Line(passage, span, text))
    return [seen[start] for start in sorted(seen)]


def meetings_asked(index: Index, question: Question) -> list[Meeting]:
    """The meetings that a question may mean, newest first.

    Beside what ``chosen_meetings`` goes by, "septembermødet" and the town where a meeting was
    held tell.  None when the time named is no meeting's.
    """
    meetings = chosen_meetings(index, question, READ)
    if question.month is not None and not question.meetings:
        return []
    if month := _MONTH_OF.search(question.folded):
        wanted = f"-{MONTH_WORDS[month.group(1)]:02d}"
        meetings = [m for m in meetings if m.date and m.date[4:].startswith(wanted)]
    for town in _IN_PLACE.findall(question.text):
        meetings = [m for m in meetings if m.place and town in m.place] or meetings
    return meetings


def bare(word: str) -> str:
    """A word without the s of the genitive."""
    return word.removesuffix("s") or word


def called_by(meeting: Meeting) -> str:
    """What a meeting is called, folded: its body, its title and its file, with the folders."""
    return fold(f"{meeting.body} {meeting.title} {meeting.source.path}")


def is_elsewhere(
    question: Question, meeting: Meeting, besides: Collection[str] = (), people: bool = True
) -> bool:
    """Whether a question names another body or kind of meeting: "borgermødet", "Ældrerådet".

    Args:
        besides: stems of words that name something else.
        people: whether bodies that the people of the meeting come from are such words.
    """
    known = set(besides)
    if people:
        about = (f"{p.role or ''} {p.organisation or ''} {p.note or ''}" for p in meeting.people)
        known |= {stem(word) for word in words(" ".join(about))}
    called = called_by(meeting)
    for word in question.own_terms:
        body = _BODY.fullmatch(word)
        if body is None or body.group(1) in MONTH_WORDS or stem(word) in known:
            continue
        if body.group(1)[:_SHARED] not in called:
            return True
    return False


def subject(meeting: Meeting, name: str) -> Subject:
    """How a name is found in the text of a meeting."""
    parts = name.split()
    namesakes = {p.name for p in meeting.people if p.name.split()[-1] == parts[-1]} - {name}
    own = r"\s+".join(map(re.escape, parts))
    first, last = re.escape(parts[0]), re.escape(parts[-1])
    loose = rf"{first}(?:\s+[\w.-]+){{0,3}}\s+{last}" if namesakes else last
    if not any(p.name != name and p.name.split()[0] == parts[0] for p in meeting.people):
        loose += rf"|{first}(?!\s+[A-ZÆØÅ])"
    # What stands in brackets at once is somebody's place: "Ib Dam (Aaby Vest)".
    others = [
        r"(?<!\()" + r"\s+".join(map(re.escape, p.name.split()))
        for p in meeting.people
        if p.name != name
    ]
    return Subject(
        name,
        re.compile(rf"\b(?:{own}|{loose})(?:s|’|')?\b"),
        re.compile("|".join(others) or r"(?!)"),
    )


def subjects(meeting: Meeting, question: Question) -> list[Subject]:
    """Whom a question is about: those it names, or who holds the office that it names."""
    if question.people:
        return [subject(meeting, name) for name in question.people]
    holders = holders_of(meeting, question)
    return [subject(meeting, person.name) for person in holders]


def with_holder(index: Index, question: Question, meeting: Meeting) -> Question:
    """The question with the name of whoever holds the office it names, when only others tell.

    "Hvorfor var næstformanden ikke med?", of minutes that call the absent only by name.
    """
    if question.people or not question.meetings or not ROLE_WORDS.search(question.folded):
        return question
    if holders_of(meeting, question):
        return question
    others = chosen_meetings(index, replace(question, meetings=(), years=()), READ)
    names = {
        person.name
        for other in others
        if other.body == meeting.body and other is not meeting
        for person in holders_of(other, question)
    }
    if len(names) != 1 or not any(person.name in names for person in meeting.people):
        return question
    rest = tuple(word for word in question.own_terms if not ROLE_WORDS.search(word))
    return replace(question, people=tuple(names), own_terms=rest)


def holders_of(meeting: Meeting, question: Question) -> list[Person]:
    """The people whose printed office, and place or organisation, a question names best.

    "Rugholms borgmester", "direktøren for Job og Social", "suppleant for HK".  Nobody when
    more than two fit.
    """
    named = [bare(word) for word in content_words(question.text) if len(word) > 2]
    wanted = {stem(word) for word in named}
    shorts = {fold(short) for short in _SHORT_FORM.findall(question.text)}
    offices = {stem(word) for word in named if ROLE_WORDS.search(word)}
    if not offices and not shorts:
        return []
    scored: list[tuple[int, Person]] = []
    for person in meeting.people:
        printed = meeting.source.slice(person.span)
        about = f"{printed} {person.role or ''} {person.organisation or ''} {person.note or ''}"
        own = set(words(person.name))
        have = [word for word in words(about) if word not in own]
        stems = [stem(word) for word in have]
        met = {w for w in wanted if any(alike(w, h) for h in stems)}
        if met & offices or shorts & set(have):
            scored.append((len(met) + len(shorts & set(have)), person))
    best = max((score for score, _ in scored), default=0)
    found = {person.name: person for score, person in scored if score == best}
    return list(found.values()) if len(found) <= _AT_MOST else []


def said_of(who: Subject, line: Line) -> Iterator[tuple[int, int]]:
    """The parts of a sentence that are about somebody: from the name to that of the next one.

    The whole sentence when it names nobody else.
    """
    for match in who.pattern.finditer(line.text):
        following = who.others.search(line.text, match.end())
        before = who.others.search(line.text, 0, match.start())
        end = following.start() if following else len(line.text)
        if following and (office := _OFFICE_BEFORE.search(line.text, 0, end)):
            end = office.start() if ROLE_WORDS.search(fold(office.group())) else end
        start = match.start() if before or following else 0
        yield start, end


def shown(meeting: Meeting, line: Line, part: tuple[int, int]) -> Span:
    """A short sentence whole; of a long one the part, without the "og" before the next name."""
    if len(line.text) <= _LONG:
        return line.span
    _, offsets = display_map(meeting.source, line.span)
    start, end = part
    separator = _SEPARATOR.search(line.text, start, end)
    end = separator.start() if separator else end
    if end <= start or end > len(offsets):
        return line.span
    return Span(offsets[start], offsets[end - 1] + 1)


def around(meeting: Meeting, line: Line, start: int, end: int) -> Span:
    """A short sentence whole; of a list what is said of the person within whom the words stand."""
    names = [
        match
        for person in meeting.people
        for match in subject(meeting, person.name).pattern.finditer(line.text)
    ]
    starts = sorted(match.start() for match in names)
    first = max((s for s in starts if s <= start), default=min([start, *starts[:1]]))
    after = [s for s in starts if s > max(first, end - 1)]
    return shown(meeting, line, (first, after[0] if after else len(line.text)))


def entries(lines: Sequence[Line], people: Sequence[Person]) -> Found:
    """The entries of people as the minutes list them."""
    return [
        (line.passage, person.span)
        for person in people
        for line in [next((line for line in lines if person.span in line.passage.span), None)]
        if line is not None
    ]


def holding(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[tuple[Line, re.Match[str]]]:
    """The sentences that a pattern is found in, with its first match."""
    return [(line, match) for line in lines if (match := pattern.search(line.text))]
