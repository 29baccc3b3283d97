"""What a score is compared with: a plain pipeline, and each side of the search alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus import AgendaItem, Meeting, Span, file_of
from eval.errors import EvalError
from eval.metrics import RETRIEVED
from eval.runner import History, Record, System

if TYPE_CHECKING:
    from index import Index

CHUNK_CHARACTERS = 800
CHUNK_OVERLAP = 100
CITED = 3
BATCH = 256


class Embedder(Protocol):
    """What the plain pipeline needs of an embedder; rows are L2-normalised float32."""

    def encode_queries(self, texts: list[str]) -> NDArray[np.float32]:
        """Vectors of questions, shape (len(texts), dim)."""
        ...

    def encode_passages(self, texts: list[str]) -> NDArray[np.float32]:
        """Vectors of passages, shape (len(texts), dim)."""
        ...


@dataclass(frozen=True, slots=True)
class Chunk:
    """A fixed-size piece of a file."""

    doc: str
    span: Span
    text: str


def chunks_of(doc: str, text: str) -> list[Chunk]:
    """A text in chunks of 800 characters with 100 overlap, blind to what it says.

    The splitter drops white space at the ends of its chunks and does not say where they are.  A
    chunk begins at most the overlap before the end of the one before it, so it is searched for
    from there; that finds the right place also where the text repeats itself.
    """
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        chunk_size=CHUNK_CHARACTERS, chunk_overlap=CHUNK_OVERLAP
    )
    chunks: list[Chunk] = []
    for piece in splitter.split_text(text):
        before = chunks[-1].span if chunks else Span(0, 0)
        earliest = max(before.start + 1, before.end - CHUNK_OVERLAP) if chunks else 0
        start = text.find(piece, earliest)
        if start < 0:
            raise EvalError(
                f"Tekstdeleren har ændret teksten i {doc}; et stykke kan ikke placeres."
            )
        chunks.append(Chunk(doc, Span(start, start + len(piece)), piece))
    return chunks


def item_at(meeting: Meeting, offset: int) -> AgendaItem | None:
    """The innermost agenda item around an offset; None in the header."""
    around = [item for item in meeting.items if item.span.start <= offset < item.span.end]
    return min(around, key=lambda item: len(item.span), default=None)


def section_at(meeting: Meeting, offset: int) -> str:
    """The kind of section around an offset."""
    item = item_at(meeting, offset)
    if item is None:
        return "header"
    return next(
        (s.kind for s in item.sections if s.span.start <= offset < s.span.end),
        "other",
    )


class PlainPipeline:
    """What a tutorial would build: fixed chunks, one embedding each, exact search.

    The best chunk is the answer, the best three are its citations.  It refuses nothing; it can
    only be right about a false premise by a chunk that happens to hold the correction.  Earlier
    turns are not looked at.

    Args:
        meetings: by path.
        embedder: the project's own, so that only the pipeline differs.
        progress: wraps the batches that are embedded, e.g. with a progress bar.
    """

    def __init__(
        self,
        meetings: Mapping[str, Meeting],
        embedder: Embedder,
        progress: Callable[[Sequence[list[str]]], Iterable[list[str]]] = iter,
    ) -> None:
        import faiss

        self._meetings = meetings
        self._embedder = embedder
        self.chunks = [
            chunk
            for path, meeting in meetings.items()
            for chunk in chunks_of(path, meeting.source.text)
        ]
        if not self.chunks:
            raise EvalError("Der er ingen tekst at dele til den enkle pipeline.")
        texts = [chunk.text for chunk in self.chunks]
        batches = [texts[start : start + BATCH] for start in range(0, len(texts), BATCH)]
        vectors = np.concatenate([embedder.encode_passages(batch) for batch in progress(batches)])
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def __call__(self, question: str, history: History) -> Record:
        """The prediction record of one question."""
        vector = np.asarray(self._embedder.encode_queries([question]), dtype=np.float32)
        scores, places = self._index.search(vector, min(RETRIEVED, len(self.chunks)))
        ranked = [
            (self.chunks[place], float(score))
            for place, score in zip(places[0], scores[0], strict=True)
        ]
        return {
            "answer": f"{ranked[0][0].text} [1]",
            "abstained": False,
            "reason": None,
            "citations": [
                self._citation(n, chunk) for n, (chunk, _) in enumerate(ranked[:CITED], 1)
            ],
            "retrieved": [
                {**self._place(chunk), "text": chunk.text, "score": score}
                for chunk, score in ranked
            ],
            "understood": {"question": question, "filters": {}},
        }

    def _place(self, chunk: Chunk) -> dict[str, Any]:
        meeting = self._meetings[chunk.doc]
        item = item_at(meeting, chunk.span.start)
        return {
            "doc": file_of(chunk.doc),
            "item": item.label if item else None,
            "section": section_at(meeting, chunk.span.start),
        }

    def _citation(self, marker: int, chunk: Chunk) -> dict[str, Any]:
        meeting = self._meetings[chunk.doc]
        item = item_at(meeting, chunk.span.start)
        return {
            "marker": marker,
            **self._place(chunk),
            "body": meeting.body,
            "date": meeting.date,
            "title": item.title if item else None,
            "page": meeting.source.page_of(chunk.span.start),
            "quote": chunk.text,
            "span": [chunk.span.start, chunk.span.end],
        }


def one_side(index: Index, side: Literal["dense", "lexical"]) -> System:
    """One side of the project's search alone; its records retrieve and do not answer."""

    def retrieve(question: str, history: History) -> Record:
        search = index.dense if side == "dense" else index.lexical
        return {
            "answer": "",
            "abstained": False,
            "retrieved": _passages(index, search(question, RETRIEVED)),
        }

    return retrieve


def _passages(index: Index, ranked: Sequence[tuple[int, float]]) -> list[dict[str, Any]]:
    records = []
    for place, score in ranked:
        passage = index.passages[place]
        items = index.meetings[passage.doc].items
        records.append(
            {
                "doc": file_of(passage.doc),
                "item": None if passage.item is None else items[passage.item].label,
                "section": passage.section,
                "text": passage.text,
                "score": float(score),
            }
        )
    return records
