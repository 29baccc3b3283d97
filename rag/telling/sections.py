"""Questions for the text itself: the wording of a section, the attachments, where a word stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import AgendaItem, Section, SectionKind, file_of
from index import SECTION_WORDS, Index
from rag.asking.question import Question
from rag.finding.evidence import Sentence
from rag.refusal import Refusal
from rag.telling.compose import Composition, item_of, passage_holding, place_words
from rag.telling.scope import names_place, topic_of, topic_share

_ON_TOPIC = 0.6
_PLACES = 5
_SHORT = 240
# A section is told whole up to this many characters, unless its very words are asked for.
_LONGEST = 1000
_GOES_TO = re.compile(
    r"\b(?:afsæt\w*|afsat|ansæt\w*|indkøb\w*|løn\w*|aflønning\w*|dækk\w*|tilskud\w*|anvend\w*|bruges|frikøb\w*|"
    r"finansier\w*|går til)\b",
    re.IGNORECASE,
)
_SPENT = re.compile(r"\b(?:bruges|gaar?|daekker|anvendes|spent)\b")
_OWN = re.compile(
    r"cit\w*|ordret|ord|verbatim|quote\w*|praecise|ordlyd\w*|indstil\w*|foresl\w*|forslag\w*|beslut\w*|"
    r"moede(?:r|t|rne)?|handle(?:r|de|t)|tal(?:te|er)|\w*referat\w*|bilag\w*|vedhaeft\w*|attach\w*|appendi\w*|hoer\w*|knytt\w*|findes|staar|stod|finder|"
    r"noget|bruge\w*|daekke\w*|anvende\w*|gaar?|penge\w*|beloeb\w*|bedt|sige|ja|lagt|op|punkt\w*|politik\w*|naevn\w*|omtal\w*|belong\w*|written|lyder|lyd\w*|tekst\w*|skriv\w*|skrev\w*|steder?|which|where"
)
_MEETINGS_ASKED = re.compile(r"\bhvilke[nt]? (?:\w+ ){0,2}(?:moede[rt]?|\w*referat(?:er)?)\b")
_IN_ATTACHMENT = re.compile(
    r"\b(?:ifoelge|i|af|fra|according to the|in the) (?:\w+ ){0,2}?\w*(?:bilag(?:et|ene|s)?|vedhaeftning\w*|"
    r"attachments?)\b"
)


def asks_for_section(question: Question) -> bool:
    """Whether the wording of a section, attachments, or where something stands is asked for."""
    wanted = question.section
    proposed = question.item is not None and wanted == "recommendation" and not question.decides
    return (
        question.kind in ("quote", "locate")
        or (question.kind == "list" and wanted == "attachments")
        or (proposed and names_place(question))
        or (wanted == "economy" and bool(_SPENT.search(question.folded)))
    )


def answer_section(
    index: Index, question: Question, evidence: Sequence[Sentence], answer: Composition
) -> bool:
    """Write the section that is asked for word for word, or the places where a matter stands.

    Returns:
        False when the best evidence is not on the topic, or its item has no such section.
    """
    topic = topic_of(index, question, _OWN)
    if not evidence or topic_share(index, topic, evidence[0]) < _ON_TOPIC:
        return False
    if question.kind == "locate":
        good = [s for s in evidence if topic_share(index, topic, s) >= _ON_TOPIC]
        return _write_places(index, good, answer, bool(_MEETINGS_ASKED.search(question.folded)))
    item = item_of(index, evidence[0].passage)
    if item is None or question.section is None:
        return False
    if question.kind != "quote" and _length(item, question.section) > _LONGEST:
        return question.section == "economy" and _write_spending(
            index, evidence[0].passage.doc, item, answer
        )
    return _write_section(index, evidence[0].passage.doc, item, question.section, answer)


def in_attachment(question: Question) -> Refusal | None:
    """The refusal when the contents of an attachment are asked for: only its title is at hand."""
    if question.kind == "locate" or not _IN_ATTACHMENT.search(question.folded):
        return None
    if re.search(r"\bbilag\w* .{0,20}\b(?:hoer\w*|findes|er der|vedlagt)\b", question.folded):
        return None
    return Refusal(
        "no_value",
        "Det fremgår ikke af referaterne: der spørges til indholdet af et bilag, og bilagene er "
        "ikke med i samlingen.",
        "The minutes do not say: that would stand in an attachment, and those are not in the "
        "collection.",
    )


def _write_spending(index: Index, doc: str, item: AgendaItem, answer: Composition) -> bool:
    """The sentences of a long section on money that say what it goes to."""
    spans = [section.span for section in item.sections if section.kind == "economy"]
    seen: set[int] = set()
    for passage in index.passages_of[doc]:
        if not any(passage.span.overlaps(span) for span in spans):
            continue
        for span, text in zip(passage.sentences, passage.sentence_texts, strict=True):
            inside = any(span in own for own in spans)
            if inside and span.start not in seen and _GOES_TO.search(text):
                if not seen:
                    answer.line(f"{place_words(index, passage)}, {SECTION_WORDS['economy']}:")
                seen.add(span.start)
                answer.quote(passage, span)
    return bool(answer.citations)


def _length(item: AgendaItem, kind: SectionKind) -> int:
    return sum(len(section.span) for section in item.sections if section.kind == kind)


def _write_section(
    index: Index, doc: str, item: AgendaItem, kind: SectionKind, answer: Composition
) -> bool:
    found = [section for section in item.sections if section.kind == kind]
    for section in found:
        _quote_section(index, doc, section, answer)
    if answer.citations and kind == "attachments":
        answer.line("Bilagenes indhold er ikke med i samlingen.")
    return bool(answer.citations)


def _quote_section(index: Index, doc: str, section: Section, answer: Composition) -> None:
    """A section as one quotation, or in the passages that it was cut into when it is long."""
    whole = passage_holding(index, doc, section.span)
    if whole is not None:
        answer.line(f"{place_words(index, whole)}, {SECTION_WORDS[section.kind]}:")
        answer.quote(whole, section.span)
        return
    parts = [p for p in index.passages_of[doc] if p.span in section.span]
    for number, passage in enumerate(parts):
        if number == 0:
            answer.line(f"{place_words(index, passage)}, {SECTION_WORDS[section.kind]}:")
        answer.quote(passage, passage.span)


def _write_places(
    index: Index, good: Sequence[Sentence], answer: Composition, by_meeting: bool
) -> bool:
    """Each place once, or each meeting: file, item and section, with the sentence that is meant."""
    seen: set[tuple[str, int | None]] = set()
    for sentence in good:
        passage = sentence.passage
        key = (passage.doc, None if by_meeting else passage.item)
        if key in seen or len(sentence.text) > 2 * _SHORT:
            continue
        seen.add(key)
        section = SECTION_WORDS[passage.section]
        lead = f"{place_words(index, passage)}, {section} ({file_of(passage.doc)}): "
        answer.quote(passage, sentence.span, lead)
        if len(seen) == _PLACES:
            break
    return bool(answer.citations)
