"""Questions as cards to open, to be filtered by what they have in common, without a script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from eval.matching import contains_quote, same_document
from eval.predictions import Prediction
from eval.questions import Question
from eval.tables import number

_SHOWN_PASSAGES = 5
_SHOWN_CHARACTERS = 400
_SHOWN_ANSWER = 1200


@dataclass(frozen=True, slots=True)
class Card:
    """One question.

    Attributes:
        labels: what it can be filtered by, name and value; the same names in all cards of a page.
        body: HTML that is shown when it is opened.
    """

    question: Question
    labels: Mapping[str, str]
    body: str


def cards(shown: Sequence[Card]) -> str:
    """The cards under one choice of filters for each of their labels."""
    if not shown:
        return "<p>Ingen.</p>"
    values = _values(shown)
    filters = [_filter(place, name, shown) for place, name in enumerate(values)]
    return "\n".join([*filters, *(_card(card, values) for card in shown)])


def filter_style(shown: Sequence[Card]) -> str:
    """Rules that hide the cards that a filter leaves out, for ``page``."""
    return "".join(
        f"body:has(#f{place}-{n}:checked) details:not([data-f{place}='{n}']){{display:none}}"
        for place, (name, known) in enumerate(_values(shown).items())
        for n in range(len(known))
    )


def _values(shown: Sequence[Card]) -> dict[str, list[str]]:
    """The values of each label, in order of first appearance; labels with one value are no use."""
    names = shown[0].labels if shown else ()
    found = {name: list(dict.fromkeys(card.labels[name] for card in shown)) for name in names}
    return {name: known for name, known in found.items() if len(known) > 1}


def _filter(place: int, name: str, shown: Sequence[Card]) -> str:
    counts = Counter(card.labels[name] for card in shown)
    choices = [("all", "alle", len(shown), " checked")]
    choices += [(str(n), value, counts[value], "") for n, value in enumerate(counts)]
    inputs = "".join(
        f'<label><input type="radio" name="f{place}" id="f{place}-{key}"{checked}> '
        f"{escape(value)} ({count})</label>"
        for key, value, count, checked in choices
    )
    return f"<fieldset><legend>{escape(name)}</legend><div>{inputs}</div></fieldset>"


def _card(card: Card, values: Mapping[str, list[str]]) -> str:
    data = "".join(
        f' data-f{place}="{known.index(card.labels[name])}"'
        for place, (name, known) in enumerate(values.items())
    )
    tags = "".join(f'<span class="tag">{escape(value)}</span>' for value in card.labels.values())
    return (
        f"<details{data}><summary><b>{escape(card.question.question)}</b> "
        f'<span class="tag">{escape(card.question.id)}</span>{tags}</summary>{card.body}</details>'
    )


def wanted(question: Question) -> list[tuple[str, str]]:
    """What a reply should be, as facts."""
    history = "\n".join(f"{turn['role']}: {turn['content']}" for turn in question.history)
    return [
        ("tidligere", escape(history)),
        ("ventet", escape(f"{_EXPECTED[question.expect]}: {question.answer}")),
        ("skal sige", _all_of(question.must_contain)),
        ("retter ved", _all_of(question.correction_contains)),
        ("må ikke sige", escape(", ".join(f"”{text}”" for text in question.must_not))),
        ("belæg", "\n".join(_place(g.doc, g.item, g.section, g.quote) for g in question.gold)),
    ]


def _all_of(groups: Sequence[Sequence[str]]) -> str:
    return escape(" og ".join(" eller ".join(f"”{text}”" for text in group) for group in groups))


_EXPECTED = {
    "answer": "svar",
    "abstain": "afslag",
    "abstain_or_correct": "afslag eller rettet præmis",
}


def got(question: Question, prediction: Prediction) -> list[tuple[str, str]]:
    """What a system understood, found and replied, as facts."""
    understood = prediction.understood
    filters = understood.get("filters") or {}
    used = ", ".join(f"{name}: {value}" for name, value in filters.items())
    return [
        ("forstået", escape(str(understood.get("question") or ""))),
        ("filtre", escape(used or ("ingen" if understood else ""))),
        ("svarede", reply(prediction)),
        (
            "kilder",
            "\n".join(_place(c.doc, c.item, c.section, c.quote) for c in prediction.citations),
        ),
        ("fundet", "\n".join(_retrieved(question, prediction))),
    ]


def reply(prediction: Prediction) -> str:
    """A reply as HTML, with the reason when it is a refusal or an error."""
    if prediction.error:
        return f'<span class="bad">{escape(prediction.error)}</span>'
    text = escape(_short(prediction.answer, _SHOWN_ANSWER))
    if not prediction.abstained:
        return text
    return f'<span class="bad">afslog ({escape(prediction.reason or "uden grund")})</span>\n{text}'


def figures(values: Mapping[str, float]) -> str:
    """The metrics of one question in a line."""
    return escape(", ".join(f"{name} {number(value)}" for name, value in values.items()))


def _retrieved(question: Question, prediction: Prediction) -> list[str]:
    """The best passages, and those further down that hold evidence."""
    lines = []
    for rank, passage in enumerate(prediction.retrieved, 1):
        holds = any(
            same_document(passage.doc, gold.doc) and contains_quote(passage.text, gold.quote)
            for gold in question.gold
        )
        if rank > _SHOWN_PASSAGES and not holds:
            continue
        mark = ' <span class="good">har belæg</span>' if holds else ""
        place = _place(passage.doc, passage.item, passage.section, passage.text)
        lines.append(f"{rank}. ({passage.score:.3f}){mark} {place}")
    return lines


def _place(doc: str, item: str | None, section: str | None, text: str) -> str:
    where = ", ".join(filter(None, [doc, f"punkt {item}" if item else "", section]))
    return f'<span class="soft">{escape(where)}:</span> {escape(_short(" ".join(text.split())))}'


def _short(text: str, length: int = _SHOWN_CHARACTERS) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
