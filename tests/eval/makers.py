"""Makers of questions and predictions about the two small files of minutes."""

from __future__ import annotations

import json
from typing import Any

from eval.predictions import Prediction
from eval.questions import Question, parse_question


def question_record(id: str = "q1", **fields: Any) -> dict[str, Any]:
    """A valid line of a question set."""
    return {
        "id": id,
        "question": "Hvor mange penge fik projektet?",
        "history": [],
        "type": "money",
        "answerable": True,
        "expect": "answer",
        "need": "any",
        "gold": [
            {
                "doc": "vest.txt",
                "item": "2",
                "section": "recommendation",
                "quote": "Klyngen godkender projektet med 900.000 kr.",
            }
        ],
        "answer": "900.000 kr.",
        "must_contain": [["900.000"]],
        "must_not": ["220.000"],
    } | fields


def make_question(id: str = "q1", line: int = 1, **fields: Any) -> Question:
    """A question as it is read from a set."""
    return parse_question(json.dumps(question_record(id, **fields)), line)


def cite(doc: str = "vest.txt", item: str | None = "2", quote: str = "x", **fields: Any) -> Any:
    """A citation of a prediction."""
    return {"doc": doc, "item": item, "section": "recommendation", "quote": quote} | fields


def found(text: str, doc: str = "vest.txt") -> dict[str, Any]:
    """A retrieved passage of a prediction."""
    return {"doc": doc, "item": "2", "section": "minutes", "text": text, "score": 0.5}


def make_prediction(id: str = "q1", answer: str = "900.000 kr. [1]", **fields: Any) -> Prediction:
    """A prediction that answers."""
    record = {"id": id, "answer": answer, "abstained": False, "citations": [], "retrieved": []}
    return Prediction.from_record(record | fields)
