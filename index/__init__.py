"""From meetings to a searchable index: passages, vectors, terms, generations on disk."""

from index.analysis import content_words, fold, grams, stem, words
from index.build import Report, build_index, default_index
from index.cross_encoder import CrossEncoder, load_cross_encoder
from index.embedder import Embedder, ModelUnavailable, default_model
from index.generation import Generations, IndexBusy
from index.head import Head
from index.index import Index, open_generation, open_index
from index.manifest import IndexUnavailable, Manifest
from index.passage import Passage
from index.passages import SECTION_WORDS, make_passages
from index.progress import BuildWatcher, Step
from index.start import ensure_index, follow_folder
from index.transformer import cores

__all__ = [
    "SECTION_WORDS",
    "BuildWatcher",
    "CrossEncoder",
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
    "cores",
    "default_index",
    "default_model",
    "ensure_index",
    "fold",
    "follow_folder",
    "grams",
    "load_cross_encoder",
    "make_passages",
    "open_generation",
    "open_index",
    "stem",
    "words",
]
