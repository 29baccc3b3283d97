"""What people thought of answers, kept on this machine, and as questions for ``python -m eval``."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from rag import Answer, to_record
from ui.contacts import hide_contacts
from ui.session import Exchange

FILE = "feedback.sqlite"
LONGEST_REMARK = 1000
_SCHEMA = """
CREATE TABLE IF NOT EXISTS feedback (
    id TEXT PRIMARY KEY,
    time REAL NOT NULL,
    vote INTEGER NOT NULL CHECK (vote IN (-1, 1)),
    remark TEXT NOT NULL DEFAULT '',
    question TEXT NOT NULL,
    generation TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT
"""


@dataclass(frozen=True)
class Feedback:
    """One vote.

    Attributes:
        vote: 1 for a good answer, -1 for a bad one.
        time: seconds since the epoch.
        record: history, answer and sources as they were.
    """

    id: str
    time: float
    vote: int
    remark: str
    question: str
    generation: str
    record: Mapping[str, Any]


class FeedbackStore:
    """A database in the folder of the index; several programs may write to it at once."""

    def __init__(self, index: Path) -> None:
        self._path = index / FILE

    def vote(self, exchange: Exchange, vote: int, known: str = "") -> str:
        """Keep a vote; returns its id.

        Args:
            vote: 1 or -1.
            known: id of an earlier vote on the same answer, which it replaces.

        Raises:
            sqlite3.Error: it could not be kept.
        """
        if exchange.answer is None:
            raise ValueError("no answer to vote on")
        name = known or uuid4().hex
        row = (
            name,
            time.time(),
            vote,
            hide_contacts(exchange.question),
            exchange.generation,
            json.dumps(_record(exchange, exchange.answer), ensure_ascii=False),
        )
        with self._open() as database:
            database.execute(
                "INSERT INTO feedback (id, time, vote, question, generation, record) "
                "VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET vote = excluded.vote, time = excluded.time",
                row,
            )
        return name

    def remark(self, name: str, text: str) -> None:
        """Add a remark to a vote."""
        with self._open() as database:
            database.execute(
                "UPDATE feedback SET remark = ? WHERE id = ?",
                (hide_contacts(text.strip())[:LONGEST_REMARK], name),
            )

    def all(self) -> list[Feedback]:
        """Every vote, oldest first."""
        if not self._path.is_file():
            return []
        with self._open() as database:
            rows = database.execute(
                "SELECT id, time, vote, remark, question, generation, record FROM feedback "
                "ORDER BY time, id"
            ).fetchall()
        return [Feedback(*row[:6], json.loads(row[6])) for row in rows]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=10)) as database:
            database.execute(_SCHEMA)
            with database:
                yield database


def _record(exchange: Exchange, answer: Answer) -> dict[str, Any]:
    meetings = exchange.meetings or {}
    gold = [
        {
            "doc": citation.passage.doc,
            "item": citation.item,
            "section": citation.passage.section,
            "quote": meetings[citation.passage.doc].source.slice(citation.span),
        }
        for citation in answer.citations
    ]
    history = [{"role": turn.role, "content": turn.content} for turn in exchange.history]
    return {**to_record(answer), "history": history, "gold": gold}


def question_of(feedback: Feedback) -> dict[str, Any]:
    """A vote as a line of a question set.

    A good answer is what is expected, a good refusal as well; what a bad answer said must not be
    said again.  The type is a guess from the form alone, and to be corrected by a person.
    """
    record, good = feedback.record, feedback.vote > 0
    refused = bool(record["abstained"])
    question: dict[str, Any] = {
        "id": f"feedback-{feedback.id[:12]}",
        "question": feedback.question,
        "history": record["history"],
        "type": _type(feedback),
        "answerable": not (good and refused),
        "remark": feedback.remark,
        "vote": feedback.vote,
        "generation": feedback.generation,
    }
    if good and not refused:
        quotes = [" ".join(citation["quote"].split()) for citation in record["citations"]]
        said = [quote for quote in quotes if quote in " ".join(record["answer"].split())]
        question |= {"gold": record["gold"], "need": "any", "answer": record["answer"]}
        question["must_contain"] = [said[:1]] if said else []
    elif not good and not refused:
        question["must_not"] = [citation["quote"] for citation in record["citations"]][:1]
    return question


def _type(feedback: Feedback) -> str:
    if feedback.vote > 0 and feedback.record["abstained"]:
        return "unanswerable"
    if feedback.record["history"]:
        return "followup"
    return "english" if feedback.record["language"] == "en" else "decision"
