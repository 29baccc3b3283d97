"""Names of people, bodies and months, ready to be looked for in questions."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from corpus import file_of, same_person
from index import Head, content_words, fold, words

_CAPITALS = re.compile(r"(?<!^)(?<![.?!] )\b[A-ZÆØÅ][\w-]+")
MONTH_WORDS = {
    name: number
    for number, names in enumerate(
        (
            "januar january jan",
            "februar february feb",
            "marts march mar",
            "april apr",
            "maj may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sep sept",
            "oktober october okt",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}


# Months, and what any minutes may be called.
_NO_BODY = {*MONTH_WORDS, *"moede moedet moeder moederne referat referatet minutes".split()}


@dataclass(frozen=True)
class Names:
    """The people of the meetings, folded once for all questions.

    Attributes:
        entries: name as printed with its folded parts.
        shared: surnames that several names have.
        bodies: the folded words of a body, of its titles and files, with the paths of its meetings.
        rarity: of each such word, the logarithm of how few bodies have it.
        of_one_body: all meetings are of the same body, so that a question need not name it.
    """

    entries: tuple[tuple[str, tuple[str, ...]], ...]
    shared: frozenset[str]
    bodies: Mapping[frozenset[str], tuple[str, ...]]
    rarity: Mapping[str, float]
    of_one_body: bool

    def bodies_in(self, text: str) -> tuple[str, ...]:
        """Paths of the meetings whose body a question names best.

        Words that most bodies share ("udvalg", "møde") tell nothing, so each word counts by how
        few bodies have it, and double when it is written as a name; none are returned unless
        the best stand out.
        """
        tokens = _forms(words(text))
        written = set() if text.isupper() else _forms(map(fold, _CAPITALS.findall(text)))
        scores = {
            have: sum(self.rarity[word] * (2 if word in written else 1) for word in have & tokens)
            for have in self.bodies
        }
        best = max(scores.values(), default=0.0)
        chosen = [have for have, score in scores.items() if score > 0.8 * best]
        if best < math.log(2) or len(chosen) > max(1, len(scores) // 2):
            return ()
        return tuple(path for have in chosen for path in self.bodies[have])

    @classmethod
    def of(cls, meetings: Mapping[str, Head]) -> Names:
        """Names from the attendance blocks and the presenters of meetings, and of their bodies."""
        names = dict.fromkeys(name for m in meetings.values() for name in _named_in(m))
        entries = tuple((name, tuple(fold(part) for part in name.split())) for name in names)
        surnames = Counter(parts[-1] for _, parts in entries if parts)
        found: dict[frozenset[str], list[str]] = {}
        for path, meeting in meetings.items():
            called = content_words(f"{meeting.body or ''} {meeting.title} {_file(path)}")
            have = frozenset(
                word
                for word in called
                if len(word) > 3 and not word[0].isdigit() and word not in _NO_BODY
            )
            found.setdefault(have, []).append(path)
        bodies = {have: tuple(paths) for have, paths in found.items()}
        counts = Counter(word for have in bodies for word in have)
        rarity = {word: math.log(len(bodies) / count) for word, count in counts.items()}
        shared = frozenset(name for name, count in surnames.items() if count > 1)
        # 'Foreningen "Lunden"' and "Lunden generalforsamling" are one, and so is its "Bestyrelse".
        met = {
            frozenset(word for word in words(head.body or "") if not _ANYBODY.fullmatch(word))
            for head in meetings.values()
        } - {frozenset()}
        named = all(head.body for head in meetings.values())
        return cls(entries, shared, bodies, rarity, named and len(met) == 1)


# Words that any association has for those who meet.
_ANYBODY = re.compile(
    r"(?:ekstra)?ordinaer|konstituerende|forening(?:en)?|(?:bestyrelse|generalforsamling)(?:n|en)?|moede"
)
_RUN = re.compile(r"\b[A-ZÆØÅ][\w&/-]*(?:\s+(?:[A-ZÆØÅ&][\w&/-]*|og(?= [A-ZÆØÅ])))*")
_AT_START = re.compile(r"(?:^|[.:;•!?\n\t|–-])\s*(?:\W|\d)*$")
# A first word alone is a name when it is an abbreviation, or stands without an article or an ending
# before its verb: "Havfest er navnet", but not "Festen er".
_NAME_FIRST = re.compile(
    r"\w+[A-ZÆØÅ0-9]|[\w&/-]+ (?:er|blev|bliver) navnet\b|[\w&/-]+(?<!e)(?<!e[nrt])(?<!ne) "
    r"(?:er|var|hedder|hed|blev|bliver|gør|har|skal|kan|får|fik|kom|står|\w{2,}(?:ede|te|er))\b"
)


def has_new_name(text: str, known: Set[str]) -> bool:
    """Whether a text has a name, of anybody or anything, that is not among known folded words.

    A capital that only begins a sentence makes no name.
    """
    for match in _RUN.finditer(text):
        name = content_words(match.group())
        if all(word in known or word.removesuffix("s") in known for word in name):
            continue
        at_start = len(name) == 1 and _AT_START.search(text[: match.start()])
        if not at_start or _NAME_FIRST.match(text[match.start() :]):
            return True
    return False


def _forms(tokens: Iterable[str]) -> set[str]:
    found = set(tokens)
    return found | {token[:-1] for token in found if token.endswith("s")}


def _file(path: str) -> str:
    """The names of a file and its folders, which often tell whose minutes they are."""
    return re.sub(r"\.\w+$", "", file_of(path)).replace("/", " ").replace("_", " ")


def _named_in(meeting: Head) -> list[str]:
    """Whoever is listed, then those named with a title who are not the same under a short name."""
    listed = meeting.people
    return [*listed] + [
        name
        for name in meeting.mentioned
        if not any(same_person(name, other) or name in other for other in listed)
    ]


def people_in(folded: str, names: Names) -> tuple[str, ...]:
    """Names that the question holds, whole or by a surname that only one has."""
    tokens = set(words(folded))
    tokens |= {token[:-1] for token in tokens if token.endswith("s") and len(token) > 4}
    found = [
        name
        for name, parts in names.entries
        if len(parts) > 1
        and parts[0] in tokens
        and (parts[-1] in tokens or any(p in tokens for p in parts[1:-1] if len(p) > 3))
    ]
    if found:
        return tuple(found + _otherwise_spelt(found, names))
    return tuple(
        name
        for name, parts in names.entries
        if len(parts) > 1
        and len(parts[-1]) > 4
        and parts[-1] in tokens
        and parts[-1] not in names.shared
    )


def _otherwise_spelt(found: Sequence[str], names: Names) -> list[str]:
    """Names that are probably those found, in another spelling of other minutes."""
    begun = {(name[0], name.split()[-1][0]) for name in found}
    return [
        other
        for other, _ in names.entries
        if other not in found
        and (other[0], other.split()[-1][0]) in begun
        and any(same_person(name, other) for name in found)
    ]
