"""A meeting as plain data, for JSON and for the index on disk."""

from __future__ import annotations

from typing import Any

from corpus.layout.display import display_text
from corpus.meeting import AgendaItem, Meeting, Part, Person, Section, Source, Span


def meeting_record(meeting: Meeting) -> dict[str, Any]:
    """The meeting as ``python -m corpus show FILE --json`` prints it."""
    record = bare_record(meeting)
    for item in record["items"]:
        for section in item["sections"]:
            section["text"] = display_text(meeting.source, Span(*section["span"]))
    return record


def bare_record(meeting: Meeting) -> dict[str, Any]:
    """The same without the texts of the sections: all that ``meeting_from_record`` needs."""
    source = meeting.source
    return {
        "source": {
            "path": source.path,
            "sha256": source.sha256,
            "media_type": source.media_type,
            "pages": list(source.pages),
            "withheld": [_pair(span) for span in source.withheld],
        },
        "kind": meeting.kind,
        "title": meeting.title,
        "body": meeting.body,
        "cluster": meeting.cluster,
        "level": meeting.level,
        "date": meeting.date,
        "date_evidence": meeting.date_evidence,
        "start": meeting.start,
        "end": meeting.end,
        "place": meeting.place,
        "chair": meeting.chair,
        "header_span": _pair(meeting.header),
        "people": [
            {
                "name": person.name,
                "role": person.role,
                "organisation": person.organisation,
                "status": person.status,
                "note": person.note,
                "span": _pair(person.span),
                "status_span": _pair(person.status_span),
            }
            for person in meeting.people
        ],
        "items": [
            {
                "label": item.label,
                "title": item.title,
                "presenter": item.presenter,
                "time": item.time,
                "parent": item.parent,
                "outcome": item.outcome,
                "outcome_span": _pair(item.outcome_span) if item.outcome_span else None,
                "span": _pair(item.span),
                "closed": item.closed,
                "parts": [
                    {"outcome": part.outcome, "span": _pair(part.span)} for part in item.parts
                ],
                "sections": [
                    {"kind": section.kind, "span": _pair(section.span)} for section in item.sections
                ],
            }
            for item in meeting.items
        ],
        "warnings": list(meeting.warnings),
    }


def meeting_from_record(record: dict[str, Any], text: str) -> Meeting:
    """The meeting of a record and the text of its source."""
    source = Source(
        path=record["source"]["path"],
        sha256=record["source"]["sha256"],
        media_type=record["source"]["media_type"],
        text=text,
        pages=tuple(record["source"]["pages"]),
        withheld=tuple(Span(*span) for span in record["source"]["withheld"]),
    )
    people = tuple(
        Person(
            **{
                **person,
                "span": Span(*person["span"]),
                "status_span": Span(*person["status_span"]),
            }
        )
        for person in record["people"]
    )
    items = tuple(
        AgendaItem(
            **{
                **item,
                "outcome_span": Span(*item["outcome_span"]) if item["outcome_span"] else None,
                "span": Span(*item["span"]),
                "parts": tuple(Part(p["outcome"], Span(*p["span"])) for p in item["parts"]),
                "sections": tuple(Section(s["kind"], Span(*s["span"])) for s in item["sections"]),
            }
        )
        for item in record["items"]
    )
    facts = {
        key: record[key]
        for key in (
            "kind title body cluster level date date_evidence start end place chair".split()
        )
    }
    return Meeting(
        source=source,
        header=Span(*record["header_span"]),
        people=people,
        items=items,
        warnings=tuple(record["warnings"]),
        **facts,
    )


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
