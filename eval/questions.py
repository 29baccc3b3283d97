"""Question sets: JSON Lines read into ``Question`` values, or refused line by line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, cast

from eval.errors import EvalError
from eval.files import numbered_lines, parse_object
from eval.split import split_of
from eval.unseen import UNSEEN, unseen

# The types of the format, not the kinds that ``rag`` tells apart (``rag.asking.kinds``): a set says how
# people ask, misspelt or in English, too, and measures systems that know no kinds at all.
TYPES = (
    "decision",
    "money",
    "number",
    "date",
    "person",
    "attendance",
    "action",
    "rationale",
    "comparison",
    "timeline",
    "yesno",
    "definition",
    "list",
    "followup",
    "english",
    "noisy",
    "unanswerable",
    "false_premise",
)
Expect = Literal["answer", "abstain", "abstain_or_correct"]
Need = Literal["any", "all"]
_REFUSED = ("unanswerable", "false_premise")
_DEFAULT_EXPECT = {"unanswerable": "abstain", "false_premise": "abstain_or_correct"}


@dataclass(frozen=True, slots=True)
class Gold:
    """One piece of evidence.

    Attributes:
        doc: file name.
        item: printed label of the agenda item, or None for the header or an unnumbered item.
        section: kind of section, or None.
        quote: verbatim text of the file.
        group: with ``need: all``, pieces of one group are alternatives; None is a group of its own.
    """

    doc: str
    item: str | None
    section: str | None
    quote: str
    group: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a question set; the fields are those of ``eval/format.md``.

    Attributes:
        line: number of the line in its file, from 1.
        correction_contains: like ``must_contain``: of each inner tuple one string is enough.
        unseen: whether it is of ``test`` and no question of ``dev`` rests on its evidence.
    """

    id: str
    question: str
    type: str
    line: int
    history: tuple[Mapping[str, str], ...]
    answerable: bool
    expect: Expect
    need: Need
    gold: tuple[Gold, ...]
    answer: str
    must_contain: tuple[tuple[str, ...], ...]
    must_not: tuple[str, ...]
    correction_contains: tuple[tuple[str, ...], ...]
    split: str
    unseen: bool = False

    @property
    def splits(self) -> tuple[str, ...]:
        """Its split, and the part of ``test`` that is without the evidence of ``dev``."""
        return (self.split, UNSEEN) if self.unseen else (self.split,)

    @property
    def groups(self) -> tuple[tuple[Gold, ...], ...]:
        """Alternatives of evidence; every group is needed.

        With ``need: any`` all the gold is one group.
        """
        if not self.gold:
            return ()
        if self.need == "any":
            return (self.gold,)
        groups: dict[str, list[Gold]] = {}
        for place, gold in enumerate(self.gold):
            groups.setdefault(f"alone {place}" if gold.group is None else gold.group, []).append(
                gold
            )
        return tuple(tuple(group) for group in groups.values())

    @property
    def fingerprint(self) -> str:
        """Hash of what is asked (question and history), to tell predictions of another set."""
        asked = json.dumps([self.question, [dict(turn) for turn in self.history]], sort_keys=True)
        return hashlib.sha256(asked.encode()).hexdigest()[:16]


def read_questions(path: Path) -> tuple[Question, ...]:
    """Read a question set.

    Args:
        path: a JSON Lines file; blank lines are skipped, unknown fields are ignored.

    Returns:
        At least one question, in the order of the file.

    Raises:
        EvalError: the file cannot be read, or lines of it are not valid; every bad line is named.
    """
    questions: list[Question] = []
    problems: list[str] = []
    lines_by_id: dict[str, int] = {}
    lines = numbered_lines(path)
    if len(lines) > 1 and lines[0][1].strip() in ("[", "{"):
        raise EvalError(f"{path} er JSON over flere linjer; skriv hvert spørgsmål på én linje.")
    for line, raw in lines:
        try:
            question = parse_question(raw, line)
        except ValueError as error:
            problems.append(f"linje {line}: {error}")
            continue
        first = lines_by_id.setdefault(question.id, line)
        if first != line:
            problems.append(f"linje {line}: id ”{question.id}” er allerede brugt på linje {first}")
            continue
        questions.append(question)
    if problems:
        raise EvalError(f"{path} er ikke et gyldigt spørgsmålssæt; ret de nævnte linjer.", problems)
    if not questions:
        raise EvalError(f"{path} indeholder ingen spørgsmål.")
    alone = unseen(questions)
    return tuple(replace(question, unseen=question.id in alone) for question in questions)


def parse_question(raw: str, line: int) -> Question:
    """One line as a question.

    Raises:
        ValueError: with what is wrong, without the line number.
    """
    record = parse_object(raw)
    kind = _one_of(record, "type", TYPES, None)
    expect = _one_of(
        record,
        "expect",
        ("answer", "abstain", "abstain_or_correct"),
        "abstain" if record.get("answerable") is False else _DEFAULT_EXPECT.get(kind, "answer"),
    )
    answerable = record.get("answerable", expect == "answer")
    if not isinstance(answerable, bool):
        raise ValueError("”answerable” skal være true eller false")
    if answerable != (expect == "answer"):
        raise ValueError(f"”answerable” er {str(answerable).lower()}, men ”expect” er ”{expect}”")
    if answerable and kind in _REFUSED:
        raise ValueError(f"”type” er ”{kind}”, men ”answerable” er true")
    if not isinstance(record.get("answer") or "", str):
        raise ValueError("”answer” skal være en tekst")
    identity = _text(record, "id")
    return Question(
        id=identity,
        question=_text(record, "question"),
        type=kind,
        line=line,
        history=_history(record.get("history") or []),
        answerable=answerable,
        expect=cast(Expect, expect),
        need=cast(Need, _one_of(record, "need", ("any", "all"), "any")),
        gold=tuple(_gold(entry) for entry in _list(record, "gold")),
        answer=record.get("answer") or "",
        must_contain=_alternatives(record, "must_contain"),
        must_not=_strings(_list(record, "must_not"), "must_not"),
        correction_contains=_correction(record),
        split=str(record.get("split") or split_of(identity)),
    )


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"”{name}” skal være en tekst, der ikke er tom")
    return value


def _one_of(
    record: Mapping[str, Any], name: str, allowed: Sequence[str], default: str | None
) -> str:
    value = record.get(name, default)
    if value is None:
        raise ValueError(f"”{name}” mangler")
    if value not in allowed:
        raise ValueError(f"ukendt {name} ”{value}”; tilladt er {', '.join(allowed)}")
    return str(value)


def _list(record: Mapping[str, Any], name: str) -> list[Any]:
    value = record.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise ValueError(f"”{name}” skal være en liste")
    return value


def _strings(values: object, name: str) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
        raise ValueError(f"”{name}” skal indeholde tekster, der ikke er tomme")
    return tuple(values)


def _alternatives(record: Mapping[str, Any], name: str) -> tuple[tuple[str, ...], ...]:
    groups = []
    for entry in _list(record, name):
        if not isinstance(entry, list) or not entry:
            raise ValueError(f"”{name}” skal være en liste af lister, hvoraf ingen er tom")
        groups.append(_strings(entry, name))
    return tuple(groups)


def _correction(record: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    """A flat list of strings is one list of alternatives: any of them corrects the premise."""
    values = _list(record, "correction_contains")
    if not values:
        return ()
    if all(isinstance(value, str) for value in values):
        return (_strings(values, "correction_contains"),)
    return _alternatives(record, "correction_contains")


def _history(values: object) -> tuple[Mapping[str, str], ...]:
    if not isinstance(values, list):
        raise ValueError("”history” skal være en liste")
    turns = []
    for turn in values:
        role = turn.get("role") if isinstance(turn, dict) else None
        if role not in ("user", "assistant") or not isinstance(turn.get("content"), str):
            raise ValueError(
                "”history” skal indeholde {role: user eller assistant, content: tekst}"
            )
        turns.append({"role": role, "content": turn["content"]})
    return tuple(turns)


def _gold(entry: object) -> Gold:
    if not isinstance(entry, dict):
        raise ValueError("”gold” skal indeholde objekter")
    for name in ("doc", "quote"):
        if not isinstance(entry.get(name), str) or not entry[name].strip():
            raise ValueError(f"”gold” skal have et ”{name}”, der ikke er tomt")
    item, section, group = (entry.get(name) for name in ("item", "section", "group"))
    return Gold(
        doc=entry["doc"],
        item=None if item is None else str(item),
        section=None if section is None else str(section),
        quote=entry["quote"],
        group=None if group is None else str(group),
    )
