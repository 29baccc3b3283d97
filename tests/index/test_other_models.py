"""Models that are not the default one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.embedder import Embedder, ModelUnavailable


def test_another_model_is_one_setting(
    other: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RAG_MODEL", str(other))
    embedder = Embedder.load()
    vectors = embedder.encode_passages(["abc def", "xyz", "abc def"])
    assert vectors.shape == (3, embedder.dim) == (3, 32)
    assert np.array_equal(vectors[0], vectors[2])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert embedder.tokens("abc") == 4
    assert embedder.precision == "float32"
    assert capfd.readouterr() == ("", "")


def test_another_model_has_the_same_vectors_either_way(other: Path, tmp_path: Path) -> None:
    direct = Embedder.load(str(next((tmp_path / "models").iterdir())), bfloat16=False)
    library = Embedder.load(str(other), bfloat16=False)
    for text in ("abc def", "", "xyz " * 100):
        ours, theirs = (e.encode_queries([text])[0] for e in (direct, library))
        assert np.allclose(ours, theirs, atol=1e-5)


def test_a_model_without_prompts_gets_prefixes_only_if_it_is_of_the_e5_family(
    other: Path, tmp_path: Path
) -> None:
    (other / "config_sentence_transformers.json").write_text("{}")
    family = other.rename(tmp_path / "multilingual-e5-base")
    e5 = Embedder.load(str(family))
    plain = Embedder.load(str(family.rename(tmp_path / "bge-m3")))
    assert e5.fingerprint != plain.fingerprint
    assert np.array_equal(plain.encode_queries(["abc"]), plain.encode_passages(["abc"]))
    assert np.array_equal(e5.encode_queries(["abc"]), plain.encode_queries(["query: abc"]))
    assert np.array_equal(e5.encode_passages(["abc"]), plain.encode_queries(["passage: abc"]))


def test_the_fingerprint_of_another_model_changes_with_its_weights(other: Path) -> None:
    from safetensors.numpy import load_file, save_file

    before = Embedder.load(str(other))
    assert before.fingerprint == Embedder.load(str(other), bfloat16=True).fingerprint
    weights = load_file(other / "model.safetensors")
    weights["embeddings.LayerNorm.bias"] += 1
    save_file(weights, other / "model.safetensors", {"format": "pt"})
    assert Embedder.load(str(other)).fingerprint != before.fingerprint


def test_a_model_that_is_not_there_gives_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    with pytest.raises(ModelUnavailable, match=r"tom.*RAG_MODEL"):
        Embedder.load(str(tmp_path / "tom"))
