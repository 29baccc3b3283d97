"""Predictions: what a system replied, one JSON line a question.

Beside ``OUT.jsonl`` stands ``OUT.jsonl.meta.json``, which says for which questions and with which
system it was made.  A file that was made for other questions is refused, never mixed in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

from eval.errors import EvalError
from eval.files import numbered_lines, parse_object, read_text, told
from eval.questions import Question


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """One citation of a prediction; ``span`` is in ``Source.text``.

    ``parent`` is the label of the item that encloses ``item``, ``title`` what ``item`` is called.
    """

    doc: str
    item: str | None
    section: str | None
    quote: str
    marker: int | None = None
    span: tuple[int, int] | None = None
    parent: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class RetrievedRecord:
    """One retrieved passage of a prediction."""

    doc: str
    item: str | None
    section: str | None
    text: str
    score: float


@dataclass(frozen=True)
class Prediction:
    """What a system replied to one question.

    Attributes:
        confidence: optional, in [0, 1]; higher means more surely answered by the minutes.
        doubtful: optional; the answer is given, and says itself that it may be none.
        error: what went wrong when the system gave no reply at all, else None.
        record: the JSON object as it is written, fields that are not known here included.
    """

    id: str
    answer: str
    abstained: bool
    reason: str | None
    citations: tuple[CitationRecord, ...]
    retrieved: tuple[RetrievedRecord, ...]
    understood: Mapping[str, Any]
    seconds: float | None
    confidence: float | None
    doubtful: bool
    error: str | None
    record: Mapping[str, Any] = field(repr=False, compare=False)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Prediction:
        """A prediction from its JSON object.

        Raises:
            ValueError: a field is missing or of the wrong kind, with its name.
        """
        for name in ("id", "answer"):
            if not isinstance(record.get(name), str):
                raise ValueError(f"”{name}” skal være en tekst")
        if not isinstance(record.get("abstained"), bool):
            raise ValueError("”abstained” skal være true eller false")
        for name in ("reason", "error"):
            if not isinstance(record.get(name) or "", str):
                raise ValueError(f"”{name}” skal være en tekst")
        seconds, confidence = _number(record, "seconds"), _number(record, "confidence")
        if confidence is not None and not 0 <= confidence <= 1:
            raise ValueError("”confidence” skal ligge mellem 0 og 1")
        doubtful = record.get("doubtful") or False
        if not isinstance(doubtful, bool):
            raise ValueError("”doubtful” skal være true eller false")
        return cls(
            id=record["id"],
            answer=record["answer"],
            abstained=record["abstained"],
            reason=record.get("reason"),
            citations=tuple(_citation(entry) for entry in _objects(record, "citations")),
            retrieved=tuple(_retrieved(entry) for entry in _objects(record, "retrieved")),
            understood=_understood(record),
            seconds=seconds,
            confidence=confidence,
            doubtful=doubtful,
            error=record.get("error"),
            record=record,
        )

    @classmethod
    def failed(cls, identity: str, error: str) -> Prediction:
        """What stands for the reply that a system did not give: neither answer nor refusal."""
        return cls.from_record({"id": identity, "answer": "", "abstained": False, "error": error})


def _number(record: Mapping[str, Any], name: str) -> float | None:
    value = record.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError(f"”{name}” skal være et tal")
    return float(value)


def _understood(record: Mapping[str, Any]) -> Mapping[str, Any]:
    value = record.get("understood") or {}
    if not isinstance(value, dict) or not isinstance(value.get("filters") or {}, dict):
        raise ValueError("”understood” skal være et objekt, og dets ”filters” også")
    return value


def _objects(record: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    values = record.get(name) or []
    if not isinstance(values, list) or not all(
        isinstance(value, dict) and isinstance(value.get("doc"), str) for value in values
    ):
        raise ValueError(f"”{name}” skal være en liste af objekter, hvert med ”doc”")
    return values


def _label(value: object) -> str | None:
    return None if value is None else str(value)


def _citation(entry: Mapping[str, Any]) -> CitationRecord:
    span, marker = entry.get("span"), entry.get("marker")
    if not isinstance(entry.get("quote"), str):
        raise ValueError("hver af ”citations” skal have et ”quote”")
    if marker is not None and type(marker) is not int:
        raise ValueError("”marker” i en kilde skal være et helt tal")
    if span is not None and not (
        isinstance(span, list | tuple) and len(span) == 2 and all(type(n) is int for n in span)
    ):
        raise ValueError("”span” i en kilde skal være [start, slut]")
    return CitationRecord(
        doc=entry["doc"],
        item=_label(entry.get("item")),
        section=_label(entry.get("section")),
        quote=entry["quote"],
        marker=marker,
        span=None if span is None else (span[0], span[1]),
        parent=_label(entry.get("parent")),
        title=_label(entry.get("title")),
    )


def _retrieved(entry: Mapping[str, Any]) -> RetrievedRecord:
    if not isinstance(entry.get("text"), str):
        raise ValueError("hver af ”retrieved” skal have en ”text”")
    return RetrievedRecord(
        doc=entry["doc"],
        item=_label(entry.get("item")),
        section=_label(entry.get("section")),
        text=entry["text"],
        score=_number(entry, "score") or 0.0,
    )


def read_predictions(
    path: Path, questions: Sequence[Question], *, partial: bool = False
) -> dict[str, Prediction]:
    """Read the predictions of a question set.

    Args:
        path: a JSON Lines file.
        questions: the set; predictions of questions that are not in it are refused.
        partial: whether questions without a prediction are allowed.

    Returns:
        Predictions by id of question.

    Raises:
        EvalError: a line is not valid, the file belongs to another set, or it is not complete.
    """
    _refuse_other_set(path, questions)
    known = {question.id for question in questions}
    found: dict[str, Prediction] = {}
    problems = []
    lines = numbered_lines(path)
    for line, raw in lines:
        try:
            prediction = Prediction.from_record(parse_object(raw))
        except ValueError as error:
            problems.append(f"linje {line}: {error}")
            if line == lines[-1][0] and not _is_whole(path):
                problems[-1] += "; den er afbrudt, og run --resume spørger igen"
            continue
        if prediction.id not in known:
            problems.append(f"linje {line}: id ”{prediction.id}” er ikke i spørgsmålssættet")
        elif prediction.id in found:
            problems.append(f"linje {line}: endnu et svar til id ”{prediction.id}”")
        found[prediction.id] = prediction
    if problems:
        origin = read_meta(path).get("questions_file")
        made_for = f"; den er lavet til {origin}" if origin else ""
        raise EvalError(
            f"{path} indeholder ikke gyldige svar til dette spørgsmålssæt{made_for}.",
            problems,
        )
    missing = [question.id for question in questions if question.id not in found]
    if missing and not partial:
        raise EvalError(
            f"{path} mangler {len(missing)} af {len(questions)} spørgsmål "
            f"(det første er ”{missing[0]}”); gør den færdig med run --resume."
        )
    return found


def _is_whole(path: Path) -> bool:
    with told(path, "læses"):
        return path.read_bytes().endswith(b"\n")


def meta_path(path: Path) -> Path:
    """Where the description of a predictions file stands."""
    return path.with_name(path.name + ".meta.json")


def read_meta(path: Path) -> dict[str, Any]:
    """The description of a predictions file; empty when there is none.

    Raises:
        EvalError: it cannot be read, or is not what ``PredictionLog`` writes.
    """
    meta = meta_path(path)
    with told(meta, "læses"):
        if not meta.exists():
            return {}
    try:
        found = parse_object(read_text(meta))
        for name, kind in (("questions_file", str), ("questions", dict), ("system", str)):
            if not isinstance(found.get(name), kind):
                raise ValueError(f"”{name}” mangler eller er ikke, hvad det skal være")
    except ValueError as error:
        raise EvalError(f"{meta} er beskadiget ({error}); fjern den og {path}.") from error
    return found


def _refuse_other_set(path: Path, questions: Sequence[Question]) -> None:
    meta = read_meta(path)
    made_for = meta.get("questions", {})
    for question in questions:
        if made_for.get(question.id, question.fingerprint) != question.fingerprint:
            raise EvalError(
                f"{path} er lavet til et andet spørgsmålssæt ({meta.get('questions_file')}): "
                f"spørgsmål ”{question.id}” (linje {question.line}) lyder anderledes dér."
            )
