"""The parts of a generation that come from one document each.

They are kept in the order of the documents, so bringing an index up to date is cutting out the
runs of documents that are as they were and joining them with what is new.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import get_args

import numpy as np
import numpy.typing as npt

from corpus import Meeting, SectionKind, Span, meeting_from_record, meeting_record
from index.analysis import content_words
from index.arrays import Ints, Rows, join_starts, read_array, starts_of, write_array
from index.head import head_row
from index.passage import Passage
from index.passages import make_passages

SECTIONS: tuple[SectionKind, ...] = get_args(SectionKind)
KEY_BYTES = 16
_BYTES = np.empty(0, dtype=np.uint8)
_PAIRS = np.empty((0, 2), dtype=np.int32)
_KEYS = np.empty((0, KEY_BYTES), dtype=np.uint8)


@dataclass(frozen=True)
class Parts:
    """What is kept of a run of documents.

    Attributes:
        meetings: one row of JSON a document.
        heads: likewise, what every question asks of it.
        document_starts: shape (documents + 1,), where the passages of each begin.
        passages: one row of JSON a passage.
        places: shape (passages, 2), the number of the agenda item of each in its meeting, -1 for
            none, and of its kind of section in ``SECTIONS``.
        sentence_starts: shape (passages + 1,), where the sentences of each passage begin.
        passage_keys: shape (passages, 16), hash of the text that is embedded for each.
        sentence_keys: shape (sentences, 16), likewise.
        words: one row a passage, of pairs (number of a word, how often), by number.
    """

    meetings: Rows
    heads: Rows
    document_starts: Ints
    passages: Rows
    places: npt.NDArray[np.int32]
    sentence_starts: Ints
    passage_keys: npt.NDArray[np.uint8]
    sentence_keys: npt.NDArray[np.uint8]
    words: Rows

    def cut(self, first: int, last: int) -> Parts:
        """The documents from ``first`` up to ``last``."""
        documents = self.document_starts[first : last + 1]
        start, end = int(documents[0]), int(documents[-1])
        sentences = self.sentence_starts[start : end + 1]
        return Parts(
            meetings=self.meetings.cut(first, last),
            heads=self.heads.cut(first, last),
            document_starts=documents - start,
            passages=self.passages.cut(start, end),
            places=self.places[start:end],
            sentence_starts=sentences - sentences[0],
            passage_keys=self.passage_keys[start:end],
            sentence_keys=self.sentence_keys[sentences[0] : sentences[-1]],
            words=self.words.cut(start, end),
        )

    @classmethod
    def join(cls, runs: Sequence[Parts]) -> Parts:
        """The documents of several, in order; their words must have the same numbers."""
        return cls(
            meetings=Rows.join([run.meetings for run in runs]),
            heads=Rows.join([run.heads for run in runs]),
            document_starts=join_starts([run.document_starts for run in runs]),
            passages=Rows.join([run.passages for run in runs]),
            places=np.concatenate([run.places for run in runs]),
            sentence_starts=join_starts([run.sentence_starts for run in runs]),
            passage_keys=np.concatenate([run.passage_keys for run in runs]),
            sentence_keys=np.concatenate([run.sentence_keys for run in runs]),
            words=Rows.join([run.words for run in runs]),
        )

    def with_words_from(self, number: int) -> Parts:
        """The same with the numbers of the words raised by ``number``."""
        values = self.words.values + np.array([number, 0], dtype=np.int32)
        return replace(self, words=Rows(values, self.words.starts))

    def with_words_renumbered(self, words: Sequence[str]) -> tuple[Parts, list[str]]:
        """The same with words numbered as they sort, and only those that occur.

        Args:
            words: by their numbers now; the same one may be among them twice.

        Returns:
            The parts and the words by their new numbers.
        """
        used = np.bincount(self.words.values[:, 0], minlength=len(words)).astype(bool).tolist()
        kept = sorted({word for word, here in zip(words, used, strict=True) if here})
        number = {word: position for position, word in enumerate(kept)}
        new = np.array([number.get(word, -1) for word in words], dtype=np.int32)
        values = self.words.values.copy()
        values[:, 0] = new[values[:, 0]]
        return replace(self, words=Rows(values, self.words.starts)), kept

    def write(self, folder: Path) -> list[str]:
        """Write them; returns the names of the files."""
        return [
            *self.meetings.write(folder, "meetings"),
            *self.heads.write(folder, "heads"),
            write_array(folder, "documents.starts", self.document_starts),
            *self.passages.write(folder, "passages"),
            write_array(folder, "passages.places", self.places),
            write_array(folder, "sentences.starts", self.sentence_starts),
            write_array(folder, "passages.keys", self.passage_keys),
            write_array(folder, "sentences.keys", self.sentence_keys),
            *self.words.write(folder, "words"),
        ]

    @classmethod
    def read(cls, folder: Path) -> Parts:
        """Map what ``write`` wrote into memory."""
        return cls(
            meetings=Rows.read(folder, "meetings"),
            heads=Rows.read(folder, "heads"),
            document_starts=read_array(folder, "documents.starts"),
            passages=Rows.read(folder, "passages"),
            places=read_array(folder, "passages.places"),
            sentence_starts=read_array(folder, "sentences.starts"),
            passage_keys=read_array(folder, "passages.keys"),
            sentence_keys=read_array(folder, "sentences.keys"),
            words=Rows.read(folder, "words"),
        )


@dataclass(frozen=True)
class Made:
    """The parts of documents that are new.

    Attributes:
        parts: of the documents, in order.
        words: number -> word, sorted.
        texts: by key, what is to be embedded.
    """

    parts: Parts
    words: list[str]
    texts: Mapping[bytes, str]


def make_parts(meetings: Sequence[Meeting], told: Callable[[int, int], None]) -> Made:
    """Cut meetings into passages, and those into what is kept.

    Args:
        meetings: in the order of their paths.
        told: called with meetings done and meetings in all.
    """
    cut: list[list[Passage]] = []
    counted: list[Counter[str]] = []
    for meeting in meetings:
        told(len(cut), len(meetings))
        cut.append(make_passages(meeting))
        counted += [Counter(content_words(passage_text(passage))) for passage in cut[-1]]
    told(len(cut), len(meetings))
    passages = [passage for some in cut for passage in some]
    texts = [passage_text(passage) for passage in passages]
    sentences = [f"{p.path}. {text}" for p in passages for text in p.sentence_texts]
    words = sorted(set().union(*counted))
    number = {word: position for position, word in enumerate(words)}
    pairs = [
        np.array(sorted((number[word], count) for word, count in counts.items()), dtype=np.int32)
        for counts in counted
    ]
    keys, sentence_keys = ([_key(text) for text in some] for some in (texts, sentences))
    parts = Parts(
        meetings=_json_rows([_meeting_json(meeting) for meeting in meetings]),
        heads=_json_rows([head_row(meeting) for meeting in meetings]),
        document_starts=starts_of([len(some) for some in cut]),
        passages=_json_rows([_passage_json(passage) for passage in passages]),
        places=np.array([_place(passage) for passage in passages], dtype=np.int32).reshape(-1, 2),
        sentence_starts=starts_of([len(passage.sentences) for passage in passages]),
        passage_keys=_key_array(keys),
        sentence_keys=_key_array(sentence_keys),
        words=Rows.of([row.reshape(-1, 2) for row in pairs], _PAIRS),
    )
    return Made(parts, words, dict(zip([*keys, *sentence_keys], [*texts, *sentences], strict=True)))


def passage_text(passage: Passage) -> str:
    """What is searched for a passage: its path and its text."""
    return f"{passage.path}. {passage.text}"


def read_meeting_row(row: bytes) -> Meeting:
    """The meeting of a row of ``Parts.meetings``."""
    data = json.loads(row)
    return meeting_from_record(data["record"], data["text"])


def read_passage_row(row: bytes) -> Passage:
    """The passage of a row of ``Parts.passages``."""
    doc, item, label, section, span, path, text, sentences, texts = json.loads(row)
    return Passage(
        id=f"{doc}#{span[0]}-{span[1]}",
        doc=doc,
        item=item,
        label=label,
        section=section,
        span=Span(*span),
        path=path,
        text=text,
        sentences=tuple(Span(*sentence) for sentence in sentences),
        sentence_texts=tuple(texts),
    )


def _place(passage: Passage) -> tuple[int, int]:
    item = -1 if passage.item is None else passage.item
    return item, SECTIONS.index(passage.section)


def _meeting_json(meeting: Meeting) -> bytes:
    record = meeting_record(meeting)
    for section in chain.from_iterable(item["sections"] for item in record["items"]):
        del section["text"]  # follows from the text of the source
    return _json({"record": record, "text": meeting.source.text})


def _passage_json(passage: Passage) -> bytes:
    return _json(
        [
            passage.doc,
            passage.item,
            passage.label,
            passage.section,
            [passage.span.start, passage.span.end],
            passage.path,
            passage.text,
            [[sentence.start, sentence.end] for sentence in passage.sentences],
            passage.sentence_texts,
        ]
    )


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _json_rows(rows: Sequence[bytes]) -> Rows:
    return Rows.of([np.frombuffer(row, dtype=np.uint8) for row in rows], _BYTES)


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()[:KEY_BYTES]


def _key_array(keys: Sequence[bytes]) -> npt.NDArray[np.uint8]:
    if not keys:
        return _KEYS
    return np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(-1, KEY_BYTES)
