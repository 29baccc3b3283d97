"""From a question to a cited answer or an honest no."""

from rag.answer import Answer, Citation, Filters, Hit, Turn
from rag.assistant import Assistant
from rag.record import to_record

__all__ = ["Answer", "Assistant", "Citation", "Filters", "Hit", "Turn", "to_record"]
