from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from corpus import AgendaItem, Meeting, Section, Source, Span
from eval.baselines import PlainPipeline, chunks_of, item_at, one_side, section_at
from eval.predictions import Prediction
from eval.sources import is_verbatim

WORDS = st.sampled_from(["referat", "punkt 1", "\n\n", "\n", "klyngen godkender", "- ", "æøå", "."])
TEXT = "Overskrift\n\n1. Penge\nKlyngen gav penge.\n\n2. Møder\nNæste møde er i maj.\n"


class LetterEmbedder:
    """Counts letters: deterministic, and alike texts get alike vectors."""

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        counts = np.array(
            [[text.casefold().count(chr(97 + n)) + 0.01 for n in range(26)] for text in texts],
            dtype=np.float32,
        )
        lengths: NDArray[np.float32] = np.linalg.norm(counts, axis=1, keepdims=True)
        return counts / lengths

    encode_passages = encode_queries


def item(label: str | None, start: int, end: int) -> AgendaItem:
    sections = (Section("minutes", Span(start, end)),)
    return AgendaItem(
        label, f"Punkt {label}", None, None, None, "none", None, Span(start, end), sections
    )


def meeting(text: str = TEXT, items: tuple[AgendaItem, ...] = ()) -> Meeting:
    return Meeting(
        Source("a.txt", "0", "text/plain", text),
        "minutes",
        "Møde",
        "Klynge Midt",
        "Midt",
        None,
        "2023-05-10",
        "stated",
        None,
        None,
        None,
        None,
        Span(0, 12),
        (),
        items,
        (),
    )


@settings(deadline=None)
@given(st.lists(WORDS, max_size=400).map(" ".join))
def test_every_chunk_is_at_its_place(text: str) -> None:
    chunks = chunks_of("a.txt", text)
    assert all(text[c.span.start : c.span.end] == c.text for c in chunks)
    assert all(len(c.text) <= 800 for c in chunks)
    starts = [c.span.start for c in chunks]
    assert starts == sorted(set(starts))


@settings(deadline=None)
@given(st.integers(1, 60))
def test_repeated_text_leaves_no_hole_between_chunks(times: int) -> None:
    text = "Indstillingen blev godkendt.\n\n" * times
    chunks = chunks_of("a.txt", text)
    for one, other in pairwise(chunks):
        assert not text[one.span.end : max(one.span.end, other.span.start)].strip()
    assert not text[chunks[-1].span.end :].strip()


def test_an_offset_lies_in_the_innermost_item() -> None:
    outer, inner = item("2", 12, 60), item("B", 30, 50)
    understood = meeting(items=(outer, inner))
    assert item_at(understood, 35) is inner
    assert item_at(understood, 55) is outer
    assert item_at(understood, 3) is None
    assert section_at(understood, 3) == "header"
    assert section_at(understood, 35) == "minutes"


def test_the_plain_pipeline_answers_with_its_best_chunk_and_cites_three() -> None:
    filler = "\n\n".join(f"{n}. zzz {'qxw ' * 150}" for n in range(6))
    text = f"{filler}\n\nKlyngen bevilgede penge til projektet.\n\n{filler}"
    understood = meeting(text, (item("1", 0, len(text)),))
    plain = PlainPipeline({"a.txt": understood}, LetterEmbedder())
    record = Prediction.from_record({"id": "q", **plain("bevilgede klyngen penge", [])})
    assert "bevilgede penge" in record.answer
    assert not record.abstained
    assert [citation.marker for citation in record.citations] == [1, 2, 3]
    assert {citation.item for citation in record.citations} == {"1"}
    assert all(is_verbatim(c, {"a.txt": understood.source}) for c in record.citations)
    scores = [passage.score for passage in record.retrieved]
    assert scores == sorted(scores, reverse=True)


def test_one_side_alone_retrieves_what_the_index_ranks() -> None:
    understood = meeting(items=(item("1", 12, 40),))
    passages = [
        SimpleNamespace(doc="a.txt", item=None, section="header", text="hoved"),
        SimpleNamespace(doc="a.txt", item=0, section="minutes", text="penge"),
    ]
    index: Any = SimpleNamespace(
        passages=passages,
        meetings={"a.txt": understood},
        dense=lambda question, k: [(1, 0.9), (0, 0.1)][:k],
        lexical=lambda question, k: [(0, 3.0)],
    )
    dense = Prediction.from_record({"id": "q", **one_side(index, "dense")("penge?", [])})
    lexical = Prediction.from_record({"id": "q", **one_side(index, "lexical")("penge?", [])})
    assert [(p.item, p.text) for p in dense.retrieved] == [("1", "penge"), (None, "hoved")]
    assert [p.text for p in lexical.retrieved] == ["hoved"]


@pytest.mark.parametrize("text", ["", "   \n"])
def test_an_empty_text_has_no_chunks(text: str) -> None:
    assert chunks_of("a.txt", text) == []
