"""What a start opens: the index brought up to date, or the last good generation."""

from __future__ import annotations

import logging
from pathlib import Path

from corpus import MINUTES, CorpusError
from index.build import (
    Progress,
    build_index,
    default_index,
    load_embedder,
    require_files,
    untold,
)
from index.embedder import Embedder
from index.generation import Generations
from index.index import Index, open_generation, open_index
from index.manifest import IndexUnavailable
from index.reading import Snapshot, snapshot

_log = logging.getLogger(__name__)


def ensure_index(
    corpus: Path | None = None, path: Path | None = None, progress: Progress | None = None
) -> Index:
    """Bring the index up to date, then open it.

    An index that was rolled back is opened as it is.  When it cannot be brought up to date, for it
    is being written by another process or cannot be written to, the last good generation is opened
    all the same, and a warning is logged.

    Args:
        corpus: folder of minutes; the ones that ship when not given.
        path: folder of the index; one in the user's cache when not given.
        progress: as for ``build_index``.

    Raises:
        CorpusError, IndexUnavailable, ModelUnavailable: there is nothing to open.
    """
    corpus = corpus or MINUTES
    require_files(corpus)
    index, _ = follow_folder(corpus, path or default_index(corpus), progress or untold)
    return index


def follow_folder(corpus: Path, path: Path, told: Progress) -> tuple[Index, Snapshot | None]:
    """The index for one who goes on following a folder, which may come within reach later.

    As ``ensure_index``, but without the folder too the last good generation is opened.

    Args:
        corpus: folder of minutes.
        path: folder of the index.
        told: as for ``build_index``.

    Returns:
        The index, and what the folder was when all of it was put into that; None when not all is.

    Raises:
        CorpusError, IndexUnavailable, ModelUnavailable: there is nothing to open.
    """
    generations = Generations(path)
    try:
        seen = snapshot(require_files(corpus))
    except CorpusError as error:
        if not generations.good():
            raise
        return _last_good(generations, load_embedder(told), error), None
    embedder = load_embedder(told)
    if left := generations.rolled_back_from():
        try:
            index = open_index(path, embedder)
        except IndexUnavailable as error:
            index = _last_good(generations, embedder, error)
        _log.warning(
            "Indekset er rullet tilbage fra generation %s til %s og følger ikke mappen; kør "
            "”python -m index build”, når det skal følge den igen.",
            left,
            index.generation,
        )
        return index, None
    try:
        report = build_index(corpus, path, embedder, told, seen)
    except (CorpusError, IndexUnavailable) as error:
        return _last_good(generations, embedder, error), None
    return open_index(path, embedder), None if report.problems else seen


def _last_good(
    generations: Generations, embedder: Embedder, why: CorpusError | IndexUnavailable
) -> Index:
    """The newest generation that can be opened and was not rolled back from.

    Args:
        why: the folder is not in the index; raised when no generation can be opened.
    """
    for folder in reversed(generations.good()):
        try:
            index = open_generation(folder, embedder)
        except (IndexUnavailable, OSError) as error:
            _log.info("%s: %s", folder.name, error)
        else:
            _log.warning("%s Der svares ud fra generation %s.", why, index.generation)
            return index
    raise why
