"""The model that reads question and sentences together."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import CrossEncoder, default_model, load_cross_encoder
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
    assert len(ids) <= 512
    assert len(spans) == len(sentences)
    ends = [0, *(end for _, end in spans)]
    for before, (start, end) in zip(ends[:-1], spans, strict=True):
        assert before <= start < end < len(ids)


def test_a_text_of_strange_signs_is_read(model: CrossEncoder) -> None:
    scores = model.scores("<s>\0</s>", "\ud800", ["", "<mask>", "🦭" * 300])
    assert np.isfinite(scores).all()
