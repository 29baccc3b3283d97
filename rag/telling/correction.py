"""What a question takes for granted and the minutes say otherwise: the first line of an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus import AgendaItem, Outcome, display_text
from index import Index, words
from rag.asking.amounts import find_amounts
from rag.asking.question import Question
from rag.asking.slots import quantities
from rag.finding.evidence import Sentence
from rag.telling.compose import Composition, item_of, place_words
from rag.telling.outcomes import approved_changed, approved_in_part, is_plain_approval, outcome_of
from rag.telling.scope import topic_of, topic_share

# Only verbs: "klager over afslag", "de afviste ansøgninger" and "godkendelsen" are what a question
# is about, and say nothing of how an item came out.
_REJECTED = re.compile(
    r"(?<!\bde )\bafvis(?:t|te|es)\b|\bforkast(?:et|ede|es)\b|\bafslog\b|\bafslaaet\b|"
    r"\b(?:gav|givet|fik|faaet|meddel\w+) (?:\w+ )?afslag\b|\bnedstemt\b|\bstemt? ned\b|"
    r"\bstemte .*\bned\b|\bsag(?:de|t) (?:\w+ )?nej\b|\breject(?:ed)?\b|\bturn(?:ed)? down\b|\brefused?\b"
)
# Who was refused something is asked for, and not taken for granted of the item.
_WHOSE_REFUSAL = re.compile(
    r"^\W*(?:og )?(?:hvem|hvilke[nt]?|who|which)\b.*\b(?:afslag|refus\w+)\b"
)
_APPROVED = re.compile(
    r"(?<!\bden )(?<!\bdet )(?<!\bde )\bgodkend(?:te?|te?s|es)\b|\bvedtog\w*|\bvedtag(?:et|es)\b|"
    r"\bbevilge(?:t|de|des|s)\b|\bsag(?:de|t) (?:\w+ )?ja\b|\bapproved?\b|\badopt(?:ed)?\b"
)
_SETTLED: Mapping[Outcome, tuple[str, str]] = {
    "approved": ("Det blev godkendt", "It was approved"),
    "noted": ("Det blev taget til efterretning", "It was noted"),
    "rejected": ("Det blev forkastet", "It was rejected"),
    "postponed": (
        "Punktet blev udsat, så der blev ikke truffet en beslutning",
        "The item was postponed, so no decision was made",
    ),
    "withdrawn": (
        "Punktet udgik, så der blev ikke truffet en beslutning",
        "The item was withdrawn, so no decision was made",
    ),
}
_UNSETTLED = ("postponed", "withdrawn")
# What is only hoped for, in the words that say so; the first that is found names it.
_WISHES = (
    (re.compile(r"\bønske\w*", re.I), "et ønske", "a wish"),
    (re.compile(r"\bfore?sl\w+|\bforslag\w*|\bindstil\w*", re.I), "et forslag", "a proposal"),
    (re.compile(r"\bforvent\w*|\bhåber\b|\bventes\b", re.I), "en forventning", "an expectation"),
    (re.compile(r"\bdialog om\b|\bundersøge\w*", re.I), "en dialog om det", "a dialogue on it"),
)
_DONE = re.compile(
    r"\b(?:blev|er) (?:\w+ ){0,2}(?:besluttet|godkendt|vedtaget|aftalt)|\bbesluttede\b|\bvedtog\b|"
    r"\bgodkendte\b|\baftaltes\b|\bindstillingen (?:blev )?godkendt",
    re.IGNORECASE,
)
_ASKS_DECIDED = re.compile(
    r"^\W*(?:er|blev|har|havde|is|was|has)\b.*\b(?:beslut\w*|vedt\w+|godkend\w*|fastlagt|aftalt|decided|"
    r"agreed)\b"
)
_RELATIVE = re.compile(r"\b(?:over|under|mere|mindre|mindst|hoejst|flere|faerre|than|least|most)\b")
# "Alle", "enstemmigt": no yes unless the outcome says so too; parts and changes are no plain yes.
_WHOLLY = re.compile(r"enstemmig\w*|samtlige|alle|uaendret|unanimous\w*")
_PUT_OFF = re.compile(r"\buds(?:at|kudt|ætt?es|kydes|atte)\b|\budskød\b", re.I)
_ADVISED = re.compile(r"\bikke (?:\w+ )?anbefal|\banbefal\w+ (?:\w+ )?ikke\b", re.I)
# What is approved is what was proposed: "Godkendt.", "Indstillingen blev vedtaget."
_OF_PROPOSAL = re.compile(
    r"^\W*(?:\w+ )?(?:godkend|vedtag|tiltr|bevil|imødekom)|\b(?:indstilling|forslag|sag|ansøgning|anmodning)",
    re.I,
)
_ON_TOPIC = 0.45
_PLAINLY_ON_TOPIC = 0.7
_STEM = 6
_VERBS = frozenset(("godken", "vedtag", "bevilg", "bevill"))


def write_correction(
    index: Index, question: Question, evidence: Sequence[Sentence], answer: Composition
) -> bool:
    """Write yes, no or a correction before the evidence, when the minutes are explicit.

    Args:
        evidence: sentences, best first; the first tells which item is meant.

    Returns:
        Whether that is the whole answer, because the question rests on what is not so.
    """
    top = evidence[0]
    topic = topic_of(index, question)
    share = topic_share(index, topic, top)
    # A question that names no matter is about none in particular: "Blev dagsordenen godkendt?".
    if share < _ON_TOPIC or not (topic or question.follows or question.item):
        return False
    item = item_of(index, top.passage)
    if item is not None and (item.outcome in _SETTLED or item.in_parts) and _presumed(question):
        if question.yesno and item.outcome not in _UNSETTLED and not item.in_parts:
            if share >= _PLAINLY_ON_TOPIC:
                _write_yes_or_no(index, question, top, item, answer)
            return False
        return _write_outcome(index, question, top, item, answer)
    decided = item is not None and item.decided and top.passage.section == "recommendation"
    if decided or not _write_wish(question, top, answer):
        _write_value(question, evidence, answer)
    return False


def _write_yes_or_no(
    index: Index, question: Question, top: Sentence, item: AgendaItem, answer: Composition
) -> None:
    """ "Blev det godkendt?": yes or no, unless the outcome has conditions or is of another kind."""
    where = outcome_of(index, top.passage.doc, item)
    if where is None or item.outcome == "noted":
        return
    told = display_text(index.meetings[top.passage.doc].source, where[1])
    english = question.language == "en"
    if lead := _reserved(item, told, english):
        answer.quote(*where, f"{lead}: ")
        return
    asked = {word for word in words(question.text) if _WHOLLY.fullmatch(word)}
    if not asked <= set(words(told)):
        return
    right = item.outcome == _presumed(question)
    if item.outcome == "approved" and not (
        is_plain_approval(told) and _is_of_what_is_asked(index, question, top, told)
    ):
        return
    lead = ("Yes" if right else "No") if english else ("Ja" if right else "Nej")
    if right and not english and question.negated:
        lead = "Jo"
    answer.quote(*where, f"{lead}. {_settled(item, told, english)}: ")


def _is_of_what_is_asked(index: Index, question: Question, top: Sentence, told: str) -> bool:
    """Whether what was approved is the proposal, or named in the question, and its amounts too."""
    own = [
        passage.text
        for passage in index.passages_of[top.passage.doc]
        if passage.item == top.passage.item and passage.section in ("minutes", "recommendation")
    ]
    known = {amount.kroner for text in own for amount in find_amounts(text)}
    if not {amount.kroner for amount in find_amounts(question.text)} <= known:
        return False
    stems = {term[:_STEM] for term in question.own_terms if len(term) >= _STEM}
    named = {word[:_STEM] for word in words(told)} & (stems - _VERBS)
    return bool(_OF_PROPOSAL.search(told) or named)


def _settled(item: AgendaItem, told: str, english: bool) -> str:
    """What came of an item; who did not recommend a case has not voted it down."""
    if item.outcome == "rejected" and _ADVISED.search(told):
        return "It was not recommended" if english else "Det blev ikke anbefalet"
    return _SETTLED[item.outcome][english]


def _reserved(item: AgendaItem, told: str, english: bool) -> str:
    """How an approval that is no plain one is told; nothing for any other outcome."""
    if approved_in_part(item, told):
        return "Only a part was approved" if english else "Kun en del blev godkendt"
    if approved_changed(item, told):
        danish = "Det blev godkendt, dog med en ændring eller et forbehold"
        return "It was approved, but with a change or a reservation" if english else danish
    return ""


def _write_outcome(
    index: Index, question: Question, top: Sentence, item: AgendaItem, answer: Composition
) -> bool:
    """The outcome against what the question presumes: "godkendt, ikke afvist"."""
    presumed = _presumed(question)
    where = outcome_of(index, top.passage.doc, item)
    if (
        where is None
        or item.outcome == presumed
        or (presumed, item.outcome) == ("approved", "noted")
    ):
        return False
    text = display_text(index.meetings[top.passage.doc].source, where[1])
    english = question.language == "en"
    told = _reserved(item, text, english)
    if not told and (item.in_parts or (item.outcome == "postponed" and not _PUT_OFF.search(text))):
        return False
    if not told:
        told = _settled(item, text, english)
        told += "" if item.outcome in _UNSETTLED else f", {_denied(presumed, question)}"
    return answer.quote(*where, f"{told} ({place_words(index, top.passage)}): ")


def _presumed(question: Question) -> Outcome | None:
    """What a question takes for granted came of the item; how many or who were refused tells nothing."""
    if question.kind == "number" or _WHOSE_REFUSAL.search(question.folded):
        return None
    if _REJECTED.search(question.folded):
        return "rejected"
    if not _APPROVED.search(question.folded):
        return None
    return None if question.negated and not question.yesno else "approved"


def _denied(presumed: Outcome | None, question: Question) -> str:
    if question.language == "en":
        return "not rejected" if presumed == "rejected" else "not approved"
    return "ikke afvist" if presumed == "rejected" else "ikke godkendt"


def _write_wish(question: Question, top: Sentence, answer: Composition) -> bool:
    """ "Er det besluttet?" when the best sentence only wishes, proposes or expects."""
    if not _ASKS_DECIDED.search(question.folded) or question.negated:
        return False
    if _DONE.search(top.text):
        return False
    for pattern, danish, english in _WISHES:
        if pattern.search(top.text):
            english_lead = f"No, the minutes have only {english}: "
            lead = english_lead if question.language == "en" else f"Nej, der står kun {danish}: "
            return answer.quote(top.passage, top.span, lead)
    return False


def _write_value(question: Question, evidence: Sequence[Sentence], answer: Composition) -> bool:
    """An amount or a count that the question takes for granted and the item gives otherwise."""
    if question.yesno or _RELATIVE.search(question.folded):
        return False
    top = evidence[0]
    own = [s for s in evidence[:12] if _place(s) == _place(top)]
    near = " ".join([top.passage.text, *(s.text for s in own)])
    for given, found, sentence in [*_amounts(question, own), *_counts(question, own)]:
        if given not in near:
            lead = f"It says {found}, not {given}" if question.language == "en" else ""
            lead = lead or f"Der står {found}, ikke {given}"
            return answer.quote(sentence.passage, sentence.span, f"{lead}: ")
    return False


def _amounts(question: Question, own: Sequence[Sentence]) -> list[tuple[str, str, Sentence]]:
    asked = find_amounts(question.text)
    found = [(amount, s) for s in own[:4] for amount in find_amounts(s.text)]
    known = {amount.kroner for amount, _ in found}
    wrong = [amount for amount in asked if amount.kroner not in known]
    return [(wrong[0].words, found[0][0].words, found[0][1])] if wrong and found else []


def _counts(question: Question, own: Sequence[Sentence]) -> list[tuple[str, str, Sentence]]:
    """ "De 13 indsatser" where the item counts 15, and nothing there counts 13."""
    rows = []
    for given in quantities(question.text):
        if not given.units or not given.number.isdigit() or "%" in given.units:
            continue
        counted = [(q, s) for s in own for q in quantities(s.text) if given.units & q.units]
        if counted and all(q.number != given.number for q, _ in counted):
            quantity, sentence = counted[0]
            if quantity.number.isdigit():
                rows.append((given.number, quantity.number, sentence))
    return rows


def _place(sentence: Sentence) -> tuple[str, int | None]:
    return sentence.passage.doc, sentence.passage.item
