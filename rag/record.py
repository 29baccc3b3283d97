"""An answer as the prediction record that evaluation and programs read."""

from __future__ import annotations

from typing import Any

from corpus import file_of, hide_contacts
from rag.answer import Answer, Hit


def to_record(answer: Answer) -> dict[str, Any]:
    """The prediction record of an answer, without ``id`` and ``seconds``.

    ``doc`` is the file, also where a passage is from one of several meetings in it.
    """
    return {
        "answer": answer.text,
        "abstained": answer.abstained,
        "reason": answer.reason,
        "citations": [
            {
                "marker": citation.marker,
                "doc": file_of(citation.passage.doc),
                "body": citation.body,
                "date": citation.date,
                "item": citation.item,
                "parent": citation.parent,
                "title": citation.title,
                "section": citation.passage.section,
                "page": citation.page,
                "quote": citation.quote,
                "span": [citation.span.start, citation.span.end],
            }
            for citation in answer.citations
        ],
        "retrieved": [_hit(hit) for hit in answer.retrieved],
        "understood": {"question": answer.question, "filters": answer.filters.to_dict()},
        "confidence": round(answer.confidence, 4),
        "doubtful": bool(answer.doubts),
        "language": answer.language,
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "doc": file_of(hit.passage.doc),
        "item": hit.passage.label,
        "section": hit.passage.section,
        "text": hide_contacts(hit.passage.text, "…"),
        "score": round(hit.score, 4),
    }
