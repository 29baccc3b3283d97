"""Danish minutes: files become meetings with exact spans into the text that was read."""

from corpus.contacts import find_contacts, hide_contacts
from corpus.dates import (
    MONTHS,
    DateMatch,
    date_parts,
    date_words,
    earliest_day,
    falls_within,
    find_dates,
)
from corpus.folder import (
    MINUTES,
    Corpus,
    Listing,
    Problem,
    list_folder,
    not_minutes,
    read_corpus,
)
from corpus.head.bodies import CLUSTERS
from corpus.layout.display import display_map, display_text
from corpus.meeting import (
    AgendaItem,
    CorpusError,
    Kind,
    Meeting,
    Outcome,
    Part,
    Person,
    Section,
    SectionKind,
    Source,
    Span,
    Status,
    file_of,
)
from corpus.names.alike import Alike, alike_people
from corpus.names.full_name import same_person
from corpus.names.mentioned import mentioned_names
from corpus.readers import read_meetings
from corpus.record import meeting_from_record, meeting_record
from corpus.sentences import LONGEST_SENTENCE, sentence_ranges, sentence_spans

__all__ = [
    "CLUSTERS",
    "LONGEST_SENTENCE",
    "MINUTES",
    "MONTHS",
    "AgendaItem",
    "Alike",
    "Corpus",
    "CorpusError",
    "DateMatch",
    "Kind",
    "Listing",
    "Meeting",
    "Outcome",
    "Part",
    "Person",
    "Problem",
    "Section",
    "SectionKind",
    "Source",
    "Span",
    "Status",
    "alike_people",
    "date_parts",
    "date_words",
    "display_map",
    "display_text",
    "earliest_day",
    "falls_within",
    "file_of",
    "find_contacts",
    "find_dates",
    "hide_contacts",
    "list_folder",
    "meeting_from_record",
    "meeting_record",
    "mentioned_names",
    "not_minutes",
    "read_corpus",
    "read_meetings",
    "same_person",
    "sentence_ranges",
    "sentence_spans",
]
