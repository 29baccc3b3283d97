"""The texts that gold and quotes are checked against."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from corpus import CorpusError, Meeting, Source, Span, display_text, list_folder
from corpus.readers import read_source
from eval.errors import EvalError
from eval.matching import contains_quote, same_document, same_text
from eval.predictions import CitationRecord

Sources = Mapping[str, Source]

log = logging.getLogger(__name__)


def sources_of(meetings: Mapping[str, Meeting]) -> dict[str, Source]:
    """The files of an index's meetings, by path."""
    parts: dict[str, list[Source]] = {}
    for meeting in meetings.values():
        parts.setdefault(meeting.source.file, []).append(meeting.source)
    return {file: _whole(sources) for file, sources in parts.items()}


def _whole(parts: Sequence[Source]) -> Source:
    """The file of several meetings, in the text of each of which the others are blank."""
    if len(parts) == 1:
        return parts[0]
    text = "".join(map(max, zip(*(part.text for part in parts), strict=True)))
    return replace(parts[0], path=parts[0].file, text=text, withheld=())


def sources_in(folder: Path) -> dict[str, Source]:
    """The sources of a corpus folder, by path, read without an index.

    Raises:
        EvalError: there is no such folder, or it holds no file that can be read.
    """
    sources = {}
    try:
        for file in list_folder(folder).files.values():
            try:
                source = read_source(file, folder)
            except CorpusError as error:
                log.warning("%s", error)
                continue
            sources[source.path] = source
    except CorpusError as error:
        raise EvalError(str(error)) from error
    if not sources:
        raise EvalError(f"{folder} indeholder ingen referater; sig med --corpus, hvor de er.")
    return sources


def find_document(sources: Sources, doc: str) -> Source | None:
    """The source that a file name means: the same path, or the only one with that file name."""
    if doc in sources:
        return sources[doc]
    same = [path for path in sources if same_document(path, doc)]
    return sources[same[0]] if len(same) == 1 else None


def holds_quote(source: Source, quote: str) -> bool:
    """Whether a quote stands in a file, as read or as displayed (without page furniture)."""
    return contains_quote(source.text, quote) or contains_quote(
        display_text(source, Span(0, len(source.text))), quote
    )


def is_verbatim(citation: CitationRecord, sources: Sources) -> bool:
    """Whether a citation's quote stands word for word where the citation says.

    With a span the quote must be the text or the display text of exactly that span, after
    normalisation; without one it must stand somewhere in the file.
    """
    source = find_document(sources, citation.doc)
    if source is None:
        return False
    if citation.span is None:
        return holds_quote(source, citation.quote)
    start, end = citation.span
    if not 0 <= start < end <= len(source.text):
        return False
    span = Span(start, end)
    return same_text(source.slice(span), citation.quote) or same_text(
        display_text(source, span), citation.quote
    )
