"""An answer with its sources to take along: as text, as Markdown and as a Word document."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx import Document
from docx.shared import Pt

from rag import Citation
from ui.cards import date_words, item_words
from ui.contacts import hide_contacts
from ui.plain import dotted, one_line
from ui.session import Exchange
from ui.texts import Texts

# What Markdown would take for markup at any place, and at the start of a line.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")
_OPENING = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
_MARKER = re.compile(r"\[(\d{1,3})\]")
# Word has no place for these.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class _Reference:
    """One source: where it is and what it says."""

    marker: int
    where: str
    quote: str


def _references(exchange: Exchange, texts: Texts) -> Iterator[_Reference]:
    citations = exchange.answer.citations if exchange.answer else ()
    for citation in sorted(citations, key=lambda citation: citation.marker):
        quote = hide_contacts(one_line(citation.quote))
        yield _Reference(citation.marker, hide_contacts(_where(citation, exchange, texts)), quote)


def _where(citation: Citation, exchange: Exchange, texts: Texts) -> str:
    meeting = (exchange.meetings or {})[citation.passage.doc]
    parts = [
        meeting.body or meeting.title,
        date_words(meeting, texts),
        item_words(citation.passage, meeting, texts),
        texts.sections[citation.passage.section],
    ]
    if citation.page:
        parts.append(f"{texts.page} {citation.page}")
    return ", ".join([*parts, meeting.source.file])


def answer_text(exchange: Exchange, texts: Texts) -> str:
    """An answer with its sources as plain text."""
    if exchange.answer is None:
        return ""
    answer = map(dotted, exchange.answer.text.split("\n"))
    lines = [f"{texts.copy_question}: {exchange.question}", "", *answer]
    references = list(_references(exchange, texts))
    if references:
        lines += ["", f"{texts.sources}:"]
    lines += [f"[{source.marker}] {source.where}: ”{source.quote}”" for source in references]
    return hide_contacts("\n".join(lines))


def answer_markdown(exchange: Exchange, texts: Texts) -> str:
    """An answer with its sources as Markdown; nothing from the minutes becomes markup."""
    if exchange.answer is None:
        return ""
    answer = hide_contacts(exchange.answer.text)
    lines = [f"## {_plain(hide_contacts(exchange.question))}", ""]
    for line in filter(str.strip, answer.split("\n")):
        lines += [_plain(dotted(line)), ""]
    references = list(_references(exchange, texts))
    if references:
        lines += [f"### {texts.sources}", ""]
    for source in references:
        lines += [
            f"**\\[{source.marker}\\]** {_plain(source.where)}",
            "",
            f"> {_plain(source.quote)}",
            "",
        ]
    return "\n".join(lines)


def _plain(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _OPENING.sub(lambda m: m[1] + m[2][:-1] + "\\" + m[2][-1], escaped)


def answer_docx(exchange: Exchange, texts: Texts) -> bytes:
    """An answer with its sources as a Word document."""
    document = Document()
    document.core_properties.title = _clean(exchange.question)[:255]
    document.core_properties.author = ""
    document.styles["Normal"].font.size = Pt(11)
    document.add_heading(_clean(hide_contacts(exchange.question)), level=1)
    text = hide_contacts(exchange.answer.text) if exchange.answer else ""
    for line in map(dotted, filter(str.strip, text.split("\n"))):
        paragraph = document.add_paragraph()
        last = 0
        for match in _MARKER.finditer(line):
            paragraph.add_run(_clean(line[last : match.start()]))
            paragraph.add_run(match.group()).font.superscript = True
            last = match.end()
        paragraph.add_run(_clean(line[last:]))
    references = list(_references(exchange, texts))
    if references:
        document.add_heading(texts.sources, level=2)
    for source in references:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"[{source.marker}] ").bold = True
        paragraph.add_run(_clean(source.where))
        document.add_paragraph(_clean(source.quote), style="Quote")
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)
