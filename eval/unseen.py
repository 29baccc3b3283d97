"""Which questions of ``test`` rest on evidence that no question of ``dev`` rests on.

Questions are split one by one, so two about the same sentence of the minutes may fall on either
side, and what was tuned to one of them may help the other.  This part of ``test`` is free of that.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eval.matching import contains_quote, same_document

if TYPE_CHECKING:
    from eval.questions import Gold, Question

UNSEEN = "test-unseen"


def unseen(questions: Sequence[Question]) -> frozenset[str]:
    """Ids of the questions of ``test`` whose gold overlaps with that of no question of ``dev``.

    Two pieces of gold overlap when one quote holds the other, in the same document.  A question
    without gold has no evidence to share and is among them.

    Args:
        questions: a whole set.
    """
    known = [gold for question in questions if question.split == "dev" for gold in question.gold]
    return frozenset(
        question.id
        for question in questions
        if question.split == "test"
        and not any(_overlap(gold, other) for gold in question.gold for other in known)
    )


def _overlap(one: Gold, other: Gold) -> bool:
    same = contains_quote(one.quote, other.quote) or contains_quote(other.quote, one.quote)
    return same and same_document(one.doc, other.doc)
