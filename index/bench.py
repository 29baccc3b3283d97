"""What keeping an index up to date costs: measured over minutes that are made up for it."""

from __future__ import annotations

import lzma
import random
import re
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from corpus import MINUTES, read_corpus, sentence_spans
from index.build import build_index
from index.embedder import Embedder
from index.encoders import FloatArray
from index.generation import Generations
from index.index import Index, open_index
from index.lexical import Lexical
from index.manifest import checksum
from index.parts import Parts
from index.vectors import vectors_of, write_vectors
from index.vocabulary import Vocabulary

SIZES = (5, 1000, 10_000)
STEPS = {
    "from_nothing": "fra intet",
    "unchanged": "uændret",
    "one_added": "én ny",
    "one_removed": "én fjernet",
    "open": "åbning",
    "first_use": "første brug",
}
_SENTENCE = re.compile(r"[A-ZÆØÅ][^.!?\n]{30,110}[.]")
_BODIES = ("Nord", "Syd", "Øst", "Vest", "Midt")


@dataclass
class Timed:
    """How long each step of a build takes; call it as ``index.Progress`` says."""

    seconds: dict[str, float] = field(default_factory=dict)
    _step: str = ""
    _since: float = 0.0

    def __call__(self, step: str, _done: int, _total: int) -> None:
        """Tell how much of a step is done."""
        self.close()
        self._step = step

    def close(self) -> None:
        """Count what passed since the last call to the step of that call."""
        now = time.perf_counter()
        if self._step:
            self.seconds[self._step] = self.seconds.get(self._step, 0.0) + now - self._since
        self._since = now


@dataclass(frozen=True, slots=True)
class Row:
    """What one step cost.

    Attributes:
        step: one of ``STEPS``.
        seconds: it took.
        told: what it made, for people.
        shares: seconds of what it consists of.
        sizes: ``passages`` and ``bytes_per_passage``, of an index that was opened.
    """

    step: str
    seconds: float
    told: str
    shares: Mapping[str, float] = field(default_factory=dict)
    sizes: Mapping[str, float] = field(default_factory=dict)

    def to_dict(self) -> dict[str, float]:
        """Its seconds by the name of the step, and its sizes."""
        return {self.step: self.seconds, **self.sizes}


class StandIn:
    """An encoder of the default model's size that makes vectors of nothing, in no time.

    What it measures is all the rest; what embedding adds is the number of texts times what one
    takes.
    """

    dim = 384
    workers = 1
    fingerprint = "stand-in"

    def __init__(self) -> None:
        self.prompts: dict[str, str] = {}

    def encode(self, text: str, prompt: str) -> FloatArray:
        """A vector that depends on the text and means nothing."""
        chance = np.random.default_rng(zlib.crc32((prompt + text).encode("utf-8", "replace")))
        vector = chance.standard_normal(self.dim, dtype=np.float32)
        return vector / np.float32(np.linalg.norm(vector))

    def count(self, text: str) -> int:
        """Roughly as many tokens as a text has."""
        return len(text.split())


def sentences_of(text: Path | None) -> list[str]:
    """Sentences to make minutes of: those of a text file, plain or .xz, or of the shipped ones."""
    if text is None:
        return [
            meeting.source.slice(span)
            for meeting in read_corpus(MINUTES).meetings
            for item in meeting.items
            for section in item.sections
            for span in sentence_spans(meeting.source, section.span)
        ]
    data = text.read_bytes()
    plain = lzma.decompress(data) if text.suffix == ".xz" else data
    return _SENTENCE.findall(plain.decode("utf-8", "replace"))


def make_minutes(sentences: Sequence[str], number: int) -> str:
    """The minutes of a short meeting: one item, what was proposed and what was decided."""
    chance = random.Random(number)
    topic = " ".join(chance.choice(sentences).strip(".").split()[:6])
    proposed, decided = (" ".join(chance.choice(sentences).split()) for _ in range(2))
    return (
        f"Referat politisk møde Klynge {chance.choice(_BODIES)} "
        f"{number % 28 + 1}. marts {2000 + number % 25}\n\n"
        f"1 - {topic}, sag {number}\n\nIndstilling\n{proposed}\n\nReferat\n{decided}\n"
    )


def write_minutes(folder: Path, sentences: Sequence[str], documents: int) -> None:
    """Write the minutes of so many meetings."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(documents):
        text = make_minutes(sentences, number)
        (folder / f"{number:06d}.txt").write_text(text, encoding="utf-8")


def lifecycle(
    place: Path, sentences: Sequence[str], documents: int, embedder: Embedder
) -> Iterator[Row]:
    """Build, and bring up to date, an index of so many documents.

    Args:
        place: an empty folder for the documents (``referater``) and the index (``indeks``).
        sentences: to make the documents of.
        documents: how many.
        embedder: the model.

    Yields:
        What each step cost, in the order of ``STEPS``.
    """
    corpus, path = place / "referater", place / "indeks"
    write_minutes(corpus, sentences, documents)
    one = corpus / "ny.txt"
    for step, change in (
        ("from_nothing", _nothing),
        ("unchanged", _nothing),
        ("one_added", lambda: one.write_text(make_minutes(sentences, documents), "utf-8")),
        ("one_removed", one.unlink),
    ):
        change()
        timed, start = Timed(), time.perf_counter()
        report = build_index(corpus, path, embedder, timed)
        timed.close()
        told = f"{report.embedded} tekster indlejret"
        yield Row(step, time.perf_counter() - start, told, timed.seconds)
    opened, index = opening(path, embedder)
    yield opened
    start = time.perf_counter()
    held = [*index.meetings.values(), *index.passages]
    told = f"{len(held)} møder og passager afkodet"
    yield Row("first_use", time.perf_counter() - start, told)


def _nothing() -> None:
    """Leave the folder as it is."""


def opening(path: Path, embedder: Embedder) -> tuple[Row, Index]:
    """Open an index; what that cost, with the room its passages take on disk, and the index."""
    start = time.perf_counter()
    index = open_index(path, embedder)
    seconds = time.perf_counter() - start
    size = sum(file.stat().st_size for file in index.folder.iterdir())
    passages = len(index.passages)
    told = f"{passages} passager, {size / 1e6:.0f} MB, {size / passages:.0f} byte pr. passage"
    sizes = {"passages": passages, "bytes_per_passage": size / passages}
    return Row("open", seconds, told, sizes=sizes), index


def repeat(index: Index, passages: int, path: Path) -> None:
    """Write an index with at least so many passages that repeats another one.

    What it answers is of no use; it is as large as one of that many passages is.
    """
    times = -(-passages // len(index.passages))
    generations = Generations(path)
    with generations.writing():
        building = generations.new()
        parts = Parts.join([index.parts] * times)
        names = parts.write(building)
        vocabulary = Vocabulary.read(index.folder)
        names += vocabulary.write(building)
        names += Lexical.build(parts.words, vocabulary).write(building)
        for name, flat in (("passages", index.vectors), ("sentences", index.sentence_vectors)):
            runs = [vectors_of(flat)] * times
            names.append(write_vectors(building, name, runs, index.embedder.dim))
        files = {f"{turn}/{name}": sha for turn in range(times)
                 for name, sha in index.manifest.files.items()}  # fmt: skip
        checksums = {name: checksum(building / name) for name in names}
        replace(index.manifest, files=files, parts=checksums).write(building)
        generations.publish(building)
