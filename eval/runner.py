"""Asking a system every question of a set, in one process."""

from __future__ import annotations

import importlib
import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, cast

from eval.errors import EvalError
from eval.files import parse_object
from eval.prediction_log import PredictionLog
from eval.predictions import Prediction
from eval.questions import Question

if TYPE_CHECKING:
    from index import Index

Record = Mapping[str, Any]
History = list[dict[str, str]]


class System(Protocol):
    """Whatever answers: a question and the turns before it become a prediction record."""

    def __call__(self, question: str, history: History) -> Record:
        """The prediction record of one question."""
        ...


Progress = Callable[[Sequence[Question]], Iterable[Question]]


def project_system(index: Index) -> System:
    """This project's assistant over an opened index."""
    from rag import Assistant, Turn, to_record

    assistant = Assistant(index)

    def answer(question: str, history: History) -> Record:
        turns = [Turn(cast(Any, turn["role"]), turn["content"]) for turn in history]
        return to_record(assistant.answer(question, turns))

    return answer


def load_system(name: str) -> System:
    """The callable that ``MODULE:FUNCTION`` names.

    Raises:
        EvalError: there is no such module or function, or the module fails when it is imported.
    """
    module_name, colon, function_name = name.partition(":")
    if not colon or not module_name or not function_name:
        raise EvalError(f"--system {name}: skriv det som MODUL:FUNKTION.")
    try:
        module = importlib.import_module(module_name)
    except (Exception, SystemExit) as error:
        raise EvalError(
            f"--system {name}: {module_name} kan ikke importeres ({_in_a_line(error)})."
        ) from error
    function = getattr(module, function_name, None)
    if not callable(function):
        raise EvalError(f"--system {name}: {module_name} har ingen funktion {function_name}.")
    return cast(System, function)


def ask(system: System, question: Question) -> Prediction:
    """One question to a system.

    Returns:
        Its prediction with ``id`` and ``seconds`` (wall clock around the call) filled in; one with
        ``error`` when the system failed or what it returned is not a prediction record.
    """
    history = [dict(turn) for turn in question.history]
    start = time.perf_counter()
    try:
        reply: object = system(question.question, history)
        if not isinstance(reply, Mapping):
            raise TypeError(f"svaret skal være et objekt (dict), ikke {type(reply).__name__}")
        seconds = round(time.perf_counter() - start, 6)
        written = json.dumps({**reply, "id": question.id, "seconds": seconds}, ensure_ascii=False)
        return Prediction.from_record(parse_object(written))
    # Any system may be plugged in, and fail in any way; one that exits must not end the run.
    except (Exception, SystemExit) as error:  # noqa: BLE001
        return Prediction.failed(question.id, _in_a_line(error))


def _in_a_line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())


def failures(questions: Sequence[Question], predictions: Mapping[str, Prediction]) -> list[str]:
    """What went wrong with the questions on which the system failed, a line each."""
    return [
        f"linje {question.line}, ”{question.id}”: {predictions[question.id].error}"
        for question in questions
        if predictions[question.id].error
    ]


def run(
    questions: Sequence[Question],
    system: System,
    log: PredictionLog | None = None,
    progress: Progress = iter,
) -> dict[str, Prediction]:
    """Ask every question that has no prediction yet.

    Args:
        questions: in the order in which they are asked.
        system: what answers.
        log: takes each prediction as it comes; what it holds already is not asked again.
        progress: wraps the questions that are left, e.g. with a progress bar.

    Returns:
        Predictions by id, those of an earlier run included.  A question on which the system failed
        has one with ``error``, which the log does not get, so that resuming asks it again.
    """
    wanted = {question.id for question in questions}
    found = {} if log is None else {key: p for key, p in log.done.items() if key in wanted}
    left = [question for question in questions if question.id not in found]
    for question in progress(left):
        prediction = ask(system, question)
        found[question.id] = prediction
        if log is not None and prediction.error is None:
            log.write(prediction)
    return found
