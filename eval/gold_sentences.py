"""Which sentences of an index hold the evidence of a question: the labels of all that is fitted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import Span
from eval.matching import item_key, same_document, squeeze
from eval.questions import Gold, Question
from index import Index

Key = tuple[str, Span]


@dataclass(frozen=True)
class _Document:
    """The sentences of a document in the order of its text, squeezed into one string.

    Attributes:
        spans: of the sentences in the source.
        items: position of the agenda item of each, None for the header.
        labels: of these items as they are compared.
        starts: where each sentence begins in ``text``; one more, for its end.
        text: all sentences, squeezed.
    """

    spans: tuple[Span, ...]
    items: tuple[int | None, ...]
    labels: tuple[str | None, ...]
    starts: tuple[int, ...]
    text: str

    def places(self, gold: Gold) -> list[range]:
        """The sentences that a quote stands in, by number; one range for each time it stands."""
        # A label such as "Beslutning:" is part of no sentence.
        found = self._find(squeeze(gold.quote)) or self._find(squeeze(gold.quote.partition(":")[2]))
        wanted = item_key(gold.item)
        inside = [place for place in found if wanted and self.labels[place[0]] == wanted]
        return inside or found

    def _find(self, quote: str) -> list[range]:
        found: list[range] = []
        start = self.text.find(quote) if quote else -1
        while start >= 0:
            end = start + len(quote)
            touched = range(bisect_right(self.starts, start) - 1, bisect_left(self.starts, end))
            whole = [n for n in touched if self._holds(n, start, end)]
            if whole:
                found.append(range(whole[0], whole[-1] + 1))
            start = self.text.find(quote, start + 1)
        return found

    def _holds(self, number: int, start: int, end: int) -> bool:
        """Whether the quote is within the sentence, or at least half of the sentence within it."""
        first, last = self.starts[number], self.starts[number + 1]
        both = min(last, end) - max(first, start)
        return both == end - start or (both > 0 and 2 * both >= last - first)


class GoldSentences:
    """The sentences that hold gold, for the questions over one index.

    A quote is looked for where it stands, not by its words alone: "Godkendt." is not held by
    "Ikke godkendt.", nor by the same word below another item. One that stands in several items,
    with nothing that says which, is taken at those where other gold of the question stands.

    Args:
        index: the minutes.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._documents: dict[str, _Document] = {}

    def of(self, question: Question) -> frozenset[Key]:
        """Document and span of every sentence that answers."""
        found = [
            (doc, self._document(doc), self._document(doc).places(gold))
            for gold in question.gold
            for doc in self._index.passages_of
            if same_document(doc, gold.doc)
        ]
        sure = {(doc, d.items[places[0][0]]) for doc, d, places in found if len(places) == 1}
        keys: set[Key] = set()
        for doc, document, places in found:
            near = [place for place in places if (doc, document.items[place[0]]) in sure]
            keys.update((doc, document.spans[n]) for place in near or places for n in place)
        return frozenset(keys)

    def _document(self, doc: str) -> _Document:
        if doc not in self._documents:
            self._documents[doc] = _read(self._index, doc)
        return self._documents[doc]


def _read(index: Index, doc: str) -> _Document:
    spans, items, labels, starts, text = [], [], [], [0], ""
    for span, (item, label, words) in sorted(dict(_sentences(index, doc)).items()):
        spans.append(span)
        items.append(item)
        labels.append(item_key(label))
        text += squeeze(words)
        starts.append(len(text))
    return _Document(tuple(spans), tuple(items), tuple(labels), tuple(starts), text)


def _sentences(index: Index, doc: str) -> Iterator[tuple[Span, tuple[int | None, str | None, str]]]:
    """Every sentence once, though passages overlap."""
    for passage in index.passages_of[doc]:
        for span, text in zip(passage.sentences, passage.sentence_texts, strict=True):
            yield span, (passage.item, passage.label, text)
