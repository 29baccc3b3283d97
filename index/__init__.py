"""From meetings to a searchable index: passages, vectors, terms, generations on disk."""

from index.analysis import content_words, fold, grams, stem, words
from index.build import Report, build_index, default_index
from index.embedder import Embedder, ModelUnavailable
from index.generation import Generations, IndexBusy
from index.head import Head
from index.index import Index, open_generation, open_index
from index.manifest import IndexUnavailable, Manifest
from index.passage import Passage
from index.passages import SECTION_WORDS, make_passages
from index.progress import BuildWatcher, Step
from index.start import ensure_index, follow_folder

__all__ = [
    "SECTION_WORDS",
    "BuildWatcher",
    "Embedder",
    "Generations",
    "Head",
    "Index",
    "IndexBusy",
    "IndexUnavailable",
    "Manifest",
    "ModelUnavailable",
    "Passage",
    "Report",
    "Step",
    "build_index",
    "content_words",
    "default_index",
    "ensure_index",
    "fold",
    "follow_folder",
    "grams",
    "make_passages",
    "open_generation",
    "open_index",
    "stem",
    "words",
]
