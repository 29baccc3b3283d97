"""Danish minutes: files become meetings with exact spans into the text that was read."""

from corpus.bodies import CLUSTERS
from corpus.dates import DateMatch, find_dates
from corpus.display import display_map, display_text
from corpus.folder import (
    MINUTES,
    Corpus,
    Problem,
    find_files,
    not_minutes,
    read_corpus,
    read_meeting,
)
from corpus.meeting import (
    AgendaItem,
    CorpusError,
    Kind,
    Meeting,
    Outcome,
    Person,
    Section,
    SectionKind,
    Source,
    Span,
    Status,
)
from corpus.names import same_person
from corpus.record import meeting_from_record, meeting_record
from corpus.sentences import sentence_ranges, sentence_spans

__all__ = [
    "CLUSTERS",
    "MINUTES",
    "AgendaItem",
    "Corpus",
    "CorpusError",
    "DateMatch",
    "Kind",
    "Meeting",
    "Outcome",
    "Person",
    "Problem",
    "Section",
    "SectionKind",
    "Source",
    "Span",
    "Status",
    "display_map",
    "display_text",
    "find_dates",
    "find_files",
    "meeting_from_record",
    "meeting_record",
    "not_minutes",
    "read_corpus",
    "read_meeting",
    "same_person",
    "sentence_ranges",
    "sentence_spans",
]
