"""Source cards: the passages beside an answer."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from corpus import AgendaItem, Meeting, SectionKind, Source, Span
from index import Passage
from rag import Answer, Citation
from ui.contacts import hide_contacts
from ui.language import asked_in
from ui.links import address, edition, place_link
from ui.marked import marked_html
from ui.texts import Texts
from ui.words import Words

# A decision and a proposal differ in word, shape and line, so that no one needs to see colour:
# a filled disc with a tick, and a dashed ring.
_ICONS: Mapping[str, str] = {
    "minutes": (
        '<circle cx="8" cy="8" r="7" fill="currentColor"/>'
        '<path d="M4.8 8.3l2.2 2.2 4.2-4.6" class="tick"/>'
    ),
    # What was not carried out has no tick.
    "stopped": (
        '<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M4.8 8h6.4" class="tick"/>'
    ),
    "recommendation": (
        '<circle cx="8" cy="8" r="6" class="ring"/><path d="M8 4.8v3.8M8 10.6v.6" class="stroke"/>'
    ),
    "other": '<path d="M3 4.5h10M3 8h10M3 11.5h6" class="stroke"/>',
}


# An address has an end.
_MOST_MARKED = 20


@dataclass(frozen=True)
class Group:
    """The citations of one passage; they share a card."""

    passage: Passage
    citations: tuple[Citation, ...]

    @property
    def markers(self) -> list[int]:
        """Their numbers, each once, in order."""
        return sorted({citation.marker for citation in self.citations})


def grouped(citations: Sequence[Citation]) -> list[Group]:
    """Citations by passage, in the order of the first marker of each."""
    by_passage: dict[str, list[Citation]] = {}
    for citation in sorted(citations, key=lambda citation: citation.marker):
        by_passage.setdefault(citation.passage.id, []).append(citation)
    return [Group(found[0].passage, tuple(found)) for found in by_passage.values()]


def source_cards(answer: Answer, meetings: Mapping[str, Meeting], number: int, texts: Texts) -> str:
    """The cards of an answer's citations.

    Args:
        meetings: by ``Source.path``, those that are cited.
        number: of the exchange; makes the targets of links unique on the page.
    """
    return "".join(
        _cited(group, meetings[group.passage.doc], number, texts)
        for group in grouped(answer.citations)
    )


def related_cards(answer: Answer, meetings: Mapping[str, Meeting], texts: Texts) -> str:
    """The nearest passages of an answer that abstains; they are not an answer."""
    return "".join(
        _card(hit.passage, meetings[hit.passage.doc], "", {}, texts, "") for hit in answer.related
    )


def _cited(group: Group, meeting: Meeting, number: int, texts: Texts) -> str:
    quotes: dict[int, list[Span]] = {}
    for citation in group.citations:
        quotes.setdefault(citation.marker, []).append(citation.span)
    targets = "".join(f'<span id="kilde-{number}-{marker}"></span>' for marker in group.markers)
    badges = (
        f'<span class="number">{targets}<span class="unseen">{texts.source} </span>'
        f"{number_words(group.markers)}</span>"
    )
    back = (
        f'<a class="back" href="#svar-{number}-{group.markers[0]}">'
        f'<span aria-hidden="true">↩</span> {texts.to_answer}</a>'
    )
    return _card(group.passage, meeting, badges, quotes, texts, back)


def number_words(numbers: Sequence[int]) -> str:
    """``1, 3–5``: neighbours are drawn together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs
    )


def _card(
    passage: Passage,
    meeting: Meeting,
    badges: str,
    quotes: Mapping[int, Sequence[Span]],
    texts: Texts,
    back: str,
) -> str:
    several = " several" if len(quotes) > 1 else ""
    first = min((span for spans in quotes.values() for span in spans), default=passage.span)
    spans = [span for found in quotes.values() for span in found]
    shown = Span(first.start, max((span.end for span in spans), default=first.end))
    return (
        f'<article class="card {section_class(passage.section)}{several}" tabindex="-1">'
        f'<div class="card-head">{badges}<div class="card-names">'
        f"<h4>{_heading(passage, meeting, texts)}</h4>"
        f'<p class="where">{_where(meeting, first.start, texts)}</p></div>'
        # The head of the minutes is named by its heading already.
        f"{section_tag(passage.section, texts) if passage.item is not None else ''}</div>"
        f'<div class="passage" lang="da">{marked_html(meeting.source, passage.span, quotes)}</div>'
        f"{page_image(meeting, spans, texts)}"
        f'<div class="card-foot">{open_button(meeting.source, passage.span, spans, texts.open_minutes)}'
        f'<button type="button" class="link" data-link="{escape(place_link(meeting.source, shown))}">'
        f"{texts.copy_link}</button>{back}"
        "</div></article>"
    )


def page_image(meeting: Meeting, quotes: Sequence[Span], texts: Texts) -> str:
    """The page of a PDF that the first quotation is on, as an image that is fetched when it is opened."""
    source = meeting.source
    page = source.page_of(min(quotes).start) if quotes else None
    if source.media_type != "application/pdf" or page is None or source.withholds(page):
        return ""
    link = address(
        "side.png",
        fil=source.path,
        udgave=edition(source),
        sted=",".join(f"{span.start}-{span.end}" for span in quotes[:_MOST_MARKED]),
        side=page,
        sprog=asked_in(texts.language),
    )
    alt = texts.page_image_alt.format(page=page)
    return (
        f'<details class="page-image" data-image="{escape(link)}" data-alt="{escape(alt)}">'
        f"<summary>{texts.page_image}</summary></details>"
    )


def section_class(section: SectionKind) -> str:
    """CSS class of a section: only proposal and decision have their own look."""
    return section if section in ("minutes", "recommendation") else "other"


def section_tag(section: SectionKind, texts: Texts) -> str:
    """What kind of text this is, as a word with a sign."""
    kind = section_class(section)
    return (
        f'<p class="kind"><svg viewBox="0 0 16 16" aria-hidden="true">{_ICONS[kind]}</svg>'
        f"{escape(texts.sections[section])}</p>"
    )


def outcome_word(item: AgendaItem, words: Words) -> str:
    """What came of an item, in a word or two."""
    return words.in_parts if item.in_parts else words.outcomes[item.outcome]


def outcome_tag(item: AgendaItem, words: Words) -> str:
    """What came of an item as a word with a sign; a mere proposal has its own."""
    kinds = {section.kind for section in item.sections}
    if item.closed:
        return f'<span class="no-outcome">{escape(words.closed)}</span>'
    if item.outcome in ("postponed", "rejected", "withdrawn"):
        return kind_tag("minutes", words.outcomes[item.outcome], "stopped")
    if item.decided:
        kind, name = "minutes", outcome_word(item, words)
    elif "recommendation" in kinds and "minutes" not in kinds:
        kind, name = "recommendation", words.proposal_only
    else:
        return f'<span class="no-outcome">{escape(words.outcomes[item.outcome])}</span>'
    return kind_tag(kind, name)


def kind_tag(kind: str, name: str, sign: str = "") -> str:
    """A word with the sign and colour of ``minutes``, ``recommendation`` or ``other``.

    Args:
        sign: another than that of the kind.
    """
    return (
        f'<span class="tag {kind}"><span class="kind"><svg viewBox="0 0 16 16" aria-hidden="true">'
        f"{_ICONS[sign or kind]}</svg>{escape(name)}</span></span>"
    )


def open_button(source: Source, passage: Span, quotes: Sequence[Span], label: str) -> str:
    """A button that opens the minutes at a passage; the page's script reads its data."""
    place = {
        "path": source.path,
        "sha256": source.sha256,
        "passage": [passage.start, passage.end],
        "quotes": [[span.start, span.end] for span in quotes],
    }
    return (
        f'<button type="button" class="link" data-open="{escape(json.dumps(place))}">'
        f"{escape(label)}</button>"
    )


def item_words(passage: Passage, meeting: Meeting, texts: Texts) -> str:
    """The agenda item of a passage: ``Punkt 3 b: Title``, or the kind of the meeting's header."""
    if passage.item is None:
        return texts.sections["header"]
    item = meeting.items[passage.item]
    label = f"{texts.item} {item.number}: " if item.number else ""
    return f"{label}{hide_contacts(item.title)}"


def meeting_words(meeting: Meeting, texts: Texts) -> str:
    """Body and date; an inferred date says so."""
    name = meeting.body or meeting.title
    return f"{hide_contacts(name)}, {date_words(meeting, texts)}"


def date_words(meeting: Meeting, texts: Texts) -> str:
    """The date of a meeting; an inferred one says so."""
    if meeting.date is None:
        return texts.undated
    inferred = (meeting.date_evidence or "").startswith("inferred")
    return texts.date(meeting.date) + (f" ({texts.inferred})" if inferred else "")


def _heading(passage: Passage, meeting: Meeting, texts: Texts) -> str:
    return f'<span lang="da">{escape(item_words(passage, meeting, texts))}</span>'


def _where(meeting: Meeting, offset: int, texts: Texts) -> str:
    page = meeting.source.page_of(offset)
    parts = [meeting_words(meeting, texts)] + ([f"{texts.page} {page}"] if page else [])
    return escape(", ".join(parts))
