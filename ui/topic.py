"""The page of a topic: when it came up, as a picture and as a list of places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby, islice
from typing import Literal

from corpus import Meeting
from index import Index, Passage
from ui.cards import date_words, item_words, kind_tag
from ui.contacts import hide_contacts
from ui.forms import filter_form, text_field
from ui.frame import View, document, notice
from ui.links import HERE, edition
from ui.plain import one_line, shortened
from ui.timeline import Mark, timeline

Kind = Literal["decision", "proposal", "mention"]
_SEARCHED, _SHOWN = 400, 100
# A passage that shares few of the words, or common ones only, is not about the topic.
_NEAR = 0.5
_LONGEST_SNIPPET, _MOST_BEFORE = 220, 100


@dataclass(frozen=True)
class Mention:
    """A topic in one agenda item, or in the head of a meeting.

    Attributes:
        passage: the best of the item.
    """

    meeting: Meeting
    passage: Passage
    kind: Kind


def mentions(index: Index, topic: str) -> list[Mention]:
    """The nearest items where a topic is written about, oldest first, those without a date last.

    A place counts that has every word of the topic, or that is nearly as near as the nearest.
    """
    hits = index.lexical(topic, _SEARCHED)
    words = _words(topic)
    found: dict[tuple[str, int | None], list[Passage]] = {}
    for position, score in hits:
        passage = index.passages[position]
        text = passage.text.casefold()
        if score >= _NEAR * hits[0][1] or all(word.search(text) for word in words):
            found.setdefault((passage.doc, passage.item), []).append(passage)
    listed = []
    for (doc, _), passages in islice(found.items(), _SHOWN):
        meeting = index.meetings[doc]
        best = min(passages, key=lambda p: _RANK.index(_kind(p, meeting)))
        listed.append(Mention(meeting, best, _kind(best, meeting)))
    return sorted(
        listed,
        key=lambda m: (m.meeting.date or "9999", m.meeting.source.path, m.passage.span.start),
    )


def _words(topic: str) -> list[re.Pattern[str]]:
    return [re.compile(rf"\b{re.escape(word)}") for word in topic.casefold().split()]


_RANK: Sequence[Kind] = ("decision", "proposal", "mention")


def _kind(passage: Passage, meeting: Meeting) -> Kind:
    if passage.section == "recommendation":
        return "proposal"
    decided = (
        passage.section == "minutes"
        and passage.item is not None
        and meeting.items[passage.item].decided
    )
    return "decision" if decided else "mention"


def topic_page(index: Index, view: View) -> str:
    """The page; without a topic only its field."""
    words, topic = view.words, view.get("emne")
    field = text_field("emne", words.topic, view, words.topic_example)
    parts = [f'<p class="lead">{words.topic_lead}</p>', filter_form(view, field)]
    if topic:
        found = mentions(index, topic)
        if not found:
            parts.append(notice(words.topic_none.format(topic=topic)))
        else:
            if len(found) == _SHOWN:
                parts.append(f"<p>{words.topic_more.format(count=_SHOWN)}</p>")
            parts += [_picture(found, topic, view), _ask(topic, view), _list(found, topic, view)]
    return document(view, f"{words.topics}: {topic}" if topic else words.topics, "".join(parts))


def _picture(found: Sequence[Mention], topic: str, view: View) -> str:
    words = view.words
    dated = [mention for mention in found if mention.meeting.date]
    if not dated:
        return ""
    names = {
        "decision": words.kind_decision,
        "proposal": words.kind_proposal,
        "mention": words.kind_mention,
    }
    marks = [
        Mark(m.meeting.date or "", hide_contacts(m.meeting.body or m.meeting.title), m.kind)
        for m in dated
    ]
    told = words.topic_picture.format(
        topic=topic,
        count=len(dated),
        meetings=len({m.meeting.source.path for m in dated}),
        first=view.texts.date(marks[0].date),
        last=view.texts.date(marks[-1].date),
    )
    return timeline(marks, names, told)


def _ask(topic: str, view: View) -> str:
    question = view.words.ask_topic_question.format(topic=topic)
    link = escape(view.link("./", q=question))
    return f'<p class="actions"><a class="primary" href="{link}">{view.words.ask_topic}</a></p>'


def _list(found: Sequence[Mention], topic: str, view: View) -> str:
    parts = []
    for meeting, group in groupby(found, lambda mention: mention.meeting):
        entries = "".join(_entry(mention, topic, view) for mention in group)
        link = escape(view.link("moede", fil=meeting.source.path))
        name = escape(hide_contacts(meeting.body or meeting.title))
        parts.append(
            f'<h2><a href="{link}" lang="da">{name}</a> '
            f'<span class="when">{escape(date_words(meeting, view.texts))}</span></h2>'
            f'<ul class="mentions">{entries}</ul>'
        )
    return "".join(parts)


def _snippet(passage: Passage, topic: str) -> str:
    """The text of a passage around the first word of the topic."""
    text = hide_contacts(one_line(passage.text))
    found = (word.search(text.casefold()) for word in _words(topic))
    at = min((match.start() for match in found if match), default=0)
    if at > _MOST_BEFORE:
        text = "… " + text[at - _MOST_BEFORE :].partition(" ")[2]
    return shortened(text, _LONGEST_SNIPPET)


def _entry(mention: Mention, topic: str, view: View) -> str:
    words = view.words
    passage, meeting = mention.passage, mention.meeting
    kind, name = {
        "decision": ("minutes", words.kind_decision),
        "proposal": ("recommendation", words.kind_proposal),
        "mention": ("other", words.kind_mention),
    }[mention.kind]
    span = passage.span
    link = view.link(
        "moede",
        fil=passage.doc,
        udgave=edition(meeting.source),
        sted=f"{span.start}-{span.end}",
    )
    snippet = _snippet(passage, topic)
    return (
        f'<li><span class="mention-head"><a href="{escape(link)}#{HERE}" lang="da">'
        f"{escape(item_words(passage, meeting, view.texts))}</a> {kind_tag(kind, name)}</span>"
        f'<span class="wording" lang="da">{escape(snippet)}</span></li>'
    )
