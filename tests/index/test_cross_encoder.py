"""The model that reads question and sentences together."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import CrossEncoder, ModelUnavailable, default_model, load_cross_encoder
from index.cross_encoder import layout
from index.tokens import Tokens

CONTEXT = "Kulturudvalget Lindeby, 4. marts 2024. 5. Svømmehallen. Beslutning"
QUESTION = "Hvornår åbner svømmehallen igen?"
SENTENCES = (
    "Udvalget besøgte svømmehallen og så på de nye fliser.",
    "Renoveringen er færdig den 1. september, og samme dag kan borgerne bade igen.",
    "Formanden takkede personalet for en stor indsats.",
)


@pytest.fixture(scope="module")
def model() -> CrossEncoder:
    return load_cross_encoder()


@pytest.fixture(scope="module")
def tokens() -> Tokens:
    return Tokens(default_model()[0])


def test_the_sentence_that_answers_gets_most(model: CrossEncoder) -> None:
    assert int(np.argmax(model.scores(QUESTION, CONTEXT, SENTENCES))) == 1


def test_another_question_gets_another_sentence(model: CrossEncoder) -> None:
    asked = "Hvem fik tak for deres arbejde?"
    assert int(np.argmax(model.scores(asked, CONTEXT, SENTENCES))) == 2


def test_what_is_read_at_the_same_time_changes_nothing(model: CrossEncoder) -> None:
    alone = model.scores(QUESTION, CONTEXT, SENTENCES)
    with ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(model.scores, QUESTION, CONTEXT, SENTENCES) for _ in range(8)]
    assert all(np.array_equal(alone, job.result()) for job in jobs)


@settings(deadline=None, max_examples=60)
@given(
    question=st.text(max_size=400),
    context=st.text(max_size=300),
    sentences=st.lists(st.text(max_size=600), min_size=1, max_size=3),
)
def test_every_sentence_has_tokens_of_its_own(
    tokens: Tokens, question: str, context: str, sentences: list[str]
) -> None:
    ids, spans = layout(tokens, question, context, sentences)
    assert len(spans) == len(sentences)
    ends = [0, *(end for _, end in spans)]
    for before, (start, end) in zip(ends[:-1], spans, strict=True):
        assert before <= start < end < len(ids)


def test_a_text_of_strange_signs_is_read(model: CrossEncoder) -> None:
    scores = model.scores("<s>\0</s>", "\ud800", ["", "<mask>", "🦭" * 300])
    assert np.isfinite(scores).all()


def test_long_texts_are_read_at_both_ends(tokens: Tokens) -> None:
    words = [f"ord{n}" for n in range(100)]
    ids, spans = layout(tokens, " ".join([*words, "hvornår?"]), " ".join(words), ["Ja."])
    start = spans[0][0]
    between = ids.index(tokens.end)
    asked, place = ids[1:between], ids[between + 2 : start]
    for part, first, last in (
        (asked, "query: ord0", "hvornår?"),
        (place, "passage: ord0", "ord99."),
    ):
        begins, ends = tokens.plain(first), tokens.plain(last)
        assert part[: len(begins)] == begins
        assert part[-len(ends) :] == ends


def test_nothing_to_read_has_no_scores_and_too_much_is_refused(model: CrossEncoder) -> None:
    assert model.scores(QUESTION, CONTEXT, []).shape == (0,)
    with pytest.raises(ValueError, match="512"):
        model.scores(QUESTION, CONTEXT, ["Et ord om svømmehallen. " * 40] * 5)


@pytest.mark.parametrize("content", [None, b"", b"x" * 100])
def test_missing_or_damaged_weights_are_told_of(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "w.safetensors").write_bytes(content)
    with pytest.raises(ModelUnavailable, match="missing or damaged"):
        CrossEncoder(default_model()[0], tmp_path / "w.safetensors", bfloat16=False)
