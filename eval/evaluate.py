"""A whole evaluation: the system that is measured, and the baselines beside it."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from corpus import CorpusError
from corpus.folder import MINUTES
from eval.baselines import PlainPipeline, one_side
from eval.errors import EvalError
from eval.files import told
from eval.predictions import Prediction, read_meta, read_predictions
from eval.questions import Question, read_questions
from eval.runner import System, failures, load_system, project_system, run
from eval.scores import Scores
from eval.sources import Sources, sources_in, sources_of
from eval.versions import callable_version, code_version, index_version

if TYPE_CHECKING:
    from index import Index

OURS = "ours"
DEFAULT_QUESTIONS = Path(__file__).resolve().parent / "questions" / "five-minutes.jsonl"
T = TypeVar("T")


class NamedProgress(Protocol):
    """Wraps things to do, e.g. with a progress bar that bears a name."""

    def __call__(self, things: Sequence[T], name: str) -> Iterable[T]:
        """The same things, in order."""
        ...


log = logging.getLogger(__name__)


def questions_of_split(path: Path, split: str | None) -> tuple[Question, ...]:
    """The questions of a set, or of one of its splits.

    Raises:
        EvalError: the set is not valid, or has no such split.
    """
    questions = read_questions(path)
    if split is None:
        return questions
    chosen = tuple(question for question in questions if split in question.splits)
    if not chosen:
        there = ", ".join(sorted({name for question in questions for name in question.splits}))
        raise EvalError(f"{path} har ingen spørgsmål i delen ”{split}”; der er: {there}.")
    return chosen


def open_project_index(corpus: Path | None, index: Path | None) -> Index:
    """The index to ask: built when needed, or opened as it is when only its folder is given.

    Raises:
        EvalError: it cannot be opened or built.
    """
    from index import IndexUnavailable, ModelUnavailable, ensure_index, open_index

    try:
        if corpus is None and index is not None:
            return open_index(index)
        return ensure_index(corpus, index)
    except (IndexUnavailable, ModelUnavailable, CorpusError) as error:
        raise EvalError(str(error)) from error


@dataclass(frozen=True)
class Measured:
    """What a run measures, and what it needs for that.

    Attributes:
        name: of the row in tables.
        made_with: name with the versions of code and index, to tell predictions apart.
        index: None when nothing needs one.
    """

    name: str
    made_with: str
    system: System
    index: Index | None
    sources: Sources


def system_to_measure(
    name: str | None, corpus: Path | None, index: Path | None, with_baselines: bool
) -> Measured:
    """The project itself, or any callable by its name.

    Args:
        name: ``MODULE:FUNCTION``; None for the project.
        corpus: folder of minutes, or None for the project's own.
        index: folder of the index, or None for the default one.
        with_baselines: whether an index is needed even for a system that brings its own.

    Raises:
        EvalError: there is no such system, index or folder.
    """
    if name is None:
        opened = open_project_index(corpus, index)
        made_with = f"{OURS} (kode {code_version()}, indeks {index_version(opened)})"
        system = project_system(opened)
        return Measured(OURS, made_with, system, opened, sources_of(opened.meetings))
    system = load_system(name)
    version = callable_version(system)
    made_with = f"{name} (kode {version})" if version else name
    if with_baselines:
        opened = open_project_index(corpus, index)
        return Measured(name, made_with, system, opened, sources_of(opened.meetings))
    return Measured(name, made_with, system, None, sources_in(corpus or MINUTES))


def sources_for_scoring(corpus: Path | None, questions: Sequence[Question]) -> Sources | None:
    """The minutes that quotes are checked against.

    Args:
        corpus: the folder; when None, the minutes that ship with the project, if the questions
            are about them.

    Returns:
        None when no folder was given and the questions are about other minutes.
    """
    if corpus is not None:
        return sources_in(corpus)
    if not MINUTES.is_dir():
        return None
    sources = sources_in(MINUTES)
    docs = {gold.doc for question in questions for gold in question.gold}
    return sources if docs & set(sources) else None


def baselines(
    index: Index, questions: Sequence[Question], sources: Sources, progress: NamedProgress
) -> list[Scores]:
    """The plain pipeline, and the dense and the lexical side of the project's search alone.

    Raises:
        EvalError: one of them failed on a question.
    """
    embedding = partial(progress, name="plain: embedding")
    systems: list[tuple[str, System, bool]] = [
        ("plain", PlainPipeline(index.meetings, index.embedder, embedding), False),
        ("dense", one_side(index, "dense"), True),
        ("lexical", one_side(index, "lexical"), True),
    ]
    found = []
    for name, system, retrieval_only in systems:
        predictions = run(questions, system, progress=partial(progress, name=name))
        failed = failures(questions, predictions)
        if failed:
            raise EvalError(f"Sammenligningen {name} fejlede og kan ikke måles.", failed)
        found.append(
            Scores.of(name, questions, predictions, sources, retrieval_only=retrieval_only)
        )
    return found


def compared_questions(a: Path, b: Path, questions: Path | None) -> Path:
    """The question set of two predictions files: the one given, or the one they were made for.

    Raises:
        EvalError: a file is missing, neither says, they say different things, or what they say
            is not there any more.
    """
    for path in (a, b):
        with told(path, "læses"):
            path.open("rb").close()
    if questions is not None:
        return questions
    metas = [read_meta(path) for path in (a, b)]
    made_for = {str(meta["questions_file"]) for meta in metas if "questions_file" in meta}
    if len(made_for) > 1:
        raise EvalError(f"{a} og {b} er lavet til hver sit spørgsmålssæt; vælg med --questions.")
    if not made_for:
        raise EvalError("Svarene siger ikke, hvilke spørgsmål de er til; angiv --questions FIL.")
    path = Path(made_for.pop())
    if not path.is_file():
        raise EvalError(f"Svarene er lavet til {path}, som ikke er der; angiv --questions FIL.")
    return path


def paired_predictions(
    a: Path, b: Path, questions: Sequence[Question]
) -> tuple[tuple[Question, ...], Mapping[str, Prediction], Mapping[str, Prediction]]:
    """The questions that both files answer, with both predictions.

    Raises:
        EvalError: a file is missing or not valid, or they share no question.
    """
    one = read_predictions(a, questions, partial=True)
    other = read_predictions(b, questions, partial=True)
    common = tuple(q for q in questions if q.id in one and q.id in other)
    if not common:
        raise EvalError(f"{a} og {b} har ingen spørgsmål til fælles.")
    alone = len(one.keys() ^ other.keys())
    if alone:
        log.warning("%d spørgsmål er kun besvaret i den ene af filerne og er udeladt", alone)
    return common, one, other
