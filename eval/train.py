"""Train the cross-encoder on the questions in ``eval/training``.

The default model's layers are trained on question and sentences as one text; then the changes of
its matrices are kept as products of two thin ones, so that what ships is a few megabytes.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from transformers import AutoModel

from eval.train_samples import Example, Sample, twins_of
from index.cross_encoder import BIAS, HEAD, LEFT, RIGHT, layout
from index.tokens import Tokens
from index.transformer import cores

EPOCHS = 2
_RATE = 1.2e-4
_HEAD_RATE = 1e-3
_BATCH = 16
# Twins at one time, and how many texts each of them gives.
_TWINS = 8
_OF_TWINS = 3
_TWIN_RATE = 3e-5
_MARGIN = 1.0
# The lowest layers and the embeddings stay as they are, which saves time and memory.
_FROZEN = 4
_DROPOUT = 0.1
_WARM_UP = 0.1
# Of the changes of a matrix, so many singular values are kept.
RANK = 64
_SEED = 0

Laid = tuple[list[int], list[tuple[int, int]], tuple[bool, ...]]


class Reader(torch.nn.Module):
    """The model in training; `index.CrossEncoder` is the same in use."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        # On a processor plain attention without dropout of its own takes half the time of the
        # fused one; what is left of dropout is enough.
        self.body: Any = AutoModel.from_pretrained(
            folder,
            dtype=torch.float32,
            attn_implementation="eager",
            attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=_DROPOUT,
        )
        self.body.pooler = None
        self.head = torch.nn.Linear(2 * self.body.config.hidden_size, 1)
        torch.nn.init.normal_(self.head.weight, std=0.02)
        torch.nn.init.constant_(self.head.bias, -1.0)
        for part in (self.body.embeddings, *self.body.encoder.layer[:_FROZEN]):
            part.requires_grad_(False)

    def forward(self, batch: Sequence[Laid]) -> list[torch.Tensor]:
        """The log-odds of the sentences of each example."""
        width = max(len(ids) for ids, _, _ in batch)
        # Any id will do beyond a text's end, where nothing looks.
        ids = torch.tensor([[*ids, *[1] * (width - len(ids))] for ids, _, _ in batch])
        mask = torch.tensor([[1] * len(x) + [0] * (width - len(x)) for x, _, _ in batch])
        with torch.autocast("cpu", torch.bfloat16):
            states = self.body(input_ids=ids, attention_mask=mask).last_hidden_state
        found = []
        for state, (_, spans, _) in zip(states.float(), batch, strict=True):
            rows = torch.stack([torch.cat([state[a:b].mean(0), state[0]]) for a, b in spans])
            found.append(self.head(rows)[:, 0])
        return found


@dataclass(frozen=True)
class Stage:
    """A part of the training.

    Attributes:
        batches: of texts that are read at one time.
        loss: of a batch, from the log-odds of the sentences of each text.
        rate, head_rate: the highest learning rates, of the layers and of the last one.
    """

    batches: Sequence[Sequence[Laid]]
    loss: Callable[[Sequence[torch.Tensor], Sequence[Laid]], torch.Tensor]
    rate: float
    head_rate: float


def train(
    samples: Sequence[Sample], folder: Path, progress: Callable[[int, float], None]
) -> dict[str, torch.Tensor]:
    """Train on all samples, and then once more on those that are twins, to tell these apart.

    Args:
        samples: of all training sets.
        folder: of the default model.
        progress: called after every step with how many there are, and the last loss.

    Returns:
        What ``index/cross_encoder.safetensors`` holds; see `index.CrossEncoder`.
    """
    torch.set_num_threads(cores())
    torch.manual_seed(_SEED)
    chance = random.Random(_SEED)
    tokens = Tokens(folder)
    reader = Reader(folder).train()
    trained = {name: p for name, p in reader.body.named_parameters() if p.requires_grad}
    before = {name: value.detach().clone() for name, value in trained.items()}
    stages = (
        Stage(
            [batch for _ in range(EPOCHS) for batch in _batches(samples, tokens, chance)],
            _mean_loss,
            _RATE,
            _HEAD_RATE,
        ),
        Stage(_batches_of_twins(samples, tokens, chance), _twin_loss, _TWIN_RATE, _TWIN_RATE),
    )
    steps = sum(len(stage.batches) for stage in stages)
    for stage in stages:
        for loss in _run(stage, reader, list(trained.values())):
            progress(steps, loss)
    changes = {name: value.detach() - before[name] for name, value in trained.items()}
    return thin(changes, reader.head)


def _run(stage: Stage, reader: Reader, body: Sequence[torch.nn.Parameter]) -> Iterator[float]:
    """Train through a stage; yields the loss after every step."""
    groups: list[dict[str, Any]] = [{"params": body}, {"params": reader.head.parameters()}]
    optimizer = torch.optim.AdamW(groups, lr=stage.rate, weight_decay=0.01)
    steps = len(stage.batches)
    for step, batch in enumerate(stage.batches):
        share = min(1.0, (step + 1) / (_WARM_UP * steps)) * max(0.02, 1 - step / steps)
        for group, rate in zip(optimizer.param_groups, (stage.rate, stage.head_rate), strict=True):
            group["lr"] = rate * share
        loss = stage.loss(reader(batch), batch)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(body, 1.0)
        optimizer.step()
        yield loss.item()


def _batches(
    samples: Sequence[Sample], tokens: Tokens, chance: random.Random
) -> Iterator[list[Laid]]:
    """One epoch; texts of like length stand together, batches in no order."""
    laid = [_laid(tokens, example) for sample in samples for example in sample.draw(chance)]
    chance.shuffle(laid)
    pool = 16 * _BATCH
    for start in range(0, len(laid), pool):
        some = sorted(laid[start : start + pool], key=lambda one: len(one[0]))
        batches = [some[i : i + _BATCH] for i in range(0, len(some), _BATCH)]
        chance.shuffle(batches)
        yield from batches


def _laid(tokens: Tokens, example: Example) -> Laid:
    ids, spans = layout(tokens, example.question, example.context, example.sentences)
    return ids, spans, example.answers


def loss_of(scores: torch.Tensor, answers: Sequence[bool]) -> torch.Tensor:
    """Cross-entropy among the sentences and "none of them", whose log-odds are zero.

    Any of the sentences that answer is right, as in reading comprehension with several marked
    spans (Clark & Gardner 2018).
    """
    right = torch.tensor(answers)
    everything = torch.logsumexp(torch.cat([scores, scores.new_zeros(1)]), 0)
    if not right.any():
        return everything
    return everything - torch.logsumexp(scores[right], 0)


def _mean_loss(scores: Sequence[torch.Tensor], batch: Sequence[Laid]) -> torch.Tensor:
    return torch.stack(
        [loss_of(own, answers) for own, (_, _, answers) in zip(scores, batch, strict=True)]
    ).mean()


def _batches_of_twins(
    samples: Sequence[Sample], tokens: Tokens, chance: random.Random
) -> list[list[Laid]]:
    """One epoch of the twins; of each, what `Twins.draw` gives stands together."""
    twins = twins_of(samples)
    chance.shuffle(twins)
    laid = [_laid(tokens, example) for pair in twins for example in pair.draw(chance)]
    size = _TWINS * _OF_TWINS
    return [laid[start : start + size] for start in range(0, len(laid), size)]


def _twin_loss(scores: Sequence[torch.Tensor], batch: Sequence[Laid]) -> torch.Tensor:
    """The loss of every text, and of twins that of telling them apart.

    A sentence is to answer its question by a margin of log-odds more than the other's; what it
    lacks counts smoothly (Burges et al. 2005).
    """
    apart = []
    for start in range(0, len(batch), _OF_TWINS):
        right = torch.tensor(batch[start][2])
        own, other = (torch.logsumexp(scores[start + n][right], 0) for n in (0, 1))
        apart.append(torch.nn.functional.softplus(_MARGIN - (own - other)))
    return _OF_TWINS * _mean_loss(scores, batch) + torch.stack(apart).mean()


def thin(changes: dict[str, torch.Tensor], head: torch.nn.Linear) -> dict[str, torch.Tensor]:
    """What is kept: of a matrix the largest singular values of its change, of the rest all."""
    found: dict[str, torch.Tensor] = {HEAD: head.weight.detach(), BIAS: head.bias.detach()}
    for name, change in changes.items():
        if change.dim() == 1:
            found[name] = change
            continue
        left, values, right = torch.linalg.svd(change, full_matrices=False)
        found[name + LEFT] = left[:, :RANK] * values[:RANK]
        found[name + RIGHT] = right[:RANK]
    return {name: tensor.to(torch.bfloat16).contiguous() for name, tensor in found.items()}


def write_weights(weights: dict[str, torch.Tensor], path: Path, about: dict[str, str]) -> None:
    """Write what `train` returned; ``about`` goes into the file's metadata."""
    save_file(weights, path, metadata=about)
